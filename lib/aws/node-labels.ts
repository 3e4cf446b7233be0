import type { Source } from './source';

/** https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html#auto-supported-labels */
const NODE_POOL_PAGE: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html',
  date: '2026-11-21',
};

/** What a node pool of Auto Mode can ask for, and whether its values are whole numbers. */
export const nodeLabels = {
  'topology.kubernetes.io/zone': 'text',
  'node.kubernetes.io/instance-type': 'text',
  'kubernetes.io/arch': 'text',
  // Not in the list of the page; built-in pools ask for it themselves, and nodes run Linux only.
  'kubernetes.io/os': 'text',
  'karpenter.sh/capacity-type': 'text',
  'eks.amazonaws.com/compute-type': 'text',
  'eks.amazonaws.com/instance-category': 'text',
  'eks.amazonaws.com/instance-family': 'text',
  'eks.amazonaws.com/instance-size': 'text',
  'eks.amazonaws.com/instance-hypervisor': 'text',
  'eks.amazonaws.com/instance-encryption-in-transit-supported': 'text',
  'eks.amazonaws.com/instance-cpu-manufacturer': 'text',
  'eks.amazonaws.com/instance-gpu-name': 'text',
  'eks.amazonaws.com/instance-gpu-manufacturer': 'text',
  'eks.amazonaws.com/placement-group-id': 'text',
  // https://docs.aws.amazon.com/eks/latest/userguide/auto-odcr.html (2026-11-28): of nodes in reserved capacity.
  'eks.amazonaws.com/capacity-reservation-id': 'text',
  'eks.amazonaws.com/capacity-reservation-type': 'text',
  'eks.amazonaws.com/capacity-reservation-interruptible': 'text',
  'eks.amazonaws.com/instance-generation': 'number',
  'eks.amazonaws.com/instance-cpu': 'number',
  'eks.amazonaws.com/instance-memory': 'number',
  'eks.amazonaws.com/instance-ebs-bandwidth': 'number',
  'eks.amazonaws.com/instance-network-bandwidth': 'number',
  'eks.amazonaws.com/instance-gpu-count': 'number',
  'eks.amazonaws.com/instance-gpu-memory': 'number',
  'eks.amazonaws.com/instance-local-nvme': 'number',
} as const satisfies Readonly<Record<string, 'text' | 'number'>>;

export const nodeLabelSource = NODE_POOL_PAGE;

/** Beginnings of keys that are somebody else's: as a label of one's own they match nothing, or are refused. */
export const reservedLabelPrefixes = ['karpenter.k8s.aws/', 'karpenter.sh/', 'eks.amazonaws.com/'] as const;

/**
 * Keys of places that the API takes and AWS does not list: nodes get them when they join (`topology.k8s.aws/zone-id` from the cloud
 * controller), and whether a pool finds instances by them is not written anywhere.
 */
export const unlistedLabelPrefixes = ['topology.kubernetes.io/', 'topology.k8s.aws/'] as const;

/** Keys that Auto Mode does not support, or that Karpenter refuses. */
export const refusedLabels = ['node.kubernetes.io/windows-build', 'kubernetes.io/hostname'] as const;

/** https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/ (`--node-labels`) */
export const kubeletSource: Source = {
  url: 'https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/',
  date: '2026-11-28',
};

/** Domains of Kubernetes whose labels, and those of domains below them, a kubelet sets on its node. See `kubeletSource`. */
export const kubeletLabelDomains = ['kubelet.kubernetes.io', 'node.kubernetes.io'] as const;

/** Other labels of Kubernetes that a kubelet sets; with any else it does not start. See `kubeletSource`. */
export const kubeletLabels = [
  'beta.kubernetes.io/arch',
  'beta.kubernetes.io/instance-type',
  'beta.kubernetes.io/os',
  'failure-domain.beta.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
  'kubernetes.io/arch',
  'kubernetes.io/hostname',
  'kubernetes.io/os',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
] as const;
