import { smallInput } from '../support/environment';
import { access, cluster, compare, fargate, group, irsa, mixedWith, network, role, row } from '../support/peers';

const storage = (settings: object): unknown => ({
  ...smallInput,
  platform: { delivery: 'gitops', storageClasses: { one: settings } },
});
const KEY = 'arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

/** The commit that was read: 99984ad, of 2026-08-21. */
describe('eksctl: eksctl-io/eksctl pkg/apis/eksctl.io/v1alpha5/validation_test.go', () => {
  describe('node groups', () => {
    compare([
      row('accepts', 'unique nodegroups', group({}, 'ng0')),
      row('refuses', 'unnamed nodegroups', group({}, '')),
      ...['ng_invalid-name-10', 'ng100_invalid_name'].map((name) =>
        row('refuses', `name ${name}`, group({}, name), {
          verdict: 'accepts',
          because: 'EKS takes underscores: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html',
        }),
      ),
      row('refuses', 'name ng100@invalid-name', group({}, 'ng100@invalid-name')),
      row('refuses', 'desired capacity is lower than min', group({ size: { min: 2, max: 3, desired: 1 } })),
      row('refuses', 'desired capacity is greater than max', group({ size: { min: 1, max: 2, desired: 3 } })),
      row('refuses', 'min is greater than max', group({ size: { min: 2, max: 1 } })),
      row('accepts', 'kubelet options', group({ kubelet: { kubeReserved: { cpu: '300m', memory: '300Mi' } } })),
      row('refuses', 'kubelet options with Bottlerocket', group({ amiType: 'BOTTLEROCKET_x86_64', kubelet: { maxPods: 20 } })),
      row('accepts', 'a key with an encrypted volume', group({ disk: { sizeGiB: 80, key: KEY } })),
      row(
        'accepts',
        'a label of Karpenter (its own guide for the nodes of its controller)',
        group({ labels: { 'karpenter.sh/controller': 'true' } }),
      ),
      row('refuses', "instanceMarketOptions 'capacity-block' without a reservation", group({ capacityType: 'CAPACITY_BLOCK' })),
      row('refuses', 'an unsupported AMI family', group({ amiType: 'SomeTrash' })),
    ]);
  });

  describe('labels and taints', () => {
    compare([
      row('refuses', 'disallowed label', group({ labels: { 'node-role.kubernetes.io/os': 'linux' } })),
      row('refuses', 'disallowed label 2', group({ labels: { 'alpha.service-controller.kubernetes.io/test': 'value' } })),
      row('accepts', 'empty labels and taints', group({ labels: {}, taints: [] })),
      ...['kubernetes.io/hostname', 'beta.kubernetes.io/os', 'kubelet.kubernetes.io/palindrome'].map((key) =>
        row('accepts', `allowed label ${key}`, group({ labels: { [key]: 'linux' } })),
      ),
      row(
        'accepts',
        'valid taints',
        group({
          taints: [
            { key: 'key1', value: 'value1', effect: 'NoSchedule' },
            { key: 'key2', effect: 'NoSchedule' },
            { key: 'key3', effect: 'PreferNoSchedule' },
          ],
        }),
      ),
      row('refuses', 'missing taint effect', group({ taints: [{ key: 'key1', value: 'value1' }] })),
      row('refuses', 'unsupported taint effect', group({ taints: [{ key: 'key2', value: 'value1', effect: 'NoEffect' }] })),
      row('refuses', 'invalid value', group({ taints: [{ key: 'key3', value: 'v@lue', effect: 'NoSchedule' }] })),
    ]);
  });

  /** Theirs are volumes of nodes, ours of claims; EC2 has one set of limits for both. */
  describe('volumeIOPS, volumeThroughput', () => {
    const RAISED = {
      verdict: 'accepts',
      because: 'gp3 goes to 80000 and 2000 MiB/s by now: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html',
    } as const;
    compare([
      row('accepts', 'gp3', storage({ type: 'gp3', iops: 3000 })),
      row('refuses', 'gp3 below 3000', storage({ type: 'gp3', iops: 2999 })),
      row('refuses', 'gp3 above 16000', storage({ type: 'gp3', iops: 16001, throughput: 125 }), RAISED),
      row('refuses', 'io1 below 100', storage({ type: 'io1', iops: 99 })),
      row('accepts', 'io1', storage({ type: 'io1', iops: 3000 })),
      row('refuses', 'io1 above 64000', storage({ type: 'io1', iops: 64001 })),
      row('refuses', 'io2 below 100', storage({ type: 'io2', iops: 99 })),
      row('accepts', 'io2', storage({ type: 'io2', iops: 3000 })),
      row('refuses', 'io2 above 256000', storage({ type: 'io2', iops: 256001 })),
      row('refuses', 'a type without IOPS', storage({ type: 'gp2', iops: 3000 })),
      row('refuses', 'throughput below 125', storage({ type: 'gp3', throughput: 124 })),
      row('refuses', 'throughput above 1000', storage({ type: 'gp3', throughput: 1001, iops: 5000 }), RAISED),
      row('refuses', 'a type without throughput', storage({ type: 'gp2', throughput: 125 })),
    ]);
  });

  describe('iam.{withOIDC,serviceAccounts}', () => {
    const policies = { managedPolicies: ['AmazonS3ReadOnlyAccess'] };
    const one = { namespace: 'shop', serviceAccount: 'sa-1', ...policies };
    compare([
      row('accepts', 'withOIDC is disabled', cluster({ oidcProvider: false })),
      row('accepts', 'withOIDC is enabled', cluster({ oidcProvider: true })),
      row('refuses', 'disabled and some service accounts are given', irsa({ one }, false)),
      row('accepts', 'enabled and some service accounts are given', irsa({ one, two: { ...one, serviceAccount: 'sa-2' } })),
      row('refuses', 'an unnamed service account', irsa({ one: { ...one, serviceAccount: '' } })),
      row('refuses', 'no policy', irsa({ one: { namespace: 'shop', serviceAccount: 'sa-2' } }), {
        verdict: 'accepts',
        because: 'IAM takes roles without permissions, and something else may add them; a warning says so',
      }),
      row('refuses', 'a service account twice', irsa({ one, two: one }), {
        verdict: 'accepts',
        because:
          'IAM takes two roles, and the annotation of the account chooses one: https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
      }),
      row('accepts', 'one name in two namespaces', irsa({ one, two: { ...one, namespace: 'ns-3' } })),
    ]);
  });

  describe('cloudWatch.clusterLogging', () => {
    compare([
      row(
        'accepts',
        'known types',
        cluster({ logs: { types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] } }),
      ),
      row('refuses', 'unknown types', cluster({ logs: { types: ['anything'] } })),
      row('refuses', 'retention: invalid value', cluster({ logs: { types: ['api'], retentionDays: 42 } })),
      row('accepts', 'retention: valid value', cluster({ logs: { types: ['api'], retentionDays: 545 } })),
      row('refuses', 'retention without types', cluster({ logs: { types: [], retentionDays: 545 } }), {
        verdict: 'accepts',
        because: 'the number holds for the logs of Auto Mode too, and waits for the types otherwise',
      }),
    ]);
  });

  describe('network', () => {
    const local = { zones: ['apne1-az1', 'apne1-az2', { id: 'apne1-tpe1-az1', slot: 8 }] };
    compare([
      row('refuses', 'Local Zones: one NAT gateway per zone', network({ ...local, natGateways: 'one-per-zone' }), {
        verdict: 'accepts',
        because: 'gateways are made in availability zones only, and Local Zones use them: docs/network.md',
      }),
      row('refuses', 'Local Zones: fully private', network({ ...local, internetAccess: false }), {
        verdict: 'accepts',
        because: 'a limit of their templates; interface endpoints are in availability zones, and routes of a VPC reach them',
      }),
      row(
        'accepts',
        'additional endpoints',
        network({ internetAccess: false, endpoints: { services: ['cloudformation', 'autoscaling'] } }),
      ),
      row('refuses', 'an endpoint that is none', network({ endpoints: { services: ['unknown'] } }), {
        verdict: 'accepts',
        because: 'AWS adds services every month; a warning says that it is not known (NET044)',
      }),
      row('refuses', 'extraCIDRs: not-a-cidr', network({ podCidrs: ['not-a-cidr'] })),
      row('refuses', 'publicAccessCIDRs: 48.58.68/24', cluster({ endpoint: { publicFrom: ['48.58.68/24'] } })),
      row('accepts', 'publicAccessCIDRs: 3.48.58.68/24', cluster({ endpoint: { publicFrom: ['3.48.58.68/24'] } }), {
        verdict: 'refuses',
        because:
          'the provider asks for the address of the network, 3.48.58.0/24: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster',
      }),
      row('accepts', 'two distinct availability zones', network({ zones: ['apne1-az1', 'apne1-az2'] })),
      row('refuses', 'a duplicated availability zone', network({ zones: ['apne1-az1', 'apne1-az1'] })),
      row('refuses', 'too few availability zones', {
        ...smallInput,
        network: { cidr: '10.10.0.0/16', zones: ['apne1-az1'] },
        cluster: { version: '1.36' },
      }),
      row('refuses', 'remoteNodeNetworks is empty', cluster({ remoteNetworks: { nodes: [] } })),
      row('refuses', 'remote networks and IPv6', {
        ...smallInput,
        network: { ...smallInput.network, ipv6: true },
        cluster: { ...smallInput.cluster, remoteNetworks: { nodes: ['192.168.0.0/24'] } },
      }),
      row('refuses', 'IPv6 and serviceIPv4CIDR', {
        ...smallInput,
        network: { ...smallInput.network, ipv6: true },
        cluster: { ...smallInput.cluster, serviceCidr: '192.168.0.0/24' },
      }),
      row('accepts', 'IPv6 with Auto Mode and no add-ons', network({ ipv6: true })),
    ]);
  });

  describe('FargateProfile', () => {
    compare([
      row('refuses', "the profile's name is empty", fargate({ selectors: [{ namespace: 'default' }] }, '')),
      row('refuses', 'no selectors', fargate({})),
      row('refuses', 'empty selectors', fargate({ selectors: [] })),
      row('refuses', 'a selector without a namespace', fargate({ selectors: [{}] })),
      row('refuses', 'a name that starts with eks-', fargate({ selectors: [{ namespace: 'default' }] }, 'eks-foo')),
      row('accepts', 'a namespace', fargate({ selectors: [{ namespace: 'default' }] })),
      row('accepts', 'several namespaces', fargate({ selectors: [{ namespace: 'default' }, { namespace: 'dev' }] })),
    ]);
  });

  describe('secretsEncryption, add-ons', () => {
    compare([
      row('accepts', 'a key', cluster({ secretsKey: KEY })),
      row('accepts', 'a key of another region', cluster({ secretsKey: 'arn:aws:kms:us-west-2:111122223333:key/12345-12345' }), {
        verdict: 'refuses',
        because:
          'the key has to be in the region of the cluster: https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html',
      }),
      row('refuses', 'an invalid key', cluster({ secretsKey: 'invalid:arn' })),
      row('refuses', 'vpc-cni 1.9.0 is too low', mixedWith({ 'vpc-cni': { version: 'v1.9.0-eksbuild.1' } })),
      row('accepts', 'vpc-cni without a version', mixedWith({ 'vpc-cni': {} })),
      row('refuses', 'vpc-cni 1.invalid!semver', mixedWith({ 'vpc-cni': { version: '1.invalid!semver' } })),
      row('accepts', 'vpc-cni latest', mixedWith({ 'vpc-cni': { version: 'latest' } }), {
        verdict: 'refuses',
        because:
          'eksctl asks for the version itself; EKS takes exact ones only: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAddon.html',
      }),
    ]);
  });
});

