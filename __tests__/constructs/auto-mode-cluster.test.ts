import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessPolicy } from '../../lib/constructs/access/access-policy';
import { AccessScope } from '../../lib/constructs/access/access-scope';
import { AutoModeCluster } from '../../lib/constructs/cluster/auto-mode-cluster';
import type { AutoModeClusterProps } from '../../lib/constructs/cluster/auto-mode-cluster-props';

const ACCOUNT = '111122223333';
const roleArn = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const place = { account: ACCOUNT, region: 'ap-northeast-1' };

beforeAll(() => jest.useFakeTimers({ now: new Date('2026-11-21T12:00:00Z') }));
afterAll(() => jest.useRealTimers());

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A stack of somebody else. */
function newStack(): TerraformStack {
  const outdir = mkdtempSync(join(tmpdir(), 'eks-auto-'));
  folders.push(outdir);
  const stack = new TerraformStack(new App({ outdir }), 'shop');
  new LocalBackend(stack, { path: 'shop.tfstate' });
  new AwsProvider(stack, 'aws', { region: 'ap-northeast-1' });
  return stack;
}

const newCluster = (props: Partial<AutoModeClusterProps> = {}, stack = newStack()): AutoModeCluster =>
  new AutoModeCluster(stack, 'cluster', { name: 'shop', version: '1.36', subnetIds: ['subnet-0a1', 'subnet-0b2'], ...props });

type Block = Readonly<Record<string, unknown>>;

/** Blocks of each type, without their ids: those are cdktf's business in a stack of somebody else. */
function resources(cluster: AutoModeCluster, validate = false): Readonly<Record<string, readonly Block[]>> {
  const json = JSON.parse(Testing.synth(TerraformStack.of(cluster), validate)) as {
    readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  };
  return Object.fromEntries(Object.entries(json.resource).map(([type, blocks]) => [type, Object.values(blocks)]));
}

const warningsOf = (cluster: AutoModeCluster): string[] =>
  cluster.node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => String(data));

