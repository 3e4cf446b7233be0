import { smallInput } from '../support/environment';
import { access, cluster, compare, pool, role, row, verdict } from '../support/peers';

test('what the tables start from is accepted', () => {
  expect(verdict(smallInput).said).toEqual([]);
  expect(verdict(pool({})).said).toEqual([]);
});

describe('Karpenter: kubernetes-sigs/karpenter pkg/apis/v1/nodepool_validation_cel_test.go', () => {
  const AGE = {
    verdict: 'refuses',
    because: 'Auto Mode replaces nodes after 21 days: https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html',
  } as const;

  describe('Disruption', () => {
    const every = { schedule: '* * * * *', duration: '20m' } as const;
    compare([
      row('refuses', 'fail on negative expireAfter', pool({ expireAfter: '-1s' })),
      row('accepts', 'succeed on a disabled expireAfter', pool({ expireAfter: 'Never' }), AGE),
      row('accepts', 'succeed on a valid expireAfter', pool({ expireAfter: '30s' })),
      row('refuses', 'fail on negative consolidateAfter', pool({ consolidateAfter: '-1s' })),
      row('accepts', 'succeed on a disabled consolidateAfter', pool({ consolidateAfter: 'Never' })),
      row('accepts', 'consolidateAfter with WhenEmpty', pool({ consolidateAfter: '30s', consolidationPolicy: 'WhenEmpty' })),
      row(
        'accepts',
        'consolidateAfter with WhenEmptyOrUnderutilized',
        pool({ consolidateAfter: 'Never', consolidationPolicy: 'WhenEmptyOrUnderutilized' }),
      ),
      row('refuses', 'a budget with an invalid cron', pool({ budgets: [{ ...every, nodes: 10, schedule: '*' }] })),
      row('refuses', 'a schedule with less than 5 entries', pool({ budgets: [{ ...every, nodes: 10, schedule: '* * * * ' }] })),
      row('refuses', 'a budget with a negative duration', pool({ budgets: [{ ...every, nodes: 10, duration: '-20m' }] })),
      row('refuses', 'a budget with a seconds duration', pool({ budgets: [{ ...every, nodes: 10, duration: '30s' }] })),
      row('refuses', 'a budget with a negative value int', pool({ budgets: [{ nodes: -10 }] })),
      row('refuses', 'a budget with a negative value percent', pool({ budgets: [{ nodes: '-10%' }] })),
      row('refuses', 'a budget with more than 3 digits', pool({ budgets: [{ nodes: '1000%' }] })),
      row('refuses', 'a budget with a cron but no duration', pool({ budgets: [{ nodes: 10, schedule: '* * * * *' }] })),
      row('refuses', 'a budget with a duration but no cron', pool({ budgets: [{ nodes: 10, duration: '20m' }] })),
      row('accepts', 'a budget with both duration and cron', pool({ budgets: [{ nodes: 10, ...every }] })),
      row('accepts', 'hours and minutes in duration', pool({ budgets: [{ ...every, nodes: 10, duration: '2h20m' }] })),
      row('accepts', 'a budget with neither duration nor cron', pool({ budgets: [{ nodes: '10' }] })),
      row('accepts', 'special cased crons', pool({ budgets: [{ ...every, nodes: 10, schedule: '@annually' }] })),
      row(
        'refuses',
        'two budgets where one has an invalid crontab',
        pool({
          budgets: [
            { ...every, nodes: 10, schedule: '@annually' },
            { ...every, nodes: 10, schedule: '*' },
          ],
        }),
      ),
      row(
        'refuses',
        'multiple budgets where one lacks schedule or duration',
        pool({ budgets: [{ nodes: 10, duration: '20m' }, { nodes: 10, ...every }, { nodes: 10 }] }),
      ),
      ...['Drifted', 'Underutilized', 'Empty'].map((reason) =>
        row('accepts', `disruption reason ${reason}`, pool({ budgets: [{ nodes: 10, ...every, reasons: [reason] }] })),
      ),
      ...['invalid', 'expired', ''].map((reason) =>
        row('refuses', `disruption reason '${reason}'`, pool({ budgets: [{ nodes: 10, ...every, reasons: [reason] }] })),
      ),
      row('accepts', 'multiple reasons', pool({ budgets: [{ nodes: 10, reasons: ['Drifted', 'Empty'] }] })),
    ]);
  });

  describe('Taints', () => {
    compare([
      ...['a', 'Test', 'test.com/Test', 'test.com.com/test', 'key-only'].map((key) =>
        row('accepts', `taint key ${key}`, pool({ taints: [{ key, value: 'f', effect: 'PreferNoSchedule' }] })),
      ),
      ...['test.com.com}', 'Test.com/test', 'test/test/test', 'test/', '/test'].map((key) =>
        row('refuses', `taint key ${key}`, pool({ taints: [{ key, effect: 'NoSchedule' }] })),
      ),
      row(
        'refuses',
        'a domain that is too long',
        pool({ taints: [{ key: `test.com.test.${'a'.repeat(250)}/test`, effect: 'NoSchedule' }] }),
      ),
      row(
        'refuses',
        'a name that is too long',
        pool({ taints: [{ key: `test.com.test/test-${'a'.repeat(250)}`, effect: 'NoSchedule' }] }),
      ),
      row('refuses', 'missing taint key', pool({ taints: [{ effect: 'NoSchedule' }] })),
      row('refuses', 'invalid taint value', pool({ taints: [{ key: 'invalid-value', effect: 'NoSchedule', value: '???' }] })),
      row('refuses', 'invalid taint effect', pool({ taints: [{ key: 'invalid-effect', effect: '???' }] })),
      row(
        'accepts',
        'same key with different effects',
        pool({
          taints: [
            { key: 'a', effect: 'NoSchedule' },
            { key: 'a', effect: 'NoExecute' },
          ],
        }),
      ),
    ]);
  });

  describe('Requirements', () => {
    const needs = (...requirements: readonly object[]): unknown => pool({ requirements });
    const zone = 'topology.kubernetes.io/zone';
    const type = 'node.kubernetes.io/instance-type';
    const cpus = 'eks.amazonaws.com/instance-cpu';
    /** The test is older than the CRDs of the controllers that Auto Mode runs (1.11.2 and 1.15.0 were read). */
    const RELAXED = {
      verdict: 'accepts',
      because: 'the CRD of 1.11.2 and of 1.15.0 restricts karpenter.sh and kubernetes.io/hostname only',
    } as const;
    compare([
      ...['Test', 'test.com/Test', 'test.com.com/test', 'key-only'].map((key) =>
        row('accepts', `requirement key ${key}`, needs({ key, operator: 'Exists' })),
      ),
      ...['test.com.com}', 'Test.com/test', 'test/test/test', 'test/', '/test'].map((key) =>
        row('refuses', `requirement key ${key}`, needs({ key, operator: 'Exists' })),
      ),
      row('refuses', 'the karpenter.sh/nodepool label', needs({ key: 'karpenter.sh/nodepool', operator: 'In', values: ['x'] })),
      row('accepts', 'supported op In', needs({ key: zone, operator: 'In', values: ['ap-northeast-1a'] })),
      row('accepts', 'supported op Gt', needs({ key: cpus, operator: 'Gt', values: ['1'] })),
      row('accepts', 'supported op Lt', needs({ key: cpus, operator: 'Lt', values: ['9'] })),
      row('accepts', 'supported op Exists', needs({ key: zone, operator: 'Exists' })),
      row('accepts', 'supported op Gt for a zone', needs({ key: zone, operator: 'Gt', values: ['1'] }), {
        verdict: 'refuses',
        because:
          'the API takes it, but no zone is a number, so the pool starts nothing: https://karpenter.sh/docs/concepts/nodepools/',
      }),
      row('accepts', 'supported op NotIn without values', needs({ key: zone, operator: 'NotIn', values: [] }), {
        verdict: 'refuses',
        because:
          'with In and NotIn values must not be empty: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/',
      }),
      row('refuses', 'unsupported ops', needs({ key: zone, operator: 'unknown', values: ['test'] })),
      row('refuses', 'restricted domain karpenter.sh', needs({ key: 'karpenter.sh/test', operator: 'In', values: ['test'] })),
      row(
        'refuses',
        'restricted domain kubernetes.io',
        needs({ key: 'kubernetes.io/test', operator: 'In', values: ['test'] }),
        RELAXED,
      ),
      row('refuses', 'restricted domain k8s.io', needs({ key: 'k8s.io/test', operator: 'In', values: ['test'] }), RELAXED),
      ...['kops.k8s.io', 'node.kubernetes.io', 'node-restriction.kubernetes.io', 'subdomain.kops.k8s.io'].map((domain) =>
        row('accepts', `domain exception ${domain}`, needs({ key: `${domain}/test`, operator: 'In', values: ['test'] })),
      ),
      row(
        'accepts',
        'non-empty set after removing overlapped value',
        needs(
          { key: zone, operator: 'In', values: ['ap-northeast-1a', 'ap-northeast-1c'] },
          { key: zone, operator: 'NotIn', values: ['ap-northeast-1a', 'ap-northeast-1d'] },
        ),
      ),
      row('accepts', 'empty requirements', needs()),
      ...['Gt', 'Lt'].flatMap((operator) =>
        [[], ['1', '2'], ['a'], ['-1']].map((values) =>
          row('refuses', `${operator} ${JSON.stringify(values)}`, needs({ key: cpus, operator, values })),
        ),
      ),
      row('refuses', 'minValues is negative', needs({ key: type, operator: 'In', values: ['m7i.large'], minValues: -1 })),
      row('refuses', 'minValues is zero', needs({ key: type, operator: 'In', values: ['m7i.large'], minValues: 0 })),
      row('refuses', 'minValues is more than 50', needs({ key: type, operator: 'Exists', minValues: 51 })),
      row(
        'accepts',
        'more than 50 values if minValues is not specified',
        needs({ key: type, operator: 'In', values: Array.from({ length: 90 }, (_, index) => `m7i.${index + 2}xlarge`) }),
      ),
      row(
        'refuses',
        'minValues is greater than the number of values of In',
        needs({ key: type, operator: 'In', values: ['m7i.large'], minValues: 2 }),
      ),
    ]);

    /** From the documentation of the same project; found with the table above: we refused it. */
    compare([
      row(
        'accepts',
        'minValues with Exists (karpenter.sh/docs/concepts/nodepools, min values)',
        needs({ key: 'eks.amazonaws.com/instance-family', operator: 'Exists', minValues: 5 }),
      ),
      row('accepts', 'minValues with Gt', needs({ key: cpus, operator: 'Gt', values: ['2'], minValues: 3 })),
    ]);
  });

  describe('Labels, TerminationGracePeriod, NodeClassRef', () => {
    compare([
      row('accepts', 'unrecognized labels', pool({ labels: { foo: 'bar' } })),
      row('refuses', 'the karpenter.sh/nodepool label', pool({ labels: { 'karpenter.sh/nodepool': 'x' } })),
      row('refuses', 'invalid label keys', pool({ labels: { 'spaces are not allowed': 'x' } })),
      row('refuses', 'invalid label values', pool({ labels: { x: '/ is not allowed' } })),
      row('refuses', 'restricted label domain karpenter.sh', pool({ labels: { 'karpenter.sh/unknown': 'x' } })),
      row('refuses', 'restricted label domain kubernetes.io', pool({ labels: { 'kubernetes.io/unknown': 'x' } }), {
        verdict: 'accepts',
        because: 'the CRD of 1.11.2 and of 1.15.0 restricts karpenter.sh and kubernetes.io/hostname only',
      }),
      row('accepts', 'labels kOps require', pool({ labels: { 'kops.k8s.io/instancegroup': 'nodes', 'kops.k8s.io/gpu': '1' } })),
      row('accepts', 'domain exceptions', pool({ labels: { 'kops.k8s.io': 'x', 'node.kubernetes.io/key': 'x' } })),
      row('accepts', 'a positive terminationGracePeriod', pool({ terminationGracePeriod: '300s' })),
      row('refuses', 'a negative terminationGracePeriod', pool({ terminationGracePeriod: '-30s' })),
      row('refuses', 'name of the node class is unset', pool({ nodeClass: '' })),
    ]);
  });
});

