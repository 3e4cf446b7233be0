# Only for those who have what staging-platform built and not its state. With the state, nothing has to be imported.
#
# Terraform does not read this folder. Copy its files one folder up; plan until it says "to import" and nothing of
# "to add", "to change" or "to destroy", but for what is named here; apply; delete the copy of this file.
#
# The 1 "to add" is terraform_data, which exists in the state only; do not import it: what it triggers would be
# replaced.
#
# 3 more "to add" are labels and annotations of objects, which cannot be imported: adding them writes what is there.
#
# The 9 "to change" only say again what is there, because nothing reads it back:
# - aws_eks_addon.preserve
# - aws_eks_addon.resolve_conflicts_on_create
# - aws_eks_addon.resolve_conflicts_on_update
# - aws_eks_addon.timeouts
# - kubernetes_manifest.manifest
# - kubernetes_manifest.computed_fields
# - kubernetes_manifest.field_manager
# - kubernetes_manifest.timeouts

import {
  to = aws_eks_addon.metrics-server
  id = "platform-staging:metrics-server"
}

import {
  to = kubernetes_manifest.config-map_kube-system_amazon-vpc-cni
  id = "apiVersion=v1,kind=ConfigMap,namespace=kube-system,name=amazon-vpc-cni"
}

import {
  to = kubernetes_manifest.ingress-class-params_alb-internal
  id = "apiVersion=eks.amazonaws.com/v1,kind=IngressClassParams,name=alb-internal"
}

import {
  to = kubernetes_manifest.ingress-class-params_alb-internet-facing
  id = "apiVersion=eks.amazonaws.com/v1,kind=IngressClassParams,name=alb-internet-facing"
}

import {
  to = kubernetes_manifest.ingress-class_alb-internal
  id = "apiVersion=networking.k8s.io/v1,kind=IngressClass,name=alb-internal"
}

import {
  to = kubernetes_manifest.ingress-class_alb-internet-facing
  id = "apiVersion=networking.k8s.io/v1,kind=IngressClass,name=alb-internet-facing"
}

import {
  to = kubernetes_manifest.node-class_private
  id = "apiVersion=eks.amazonaws.com/v1,kind=NodeClass,name=private"
}

import {
  to = kubernetes_manifest.node-pool_general
  id = "apiVersion=karpenter.sh/v1,kind=NodePool,name=general"
}

import {
  to = kubernetes_manifest.storage-class_gp3
  id = "apiVersion=storage.k8s.io/v1,kind=StorageClass,name=gp3"
}