/** The files of the newest stored commits: nodegroup 0d194d4, fargate 64aad2f, addon 136bb6a, control-plane-scaling a17dbab. */
describe('AWS CDK: aws/aws-cdk packages/aws-cdk-lib/aws-eks-v2/test', () => {
  describe('nodegroup.test.ts', () => {
    const AL2 = {
      verdict: 'refuses',
      because:
        'EKS makes no images of Amazon Linux 2 any more: https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html',
    } as const;
    const WINDOWS = {
      verdict: 'refuses',
      because:
        'there are no Windows node groups here, which docs/mixed-compute.md says: the control plane would need more settings',
    } as const;
    const arm = ['c6g.large', 't4g.large'];
    const intel = ['m5.large', 'c5.large'];
    compare([
      ...[
        ['AL2023_x86_64_STANDARD', intel],
        ['AL2023_ARM_64_STANDARD', arm],
        ['BOTTLEROCKET_x86_64', ['m5a.xlarge']],
        ['BOTTLEROCKET_ARM_64', ['c6g.xlarge']],
      ].map(([amiType, instanceTypes]) => row('accepts', `amiType ${String(amiType)}`, group({ amiType, instanceTypes }))),
      row('accepts', 'amiType AL2_x86_64_GPU', group({ amiType: 'AL2_x86_64_GPU', instanceTypes: ['p3.2xlarge'] }), AL2),
      row('accepts', 'amiType WINDOWS_CORE_2022_x86_64', group({ amiType: 'WINDOWS_CORE_2022_x86_64' }), WINDOWS),
      row('refuses', 'AL2023_x86_64_STANDARD on ARM', group({ amiType: 'AL2023_x86_64_STANDARD', instanceTypes: arm })),
      row('refuses', 'AL2023_ARM_64_STANDARD on Intel', group({ amiType: 'AL2023_ARM_64_STANDARD', instanceTypes: intel })),
      row(
        'refuses',
        'BOTTLEROCKET_ARM_64_NVIDIA on Intel',
        group({ amiType: 'BOTTLEROCKET_ARM_64_NVIDIA', instanceTypes: intel }),
      ),
      row(
        'refuses',
        'BOTTLEROCKET_x86_64_NVIDIA without GPU',
        group({ amiType: 'BOTTLEROCKET_x86_64_NVIDIA', instanceTypes: intel }),
        {
          verdict: 'accepts',
          because:
            'EKS starts such nodes; the driver finds no card, and pods run: https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html',
        },
      ),
      row(
        'refuses',
        'instance types of different architectures',
        group({ instanceTypes: ['c5.large', 'c5a.large', 'm6g.large'] }),
      ),
      row(
        'accepts',
        'spot with several instance types',
        group({ instanceTypes: ['m5.large', 't3.large', 'c5.large'], capacityType: 'SPOT' }),
      ),
      row(
        'accepts',
        'on-demand with several instance types',
        group({ instanceTypes: ['m5.large', 't3.large'], capacityType: 'ON_DEMAND' }),
      ),
      row('accepts', 'node auto repair', group({ nodeRepair: true })),
      row('accepts', 'taints', group({ taints: [{ effect: 'NoSchedule', key: 'foo', value: 'bar' }] })),
      row('refuses', 'desiredSize > maxSize', group({ size: { min: 1, max: 2, desired: 3 } })),
      row('refuses', 'desiredSize < minSize', group({ size: { min: 3, max: 4, desired: 2 } })),
      row('accepts', 'min, max and desired', group({ size: { min: 2, max: 6, desired: 4 } })),
      row('accepts', 'maxUnavailable', group({ size: { min: 1, max: 5 }, update: { maxUnavailable: 3 } })),
      row('accepts', 'maxUnavailablePercentage', group({ update: { maxUnavailablePercentage: 33 } })),
      row('refuses', 'both of them', group({ update: { maxUnavailable: 3, maxUnavailablePercentage: 2 } })),
      row(
        'refuses',
        'maxUnavailable is greater than maxSize',
        group({ size: { min: 1, max: 4 }, update: { maxUnavailable: 5 } }),
        {
          verdict: 'accepts',
          because:
            'EKS asks for 1 to 100 and compares it with nothing: https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupUpdateConfig.html',
        },
      ),
      ...[-3, 101].flatMap((number) => [
        row('refuses', `maxUnavailable ${number}`, group({ size: { min: 1, max: 200 }, update: { maxUnavailable: number } })),
        row('refuses', `maxUnavailablePercentage ${number}`, group({ update: { maxUnavailablePercentage: number } })),
      ]),
    ]);
  });

  describe('fargate.test.ts, addon.test.ts, control-plane-scaling.test.ts', () => {
    const selectors = ['1', '2', '3', '4', '5', '6'].map((namespace) => ({ namespace }));
    const addon = (settings: object, name = 'test-addon'): unknown => ({ ...smallInput, addons: { [name]: settings } });
    compare([
      row(
        'accepts',
        'a custom execution role',
        fargate({ selectors: [{ namespace: 'default' }], podExecutionRole: role('MyRole') }),
      ),
      row(
        'accepts',
        'the selectors of a Fargate cluster',
        fargate({ selectors: [{ namespace: 'default' }, { namespace: 'kube-system' }] }),
      ),
      row('refuses', 'more than 5 selectors', fargate({ selectors }), {
        verdict: 'accepts',
        because:
          'AWS raises this quota on request; a warning says so: https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html',
      }),
      row('accepts', 'five selectors', fargate({ selectors: selectors.slice(0, 5) })),
      row('accepts', 'an add-on that nobody knows', addon({})),
      row('accepts', 'an add-on with a version', addon({ version: 'v1.3.0-eksbuild.1' })),
      row('accepts', 'an add-on with configuration values', addon({ configuration: { replicaCount: 2 } })),
      row(
        'accepts',
        'an add-on with Pod Identity',
        addon({ podIdentities: { 'test-service-account': { role: role('TestRole') } } }),
      ),
      row(
        'accepts',
        'a service account in mixed case',
        addon({ podIdentities: { 'test-serviceAccount': { role: role('TestRole') } } }),
        {
          verdict: 'refuses',
          because:
            'names of service accounts are DNS subdomains, in lower case: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
        },
      ),
      row('accepts', 'tier standard', cluster({ scalingTier: 'standard' })),
    ]);
  });
});

