import type { EnvironmentInput } from '../../lib/config/environment-input';

const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;

/** An environment in which nearly every key is written, so that damage of one value reaches every reader of it. */
export const richInput: EnvironmentInput = {
  name: 'prod',
  project: 'shop',
  profile: 'production',
  account: '111122223333',
  region: 'ap-northeast-1',
  rolePath: '/platform/',
  permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
  state: { type: 's3', bucket: 'example-terraform-state', region: 'ap-northeast-1', keyPrefix: 'shop/prod' },
  tags: { team: 'platform' },
  network: {
    cidr: '10.40.0.0/16',
    podCidrs: ['100.64.0.0/16'],
    zones: ['apne1-az1', { id: 'apne1-az2', slot: 2, cidrs: { public: '10.40.200.0/24' } }, 'apne1-az4'],
    subnetSizes: { node: 20 },
    natGateways: { kind: 'one-per-zone', elasticIps: { 'apne1-az1': 'eipalloc-0123456789abcdef0' } },
    flowLogs: { destination: 'cloudwatch', retentionDays: 30, key: 'own' },
    endpoints: { preset: 's3', services: ['sqs'] },
  },
  cluster: {
    name: 'shop',
    version: '1.36',
    zones: ['apne1-az1', 'apne1-az2', 'apne1-az4'],
    serviceCidr: '172.20.0.0/16',
    secretsKey: 'own',
    endpoint: { publicFrom: ['203.0.113.0/24'] },
    logs: { types: ['api'], retentionDays: 30, key: 'aws' },
    remoteNetworks: { nodes: ['192.168.0.0/20'], pods: ['192.168.64.0/20'] },
    oidcProvider: true,
    fargateProfiles: { jobs: { selectors: [{ namespace: 'jobs', labels: { kind: 'batch' } }], zones: ['apne1-az1'] } },
    nodeGroups: {
      legacy: {
        instanceTypes: ['m7i.large'],
        size: { min: 1, max: 2 },
        labels: { kind: 'legacy' },
        taints: [{ key: 'legacy', value: 'true', effect: 'NoSchedule' }],
        update: { maxUnavailable: 1 },
        disk: { sizeGiB: 50 },
        kubelet: { maxPods: 30 },
      },
    },
  },
  access: {
    pipeline: { apply: role('terraform-apply'), plan: role('terraform-plan') },
    admins: [role('platform-admin')],
    breakGlass: role('break-glass'),
    teams: {
      orders: { role: role('orders'), policy: 'view', namespaces: ['orders'] },
      shipping: { role: role('shipping'), groups: ['shipping'], userName: 'shipping' },
    },
    adminRole: { assumableBy: ['arn:aws:iam::111122223333:user/alice'] },
  },
  podIdentities: {
    orders: {
      namespace: 'orders',
      serviceAccount: 'orders-api',
      statements: [
        {
          Sid: 'Read',
          Action: ['s3:GetObject'],
          Resource: ['arn:aws:s3:::example/*'],
          Condition: { StringEquals: { 'aws:PrincipalTag/team': ['orders'] } },
        },
      ],
      managedPolicies: ['ReadOnlyAccess'],
    },
    'external-dns': { permissions: { set: 'external-dns', hostedZoneArns: ['arn:aws:route53:::hostedzone/Z0123456789ABC'] } },
    queue: {
      namespace: 'orders',
      serviceAccount: 'queue',
      permissions: [{ set: 'sqs-send', queueArns: ['arn:aws:sqs:ap-northeast-1:111122223333:orders'] }],
    },
    existing: { namespace: 'orders', serviceAccount: 'existing', role: role('existing') },
  },
  irsaRoles: { jobs: { namespace: 'jobs', serviceAccount: 'jobs', managedPolicies: ['ReadOnlyAccess'] } },
  addons: {
    'snapshot-controller': {},
    'external-dns': {},
    'metrics-server': { version: 'v0.8.0-eksbuild.2', configuration: { replicas: 2 } },
    'aws-efs-csi-driver': {
      podIdentities: { 'efs-csi-controller-sa': { managedPolicies: ['service-role/AmazonEFSCSIDriverPolicy'] } },
    },
  },
  observability: { type: 'cloudwatch', retentionDays: 30 },
  platform: {
    delivery: 'terraform',
    runner: 'in-network',
    nodeClasses: {
      own: {
        subnetSelectorTerms: [{ tags: { kind: 'node' } }],
        securityGroupSelectorTerms: [{ id: 'sg-0123456789abcdef0' }],
        ephemeralStorage: { size: '100Gi', iops: 3000, throughput: 125 },
        advancedNetworking: { httpsProxy: 'http://proxy.example.com:3128', noProxy: ['.example.com'] },
        capacityReservationSelectorTerms: [{ id: 'cr-0123456789abcdef0' }],
        tags: { kind: 'node' },
      },
    },
    nodePools: {
      spot: {
        nodeClass: 'own',
        limits: { cpu: 10, memory: '10Gi' },
        requirements: [{ key: 'karpenter.sh/capacity-type', operator: 'In', values: ['spot'] }],
        taints: [{ key: 'spot', effect: 'NoSchedule' }],
        budgets: [{ nodes: '10%', schedule: '0 9 * * 1-5', duration: '8h', reasons: ['Drifted'] }],
        labels: { kind: 'spot' },
        consolidateAfter: '30s',
        expireAfter: '336h',
        weight: 10,
      },
      static: { replicas: 2, limits: { nodes: 3 } },
    },
    storageClasses: { fast: { default: true, iops: 3000, throughput: 125, parameters: { blockSize: '4096' } } },
    volumeSnapshotClasses: { daily: { default: true, deletionPolicy: 'Retain' } },
    ingressClasses: {
      internal: {
        scheme: 'internal',
        subnets: { ids: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] },
        listeners: [{ protocol: 'HTTPS', port: 443 }],
        certificateARNs: ['arn:aws:acm:ap-northeast-1:111122223333:certificate/12345678-1234-1234-1234-123456789012'],
        loadBalancerAttributes: { 'idle_timeout.timeout_seconds': '120' },
        tags: { kind: 'web' },
      },
    },
    namespaces: {
      orders: {
        podSecurity: { enforce: 'baseline', warn: 'restricted' },
        networkPolicy: 'same-namespace',
        quota: { pods: 10, 'limits.cpu': '4' },
        containerLimits: { default: { cpu: '1' }, defaultRequest: { cpu: '100m' } },
        groups: { shipping: 'edit' },
        serviceAccounts: ['orders-api'],
        labels: { kind: 'shop' },
        annotations: { contact: 'orders' },
      },
    },
    priorityClasses: { important: { value: 1000, description: 'first' } },
    podDisruptionBudgets: { orders: { namespace: 'orders', matchLabels: { app: 'orders' }, minAvailable: 1 } },
    helmReleases: {
      web: {
        repository: 'https://charts.example.com',
        chart: 'web',
        version: '1.0.0',
        namespace: 'orders',
        values: { replicas: 2, hosts: [{ name: 'web' }] },
      },
    },
  },
  acknowledge: [{ rule: 'CLU044', reason: 'tags of nodes are not needed', path: 'cluster', until: '2027-01-01' }],
};
