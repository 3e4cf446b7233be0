import { checkShape, withoutConsequences } from '../../lib/config/check-shape';
import { exampleOf } from '../../lib/config/example-form';
import { environmentShape } from '../../lib/config/shape';
import { isAccepted, keysAt } from '../../lib/config/shape-forms';
import { formatPath } from '../../lib/rules/input-path';
import { otherNames } from '../../lib/rules/other-names';
import { validInput } from '../support/inputs';

/** Of remedies, those that are made for the value. */
const lines = (input: unknown): readonly string[] =>
  checkShape(input, 'dev').map(
    ({ rule, path, received, message, suggestion, fix }) =>
      `${rule} ${formatPath(path)} | ${received ?? '-'} | ${message}${fix.includes('quotes') ? `; ${fix}` : ''}${suggestion === undefined ? '' : ` | did you mean '${suggestion}'`}`,
  );

describe('checkShape', () => {
  test('has nothing to say about a valid environment', () => {
    expect(lines(validInput())).toEqual([]);
  });

  test('takes all that JSON has as the configuration of an add-on, and no object inside itself', () => {
    const same = { cpu: '100m' };
    const configuration: Record<string, unknown> = { a: [1, 0.5, null, true, 'x', same, same], b: { c: {} } };
    const addons = { 'metrics-server': { configuration } };
    expect(lines({ ...validInput(), addons })).toEqual([]);
    configuration['itself'] = configuration;
    expect(lines({ ...validInput(), addons })).toEqual([expect.stringMatching(/^SHP002 .*\.itself .*no object inside itself$/)]);
  });

  test.each<[string, unknown, readonly string[]]>([
    [
      'a misspelt key at the top',
      { ...validInput(), profil: 'production' },
      [expect.stringMatching(/^SHP001 profil \| 'production' \| there is no 'profil' here.*\| did you mean 'profile'$/)],
    ],
    [
      'a misspelt key inside one alternative of a union',
      { ...validInput(), network: { cidr: '10.0.0.0/16', zones: ['apne1-az1'], natGateway: 'none' } },
      [expect.stringMatching(/^SHP001 network\.natGateway .*did you mean 'natGateways'$/)],
    ],
    [
      'a version without its quotes',
      { ...validInput(), cluster: { version: 1.36 } },
      ["SHP002 cluster.version | 1.36 | a number, where text is expected; write it in quotes: '1.36'"],
    ],
    [
      'a version without its quotes, and so without its last digit',
      { ...validInput(), cluster: { version: 1.3 } },
      ["SHP002 cluster.version | 1.3 | a number, where text is expected; write it in quotes: '1.30'"],
    ],
    [
      'an account without its quotes',
      { ...validInput(), account: 111122223333 },
      ["SHP002 account | 111122223333 | a number, where text is expected; write it in quotes: '111122223333'"],
    ],
    [
      'an account without its quotes, and so without the zero in front',
      { ...validInput(), account: 11122223333 },
      ["SHP002 account | 11122223333 | a number, where text is expected; write it in quotes: '011122223333'"],
    ],
    [
      'a size without its unit',
      { ...validInput(), platform: { delivery: 'terraform', nodeClasses: { big: { ephemeralStorage: { size: 80 } } } } },
      [
        "SHP002 platform.nodeClasses.big.ephemeralStorage.size | 80 | a number, where text is expected; write it in quotes: '80Gi'",
      ],
    ],
    [
      'one gateway, which is not none',
      { ...validInput(), network: { cidr: '10.0.0.0/16', zones: ['apne1-az1', 'apne1-az2'], natGateways: 'one' } },
      [expect.stringMatching(/^SHP002 network\.natGateways \| 'one' .*\| did you mean 'single'$/)],
    ],
    [
      'a number in quotes',
      { ...validInput(), cluster: { version: '1.36', logs: { retentionDays: '800' } } },
      ["SHP002 cluster.logs.retentionDays | '800' | text, where a number is expected; write it without quotes: 800"],
    ],
    [
      'true in quotes',
      { ...validInput(), cluster: { version: '1.36', deletionProtection: 'true' } },
      ["SHP002 cluster.deletionProtection | 'true' | text, where true or false is expected; write it without quotes: true"],
    ],
    [
      'words where a number belongs',
      { ...validInput(), cluster: { version: '1.36', logs: { retentionDays: 'a year' } } },
      ["SHP002 cluster.logs.retentionDays | 'a year' | accepted is a number"],
    ],
    [
      'a profile that does not exist',
      { ...validInput(), profile: 'prod' },
      ["SHP002 profile | 'prod' | accepted is 'development' or 'production' | did you mean 'production'"],
    ],
    [
      'a built-in pool with a typing error',
      { ...validInput(), cluster: { version: '1.36', builtInNodePools: ['sytem'] } },
      ["SHP002 cluster.builtInNodePools[0] | 'sytem' | accepted is 'general-purpose' or 'system' | did you mean 'system'"],
    ],
    [
      'an unknown kind of state',
      { ...validInput(), state: { type: 'S3', bucket: 'b' } },
      ["SHP002 state.type | 'S3' | accepted is 'local' or 's3' | did you mean 's3'"],
    ],
    [
      'a state without its bucket',
      { ...validInput(), state: { type: 's3' } },
      ['SHP003 state.bucket | - | missing; it takes text in quotes'],
    ],
    [
      'a team with a policy and no namespaces',
      { ...validInput(), access: { pipeline: { apply: 'x' }, teams: { shop: { role: 'r', policy: 'edit' } } } },
      [expect.stringMatching(/^SHP003 access\.teams\.shop\.namespaces \| - \| missing; it takes 'all' or a list/)],
    ],
    [
      'a zone that is a number',
      { ...validInput(), network: { cidr: '10.0.0.0/16', zones: [1] } },
      ['SHP002 network.zones[0] | 1 | accepted is text in quotes or an object'],
    ],
    [
      'values that JSON does not have',
      {
        ...validInput(),
        addons: {
          'metrics-server': { configuration: { replicas: 2n, args: ['--v=2', NaN], since: new Date(0), none: undefined } },
        },
      },
      [
        expect.stringMatching(
          /^SHP002 addons\["metrics-server"\]\.configuration\.replicas \| 2n \| accepted is what JSON can say/,
        ),
        expect.stringMatching(/^SHP002 addons\["metrics-server"\]\.configuration\.args\[1\] \| NaN/),
        expect.stringMatching(/^SHP002 addons\["metrics-server"\]\.configuration\.since/),
      ],
    ],
    [
      'keys of two forms, and which',
      { ...validInput(), platform: { delivery: 'gitops', nodePools: { fixed: { replicas: 2, weight: 10 } } } },
      ["SHP001 platform.nodePools.fixed.weight | 10 | 'weight' does not go together with 'replicas'"],
    ],
    [
      'a key of the form that another word chooses, and which word',
      { ...validInput(), platform: { delivery: 'gitops', runner: 'in-network' } },
      ["SHP001 platform.runner | 'in-network' | 'runner' does not go together with delivery: 'gitops'"],
    ],
    [
      'a consolidation policy that is none, in a pool that grows',
      {
        ...validInput(),
        platform: { delivery: 'gitops', nodePools: { a: { limits: { cpu: 1 }, consolidationPolicy: true } } },
      },
      [expect.stringMatching(/^SHP002 platform\.nodePools\.a\.consolidationPolicy \| true \| accepted is 'WhenEmpty'/)],
    ],
    [
      'permissions without the name of their set',
      {
        ...validInput(),
        podIdentities: { api: { namespace: 'a', serviceAccount: 'b', permissions: { bucketArns: ['arn:aws:s3:::a'] } } },
      },
      [expect.stringMatching(/^SHP003 podIdentities\.api\.permissions\.set \| - \| missing/)],
    ],
    ['no object at all', 'production', ["SHP002  | 'production' | accepted is an object"]],
    [
      'pod identity with a role and statements',
      {
        ...validInput(),
        podIdentities: { api: { namespace: 'a', serviceAccount: 'b', role: 'arn', statements: [] } },
      },
      [expect.stringMatching(/^SHP001 podIdentities\.api\.(role|statements)/)],
    ],
  ])('%s', (_, input, expected) => {
    expect(lines(input)).toEqual(expected);
  });

  test('reports everything at once', () => {
    // GIVEN four mistakes in four places
    const { account: _account, ...rest } = validInput();
    const input = { ...rest, profile: 'prod', cluster: { version: 1.36, zone: [] } };
    // THEN there are four findings
    expect(lines(input)).toHaveLength(4);
  });
});

