# Only for those who have what staging-network built and not its state. With the state, nothing has to be imported.
#
# Terraform does not read this folder. Copy its files one folder up; plan until it says "to import" and nothing of
# "to add", "to change" or "to destroy", but for what is named here; apply; delete the copy of this file.
#
# The 1 "to change" only says again what is there, because nothing reads it back:
# - aws_kms_key.deletion_window_in_days
#
# 28 of 32 ids are known to AWS only. Write what stands in <>, and take away the "#" of these blocks.

import {
  to = aws_cloudwatch_log_group.flow_logs
  id = "/aws/vpc-flow-logs/platform-staging"
}

# such as "sg-0123456789abcdef0"
# import {
#   to = aws_default_security_group.main
#   id = "<id>"
# }

# such as "eipalloc-0123456789abcdef0"
# import {
#   to = aws_eip.nat_apne1-az1
#   id = "<allocation_id>"
# }

# such as "fl-0123456789abcdef0"
# import {
#   to = aws_flow_log.main
#   id = "<id>"
# }

import {
  to = aws_iam_role.flow_logs
  id = "platform-staging-flow-logs"
}

import {
  to = aws_iam_role_policy.flow_logs_deliver
  id = "platform-staging-flow-logs:deliver"
}

# such as "igw-0123456789abcdef0"
# import {
#   to = aws_internet_gateway.main
#   id = "<id>"
# }

import {
  to = aws_kms_alias.flow_logs
  id = "alias/platform-staging-flow-logs"
}

# such as "1234abcd-12ab-34cd-56ef-1234567890ab"
# import {
#   to = aws_kms_key.flow_logs
#   id = "<key_id>"
# }

# such as "nat-0123456789abcdef0"
# import {
#   to = aws_nat_gateway.apne1-az1
#   id = "<id>"
# }

# such as "rtb-0123456789abcdef0_0.0.0.0/0"
# import {
#   to = aws_route.private_apne1-az1_ipv4
#   id = "<route_table_id>_0.0.0.0/0"
# }

# such as "rtb-0123456789abcdef0_0.0.0.0/0"
# import {
#   to = aws_route.private_apne1-az2_ipv4
#   id = "<route_table_id>_0.0.0.0/0"
# }

# such as "rtb-0123456789abcdef0_0.0.0.0/0"
# import {
#   to = aws_route.private_apne1-az4_ipv4
#   id = "<route_table_id>_0.0.0.0/0"
# }

# such as "rtb-0123456789abcdef0_0.0.0.0/0"
# import {
#   to = aws_route.public_ipv4
#   id = "<route_table_id>_0.0.0.0/0"
# }

# such as "rtb-0123456789abcdef0"
# import {
#   to = aws_route_table.private_apne1-az1
#   id = "<id>"
# }

# such as "rtb-0123456789abcdef0"
# import {
#   to = aws_route_table.private_apne1-az2
#   id = "<id>"
# }

# such as "rtb-0123456789abcdef0"
# import {
#   to = aws_route_table.private_apne1-az4
#   id = "<id>"
# }

# such as "rtb-0123456789abcdef0"
# import {
#   to = aws_route_table.public
#   id = "<id>"
# }

# such as "subnet-0123456789abcdef0/rtb-0123456789abcdef0"
# import {
#   to = aws_route_table_association.private_apne1-az1
#   id = "<subnet_id or gateway_id>/<route_table_id>"
# }

# such as "subnet-0123456789abcdef0/rtb-0123456789abcdef0"
# import {
#   to = aws_route_table_association.private_apne1-az2
#   id = "<subnet_id or gateway_id>/<route_table_id>"
# }

# such as "subnet-0123456789abcdef0/rtb-0123456789abcdef0"
# import {
#   to = aws_route_table_association.private_apne1-az4
#   id = "<subnet_id or gateway_id>/<route_table_id>"
# }

# such as "subnet-0123456789abcdef0/rtb-0123456789abcdef0"
# import {
#   to = aws_route_table_association.public_apne1-az1
#   id = "<subnet_id or gateway_id>/<route_table_id>"
# }

# such as "subnet-0123456789abcdef0/rtb-0123456789abcdef0"
# import {
#   to = aws_route_table_association.public_apne1-az2
#   id = "<subnet_id or gateway_id>/<route_table_id>"
# }

# such as "subnet-0123456789abcdef0/rtb-0123456789abcdef0"
# import {
#   to = aws_route_table_association.public_apne1-az4
#   id = "<subnet_id or gateway_id>/<route_table_id>"
# }

# such as "subnet-0123456789abcdef0"
# import {
#   to = aws_subnet.private_apne1-az1
#   id = "<id>"
# }

# such as "subnet-0123456789abcdef0"
# import {
#   to = aws_subnet.private_apne1-az2
#   id = "<id>"
# }

# such as "subnet-0123456789abcdef0"
# import {
#   to = aws_subnet.private_apne1-az4
#   id = "<id>"
# }

# such as "subnet-0123456789abcdef0"
# import {
#   to = aws_subnet.public_apne1-az1
#   id = "<id>"
# }

# such as "subnet-0123456789abcdef0"
# import {
#   to = aws_subnet.public_apne1-az2
#   id = "<id>"
# }

# such as "subnet-0123456789abcdef0"
# import {
#   to = aws_subnet.public_apne1-az4
#   id = "<id>"
# }

# such as "vpc-0123456789abcdef0"
# import {
#   to = aws_vpc.main
#   id = "<id>"
# }

# such as "vpce-0123456789abcdef0"
# import {
#   to = aws_vpc_endpoint.s3
#   id = "<id>"
# }
