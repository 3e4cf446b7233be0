import type { Source } from './source';

/** https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html */
export const addonsSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html',
  date: '2026-11-21',
};

/** https://docs.aws.amazon.com/eks/latest/userguide/community-addons.html */
export const communityAddonsSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/community-addons.html',
  date: '2026-11-21',
};

/** AWS permissions for the pods of one service account of an add-on. */
export interface AddonServiceAccount {
  readonly serviceAccount: string;
  /** AWS managed IAM policies that AWS names for it; see `managedPolicyArn`. */
  readonly managedPolicies: readonly string[];
  /** IAM actions for a policy of one's own, where AWS names no managed policy, or one that allows too much. */
  readonly actions?: readonly string[];
  /** The add-on does nothing useful without these permissions. */
  readonly required: boolean;
}

export interface AddonFacts {
  readonly owner: 'aws' | 'community';
  /**
   * `deployment`: pods have to be scheduled before EKS calls the add-on active, so node pools come first.
   * `daemonset`: pods on every node only; active without nodes.
   */
  readonly schedules: 'deployment' | 'daemonset';
  readonly namespace: string;
  readonly serviceAccounts: readonly AddonServiceAccount[];
  /** Add-ons that have to be there first. */
  readonly needs: readonly string[];
  /** It calls an AWS service that has no VPC endpoint. */
  readonly needsInternet: boolean;
  /**
   * Where its configuration takes the tolerations of pods that have none, as in the upstream chart: `webhook.tolerations`. Empty:
   * not known. `aws eks describe-addon-configuration` prints the schema of a version.
   */
  readonly tolerations: readonly string[];
  /** Its pods tolerate the taint of the built-in pool `system` by themselves. */
  readonly toleratesSystem: boolean;
  /** Its pods tolerate every taint by themselves. */
  readonly toleratesEverything: boolean;
  /** Its pods use files, the network or processes of their node, which the Pod Security level `baseline` forbids. */
  readonly usesNode: boolean;
  /** All its pods are in the network of their node, which network policies leave alone. */
  readonly onHostNetwork: boolean;
  /** It brings kinds of objects that this project writes. */
  readonly bringsKinds: boolean;
  readonly source: Source;
  /** Members that AWS's pages do not say, taken from the add-on's chart or the field. */
  readonly unverified: readonly ('schedules' | 'namespace' | 'serviceAccounts')[];
}

const addon = (
  owner: AddonFacts['owner'],
  schedules: AddonFacts['schedules'],
  namespace: string,
  more: Partial<Omit<AddonFacts, 'owner' | 'schedules' | 'namespace' | 'source'>> = {},
): AddonFacts => ({
  owner,
  schedules,
  namespace,
  serviceAccounts: [],
  needs: [],
  needsInternet: false,
  tolerations: [],
  toleratesSystem: false,
  toleratesEverything: false,
  usesNode: false,
  onHostNetwork: false,
  bringsKinds: false,
  source: owner === 'aws' ? addonsSource : communityAddonsSource,
  unverified: ['schedules'],
  ...more,
});

