import type { Cluster } from '../../lib/model/cluster';
import type { ClusterSettings } from '../../lib/model/cluster-builder';
import type { PartialEnvironment } from '../../lib/model/environment';
import type { Zone } from '../../lib/model/network';
import { clusterRules } from '../../lib/rules/cluster';
import type { Finding } from '../../lib/rules/finding';
import { formatPath } from '../../lib/rules/input-path';
import type { AnyRelationRule, ValueRule } from '../../lib/rules/rule';
import { runRelationRules, runValueRules } from '../../lib/rules/run';
import { ACCOUNT, cluster, clusterSettings } from '../support/cluster';
import { emptyNetwork } from '../support/environment';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

const TODAY = '2026-11-21';
const valueRules = clusterRules.filter((rule): rule is ValueRule => rule.kind === 'value');
const relationRules = clusterRules.filter((rule): rule is AnyRelationRule => rule.kind === 'relation');

/** What a person writes below `cluster`; names are those of the settings. */
type Written = Partial<Omit<ClusterSettings, 'logs' | 'remoteNetworks' | 'builtInNodePools'>> & {
  readonly logs?: Partial<ClusterSettings['logs']>;
  readonly remoteNetworks?: { readonly nodes: readonly string[]; readonly pods?: readonly string[] };
  readonly builtInNodePools?: readonly string[];
};

function decided({ remoteNetworks, logs, builtInNodePools, ...written }: Written): Cluster {
  const defaults = clusterSettings();
  return cluster({
    ...written,
    logs: { ...defaults.logs, keepOnDestroy: false, ...logs },
    ...(remoteNetworks === undefined ? {} : { remoteNetworks: { pods: [], ...remoteNetworks } }),
    ...(builtInNodePools === undefined ? {} : { builtInNodePools: builtInNodePools as ClusterSettings['builtInNodePools'] }),
  });
}

/** Findings about a cluster, besides the note on the end of support that comes half a year before. */
function findings(written: Written, today = TODAY): readonly Finding[] {
  const input = { cluster: written };
  return [
    ...runValueRules(valueRules, input, { today, environment: 'dev', skip: () => false }),
    ...runRelationRules(relationRules, 'cluster', decided(written), { today, environment: 'dev', at: ['cluster'], input }),
  ].filter(({ rule }) => rule !== 'CLU008');
}

const shown = ({ rule, path, suggestion }: Finding): string =>
  `${rule} ${formatPath(path)}${suggestion === undefined ? '' : ` → ${suggestion}`}`;

const found = (written: Written, today?: string): readonly string[] => findings(written, today).map(shown);

