import { App, Testing } from 'cdktf';
import { AccessEntries } from '../../lib/constructs/access/access-entries';
import { AccessPolicy } from '../../lib/constructs/access/access-policy';
import { AccessScope } from '../../lib/constructs/access/access-scope';
import { Addons } from '../../lib/constructs/addons/addons';
import { PodIdentities } from '../../lib/constructs/identity/pod-identities';
import { originOf } from '../../lib/constructs/origin';
import { Role } from '../../lib/constructs/role';
import { friendlyAccessPolicies } from '../../lib/aws/access-policies';
import { buildAccess, type AccessSettings } from '../../lib/model/access-entries';
import { buildAddons, type AddonSettings } from '../../lib/model/addons';
import { buildPodIdentities, type PodIdentitySettings } from '../../lib/model/pod-identities';
import { EnvironmentStack } from '../../lib/stacks/environment-stack';
import {
  aroundAddons,
  accessSettings,
  nodeRole,
  OTHER_ACCOUNT,
  podIdentitySettings,
  podRoleSettings,
  roleArn,
  team,
} from '../support/access';
import { smallEnvironment } from '../support/environment';

/** As Terraform reads it: type → id → block. */
type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

class Stack extends EnvironmentStack {
  public constructor() {
    super(new App({ stackTraces: false }), smallEnvironment(), 'cluster');
  }
}

function synthesized(fill: (stack: Stack) => void): Resources {
  const stack = new Stack();
  fill(stack);
  return (JSON.parse(Testing.synth(stack, true)) as { readonly resource: Resources }).resource;
}

const CLUSTER = '${aws_eks_cluster.cluster.name}';

const access = (overrides: Partial<AccessSettings> = {}): Resources =>
  synthesized((stack) => {
    const settings = accessSettings(overrides);
    const node =
      settings.nodeRole.kind === 'created' ? { [settings.nodeRole.name]: new Role(stack, 'node', settings.nodeRole) } : {};
    new AccessEntries(stack, 'access', { access: buildAccess(settings), clusterName: CLUSTER, roles: node });
  });

const pods = (podIdentities: Readonly<Record<string, Partial<PodIdentitySettings>>>): Resources =>
  synthesized((stack) => {
    const settings = Object.entries(podIdentities).map(([name, overrides]) => [name, podIdentitySettings(overrides)] as const);
    new PodIdentities(stack, 'pod-identities', {
      podIdentities: buildPodIdentities({ ...podRoleSettings(), podIdentities: Object.fromEntries(settings) }),
      clusterName: CLUSTER,
    });
  });

const addons = (name: string, overrides: Partial<AddonSettings> = {}): Resources =>
  synthesized((stack) => {
    const settings = { version: undefined, configuration: undefined, podIdentities: undefined, ...overrides };
    new Addons(stack, 'addons', {
      addons: buildAddons({ ...podRoleSettings(), ...aroundAddons, addons: { [name]: settings } }),
      clusterName: CLUSTER,
    });
  });

const policyOf = (block: Readonly<Record<string, unknown>> | undefined, key: string): unknown => JSON.parse(String(block?.[key]));