/** The files of the newest stored commits: cluster 00555dc, access_entry 0413c66, fargate_profile 00d7f81, addon 04dd00d, node_group 012e0a3. */
describe('Terraform provider: hashicorp/terraform-provider-aws internal/service/eks', () => {
  describe('cluster_test.go', () => {
    compare([
      ...['10.0.0.0/11', '10.0.0.0/25', '9.0.0.0/16', '172.14.0.0/24', '192.167.0.0/24'].map((serviceCidr) =>
        row('refuses', `service range ${serviceCidr}`, cluster({ serviceCidr })),
      ),
      ...['192.168.0.0/24', '192.168.1.0/24'].map((serviceCidr) =>
        row('accepts', `service range ${serviceCidr}`, cluster({ serviceCidr })),
      ),
      row('accepts', 'public access', cluster({ endpoint: { publicFrom: ['1.2.3.4/32', '5.6.7.8/32'] } })),
      row('accepts', 'IP family ipv6', network({ ipv6: true })),
      ...['STANDARD', 'EXTENDED'].map((supportType) => row('accepts', `upgrade policy ${supportType}`, cluster({ supportType }))),
      ...[true, false].map((zonalShift) => row('accepts', `zonal shift ${String(zonalShift)}`, cluster({ zonalShift }))),
      row('accepts', 'compute config without node pools', cluster({ builtInNodePools: 'none' })),
      row('accepts', 'compute config with general-purpose', cluster({ builtInNodePools: ['general-purpose'] })),
      row('accepts', 'version 1.27', cluster({ version: '1.27' }), {
        verdict: 'refuses',
        because:
          'their test has no Auto Mode, which needs 1.29: https://docs.aws.amazon.com/eks/latest/userguide/create-auto.html',
      }),
    ]);
  });

  describe('access_entry_test.go, access_policy_association_test.go, pod_identity_association_test.go', () => {
    const name = 'tf-acc-test-1234567890123456789';
    compare([
      row('accepts', 'a user name', access({ teams: { one: { role: role(name), groups: ['ae-test'], userName: 'user1' } } })),
      row('accepts', 'an IAM user', access({ admins: [`arn:aws:iam::111122223333:user/${name}`] })),
      row(
        'accepts',
        'a policy of an IAM user',
        access({
          teams: { one: { role: `arn:aws:iam::111122223333:user/${name}`, policy: 'AmazonEKSViewPolicy', namespaces: 'all' } },
        }),
      ),
      row('accepts', 'a Pod Identity', {
        ...smallInput,
        podIdentities: { test: { namespace: name, serviceAccount: `${name}-sa`, role: role(name) } },
      }),
    ]);
  });

  describe('fargate_profile_test.go, addon_test.go, node_group_test.go', () => {
    const test = { selectors: [{ namespace: 'test' }] };
    compare([
      row('accepts', 'two profiles for one namespace', cluster({ fargateProfiles: { 'test-0': test, 'test-1': test } })),
      row('accepts', 'labels of a selector', fargate({ selectors: [{ namespace: 'test', labels: { key1: 'value1' } }] })),
      row(
        'accepts',
        'configuration values',
        mixedWith({ 'vpc-cni': { configuration: { env: { WARM_ENI_TARGET: '2', ENABLE_POD_ENI: 'true' } } } }),
      ),
      row('accepts', 'empty configuration values', mixedWith({ 'vpc-cni': { configuration: {} } })),
      row(
        'refuses',
        'configuration values that are not supported',
        mixedWith({ 'vpc-cni': { configuration: { env: { INVALID_FIELD: '2' } } } }),
        {
          verdict: 'accepts',
          because:
            'only EKS knows the schema of a version; eks-auto preflight has the question: https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeAddonConfiguration.html',
        },
      ),
      row(
        'accepts',
        'Pod Identity of aws-node',
        mixedWith({ 'vpc-cni': { podIdentities: { 'aws-node': { role: role('vpc-cni') } } } }),
      ),
      row('accepts', 'disk size 21', group({ disk: { sizeGiB: 21 } })),
      row('accepts', 'capacity type SPOT', group({ capacityType: 'SPOT' })),
      row('accepts', 'several instance types', group({ instanceTypes: ['t2.medium', 't3.medium', 't2.large', 't3.large'] })),
      row('accepts', 'labels', group({ labels: { key1: 'value1', key2: 'value2' } })),
    ]);
  });
});