describe('AutoModeCluster', () => {
  test('makes the cluster of an environment in a stack of somebody else', () => {
    const cluster = newCluster({ endpoint: { publicFrom: ['203.0.113.0/24'] } });
    const { aws_eks_cluster, aws_iam_role_policy_attachment, aws_cloudwatch_log_group, aws_kms_key } = resources(cluster);
    expect(aws_eks_cluster).toMatchObject([
      {
        name: 'shop',
        bootstrap_self_managed_addons: false,
        access_config: { authentication_mode: 'API', bootstrap_cluster_creator_admin_permissions: false },
        compute_config: { enabled: true, node_pools: ['general-purpose', 'system'] },
        storage_config: { block_storage: { enabled: true } },
        kubernetes_network_config: { elastic_load_balancing: { enabled: true } },
        vpc_config: { subnet_ids: ['subnet-0a1', 'subnet-0b2'], public_access_cidrs: ['203.0.113.0/24'] },
      },
    ]);
    expect(aws_iam_role_policy_attachment).toHaveLength(7);
    expect((aws_eks_cluster![0]!.depends_on as string[]).length).toBe(8);
    expect(aws_cloudwatch_log_group).toMatchObject([{ name: '/aws/eks/shop/cluster', retention_in_days: 90 }]);
    expect(aws_kms_key).toBeUndefined();
  });

  test('addresses are cdktf’s own, and two clusters share a stack', () => {
    const stack = newStack();
    newCluster({}, stack);
    new AutoModeCluster(stack, 'other', { name: 'other', version: '1.36', subnetIds: ['subnet-0a1', 'subnet-0b2'] });
    const { resource } = JSON.parse(Testing.synth(stack)) as { resource: Record<string, Record<string, Block>> };
    expect(Object.keys(resource.aws_eks_cluster!).sort()).toEqual([
      expect.stringMatching(/^cluster_main_[0-9A-F]{8}$/),
      expect.stringMatching(/^other_main_[0-9A-F]{8}$/),
    ]);
  });

  test('without an account, roles are references; with account and region, their ARNs are written out', () => {
    const [unknown] = resources(newCluster()).aws_eks_cluster!;
    expect(unknown!.role_arn).toMatch(/^\$\{aws_iam_role\.cluster_.*\.arn\}$/);
    const [known] = resources(newCluster(place)).aws_eks_cluster!;
    expect(known!.role_arn).toBe(roleArn('shop-cluster'));
    expect(known!.compute_config).toMatchObject({ node_role_arn: roleArn('shop-node') });
  });

  test('keys of one’s own where account and region are known', () => {
    const { aws_kms_key, aws_eks_cluster } = resources(newCluster({ ...place, secretsKey: 'own', logs: { key: 'own' } }));
    expect(aws_kms_key).toHaveLength(2);
    expect(aws_eks_cluster).toMatchObject([{ encryption_config: { resources: ['secrets'] } }]);
  });

  test('waits for what nodes need until they are gone', () => {
    const stack = newStack();
    const route = new IamRole(stack, 'stands-for-a-route', { assumeRolePolicy: '{}' });
    const [cluster] = resources(newCluster({ dependsOn: [route] }, stack)).aws_eks_cluster!;
    expect(cluster!.depends_on).toContain('aws_iam_role.stands-for-a-route');
  });

  describe('everything that is wrong is told in one error', () => {
    test('with place, received, accepted, remedy and suggestion', () => {
      const wrong = () =>
        newCluster({
          name: 'my.shop',
          version: '1.22',
          subnetIds: ['subnet-0a1'],
          endpoint: { publicFrom: ['203.0.113.7/24'] },
        });
      expect(wrong).toThrow(
        [
          "AutoModeCluster 'shop/cluster' has 4 errors",
          'error LIB001 subnetIds',
          "  received [ 'subnet-0a1' ]; at least two subnets, in different zones",
          '  fix: pass the ids of subnets in at least two zones, one for each',
          'error CLU020 endpoint.publicFrom[0]',
          "  received '203.0.113.7/24'; a range like 203.0.113.0/24, named by its first address",
          "  did you mean '203.0.113.0/24'?",
          '  fix: write the first address and the length of the prefix; a single address has /32',
          'error CLU003 version',
          "  received '1.22'; Auto Mode needs 1.29 or newer; in standard support on 2026-11-21: 1.34, 1.35, 1.36, 1.37",
          "  did you mean '1.37'?",
          '  fix: write a version in standard support',
          'error CLU010 name',
          "  received 'my.shop'; letters, digits, '-' and '_', starting with a letter or digit, at most 100 characters",
          "  did you mean 'my-shop'?",
          '  fix: start with a letter or digit; then letters, digits, - and _',
        ].join('\n'),
      );
    });

    test.each<[string, Partial<AutoModeClusterProps>, RegExp]>([
      ['a key without account', { secretsKey: 'own' }, /error LIB002 secretsKey\n/],
      ['a log key without region', { logs: { key: 'own' } }, /error LIB002 logs\.key\n/],
      ['an account without region', { account: ACCOUNT }, /error LIB003 account\n/],
      ['an account of eleven digits', { ...place, account: '11112222333' }, /error ENV003 account\n/],
      ['a subnet that is none', { subnetIds: ['subnet-0a1', 'vpc-1'] }, /received 'vpc-1'; ids of subnets/],
      ['a boundary that is no policy', { permissionsBoundary: 'developer' }, /error ENV009 permissionsBoundary\n/],
      ['a tag of AWS', { tags: { 'aws:a': 'b' } }, /error ENV006/],
      // As somebody without TypeScript writes it.
      [
        'a pool that does not exist',
        { builtInNodePools: ['sytem'] as never },
        /error CLU040 builtInNodePools\[0\]\n(.*\n)*.*'system'\?/,
      ],
      [
        'a version that is a number',
        { version: 1.36 as never },
        /error CLU001 version\n {2}received 1\.36; a minor version in quotes/,
      ],
    ])('%s', (_, props, message) => {
      expect(() => newCluster(props)).toThrow(message);
    });
  });

  test('warnings are left for cdktf to print, unless they are accepted', () => {
    const open = { endpoint: { publicFrom: ['0.0.0.0/0'] } };
    expect(warningsOf(newCluster())).toEqual([]);
    expect(warningsOf(newCluster(open))).toEqual([expect.stringMatching(/^warning CLU021 endpoint\.publicFrom\[0\]\n/)]);
    expect(warningsOf(newCluster({ ...open, acknowledge: { CLU021: 'a demonstration' } }))).toEqual([]);
  });

  test('references are passed on unread', () => {
    const stack = newStack();
    const text = new TerraformVariable(stack, 'text', { type: 'string' });
    const list = new TerraformVariable(stack, 'list', { type: 'list(string)' });
    const cluster = newCluster(
      {
        name: text.stringValue,
        version: text.stringValue,
        account: text.stringValue,
        region: text.stringValue,
        subnetIds: list.listValue,
        endpoint: { publicFrom: list.listValue },
        role: text.stringValue,
        nodeRole: text.stringValue,
        secretsKey: text.stringValue,
        logs: { retentionDays: new TerraformVariable(stack, 'days', { type: 'number' }).numberValue },
        tags: { team: text.stringValue },
        serviceCidr: text.stringValue,
      },
      stack,
    );
    cluster.grantAdmin('admin', text.stringValue);
    cluster.grantAccess('team', { principalArn: text.stringValue, policy: AccessPolicy.VIEW, scope: AccessScope.cluster() });
    cluster.addPodIdentity('api', { namespace: text.stringValue, serviceAccount: text.stringValue, role: text.stringValue });
    const [main] = resources(cluster).aws_eks_cluster!;
    expect(main).toMatchObject({
      compute_config: { enabled: true },
      storage_config: { block_storage: { enabled: true } },
      kubernetes_network_config: { elastic_load_balancing: { enabled: true } },
    });
    expect(main).toMatchObject({ name: '${var.text}', version: '${var.text}', vpc_config: { subnet_ids: '${var.list}' } });
  });

  describe('access', () => {
    test('an administrator, and a team in its namespace', () => {
      const cluster = newCluster(place);
      cluster.grantAdmin('platform', roleArn('platform-admin'));
      cluster.grantAccess('payments', {
        principalArn: roleArn('payments'),
        policy: AccessPolicy.EDIT,
        scope: AccessScope.namespaces('payments'),
      });
      const { aws_eks_access_entry, aws_eks_access_policy_association } = resources(cluster, true);
      expect(aws_eks_access_entry).toMatchObject([
        { principal_arn: roleArn('payments'), type: 'STANDARD' },
        { principal_arn: roleArn('platform-admin'), type: 'STANDARD' },
      ]);
      expect(aws_eks_access_policy_association).toMatchObject([
        {
          policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy',
          access_scope: { type: 'namespace', namespaces: ['payments'] },
        },
        { policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy', access_scope: { type: 'cluster' } },
      ]);
    });

    test('a team that brings groups of its own', () => {
      const cluster = newCluster(place);
      cluster.grantAccess('auditors', { principalArn: roleArn('auditors'), groups: ['auditors'], userName: 'auditor' });
      const { aws_eks_access_entry, aws_eks_access_policy_association } = resources(cluster);
      expect(aws_eks_access_entry).toMatchObject([{ kubernetes_groups: ['auditors'], user_name: 'auditor' }]);
      expect(aws_eks_access_policy_association).toBeUndefined();
    });

    test.each<[string, Partial<AutoModeClusterProps>, number]>([
      ['EKS makes the entry of the nodes with built-in pools', {}, 0],
      ['one is made without', { builtInNodePools: 'none' }, 1],
      ['one is made without, for an existing role too', { builtInNodePools: 'none', nodeRole: roleArn('eks-node') }, 1],
    ])('%s', (_, props, count) => {
      const { aws_eks_access_entry = [], aws_eks_access_policy_association = [] } = resources(newCluster(props));
      expect(aws_eks_access_entry.filter(({ type }) => type === 'EC2')).toHaveLength(count);
      expect(aws_eks_access_policy_association).toHaveLength(count);
    });

    test('a principal is let in once', () => {
      const cluster = newCluster(place);
      cluster.grantAdmin('platform', roleArn('platform'));
      expect(() => cluster.grantAdmin('again', roleArn('platform'))).toThrow(
        /AutoModeCluster 'shop\/cluster', grantAdmin\('again'\), has 1 error\nerror ACC015 principalArn\n(.*\n)*.*grantAdmin\('platform'\)/,
      );
    });

    test('the role of built-in pools is let in by EKS alone', () => {
      const cluster = newCluster({ ...place, nodeRole: roleArn('eks-node') });
      expect(() => cluster.grantAdmin('nodes', roleArn('eks-node'))).toThrow(/error ACC016 principalArn\n/);
    });

    test.each([
      ['Payments', /grantAccess\('payments'\), has 1 error\nerror ACC007 scope\[0\]\n(.*\n)*.*did you mean 'payments'\?/],
      ['kube_system', /error ACC007 scope\[0\]\n/],
    ])('namespace %s', (namespace, message) => {
      const grant = () =>
        newCluster(place).grantAccess('payments', {
          principalArn: roleArn('payments'),
          policy: AccessPolicy.EDIT,
          scope: AccessScope.namespaces(namespace),
        });
      expect(grant).toThrow(message);
    });

    test('the ARN of a session is refused', () => {
      const grant = () => newCluster(place).grantAdmin('me', `arn:aws:sts::${ACCOUNT}:assumed-role/platform/me`);
      expect(grant).toThrow(/error ACC\d{3} principalArn\n/);
    });

    test('a cluster that nobody administers is told at synthesis, unless entries are made elsewhere', () => {
      expect(() => resources(newCluster(), true)).toThrow(/ACC017(.*\n)*.*call grantAdmin\(\)/);
      expect(() => resources(newCluster({ acknowledge: { ACC017: 'entries are made elsewhere' } }), true)).not.toThrow();
    });
  });

  describe('Pod Identity', () => {
    const options = { namespace: 'payments', serviceAccount: 'api', statements: [{ Action: 'sqs:SendMessage', Resource: '*' }] };

    test('a role for the pods of one service account', () => {
      const cluster = newCluster(place);
      cluster.addPodIdentity('api', options);
      const { aws_eks_pod_identity_association, aws_iam_role } = resources(cluster);
      expect(aws_eks_pod_identity_association).toMatchObject([
        { namespace: 'payments', service_account: 'api', role_arn: roleArn('shop-pod-api') },
      ]);
      const trust = aws_iam_role!.find(({ name }) => name === 'shop-pod-api')!.assume_role_policy;
      expect(trust).toContain(`"aws:RequestTag/eks-cluster-arn":"arn:aws:eks:ap-northeast-1:${ACCOUNT}:cluster/shop"`);
    });

    test('without account the trust refers to the cluster', () => {
      const cluster = newCluster();
      cluster.addPodIdentity('api', options);
      const trust = resources(cluster).aws_iam_role!.find(({ name }) => name === 'shop-pod-api')!.assume_role_policy;
      expect(trust).toMatch(/"aws:RequestTag\/eks-cluster-arn":"\$\{aws_eks_cluster\.cluster_main_\w+\.arn\}"/);
    });

    test.each<[string, object, RegExp]>([
      [
        'a namespace in capitals',
        { namespace: 'Payments' },
        /addPodIdentity\('api'\), has 1 error\nerror POD001 namespace\n(.*\n)*.*'payments'\?/,
      ],
      ['a service account with its namespace', { serviceAccount: 'payments:api' }, /error POD002 serviceAccount\n/],
    ])('%s', (_, wrong, message) => {
      expect(() => newCluster(place).addPodIdentity('api', { ...options, ...wrong })).toThrow(message);
    });

    test('one service account gets one role', () => {
      const cluster = newCluster(place);
      cluster.addPodIdentity('api', options);
      expect(() => cluster.addPodIdentity('again', options)).toThrow(/addPodIdentity\('again'\), has 1 error\nerror POD\d{3}/);
    });
  });

  test('says what others need to know', () => {
    const stack = newStack();
    const cluster = newCluster(place, stack);
    const { clusterName, clusterArn, endpoint, certificateAuthority, securityGroupId, nodeRoleName } = cluster;
    const values = { clusterName, clusterArn, endpoint, certificateAuthority, securityGroupId, nodeRoleName };
    for (const [name, value] of Object.entries(values)) new TerraformOutput(stack, name, { value });
    const { output } = JSON.parse(Testing.synth(stack)) as { output: Record<string, { value: string }> };
    const ofCluster = (attribute: string) =>
      expect.stringMatching(new RegExp(`^\\$\\{aws_eks_cluster\\.cluster_main_\\w+\\.${attribute}\\}$`));
    expect(output).toEqual({
      clusterName: { value: ofCluster('name') },
      clusterArn: { value: ofCluster('arn') },
      endpoint: { value: ofCluster('endpoint') },
      certificateAuthority: { value: ofCluster('certificate_authority\\[0\\]\\.data') },
      securityGroupId: { value: ofCluster('vpc_config\\[0\\]\\.cluster_security_group_id') },
      nodeRoleName: { value: 'shop-node' },
    });
  });
});
