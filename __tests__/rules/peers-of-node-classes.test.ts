// Karpenter: the class of nodes on AWS (aws/karpenter-provider-aws pkg/apis/v1), and claims (kubernetes-sigs/karpenter pkg/apis/v1).
// Auto Mode has a class of its own, eks.amazonaws.com/v1; its selectors are those of Karpenter's.
import { smallInput } from '../support/environment';
import { compare, pool, row } from '../support/peers';

const NODE_CLASS = 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html';
const nodeClass = (settings: object): unknown => ({
  ...smallInput,
  cluster: { ...smallInput.cluster, customTags: true },
  platform: {
    delivery: 'gitops',
    nodeClasses: { test: settings },
    nodePools: { general: { limits: { cpu: 10 }, nodeClass: 'test' } },
  },
});

describe('ec2nodeclass_validation_cel_test.go', () => {
  compare([
    row('accepts', 'just specifying role', nodeClass({ role: 'test-role' })),
    row('accepts', 'just specifying instance profile', nodeClass({ instanceProfile: 'test-instance-profile' })),
    row('refuses', 'both instance profile and role', nodeClass({ role: 'test-role', instanceProfile: 'test-instance-profile' })),
    row('refuses', 'not one of instance profile and role', nodeClass({}), {
      verdict: 'accepts',
      because: `it is the role of the cluster then, and the class gets it: ${NODE_CLASS}`,
    }),
  ]);

  describe('SubnetSelectorTerms, SecurityGroupSelectorTerms', () => {
    const OK = { tags: { test: 'testvalue' } };
    for (const [key, id] of [
      ['subnetSelectorTerms', 'subnet-12345749'],
      ['securityGroupSelectorTerms', 'sg-12345749'],
    ] as const) {
      const terms = (...list: readonly object[]): unknown => nodeClass({ [key]: list });
      compare([
        row('accepts', `${key}: tags`, terms(OK)),
        row('accepts', `${key}: id`, terms({ id })),
        row('refuses', `${key}: no terms`, terms()),
        row('refuses', `${key}: a term without values`, terms({})),
        row('refuses', `${key}: no tags`, terms({ tags: {} })),
        row('refuses', `${key}: a tag without a value`, terms({ tags: { test: '' } })),
        row('refuses', `${key}: a tag without a key`, terms({ tags: { '': 'testvalue' } })),
        row('refuses', `${key}: the last one is invalid`, terms(OK, { tags: { test2: 'x' } }, { tags: { '': 'x' } })),
        row('refuses', `${key}: id with tags`, terms({ id, ...OK })),
      ]);
    }
    const groups = (...list: readonly object[]): unknown => nodeClass({ securityGroupSelectorTerms: list });
    compare([
      row('accepts', 'a name', groups({ name: 'testname' })),
      row('refuses', 'id with name', groups({ id: 'sg-12345749', name: 'my-security-group' })),
      row('refuses', 'name with tags', groups({ name: 'my-security-group', ...OK })),
    ]);
  });

  describe('CapacityReservationSelectorTerms', () => {
    const OK = { tags: { test: 'testvalue' } };
    const terms = (...list: readonly object[]): unknown => ({
      ...smallInput,
      platform: {
        delivery: 'gitops',
        nodeClasses: { test: { capacityReservationSelectorTerms: list } },
        nodePools: {
          general: {
            limits: { cpu: 10 },
            nodeClass: 'test',
            requirements: [{ key: 'karpenter.sh/capacity-type', operator: 'In', values: ['reserved', 'on-demand'] }],
          },
        },
      },
    });
    compare([
      row('accepts', 'tags', terms(OK)),
      row('accepts', 'id', terms({ id: 'cr-12345749' })),
      row('accepts', 'a valid ownerID', terms({ ...OK, owner: '012345678901' })),
      row('refuses', 'a malformed id', terms({ id: 'r-12345749' })),
      row('refuses', 'a term without values', terms({})),
      row('refuses', 'no tags', terms({ tags: {} })),
      row('refuses', 'a tag without a value', terms({ tags: { test: '' } })),
      row('refuses', 'a tag without a key', terms({ tags: { '': 'testvalue' } })),
      row('refuses', 'id with tags', terms({ id: 'cr-12345749', ...OK })),
      row('refuses', 'id with ownerID', terms({ id: 'cr-12345749', owner: '012345678901' })),
      row('refuses', 'a malformed ownerID', terms({ ...OK, owner: '01234567890' })),
      row('refuses', 'ownerID by itself', terms({ owner: '012345678901' })),
    ]);
  });

  describe('Tags', () => {
    const tags = (written: Record<string, string>): unknown => nodeClass({ tags: written });
    compare([
      row('accepts', 'empty', tags({})),
      row('accepts', 'not among the restricted', tags({ 'karpenter.sh/custom-key': 'value', 'kubernetes.io/role/key': 'value' })),
      ...['karpenter.sh/nodepool', 'karpenter.sh/nodeclaim', 'kubernetes.io/cluster/test', 'eks:eks-cluster-name'].map((key) =>
        row('refuses', `restricted: ${key}`, tags({ [key]: 'test' })),
      ),
    ]);
  });

  describe('BlockDeviceMappings, the volume of the data', () => {
    const volume = (size: unknown): unknown => nodeClass({ ephemeralStorage: { size } });
    compare([
      row('refuses', 'VolumeSize is less than 1Gi', volume('1Mi')),
      row('refuses', 'VolumeSize is greater than 64T', volume('100Ti')),
      row('refuses', 'VolumeSize that is no quantity', volume('3G1')),
    ]);
  });
});

