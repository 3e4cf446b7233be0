# Plans staging-platform with providers that are mocks, so that neither credentials nor AWS are needed: terraform test

mock_provider "aws" {
  mock_data "aws_eks_cluster" {
    defaults = {
      certificate_authority = [{ data = "dGVzdA==" }]
      endpoint              = "https://cluster.example.com"
    }
  }
}

mock_provider "kubernetes" {}

run "replaces_nothing" {
  command = plan

  assert {
    condition = alltrue([
      aws_eks_addon.metrics-server.addon_name == "metrics-server",
      aws_eks_addon.metrics-server.cluster_name == "platform-staging",
    ])
    error_message = "aws_eks_addon.metrics-server would be replaced"
  }

  assert {
    condition = alltrue([
      kubernetes_annotations.ingress-class_alb-internal.api_version == "networking.k8s.io/v1",
      kubernetes_annotations.ingress-class_alb-internal.kind == "IngressClass",
      kubernetes_annotations.ingress-class_alb-internal.metadata[0].name == "alb-internal",
    ])
    error_message = "kubernetes_annotations.ingress-class_alb-internal would be replaced"
  }

  assert {
    condition = alltrue([
      kubernetes_annotations.ingress-class_alb-internet-facing.api_version == "networking.k8s.io/v1",
      kubernetes_annotations.ingress-class_alb-internet-facing.kind == "IngressClass",
      kubernetes_annotations.ingress-class_alb-internet-facing.metadata[0].name == "alb-internet-facing",
    ])
    error_message = "kubernetes_annotations.ingress-class_alb-internet-facing would be replaced"
  }

  assert {
    condition = alltrue([
      kubernetes_annotations.storage-class_gp3.api_version == "storage.k8s.io/v1",
      kubernetes_annotations.storage-class_gp3.kind == "StorageClass",
      kubernetes_annotations.storage-class_gp3.metadata[0].name == "gp3",
    ])
    error_message = "kubernetes_annotations.storage-class_gp3 would be replaced"
  }

  assert {
    condition = alltrue([
      kubernetes_manifest.config-map_kube-system_amazon-vpc-cni.manifest.apiVersion == "v1",
      kubernetes_manifest.config-map_kube-system_amazon-vpc-cni.manifest.kind == "ConfigMap",
      kubernetes_manifest.config-map_kube-system_amazon-vpc-cni.manifest.metadata.name == "amazon-vpc-cni",
      kubernetes_manifest.config-map_kube-system_amazon-vpc-cni.manifest.metadata.namespace == "kube-system",
    ])
    error_message = "kubernetes_manifest.config-map_kube-system_amazon-vpc-cni would be replaced"
  }

  assert {
    condition = alltrue([
      kubernetes_manifest.ingress-class-params_alb-internal.manifest.apiVersion == "eks.amazonaws.com/v1",
      kubernetes_manifest.ingress-class-params_alb-internal.manifest.kind == "IngressClassParams",
      kubernetes_manifest.ingress-class-params_alb-internal.manifest.metadata.name == "alb-internal",
    ])
    error_message = "kubernetes_manifest.ingress-class-params_alb-internal would be replaced"
  }

  assert {
    condition = alltrue([
      kubernetes_manifest.ingress-class-params_alb-internet-facing.manifest.apiVersion == "eks.amazonaws.com/v1",
      kubernetes_manifest.ingress-class-params_alb-internet-facing.manifest.kind == "IngressClassParams",
      kubernetes_manifest.ingress-class-params_alb-internet-facing.manifest.metadata.name == "alb-internet-facing",
    ])
    error_message = "kubernetes_manifest.ingress-class-params_alb-internet-facing would be replaced"
  }

  assert {
    condition = alltrue([
      kubernetes_manifest.ingress-class_alb-internal.manifest.apiVersion == "networking.k8s.io/v1",
      kubernetes_manifest.ingress-class_alb-internal.manifest.kind == "IngressClass",
      kubernetes_manifest.ingress-class_alb-internal.manifest.metadata.name == "alb-internal",
    ])
    error_message = "kubernetes_manifest.ingress-class_alb-internal would be replaced"
  }

  assert {
    condition = alltrue([
      kubernetes_manifest.ingress-class_alb-internet-facing.manifest.apiVersion == "networking.k8s.io/v1",
      kubernetes_manifest.ingress-class_alb-internet-facing.manifest.kind == "IngressClass",
      kubernetes_manifest.ingress-class_alb-internet-facing.manifest.metadata.name == "alb-internet-facing",
    ])
    error_message = "kubernetes_manifest.ingress-class_alb-internet-facing would be replaced"
  }

  assert {
    condition = alltrue([
      kubernetes_manifest.node-class_private.manifest.apiVersion == "eks.amazonaws.com/v1",
      kubernetes_manifest.node-class_private.manifest.kind == "NodeClass",
      kubernetes_manifest.node-class_private.manifest.metadata.name == "private",
    ])
    error_message = "kubernetes_manifest.node-class_private would be replaced"
  }

  assert {
    condition = alltrue([
      kubernetes_manifest.node-pool_general.manifest.apiVersion == "karpenter.sh/v1",
      kubernetes_manifest.node-pool_general.manifest.kind == "NodePool",
      kubernetes_manifest.node-pool_general.manifest.metadata.name == "general",
    ])
    error_message = "kubernetes_manifest.node-pool_general would be replaced"
  }

  assert {
    condition = alltrue([
      kubernetes_manifest.storage-class_gp3.manifest.apiVersion == "storage.k8s.io/v1",
      kubernetes_manifest.storage-class_gp3.manifest.kind == "StorageClass",
      kubernetes_manifest.storage-class_gp3.manifest.metadata.name == "gp3",
    ])
    error_message = "kubernetes_manifest.storage-class_gp3 would be replaced"
  }
}
