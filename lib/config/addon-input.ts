/** Add-ons that make sense beside Auto Mode; what Auto Mode contains cannot be written. */
export type AddonName =
  | 'adot'
  | 'amazon-cloudwatch-observability'
  | 'aws-efs-csi-driver'
  | 'aws-fsx-csi-driver'
  | 'aws-guardduty-agent'
  | 'aws-mountpoint-s3-csi-driver'
  | 'aws-privateca-connector-for-kubernetes'
  | 'aws-secrets-store-csi-driver-provider'
  | 'cert-manager'
  | 'external-dns'
  | 'fluent-bit'
  | 'kube-state-metrics'
  | 'metrics-server'
  | 'prometheus-node-exporter'
  | 'snapshot-controller';

export interface AddonInput {
  /** For example `v0.8.0-eksbuild.2`. @default the default version of EKS for the Kubernetes version */
  readonly version?: string;
  /** Configuration values, as the add-on's schema describes them. @default none */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** Role by service account: an ARN, or statements or managed policies for a role of its own. @default none */
  readonly podIdentities?: Readonly<Record<string, { readonly role: string } | { readonly managedPolicies: readonly string[] }>>;
}

export type AddonsInput = { readonly [Name in AddonName]?: AddonInput };
