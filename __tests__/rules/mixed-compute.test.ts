import { resolve } from '../../lib/config/resolve';
import { formatPath } from '../../lib/rules/input-path';
import { mixedComputeRules } from '../../lib/rules/mixed-compute';
import { roleArn } from '../support/access';
import { smallInput, TODAY } from '../support/environment';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

const tripped = new Set<string>();
const ABOUT = /^(CMP|ADD001|SHP|CLU05[016]|ACC016)/;

/** What is said about compute beside Auto Mode: `CMP001 cluster.fargateProfiles.batch.selectors`. */
function found(cluster: object, more: object = {}): readonly string[] {
  const input = { ...smallInput, cluster: { ...smallInput.cluster, ...cluster }, ...more };
  const told = resolve(input, { today: TODAY }).findings.filter(({ rule }) => ABOUT.test(rule) && rule !== 'SHP005');
  told.forEach(({ rule }) => tripped.add(rule));
  return told.map(
    ({ rule, path, suggestion }) => `${rule} ${formatPath(path)}${suggestion === undefined ? '' : ` → ${suggestion}`}`,
  );
}

const mixed = { addons: { 'vpc-cni': {}, 'kube-proxy': {}, coredns: {}, 'eks-pod-identity-agent': {} } };
const group = {
  instanceTypes: ['m7i.large'],
  size: { min: 1, max: 3 },
  taints: [{ key: 'example.com/legacy', effect: 'NoSchedule' }],
};

const ofGroup = (settings: object, cluster: object = {}, more: object = mixed): readonly string[] =>
  found({ ...cluster, nodeGroups: { legacy: { ...group, ...settings } } }, more);
const ofProfile = (settings: object, more: object = { addons: { coredns: {} } }): readonly string[] =>
  found({ fargateProfiles: { batch: { selectors: [{ namespace: 'batch' }], ...settings } } }, more);

const inGroup = (rule: string, place: string): readonly string[] => [`${rule} cluster.nodeGroups.legacy.${place}`];
const inProfile = (rule: string, place: string): readonly string[] => [`${rule} cluster.fargateProfiles.batch.${place}`];

test('a cluster of Auto Mode alone is told nothing', () => {
  expect(found({})).toEqual([]);
  expect(found({ nodeGroups: {}, fargateProfiles: {} })).toEqual([]);
});

