# From cluster in envs/staging.ts
resource "aws_eks_cluster" "main" {
  name                          = "platform-staging"
  version                       = "1.36"
  role_arn                      = "arn:aws:iam::111122223333:role/platform-staging-cluster"
  bootstrap_self_managed_addons = false
  deletion_protection           = false
  enabled_cluster_log_types     = ["api", "audit", "authenticator", "controllerManager", "scheduler"]

  tags = {
    environment = "staging"
    owner       = "platform"
  }

  access_config {
    authentication_mode                         = "API"
    bootstrap_cluster_creator_admin_permissions = false
  }

  compute_config {
    enabled       = true
    node_pools    = ["system"]
    node_role_arn = "arn:aws:iam::111122223333:role/platform-staging-node"
  }

  control_plane_scaling_config {
    tier = "standard"
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = aws_kms_key.secrets.arn
    }
  }

  kubernetes_network_config {
    ip_family = "ipv4"

    elastic_load_balancing {
      enabled = true
    }
  }

  storage_config {
    block_storage {
      enabled = true
    }
  }

  upgrade_policy {
    support_type = "STANDARD"
  }

  vpc_config {
    endpoint_private_access = true
    endpoint_public_access  = false

    subnet_ids = [
      data.terraform_remote_state.network.outputs.node_subnet_ids["apne1-az1"],
      data.terraform_remote_state.network.outputs.node_subnet_ids["apne1-az2"],
      data.terraform_remote_state.network.outputs.node_subnet_ids["apne1-az4"],
    ]
  }

  zonal_shift_config {
    enabled = true
  }

  timeouts {
    create = "60m"
    delete = "60m"
    update = "120m"
  }

  depends_on = [
    aws_iam_role_policy_attachment.cluster_AmazonEKSBlockStoragePolicy,
    aws_iam_role_policy_attachment.cluster_AmazonEKSClusterPolicy,
    aws_iam_role_policy_attachment.cluster_AmazonEKSComputePolicy,
    aws_iam_role_policy_attachment.cluster_AmazonEKSLoadBalancingPolicy,
    aws_iam_role_policy_attachment.cluster_AmazonEKSNetworkingPolicy,
    aws_iam_role_policy.cluster_custom-tags,
    aws_iam_role_policy_attachment.node_AmazonEC2ContainerRegistryPullOnly,
    aws_iam_role_policy_attachment.node_AmazonEKSWorkerNodeMinimalPolicy,
    aws_cloudwatch_log_group.cluster,
  ]
}

# From tags in envs/staging.ts
resource "aws_ec2_tag" "cluster-security-group_environment" {
  key         = "environment"
  value       = "staging"
  resource_id = aws_eks_cluster.main.vpc_config[0].cluster_security_group_id
}

resource "aws_ec2_tag" "cluster-security-group_owner" {
  key         = "owner"
  value       = "platform"
  resource_id = aws_eks_cluster.main.vpc_config[0].cluster_security_group_id
}