describe('AccessEntries', () => {
  test('a team has an entry and, after it, its policy', () => {
    const { aws_eks_access_entry, aws_eks_access_policy_association } = access({
      teams: { payments: team({ policy: 'edit', namespaces: ['payments', 'dev-*'] }) },
      tags: { owner: 'platform' },
    });

    expect(aws_eks_access_entry?.['team_payments']).toEqual({
      cluster_name: CLUSTER,
      principal_arn: roleArn('payments'),
      type: 'STANDARD',
      kubernetes_groups: [],
      tags: { owner: 'platform' },
    });
    expect(aws_eks_access_policy_association?.['team_payments_edit']).toEqual({
      cluster_name: CLUSTER,
      principal_arn: roleArn('payments'),
      policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy',
      access_scope: { type: 'namespace', namespaces: ['payments', 'dev-*'] },
      depends_on: ['aws_eks_access_entry.team_payments'],
      lifecycle: { replace_triggered_by: ['aws_eks_access_entry.team_payments.created_at'] },
    });
  });

  test('groups and the session in a user name arrive as they were written', () => {
    const teams = { ops: team({ policy: undefined, namespaces: undefined, groups: ['ops'], userName: 'ops:{{SessionName}}' }) };

    expect(access({ teams }).aws_eks_access_entry?.['team_ops']).toMatchObject({
      kubernetes_groups: ['ops'],
      user_name: 'ops:{{SessionName}}',
    });
  });

  test.each<[string, Partial<AccessSettings>, readonly string[]]>([
    ['with built-in pools', { builtInNodePools: true }, []],
    ['without built-in pools', { builtInNodePools: false }, ['node']],
  ])('nodes %s', (_, overrides, expected) => {
    const { aws_eks_access_entry = {} } = access(overrides);

    expect(Object.keys(aws_eks_access_entry).filter((id) => aws_eks_access_entry[id]?.['type'] === 'EC2')).toEqual(expected);
  });

  test('the entry of a node role of this state follows the role; groups are none of its business', () => {
    const { aws_eks_access_entry, aws_eks_access_policy_association } = access({ builtInNodePools: false });

    expect(aws_eks_access_entry?.['node']).toEqual({
      cluster_name: CLUSTER,
      principal_arn: roleArn('shop-production-node'),
      type: 'EC2',
      depends_on: ['aws_iam_role.node'],
      lifecycle: { replace_triggered_by: ['aws_iam_role.node.unique_id'] },
      tags: {},
    });
    expect(aws_eks_access_policy_association?.['node_AutoNode']).toMatchObject({
      policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy',
      access_scope: { type: 'cluster' },
      depends_on: ['aws_eks_access_entry.node'],
    });
  });

  test('the entry of a node role that exists depends on nothing else', () => {
    const existing = { kind: 'existing', name: 'node', arn: roleArn('node') } as const;
    const { aws_eks_access_entry } = access({ builtInNodePools: false, nodeRole: existing });

    expect(aws_eks_access_entry?.['node']).not.toHaveProperty('lifecycle');
    expect(aws_eks_access_entry?.['node']).not.toHaveProperty('depends_on');
  });

  test('the admin role comes with its entry', () => {
    const { aws_iam_role, aws_eks_access_entry } = access({ adminRole: { assumableBy: 'account', kubernetesOnly: false } });

    expect(aws_iam_role?.['cluster_admin']).toMatchObject({ name: 'shop-production-cluster-admin' });
    expect(aws_eks_access_entry?.['cluster_admin']).toMatchObject({
      principal_arn: roleArn('shop-production-cluster-admin'),
      lifecycle: { replace_triggered_by: ['aws_iam_role.cluster_admin.unique_id'] },
    });
  });

  test('a role of this state that is not handed over is refused', () => {
    const otherNodeRoles = [{ ...nodeRole, name: 'gpu', arn: roleArn('gpu') }];

    expect(() => access({ otherNodeRoles })).toThrow("access entry 'node_gpu' is for role 'gpu' of this state");
  });

  test('every entry knows where it was written', () => {
    const stack = new Stack();
    const { entries } = new AccessEntries(stack, 'access', {
      access: buildAccess(accessSettings({ admins: [roleArn('admin')], teams: { 'payments-eu': team() } })),
      clusterName: CLUSTER,
    });

    expect([...entries].map(([id, entry]) => [id, originOf(entry.resource)])).toEqual([
      ['admin_admin', 'access.admins[0]'],
      ['pipeline_apply', 'access.pipeline.apply'],
      ['team_payments-eu', 'access.teams["payments-eu"]'],
    ]);
  });
});

describe('AccessPolicy', () => {
  test.each(Object.entries(friendlyAccessPolicies))('%s', (friendly, name) => {
    expect(AccessPolicy.of(friendly).name).toBe(name);
    expect(Object.values(AccessPolicy).map(String)).toContain(name);
  });

  test('takes what AWS adds', () => {
    expect(`${AccessPolicy.of('AmazonEKSNewPolicy')}`).toBe('AmazonEKSNewPolicy');
  });
});

test('AccessScope', () => {
  expect(AccessScope.cluster().model).toEqual({ type: 'cluster' });
  expect(AccessScope.namespaces('a', 'b-*').model).toEqual({ type: 'namespace', namespaces: ['a', 'b-*'] });
});

