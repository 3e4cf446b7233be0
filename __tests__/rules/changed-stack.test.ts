import { changedStack } from '../../lib/rules/changed-stack';
import { formatPath } from '../../lib/rules/input-path';
import { parseStackJson, type StackJson } from '../../lib/terraform/stack-json';

const asWritten = (json: object): StackJson => parseStackJson(JSON.stringify(json));

/** Resources of a stack by type and name. */
type Blocks = Readonly<Record<string, Readonly<Record<string, object>>>>;

const changed = (before: Blocks, now: Blocks) =>
  changedStack('production', asWritten({ resource: before }), asWritten({ resource: now }));

const found = (before: Blocks, now: Blocks): readonly string[] =>
  changed(before, now).map(({ rule, severity, path }) => `${severity} ${rule} ${formatPath(path)}`);

const key = { logs: { deletion_window_in_days: 30, lifecycle: { prevent_destroy: true } } };
const group = (kms?: string) => ({
  cluster: { name: '/aws/eks/shop/cluster', ...(kms === undefined ? {} : { kms_key_id: kms }) },
});
const OWN = '${aws_kms_key.logs.arn}';
const THEIRS = 'arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const ownLogs: Blocks = { aws_kms_key: key, aws_cloudwatch_log_group: group(OWN) };
const flowLogs = (kms?: string): Blocks => ({
  ...(kms === undefined ? {} : { aws_kms_key: { flow_logs: { deletion_window_in_days: 7 } } }),
  aws_cloudwatch_log_group: { flow_logs: kms === undefined ? {} : { kms_key_id: kms } },
});

/** Kept for an audit. */
const keptLogs: Blocks = {
  aws_kms_key: key,
  aws_cloudwatch_log_group: { cluster: { name: '/aws/eks/shop/cluster', kms_key_id: OWN, skip_destroy: true } },
};
const groups = (...names: readonly string[]): Blocks => ({
  aws_cloudwatch_log_group: Object.fromEntries(names.map((name) => [name, { name: `/shop/${name}` }])),
});

const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
const entries = (...of: readonly (readonly [string, string])[]): Blocks => ({
  aws_eks_access_entry: Object.fromEntries(of.map(([name, principal]) => [name, { principal_arn: role(principal) }])),
});
const associations = (name: string, serviceAccount = 'api'): Blocks => ({
  aws_eks_pod_identity_association: { [name]: { namespace: 'shop', service_account: serviceAccount } },
});

const vpc = (cidr: string): Blocks => ({ aws_vpc: { main: { cidr_block: cidr } } });
const subnets = (...cidrs: readonly string[]): Blocks => ({
  aws_subnet: Object.fromEntries(cidrs.map((cidr, index) => [`private_apne1-az${index + 1}`, { cidr_block: cidr }])),
});