/** Add-ons that make sense beside Auto Mode, by the names of EKS. */
export const addonTable = {
  adot: addon('aws', 'deployment', 'opentelemetry-operator-system', { needs: ['cert-manager'] }),
  'amazon-cloudwatch-observability': addon('aws', 'deployment', 'amazon-cloudwatch', {
    serviceAccounts: [
      {
        serviceAccount: 'cloudwatch-agent',
        managedPolicies: ['AWSXrayWriteOnlyAccess', 'CloudWatchAgentServerPolicy'],
        required: true,
      },
    ],
    // Its chart: https://github.com/aws-observability/helm-charts
    toleratesEverything: true,
    usesNode: true,
  }),
  'aws-efs-csi-driver': addon('aws', 'deployment', 'kube-system', {
    serviceAccounts: [
      {
        serviceAccount: 'efs-csi-controller-sa',
        managedPolicies: ['service-role/AmazonEFSCSIDriverPolicy'],
        required: true,
      },
    ],
    // Its agents tolerate every taint: https://github.com/kubernetes-sigs/aws-efs-csi-driver/tree/master/charts/aws-efs-csi-driver
    tolerations: ['controller.tolerations'],
    toleratesSystem: true,
  }),
  'aws-fsx-csi-driver': addon('aws', 'deployment', 'kube-system', {
    serviceAccounts: [{ serviceAccount: 'fsx-csi-controller-sa', managedPolicies: ['AmazonFSxFullAccess'], required: true }],
    // Its agents tolerate every taint: https://github.com/kubernetes-sigs/aws-fsx-csi-driver/tree/master/charts/aws-fsx-csi-driver
    tolerations: ['controller.tolerations'],
    toleratesSystem: true,
    unverified: ['schedules', 'serviceAccounts'],
  }),
  'aws-guardduty-agent': addon('aws', 'daemonset', 'amazon-guardduty', { usesNode: true, onHostNetwork: true }),
  'aws-mountpoint-s3-csi-driver': addon('aws', 'deployment', 'kube-system', {
    serviceAccounts: [
      {
        serviceAccount: 's3-csi-driver-sa',
        managedPolicies: [],
        actions: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject'],
        required: true,
      },
    ],
  }),
  'aws-privateca-connector-for-kubernetes': addon('aws', 'deployment', 'aws-privateca-issuer', {
    serviceAccounts: [
      {
        serviceAccount: 'aws-privateca-issuer',
        managedPolicies: ['AWSPrivateCAConnectorForKubernetesPolicy'],
        required: true,
      },
    ],
    needs: ['cert-manager'],
  }),
  // The pods that mount secrets need the permissions, not the add-on.
  'aws-secrets-store-csi-driver-provider': addon('aws', 'daemonset', 'kube-system', { unverified: ['schedules', 'namespace'] }),
  'cert-manager': addon('community', 'deployment', 'cert-manager', {
    serviceAccounts: [
      {
        serviceAccount: 'cert-manager',
        managedPolicies: [],
        actions: ['route53:ChangeResourceRecordSets', 'route53:GetChange', 'route53:ListHostedZonesByName'],
        required: false,
      },
    ],
    // Its chart: https://github.com/cert-manager/cert-manager/blob/master/deploy/charts/cert-manager/values.yaml
    tolerations: ['tolerations', 'webhook.tolerations', 'cainjector.tolerations'],
  }),
  'external-dns': addon('community', 'deployment', 'external-dns', {
    serviceAccounts: [
      {
        serviceAccount: 'external-dns',
        managedPolicies: ['AmazonRoute53FullAccess'],
        actions: [
          'route53:ChangeResourceRecordSets',
          'route53:ListHostedZones',
          'route53:ListResourceRecordSets',
          'route53:ListTagsForResources',
        ],
        required: true,
      },
    ],
    needsInternet: true,
    tolerations: ['tolerations'],
  }),
  'fluent-bit': addon('community', 'daemonset', 'fluent-bit', { usesNode: true, tolerations: ['tolerations'] }),
  'kube-state-metrics': addon('community', 'deployment', 'kube-state-metrics', { tolerations: ['tolerations'] }),
  'metrics-server': addon('community', 'deployment', 'kube-system', { tolerations: ['tolerations'] }),
  'prometheus-node-exporter': addon('community', 'daemonset', 'prometheus-node-exporter', {
    // Its chart: https://github.com/prometheus-community/helm-charts/tree/main/charts/prometheus-node-exporter
    toleratesEverything: true,
    usesNode: true,
    onHostNetwork: true,
  }),
  'snapshot-controller': addon('aws', 'deployment', 'kube-system', { tolerations: ['tolerations'], bringsKinds: true }),
} as const satisfies Readonly<Record<string, AddonFacts>>;

export type KnownAddon = keyof typeof addonTable;

/** Add-ons whose pods talk to Kubernetes only, or work with the role of their node. https://docs.aws.amazon.com/eks/latest/userguide/add-ons-iam.html */
export const addonsWithoutAwsCalls: ReadonlySet<string> = new Set([
  'coredns',
  'eks-node-monitoring-agent',
  'eks-pod-identity-agent',
  'kube-proxy',
  'kube-state-metrics',
  'metrics-server',
  'prometheus-node-exporter',
  'snapshot-controller',
]);

/**
 * What Auto Mode contains and other nodes lack. Only for clusters with node groups; of Fargate's, pods need CoreDNS.
 * https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html
 */
const mixedComputeAddonTable = {
  'aws-ebs-csi-driver': addon('aws', 'deployment', 'kube-system', {
    serviceAccounts: [
      {
        serviceAccount: 'ebs-csi-controller-sa',
        managedPolicies: ['service-role/AmazonEBSCSIDriverPolicy'],
        required: true,
      },
    ],
  }),
  coredns: addon('aws', 'deployment', 'kube-system'),
  'eks-node-monitoring-agent': addon('aws', 'daemonset', 'kube-system'),
  'eks-pod-identity-agent': addon('aws', 'daemonset', 'kube-system'),
  'kube-proxy': addon('aws', 'daemonset', 'kube-system'),
  // It uses the role of the nodes, unless its service account `aws-node` gets one of its own.
  'vpc-cni': addon('aws', 'daemonset', 'kube-system'),
} as const satisfies Readonly<Record<string, AddonFacts>>;

export type MixedComputeAddon = keyof typeof mixedComputeAddonTable;

export const isMixedComputeAddon = (name: string): name is MixedComputeAddon => Object.hasOwn(mixedComputeAddonTable, name);

/** Facts of an add-on; undefined for one that is not in the tables. */
export function addonFacts(name: string): AddonFacts | undefined {
  if (isMixedComputeAddon(name)) return mixedComputeAddonTable[name];
  return Object.hasOwn(addonTable, name) ? addonTable[name as KnownAddon] : undefined;
}

/**
 * What Auto Mode contains, and what does the same from outside: installed beside it, it wastes pods or fights.
 * https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html
 */
export const builtInAddons: ReadonlyMap<string, string> = new Map([
  ['aws-ebs-csi-driver', 'block storage'],
  ['aws-load-balancer-controller', 'load balancing'],
  ['coredns', 'cluster DNS, on every node'],
  ['eks-node-monitoring-agent', 'node health'],
  ['eks-pod-identity-agent', 'Pod Identity, on every node'],
  ['karpenter', 'compute'],
  ['kube-proxy', 'service networking'],
  ['vpc-cni', 'pod networking'],
]);
