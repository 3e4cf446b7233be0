import type { StatementInput } from './statement-input';

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

/** What the pods of one service account of an add-on may do: an existing role, or what a role of its own allows. */
export type AddonPodIdentityInput =
  | { readonly role: string; readonly managedPolicies?: never; readonly statements?: never }
  | {
      readonly role?: never;
      /** ARNs of managed policies, or names of AWS managed ones. @default none */
      readonly managedPolicies?: readonly string[];
      /** @default none */
      readonly statements?: readonly StatementInput[];
    };

export interface AddonInput {
  /** For example `v0.8.0-eksbuild.2`. @default the default version of EKS for the Kubernetes version */
  readonly version?: string;
  /** Configuration values, as the add-on's schema describes them. @default none */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** By service account. @default what AWS documents for the add-on, where that is a managed policy of fitting size */
  readonly podIdentities?: Readonly<Record<string, AddonPodIdentityInput>>;
}

/**
 * What Auto Mode contains and nodes of node groups lack; an error (ADD001) in a cluster without them. Pods on Fargate need
 * `coredns`. docs/mixed-compute.md
 */
export type MixedComputeAddonName =
  'aws-ebs-csi-driver' | 'coredns' | 'eks-node-monitoring-agent' | 'eks-pod-identity-agent' | 'kube-proxy' | 'vpc-cni';

export type AddonsInput = { readonly [Name in AddonName | MixedComputeAddonName]?: AddonInput };