describe('Fargate profiles', () => {
  test.each<[string, object]>([
    ['a namespace', {}],
    ['wildcards', { selectors: [{ namespace: 'batch-*' }, { namespace: '?atch', labels: { 'compute*': 'far?ate' } }] }],
    [
      'five selectors with five labels',
      {
        selectors: ['a', 'b', 'c', 'd', 'e'].map((name) => ({ namespace: name, labels: { a: '', b: '', c: '', d: '', e: '' } })),
      },
    ],
    ['one zone', { zones: ['apne1-az1'] }],
    ['a role that exists', { podExecutionRole: roleArn('fargate') }],
    [
      'references',
      { selectors: [{ namespace: '${local.a}', labels: { a: '${local.b}' } }], podExecutionRole: '${aws_iam_role.a.arn}' },
    ],
  ])('%s is fine', (_, settings) => {
    expect(ofProfile(settings)).toEqual([]);
  });

  test.each<[string, object, readonly string[]]>([
    ['no selector', { selectors: [] }, inProfile('CMP001', 'selectors')],
    [
      'six selectors',
      { selectors: Array.from({ length: 6 }, (_, n) => ({ namespace: `n${n}` })) },
      inProfile('CMP002', 'selectors'),
    ],
    [
      'six labels',
      { selectors: [{ namespace: 'batch', labels: { a: '', b: '', c: '', d: '', e: '', f: '' } }] },
      inProfile('CMP002', 'selectors[0].labels'),
    ],
    [
      'a namespace in upper case',
      { selectors: [{ namespace: 'Batch-*' }] },
      inProfile('CMP003', 'selectors[0].namespace → batch-*'),
    ],
    [
      'a label with a space',
      { selectors: [{ namespace: 'a', labels: { on: 'my fargate' } }] },
      inProfile('CMP004', 'selectors[0].labels.on'),
    ],
    [
      'a key with two slashes',
      { selectors: [{ namespace: 'a', labels: { 'a/b/c': '' } }] },
      ['CMP004 cluster.fargateProfiles.batch.selectors[0].labels["a/b/c"]'],
    ],
    ['a zone that the network does not have', { zones: ['apne1-az4'] }, inProfile('CMP041', 'zones[0]')],
    ['no zone', { zones: [] }, inProfile('CMP041', 'zones')],
    ['a role that is none', { podExecutionRole: 'fargate' }, inProfile('CLU050', 'podExecutionRole')],
    [
      'a role of another account',
      { podExecutionRole: roleArn('fargate', '444455556666') },
      inProfile('CLU051', 'podExecutionRole'),
    ],
    ['a key that does not exist', { subnets: ['subnet-1'] }, inProfile('SHP001', 'subnets')],
  ])('%s is found', (_, settings, expected) => {
    expect(ofProfile(settings)).toEqual(expected);
  });

  test('eleven profiles are more than AWS takes', () => {
    const profiles = Array.from({ length: 11 }, (_, n) => [`p${n}`, { selectors: [{ namespace: `n${n}` }] }]);
    expect(found({ fargateProfiles: Object.fromEntries(profiles) }, { addons: { coredns: {} } })).toEqual([
      'CMP002 cluster.fargateProfiles',
    ]);
  });

  test('its pods need CoreDNS', () => {
    expect(ofProfile({}, {})).toEqual(['CMP043 addons']);
  });

  describe('and Pod Identity', () => {
    const withJob = (namespace: string) => ({
      addons: { coredns: {} },
      podIdentities: { job: { namespace, serviceAccount: 'job', managedPolicies: ['AmazonS3ReadOnlyAccess'] } },
    });

    test.each<[string, object, string, readonly string[]]>([
      ['the namespace', { namespace: 'batch' }, 'batch', ['CMP005 podIdentities.job']],
      ['a pattern', { namespace: 'ba*' }, 'batch', ['CMP005 podIdentities.job']],
      ['one character', { namespace: 'batc?' }, 'batch', ['CMP005 podIdentities.job']],
      ['pods with labels', { namespace: 'batch', labels: { compute: 'fargate' } }, 'batch', ['CMP006 podIdentities.job']],
      ['another namespace', { namespace: 'batch' }, 'batch-2', []],
      ['a namespace that is not known', { namespace: '*' }, '${kubernetes_namespace.a.id}', []],
    ])('a selector of %s', (_, selector, namespace, expected) => {
      expect(ofProfile({ selectors: [selector] }, withJob(namespace))).toEqual(expected);
    });

    test('what certainly fails is not said twice', () => {
      const selectors = [{ namespace: 'batch', labels: { compute: 'fargate' } }, { namespace: 'batch' }];
      expect(ofProfile({ selectors }, withJob('batch'))).toEqual(['CMP005 podIdentities.job']);
    });

    test('add-ons have identities too', () => {
      const addons = { coredns: {}, 'aws-efs-csi-driver': {} };
      expect(ofProfile({ selectors: [{ namespace: 'kube-*' }] }, { addons })).toEqual([
        'CMP005 addons["aws-efs-csi-driver"].podIdentities["efs-csi-controller-sa"]',
      ]);
    });

    test('roles by IRSA work there', () => {
      const irsaRoles = { job: { namespace: 'batch', serviceAccount: 'job', managedPolicies: ['AmazonS3ReadOnlyAccess'] } };
      const fargateProfiles = { batch: { selectors: [{ namespace: 'batch' }] } };
      expect(found({ oidcProvider: true, fargateProfiles }, { addons: { coredns: {} }, irsaRoles })).toEqual([]);
    });
  });
});

