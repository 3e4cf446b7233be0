# Plans staging-cluster with providers that are mocks, so that neither credentials nor AWS are needed: terraform test

mock_provider "aws" {
  mock_resource "aws_cloudwatch_log_delivery_destination" {
    defaults = {
      arn = "arn:aws:logs:us-east-1:123456789012:delivery-destination:platform-staging-compute"
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/vendedlogs/eks/platform-staging/auto-mode-compute"
    }
  }

  mock_resource "aws_eks_access_entry" {
    defaults = { created_at = "2026-01-01T00:00:00Z" }
  }

  mock_resource "aws_eks_cluster" {
    defaults = {
      arn = "arn:aws:eks:us-east-1:123456789012:cluster/platform-staging"
      certificate_authority = [
        {
          data = "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCnN0cnVjdHVyYWwgcGxhbiwgYThmMTk5NzcyOWI2YThkZmNlZTMyMzJhNzQ3MmY3NjEKLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo="
        },
      ]
      endpoint = "https://EE3310C1CBA32FD953056913600E0DC3.gr7.us-east-1.eks.amazonaws.com"
    }
  }

  mock_resource "aws_kms_key" {
    defaults = {
      arn    = "arn:aws:kms:us-east-1:123456789012:key/93e05208-e26a-4ec5-aa05-e7487aa6a0a5"
      key_id = "93e05208-e26a-4ec5-aa05-e7487aa6a0a5"
    }
  }
}

override_data {
  target = data.terraform_remote_state.network
  values = {
    outputs = {
      node_subnet_ids = {
        apne1-az1 = "subnet-79b8f2080b89a01a1"
        apne1-az2 = "subnet-960d2e41b2f0d3542"
        apne1-az4 = "subnet-337299cd12c6de022"
      }
    }
  }
}

