import { defineEnvironment, type EnvironmentInput, maintenanceWindow, nodePool } from '../../../lib/environment';
import type { Choice, Options } from './covering-array';

/** Part of an environment; members of several parts are merged, lists are not. */
interface Part {
  readonly [name: string]: unknown;
}

/** What a value of an option writes into the environment; it may depend on what else was chosen. */
type Value = Part | ((chosen: Choice, name: string) => Part);

const ACCOUNT = '111122223333';
const REGION = 'ap-northeast-1';
const role = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const NOTHING: Part = {};

const ALL_ZONES = ['apne1-az1', 'apne1-az2', 'apne1-az4'];
const zonesOf = ({ zones }: Choice): readonly string[] => ALL_ZONES.slice(0, zones === 'three' ? 3 : 2);
const subnets = (chosen: Choice, digit: number): Record<string, string> =>
  Object.fromEntries(zonesOf(chosen).map((zone, index) => [zone, `subnet-0a1b2c3d4e5f607${digit}${index}`]));

/** The first value of an option is what an environment has that does not mention it. */
const VALUES = {
  profile: { development: { profile: 'development' }, production: { profile: 'production' } },
  state: {
    local: { state: { type: 'local' } },
    s3: { state: { type: 's3', bucket: 'example-terraform-state' } },
    's3 elsewhere': (_, name) => ({
      state: {
        type: 's3',
        bucket: 'example-terraform-state',
        region: 'eu-west-1',
        keyPrefix: `shop/${name}`,
        kmsKey: KEY.replace(REGION, 'eu-west-1'),
      },
    }),
  },
  version: {
    newest: { cluster: { version: '1.37' } },
    'extended support': { cluster: { version: '1.33', supportType: 'EXTENDED' } },
  },
  // Network
  network: {
    own: (chosen) => ({ network: { cidr: '10.40.0.0/16', zones: zonesOf(chosen) } }),
    existing: (chosen) => ({
      network: {
        vpcId: 'vpc-0a1b2c3d4e5f60718',
        cidrs: ['10.40.0.0/16', '100.64.0.0/16'],
        nodeSubnets: subnets(chosen, 1),
        publicSubnets: subnets(chosen, 2),
      },
    }),
  },
  zones: { two: NOTHING, three: NOTHING },
  nat: {
    unsaid: NOTHING,
    none: { network: { natGateways: 'none' } },
    single: { network: { natGateways: { kind: 'single', zone: 'apne1-az2', elasticIp: 'eipalloc-0a1b2c3d4e5f60718' } } },
    'one per zone': { network: { natGateways: 'one-per-zone' } },
    regional: { network: { natGateways: 'regional' } },
  },
  internet: { yes: NOTHING, no: { network: { internetAccess: false } } },
  addresses: { ipv4: NOTHING, ipv6: { network: { ipv6: true } } },
  podAddresses: {
    'of nodes': NOTHING,
    own: (chosen) => ({
      network: chosen['network'] === 'existing' ? { podSubnets: subnets(chosen, 3) } : { podCidrs: ['100.64.0.0/16'] },
    }),
  },
  endpoints: {
    unsaid: NOTHING,
    none: { network: { endpoints: { preset: 'none' } } },
    isolated: { network: { endpoints: { preset: 'isolated', services: ['sqs', 'secretsmanager'] } } },
  },
  flowLogs: {
    unsaid: NOTHING,
    'own key': { network: { flowLogs: { destination: 'cloudwatch', retentionDays: 30, key: 'own' } } },
    s3: { network: { flowLogs: { destination: 's3', bucketArn: 'arn:aws:s3:::example-flow-logs/vpc' } } },
  },
  // Cluster
  controlPlane: {
    shared: NOTHING,
    dedicated: (chosen) => ({
      cluster: { controlPlaneSubnets: 'dedicated' },
      ...(chosen['network'] === 'existing' ? { network: { controlPlaneSubnets: subnets(chosen, 4) } } : {}),
    }),
  },
  builtInPools: {
    both: NOTHING,
    system: { cluster: { builtInNodePools: ['system'] } },
    none: { cluster: { builtInNodePools: 'none' } },
  },
  endpoint: { private: NOTHING, public: { cluster: { endpoint: { publicFrom: ['203.0.113.0/24'] } } } },
  controlPlaneSettings: {
    unsaid: NOTHING,
    written: (_, name) => ({
      cluster: { scalingTier: 'tier-xl', zonalShift: true, deletionProtection: true, name: `Shop_${name}` },
    }),
  },
  ranges: {
    unsaid: NOTHING,
    written: {
      cluster: { serviceCidr: '172.20.0.0/16', remoteNetworks: { nodes: ['192.168.0.0/20'], pods: ['192.168.16.0/20'] } },
    },
  },
  secretsKey: {
    unsaid: NOTHING,
    own: { cluster: { secretsKey: 'own' } },
    existing: { cluster: { secretsKey: KEY } },
  },
  logs: {
    unsaid: NOTHING,
    'own key': { cluster: { logs: { key: 'own', retentionDays: 90 } } },
    'existing key': { cluster: { logs: { types: ['audit'], key: KEY } } },
    none: { cluster: { logs: { types: [] } } },
  },
  autoModeLogs: {
    unsaid: NOTHING,
    none: { cluster: { autoModeLogs: [] } },
    all: { cluster: { autoModeLogs: ['compute', 'block-storage', 'load-balancing', 'ipam'] } },
  },
  roles: {
    own: NOTHING,
    existing: { cluster: { role: role('eks-cluster'), nodeRole: role('eks-node') } },
    bounded: { permissionsBoundary: `arn:aws:iam::${ACCOUNT}:policy/boundary`, rolePath: '/platform/' },
  },
  tags: {
    none: NOTHING,
    some: { tags: { owner: 'platform', 'cost-center': '4711' } },
    'not on nodes': { tags: { owner: 'platform' }, cluster: { customTags: false } },
  },
  // Who may do what
  people: {
    pipeline: NOTHING,
    'admins and teams': {
      access: {
        pipeline: { plan: role('terraform-plan') },
        admins: [role('platform-admin'), role('on-call')],
        breakGlass: role('break-glass'),
        teams: {
          payments: { role: role('payments'), policy: 'edit', namespaces: ['payments', 'payments-*'] },
          auditors: { role: role('auditors'), policy: 'view', namespaces: 'all' },
        },
      },
    },
    'groups and admin role': {
      access: {
        teams: { shop: { role: role('shop'), groups: ['shop-developers'], userName: 'shop' } },
        adminRole: { assumableBy: [role('people')], kubernetesOnly: true },
      },
    },
  },
  podIdentities: {
    none: NOTHING,
    statements: {
      podIdentities: {
        api: {
          namespace: 'payments',
          serviceAccount: 'api',
          statements: [{ Sid: 'ReadReceipts', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::example-receipts/*'] }],
          managedPolicies: ['AmazonSQSReadOnlyAccess'],
          sessionTags: false,
        },
      },
    },
    catalogue: {
      podIdentities: {
        secrets: {
          permissions: { set: 'external-secrets', secretArns: [`arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:shop/*`] },
        },
        orders: {
          namespace: 'orders',
          serviceAccount: 'api',
          permissions: [
            { set: 'sqs-send', queueArns: [`arn:aws:sqs:${REGION}:${ACCOUNT}:orders`] },
            { set: 's3-read', bucketArns: ['arn:aws:s3:::example-catalogue'], prefixes: ['images'] },
          ],
        },
      },
    },
    'roles that exist': {
      podIdentities: {
        api: { namespace: 'payments', serviceAccount: 'api', role: role('payments-api') },
        export: { namespace: 'payments', serviceAccount: 'export', targetRole: 'arn:aws:iam::444455556666:role/export' },
      },
    },
  },
  irsa: {
    none: NOTHING,
    written: {
      cluster: { oidcProvider: true },
      irsaRoles: { reports: { namespace: 'reports', serviceAccount: 'legacy', managedPolicies: ['AmazonS3ReadOnlyAccess'] } },
    },
  },
  // Compute
  fargate: {
    none: NOTHING,
    one: {
      cluster: {
        fargateProfiles: {
          batch: { selectors: [{ namespace: 'batch' }, { namespace: 'jobs-*', labels: { on: 'fargate' } }] },
          reports: { selectors: [{ namespace: 'reports' }], podExecutionRole: role('fargate') },
        },
      },
    },
  },
  nodeGroups: {
    none: NOTHING,
    'Amazon Linux': {
      cluster: {
        nodeGroups: {
          legacy: {
            instanceTypes: ['m7i.large'],
            size: { min: 2, max: 4, desired: 3 },
            capacityType: 'SPOT',
            disk: { sizeGiB: 100, key: KEY },
            metadataHopLimit: 2,
            taints: [{ key: 'example.com/legacy', effect: 'NoSchedule' }],
          },
        },
      },
    },
    'Bottlerocket and an own image': {
      cluster: {
        nodeGroups: {
          arm: { instanceTypes: ['m8g.large'], size: { min: 1, max: 2 }, amiType: 'BOTTLEROCKET_ARM_64' },
          hardened: {
            ami: 'ami-0123456789abcdef0',
            instanceTypes: ['m7i.large'],
            size: { min: 1, max: 2 },
            kubelet: { maxPods: 58 },
          },
        },
      },
    },
  },
  // What runs on the cluster
  delivery: {
    none: NOTHING,
    terraform: { platform: { delivery: 'terraform' } },
    'terraform in the network': { platform: { delivery: 'terraform', runner: 'in-network' } },
    'terraform by a role': { platform: { delivery: 'terraform', runner: 'in-network', accessRole: role('terraform-apply') } },
    gitops: { platform: { delivery: 'gitops' } },
    'gitops with facts': { platform: { delivery: 'gitops', clusterFacts: { format: 'argo-cd' } } },
  },
  pools: {
    none: NOTHING,
    general: { platform: { nodePools: { general: nodePool.general({ limits: { cpu: 200, memory: '800Gi' } }) } } },
    'classes, spot, GPU': {
      platform: {
        nodeClasses: {
          private: {},
          training: { ephemeralStorage: { size: '500Gi', throughput: 500 }, networkPolicy: 'DefaultAllow' },
        },
        nodePools: {
          general: nodePool.general({
            nodeClass: 'private',
            limits: { cpu: 200 },
            budgets: maintenanceWindow({ day: 'sunday', fromHour: 2, hours: 5 }),
          }),
          spot: nodePool.spot({ nodeClass: 'private', limits: { cpu: 400 } }),
          gpu: nodePool.gpu({ nodeClass: 'training', limits: { cpu: 96, 'nvidia.com/gpu': 8 } }),
        },
      },
    },
    static: {
      platform: { nodePools: { fixed: nodePool.static({ replicas: 3 }), arm: nodePool.graviton({ limits: { cpu: 20 } }) } },
    },
  },
  addons: {
    unsaid: NOTHING,
    none: { addons: {} },
    several: {
      addons: {
        'metrics-server': { version: 'v0.8.0-eksbuild.2', configuration: { replicas: 2 } },
        'aws-efs-csi-driver': {},
        'fluent-bit': {},
        'external-dns': {
          podIdentities: {
            'external-dns': { statements: [{ Action: 'route53:ListHostedZones', Resource: '*' }] },
          },
        },
      },
    },
    mixed: { addons: { 'vpc-cni': {}, 'kube-proxy': {}, coredns: {}, 'eks-pod-identity-agent': {} } },
  },
  observability: {
    none: NOTHING,
    cloudwatch: { observability: { type: 'cloudwatch', retentionDays: 30 } },
    prometheus: { observability: 'prometheus' },
    'a workspace that exists': {
      observability: {
        type: 'prometheus',
        workspace: `arn:aws:aps:${REGION}:${ACCOUNT}:workspace/ws-1234abcd-12ab-34cd-56ef-1234567890ab`,
      },
    },
  },
  storageAndIngress: {
    unsaid: NOTHING,
    none: { platform: { storageClasses: {}, ingressClasses: {} } },
    written: {
      // What brings the kind of snapshot classes.
      addons: { 'snapshot-controller': {} },
      platform: {
        storageClasses: {
          fast: { default: true, type: 'io2', iops: 4000, fileSystem: 'xfs' },
          kept: { reclaimPolicy: 'Retain', kmsKeyId: KEY },
        },
        volumeSnapshotClasses: { daily: { default: true, deletionPolicy: 'Retain' } },
        ingressClasses: {
          internal: { scheme: 'internal', group: 'shared', inboundCIDRs: ['10.0.0.0/8'] },
          public: { scheme: 'internet-facing' },
        },
      },
    },
  },
  namespaces: {
    none: NOTHING,
    isolated: {
      platform: {
        namespaces: {
          payments: {
            podSecurity: 'restricted',
            networkPolicy: 'deny-all',
            quota: { pods: 300, 'requests.cpu': 20 },
            containerLimits: { defaultRequest: { cpu: '100m' } },
            groups: { 'payments-developers': 'edit' },
            serviceAccounts: ['worker'],
            loadBalancerSecrets: ['sign-in'],
          },
          orders: { networkPolicy: 'same-namespace' },
        },
      },
    },
  },
  workloads: {
    none: NOTHING,
    written: {
      platform: {
        networkPolicy: 'default-deny',
        priorityClasses: { high: { value: 1000, description: 'first' } },
        podDisruptionBudgets: { api: { namespace: 'default', matchLabels: { app: 'api' }, minAvailable: '50%' } },
      },
    },
  },
  charts: {
    none: NOTHING,
    one: {
      platform: {
        helmReleases: {
          podinfo: {
            repository: 'https://example.com/charts',
            chart: 'podinfo',
            version: '6.9.0',
            namespace: 'podinfo',
            values: { replicaCount: 2 },
          },
        },
      },
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Value>>>>;

export const environmentOptions: Options = Object.fromEntries(
  Object.entries(VALUES).map(([option, values]) => [option, Object.keys(values)]),
);

/** The environment that a choice describes; what is not chosen has its first value. */
export function environmentOf(name: string, choice: Choice): EnvironmentInput {
  const chosen = { ...firstValues, ...choice };
  const parts = Object.entries(VALUES).map(([option, values]): Part => {
    const value: Value | undefined = new Map<string, Value>(Object.entries(values)).get(chosen[option] ?? '');
    if (value === undefined) throw new Error(`the option ${option} has no value '${chosen[option] ?? ''}'`);
    return typeof value === 'function' ? value(chosen, name) : value;
  });
  const base: Part = {
    name,
    account: ACCOUNT,
    region: REGION,
    cluster: { zones: zonesOf(chosen) },
    access: { pipeline: { apply: role('terraform-apply') } },
  };
  // Its shape is checked with everything else, when it is resolved.
  return defineEnvironment(parts.reduce(merge, base) as unknown as EnvironmentInput);
}

const firstValues: Choice = Object.fromEntries(
  Object.entries(environmentOptions).map(([option, [first = '']]) => [option, first]),
);

function merge(one: Part, other: Part): Part {
  const merged: Record<string, unknown> = { ...one };
  for (const [name, value] of Object.entries(other)) {
    const known = merged[name];
    merged[name] = isPart(known) && isPart(value) ? merge(known, value) : value;
  }
  return merged;
}

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
