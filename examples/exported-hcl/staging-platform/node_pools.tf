# From the default of platform.nodeClasses.private (not in envs/staging.ts)
resource "kubernetes_manifest" "node-class_private" {
  computed_fields = ["metadata.labels", "metadata.annotations"]

  manifest = {
    apiVersion = "eks.amazonaws.com/v1"
    kind       = "NodeClass"
    metadata   = { name = "private" }
    spec = {
      networkPolicy              = "DefaultAllow"
      role                       = "platform-staging-node"
      securityGroupSelectorTerms = [{ tags = { "aws:eks:cluster-name" = "platform-staging" } }]
      subnetSelectorTerms        = [{ tags = { "eks-auto/platform-staging" = "node" } }]
      tags = {
        environment = "staging"
        owner       = "platform"
      }
    }
  }

  field_manager {
    name            = "Terraform"
    force_conflicts = true
  }

  wait {
    condition {
      type   = "Ready"
      status = "True"
    }
  }

  timeouts {
    create = "10m"
    delete = "60m"
    update = "10m"
  }
}

# From platform.nodePools.general in envs/staging.ts
resource "kubernetes_manifest" "node-pool_general" {
  computed_fields = ["metadata.labels", "metadata.annotations", "spec.template.spec.requirements"]

  manifest = {
    apiVersion = "karpenter.sh/v1"
    kind       = "NodePool"
    metadata   = { name = "general" }
    spec = {
      disruption = {
        budgets             = [{ nodes = "10%" }]
        consolidateAfter    = "30s"
        consolidationPolicy = "WhenEmptyOrUnderutilized"
      }
      limits = {
        cpu    = "40"
        memory = "160Gi"
      }
      template = {
        spec = {
          expireAfter = "336h"
          nodeClassRef = {
            group = "eks.amazonaws.com"
            kind  = "NodeClass"
            name  = "private"
          }
          requirements = [
            {
              key      = "eks.amazonaws.com/instance-category"
              operator = "In"
              values   = ["c", "m", "r"]
            },
            {
              key      = "eks.amazonaws.com/instance-generation"
              operator = "Gt"
              values   = ["4"]
            },
            { key = "kubernetes.io/arch", operator = "In", values = ["amd64"] },
            { key = "karpenter.sh/capacity-type", operator = "In", values = ["on-demand"] },
          ]
          terminationGracePeriod = "24h"
        }
      }
    }
  }

  field_manager {
    name            = "Terraform"
    force_conflicts = true
  }

  wait {
    condition {
      type   = "Ready"
      status = "True"
    }
  }

  timeouts {
    create = "10m"
    delete = "60m"
    update = "10m"
  }

  depends_on = [kubernetes_manifest.node-class_private]
}
