// An environment that asks for every kind of Kubernetes object, every preset of node pools, and every member of them.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('../../register.cjs');
const { nodePool } = require('../../lib/config/node-pool-presets.ts');
const { maintenanceWindow } = require('../../lib/config/maintenance-window.ts');
const { requirement } = require('../../lib/model/kubernetes/requirement.ts');

const account = '111122223333';
const limits = { cpu: 100, memory: '400Gi' };
const zones = ['use1-az1', 'use1-az2'];

const base = {
  profile: 'production',
  account,
  region: 'us-east-1',
  state: { type: 's3', bucket: 'example-terraform-state' },
  access: {
    pipeline: { apply: `arn:aws:iam::${account}:role/terraform-apply` },
    teams: { payments: { role: `arn:aws:iam::${account}:role/payments`, groups: ['payments-developers'] } },
  },
  podIdentities: {
    api: {
      namespace: 'payments',
      serviceAccount: 'api',
      statements: [{ Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::example-receipts/*' }],
    },
  },
  addons: { 'metrics-server': {}, 'snapshot-controller': {} },
  tags: { owner: 'platform' },
};

/** Every preset, bare and with everything that may be added. */
const pools = {
  ...Object.fromEntries(
    ['general', 'graviton', 'spot', 'gpu', 'neuron', 'reserved'].map((name) => [
      name,
      nodePool[name]({ limits, nodeClass: name === 'reserved' ? 'everything' : 'plain' }),
    ]),
  ),
  static: nodePool.static({ replicas: 2, nodeClass: 'plain' }),
  everything: nodePool.general({
    nodeClass: 'everything',
    limits: { ...limits, nodes: 50, 'nvidia.com/gpu': 4, 'aws.amazon.com/neuron': 4, 'vpc.amazonaws.com/efa': 4 },
    weight: 100,
    requirements: [
      requirement('topology.kubernetes.io/zone').in('us-east-1a', 'us-east-1b'),
      requirement('eks.amazonaws.com/instance-family').in('m7i', 'm7a'),
      requirement('eks.amazonaws.com/instance-size').notIn('metal-24xl'),
      requirement('eks.amazonaws.com/instance-cpu').lessThan(65),
    ],
    labels: { 'example.com/team': 'payments' },
    annotations: { 'example.com/note': 'kept by the platform team' },
    taints: [{ key: 'example.com/dedicated', value: 'payments', effect: 'NoSchedule' }],
    startupTaints: [{ key: 'example.com/agent-not-ready', effect: 'NoExecute' }],
    expireAfter: '504h',
    terminationGracePeriod: '30m',
    consolidationPolicy: 'WhenEmpty',
    consolidateAfter: '5m',
    budgets: [{ nodes: 1, reasons: ['Underutilized', 'Empty'] }, ...maintenanceWindow({ day: 'sunday', fromHour: 17, hours: 5 })],
  }),
};

const nodeClasses = {
  plain: {},
  everything: {
    podNetwork: {
      podSubnetSelectorTerms: [{ tags: { 'example.com/pods': 'true' } }],
      podSecurityGroupSelectorTerms: [{ id: 'sg-0a1b2c3d4e5f60718' }],
    },
    subnetSelectorTerms: [{ id: 'subnet-0a1b2c3d4e5f60711' }, { tags: { 'example.com/nodes': 'true' } }],
    securityGroupSelectorTerms: [{ name: 'nodes' }, { id: 'sg-0a1b2c3d4e5f60719' }],
    snatPolicy: 'Disabled',
    networkPolicy: 'DefaultDeny',
    networkPolicyEventLogs: 'Enabled',
    ephemeralStorage: { size: '200Gi', iops: 6000, throughput: 250, kmsKeyID: 'alias/nodes' },
    advancedNetworking: {
      associatePublicIPAddress: false,
      httpsProxy: 'http://proxy.example.com:3128',
      noProxy: ['.example.com'],
      ipv4PrefixSize: '32',
    },
    advancedSecurity: { fips: true },
    certificateBundles: [{ name: 'proxy', data: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t' }],
    capacityReservationSelectorTerms: [{ id: 'cr-0a1b2c3d4e5f60718' }, { tags: { team: 'ml' }, owner: account }],
    placementGroupSelector: { name: 'spread' },
    tags: { owner: 'platform' },
  },
};

const namespaces = {
  payments: {
    podSecurity: 'restricted',
    networkPolicy: 'same-namespace',
    quota: { 'requests.cpu': 20, pods: 100 },
    containerLimits: { default: { cpu: '500m', memory: '512Mi' }, defaultRequest: { cpu: '100m', memory: '128Mi' } },
    groups: { 'payments-developers': 'edit' },
    loadBalancerSecrets: ['oidc-client'],
  },
  // Quantities in other forms than the API server's, and limits that it completes.
  sealed: {
    networkPolicy: 'deny-all',
    quota: { 'requests.cpu': '20000m', 'limits.cpu': 0.5, 'requests.memory': '1.5Gi', 'count/jobs.batch': 1000 },
    containerLimits: { min: { cpu: '0.05' }, max: { cpu: '2000m', memory: '2048Mi' } },
  },
  open: {},
  argocd: {},
};

const platform = {
  nodeClasses,
  nodePools: pools,
  storageClasses: { gp3: { default: true }, fast: { type: 'io2', iops: 10000, fileSystem: 'xfs', onlyAutoModeNodes: true } },
  volumeSnapshotClasses: { daily: {} },
  ingressClasses: {
    'alb-internal': { scheme: 'internal', default: true },
    everything: {
      scheme: 'internet-facing',
      ipAddressType: 'ipv4',
      group: 'shared',
      subnets: { matchTags: { 'example.com/lb': ['true'] } },
      certificateARNs: [`arn:aws:acm:us-east-1:${account}:certificate/1234abcd-12ab-34cd-56ef-1234567890ab`],
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      inboundCIDRs: ['203.0.113.0/24'],
      prefixListsIDs: ['pl-0a1b2c3d4e5f60718'],
      loadBalancerName: 'shop',
      namespaceSelector: { 'example.com/team': 'payments' },
      listeners: [{ protocol: 'HTTPS', port: 443, attributes: { 'routing.http.response.server.enabled': 'false' } }],
      loadBalancerAttributes: { 'idle_timeout.timeout_seconds': '120' },
      minimumCapacityUnits: 100,
      tags: { owner: 'platform' },
    },
  },
  namespaces,
  networkPolicy: 'default-deny',
  priorityClasses: { urgent: { value: 1000, preemptionPolicy: 'Never', description: 'first' } },
  podDisruptionBudgets: {
    api: { namespace: 'payments', matchLabels: { app: 'api' }, minAvailable: '50%' },
    worker: { namespace: 'payments', matchLabels: { app: 'worker' }, maxUnavailable: 1 },
  },
  roleBindings: { 'payments-metrics': { namespace: 'kube-system', group: 'payments-developers', clusterRole: 'view' } },
  serviceAccounts: {
    collector: { namespace: 'kube-public', labels: { team: 'platform' }, annotations: { 'example.com/a': 'b' } },
  },
};

const environment = (name, cidr, delivered) => ({
  ...base,
  name,
  network: { cidr, zones, podCidrs: ['100.64.0.0/16'] },
  cluster: { version: '1.36', zones, builtInNodePools: ['system'] },
  platform: { ...platform, ...delivered },
});

/** Both deliveries. */
export const everything = [
  environment('terraform', '10.10.0.0/16', { delivery: 'terraform', runner: 'in-network' }),
  environment('gitops', '10.20.0.0/16', { delivery: 'gitops', clusterFacts: { format: 'argo-cd' } }),
];
