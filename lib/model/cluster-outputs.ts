/** What the cluster stack publishes, with what Terraform says about it. */
export const clusterOutputs = {
  cluster_name: 'Name of the cluster',
  cluster_arn: 'ARN of the cluster',
  cluster_endpoint: 'URL of the Kubernetes API',
  cluster_certificate_authority: 'Certificate of the Kubernetes API, in base64',
  cluster_version: 'Kubernetes minor version of the control plane',
  cluster_security_group_id: 'Security group that EKS makes for the control plane and the nodes',
  cluster_role_name: 'Name of the role of the control plane',
  cluster_role_arn: 'ARN of the role of the control plane',
  node_role_name: 'Name of the role of the nodes, as a node class wants it',
  node_role_arn: 'ARN of the role of the nodes',
  secrets_key_arn: 'ARN of the key of the Kubernetes secrets',
  oidc_provider_arn: 'ARN of the OIDC provider of the cluster, for trust policies of roles made elsewhere',
  irsa_annotations: 'Annotations that the service accounts of roles by IRSA have to carry, by name of the role',
  admin_role_arn: 'ARN of the role that administrators assume',
  prometheus_workspace_arn: 'ARN of the Prometheus workspace that the metrics go to',
  prometheus_endpoint: 'URL that Grafana and others query for the metrics',
  update_kubeconfig_command: 'Makes kubectl reach the cluster',
} as const;

export type ClusterOutputName = keyof typeof clusterOutputs;