describe('eksctl: eksctl-io/eksctl pkg/apis/eksctl.io/v1alpha5', () => {
  describe('auto_mode_validation_test.go', () => {
    compare([
      row('refuses', 'invalid nodePools', cluster({ builtInNodePools: ['invalid'] })),
      row(
        'refuses',
        'both nodeRoleARN and nodePools specified (nodePools is empty)',
        cluster({ builtInNodePools: 'none', nodeRole: role('custom') }),
        {
          verdict: 'accepts',
          because:
            'the role is that of node classes then, and compute_config gets none: https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html',
        },
      ),
      row(
        'refuses',
        'duplicate node pool (auto_mode_validation.go, not in its test)',
        cluster({ builtInNodePools: ['system', 'system'] }),
        {
          verdict: 'accepts',
          because:
            'node_pools is a set for Terraform: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster',
        },
      ),
      row(
        'refuses',
        'nodeRoleARN and permissionsBoundaryARN together (auto_mode_validation.go)',
        {
          ...smallInput,
          permissionsBoundary: 'arn:aws:iam::111122223333:policy/b',
          cluster: { ...smallInput.cluster, nodeRole: role('custom') },
        },
        {
          verdict: 'accepts',
          because: 'our boundary is for every role that is created, and other roles are: docs/access.md',
        },
      ),
    ]);
  });

  describe('access_entry_validation_test.go', () => {
    const team = (settings: object): unknown => access({ teams: { one: { role: role('role-1'), ...settings } } });
    compare([
      row('refuses', 'empty principal ARN', access({ admins: [''] })),
      row('refuses', 'empty policy ARN', team({ policy: '', namespaces: 'all' })),
      row('refuses', 'empty accessScope.type', team({ policy: 'view' })),
      row('refuses', 'invalid accessScope.type', team({ policy: 'view', namespaces: 'resource' })),
      row('refuses', 'at least one namespace for namespace scope', team({ policy: 'view', namespaces: [] })),
      row(
        'refuses',
        'duplicate principal ARN',
        access({
          teams: {
            one: { role: role('role-1'), policy: 'view', namespaces: 'all' },
            two: { role: role('role-2'), policy: 'view', namespaces: 'all' },
            three: { role: role('role-1'), policy: 'view', namespaces: ['default'] },
          },
        }),
      ),
      row('accepts', 'valid: cluster scope', team({ policy: 'view', namespaces: 'all' })),
      row('accepts', 'valid: namespace scope', team({ policy: 'view', namespaces: ['default'] })),
      row('accepts', 'valid: groups and user name', team({ groups: ['dummy', 'dummy'], userName: 'dummy' })),
      row('accepts', 'valid: neither policy nor groups', team({}), {
        verdict: 'refuses',
        because:
          'EKS takes an entry that permits nothing; for a team it is a mistake, and the type asks for one of the two: https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html',
      }),
    ]);
  });
});

