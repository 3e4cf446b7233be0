# Only for those who have what staging-network built and not its state. With the state, nothing has to be imported.
#
# Terraform does not read this folder. Copy the file one folder up; plan until it says "to import" and nothing of
# "to add", "to change" or "to destroy"; apply; delete the copy.
#
# 28 of 32 ids are known to AWS only. Complete these blocks and take away their "#"; what an id looks like is
# said under "Import" on the page of the resource type.

import {
  to = aws_cloudwatch_log_group.flow_logs
  id = "/aws/vpc-flow-logs/platform-staging"
}

# import {
#   to = aws_default_security_group.main
#   id = "…"
# }

# import {
#   to = aws_eip.nat_apne1-az1
#   id = "…"
# }

# import {
#   to = aws_flow_log.main
#   id = "…"
# }

import {
  to = aws_iam_role.flow_logs
  id = "platform-staging-flow-logs"
}

import {
  to = aws_iam_role_policy.flow_logs_deliver
  id = "platform-staging-flow-logs:deliver"
}

# import {
#   to = aws_internet_gateway.main
#   id = "…"
# }

import {
  to = aws_kms_alias.flow_logs
  id = "alias/platform-staging-flow-logs"
}

# import {
#   to = aws_kms_key.flow_logs
#   id = "…"
# }

# import {
#   to = aws_nat_gateway.apne1-az1
#   id = "…"
# }

# import {
#   to = aws_route.private_apne1-az1_ipv4
#   id = "…"
# }

# import {
#   to = aws_route.private_apne1-az2_ipv4
#   id = "…"
# }

# import {
#   to = aws_route.private_apne1-az4_ipv4
#   id = "…"
# }

# import {
#   to = aws_route.public_ipv4
#   id = "…"
# }

# import {
#   to = aws_route_table.private_apne1-az1
#   id = "…"
# }

# import {
#   to = aws_route_table.private_apne1-az2
#   id = "…"
# }

# import {
#   to = aws_route_table.private_apne1-az4
#   id = "…"
# }

# import {
#   to = aws_route_table.public
#   id = "…"
# }

# import {
#   to = aws_route_table_association.private_apne1-az1
#   id = "…"
# }

# import {
#   to = aws_route_table_association.private_apne1-az2
#   id = "…"
# }

# import {
#   to = aws_route_table_association.private_apne1-az4
#   id = "…"
# }

# import {
#   to = aws_route_table_association.public_apne1-az1
#   id = "…"
# }

# import {
#   to = aws_route_table_association.public_apne1-az2
#   id = "…"
# }

# import {
#   to = aws_route_table_association.public_apne1-az4
#   id = "…"
# }

# import {
#   to = aws_subnet.private_apne1-az1
#   id = "…"
# }

# import {
#   to = aws_subnet.private_apne1-az2
#   id = "…"
# }

# import {
#   to = aws_subnet.private_apne1-az4
#   id = "…"
# }

# import {
#   to = aws_subnet.public_apne1-az1
#   id = "…"
# }

# import {
#   to = aws_subnet.public_apne1-az2
#   id = "…"
# }

# import {
#   to = aws_subnet.public_apne1-az4
#   id = "…"
# }

# import {
#   to = aws_vpc.main
#   id = "…"
# }

# import {
#   to = aws_vpc_endpoint.s3
#   id = "…"
# }
