import { z } from 'zod';
import { fargateProfile, nodeGroup } from './compute-shape';
import { jsonObject } from './json-shape';
import { permissionsShape } from './permission-set-input';
import { platformShape } from './platform-shape';

/**
 * The shape of what a person writes: keys and types, no meaning. Meaning is the rules' business, with better words.
 * A type test holds it against the interfaces, key by key.
 */
const text = z.string();
const texts = z.array(text);

/** Text of which an example says more than its kind; messages show it. */
const textLike = (...examples: readonly [string, ...string[]]) => text.meta({ examples });
const range = textLike('10.0.0.0/16');
const zoneText = textLike('euw1-az1');
const key = textLike('own', 'aws', 'arn:aws:kms:eu-west-1:111122223333:key/…');
const principal = textLike('arn:aws:iam::111122223333:role/platform-admin');
const byName = <Value extends z.ZodType>(value: Value) => z.record(text, value);

const state = z.union([
  z.strictObject({ type: z.literal('local') }),
  z.strictObject({
    type: z.literal('s3'),
    bucket: textLike('my-terraform-state'),
    region: text.optional(),
    keyPrefix: text.optional(),
    kmsKey: text.optional(),
  }),
]);

const zone = z.union([
  zoneText,
  z.strictObject({
    id: zoneText,
    slot: z.number().optional(),
    key: text.optional(),
    cidrs: z
      .strictObject({
        public: text.optional(),
        node: text.optional(),
        pod: text.optional(),
        controlPlane: text.optional(),
      })
      .optional(),
  }),
]);

const natGateways = z.union([
  z.enum(['none', 'single', 'one-per-zone', 'regional']),
  z.strictObject({ kind: z.literal('single'), zone: text.optional(), elasticIp: text.optional() }),
  z.strictObject({ kind: z.literal('one-per-zone'), elasticIps: byName(text).optional() }),
  z.strictObject({ kind: z.literal('regional'), elasticIps: byName(texts).optional() }),
]);

const flowLogs = z.union([
  z.enum(['none', 'cloudwatch']),
  z.strictObject({
    destination: z.literal('cloudwatch'),
    retentionDays: z.number().optional(),
    key: key.optional(),
  }),
  z.strictObject({ destination: z.literal('s3'), bucketArn: text }),
]);

const ownNetwork = z.strictObject({
  cidr: range,
  zones: z.array(zone),
  slots: byName(z.number()).optional(),
  subnetSizes: z
    .strictObject({
      node: z.number().optional(),
      public: z.number().optional(),
      pod: z.number().optional(),
      controlPlane: z.number().optional(),
      slotCount: z.number().optional(),
    })
    .optional(),
  podCidrs: texts.optional(),
  ipv6: z.boolean().optional(),
  internetAccess: z.boolean().optional(),
  natGateways: natGateways.optional(),
  flowLogs: flowLogs.optional(),
  endpoints: z.strictObject({ preset: z.enum(['none', 's3', 'isolated']).optional(), services: texts.optional() }).optional(),
  sharedWithClusters: texts.optional(),
});

const existingNetwork = z.strictObject({
  vpcId: textLike('vpc-0123456789abcdef0'),
  cidrs: z.array(range),
  nodeSubnets: byName(text),
  publicSubnets: byName(text).optional(),
  podSubnets: byName(text).optional(),
  controlPlaneSubnets: byName(text).optional(),
});

const cluster = z.strictObject({
  version: textLike('1.36'),
  name: text.optional(),
  zones: z.array(zoneText).optional(),
  endpoint: z.union([z.literal('private'), z.strictObject({ publicFrom: z.array(textLike('203.0.113.0/24')) })]).optional(),
  supportType: z.enum(['STANDARD', 'EXTENDED']).optional(),
  deletionProtection: z.boolean().optional(),
  zonalShift: z.boolean().optional(),
  scalingTier: z.enum(['standard', 'tier-xl', 'tier-2xl', 'tier-4xl']).optional(),
  serviceCidr: text.optional(),
  remoteNetworks: z.strictObject({ nodes: texts, pods: texts.optional() }).optional(),
  secretsKey: key.optional(),
  logs: z
    .strictObject({
      types: z.array(z.enum(['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'])).optional(),
      retentionDays: z.number().optional(),
      key: key.optional(),
    })
    .optional(),
  autoModeLogs: z.array(z.enum(['compute', 'block-storage', 'load-balancing', 'ipam'])).optional(),
  role: text.optional(),
  nodeRole: text.optional(),
  customTags: z.boolean().optional(),
  oidcProvider: z.boolean().optional(),
  fargateProfiles: byName(fargateProfile).optional(),
  nodeGroups: byName(nodeGroup).optional(),
  controlPlaneSubnets: z.enum(['shared', 'dedicated']).optional(),
  builtInNodePools: z.union([z.literal('none'), z.array(z.enum(['general-purpose', 'system'])).min(1)]).optional(),
});