describe('nodepool_validation_cel_test.go of the AWS provider', () => {
  const types = (...values: readonly string[]): unknown =>
    pool({ requirements: [{ key: 'karpenter.sh/capacity-type', operator: 'In', values }] });
  compare([
    row('refuses', 'only invalid capacity types', types('xspot')),
    row('accepts', 'valid capacity types', types('on-demand')),
    row('accepts', 'invalid and valid capacity types', types('on-demand', 'xspot'), {
      verdict: 'refuses',
      because:
        'the API takes it and such a pool works, without ever a node of xspot: here it is a misspelling, as a type already',
    }),
  ]);
});

describe('nodeclaim_validation_cel_test.go', () => {
  const zone = 'topology.kubernetes.io/zone';
  compare([
    row(
      'accepts',
      'valid taints',
      pool({
        taints: [
          { key: 'a', value: 'b', effect: 'NoSchedule' },
          { key: 'c', value: 'd', effect: 'NoExecute' },
          { key: 'e', value: 'f', effect: 'PreferNoSchedule' },
          { key: 'key-only', effect: 'NoExecute' },
        ],
      }),
    ),
    row('refuses', 'invalid taint keys', pool({ taints: [{ key: '???', effect: 'NoSchedule' }] })),
    ...['kubernetes.io', 'k8s.io', 'subdomain.kubernetes.io', 'subdomain.k8s.io'].map((domain) =>
      row(
        'accepts',
        `kubernetes domains: ${domain}`,
        pool({ requirements: [{ key: `${domain}/test`, operator: 'In', values: ['test'] }] }),
      ),
    ),
    ...['Gte', 'Lte'].flatMap((operator) =>
      [[], ['1', '2'], ['a'], ['-1']].map((values) =>
        row(
          'refuses',
          `invalid ${operator} ${JSON.stringify(values)}`,
          pool({ requirements: [{ key: zone, operator, values }] }),
        ),
      ),
    ),
    row(
      'refuses',
      'more than 100 requirements',
      pool({
        requirements: Array.from({ length: 101 }, (_, index) => ({
          key: `shop.example/${index}`,
          operator: 'In',
          values: ['x'],
        })),
      }),
    ),
    ...['30s', '1h30m5s'].map((time) => row('accepts', `terminationGracePeriod ${time}`, pool({ terminationGracePeriod: time }))),
    ...['-1s', '1hr', 'Never', 'FooNever'].map((time) =>
      row('refuses', `terminationGracePeriod ${time}`, pool({ terminationGracePeriod: time })),
    ),
    ...['30s', '1h30m5s'].map((time) => row('accepts', `expireAfter ${time}`, pool({ expireAfter: time }))),
    ...['-1s', '1hr', 'FooNever'].map((time) => row('refuses', `expireAfter ${time}`, pool({ expireAfter: time }))),
  ]);
});
