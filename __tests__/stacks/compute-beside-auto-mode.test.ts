import { parse } from 'yaml';
import type { EnvironmentInput } from '../../lib/config/environment-input';
import type { NodeGroupInput } from '../../lib/config/node-group-input';
import { addresses, synthesizeToJson, type JsonObject } from '../../lib/testing';
import { smallInput, TODAY } from '../support/environment';

/** The cluster stack of a small environment, as Terraform reads it. */
function synthesized(more: Partial<EnvironmentInput>): JsonObject {
  const stack = synthesizeToJson({ ...smallInput, ...more }, { today: TODAY })['dev-cluster'];
  if (stack === undefined) throw new Error('there is no cluster stack');
  return stack;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

/** Blocks by type and id, without what cdktf notes about itself. */
const resources = (stack: JsonObject): Blocks =>
  JSON.parse(JSON.stringify(stack['resource']), (key, value: unknown) => (key === '//' ? undefined : value)) as Blocks;

const outputs = (stack: JsonObject) => stack['output'] as Readonly<Record<string, { readonly value: unknown } | undefined>>;

/** What an input adds to the addresses of the small environment. */
function added(more: Partial<EnvironmentInput>): readonly string[] {
  const before = new Set(addresses(synthesized({})));
  return addresses(synthesized(more)).filter((address) => !before.has(address));
}

const cluster = { version: '1.36', zones: ['apne1-az1', 'apne1-az2'] } as const;

describe('names that are no identifiers of Terraform', () => {
  test('are addressed by ids that are, and stay names in AWS', () => {
    const stack = synthesized({
      cluster: {
        ...cluster,
        fargateProfiles: { '1st_Default': { selectors: [{ namespace: 'a' }] } },
        nodeGroups: { '2nd': { instanceTypes: ['m7i.large'], size: { min: 1, max: 1 } } },
      },
      podIdentities: { '8': { namespace: 'c', serviceAccount: 'b', managedPolicies: ['AmazonS3ReadOnlyAccess'] } },
      addons: { 'vpc-cni': {}, 'kube-proxy': {}, coredns: {} },
    });
    const { aws_eks_fargate_profile: profiles, aws_eks_node_group: groups } = resources(stack);
    expect(profiles).toMatchObject({ _1st_Default: { fargate_profile_name: '1st_Default' } });
    expect(groups).toMatchObject({ _2nd: { node_group_name: '2nd' } });
    expect(addresses(stack)).toEqual(
      expect.arrayContaining(['aws_iam_role.pod_8', 'aws_eks_pod_identity_association._8', 'aws_launch_template._2nd']),
    );
  });
});

describe('IRSA', () => {
  const irsa: Partial<EnvironmentInput> = {
    cluster: { ...cluster, oidcProvider: true },
    irsaRoles: { legacy: { namespace: 'reports', serviceAccount: 'legacy', managedPolicies: ['AmazonS3ReadOnlyAccess'] } },
  };
  const ISSUER = '${aws_eks_cluster.main.identity[0].oidc[0].issuer}';

  test('adds the provider, and the role of each service account', () => {
    expect(added(irsa)).toEqual([
      'aws_iam_openid_connect_provider.cluster',
      'aws_iam_role.irsa_legacy',
      'aws_iam_role_policy_attachment.irsa_legacy_AmazonS3ReadOnlyAccess',
    ]);
  });

  test('the provider is for AWS and has no thumbprint', () => {
    expect(resources(synthesized(irsa)).aws_iam_openid_connect_provider).toEqual({
      cluster: { url: ISSUER, client_id_list: ['sts.amazonaws.com'], tags: {} },
    });
  });

  test('the trust is JSON in which Terraform writes the issuer into the keys', () => {
    // A Terraform map with a reference as a key would come out as a key named `undefined`; text cannot.
    const issuer = '${trimprefix(aws_eks_cluster.main.identity[0].oidc[0].issuer, "https://")}';

    expect(resources(synthesized(irsa)).aws_iam_role?.['irsa_legacy']?.['assume_role_policy']).toBe(
      '{"Statement":[{"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{' +
        `"${issuer}:aud":"sts.amazonaws.com","${issuer}:sub":"system:serviceaccount:reports:legacy"}},` +
        '"Effect":"Allow","Principal":{"Federated":"${aws_iam_openid_connect_provider.cluster.arn}"}}],' +
        '"Version":"2012-10-17"}',
    );
  });

  test('publishes the provider, and the annotation of each service account with a literal ARN', () => {
    expect(outputs(synthesized(irsa))).toMatchObject({
      oidc_provider_arn: { value: '${aws_iam_openid_connect_provider.cluster.arn}' },
      irsa_annotations: {
        value: { legacy: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/platform-dev-irsa-legacy' } },
      },
    });
  });

  test('a provider alone serves roles that are made elsewhere', () => {
    const alone = { cluster: { ...cluster, oidcProvider: true } };

    expect(added(alone)).toEqual(['aws_iam_openid_connect_provider.cluster']);
    expect(outputs(synthesized(alone))['irsa_annotations']).toBeUndefined();
  });

  test('nothing of it is there unless it is asked for', () => {
    expect(added({ cluster: { ...cluster, oidcProvider: false }, irsaRoles: {} })).toEqual([]);
    expect(outputs(synthesized({}))).not.toHaveProperty('oidc_provider_arn');
  });
});

const own = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
const subnet = (zone: string): string => `\${data.terraform_remote_state.network.outputs.node_subnet_ids["${zone}"]}`;

describe('Fargate profiles', () => {
  const fargateProfiles = {
    web: { selectors: [{ namespace: 'web-*' }] as const, zones: ['apne1-az2'] },
    batch: {
      selectors: [{ namespace: 'batch' }, { namespace: 'jobs', labels: { compute: 'fargate' } }] as const,
    },
  };
  const fargate: Partial<EnvironmentInput> = { cluster: { ...cluster, fargateProfiles }, addons: { coredns: {} } };

  test('adds the profiles, and one role for all', () => {
    expect(added(fargate)).toEqual([
      'aws_eks_addon.coredns',
      'aws_eks_fargate_profile.batch',
      'aws_eks_fargate_profile.web',
      'aws_iam_role.fargate',
      'aws_iam_role_policy_attachment.fargate_AmazonEKSFargatePodExecutionRolePolicy',
    ]);
  });

  test('a profile is in private subnets and has a literal role, whose permissions come first', () => {
    expect(resources(synthesized(fargate)).aws_eks_fargate_profile).toEqual({
      batch: {
        cluster_name: '${aws_eks_cluster.main.name}',
        fargate_profile_name: 'batch',
        pod_execution_role_arn: own('platform-dev-fargate'),
        subnet_ids: [subnet('apne1-az1'), subnet('apne1-az2')],
        selector: [{ namespace: 'batch' }, { namespace: 'jobs', labels: { compute: 'fargate' } }],
        tags: {},
        depends_on: ['aws_iam_role.fargate', 'aws_iam_role_policy_attachment.fargate_AmazonEKSFargatePodExecutionRolePolicy'],
      },
      web: expect.objectContaining({ subnet_ids: [subnet('apne1-az2')], selector: [{ namespace: 'web-*' }] }),
    });
  });

  // https://docs.aws.amazon.com/eks/latest/userguide/pod-execution-role.html
  test('the role trusts Fargate for profiles of this cluster only', () => {
    const trust = String(resources(synthesized(fargate)).aws_iam_role?.['fargate']?.['assume_role_policy']);

    expect(JSON.parse(trust)).toMatchObject({
      Statement: [
        {
          Principal: { Service: 'eks-fargate-pods.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: {
            ArnLike: {
              'aws:SourceArn': 'arn:aws:eks:ap-northeast-1:111122223333:fargateprofile/platform-dev/*',
            },
          },
        },
      ],
    });
  });

  test('CoreDNS waits for the profiles that its pods may need', () => {
    expect(resources(synthesized(fargate)).aws_eks_addon?.['coredns']?.['depends_on']).toEqual([
      'aws_eks_fargate_profile.batch',
      'aws_eks_fargate_profile.web',
    ]);
  });

  test('no role is made where every profile names one', () => {
    const batch = { ...fargateProfiles.batch, podExecutionRole: own('fargate') };

    expect(added({ ...fargate, cluster: { ...cluster, fargateProfiles: { batch } } })).toEqual([
      'aws_eks_addon.coredns',
      'aws_eks_fargate_profile.batch',
    ]);
  });

  test('EKS makes its access entry, we do not', () => {
    expect(resources(synthesized(fargate)).aws_eks_access_entry).toEqual(resources(synthesized({})).aws_eks_access_entry);
  });
});

describe('node groups', () => {
  const legacy = { instanceTypes: ['m7i.large'] as const, size: { min: 2, max: 4 } };
  const addons = { 'vpc-cni': {}, 'kube-proxy': {}, coredns: {}, 'eks-pod-identity-agent': {}, 'aws-ebs-csi-driver': {} };
  const groups = (nodeGroups: Readonly<Record<string, NodeGroupInput>>, more: Partial<EnvironmentInput> = {}) => ({
    cluster: { ...cluster, nodeGroups },
    addons,
    ...more,
  });
  const template = (more: Partial<EnvironmentInput>, name = 'legacy') => resources(synthesized(more)).aws_launch_template?.[name];
  const group = (more: Partial<EnvironmentInput>, name = 'legacy') => resources(synthesized(more)).aws_eks_node_group?.[name];

  test('adds the group with a launch template, a role for all groups, and what Auto Mode contains', () => {
    expect(added(groups({ legacy }))).toEqual([
      'aws_eks_addon.aws-ebs-csi-driver',
      'aws_eks_addon.coredns',
      'aws_eks_addon.eks-pod-identity-agent',
      'aws_eks_addon.kube-proxy',
      'aws_eks_addon.vpc-cni',
      'aws_eks_node_group.legacy',
      'aws_iam_role.addon_aws-ebs-csi-driver_ebs-csi-controller-sa',
      'aws_iam_role.node-group',
      'aws_iam_role_policy_attachment.addon_aws-ebs-csi-driver_ebs-csi-controller-sa_AmazonEBSCSIDriverPolicy',
      'aws_iam_role_policy_attachment.node-group_AmazonEC2ContainerRegistryPullOnly',
      'aws_iam_role_policy_attachment.node-group_AmazonEKSWorkerNodePolicy',
      'aws_iam_role_policy_attachment.node-group_AmazonEKS_CNI_Policy',
      'aws_launch_template.legacy',
    ]);
  });

  test('a group follows the version of the control plane, after its permissions and what makes nodes ready', () => {
    expect(group(groups({ legacy }))).toEqual({
      cluster_name: '${aws_eks_cluster.main.name}',
      node_group_name: 'legacy',
      node_role_arn: own('platform-dev-node-group'),
      subnet_ids: [subnet('apne1-az1'), subnet('apne1-az2')],
      ami_type: 'AL2023_x86_64_STANDARD',
      version: '${aws_eks_cluster.main.version}',
      instance_types: ['m7i.large'],
      capacity_type: 'ON_DEMAND',
      scaling_config: { min_size: 2, max_size: 4, desired_size: 2 },
      launch_template: { id: '${aws_launch_template.legacy.id}', version: '${aws_launch_template.legacy.latest_version}' },
      labels: {},
      taint: [],
      update_config: { max_unavailable: 1 },
      node_repair_config: { enabled: true },
      timeouts: { create: '60m', update: '120m', delete: '60m' },
      lifecycle: { ignore_changes: ['scaling_config[0].desired_size'] },
      tags: {},
      depends_on: [
        'aws_iam_role.node-group',
        'aws_iam_role_policy_attachment.node-group_AmazonEC2ContainerRegistryPullOnly',
        'aws_iam_role_policy_attachment.node-group_AmazonEKSWorkerNodePolicy',
        'aws_iam_role_policy_attachment.node-group_AmazonEKS_CNI_Policy',
        'aws_eks_addon.eks-pod-identity-agent',
        'aws_eks_addon.kube-proxy',
        'aws_eks_addon.vpc-cni',
      ],
    });
  });

  test('add-ons whose pods need such a node come after it', () => {
    const { aws_eks_addon } = resources(synthesized(groups({ legacy })));

    expect(aws_eks_addon?.['coredns']?.['depends_on']).toEqual(['aws_eks_node_group.legacy']);
    expect(aws_eks_addon?.['aws-ebs-csi-driver']?.['depends_on']).toContain('aws_eks_node_group.legacy');
    expect(aws_eks_addon?.['vpc-cni']).not.toHaveProperty('depends_on');
  });

  test('what is written arrives as AWS spells it', () => {
    const nodeGroup: NodeGroupInput = {
      ...legacy,
      amiType: 'BOTTLEROCKET_ARM_64',
      instanceTypes: ['m8g.large', 'm7g.large'],
      size: { min: 0, max: 4, desired: 3 },
      capacityType: 'SPOT',
      zones: ['apne1-az2'],
      version: '1.35',
      releaseVersion: '1.35.3-20261101',
      labels: { 'example.com/team': 'shop' },
      taints: [{ key: 'legacy', value: 'yes', effect: 'PreferNoSchedule' }],
      update: { maxUnavailablePercentage: 33 },
      nodeRepair: false,
      role: own('nodes'),
    };

    expect(group(groups({ legacy: nodeGroup }))).toMatchObject({
      ami_type: 'BOTTLEROCKET_ARM_64',
      instance_types: ['m8g.large', 'm7g.large'],
      scaling_config: { min_size: 0, max_size: 4, desired_size: 3 },
      capacity_type: 'SPOT',
      subnet_ids: [subnet('apne1-az2')],
      version: '1.35',
      release_version: '1.35.3-20261101',
      labels: { 'example.com/team': 'shop' },
      taint: [{ key: 'legacy', value: 'yes', effect: 'PREFER_NO_SCHEDULE' }],
      update_config: { max_unavailable_percentage: 33 },
      node_repair_config: { enabled: false },
      node_role_arn: own('nodes'),
    });
    // A number that is written is kept.
    expect(group(groups({ legacy: nodeGroup }))).not.toHaveProperty('lifecycle');
  });

  test('instances are encrypted, tagged, and keep their metadata to themselves', () => {
    const tagged = groups({ legacy }, { tags: { owner: 'platform' } });
    const tags = { owner: 'platform', Name: 'platform-dev-legacy' };

    expect(template(tagged)).toEqual({
      name: 'platform-dev-legacy',
      block_device_mappings: [
        {
          device_name: '/dev/xvda',
          ebs: { volume_size: 80, volume_type: 'gp3', encrypted: 'true', delete_on_termination: 'true' },
        },
      ],
      metadata_options: { http_endpoint: 'enabled', http_tokens: 'required', http_put_response_hop_limit: 1 },
      tag_specifications: ['instance', 'volume', 'network-interface'].map((resource_type) => ({ resource_type, tags })),
      tags: { owner: 'platform' },
    });
  });

  test('Bottlerocket keeps containers on its second volume', () => {
    const key = 'arn:aws:kms:ap-northeast-1:111122223333:key/1';
    const disk = { sizeGiB: 200, key };

    expect(template(groups({ legacy: { ...legacy, amiType: 'BOTTLEROCKET_x86_64', disk } }))).toMatchObject({
      block_device_mappings: [{ device_name: '/dev/xvdb', ebs: { volume_size: 200, kms_key_id: key } }],
    });
  });

  /** What Terraform puts together, with references in braces. */
  function userData(more: Partial<EnvironmentInput>): string {
    const [, list] = /^\$\{base64encode\(join\("", \[(.*)\]\)\)\}$/.exec(String(template(more)?.['user_data'])) ?? [];
    if (list === undefined) throw new Error(`not an expression as expected: ${String(template(more)?.['user_data'])}`);
    const members = list.match(/"(?:[^"\\]|\\.)*"|[^",\s][^,]*/g) ?? [];
    return members.map((member) => (member.startsWith('"') ? (JSON.parse(member) as string) : `\${${member}}`)).join('');
  }

  test('an image of one’s own is told its cluster, and EKS is told nothing about it', () => {
    const custom = groups({ legacy: { ...legacy, ami: 'ami-0123456789abcdef0' } });

    expect(template(custom)).toMatchObject({ image_id: 'ami-0123456789abcdef0' });
    for (const refused of ['ami_type', 'version', 'release_version']) expect(group(custom)).not.toHaveProperty(refused);
    expect(userData(custom)).toBe(
      [
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary="NODECONFIG"',
        '',
        '--NODECONFIG',
        'Content-Type: application/node.eks.aws',
        '',
        '---',
        'apiVersion: node.eks.aws/v1alpha1',
        'kind: NodeConfig',
        'spec:',
        '  cluster:',
        '    name: platform-dev',
        '    apiServerEndpoint: ${aws_eks_cluster.main.endpoint}',
        '    certificateAuthority: ${aws_eks_cluster.main.certificate_authority[0].data}',
        '    cidr: ${aws_eks_cluster.main.kubernetes_network_config[0].service_ipv4_cidr}',
        '',
        '--NODECONFIG--',
        '',
      ].join('\n'),
    );
  });

  test('with IPv6, nodes get the other range and the other permissions of the network plugin', () => {
    const custom = groups(
      { legacy: { ...legacy, ami: 'ami-0123456789abcdef0' } },
      { network: { cidr: '10.10.0.0/16', zones: ['apne1-az1', 'apne1-az2'], ipv6: true } },
    );

    expect(userData(custom)).toContain('cidr: ${aws_eks_cluster.main.kubernetes_network_config[0].service_ipv6_cidr}');
    expect(added(custom)).toContain('aws_iam_role_policy.node-group_cni-ipv6');
    expect(added(custom)).not.toContain('aws_iam_role_policy_attachment.node-group_AmazonEKS_CNI_Policy');
  });

  test('settings of the kubelet are text to Terraform, whatever is in them', () => {
    const kubelet = { maxPods: 50, evictionHard: { 'memory.available': '5%' }, odd: 'a "quote", a \\ and ${HOME}' };
    const text = userData(groups({ legacy: { ...legacy, kubelet } }));

    expect(text).toContain('  kubelet:\n    config:\n      maxPods: 50\n');
    expect(text).not.toContain('cluster:');
    expect(text).toContain('$${HOME}');
    // Read back as nodeadm reads it.
    const yaml = text.slice(text.indexOf('---\n') + 4, text.indexOf('--NODECONFIG--')).replaceAll('$${', '${');
    expect(parse(yaml)).toMatchObject({ spec: { kubelet: { config: kubelet } } });
  });

  test('the role lacks the permissions of the network plugin where that has a role of its own', () => {
    const withRole = { ...addons, 'vpc-cni': { podIdentities: { 'aws-node': { managedPolicies: ['AmazonEKS_CNI_Policy'] } } } };

    expect(added(groups({ legacy }, { addons: withRole }))).not.toContain(
      'aws_iam_role_policy_attachment.node-group_AmazonEKS_CNI_Policy',
    );
  });

  test('EKS makes its access entry, we do not', () => {
    expect(resources(synthesized(groups({ legacy }))).aws_eks_access_entry).toEqual(
      resources(synthesized({})).aws_eks_access_entry,
    );
  });

  test('groups come in order of their names, and are found by the place that they are written at', () => {
    expect(Object.keys(resources(synthesized(groups({ b: legacy, a: legacy }))).aws_eks_node_group ?? {})).toEqual(['a', 'b']);
  });
});
