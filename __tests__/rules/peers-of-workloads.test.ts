import { smallInput } from '../support/environment';
import { access, cluster, compare, fargate, irsa, mixedWith, role, row } from '../support/peers';

const NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';
const ACCOUNT_ID = {
  verdict: 'refuses',
  because: 'an account has twelve digits: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html',
} as const;
const VERSION_FORM = {
  verdict: 'refuses',
  because:
    'eksctl asks EKS for what it means; Terraform takes versions as EKS has them, v1.7.5-eksbuild.1: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_addon',
} as const;

const pods = (podIdentities: object): unknown => ({ ...smallInput, podIdentities });
const pod = (settings: object): unknown =>
  pods({ one: { namespace: 'default', serviceAccount: 'sa', role: role('MyRole'), ...settings } });
const addon = (settings: object, name = 'test-addon'): unknown => ({ ...smallInput, addons: { [name]: settings } });
const team = (settings: object): unknown => access({ teams: { one: { role: role('one'), ...settings } } });
const chart = (release: object, name = 'mychart'): unknown => ({
  ...smallInput,
  platform: {
    delivery: 'terraform',
    runner: 'in-network',
    nodePools: { general: { limits: { cpu: 10 } } },
    helmReleases: { [name]: release },
  },
});

/** Commits 110ae68, 157714e, 360bd6b, 0ba494b, 136bb6a, 62c4fbc, b2f3610, 64aad2f, each file to its end. */
describe('AWS CDK: aws/aws-cdk packages/aws-cdk-lib/aws-eks-v2/test', () => {
  describe('service-account.test.ts', () => {
    const names = ['XXX', 'test.', 'x'.repeat(255)];
    const namespaces = ['XXX', 'test.', 'test.name', 'x'.repeat(65)];
    compare([
      ...names.map((name) => row('refuses', `service account ${name.slice(0, 9)}`, pod({ serviceAccount: name }))),
      row('accepts', 'service account test.name', pod({ serviceAccount: 'test.name' })),
      ...namespaces.map((name) => row('refuses', `namespace ${name.slice(0, 9)}`, pod({ namespace: name }))),
      row('accepts', 'an IRSA role', irsa({ one: { namespace: 'default', serviceAccount: 'my-sa', managedPolicies: [] } })),
      row('accepts', 'labels and annotations', {
        ...smallInput,
        platform: {
          delivery: 'gitops',
          serviceAccounts: {
            'my-sa': {
              namespace: 'default',
              labels: { 'some-label': 'with-some-value' },
              annotations: { 'eks.amazonaws.com/sts-regional-endpoints': 'false' },
            },
          },
        },
      }),
    ]);
  });

  describe('helm-chart.test.ts, alb-controller.test.ts', () => {
    const whole = { chart: 'chart', repository: 'https://chart.example.com', version: '1.0.0', namespace: 'default' };
    const EXACT = {
      verdict: 'refuses',
      because:
        'what is applied here is written down, so that a plan says what changes: docs/platform.md; helm_release itself takes a path too',
    } as const;
    compare([
      row('accepts', 'a chart', chart(whole)),
      row(
        'accepts',
        'a chart of a registry',
        chart({ ...whole, repository: 'oci://012345678.dkr.ecr.us-east-1.amazonaws.com/private-repo' }),
      ),
      row('refuses', 'neither a chart nor a file', chart({ ...whole, chart: undefined })),
      row('accepts', 'no version', chart({ ...whole, version: undefined }), EXACT),
      row('accepts', 'no repository', chart({ ...whole, repository: undefined }), EXACT),
      row(
        'accepts',
        'a release name of 53 letters, as theirs cuts it',
        chart(whole, 'hismostprobablylongerthanfiftythreecharacterscaf15d09'),
      ),
      row('accepts', 'values', chart({ ...whole, values: { foo: 123 } })),
      row(
        'accepts',
        'the load balancer controller',
        chart({
          chart: 'aws-load-balancer-controller',
          repository: 'https://aws.github.io/eks-charts',
          version: '1.6.2',
          namespace: 'kube-system',
        }),
      ),
    ]);
  });

  describe('access-entry.test.ts, access-policy.test.ts', () => {
    const OWN = {
      verdict: 'refuses',
      because: 'EKS has policies of its own only: https://docs.aws.amazon.com/eks/latest/userguide/access-policies.html',
    } as const;
    const policies = ['Admin', 'ClusterAdmin', 'AdminView', 'Edit', 'View'];
    compare([
      ...policies.map((name) =>
        row('accepts', `AmazonEKS${name}Policy`, team({ policy: `AmazonEKS${name}Policy`, namespaces: 'all' })),
      ),
      row('accepts', 'a namespace', team({ policy: 'AmazonEKSAdminPolicy', namespaces: ['custom-namespace'] })),
      row('accepts', "'mock-policy-name'", team({ policy: 'mock-policy-name', namespaces: ['default'] }), OWN),
      row('accepts', "'custom-policy'", team({ policy: 'custom-policy', namespaces: ['default'] }), OWN),
      row('accepts', 'namespaces without any', team({ policy: 'AmazonEKSAdminPolicy', namespaces: [] }), {
        verdict: 'refuses',
        because:
          'a scope of namespaces has at least one: https://docs.aws.amazon.com/eks/latest/APIReference/API_AccessScope.html',
      }),
    ]);
  });

  describe('addon.test.ts, automode.test.ts, fargate.test.ts', () => {
    compare([
      row('accepts', 'configuration values', addon({ configuration: { replicaCount: 2 } })),
      row('accepts', 'an add-on’s namespace', addon({ namespace: 'test-namespace' }), {
        verdict: 'refuses',
        because:
          'the provider has no such argument by 6.25: https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs/resources/eks_addon',
      }),
      row('accepts', 'a node role of account 1234', cluster({ nodeRole: 'arn:aws:iam::1234:role/CustomNodeRole' }), ACCOUNT_ID),
      row('refuses', 'a node role without pools', cluster({ nodeRole: role('CustomNodeRole'), builtInNodePools: [] })),
      row('accepts', 'a profile name', fargate({ selectors: [{ namespace: 'default' }] }, 'MyProfileName')),
      row('accepts', 'two selectors', fargate({ selectors: [{ namespace: 'foo' }, { namespace: 'bar' }] }, 'my-app')),
    ]);
  });
});

