import { clusterFacts, clusterFactsObject } from '../../../lib/model/kubernetes/cluster-facts';
import { limitRange } from '../../../lib/model/kubernetes/limit-range';
import { namespace } from '../../../lib/model/kubernetes/namespace';
import { networkPolicies, type NamespaceIsolation } from '../../../lib/model/kubernetes/network-policies';
import { networkPolicySwitch } from '../../../lib/model/kubernetes/network-policy-switch';
import { podDisruptionBudget } from '../../../lib/model/kubernetes/pod-disruption-budget';
import { priorityClass } from '../../../lib/model/kubernetes/priority-class';
import { resourceQuota } from '../../../lib/model/kubernetes/resource-quota';
import { roleBinding } from '../../../lib/model/kubernetes/role-binding';

test('namespace says what pods may do', () => {
  expect(
    namespace({
      name: 'payments',
      labels: { team: 'payments' },
      annotations: {},
      podSecurity: { enforce: 'baseline', audit: 'restricted', warn: 'restricted' },
      networkPolicy: 'allow-all',
      quota: {},
      containerLimits: undefined,
      groups: {},
      serviceAccounts: [],
      irsaRoles: {},
      loadBalancerSecrets: [],
    }),
  ).toEqual({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: 'payments',
      labels: {
        'pod-security.kubernetes.io/audit': 'restricted',
        'pod-security.kubernetes.io/enforce': 'baseline',
        'pod-security.kubernetes.io/warn': 'restricted',
        team: 'payments',
      },
    },
  });
});

describe('networkPolicies', () => {
  const policies = (isolation: NamespaceIsolation, nodesDeny = false): ReturnType<typeof networkPolicies> =>
    networkPolicies({ namespace: 'payments', isolation, dnsRanges: ['10.96.0.10/32'], ipFamily: 'ipv4', nodesDeny });

  test.each([
    ['allow-all', false, []],
    ['allow-all', true, ['allow-all']],
    ['same-namespace', false, ['allow-dns', 'allow-pod-identity', 'allow-same-namespace', 'default-deny']],
    ['deny-all', false, ['allow-dns', 'allow-pod-identity', 'default-deny']],
  ] as const)('%s, nodes deny: %s', (isolation, nodesDeny, names) => {
    expect(Object.keys(policies(isolation, nodesDeny))).toEqual(names);
  });

  test('DNS is reached by its address: it runs on the node, where no pod selector finds it', () => {
    expect(policies('deny-all')['allow-dns']).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'allow-dns', namespace: 'payments' },
      spec: {
        podSelector: {},
        policyTypes: ['Egress'],
        egress: [
          {
            to: [{ ipBlock: { cidr: '10.96.0.10/32' } }],
            ports: [
              { protocol: 'UDP', port: 53 },
              { protocol: 'TCP', port: 53 },
            ],
          },
        ],
      },
    });
  });

  test('credentials of Pod Identity are reached on both ports, in an IPv6 cluster by both addresses', () => {
    const egress = (family: 'ipv4' | 'ipv6'): unknown =>
      networkPolicies({ namespace: 'a', isolation: 'deny-all', dnsRanges: [], ipFamily: family, nodesDeny: false })[
        'allow-pod-identity'
      ]?.['spec'];
    const ports = [
      { protocol: 'TCP', port: 80 },
      { protocol: 'TCP', port: 2703 },
    ];
    expect(egress('ipv4')).toMatchObject({ egress: [{ to: [{ ipBlock: { cidr: '169.254.170.23/32' } }], ports }] });
    expect(egress('ipv6')).toMatchObject({
      egress: [{ to: [{ ipBlock: { cidr: '169.254.170.23/32' } }, { ipBlock: { cidr: 'fd00:ec2::23/128' } }], ports }],
    });
  });

  test('default-deny allows nothing', () => {
    expect(policies('deny-all')['default-deny']?.['spec']).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  });

  test('same-namespace allows pods of the namespace, in and out', () => {
    expect(policies('same-namespace')['allow-same-namespace']?.['spec']).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: {} }] }],
      egress: [{ to: [{ podSelector: {} }] }],
    });
  });
});

test('networkPolicySwitch is the ConfigMap of the user guide', () => {
  expect(networkPolicySwitch()).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'amazon-vpc-cni', namespace: 'kube-system' },
    data: { 'enable-network-policy-controller': 'true' },
  });
});