describe('remedies show a form that can be copied', () => {
  const { network, cluster, access } = validInput();
  const group = { instanceTypes: ['m7i.large'], size: { min: 1, max: 2 } };
  const inGroup = (members: object): object => ({
    ...validInput(),
    cluster: { ...cluster, nodeGroups: { a: { ...group, ...members } } },
  });

  test.each<[string, object, string, string]>([
    [
      'one where a list is wanted',
      { ...validInput(), access: { ...access, admins: 'arn:aws:iam::111122223333:role/a' } },
      'access.admins',
      "write it like this: admins: ['arn:aws:iam::111122223333:role/a']",
    ],
    [
      'a word where an object is wanted',
      { ...validInput(), cluster: { ...cluster, endpoint: 'public' } },
      'cluster.endpoint',
      "write it like this: endpoint: { publicFrom: ['203.0.113.0/24'] }",
    ],
    [
      'true where words are wanted',
      { ...validInput(), cluster: { ...cluster, secretsKey: true } },
      'cluster.secretsKey',
      "write it like this: secretsKey: 'own', 'aws' or 'arn:aws:kms:eu-west-1:111122223333:key/…'",
    ],
    [
      'an object that is missing',
      { ...validInput(), cluster: { ...cluster, nodeGroups: { a: { instanceTypes: ['m7i.large'] } } } },
      'cluster.nodeGroups.a.size',
      'write it like this: size: { min: 1, max: 3 }',
    ],
    ['another name', inGroup({ diskSize: 50 }), 'cluster.nodeGroups.a.diskSize', 'write disk: { sizeGiB: 50 }'],
    [
      'another name for a value',
      { ...validInput(), network: { ...network, single_nat_gateway: true } },
      'network.single_nat_gateway',
      "write natGateways: 'single'",
    ],
    [
      'another name, with what does not fit',
      { ...validInput(), cluster: { version: '1.36', cluster_endpoint_public_access: true } },
      'cluster.cluster_endpoint_public_access',
      "write endpoint: { publicFrom: ['203.0.113.0/24'] }",
    ],
    [
      'another name at another place',
      { ...validInput(), eks_managed_node_groups: {} },
      'eks_managed_node_groups',
      'write it as cluster.nodeGroups',
    ],
    [
      'a key of the other part that has it',
      { ...validInput(), nodePools: {} },
      'nodePools',
      "write platform: { delivery: 'terraform', nodePools: {} }",
    ],
    [
      'what nothing takes the place of',
      { ...validInput(), state: { type: 's3', bucket: 'b', dynamodb_table: 'locks' } },
      'state.dynamodb_table',
      'remove it',
    ],
  ])('%s', (_, input, path, fix) => {
    expect(checkShape(input, 'dev').map((finding) => [formatPath(finding.path), finding.fix])).toEqual([[path, fix]]);
  });

  test('several keys that are one here are told once, and not as missing beside', () => {
    const nodeGroups = { a: { instanceTypes: ['m7i.large'], min_size: 2, maxSize: 4, desired_size: 3 } };
    const found = withoutConsequences(checkShape({ ...validInput(), cluster: { ...cluster, nodeGroups } }, 'dev'));
    expect(found.map(({ rule, message, fix }) => [rule, message, fix])).toEqual([
      [
        'SHP001',
        "'min_size', 'maxSize' and 'desired_size' are size.min, size.max and size.desired here",
        'write size: { min: 2, max: 4, desired: 3 }',
      ],
    ]);
  });

  test.each([...otherNames])('%s is somewhere in the configuration', (_, { ours }) => {
    const missing = ours.filter((pattern) => {
      const path = pattern.split('.');
      return !keysAt(environmentShape, path.slice(0, -1)).includes(path.at(-1) ?? '');
    });
    expect(missing).toEqual([]);
  });

  test('every example of a required part has the form that is asked for', () => {
    for (const [key, member] of Object.entries(environmentShape.shape)) {
      expect([key, isAccepted(member, exampleOf(member))]).toEqual([key, true]);
    }
  });
});
