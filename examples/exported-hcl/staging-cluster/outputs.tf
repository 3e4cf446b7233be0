output "cluster_arn" {
  description = "ARN of the cluster"
  value       = aws_eks_cluster.main.arn
}

output "cluster_certificate_authority" {
  description = "Certificate of the Kubernetes API, in base64"
  value       = aws_eks_cluster.main.certificate_authority[0].data
}

output "cluster_endpoint" {
  description = "URL of the Kubernetes API"
  value       = aws_eks_cluster.main.endpoint
}

output "cluster_name" {
  description = "Name of the cluster"
  value       = aws_eks_cluster.main.name
}

output "cluster_role_arn" {
  description = "ARN of the role of the control plane"
  value       = "arn:aws:iam::111122223333:role/platform-staging-cluster"
}

output "cluster_role_name" {
  description = "Name of the role of the control plane"
  value       = "platform-staging-cluster"
}

output "cluster_security_group_id" {
  description = "Security group that EKS makes for the control plane and the nodes"
  value       = aws_eks_cluster.main.vpc_config[0].cluster_security_group_id
}

output "cluster_version" {
  description = "Kubernetes minor version of the control plane"
  value       = aws_eks_cluster.main.version
}

output "node_role_arn" {
  description = "ARN of the role of the nodes"
  value       = "arn:aws:iam::111122223333:role/platform-staging-node"
}

output "node_role_name" {
  description = "Name of the role of the nodes, as a node class wants it"
  value       = "platform-staging-node"
}

output "secrets_key_arn" {
  description = "ARN of the key of the Kubernetes secrets"
  value       = aws_kms_key.secrets.arn
}

output "update_kubeconfig_command" {
  description = "Makes kubectl reach the cluster"
  value       = "aws eks update-kubeconfig --region ap-northeast-1 --name platform-staging --role-arn arn:aws:iam::111122223333:role/platform-admin"
}
