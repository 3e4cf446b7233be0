import type { EnvironmentInput } from '../../lib/config/environment-input';
import type { InputPath } from '../../lib/rules/input-path';
import fc from './fast-check';
import { placeAt } from './input-keys';

/** An environment with one mistake. */
export interface Damage {
  readonly input: unknown;
  /** Where it has to be reported. */
  readonly path: InputPath;
  readonly kind: 'wrong type' | 'misspelt key' | 'missing key' | 'wrong value';
}

interface Part {
  readonly path: InputPath;
  readonly value: unknown;
}

/** Values that nobody can write there, by the pattern of their path. */
const WRONG_VALUES: readonly (readonly [RegExp, unknown])[] = [
  [/^account$/, '12'],
  [/^region$/, 'Tokyo'],
  [/^profile$/, 'prod'],
  [/^name$/, 'Not A Name'],
  [/^cluster\.version$/, '1.22'],
  [/^cluster\.supportType$/, 'FOREVER'],
  [/^cluster\.serviceCidr$/, '172.20.0.0/30'],
  [/^cluster\.endpoint\.publicFrom\.0$/, '10.0.0.0/99'],
  [/^cluster\.scalingTier$/, 'tier-99xl'],
  [/^network\.cidr$/, '10.0.0.0/33'],
  [/^network\.vpcId$/, 'main'],
  [/^access\.pipeline\.apply$/, 'terraform'],
  [/^access\.breakGlass$/, 'arn:aws:sts::111122223333:assumed-role/break-glass/alice'],
  [/^access\.teams\.[^.]+\.role$/, 'payments'],
  [/^platform\.nodePools\.[^.]+\.weight$/, 101],
  [/^platform\.nodePools\.[^.]+\.expireAfter$/, '600h'],
  [/^platform\.storageClasses\.[^.]+\.reclaimPolicy$/, 'Keep'],
  [/^platform\.delivery$/, 'ftp'],
  [/^permissionsBoundary$/, 'boundary'],
  [/^rolePath$/, 'platform'],
  [/^state\.bucket$/, 's3://state'],
  [/^state\.kmsKey$/, 'alias/state'],
  [/^state\.keyPrefix$/, '/platform/'],
  [/^network\.podCidrs\.0$/, '100.64.0.0/9'],
  [/^network\.(?:nodeSubnets|publicSubnets|podSubnets|controlPlaneSubnets)\.[^.]+$/, 'subnet-private'],
  [/^network\.natGateways\.elasticIps?$/, '203.0.113.7'],
  [/^network\.subnetSizes\.(?:node|public)$/, 29],
  [/^network\.flowLogs\.bucketArn$/, 'flow-logs'],
  [/^network\.flowLogs\.retentionDays$/, 10],
  [/^network\.endpoints\.services\.0$/, 'route53'],
  [/^cluster\.name$/, 'a cluster'],
  [/^cluster\.(?:role|nodeRole)$/, 'arn:aws:iam::111122223333:user/alice'],
  [/^cluster\.logs\.retentionDays$/, 10],
  [/^cluster\.logs\.key$/, 'alias/logs'],
  [/^cluster\.remoteNetworks\.nodes\.0$/, '8.8.8.0/24'],
  [/^cluster\.nodeGroups\.[^.]+\.instanceTypes\.0$/, 'large'],
  [/^cluster\.nodeGroups\.[^.]+\.ami$/, 'al2023'],
  [/^cluster\.nodeGroups\.[^.]+\.amiType$/, 'AL2_x86_64'],
  [/^cluster\.nodeGroups\.[^.]+\.metadataHopLimit$/, 65],
  [/^cluster\.fargateProfiles\.[^.]+\.podExecutionRole$/, 'fargate'],
  [/^access\.teams\.[^.]+\.userName$/, 'system:admin'],
  [/^access\.teams\.[^.]+\.policy$/, 'editor'],
  [/^podIdentities\.[^.]+\.managedPolicies\.0$/, 'arn:aws:iam::aws:role/AmazonS3ReadOnlyAccess'],
  [/^podIdentities\.[^.]+\.targetRole$/, 'shared-data'],
  [/^podIdentities\.[^.]+\.namespace$/, 'Shop'],
  [/^irsaRoles\.[^.]+\.serviceAccount$/, 'Legacy Reports'],
  [/^addons\.[^.]+\.version$/, 'newest'],
  [/^observability$/, 'datadog'],
  [/^observability\.workspace$/, 'ws-1'],
  [/^observability\.scrapeConfiguration$/, 'job_name: pods'],
  [/^observability\.retentionDays$/, 10],
  [/^acknowledge\.\d+\.reason$/, ' '],
  [/^acknowledge\.\d+\.until$/, '2027-13-01'],
  [/^acknowledge\.\d+\.rule$/, 'CLU003'],
  [/^platform\.accessRole$/, 'kubernetes-access'],
  [/^platform\.clusterFacts\.format$/, 'fleet'],
  [/^platform\.nodeClasses\.[^.]+\.role$/, 'arn:aws:iam::111122223333:role/nodes'],
  [/^platform\.nodeClasses\.[^.]+\.ephemeralStorage\.size$/, '100Mi'],
  [/^platform\.nodeClasses\.[^.]+\.ephemeralStorage\.iops$/, 100],
  [/^platform\.nodeClasses\.[^.]+\.advancedNetworking\.httpsProxy$/, 'proxy'],
  [/^platform\.nodeClasses\.[^.]+\.certificateBundles\.0\.data$/, '-----BEGIN CERTIFICATE-----'],
  [/^platform\.nodeClasses\.[^.]+\.capacityReservationSelectorTerms\.0\.id$/, 'reservation'],
  [/^platform\.nodeClasses\.[^.]+\.placementGroupSelector\.id$/, 'group'],
  [/^platform\.nodeClasses\.[^.]+\.subnetSelectorTerms\.0\.id$/, 'private-a'],
  [/^platform\.nodePools\.[^.]+\.nodeClass$/, 'nowhere'],
  [/^platform\.nodePools\.[^.]+\.terminationGracePeriod$/, 'a day'],
  [/^platform\.nodePools\.[^.]+\.limits\.memory$/, 'much'],
  [/^platform\.storageClasses\.[^.]+\.kmsKeyId$/, 'alias/volumes'],
  [/^platform\.storageClasses\.[^.]+\.throughput$/, 99_999],
  [/^platform\.volumeSnapshotClasses\.[^.]+\.deletionPolicy$/, 'Keep'],
  [/^platform\.ingressClasses\.[^.]+\.scheme$/, 'public'],
  [/^platform\.ingressClasses\.[^.]+\.certificateARNs\.0$/, 'www.example.com'],
  [/^platform\.ingressClasses\.[^.]+\.loadBalancerName$/, 'internal-shop'],
  [/^platform\.ingressClasses\.[^.]+\.minimumCapacityUnits$/, 1],
  [/^platform\.ingressClasses\.[^.]+\.prefixListsIDs\.0$/, 'office'],
  [/^platform\.namespaces\.[^.]+\.serviceAccounts\.0$/, 'An Account'],
  [/^platform\.namespaces\.[^.]+\.quota\.pods$/, 'many'],
  [/^platform\.namespaces\.[^.]+\.podSecurity$/, 'strict'],
  [/^platform\.priorityClasses\.[^.]+\.value$/, 2_000_000_001],
  [/^platform\.podDisruptionBudgets\.[^.]+\.minAvailable$/, 'half'],
  [/^platform\.helmReleases\.[^.]+\.repository$/, 'charts.example.com'],
  [/^platform\.helmReleases\.[^.]+\.namespace$/, 'Apps'],
];