const role = (name: string, account = ACCOUNT): string => `arn:aws:iam::${account}:role/${name}`;
const key = (region: string): string => `arn:aws:kms:${region}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const ranges = (count: number): string[] => Array.from({ length: count }, (_, index) => `203.0.${index}.0/24`);

/** Stands for what cdktf writes for a reference. */
const REFERENCE = '${TfToken[TOKEN.7]}';

const TRIPPING: readonly (readonly [string, Written, readonly string[], today?: string])[] = [
  // Versions
  ['a version with v', { version: 'v1.36' }, ['CLU001 cluster.version → 1.36']],
  ['a version with patch', { version: '1.36.2' }, ['CLU001 cluster.version → 1.36']],
  ['a version with comma', { version: '1,36' }, ['CLU001 cluster.version → 1.36']],
  ['a word', { version: 'latest' }, ['CLU001 cluster.version']],
  ['a number', { version: 1.36 as unknown as string }, ['CLU001 cluster.version → 1.36']],
  ['digits the wrong way round', { version: '1.63' }, ['CLU002 cluster.version → 1.36']],
  ['a version newer than the calendar', { version: '1.38' }, ['CLU002 cluster.version']],
  ['a version before its release', { version: '1.37' }, ['CLU002 cluster.version'], '2026-09-30'],
  ['a version before Auto Mode', { version: '1.22' }, ['CLU003 cluster.version → 1.37']],
  ['a version that lost its zero', { version: '1.3' }, ['CLU003 cluster.version → 1.37']],
  ['a version that EKS gave up', { version: '1.30', supportType: 'EXTENDED' }, ['CLU004 cluster.version']],
  ['the day after extended support', { version: '1.31', supportType: 'EXTENDED' }, ['CLU004 cluster.version'], '2026-11-27'],
  ['extended support that was not chosen', { version: '1.33' }, ['CLU005 cluster.version']],
  ['extended support that was chosen', { version: '1.33', supportType: 'EXTENDED' }, ['CLU006 cluster.version']],
  ['eleven days of standard support', { version: '1.34' }, ['CLU007 cluster.version']],
  ['sixty days of standard support', { version: '1.34', supportType: 'EXTENDED' }, ['CLU007 cluster.version'], '2026-10-03'],
  // Names and choices
  ['a name with a dot', { name: 'shop.production' }, ['CLU010 cluster.name → shop-production']],
  ['a name that starts with a hyphen', { name: '-shop' }, ['CLU010 cluster.name → shop']],
  ['a name of 101 characters', { name: 'a'.repeat(101) }, [`CLU010 cluster.name → ${'a'.repeat(100)}`]],
  ['a pool twice', { builtInNodePools: ['system', 'system', 'general-purpose'] }, ['CLU011 cluster.builtInNodePools[1]']],
  ['a log type twice', { logs: { types: ['api', 'api'] } }, ['CLU011 cluster.logs.types[1]']],
  [
    'a range twice',
    { endpoint: { publicFrom: ['203.0.113.0/24', '203.0.113.0/24'] } },
    ['CLU011 cluster.endpoint.publicFrom[1]'],
  ],
  ['a tier that the provider refuses', { scalingTier: 'tier-8xl' }, ['CLU012 cluster.scalingTier → tier-xl']],
  ['a log type in other letters', { logs: { types: ['Audit' as 'audit'] } }, ['CLU012 cluster.logs.types[0] → audit']],
  // Endpoint
  [
    'a range with host bits',
    { endpoint: { publicFrom: ['203.0.113.7/24'] } },
    ['CLU020 cluster.endpoint.publicFrom[0] → 203.0.113.0/24'],
  ],
  [
    'an address without prefix',
    { endpoint: { publicFrom: ['203.0.113.7'] } },
    ['CLU020 cluster.endpoint.publicFrom[0] → 203.0.113.7/32'],
  ],
  ['a range that is none', { endpoint: { publicFrom: ['office'] } }, ['CLU020 cluster.endpoint.publicFrom[0]']],
  ['everybody', { endpoint: { publicFrom: ['203.0.113.0/24', '0.0.0.0/0'] } }, ['CLU021 cluster.endpoint.publicFrom[1]']],
  ['everybody by IPv6', { ipFamily: 'ipv6', endpoint: { publicFrom: ['::/0'] } }, ['CLU021 cluster.endpoint.publicFrom[0]']],
  ['a private range', { endpoint: { publicFrom: ['10.0.0.0/8'] } }, ['CLU022 cluster.endpoint.publicFrom[0]']],
  ['the range of carriers', { endpoint: { publicFrom: ['100.64.1.0/24'] } }, ['CLU022 cluster.endpoint.publicFrom[0]']],
  ['loopback', { endpoint: { publicFrom: ['127.0.0.1/32'] } }, ['CLU022 cluster.endpoint.publicFrom[0]']],
  ['41 ranges', { endpoint: { publicFrom: ranges(41) } }, ['CLU023 cluster.endpoint.publicFrom']],
  ['IPv6 for an IPv4 cluster', { endpoint: { publicFrom: ['2001:db8::/32'] } }, ['CLU024 cluster.endpoint.publicFrom[0]']],
  // Addresses
  ['a public service range', { serviceCidr: '203.0.0.0/16' }, ['CLU030 cluster.serviceCidr']],
  ['a service range of carriers', { serviceCidr: '100.64.0.0/16' }, ['CLU030 cluster.serviceCidr']],
  ['a service range with host bits', { serviceCidr: '172.20.1.0/16' }, ['CLU030 cluster.serviceCidr → 172.20.0.0/16']],
  ['a service range of /25', { serviceCidr: '172.20.0.0/25' }, ['CLU030 cluster.serviceCidr']],
  ['a service range of /8', { serviceCidr: '10.0.0.0/8' }, ['CLU030 cluster.serviceCidr']],
  ['a service range of an IPv6 cluster', { ipFamily: 'ipv6', serviceCidr: '172.20.0.0/16' }, ['CLU031 cluster.serviceCidr']],
  ['a public remote range', { remoteNetworks: { nodes: ['203.0.113.0/24'] } }, ['CLU033 cluster.remoteNetworks.nodes[0]']],
  [
    'a remote range with host bits',
    { remoteNetworks: { nodes: ['10.80.0.0/16'], pods: ['10.81.0.1/16'] } },
    ['CLU033 cluster.remoteNetworks.pods[0] → 10.81.0.0/16'],
  ],
  ['no remote range', { remoteNetworks: { nodes: [] } }, ['CLU034 cluster.remoteNetworks.nodes']],
  [
    'remote ranges that overlap',
    { remoteNetworks: { nodes: ['10.80.0.0/16'], pods: ['10.80.128.0/17'] } },
    ['CLU035 cluster.remoteNetworks.pods[0]'],
  ],
  [
    'hybrid nodes in an IPv6 cluster',
    { ipFamily: 'ipv6', remoteNetworks: { nodes: ['10.80.0.0/16'] } },
    ['CLU037 cluster.remoteNetworks'],
  ],
  [
    'sixteen remote ranges',
    { remoteNetworks: { nodes: Array.from({ length: 16 }, (_, index) => `10.${index}.0.0/16`) } },
    ['CLU038 cluster.remoteNetworks.nodes'],
  ],
  // Compute
  [
    'a pool that does not exist',
    { builtInNodePools: ['general-purpose', 'sytem'] },
    ['CLU040 cluster.builtInNodePools[1] → system'],
  ],
  ['a pool in capitals', { builtInNodePools: ['General-Purpose'] }, ['CLU040 cluster.builtInNodePools[0] → general-purpose']],
  ['only the system pool', { builtInNodePools: ['system'] }, ['CLU041 cluster.builtInNodePools']],
  ['no pool', { builtInNodePools: [] }, ['CLU042 cluster.builtInNodePools', 'CLU045 cluster.builtInNodePools']],
  ['pools in the subnets of the control plane', { controlPlaneSubnets: 'dedicated' }, ['CLU043 cluster.builtInNodePools']],
  ['tags that built-in pools never carry', { customTags: true, tags: { team: 'shop' } }, ['CLU044 cluster.builtInNodePools']],
  // Roles
  ['a name that IAM does not have', { role: `arn:aws:iam::${ACCOUNT}:role/eks cluster` }, ['CLU050 cluster.role']],
  ['a role by its name', { role: 'eks-cluster' }, ['CLU050 cluster.role']],
  ['a session', { nodeRole: `arn:aws:sts::${ACCOUNT}:assumed-role/eks-node/i-1` }, ['CLU050 cluster.nodeRole']],
  ['a role of another account', { role: role('eks', '444455556666') }, ['CLU051 cluster.role', 'CLU054 cluster.role']],
  [
    'a role of another partition',
    { nodeRole: `arn:aws-cn:iam::${ACCOUNT}:role/eks-node` },
    ['CLU051 cluster.nodeRole', 'CLU054 cluster.nodeRole'],
  ],
  ['a node role with a path', { nodeRole: role('platform/eks-node') }, ['CLU052 cluster.nodeRole', 'CLU054 cluster.nodeRole']],
  [
    'one role for both',
    { role: role('eks'), nodeRole: role('eks') },
    ['CLU053 cluster.nodeRole', 'CLU054 cluster.role', 'CLU054 cluster.nodeRole'],
  ],
  // Keys
  ['the alias of a key', { secretsKey: 'alias/secrets' }, ['CLU055 cluster.secretsKey']],
  [
    'the alias of a key by its ARN',
    { secretsKey: `arn:aws:kms:ap-northeast-1:${ACCOUNT}:alias/my/key` },
    ['CLU057 cluster.secretsKey'],
  ],
  [
    'an alias in another region',
    { secretsKey: `arn:aws:kms:us-east-1:${ACCOUNT}:alias/key` },
    ['CLU057 cluster.secretsKey', 'CLU056 cluster.secretsKey'],
  ],
  ['the ARN of an alias', { logs: { key: `arn:aws:kms:ap-northeast-1:${ACCOUNT}:alias/logs` } }, ['CLU055 cluster.logs.key']],
  ['a key of another region', { secretsKey: key('us-east-1') }, ['CLU056 cluster.secretsKey']],
  ['a log key of another region', { logs: { key: key('us-east-1') } }, ['CLU056 cluster.logs.key']],
  // Logs
  ['a retention that CloudWatch does not have', { logs: { retentionDays: 360 } }, ['CLU060 cluster.logs.retentionDays → 365']],
  ['a retention below nothing', { logs: { retentionDays: -1 } }, ['CLU060 cluster.logs.retentionDays']],
  ['two types of Auto Mode logs', { autoModeLogs: ['compute', 'ipam'] }, ['CLU061 cluster.autoModeLogs']],
  ['logs that outlive the cluster', { logs: { keepOnDestroy: true } }, ['CLU062 cluster.logs.retentionDays']],
];

const PASSING: readonly (readonly [string, Written, today?: string])[] = [
  ['what production decides', {}],
  ['the newest version', { version: '1.37' }],
  ['61 days of standard support', { version: '1.34' }, '2026-10-02'],
  ['a name with what EKS takes', { name: '0Shop_production-1' }],
  ['a name of 100 characters', { name: 'a'.repeat(100) }],
  ['the largest tier of the provider', { scalingTier: 'tier-4xl' }],
  ['40 public ranges', { endpoint: { publicFrom: ranges(40) } }],
  ['a single address', { endpoint: { publicFrom: ['203.0.113.7/32'] } }],
  ['IPv6 for an IPv6 cluster', { ipFamily: 'ipv6', endpoint: { publicFrom: ['2001:db8::/32', '203.0.113.0/24'] } }],
  ['a wide public range', { endpoint: { publicFrom: ['128.0.0.0/2'] } }],
  ['service ranges of /12', { serviceCidr: '172.16.0.0/12' }],
  ['service ranges of /24', { serviceCidr: '10.100.0.0/24' }],
  ['remote ranges side by side', { remoteNetworks: { nodes: ['10.80.0.0/16'], pods: ['10.81.0.0/16'] } }],
  ['fifteen remote ranges', { remoteNetworks: { nodes: Array.from({ length: 15 }, (_, index) => `10.${index}.0.0/16`) } }],
  ['the general-purpose pool alone', { builtInNodePools: ['general-purpose'] }],
  ['tags without the permission for more', { customTags: false, tags: { team: 'shop' } }],
  ['keys of one’s own', { secretsKey: key('ap-northeast-1'), logs: { key: key('ap-northeast-1') } }],
  ['keys of AWS', { secretsKey: 'aws', logs: { key: 'aws' } }],
  ['logs for ever', { logs: { retentionDays: 0 } }],
  ['one type of Auto Mode logs', { autoModeLogs: ['compute'] }],
  ['no log of the control plane', { logs: { types: [], keepOnDestroy: true } }],
  [
    'references, about which nothing is known',
    {
      version: REFERENCE,
      name: REFERENCE,
      serviceCidr: REFERENCE,
      endpoint: { publicFrom: [REFERENCE] },
      remoteNetworks: { nodes: [REFERENCE] },
      role: REFERENCE,
      nodeRole: `${REFERENCE}/path`,
      secretsKey: REFERENCE,
      logs: { key: REFERENCE },
    },
  ],
];

describe('a cluster', () => {
  // Not `test.each`: it would pass its callback for the day that most rows leave out.
  for (const [what, written, expected, today] of TRIPPING) {
    test(what, () => expect(found(written, today)).toEqual(expected));
  }

  for (const [what, written, today] of PASSING) {
    test(`${what}: nothing to say`, () => expect(found(written, today)).toEqual([]));
  }

  test('pools and dedicated subnets go together when the pools are off', () => {
    expect(
      found({ controlPlaneSubnets: 'dedicated', builtInNodePools: [] }).filter((finding) => /CLU04[34]/.test(finding)),
    ).toEqual([]);
  });

  test('an existing role of the right account and path is only described', () => {
    const both = findings({
      role: role('platform/eks-cluster'),
      nodeRole: role('eks-node'),
      customTags: true,
      builtInNodePools: ['general-purpose'],
    });
    expect(both.map(shown)).toEqual(['CLU044 cluster.builtInNodePools', 'CLU054 cluster.role', 'CLU054 cluster.nodeRole']);
    const [, ofCluster, ofNodes] = both.map(({ message }) => message);
    for (const needed of ['sts:TagSession', 'AmazonEKSNetworkingPolicy', 'tags']) expect(ofCluster).toContain(needed);
    for (const needed of ['ec2.amazonaws.com', 'AmazonEKSWorkerNodeMinimalPolicy']) expect(ofNodes).toContain(needed);
  });

  test('the end of standard support is told with what follows', () => {
    const told = (written: Written, today = TODAY) =>
      runRelationRules(relationRules, 'cluster', decided(written), { today, environment: 'dev', at: ['cluster'], input: {} })
        .filter(({ rule }) => rule === 'CLU007' || rule === 'CLU008')
        .map(({ severity, message }) => `${severity}: ${message.split('; in standard support')[0]!}`);
    expect(told({})).toEqual([]);
    expect(told({}, '2027-02-02')).toEqual([]);
    expect(told({}, '2027-02-03')).toEqual(['note: after 2027-08-02 EKS upgrades the cluster by itself to 1.37']);
    expect(told({}, '2027-06-02')).toEqual(['note: after 2027-08-02 EKS upgrades the cluster by itself to 1.37']);
    expect(told({ supportType: 'EXTENDED' })).toEqual([]);
    expect(told({ version: '1.34' })).toEqual([
      'warning: standard support ends on 2026-12-02, in 11 days; then EKS upgrades the cluster by itself to 1.35',
    ]);
    expect(told({ version: '1.34', supportType: 'EXTENDED' })).toEqual([
      'warning: standard support ends on 2026-12-02, in 11 days; then the control plane costs six times as much',
    ]);
  });

  test('messages name what was received, what is accepted and the remedy', () => {
    expect(findings({ version: '1.22' })).toMatchObject([
      {
        severity: 'error',
        received: "'1.22'",
        message: 'Auto Mode needs 1.29 or newer; in standard support on 2026-11-21: 1.34, 1.35, 1.36, 1.37',
        fix: 'write a version in standard support',
      },
    ]);
    expect(findings({ builtInNodePools: [] })[0]).toMatchObject({
      message: expect.stringContaining("role 'shop-production-node'"),
    });
    expect(findings({ builtInNodePools: [] })[1]).toMatchObject({
      fix: expect.stringContaining('--aws-service-name spot.amazonaws.com'),
    });
  });
});

describe('a cluster in its network', () => {
  const zone = (id: string, zoneKey = id): Zone => ({
    zone: id,
    notation: 'id',
    kind: 'availability-zone',
    key: zoneKey,
    slot: 1,
  });
  const zones = [zone('use1-az1'), zone('use1-az2'), zone('use1-az3', 'pinned')];

  const inNetwork = (environment: PartialEnvironment): readonly string[] =>
    runRelationRules(relationRules, 'environment', environment, { today: TODAY, environment: 'dev', at: [], input: {} }).map(
      shown,
    );

  const environment = (clusterZones: readonly string[], rest: Partial<PartialEnvironment> = {}): PartialEnvironment => ({
    name: 'dev',
    network: { ...emptyNetwork, zones },
    cluster: cluster({ zones: clusterZones }),
    ...rest,
  });

  test.each<[string, PartialEnvironment, readonly string[]]>([
    ['one zone', environment(['use1-az1']), ['CLU070 cluster.zones']],
    ['one zone twice', environment(['use1-az1', 'use1-az1']), ['CLU070 cluster.zones']],
    ['two zones', environment(['use1-az1', 'use1-az2']), []],
    ['a zone that EKS refuses, by whatever key', environment(['use1-az1', 'use1-az2', 'pinned']), ['CLU072 cluster.zones[2]']],
    ['a refused zone that only the network has', environment(['use1-az1', 'use1-az2']), []],
    [
      'production without deletion protection',
      environment(['use1-az1', 'use1-az2'], {
        profile: 'production',
        cluster: cluster({ zones: ['a', 'b'], deletionProtection: false }),
      }),
      ['CLU013 cluster.deletionProtection'],
    ],
    ['production with it', environment(['use1-az1', 'use1-az2'], { profile: 'production' }), []],
    [
      'development without it',
      environment(['use1-az1', 'use1-az2'], {
        profile: 'development',
        cluster: cluster({ zones: ['a', 'b'], deletionProtection: false }),
      }),
      [],
    ],
    ['a cluster that could not be decided', { name: 'dev', profile: 'production' }, []],
  ])('%s', (_, subject, expected) => {
    expect(inNetwork(subject)).toEqual(expected);
  });
});

describe('the rules of clusters', () => {
  test('each says where it comes from and how it looks right and wrong', () => {
    for (const { id, sources, example, failureModes = [] } of clusterRules) {
      expect(id).toMatch(/^CLU\d{3}$/);
      expect(sources.length).toBeGreaterThan(0);
      expect(sources.every(({ url }) => url.startsWith('https://'))).toBe(true);
      expect(example.before).not.toBe(example.after);
      expect(failureModes.every((mode) => /^[A-G]\d{2}$/.test(mode))).toBe(true);
    }
  });
});

everyRuleHasCases(clusterRules);