run "replaces_nothing" {
  command = plan

  assert {
    condition = alltrue([
      aws_cloudwatch_log_delivery_destination.auto-mode-compute.name == "platform-staging-compute",
      aws_cloudwatch_log_delivery_destination.auto-mode-compute.output_format == "json",
    ])
    error_message = "aws_cloudwatch_log_delivery_destination.auto-mode-compute would be replaced"
  }

  assert {
    condition = alltrue([
      aws_cloudwatch_log_delivery_source.auto-mode-compute.log_type == "AUTO_MODE_COMPUTE_LOGS",
      aws_cloudwatch_log_delivery_source.auto-mode-compute.name == "platform-staging-compute",
    ])
    error_message = "aws_cloudwatch_log_delivery_source.auto-mode-compute would be replaced"
  }

  assert {
    condition     = aws_cloudwatch_log_group.auto-mode-compute.name == "/aws/vendedlogs/eks/platform-staging/auto-mode-compute"
    error_message = "aws_cloudwatch_log_group.auto-mode-compute would be replaced"
  }

  assert {
    condition     = aws_cloudwatch_log_group.cluster.name == "/aws/eks/platform-staging/cluster"
    error_message = "aws_cloudwatch_log_group.cluster would be replaced"
  }

  assert {
    condition     = aws_ec2_tag.cluster-security-group_environment.key == "environment"
    error_message = "aws_ec2_tag.cluster-security-group_environment would be replaced"
  }

  assert {
    condition     = aws_ec2_tag.cluster-security-group_owner.key == "owner"
    error_message = "aws_ec2_tag.cluster-security-group_owner would be replaced"
  }

  assert {
    condition = alltrue([
      aws_eks_access_entry.admin_platform-admin.principal_arn == "arn:aws:iam::111122223333:role/platform-admin",
      aws_eks_access_entry.admin_platform-admin.type == "STANDARD",
    ])
    error_message = "aws_eks_access_entry.admin_platform-admin would be replaced"
  }

  assert {
    condition = alltrue([
      aws_eks_access_entry.pipeline_apply.principal_arn == "arn:aws:iam::111122223333:role/terraform-apply",
      aws_eks_access_entry.pipeline_apply.type == "STANDARD",
    ])
    error_message = "aws_eks_access_entry.pipeline_apply would be replaced"
  }

  assert {
    condition = alltrue([
      aws_eks_access_entry.pipeline_plan.principal_arn == "arn:aws:iam::111122223333:role/terraform-plan",
      aws_eks_access_entry.pipeline_plan.type == "STANDARD",
    ])
    error_message = "aws_eks_access_entry.pipeline_plan would be replaced"
  }

  assert {
    condition = alltrue([
      aws_eks_access_policy_association.admin_platform-admin_cluster-admin.policy_arn == "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      aws_eks_access_policy_association.admin_platform-admin_cluster-admin.principal_arn == "arn:aws:iam::111122223333:role/platform-admin",
    ])
    error_message = "aws_eks_access_policy_association.admin_platform-admin_cluster-admin would be replaced"
  }

  assert {
    condition = alltrue([
      aws_eks_access_policy_association.pipeline_apply_cluster-admin.policy_arn == "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      aws_eks_access_policy_association.pipeline_apply_cluster-admin.principal_arn == "arn:aws:iam::111122223333:role/terraform-apply",
    ])
    error_message = "aws_eks_access_policy_association.pipeline_apply_cluster-admin would be replaced"
  }

  assert {
    condition = alltrue([
      aws_eks_access_policy_association.pipeline_plan_admin-view.policy_arn == "arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminViewPolicy",
      aws_eks_access_policy_association.pipeline_plan_admin-view.principal_arn == "arn:aws:iam::111122223333:role/terraform-plan",
    ])
    error_message = "aws_eks_access_policy_association.pipeline_plan_admin-view would be replaced"
  }

  assert {
    condition = alltrue([
      aws_eks_cluster.main.access_config[0].bootstrap_cluster_creator_admin_permissions == false,
      aws_eks_cluster.main.bootstrap_self_managed_addons == false,
      aws_eks_cluster.main.compute_config[0].node_role_arn == "arn:aws:iam::111122223333:role/platform-staging-node",
      aws_eks_cluster.main.kubernetes_network_config[0].ip_family == "ipv4",
      aws_eks_cluster.main.name == "platform-staging",
      aws_eks_cluster.main.role_arn == "arn:aws:iam::111122223333:role/platform-staging-cluster",
    ])
    error_message = "aws_eks_cluster.main would be replaced"
  }

  assert {
    condition = alltrue([
      aws_iam_role.cluster.name == "platform-staging-cluster",
      aws_iam_role.cluster.path == "/",
    ])
    error_message = "aws_iam_role.cluster would be replaced"
  }

  assert {
    condition = alltrue([
      aws_iam_role.node.name == "platform-staging-node",
      aws_iam_role.node.path == "/",
    ])
    error_message = "aws_iam_role.node would be replaced"
  }

  assert {
    condition     = aws_iam_role_policy.cluster_custom-tags.name == "custom-tags"
    error_message = "aws_iam_role_policy.cluster_custom-tags would be replaced"
  }

  assert {
    condition     = aws_iam_role_policy_attachment.cluster_AmazonEKSBlockStoragePolicy.policy_arn == "arn:aws:iam::aws:policy/AmazonEKSBlockStoragePolicy"
    error_message = "aws_iam_role_policy_attachment.cluster_AmazonEKSBlockStoragePolicy would be replaced"
  }

  assert {
    condition     = aws_iam_role_policy_attachment.cluster_AmazonEKSClusterPolicy.policy_arn == "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"
    error_message = "aws_iam_role_policy_attachment.cluster_AmazonEKSClusterPolicy would be replaced"
  }

  assert {
    condition     = aws_iam_role_policy_attachment.cluster_AmazonEKSComputePolicy.policy_arn == "arn:aws:iam::aws:policy/AmazonEKSComputePolicy"
    error_message = "aws_iam_role_policy_attachment.cluster_AmazonEKSComputePolicy would be replaced"
  }

  assert {
    condition     = aws_iam_role_policy_attachment.cluster_AmazonEKSLoadBalancingPolicy.policy_arn == "arn:aws:iam::aws:policy/AmazonEKSLoadBalancingPolicy"
    error_message = "aws_iam_role_policy_attachment.cluster_AmazonEKSLoadBalancingPolicy would be replaced"
  }

  assert {
    condition     = aws_iam_role_policy_attachment.cluster_AmazonEKSNetworkingPolicy.policy_arn == "arn:aws:iam::aws:policy/AmazonEKSNetworkingPolicy"
    error_message = "aws_iam_role_policy_attachment.cluster_AmazonEKSNetworkingPolicy would be replaced"
  }

  assert {
    condition     = aws_iam_role_policy_attachment.node_AmazonEC2ContainerRegistryPullOnly.policy_arn == "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly"
    error_message = "aws_iam_role_policy_attachment.node_AmazonEC2ContainerRegistryPullOnly would be replaced"
  }

  assert {
    condition     = aws_iam_role_policy_attachment.node_AmazonEKSWorkerNodeMinimalPolicy.policy_arn == "arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy"
    error_message = "aws_iam_role_policy_attachment.node_AmazonEKSWorkerNodeMinimalPolicy would be replaced"
  }

  assert {
    condition     = aws_kms_alias.logs.name == "alias/platform-staging-logs"
    error_message = "aws_kms_alias.logs would be replaced"
  }

  assert {
    condition     = aws_kms_alias.secrets.name == "alias/platform-staging-secrets"
    error_message = "aws_kms_alias.secrets would be replaced"
  }
}

run "keeps_its_outputs" {
  command = plan

  assert {
    condition     = output.cluster_role_arn == "arn:aws:iam::111122223333:role/platform-staging-cluster"
    error_message = "who reads cluster_role_arn relies on its value"
  }

  assert {
    condition     = output.cluster_role_name == "platform-staging-cluster"
    error_message = "who reads cluster_role_name relies on its value"
  }

  assert {
    condition     = output.node_role_arn == "arn:aws:iam::111122223333:role/platform-staging-node"
    error_message = "who reads node_role_arn relies on its value"
  }

  assert {
    condition     = output.node_role_name == "platform-staging-node"
    error_message = "who reads node_role_name relies on its value"
  }

  assert {
    condition     = output.update_kubeconfig_command == "aws eks update-kubeconfig --region ap-northeast-1 --name platform-staging --role-arn arn:aws:iam::111122223333:role/platform-admin"
    error_message = "who reads update_kubeconfig_command relies on its value"
  }
}
