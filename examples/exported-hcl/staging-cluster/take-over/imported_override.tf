# For those who import: nothing reads these arguments back, and with another value in the state Terraform would replace what was
# imported. Copy the file one folder up before the first plan, and leave it there.

resource "aws_eks_cluster" "main" {
  lifecycle {
    ignore_changes = [access_config[0].bootstrap_cluster_creator_admin_permissions]
  }
}
