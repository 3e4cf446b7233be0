# From the default of platform.networkPolicy (not in envs/staging.ts)
resource "kubernetes_manifest" "config-map_kube-system_amazon-vpc-cni" {
  computed_fields = ["metadata.labels", "metadata.annotations"]

  manifest = {
    apiVersion = "v1"
    kind       = "ConfigMap"
    metadata = {
      name      = "amazon-vpc-cni"
      namespace = "kube-system"
    }
    data = { enable-network-policy-controller = "true" }
  }

  field_manager {
    name            = "Terraform"
    force_conflicts = true
  }
}