const access = z.strictObject({
  pipeline: z.strictObject({ apply: textLike('arn:aws:iam::111122223333:role/terraform'), plan: principal.optional() }),
  admins: z.array(principal).optional(),
  breakGlass: principal.optional(),
  teams: byName(
    z.union([
      z.strictObject({ role: principal, policy: textLike('edit'), namespaces: z.union([z.literal('all'), texts.min(1)]) }),
      z.strictObject({ role: principal, groups: texts.min(1), userName: text.optional() }),
    ]),
  ).optional(),
  adminRole: z
    .strictObject({
      assumableBy: z.union([z.literal('account'), z.array(principal).min(1)]),
      kubernetesOnly: z.boolean().optional(),
    })
    .optional(),
});

const oneOrMany = z.union([text, texts]);
const podIdentitySettings = {
  namespace: text,
  serviceAccount: text,
  targetRole: text.optional(),
  sessionTags: z.boolean().optional(),
};

const statements = z.array(
  z.strictObject({
    Sid: text.optional(),
    Effect: z.enum(['Allow', 'Deny']).optional(),
    Action: oneOrMany.optional(),
    NotAction: oneOrMany.optional(),
    Resource: oneOrMany.optional(),
    NotResource: oneOrMany.optional(),
    Condition: byName(byName(oneOrMany)).optional(),
  }),
);
const permissions = { statements: statements.optional(), managedPolicies: texts.optional() };

const podIdentity = z.union([
  z.strictObject({ ...podIdentitySettings, ...permissions }),
  z.strictObject({ ...podIdentitySettings, role: text }),
  z.strictObject({
    ...podIdentitySettings,
    ...permissions,
    // Taken from the usual installation of the permission set where it has one; a rule says so where it has not.
    namespace: text.optional(),
    serviceAccount: text.optional(),
    permissions: permissionsShape,
  }),
]);

const irsaRole = z.union([
  z.strictObject({ namespace: text, serviceAccount: text, ...permissions }),
  // Taken from the usual installation of the permission set where it has one; a rule says so where it has not.
  z.strictObject({ namespace: text.optional(), serviceAccount: text.optional(), ...permissions, permissions: permissionsShape }),
]);

const addon = z.strictObject({
  version: text.optional(),
  configuration: jsonObject.optional(),
  podIdentities: byName(z.union([z.strictObject(permissions), z.strictObject({ role: text })])).optional(),
});

const observability = z.union([
  z.enum(['none', 'cloudwatch', 'prometheus']),
  z.strictObject({ type: z.literal('cloudwatch'), retentionDays: z.number().optional() }),
  z.strictObject({ type: z.literal('prometheus'), workspace: text.optional(), scrapeConfiguration: text.optional() }),
]);

export const environmentShape = z.strictObject({
  name: textLike('dev'),
  project: text.optional(),
  profile: z.enum(['development', 'production']),
  account: textLike('111122223333'),
  region: textLike('eu-west-1'),
  state,
  network: z.union([ownNetwork, existingNetwork]),
  cluster,
  access,
  podIdentities: byName(podIdentity).optional(),
  irsaRoles: byName(irsaRole).optional(),
  // Names of add-ons are judged by the add-on rules, which know what Auto Mode contains.
  addons: byName(addon).optional(),
  observability: observability.optional(),
  platform: platformShape.optional(),
  tags: byName(text).optional(),
  permissionsBoundary: text.optional(),
  rolePath: text.optional(),
  acknowledge: z.array(z.strictObject({ rule: text, path: text.optional(), reason: text, until: text.optional() })).optional(),
});
