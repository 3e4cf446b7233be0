# Only for those who have what staging-cluster built and not its state. With the state, nothing has to be imported.
#
# Terraform does not read this folder. Copy its files one folder up; plan until it says "to import" and nothing of
# "to add", "to change" or "to destroy", but for what is named here; apply; delete the copy of this file.
#
# The 3 "to change" only say again what is there, because nothing reads it back:
# - aws_eks_cluster.timeouts
# - aws_kms_key.deletion_window_in_days
#
# 5 of 28 ids are known to AWS only. Write what stands in <>, and take away the "#" of these blocks.

# such as "jsoGVi4Zq8VlYp9n"
# import {
#   to = aws_cloudwatch_log_delivery.auto-mode-compute
#   id = "<id>"
# }

import {
  to = aws_cloudwatch_log_delivery_destination.auto-mode-compute
  id = "platform-staging-compute"
}

import {
  to = aws_cloudwatch_log_delivery_source.auto-mode-compute
  id = "platform-staging-compute"
}

import {
  to = aws_cloudwatch_log_group.auto-mode-compute
  id = "/aws/vendedlogs/eks/platform-staging/auto-mode-compute"
}

import {
  to = aws_cloudwatch_log_group.cluster
  id = "/aws/eks/platform-staging/cluster"
}

# such as "sg-0123456789abcdef0,owner"
# import {
#   to = aws_ec2_tag.cluster-security-group_environment
#   id = "<resource_id>,environment"
# }

# such as "sg-0123456789abcdef0,owner"
# import {
#   to = aws_ec2_tag.cluster-security-group_owner
#   id = "<resource_id>,owner"
# }

import {
  to = aws_eks_access_entry.admin_platform-admin
  id = "platform-staging:arn:aws:iam::111122223333:role/platform-admin"
}

import {
  to = aws_eks_access_entry.pipeline_apply
  id = "platform-staging:arn:aws:iam::111122223333:role/terraform-apply"
}

import {
  to = aws_eks_access_entry.pipeline_plan
  id = "platform-staging:arn:aws:iam::111122223333:role/terraform-plan"
}

import {
  to = aws_eks_access_policy_association.admin_platform-admin_cluster-admin
  id = "platform-staging#arn:aws:iam::111122223333:role/platform-admin#arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
}

import {
  to = aws_eks_access_policy_association.pipeline_apply_cluster-admin
  id = "platform-staging#arn:aws:iam::111122223333:role/terraform-apply#arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
}

import {
  to = aws_eks_access_policy_association.pipeline_plan_admin-view
  id = "platform-staging#arn:aws:iam::111122223333:role/terraform-plan#arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminViewPolicy"
}

import {
  to = aws_eks_cluster.main
  id = "platform-staging"
}

import {
  to = aws_iam_role.cluster
  id = "platform-staging-cluster"
}

import {
  to = aws_iam_role.node
  id = "platform-staging-node"
}

import {
  to = aws_iam_role_policy.cluster_custom-tags
  id = "platform-staging-cluster:custom-tags"
}

import {
  to = aws_iam_role_policy_attachment.cluster_AmazonEKSBlockStoragePolicy
  id = "platform-staging-cluster/arn:aws:iam::aws:policy/AmazonEKSBlockStoragePolicy"
}

import {
  to = aws_iam_role_policy_attachment.cluster_AmazonEKSClusterPolicy
  id = "platform-staging-cluster/arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"
}

import {
  to = aws_iam_role_policy_attachment.cluster_AmazonEKSComputePolicy
  id = "platform-staging-cluster/arn:aws:iam::aws:policy/AmazonEKSComputePolicy"
}

import {
  to = aws_iam_role_policy_attachment.cluster_AmazonEKSLoadBalancingPolicy
  id = "platform-staging-cluster/arn:aws:iam::aws:policy/AmazonEKSLoadBalancingPolicy"
}

import {
  to = aws_iam_role_policy_attachment.cluster_AmazonEKSNetworkingPolicy
  id = "platform-staging-cluster/arn:aws:iam::aws:policy/AmazonEKSNetworkingPolicy"
}

import {
  to = aws_iam_role_policy_attachment.node_AmazonEC2ContainerRegistryPullOnly
  id = "platform-staging-node/arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly"
}

import {
  to = aws_iam_role_policy_attachment.node_AmazonEKSWorkerNodeMinimalPolicy
  id = "platform-staging-node/arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy"
}

import {
  to = aws_kms_alias.logs
  id = "alias/platform-staging-logs"
}

import {
  to = aws_kms_alias.secrets
  id = "alias/platform-staging-secrets"
}

# such as "1234abcd-12ab-34cd-56ef-1234567890ab"
# import {
#   to = aws_kms_key.logs
#   id = "<key_id>"
# }

# such as "1234abcd-12ab-34cd-56ef-1234567890ab"
# import {
#   to = aws_kms_key.secrets
#   id = "<key_id>"
# }