/** Commit 99984ad, to the end of each file. */
describe('eksctl: eksctl-io/eksctl pkg', () => {
  describe('apis/eksctl.io/v1alpha5/validation_test.go: podIdentityAssociations', () => {
    const NOTHING_YET = {
      verdict: 'accepts',
      because: 'IAM takes roles without permissions, and something else may add them; a warning says so',
    } as const;
    const arn = 'arn:aws:iam::111122223333:policy/policy-name-1';
    compare([
      row('refuses', 'no namespace', pods({ one: { serviceAccount: 'sa', role: role('MyRole') } })),
      row('refuses', 'no service account', pods({ one: { namespace: 'kube-system', role: role('MyRole') } })),
      row(
        'refuses',
        'neither role nor policy',
        pods({ one: { namespace: 'kube-system', serviceAccount: 'aws-node' } }),
        NOTHING_YET,
      ),
      row('refuses', 'a role and statements', pod({ statements: [{ Action: 'autoscaling:Describe*', Resource: '*' }] })),
      row('refuses', 'a role and policies', pod({ managedPolicies: [arn] })),
      row(
        'accepts',
        'a role in another account',
        pod({ targetRole: 'arn:aws:iam::444455556666:role/TargetRole', sessionTags: false }),
      ),
      row(
        'accepts',
        "target role of account '11111111'",
        pod({ targetRole: 'arn:aws:iam::11111111:role/target-role' }),
        ACCOUNT_ID,
      ),
      row(
        'accepts',
        'a pattern of service accounts for IRSA',
        irsa({ one: { namespace: 'default', serviceAccount: 'app-*', managedPolicies: ['AmazonS3ReadOnlyAccess'] } }),
        {
          verdict: 'refuses',
          because: 'IAM takes patterns, but a role here is for one account, by which stacks name it: docs/workloads.md',
        },
      ),
      row('refuses', 'mappings of users', access({ userMappings: [{ userArn: 'userArn', groups: ['test-group'] }] })),
    ]);
  });

  describe('apis/eksctl.io/v1alpha5/addon_test.go', () => {
    const account = (settings: object): unknown => addon({ podIdentities: { 'aws-node': settings } });
    const mine = role('role-1');
    compare([
      row('refuses', 'no name', addon({}, '')),
      row('refuses', 'configurationValues of text', addon({ configuration: 'this a string not an object' })),
      row('accepts', 'configurationValues without anything', addon({ configuration: {} })),
      row('accepts', 'configurationValues of an object', addon({ configuration: { replicaCount: 3 } })),
      row('refuses', 'a role and policies', account({ role: mine, managedPolicies: ['arn:aws:iam::111122223333:policy/a'] })),
      row('refuses', 'a role and statements', account({ role: mine, statements: [{ Action: 's3:Get*', Resource: '*' }] })),
      row('refuses', 'a role and tags', account({ role: mine, tags: {} })),
      row(
        'accepts',
        'well-known permissions of vpc-cni',
        mixedWith({ 'vpc-cni': { podIdentities: { 'aws-node': { managedPolicies: ['AmazonEKS_CNI_Policy'] } } } }),
      ),
      row(
        'refuses',
        'an association of the agent',
        mixedWith({ 'eks-pod-identity-agent': { podIdentities: { x: { role: mine } } } }),
        {
          verdict: 'accepts',
          because:
            'EKS would keep an association that nothing uses; a warning says so (ADD016): https://docs.aws.amazon.com/eks/latest/userguide/retreive-iam-info.html',
        },
      ),
    ]);
  });

  describe('actions/addon/create_test.go: versions', () => {
    compare([
      row('accepts', 'v1.0.0-eksbuild.1', addon({ version: 'v1.0.0-eksbuild.1' })),
      ...['1.7.5', '1.7.5-eksbuild', '1.100.0'].map((version) => row('accepts', version, addon({ version }), VERSION_FORM)),
      row('refuses', "'totally not semver'", addon({ version: 'totally not semver' })),
    ]);
  });

  describe('fargate/options_test.go, ctl/create/{fargate,iamserviceaccount}_test.go', () => {
    const selected = { namespace: 'development', labels: { env: 'dev', checks: 'passed' } };
    compare([
      row('accepts', 'a namespace and labels', fargate({ selectors: [selected] }, 'fp-default')),
      row(
        'accepts',
        'two profiles',
        cluster({
          fargateProfiles: {
            'fp-default': { selectors: [{ namespace: 'default' }, { namespace: 'kube-system' }] },
            'fp-dev': { selectors: [selected] },
          },
        }),
      ),
      row(
        'accepts',
        "a policy 'dummyPolicyArn'",
        irsa({ one: { namespace: 'default', serviceAccount: 'service-account', managedPolicies: ['dummyPolicyArn'] } }),
      ),
    ]);
  });
});