describe('PodIdentities', () => {
  const statements = [{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/${aws:PrincipalTag/kubernetes-namespace}/*' }];

  test('a service account has a role of its own, complete before pods use it', () => {
    const { aws_iam_role, aws_eks_pod_identity_association } = pods({
      'payments-api': { statements, managedPolicies: ['AmazonS3ReadOnlyAccess'] },
    });

    expect(aws_iam_role?.['pod_payments-api']).toMatchObject({ name: 'shop-production-pod-payments-api', path: '/' });
    expect(aws_eks_pod_identity_association?.['payments-api']).toEqual({
      cluster_name: CLUSTER,
      namespace: 'payments',
      service_account: 'api',
      role_arn: roleArn('shop-production-pod-payments-api'),
      depends_on: [
        'aws_iam_role.pod_payments-api',
        'aws_iam_role_policy_attachment.pod_payments-api_AmazonS3ReadOnlyAccess',
        'aws_iam_role_policy.pod_payments-api_permissions',
      ],
      tags: {},
    });
  });

  test('the trust is bound to the service account', () => {
    const { aws_iam_role } = pods({ api: { statements } });

    expect(policyOf(aws_iam_role?.['pod_api'], 'assume_role_policy')).toMatchObject({
      Statement: [
        {
          Principal: { Service: 'pods.eks.amazonaws.com' },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
          Condition: {
            StringEquals: {
              'aws:SourceAccount': '111122223333',
              'aws:RequestTag/eks-cluster-arn': 'arn:aws:eks:ap-northeast-1:111122223333:cluster/shop-production',
              'aws:RequestTag/kubernetes-namespace': 'payments',
              'aws:RequestTag/kubernetes-service-account': 'api',
            },
          },
        },
      ],
    });
  });

  test('policy variables reach IAM: Terraform reads them as text', () => {
    const { aws_iam_role_policy } = pods({ api: { statements } });

    expect(aws_iam_role_policy?.['pod_api_permissions']?.['policy']).toContain(
      'arn:aws:s3:::reports/$${aws:PrincipalTag/kubernetes-namespace}/*',
    );
  });

  test('without session tags nothing is said about them, and EKS is told', () => {
    const { aws_iam_role, aws_eks_pod_identity_association } = pods({ api: { sessionTags: false } });

    expect(aws_iam_role?.['pod_api']?.['assume_role_policy']).not.toContain('aws:RequestTag');
    expect(aws_eks_pod_identity_association?.['api']).toMatchObject({ disable_session_tags: true });
  });

  test('a target role is assumed from the role here', () => {
    const targetRole = roleArn('reports', OTHER_ACCOUNT);
    const { aws_iam_role_policy, aws_eks_pod_identity_association } = pods({ api: { targetRole } });

    expect(aws_eks_pod_identity_association?.['api']).toMatchObject({ target_role_arn: targetRole });
    expect(policyOf(aws_iam_role_policy?.['pod_api_assume-target-role'], 'policy')).toMatchObject({
      Statement: [{ Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: targetRole }],
    });
  });

  test('a role that exists is only associated', () => {
    const resources = pods({ api: { role: roleArn('api') } });

    expect(Object.keys(resources)).toEqual(['aws_eks_pod_identity_association']);
    expect(resources['aws_eks_pod_identity_association']?.['api']).toMatchObject({ role_arn: roleArn('api') });
  });

  test('the order in which they are written changes nothing', () => {
    const [one, other] = [{ namespace: 'a' }, { namespace: 'b' }];

    expect(JSON.stringify(pods({ one, other }))).toBe(JSON.stringify(pods({ other, one })));
  });
});

describe('Addons', () => {
  test('an add-on gets what AWS documents, complete before its pods start', () => {
    const { aws_eks_addon, aws_iam_role } = addons('aws-efs-csi-driver', { version: 'v2.1.0-eksbuild.1' });

    expect(aws_iam_role?.['addon_aws-efs-csi-driver_efs-csi-controller-sa']).toMatchObject({
      name: 'shop-production-addon-efs-csi-controller-sa',
    });
    expect(aws_eks_addon?.['aws-efs-csi-driver']).toEqual({
      cluster_name: CLUSTER,
      addon_name: 'aws-efs-csi-driver',
      addon_version: 'v2.1.0-eksbuild.1',
      pod_identity_association: [
        { role_arn: roleArn('shop-production-addon-efs-csi-controller-sa'), service_account: 'efs-csi-controller-sa' },
      ],
      resolve_conflicts_on_create: 'OVERWRITE',
      resolve_conflicts_on_update: 'OVERWRITE',
      preserve: false,
      timeouts: { create: '30m', update: '30m', delete: '40m' },
      depends_on: [
        'aws_iam_role.addon_aws-efs-csi-driver_efs-csi-controller-sa',
        'aws_iam_role_policy_attachment.addon_aws-efs-csi-driver_efs-csi-controller-sa_AmazonEFSCSIDriverPolicy',
      ],
      tags: {},
    });
  });

  test('an add-on without permissions has no role', () => {
    const resources = addons('metrics-server');

    expect(Object.keys(resources)).toEqual(['aws_eks_addon']);
    expect(resources['aws_eks_addon']?.['metrics-server']).not.toHaveProperty('pod_identity_association');
    expect(resources['aws_eks_addon']?.['metrics-server']).not.toHaveProperty('depends_on');
  });

  test.each<[string, Readonly<Record<string, unknown>> | undefined, string | undefined]>([
    ['keys in order', { replicas: 2, args: [{ b: 1, a: null }] }, '{"args":[{"a":null,"b":1}],"replicas":2}'],
    ['templates as text', { value: '${HOSTNAME} %{if}' }, '{"value":"$${HOSTNAME} %%{if}"}'],
    ['nothing as nothing', undefined, undefined],
    ['no values as such, so that earlier ones are taken back', {}, '{}'],
  ])('configuration: %s', (_, configuration, expected) => {
    expect(addons('metrics-server', { configuration })['aws_eks_addon']?.['metrics-server']?.['configuration_values']).toBe(
      expected,
    );
  });
});
