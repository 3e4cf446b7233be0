# From the default of addons["metrics-server"] (not in envs/staging.ts)
resource "aws_eks_addon" "metrics-server" {
  cluster_name                = "platform-staging"
  addon_name                  = "metrics-server"
  preserve                    = false
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"

  tags = {
    environment = "staging"
    owner       = "platform"
  }

  timeouts {
    create = "30m"
    delete = "40m"
    update = "30m"
  }

  depends_on = [
    kubernetes_manifest.config-map_kube-system_amazon-vpc-cni,
    kubernetes_manifest.node-pool_general,
  ]
}
