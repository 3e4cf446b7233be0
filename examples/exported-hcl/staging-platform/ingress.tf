# From the default of platform.ingressClasses["alb-internal"] (not in envs/staging.ts)
resource "kubernetes_annotations" "ingress-class_alb-internal" {
  api_version   = "networking.k8s.io/v1"
  annotations   = { "ingressclass.kubernetes.io/is-default-class" = "true" }
  field_manager = "Terraform-annotations"
  force         = true
  kind          = "IngressClass"

  metadata {
    name = "alb-internal"
  }

  depends_on = [kubernetes_manifest.ingress-class_alb-internal]
}

# From the default of platform.ingressClasses["alb-internet-facing"] (not in envs/staging.ts)
resource "kubernetes_annotations" "ingress-class_alb-internet-facing" {
  api_version   = "networking.k8s.io/v1"
  annotations   = { "ingressclass.kubernetes.io/is-default-class" = "false" }
  field_manager = "Terraform-annotations"
  force         = true
  kind          = "IngressClass"

  metadata {
    name = "alb-internet-facing"
  }

  depends_on = [kubernetes_manifest.ingress-class_alb-internet-facing]
}

# From the default of platform.ingressClasses["alb-internal"] (not in envs/staging.ts)
resource "kubernetes_manifest" "ingress-class-params_alb-internal" {
  computed_fields = ["metadata.labels", "metadata.annotations"]

  manifest = {
    apiVersion = "eks.amazonaws.com/v1"
    kind       = "IngressClassParams"
    metadata   = { name = "alb-internal" }
    spec = {
      ipAddressType = "ipv4"
      loadBalancerAttributes = [
        { key = "routing.http.drop_invalid_header_fields.enabled", value = "true" },
      ]
      scheme    = "internal"
      sslPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
      tags = [
        { key = "environment", value = "staging" },
        { key = "owner", value = "platform" },
      ]
      targetType = "ip"
    }
  }

  field_manager {
    name            = "Terraform"
    force_conflicts = true
  }
}

# From the default of platform.ingressClasses["alb-internet-facing"] (not in envs/staging.ts)
resource "kubernetes_manifest" "ingress-class-params_alb-internet-facing" {
  computed_fields = ["metadata.labels", "metadata.annotations"]

  manifest = {
    apiVersion = "eks.amazonaws.com/v1"
    kind       = "IngressClassParams"
    metadata   = { name = "alb-internet-facing" }
    spec = {
      ipAddressType = "ipv4"
      loadBalancerAttributes = [
        { key = "routing.http.drop_invalid_header_fields.enabled", value = "true" },
      ]
      scheme    = "internet-facing"
      sslPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
      tags = [
        { key = "environment", value = "staging" },
        { key = "owner", value = "platform" },
      ]
      targetType = "ip"
    }
  }

  field_manager {
    name            = "Terraform"
    force_conflicts = true
  }
}

# From the default of platform.ingressClasses["alb-internal"] (not in envs/staging.ts)
resource "kubernetes_manifest" "ingress-class_alb-internal" {
  computed_fields = ["metadata.labels", "metadata.annotations"]

  manifest = {
    apiVersion = "networking.k8s.io/v1"
    kind       = "IngressClass"
    metadata = {
      name        = "alb-internal"
      annotations = { "ingressclass.kubernetes.io/is-default-class" = "true" }
    }
    spec = {
      controller = "eks.amazonaws.com/alb"
      parameters = {
        apiGroup = "eks.amazonaws.com"
        kind     = "IngressClassParams"
        name     = "alb-internal"
        scope    = "Cluster"
      }
    }
  }

  field_manager {
    name            = "Terraform"
    force_conflicts = true
  }

  depends_on = [kubernetes_manifest.ingress-class-params_alb-internal]
}

# From the default of platform.ingressClasses["alb-internet-facing"] (not in envs/staging.ts)
resource "kubernetes_manifest" "ingress-class_alb-internet-facing" {
  computed_fields = ["metadata.labels", "metadata.annotations"]

  manifest = {
    apiVersion = "networking.k8s.io/v1"
    kind       = "IngressClass"
    metadata = {
      name        = "alb-internet-facing"
      annotations = { "ingressclass.kubernetes.io/is-default-class" = "false" }
    }
    spec = {
      controller = "eks.amazonaws.com/alb"
      parameters = {
        apiGroup = "eks.amazonaws.com"
        kind     = "IngressClassParams"
        name     = "alb-internet-facing"
        scope    = "Cluster"
      }
    }
  }

  field_manager {
    name            = "Terraform"
    force_conflicts = true
  }

  depends_on = [kubernetes_manifest.ingress-class-params_alb-internet-facing]
}