describe('node groups', () => {
  test.each<[string, object]>([
    ['the least', {}],
    ['a number of nodes', { size: { min: 0, max: 3, desired: 2 } }],
    ['a share of nodes at once', { update: { maxUnavailablePercentage: 33 } }],
    ['Arm', { instanceTypes: ['m8g.large', 'c7gn.large', 'a1.large', 'im4gn.large'], amiType: 'AL2023_ARM_64_STANDARD' }],
    [
      'accelerators that are no Graviton',
      { instanceTypes: ['g5.xlarge', 'g6e.xlarge', 'p5.48xlarge'], amiType: 'AL2023_x86_64_NVIDIA' },
    ],
    ['Graviton with an accelerator', { instanceTypes: ['g5g.xlarge'], amiType: 'AL2023_ARM_64_NVIDIA' }],
    ['Arm without a word about the image', { instanceTypes: ['m8g.large', '${local.type}'] }],
    ['Neuron', { instanceTypes: ['inf2.xlarge', 'trn1.2xlarge'], amiType: 'AL2023_x86_64_NEURON' }],
    ['Neuron with Bottlerocket', { instanceTypes: ['trn2.48xlarge'], amiType: 'BOTTLEROCKET_x86_64' }],
    ['cards of which EKS has no image', { instanceTypes: ['g4ad.xlarge'] }],
    ['sizes of metal', { instanceTypes: ['c7i.metal-24xl', 'u-6tb1.112xlarge', 'm7i.medium'] }],
    ['a size that EC2 may have one day', { instanceTypes: ['m9i.half'] }],
    ['Bottlerocket', { amiType: 'BOTTLEROCKET_x86_64' }],
    ['an image of one’s own', { ami: 'ami-0123456789abcdef0', kubelet: { maxPods: 50 } }],
    ['an older version', { version: '1.33', releaseVersion: '1.33.1-20261101' }],
    ['spot', { capacityType: 'SPOT', instanceTypes: ['m7i.large', 'm7a.large'] }],
    ['a disk as large as the image', { disk: { sizeGiB: 20 } }],
    ['a key for the disk', { disk: { key: 'arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd' } }],
    ['the alias of a key for the disk', { disk: { key: 'arn:aws:kms:ap-northeast-1:111122223333:alias/nodes' } }],
    [
      'what nodeadm writes itself',
      {
        kubelet: {
          kind: 'KubeletConfiguration',
          apiVersion: 'kubelet.config.k8s.io/v1beta1',
          address: '0.0.0.0',
          clusterDomain: 'cluster.local',
          serverTLSBootstrap: true,
        },
      },
    ],
    ['labels and taints', { labels: { 'example.com/team': 'shop' }, taints: [{ key: 'a', value: 'b', effect: 'NoExecute' }] }],
    ['references', { ami: '${data.aws_ami.a.id}', instanceTypes: ['${local.type}'], labels: { a: '${local.b}' } }],
  ])('%s is fine', (_, settings) => {
    expect(ofGroup(settings)).toEqual([]);
  });

  test.each<[string, object, readonly string[]]>([
    ['a least above the most', { size: { min: 3, max: 2 } }, inGroup('CMP020', 'size.max')],
    ['a wish outside', { size: { min: 1, max: 2, desired: 3 } }, inGroup('CMP020', 'size.desired')],
    ['no node ever', { size: { min: 0, max: 0 } }, inGroup('CMP020', 'size.max')],
    ['half a node', { size: { min: 0.5, max: 2 } }, inGroup('CMP020', 'size.min')],
    ['an update of none', { update: { maxUnavailable: 0 } }, inGroup('CMP021', 'update.maxUnavailable')],
    [
      'an update of more than all',
      { update: { maxUnavailablePercentage: 101 } },
      inGroup('CMP021', 'update.maxUnavailablePercentage'),
    ],
    ['a size for a type', { instanceTypes: ['large'] }, inGroup('CMP022', 'instanceTypes[0]')],
    ['a type in upper case', { instanceTypes: ['M7i.large'] }, inGroup('CMP022', 'instanceTypes[0] → m7i.large')],
    ['a misspelt size', { instanceTypes: ['m7i.larg'] }, inGroup('CMP022', 'instanceTypes[0] → m7i.large')],
    ['a misspelt size with a number', { instanceTypes: ['m7i.2xlarg'] }, inGroup('CMP022', 'instanceTypes[0] → m7i.2xlarge')],
    [
      'Arm with an image for x86',
      { instanceTypes: ['m8g.large'], amiType: 'AL2023_x86_64_STANDARD' },
      inGroup('CMP023', 'instanceTypes[0]'),
    ],
    ['Arm beside x86', { instanceTypes: ['m7i.large', 'm8g.large'] }, inGroup('CMP023', 'instanceTypes[1]')],
    ['x86 with an Arm image', { amiType: 'BOTTLEROCKET_ARM_64' }, inGroup('CMP023', 'instanceTypes[0]')],
    [
      'both architectures with an image of one’s own',
      { ami: 'ami-0123456789abcdef0', instanceTypes: ['m7i.large', 'm7g.large'] },
      inGroup('CMP023', 'instanceTypes[1]'),
    ],
    ['the name of an image', { ami: 'my-image' }, inGroup('CMP024', 'ami')],
    ['a newer version', { version: '1.37' }, inGroup('CMP025', 'version')],
    ['a version that is too old', { version: '1.32' }, inGroup('CMP025', 'version')],
    ['no version', { version: 'latest' }, inGroup('CMP025', 'version')],
    ['a release of another version', { releaseVersion: '1.35.1-20261101' }, inGroup('CMP025', 'releaseVersion')],
    [
      'a label of EKS',
      { labels: { 'eks.amazonaws.com/team': 'a' } },
      ['CMP026 cluster.nodeGroups.legacy.labels["eks.amazonaws.com/team"]'],
    ],
    [
      'a label with which no kubelet starts',
      { labels: { 'node-role.kubernetes.io/worker': '' } },
      ['CMP026 cluster.nodeGroups.legacy.labels["node-role.kubernetes.io/worker"]'],
    ],
    ['a label with a space', { labels: { team: 'my team' } }, inGroup('CMP026', 'labels.team')],
    ['a taint with a space', { taints: [{ key: 'my taint', effect: 'NoSchedule' }] }, inGroup('CMP026', 'taints[0].key')],
    [
      'a taint as AWS writes it',
      { taints: [{ key: 'a', effect: 'NO_SCHEDULE' }] },
      inGroup('SHP002', 'taints[0].effect → NoSchedule'),
    ],
    ['a small disk', { disk: { sizeGiB: 8 } }, inGroup('CMP027', 'disk.sizeGiB')],
    ['the id of a key', { disk: { key: '1234abcd-12ab-34cd-56ef-1234567890ab' } }, inGroup('CMP036', 'disk.key')],
    [
      'a key of another region',
      { disk: { key: 'arn:aws:kms:us-east-1:111122223333:alias/nodes' } },
      inGroup('CLU056', 'disk.key'),
    ],
    ['cards without their driver', { instanceTypes: ['g6.xlarge', 'g6.2xlarge'] }, inGroup('CMP035', 'instanceTypes[0]')],
    [
      'cards without their driver in Bottlerocket',
      { instanceTypes: ['g5g.xlarge'], amiType: 'BOTTLEROCKET_ARM_64' },
      inGroup('CMP035', 'instanceTypes[0]'),
    ],
    ['Neuron without its driver', { instanceTypes: ['inf2.xlarge'] }, inGroup('CMP035', 'instanceTypes[0]')],
    ['another kind of configuration', { kubelet: { kind: 'Kubelet' } }, inGroup('CMP033', 'kubelet.kind')],
    ['another version of it', { kubelet: { apiVersion: 'v1' } }, inGroup('CMP033', 'kubelet.apiVersion')],
    ['text for an object', { kubelet: { authentication: 'none' } }, inGroup('CMP033', 'kubelet.authentication')],
    ['text for a switch', { kubelet: { serverTLSBootstrap: 'no' } }, inGroup('CMP033', 'kubelet.serverTLSBootstrap')],
    ['another domain', { kubelet: { clusterDomain: 'corp.example.com' } }, inGroup('CMP034', 'kubelet.clusterDomain')],
    ['another address', { kubelet: { address: '127.0.0.1' } }, inGroup('CMP034', 'kubelet.address')],
    ['anybody', { kubelet: { authentication: { anonymous: { enabled: true } } } }, inGroup('CMP034', 'kubelet.authentication')],
    [
      'another authorization',
      { kubelet: { authorization: { mode: 'AlwaysAllow' } } },
      inGroup('CMP034', 'kubelet.authorization'),
    ],
    ['certificates of the node', { kubelet: { serverTLSBootstrap: false } }, inGroup('CMP034', 'kubelet.serverTLSBootstrap')],
    ['no hop', { metadataHopLimit: 0 }, inGroup('CMP028', 'metadataHopLimit')],
    ['a hop more', { metadataHopLimit: 2 }, inGroup('CMP029', 'metadataHopLimit')],
    ['spot with one type', { capacityType: 'SPOT' }, inGroup('CMP030', 'instanceTypes')],
    ['a zone that the network does not have', { zones: ['apne1-az4'] }, inGroup('CMP041', 'zones[0]')],
    ['a role that is none', { role: 'nodes' }, inGroup('CLU050', 'role')],
    ['Amazon Linux 2', { amiType: 'AL2_x86_64' }, inGroup('CMP031', 'amiType')],
    ['a misspelt type of image', { amiType: 'AL2023_x86_64_STANDART' }, inGroup('CMP031', 'amiType → AL2023_x86_64_STANDARD')],
    [
      'a configuration of the kubelet with Bottlerocket',
      { amiType: 'BOTTLEROCKET_x86_64', kubelet: { maxPods: 50 } },
      inGroup('CMP032', 'kubelet'),
    ],
    ['no taint', { taints: [] }, ['CMP046 cluster.nodeGroups.legacy']],
  ])('%s is found', (_, settings, expected) => {
    expect(ofGroup(settings)).toEqual(expected);
  });

  test.each<[string, object]>([
    ['an image of one’s own with a version', { ami: 'ami-0123456789abcdef0', version: '1.36' }],
    ['an image of one’s own with a type', { ami: 'ami-0123456789abcdef0', amiType: 'AL2023_x86_64_STANDARD' }],
    ['no instance type', { instanceTypes: [] }],
    ['two ways to update', { update: { maxUnavailable: 1, maxUnavailablePercentage: 10 } }],
  ])('%s does not have the right shape', (_, settings) => {
    expect(ofGroup(settings).filter((text) => text.startsWith('SHP'))).toHaveLength(1);
  });

  test.each([
    ['GPU Nodes', 'GPU-Nodes'],
    ['eks-gpu', 'gpu'],
    ['_gpu', 'gpu'],
    ['a'.repeat(64), 'a'.repeat(63)],
  ])('the name %s is found', (name, better) => {
    expect(found({ nodeGroups: { [name]: group } }, mixed)).toEqual([
      `CMP040 ${formatPath(['cluster', 'nodeGroups', name])} → ${better}`,
    ]);
  });

  test('a zone may be named as the network names it', () => {
    const network = {
      cidr: '10.10.0.0/16',
      zones: [
        { id: 'apne1-az1', key: 'a' },
        { id: 'apne1-az2', key: 'b' },
      ],
    };
    expect(ofGroup({ zones: ['apne1-az1'] }, { zones: ['a', 'b'] }, { ...mixed, network })).toEqual([]);
  });
});