function partsOf(value: unknown, path: InputPath = []): readonly Part[] {
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : value !== null && typeof value === 'object'
      ? Object.entries(value)
      : [];
  return [
    ...(path.length === 0 ? [] : [{ path, value }]),
    ...members.flatMap(([key, member]) => partsOf(member, [...path, key])),
  ];
}

function changed(value: unknown, path: InputPath, change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((member, index) => (index === key ? changed(member, rest, change) : (member as unknown)));
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, unknown>>).map(([name, member]) => [
      name,
      name === key ? changed(member, rest, change) : member,
    ]),
  );
}

/** Ways to make one mistake in an environment. */
export function damaged(input: EnvironmentInput): fc.Arbitrary<Damage> {
  const parts = partsOf(input)
    .map((part) => ({ ...part, ...placeAt(part.path) }))
    // Below what may be anything, nothing is wrong.
    .filter(({ types }) => types.length > 0);
  const wrongTypes = parts
    .filter(({ value, types }) => typeof value !== 'boolean' && !types.some((type) => ['boolean', 'unknown'].includes(type)))
    .map(({ path }): Damage => ({ kind: 'wrong type', path, input: changed(input, path, () => true) }));
  const written = parts.filter(({ value }) => value !== null && typeof value === 'object' && !Array.isArray(value));
  const misspelt = written
    // Where people choose names, none is misspelt.
    .filter(({ types }) => types.includes('object') && !types.some((type) => ['record', 'loose', 'unknown'].includes(type)))
    .map(({ path }): Damage => ({
      kind: 'misspelt key',
      path: [...path, 'misspeld'],
      input: changed(input, path, (value) => ({ ...(value as object), misspeld: true })),
    }));
  const missing = [{ path: [], ...placeAt([]) }, ...written].flatMap(({ path, required }) =>
    required.map((key): Damage => ({
      kind: 'missing key',
      path: [...path, key],
      input: changed(input, path, (value) =>
        Object.fromEntries(Object.entries(value as object).filter(([name]) => name !== key)),
      ),
    })),
  );
  const wrongValues = parts.flatMap(({ path }) =>
    WRONG_VALUES.filter(([pattern]) => pattern.test(path.join('.'))).map(([, value]): Damage => ({
      kind: 'wrong value',
      path,
      input: changed(input, path, () => value),
    })),
  );
  return fc.oneof(
    ...[wrongTypes, misspelt, missing, wrongValues].filter((one) => one.length > 0).map((one) => fc.constantFrom(...one)),
  );
}