test('quantities are written as the API server writes them', () => {
  expect(resourceQuota('payments', 'quota', { pods: 100, 'requests.cpu': '20000m' })['spec']).toEqual({
    hard: { pods: '100', 'requests.cpu': '20' },
  });
});

test.each([
  [
    { default: { cpu: 1 }, max: {} },
    { default: { cpu: '1' }, defaultRequest: { cpu: '1' } },
  ],
  [
    { max: { cpu: '2000m' }, min: { memory: '0.5Gi' } },
    { default: { cpu: '2' }, defaultRequest: { cpu: '2', memory: '512Mi' }, min: { memory: '512Mi' }, max: { cpu: '2' } },
  ],
  [
    { default: { cpu: 1 }, defaultRequest: { cpu: '0.1' }, min: { cpu: '50m' }, max: { cpu: 4 } },
    { default: { cpu: '1' }, defaultRequest: { cpu: '100m' }, min: { cpu: '50m' }, max: { cpu: '4' } },
  ],
])('limits %j are completed as the API server completes them', (written, kept) => {
  expect(limitRange('payments', 'containers', written)['spec']).toEqual({ limits: [{ type: 'Container', ...kept }] });
});

test('roleBinding gives a group a role in one namespace', () => {
  expect(roleBinding({ name: 'dev', namespace: 'payments', group: 'payments:dev', clusterRole: 'edit' })).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'dev', namespace: 'payments' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'payments:dev' }],
  });
});

test('a disruption budget never waits for pods that do not run', () => {
  expect(
    podDisruptionBudget({ name: 'api', namespace: 'payments', matchLabels: { app: 'api' }, available: { minAvailable: '50%' } })[
      'spec'
    ],
  ).toEqual({ minAvailable: '50%', selector: { matchLabels: { app: 'api' } }, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
});

test.each([
  [true, { globalDefault: true }],
  [false, {}],
])('priorityClass, the default one: %s', (isDefault, members) => {
  expect(priorityClass({ name: 'high', value: 1000, isDefault, preemptionPolicy: 'Never', description: undefined })).toEqual({
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'high' },
    value: 1000,
    preemptionPolicy: 'Never',
    ...members,
  });
});

describe('clusterFacts', () => {
  const facts = clusterFacts({
    clusterName: 'shop-production',
    kubernetesVersion: '1.36',
    environment: 'production',
    project: 'shop',
    account: '111122223333',
    region: 'ap-northeast-1',
    partition: 'aws',
    vpcId: undefined,
    nodeRoleName: 'shop-production-node',
    podIdentities: [
      {
        name: 'payments-api',
        namespace: 'payments',
        serviceAccount: 'api',
        role: { kind: 'existing', name: 'api', arn: 'arn:aws:iam::111122223333:role/api' },
        targetRoleArn: undefined,
        targetRoleTrust: undefined,
        sessionTags: true,
        tags: {},
      },
    ],
  });

  test('are names that Flux can substitute', () => {
    expect(Object.keys(facts.annotations).every((key) => /^[A-Za-z_]\w*$/.test(key))).toBe(true);
    expect(facts.annotations).toMatchObject({
      aws_account_id: '111122223333',
      payments_api_iam_role_arn: 'arn:aws:iam::111122223333:role/api',
      payments_api_namespace: 'payments',
      payments_api_service_account: 'api',
    });
    expect(facts.annotations).not.toHaveProperty('aws_vpc_id');
  });

  test('Flux reads a ConfigMap, Argo CD the secret of its own cluster, which holds no credentials', () => {
    expect(clusterFactsObject({ format: 'flux', namespace: 'flux-system' }, facts)).toMatchObject({
      kind: 'ConfigMap',
      metadata: { name: 'cluster-facts', namespace: 'flux-system' },
      data: facts.annotations,
    });
    expect(clusterFactsObject({ format: 'argo-cd', namespace: 'argocd' }, facts)).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'in-cluster',
        namespace: 'argocd',
        labels: {
          'argocd.argoproj.io/secret-type': 'cluster',
          aws_region: 'ap-northeast-1',
          cluster_name: 'shop-production',
          environment: 'production',
          kubernetes_version: '1.36',
          project: 'shop',
        },
        annotations: facts.annotations,
      },
      type: 'Opaque',
      stringData: {
        name: 'in-cluster',
        server: 'https://kubernetes.default.svc',
        config: '{"tlsClientConfig":{"insecure":false}}',
      },
    });
  });
});