describe('one role for two kinds of nodes', () => {
  const shared = roleArn('nodes');

  test('of node groups and Auto Mode is found', () => {
    expect(ofGroup({ role: shared }, { nodeRole: shared })).toContain('CMP042 cluster.nodeGroups.legacy.role');
  });

  test('of Fargate and node groups is found', () => {
    const cluster = { fargateProfiles: { batch: { selectors: [{ namespace: 'batch' }], podExecutionRole: shared } } };
    expect(ofGroup({ role: shared }, cluster)).toEqual(['CMP042 cluster.nodeGroups.legacy.role']);
  });

  test('of two node groups is fine', () => {
    expect(found({ nodeGroups: { one: { ...group, role: shared }, two: { ...group, role: shared } } }, mixed)).toEqual([]);
  });

  test('an access entry for it is one too many', () => {
    const access = { ...smallInput.access, admins: [shared] };
    expect(ofGroup({ role: shared }, {}, { ...mixed, access })).toEqual(['ACC016 access.admins[0]']);
  });
});

describe('add-ons that Auto Mode contains', () => {
  const names = ['vpc-cni', 'kube-proxy', 'coredns', 'eks-pod-identity-agent', 'aws-ebs-csi-driver', 'eks-node-monitoring-agent'];

  test.each(names)('%s is refused without other nodes, and taken with a node group', (name) => {
    const addons = { ...mixed.addons, [name]: {} };
    expect(found({}, { addons: { [name]: {} } })).toEqual([`ADD001 ${formatPath(['addons', name])}`]);
    expect(ofGroup({}, {}, { addons })).toEqual([]);
  });

  test('Fargate needs none but CoreDNS', () => {
    expect(ofProfile({}, { addons: { coredns: {}, 'kube-proxy': {} } })).toEqual(['ADD001 addons["kube-proxy"]']);
  });

  test.each(['karpenter', 'aws-load-balancer-controller'])('%s is refused all the same', (name) => {
    expect(ofGroup({}, {}, { addons: { ...mixed.addons, [name]: {} } })).toContain(`ADD001 ${formatPath(['addons', name])}`);
  });

  test('those that nodes cannot do without are missed', () => {
    expect(ofGroup({}, {}, {})).toEqual(['CMP043 addons', 'CMP043 addons', 'CMP043 addons']);
  });

  test('the agent is missed where there are Pod Identities', () => {
    const podIdentities = { api: { namespace: 'shop', serviceAccount: 'api', managedPolicies: ['AmazonS3ReadOnlyAccess'] } };
    const { 'eks-pod-identity-agent': agent, ...addons } = mixed.addons;
    expect(ofGroup({}, {}, { addons })).toEqual([]);
    expect(ofGroup({}, {}, { addons, podIdentities })).toEqual(['CMP043 addons']);
    expect(ofGroup({}, {}, { addons: { ...addons, 'eks-pod-identity-agent': agent }, podIdentities })).toEqual([]);
  });

  // https://docs.aws.amazon.com/eks/latest/userguide/auto-enable-existing.html#auto-addons-required
  test.each<[string, string, string | undefined]>([
    ['vpc-cni', 'v1.18.6-eksbuild.9', 'v1.19.0-eksbuild.1'],
    ['vpc-cni', 'v1.19.0-eksbuild.1', undefined],
    ['vpc-cni', 'v1.20.4-eksbuild.1', undefined],
    ['aws-ebs-csi-driver', 'v1.36.0-eksbuild.1', 'v1.37.0-eksbuild.1'],
    ['aws-ebs-csi-driver', 'v1.37.0-eksbuild.1', undefined],
    ['eks-pod-identity-agent', 'v1.3.2-eksbuild.2', 'v1.3.4-eksbuild.1'],
    ['snapshot-controller', 'v8.1.0-eksbuild.1', 'v8.1.0-eksbuild.2'],
    ['snapshot-controller', 'v8.2.0-eksbuild.1', undefined],
    ['coredns', 'v1.11.1-eksbuild.1', undefined],
    ['kube-proxy', 'v1.36.0-eksbuild.2', undefined],
  ])('%s %s: at least %s', (name, version, minimum) => {
    const expected = minimum === undefined ? [] : [`CMP044 ${formatPath(['addons', name, 'version'])} → ${minimum}`];
    expect(ofGroup({}, {}, { addons: { ...mixed.addons, [name]: { version } } })).toEqual(expected);
  });

  test.each<[string, readonly string[]]>([
    ['v1.37.0-eksbuild.1', ['CMP045 addons["kube-proxy"].version']],
    ['v1.33.0-eksbuild.2', []],
    ['v1.32.0-eksbuild.2', ['CMP045 addons["kube-proxy"].version']],
  ])('kube-proxy %s beside 1.36', (version, expected) => {
    expect(ofGroup({}, {}, { addons: { ...mixed.addons, 'kube-proxy': { version } } })).toEqual(expected);
  });
});