/** Theirs are namespaces of add-ons, which Terraform cannot say by 6.25; ours are asked about one of a Pod Identity. */
describe('eksctl: eksctl-io/eksctl pkg/apis/eksctl.io/v1alpha5/addon_test.go: namespaceConfig', () => {
  const named = (namespace: string): unknown => pod({ namespace });
  const LABEL = {
    verdict: 'accepts',
    because: `a namespace is a label of RFC 1123, which may begin with a digit: ${NAMES}`,
  } as const;
  const signs = '/\\:;@#%&*+=?!|~`\'",<>\t\n\r ';
  compare([
    ...['kube-system', 'app-v2', 'a', 'my-app-namespace', 'system', 'app1', 'ab', 'a1b2c3', `a${'1234567890'.repeat(6)}12`].map(
      (name) => row('accepts', `namespace ${name}`, named(name)),
    ),
    ...['', '-invalid', 'invalid-', 'Invalid', 'invalid_namespace', 'invalid.namespace', 'x'.repeat(100)].map((name) =>
      row('refuses', `namespace '${name.slice(0, 20)}'`, named(name)),
    ),
    ...[...signs].map((sign) => row('refuses', `namespace with ${JSON.stringify(sign)}`, named(`invalid${sign}namespace`))),
    ...['(n)', '[n]', '{n}'].map((end) => row('refuses', `namespace invalid${end}`, named(`invalid${end}`))),
    ...[' invalid-namespace ', ' valid-namespace', 'valid-namespace '].map((name) =>
      row('refuses', `namespace '${name}'`, named(name)),
    ),
    row('refuses', 'namespace of 65 letters', named(`a${'1234567890'.repeat(6)}1234`)),
    ...['1-invalid', '1invalid'].map((name) => row('refuses', `namespace ${name}`, named(name), LABEL)),
  ]);
});
