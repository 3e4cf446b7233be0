import { z } from 'zod';
import { jsonObject } from './json-shape';
import { nodeClassShape, nodePoolShape } from './node-shape';

/** Keys and types of `platform`; see `shape.ts`. */
const text = z.string();
const texts = z.array(text);
const byName = <Value extends z.ZodType>(value: Value) => z.record(text, value);
const maps = byName(text);
const count = z.union([z.number(), text]);

const storageClassSettings = {
  default: z.boolean().optional(),
  kmsKeyId: text.optional(),
  fileSystem: z.enum(['ext4', 'xfs', 'ext3', 'ext2']).optional(),
  reclaimPolicy: z.enum(['Delete', 'Retain']).optional(),
  allowVolumeExpansion: z.boolean().optional(),
  mountOptions: texts.optional(),
  onlyAutoModeNodes: z.boolean().optional(),
  parameters: z
    .strictObject({
      allowAutoIOPSPerGBIncrease: text.optional(),
      blockExpress: text.optional(),
      blockSize: text.optional(),
      bytesPerInode: text.optional(),
      ext4BigAlloc: text.optional(),
      ext4ClusterSize: text.optional(),
      inodeSize: text.optional(),
      numberOfInodes: text.optional(),
    })
    .optional(),
  tags: maps.optional(),
};

const storageClass = z.union([
  z.strictObject({
    ...storageClassSettings,
    type: z.literal('gp3').optional(),
    iops: z.number().optional(),
    throughput: z.number().optional(),
  }),
  z.strictObject({ ...storageClassSettings, type: z.enum(['io1', 'io2']), iops: z.number() }),
  z.strictObject({ ...storageClassSettings, type: z.enum(['io1', 'io2']), iopsPerGB: z.number() }),
  z.strictObject({ ...storageClassSettings, type: z.enum(['gp2', 'st1', 'sc1', 'standard']) }),
]);

const volumeSnapshotClass = z.strictObject({
  default: z.boolean().optional(),
  deletionPolicy: z.enum(['Delete', 'Retain']).optional(),
  tags: maps.optional(),
});

const ingressClass = z.strictObject({
  scheme: z.enum(['internal', 'internet-facing']),
  default: z.boolean().optional(),
  ipAddressType: z.enum(['ipv4', 'dualstack', 'dualstack-without-public-ipv4']).optional(),
  group: text.optional(),
  subnets: z.union([z.strictObject({ ids: texts.min(1) }), z.strictObject({ matchTags: byName(texts.min(1)) })]).optional(),
  certificateARNs: texts.optional(),
  sslPolicy: text.optional(),
  inboundCIDRs: texts.optional(),
  prefixListsIDs: texts.optional(),
  targetType: z.enum(['ip', 'instance']).optional(),
  loadBalancerName: text.optional(),
  namespaceSelector: maps.optional(),
  listeners: z
    .array(z.strictObject({ protocol: z.enum(['HTTP', 'HTTPS']), port: z.number(), attributes: maps.optional() }))
    .optional(),
  loadBalancerAttributes: maps.optional(),
  minimumCapacityUnits: z.number().optional(),
  ipv4IPAMPoolId: text.optional(),
  tags: maps.optional(),
});

const podSecurityLevel = z.enum(['privileged', 'baseline', 'restricted']);
const resources = byName(count);

const namespace = z.strictObject({
  labels: maps.optional(),
  annotations: maps.optional(),
  podSecurity: z
    .union([
      podSecurityLevel,
      z.strictObject({ enforce: podSecurityLevel, audit: podSecurityLevel.optional(), warn: podSecurityLevel.optional() }),
    ])
    .optional(),
  networkPolicy: z.enum(['allow-all', 'same-namespace', 'deny-all']).optional(),
  quota: resources.optional(),
  containerLimits: z
    .strictObject({
      default: resources.optional(),
      defaultRequest: resources.optional(),
      min: resources.optional(),
      max: resources.optional(),
    })
    .optional(),
  groups: maps.optional(),
  serviceAccounts: texts.optional(),
  loadBalancerSecrets: texts.optional(),
});

const priorityClass = z.strictObject({
  value: z.number(),
  default: z.boolean().optional(),
  preemptionPolicy: z.enum(['PreemptLowerPriority', 'Never']).optional(),
  description: text.optional(),
});

const podDisruptionBudget = z.union([
  z.strictObject({ namespace: text, matchLabels: maps, minAvailable: count }),
  z.strictObject({ namespace: text, matchLabels: maps, maxUnavailable: count }),
]);

const roleBinding = z.strictObject({ namespace: text, group: text, clusterRole: text });
const serviceAccount = z.strictObject({ namespace: text, labels: maps.optional(), annotations: maps.optional() });

const helmRelease = z.strictObject({
  repository: text,
  chart: text,
  version: text,
  namespace: text,
  createNamespace: z.boolean().optional(),
  values: jsonObject.optional(),
  timeout: z.number().optional(),
});

const platformSettings = {
  nodeClasses: byName(nodeClassShape).optional(),
  nodePools: byName(nodePoolShape).optional(),
  storageClasses: byName(storageClass).optional(),
  volumeSnapshotClasses: byName(volumeSnapshotClass).optional(),
  ingressClasses: byName(ingressClass).optional(),
  namespaces: byName(namespace).optional(),
  networkPolicy: z.enum(['off', 'default-allow', 'default-deny']).optional(),
  priorityClasses: byName(priorityClass).optional(),
  podDisruptionBudgets: byName(podDisruptionBudget).optional(),
  roleBindings: byName(roleBinding).optional(),
  serviceAccounts: byName(serviceAccount).optional(),
};

export const platformShape = z.union([
  z.strictObject({
    ...platformSettings,
    delivery: z.literal('terraform'),
    runner: z.enum(['in-network', 'anywhere']).optional(),
    accessRole: text.optional(),
    helmReleases: byName(helmRelease).optional(),
  }),
  z.strictObject({
    ...platformSettings,
    delivery: z.literal('gitops'),
    clusterFacts: z.strictObject({ format: z.enum(['argo-cd', 'flux']), namespace: text.optional() }).optional(),
  }),
]);