describe('AWS CDK: aws/aws-cdk packages/aws-cdk-lib/aws-eks-v2/test', () => {
  describe('automode.test.ts', () => {
    compare([
      row('accepts', 'auto mode is enabled by default', cluster({})),
      row('refuses', 'validates node pool values', cluster({ builtInNodePools: ['invalid-pool'] })),
      row('refuses', 'validates case-sensitive node pool values', cluster({ builtInNodePools: ['System', 'GENERAL-PURPOSE'] })),
      row('accepts', 'supports custom node role (imported role)', cluster({ nodeRole: role('CustomRole') })),
      row('accepts', 'nodePools is empty', cluster({ builtInNodePools: [] }), {
        verdict: 'refuses',
        because: "a matter of spelling: here it is 'none', so that an empty list that was computed is no decision",
      }),
      row('accepts', 'supports private endpoint access', cluster({ endpoint: 'private' })),
      row(
        'accepts',
        'supports auto mode with explicit node groups',
        cluster({
          nodeGroups: { cpu: { instanceTypes: ['c5.xlarge'], size: { min: 1, max: 2 }, labels: { workload: 'cpu-intensive' } } },
        }),
      ),
    ]);
  });

  describe('access-entry.test.ts', () => {
    compare([
      row('accepts', 'an AccessEntry with an IAM user', access({ admins: ['arn:aws:iam::111122223333:user/alice'] })),
      row('refuses', 'iamPrincipal is not a role or user', access({ admins: ['eks.amazonaws.com'] })),
      row('accepts', "a principal that is no ARN ('mock-principal-arn')", access({ admins: ['mock-principal-arn'] }), {
        verdict: 'refuses',
        because:
          'EKS takes ARNs of roles and users: https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html',
      }),
    ]);
  });
});

describe('Terraform provider: hashicorp/terraform-provider-aws internal/service/eks/validate_test.go', () => {
  compare([
    ...['my-valid-eks-cluster_1_dev', 'a', 'a'.repeat(100)].map((name) => row('accepts', `cluster ${name}`, cluster({ name }))),
    ...['_invalid', '-invalid', 'invalid@', 'invalid*', 'invalid:', 'invalid$', '', 'a'.repeat(101)].map((name) =>
      row('refuses', `cluster '${name}'`, cluster({ name })),
    ),
  ]);
});

describe('Pulumi: pulumi/pulumi-eks nodejs/eks/cluster/authenticationMode.test.ts', () => {
  compare([
    // The mode is always API, so what their tests refuse cannot be written.
    row(
      'refuses',
      'throw an error for accessEntries when authentication mode is set to CONFIG_MAP',
      cluster({ authenticationMode: 'CONFIG_MAP' }),
    ),
    row(
      'refuses',
      'throw an error for roleMappings when authentication mode is set to API',
      access({ roleMappings: [{ roleArn: role('a'), username: 'a', groups: [] }] }),
    ),
  ]);
});
