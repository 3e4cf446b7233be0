import { z } from 'zod';
import { jsonObject } from './json-shape';

const text = z.string();
const byName = <Value extends z.ZodType>(value: Value) => z.record(text, value);

/** The shape of Fargate profiles; how many selectors there may be is for the rules to say. */
export const fargateProfile = z.strictObject({
  selectors: z.array(z.strictObject({ namespace: text, labels: byName(text).optional() })),
  zones: z.array(text).optional(),
  podExecutionRole: text.optional(),
});

const common = {
  instanceTypes: z.array(text.meta({ examples: ['m7i.large'] })).min(1),
  size: z.strictObject({ min: z.number(), max: z.number().meta({ examples: [3] }), desired: z.number().optional() }),
  capacityType: z.enum(['ON_DEMAND', 'SPOT']).optional(),
  zones: z.array(text).optional(),
  labels: byName(text).optional(),
  taints: z
    .array(
      z.strictObject({
        key: text,
        value: text.optional(),
        effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
      }),
    )
    .optional(),
  update: z
    .union([z.strictObject({ maxUnavailable: z.number() }), z.strictObject({ maxUnavailablePercentage: z.number() })])
    .optional(),
  nodeRepair: z.boolean().optional(),
  disk: z.strictObject({ sizeGiB: z.number().optional(), key: text.optional() }).optional(),
  metadataHopLimit: z.number().optional(),
  role: text.optional(),
  kubelet: jsonObject.optional(),
};

/** The shape of node groups: an image of one's own, or one that EKS keeps. The rules know which types there are. */
export const nodeGroup = z.union([
  z.strictObject({ ...common, ami: text }),
  z.strictObject({ ...common, amiType: text.optional(), version: text.optional(), releaseVersion: text.optional() }),
]);
