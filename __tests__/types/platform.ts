// Compiled by `npm run typecheck`; nothing runs. What cannot be written about a platform.
import { nodePool } from '../../lib/config/node-pool-presets';
import type { NodeClassInput } from '../../lib/model/kubernetes/input/node-class-input';
import type { NodePoolInput } from '../../lib/model/kubernetes/input/node-pool-input';
import type { IngressClassInput } from '../../lib/model/kubernetes/input/ingress-class-input';
import type { ObservabilityInput } from '../../lib/config/observability-input';
import type { PlatformInput } from '../../lib/config/platform-input';
import type { StorageClassInput } from '../../lib/model/kubernetes/input/storage-class-input';
import type { PodDisruptionBudgetInput } from '../../lib/model/kubernetes/input/workload-input';
import { requirement, type NodeRequirement } from '../../lib/model/kubernetes/requirement';

const limits = { cpu: 100 } as const;

/** Requirements: labels of Auto Mode and labels of one's own, values as text. */
export const requirements: readonly NodeRequirement[] = [
  requirement('kubernetes.io/arch').in('arm64'),
  requirement('eks.amazonaws.com/instance-generation').greaterThan(5),
  requirement('eks.amazonaws.com/instance-cpu').in(4, '8'),
  requirement('node.kubernetes.io/instance-type').in('m7i.large', 'm7i.4xlarge', 'm7i.metal-24xl'),
  requirement('deployNodeClass').in('default'),
  requirement('example.com/team').exists(),
  { key: 'karpenter.sh/capacity-type', operator: 'In', values: ['spot'] },
  // @ts-expect-error labels of self-managed Karpenter match nothing (C02)
  requirement('karpenter.k8s.aws/instance-family').in('m7i'),
  requirement('kubernetes.io/os').in('linux'),
  requirement('eks.amazonaws.com/capacity-reservation-id').in('cr-56fac701cc1951b03'),
  requirement('eks.amazonaws.com/capacity-reservation-type').in('capacity-block'),
  // @ts-expect-error nodes run Linux only (C03)
  requirement('kubernetes.io/os').in('windows'),
  // @ts-expect-error Auto Mode refuses it (C03)
  requirement('node.kubernetes.io/windows-build').in('10.0'),
  // @ts-expect-error a misspelt label of EKS
  requirement('eks.amazonaws.com/instance-famly').in('m7i'),
  // @ts-expect-error no such capacity type
  requirement('karpenter.sh/capacity-type').in('ondemand'),
  // @ts-expect-error no such architecture
  requirement('kubernetes.io/arch').in('x86_64'),
  // @ts-expect-error too small for Auto Mode (C13)
  requirement('node.kubernetes.io/instance-type').in('t3.small'),
  // @ts-expect-error too small for Auto Mode (C13)
  requirement('eks.amazonaws.com/instance-size').in('nano'),
  // @ts-expect-error text cannot be greater than something
  requirement('kubernetes.io/arch').greaterThan(5),
  // @ts-expect-error at least one value
  requirement('kubernetes.io/arch').in(),
];

export const written: readonly NodeRequirement[] = [
  { key: 'eks.amazonaws.com/instance-cpu', operator: 'Gt', values: ['4'] },
  // @ts-expect-error values are text (C14)
  { key: 'eks.amazonaws.com/instance-cpu', operator: 'Gt', values: [4] },
  // @ts-expect-error a label of one's own goes through requirement()
  { key: 'karpenter.k8s.aws/instance-family', operator: 'In', values: ['m7i'] },
];

export const nodePools: readonly NodePoolInput[] = [
  { limits },
  { replicas: 3 },
  { replicas: 3, limits: { nodes: 4 } },
  nodePool.spot({ limits, weight: 10 }),
  nodePool.static({ replicas: 3 }),
  // @ts-expect-error limits have to be said (C29)
  {},
  // @ts-expect-error limits have to be said (C29)
  nodePool.general({}),
  // @ts-expect-error nodes live for 21 days at most (C08)
  { limits, expireAfter: 'Never' },
  // @ts-expect-error a duration has a unit
  { limits, terminationGracePeriod: '24' },
  // @ts-expect-error static pools have no weight (C18)
  { replicas: 3, weight: 10 },
  // @ts-expect-error static pools are limited by nodes only (C18)
  { replicas: 3, limits: { cpu: 100 } },
  // @ts-expect-error static pools are never consolidated (C32)
  { replicas: 3, consolidateAfter: '30s' },
  // @ts-expect-error older controllers refuse it
  { limits, budgets: [{ nodes: 1, reasons: ['Unhealthy'] }] },
  // @ts-expect-error a schedule has a duration
  { limits, budgets: [{ nodes: 1, schedule: '0 9 * * *' }] },
  // @ts-expect-error no such policy
  { limits, consolidationPolicy: 'WhenUnderutilized' },
  // @ts-expect-error the reference to the node class is made from its name (C04)
  { limits, nodeClassRef: { name: 'private' } },
];