describe('a stack that was written before', () => {
  test.each<[string, Blocks, Blocks, readonly string[]]>([
    [
      'ENG022 a key of one’s own for logs is given up',
      ownLogs,
      { aws_cloudwatch_log_group: group() },
      ['warning ENG022 cluster.logs.key'],
    ],
    [
      'ENG022 a key of somebody else takes its place',
      ownLogs,
      { aws_cloudwatch_log_group: group(THEIRS) },
      ['warning ENG022 cluster.logs.key'],
    ],
    ['ENG022 the key of flow logs', flowLogs('${aws_kms_key.flow_logs.arn}'), flowLogs(), ['warning ENG022 network.flowLogs']],
    ['ENG032 flow logs with their key', flowLogs('${aws_kms_key.flow_logs.arn}'), {}, ['warning ENG032 network.flowLogs']],
    [
      'ENG032 logs of components, once for all of them',
      groups('auto-mode-compute', 'auto-mode-ipam'),
      {},
      ['warning ENG032 cluster.autoModeLogs'],
    ],
    ['ENG032 metrics', { aws_prometheus_workspace: { metrics: {} } }, {}, ['warning ENG032 observability']],
    ['ENG032 Container Insights', groups('container-insights_host'), {}, ['warning ENG032 observability']],
    ['ENG022 a key of a log group that stays, though nothing makes it', keptLogs, {}, ['warning ENG022 cluster.logs.key']],
    ['ENG032 a log group with its key, which nobody needs then', ownLogs, {}, ['warning ENG032 cluster.logs']],
    ['ENG023 a team is renamed', entries(['team_a', 'pay']), entries(['team_b', 'pay']), ['warning ENG023 access']],
    ['ENG023 a Pod Identity is renamed', associations('api'), associations('shop-api'), ['warning ENG023 podIdentities']],
    ['ENG024 another range of the VPC', vpc('10.0.0.0/16'), vpc('10.1.0.0/16'), ['warning ENG024 network.cidr']],
    [
      'ENG024 subnets of another size, told once',
      subnets('10.0.0.0/20', '10.0.16.0/20'),
      subnets('10.0.0.0/19', '10.0.32.0/19'),
      ['warning ENG024 network'],
    ],
  ])('%s', (_, before, now, expected) => {
    expect(found(before, now)).toEqual(expected);
  });

  test.each<[string, Blocks, Blocks]>([
    ['ENG022 the same key', ownLogs, ownLogs],
    ['ENG022 a key for logs that had none', { aws_cloudwatch_log_group: group() }, ownLogs],
    [
      'ENG032 a log group that stays when it is destroyed',
      { aws_cloudwatch_log_group: keptLogs['aws_cloudwatch_log_group'] ?? {} },
      {},
    ],
    ['ENG032 another log group beside it', groups('auto-mode-compute'), groups('auto-mode-compute', 'auto-mode-ipam')],
    [
      'ENG022 a key that logs never had',
      { ...ownLogs, aws_cloudwatch_log_group: group(THEIRS) },
      { aws_cloudwatch_log_group: group(THEIRS) },
    ],
    ['ENG023 a team of another role', entries(['team_a', 'pay']), entries(['team_b', 'bill'])],
    ['ENG023 another team beside it', entries(['team_a', 'pay']), entries(['team_a', 'pay'], ['team_b', 'bill'])],
    ['ENG023 a team less', entries(['team_a', 'pay'], ['team_b', 'bill']), entries(['team_a', 'pay'])],
    ['ENG023 an association of another service account', associations('api'), associations('shop-api', 'web')],
    ['ENG024 another subnet', subnets('10.0.0.0/20'), subnets('10.0.0.0/20', '10.0.16.0/20')],
    ['ENG024 a range that only Terraform knows', vpc('${var.cidr}'), vpc('10.0.0.0/16')],
  ])('%s is fine', (_, before, now) => {
    expect(found(before, now)).toEqual([]);
  });

  test('says what to type, with the addresses of both', () => {
    const [lost] = changed(ownLogs, { aws_cloudwatch_log_group: group() });
    expect(lost?.message).toContain('aws_cloudwatch_log_group.cluster took until then cannot be read any more 30 days after');
    expect(lost?.fix).toContain('terraform state rm aws_kms_key.logs aws_kms_alias.logs');
    const [dropped] = changed(flowLogs('${aws_kms_key.flow_logs.arn}'), {});
    expect(dropped?.fix).toContain(
      "terraform state rm 'aws_cloudwatch_log_group.flow_logs' 'aws_kms_key.flow_logs' 'aws_kms_alias.flow_logs'",
    );
    const [second] = changed(entries(['team_a', 'pay']), entries(['team_b', 'pay']));
    expect(second).toMatchObject({
      received: `'${role('pay')}'`,
      fix: expect.stringContaining("terraform state mv 'aws_eks_access_entry.team_a' 'aws_eks_access_entry.team_b'"),
    });
  });
});

describe('where the state is looked for', () => {
  const at = (backend: object): StackJson => asWritten({ terraform: { backend } });
  const moved = (before: object, now: object): readonly string[] =>
    changedStack('production', at(before), at(now)).map(({ rule, path, message }) => `${rule} ${formatPath(path)}: ${message}`);
  const s3 = { bucket: 'states', key: 'production/cluster.tfstate', region: 'ap-northeast-1' };

  test.each<[string, object, object, string]>([
    ['ENG027 another bucket', { s3 }, { s3: { ...s3, bucket: 'other' } }, 'it was s3 states production/ before'],
    ['ENG027 another folder', { s3 }, { s3: { ...s3, key: 'x/cluster.tfstate' } }, 'it was s3 states production/ before'],
    [
      'ENG027 another file',
      { s3 },
      { s3: { ...s3, key: 'production/x.tfstate' } },
      'it was s3 states production/cluster.tfstate before',
    ],
    ['ENG027 a key without a folder', { s3: { ...s3, key: 'a' } }, { s3: { ...s3, key: 'b' } }, 'it was s3 states a before'],
    ['ENG027 another backend', { local: { path: '../state/a.tfstate' } }, { s3 }, 'it was local ../state/a.tfstate before'],
  ])('%s', (_, before, now, message) => {
    expect(moved(before, now)).toEqual([`ENG027 state: ${message}; Terraform would find no state there`]);
  });

  test.each<[string, object, object]>([
    ['the same place', { s3 }, { s3 }],
    ['another way to lock it', { s3 }, { s3: { ...s3, use_lockfile: true } }],
    ['blocks in lists', { s3 }, { s3: [s3] }],
  ])('%s is fine', (_, before, now) => {
    expect(moved(before, now)).toEqual([]);
  });
});
