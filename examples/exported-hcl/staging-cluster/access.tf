# From access.admins[0] in envs/staging.ts
resource "aws_eks_access_entry" "admin_platform-admin" {
  cluster_name      = aws_eks_cluster.main.name
  principal_arn     = "arn:aws:iam::111122223333:role/platform-admin"
  type              = "STANDARD"
  kubernetes_groups = []

  tags = {
    environment = "staging"
    owner       = "platform"
  }
}

resource "aws_eks_access_policy_association" "admin_platform-admin_cluster-admin" {
  cluster_name  = aws_eks_cluster.main.name
  principal_arn = "arn:aws:iam::111122223333:role/platform-admin"
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"

  access_scope {
    type = "cluster"
  }

  lifecycle {
    replace_triggered_by = [aws_eks_access_entry.admin_platform-admin.created_at]
  }

  depends_on = [aws_eks_access_entry.admin_platform-admin]
}

# From access.pipeline.apply in envs/staging.ts
resource "aws_eks_access_entry" "pipeline_apply" {
  cluster_name      = aws_eks_cluster.main.name
  principal_arn     = "arn:aws:iam::111122223333:role/terraform-apply"
  type              = "STANDARD"
  kubernetes_groups = []

  tags = {
    environment = "staging"
    owner       = "platform"
  }
}

resource "aws_eks_access_policy_association" "pipeline_apply_cluster-admin" {
  cluster_name  = aws_eks_cluster.main.name
  principal_arn = "arn:aws:iam::111122223333:role/terraform-apply"
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"

  access_scope {
    type = "cluster"
  }

  lifecycle {
    replace_triggered_by = [aws_eks_access_entry.pipeline_apply.created_at]
  }

  depends_on = [aws_eks_access_entry.pipeline_apply]
}

# From access.pipeline.plan in envs/staging.ts
resource "aws_eks_access_entry" "pipeline_plan" {
  cluster_name      = aws_eks_cluster.main.name
  principal_arn     = "arn:aws:iam::111122223333:role/terraform-plan"
  type              = "STANDARD"
  kubernetes_groups = []

  tags = {
    environment = "staging"
    owner       = "platform"
  }
}

resource "aws_eks_access_policy_association" "pipeline_plan_admin-view" {
  cluster_name  = aws_eks_cluster.main.name
  principal_arn = "arn:aws:iam::111122223333:role/terraform-plan"
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminViewPolicy"

  access_scope {
    type = "cluster"
  }

  lifecycle {
    replace_triggered_by = [aws_eks_access_entry.pipeline_plan.created_at]
  }

  depends_on = [aws_eks_access_entry.pipeline_plan]
}