const subnets = [{ tags: { tier: 'pods' } }] as const;

export const nodeClasses: readonly NodeClassInput[] = [
  {},
  { role: 'nodes' },
  { instanceProfile: 'nodes' },
  { podNetwork: { podSubnetSelectorTerms: subnets, podSecurityGroupSelectorTerms: [{ name: 'pods' }] } },
  // @ts-expect-error a role or an instance profile
  { role: 'nodes', instanceProfile: 'nodes' },
  // @ts-expect-error pod subnets come with pod groups (C16)
  { podNetwork: { podSubnetSelectorTerms: subnets } },
  // @ts-expect-error by tags or by id
  { subnetSelectorTerms: [{ id: 'subnet-0123456789abcdef0', tags: { a: 'b' } }] },
  // @ts-expect-error subnets have no names to select by
  { subnetSelectorTerms: [{ name: 'private' }] },
  // @ts-expect-error a size has a unit (C23)
  { ephemeralStorage: { size: '160' } },
  // @ts-expect-error fields of EC2NodeClass do not exist (C01)
  { amiFamily: 'Bottlerocket' },
  // @ts-expect-error nodes have no user data
  { userData: '' },
];

export const storageClasses: readonly StorageClassInput[] = [
  {},
  { type: 'gp3', throughput: 500, iops: 4000 },
  { type: 'io2', iops: 10000 },
  { type: 'io1', iopsPerGB: 50 },
  { type: 'st1' },
  // @ts-expect-error the driver is that of Auto Mode (F02)
  { provisioner: 'ebs.csi.aws.com' },
  // @ts-expect-error volumes wait for their pod (F03)
  { volumeBindingMode: 'Immediate' },
  // @ts-expect-error volumes are encrypted (F04)
  { parameters: { encrypted: 'false' } },
  // @ts-expect-error only gp3 has a throughput
  { type: 'io2', iops: 10000, throughput: 500 },
  // @ts-expect-error io2 has to say its speed
  { type: 'io2' },
  // @ts-expect-error as a number or by size
  { type: 'io2', iops: 10000, iopsPerGB: 50 },
];

export const ingressClasses: readonly IngressClassInput[] = [
  { scheme: 'internal' },
  // @ts-expect-error where a load balancer is has to be said (E01)
  {},
  // @ts-expect-error the controller is that of Auto Mode (F06)
  { scheme: 'internal', controller: 'ingress.k8s.aws/alb' },
  // @ts-expect-error of the self-managed controller
  { scheme: 'internal', wafv2AclArn: 'arn' },
  // @ts-expect-error by id or by tags
  { scheme: 'internal', subnets: { ids: ['subnet-0123456789abcdef0'], matchTags: {} } },
];

export const budgets: readonly PodDisruptionBudgetInput[] = [
  { namespace: 'shop', matchLabels: { app: 'api' }, maxUnavailable: 1 },
  // @ts-expect-error one of the two
  { namespace: 'shop', matchLabels: { app: 'api' }, maxUnavailable: 1, minAvailable: 1 },
  // @ts-expect-error one of the two
  { namespace: 'shop', matchLabels: { app: 'api' } },
];

export const observability: readonly ObservabilityInput[] = [
  'none',
  'cloudwatch',
  { type: 'cloudwatch', retentionDays: 30 },
  { type: 'prometheus', scrapeConfiguration: 'scrape_configs: []' },
  // @ts-expect-error one choice
  ['cloudwatch', 'prometheus'],
  // @ts-expect-error Prometheus keeps metrics, no logs
  { type: 'prometheus', retentionDays: 30 },
  // @ts-expect-error CloudWatch has no workspace
  { type: 'cloudwatch', workspace: 'arn' },
  // @ts-expect-error nothing to say of nothing
  { type: 'none' },
];

export const platforms: readonly PlatformInput[] = [
  { delivery: 'terraform' },
  { delivery: 'gitops', clusterFacts: { format: 'flux' } },
  // @ts-expect-error how objects reach the cluster has to be said
  {},
  // @ts-expect-error GitOps needs no runner
  { delivery: 'gitops', runner: 'in-network' },
  // @ts-expect-error charts are GitOps' own business
  { delivery: 'gitops', helmReleases: {} },
  // @ts-expect-error facts are for GitOps
  { delivery: 'terraform', clusterFacts: { format: 'flux' } },
];
