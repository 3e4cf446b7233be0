# From the default of platform.storageClasses.gp3 (not in envs/staging.ts)
resource "kubernetes_annotations" "storage-class_gp3" {
  api_version   = "storage.k8s.io/v1"
  annotations   = { "storageclass.kubernetes.io/is-default-class" = "true" }
  field_manager = "Terraform-annotations"
  force         = true
  kind          = "StorageClass"

  metadata {
    name = "gp3"
  }

  depends_on = [kubernetes_manifest.storage-class_gp3]
}

resource "kubernetes_manifest" "storage-class_gp3" {
  computed_fields = ["metadata.labels", "metadata.annotations"]

  manifest = {
    apiVersion = "storage.k8s.io/v1"
    kind       = "StorageClass"
    metadata = {
      name        = "gp3"
      annotations = { "storageclass.kubernetes.io/is-default-class" = "true" }
    }
    provisioner          = "ebs.csi.eks.amazonaws.com"
    allowVolumeExpansion = true
    parameters = {
      "csi.storage.k8s.io/fstype" = "ext4"
      encrypted                   = "true"
      tagSpecification_1          = "environment=staging"
      tagSpecification_2          = "owner=platform"
      type                        = "gp3"
    }
    reclaimPolicy     = "Delete"
    volumeBindingMode = "WaitForFirstConsumer"
  }

  field_manager {
    name            = "Terraform"
    force_conflicts = true
  }

  lifecycle {
    replace_triggered_by = [terraform_data.storage-class_gp3]
  }
}

resource "terraform_data" "storage-class_gp3" {
  input = {
    provisioner = "ebs.csi.eks.amazonaws.com"
    parameters = {
      "csi.storage.k8s.io/fstype" = "ext4"
      encrypted                   = "true"
      tagSpecification_1          = "environment=staging"
      tagSpecification_2          = "owner=platform"
      type                        = "gp3"
    }
    reclaimPolicy     = "Delete"
    volumeBindingMode = "WaitForFirstConsumer"
  }
}
