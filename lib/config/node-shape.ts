import { z } from 'zod';

/** Keys and types of `platform.nodeClasses` and `platform.nodePools`; see `shape.ts`. */
const text = z.string();
const texts = z.array(text);
const maps = z.record(text, text);
const count = z.union([z.number(), text]);

const selectorById = z.strictObject({ id: text });
const selectorByTags = z.strictObject({ tags: maps });
const subnetSelectors = z.array(z.union([selectorByTags, selectorById])).min(1);
const groupSelectors = z.array(z.union([selectorByTags, selectorById, z.strictObject({ name: text })])).min(1);

const networkInterface = z.strictObject({
  networkCardIndex: z.number(),
  deviceIndex: z.number(),
  interfaceType: z.enum(['interface', 'efa-only']),
  secondaryIPv4Count: z.number().optional(),
  secondaryIPv4PrefixCount: z.number().optional(),
});

const nodeClassSettings = {
  subnetSelectorTerms: subnetSelectors.optional(),
  securityGroupSelectorTerms: groupSelectors.optional(),
  podNetwork: z
    .union([
      z.enum(['node-subnets', 'pod-subnets']),
      z.strictObject({ podSubnetSelectorTerms: subnetSelectors, podSecurityGroupSelectorTerms: groupSelectors }),
    ])
    .optional(),
  snatPolicy: z.enum(['Random', 'Disabled']).optional(),
  networkPolicy: z.enum(['DefaultAllow', 'DefaultDeny']).optional(),
  networkPolicyEventLogs: z.enum(['Enabled', 'Disabled']).optional(),
  ephemeralStorage: z
    .strictObject({
      size: text.optional(),
      iops: z.number().optional(),
      throughput: z.number().optional(),
      kmsKeyID: text.optional(),
    })
    .optional(),
  advancedNetworking: z
    .strictObject({
      associatePublicIPAddress: z.boolean().optional(),
      httpsProxy: text.optional(),
      noProxy: texts.optional(),
      ipv4PrefixSize: z.enum(['Auto', '32']).optional(),
      enableV4Egress: z.boolean().optional(),
      networkInterfaces: z.array(networkInterface).optional(),
    })
    .optional(),
  advancedSecurity: z.strictObject({ fips: z.boolean() }).optional(),
  certificateBundles: z.array(z.strictObject({ name: text, data: text })).optional(),
  capacityReservationSelectorTerms: z
    .array(z.union([selectorById, z.strictObject({ tags: maps, owner: text.optional() })]))
    .optional(),
  placementGroupSelector: z.union([z.strictObject({ name: text }), selectorById]).optional(),
  tags: maps.optional(),
};

/** A role, of which Auto Mode makes an instance profile, or a profile. */
export const nodeClassShape = z.union([
  z.strictObject({ ...nodeClassSettings, role: text.optional() }),
  z.strictObject({ ...nodeClassSettings, instanceProfile: text }),
]);

const taint = z.strictObject({
  key: text,
  value: text.optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
});

const requirement = z.union([
  z.strictObject({ key: text, operator: z.enum(['In', 'NotIn']), values: texts.min(1), minValues: z.number().optional() }),
  z.strictObject({ key: text, operator: z.enum(['Exists', 'DoesNotExist']), minValues: z.number().optional() }),
  z.strictObject({
    key: text,
    operator: z.enum(['Gt', 'Lt', 'Gte', 'Lte']),
    values: texts.length(1),
    minValues: z.number().optional(),
  }),
]);

/** Some limit, whichever: without one, a loop of pending pods becomes a bill. */
const limits = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject(shape)
    .refine((value) => Object.values(value).some((limit) => limit !== undefined), {
      message: 'at least one limit: cpu, memory or nodes',
    })
    .meta({ examples: [{ cpu: 100 }] });

const nodePoolSettings = {
  nodeClass: text.optional(),
  requirements: z.array(requirement).optional(),
  labels: maps.optional(),
  annotations: maps.optional(),
  taints: z.array(taint).optional(),
  startupTaints: z.array(taint).optional(),
  expireAfter: text.optional(),
  terminationGracePeriod: text.optional(),
  budgets: z
    .array(
      z.strictObject({
        nodes: count,
        reasons: z
          .array(z.enum(['Underutilized', 'Empty', 'Drifted']))
          .min(1)
          .optional(),
        schedule: text.optional(),
        duration: text.optional(),
      }),
    )
    .optional(),
};

export const nodePoolShape = z.union([
  z.strictObject({
    ...nodePoolSettings,
    limits: limits({
      cpu: count.optional(),
      memory: text.optional(),
      nodes: z.number().optional(),
      'nvidia.com/gpu': z.number().optional(),
      'aws.amazon.com/neuron': z.number().optional(),
      'aws.amazon.com/neuroncore': z.number().optional(),
      'vpc.amazonaws.com/efa': z.number().optional(),
    }),
    weight: z.number().optional(),
    consolidationPolicy: z.enum(['WhenEmpty', 'WhenEmptyOrUnderutilized', 'Balanced']).optional(),
    consolidateAfter: text.optional(),
  }),
  z.strictObject({
    ...nodePoolSettings,
    replicas: z.number(),
    limits: z.strictObject({ nodes: z.number() }).optional(),
  }),
]);