describe('network policies beside vpc-cni', () => {
  const withSwitch = (value: unknown, networkPolicy?: string): readonly string[] =>
    ofGroup(
      {},
      {},
      {
        addons: { ...mixed.addons, 'vpc-cni': { configuration: { enableNetworkPolicy: value } } },
        platform: { delivery: 'terraform', runner: 'in-network', ...(networkPolicy && { networkPolicy }) },
      },
    );
  const found = ['CMP047 addons["vpc-cni"].configuration.enableNetworkPolicy → true'];

  test.each<[string, unknown, string | undefined, readonly string[]]>([
    ['switched off', 'false', undefined, found],
    // The schema of the add-on takes text.
    ['a boolean', true, 'default-allow', found],
    ['switched on', 'true', undefined, []],
    ['switched off on both sides', 'false', 'off', []],
    ['a reference', '${var.policies}', undefined, []],
  ])('%s', (_, value, networkPolicy, expected) => {
    expect(withSwitch(value, networkPolicy)).toEqual(expected);
  });

  test('by default nobody has to say it', () => {
    const platform = { delivery: 'terraform', runner: 'in-network' };
    expect(ofGroup({}, {}, { ...mixed, platform })).toEqual([]);
  });
});

test('every rule was tripped by one of these tests', () => {
  expect(mixedComputeRules.map(({ id }) => id).filter((id) => !tripped.has(id))).toEqual([]);
});

everyRuleHasCases(mixedComputeRules);
