import type { EnvironmentInput } from '../../lib/config/environment-input';
import { originOfValue } from '../../lib/config/origin-of-value';
import { describeOrigin } from '../../lib/config/origins';
import { nodePool } from '../../lib/config/node-pool-presets';
import { resolve } from '../../lib/config/resolve';
import { formatPath, parsePath } from '../../lib/rules/input-path';
import { validInput } from '../support/inputs';

const today = '2026-11-21';
const production = (): EnvironmentInput => ({ ...validInput(), name: 'production', profile: 'production' });
const errors = (input: unknown): readonly string[] =>
  resolve(input, { today })
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, path }) => `${rule} ${formatPath(path)}`);

/** Where a value of the model comes from. */
const origin = (input: EnvironmentInput, path: string): string => {
  const { origins, partial } = resolve(input, { today });
  return describeOrigin(originOfValue(origins, parsePath(path), { model: partial, input }));
};

/** Beside notes. */
const deserving = (input: unknown): readonly string[] =>
  resolve(input, { today })
    .findings.filter(({ severity }) => severity !== 'note')
    .map(({ rule, path }) => `${rule} ${formatPath(path)}`);

describe('resolve', () => {
  test('decides everything about a valid environment', () => {
    const { environment, findings } = resolve(validInput(), { today });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(environment).toMatchObject({
      name: 'dev',
      prefix: 'platform-dev',
      location: { account: '111122223333', region: 'ap-northeast-1', partition: 'aws', dnsSuffix: 'amazonaws.com' },
      cluster: { name: 'platform-dev', zones: ['apne1-az1', 'apne1-az2'], endpoint: { publicFrom: ['203.0.113.0/24'] } },
    });
  });

  test('a value of another type is told once, where a rule would tell it in other words', () => {
    const nodeGroups = { legacy: { instanceTypes: ['m7i.large'], size: { min: 'one', max: 3 } } };
    const { findings } = resolve({ ...production(), cluster: { ...production().cluster, nodeGroups } }, { today });
    const at = findings.filter(({ path }) => formatPath(path) === 'cluster.nodeGroups.legacy.size.min');
    expect(at.map(({ rule }) => rule)).toEqual(['SHP002']);
  });

  test('gives plain data that survives being written and read', () => {
    const { environment } = resolve(production(), { today });
    // toEqual, not toStrictEqual: members that are undefined are not written.
    expect(JSON.parse(JSON.stringify(environment))).toEqual(environment);
  });

  describe('profiles', () => {
    test('development is the cheapest sensible platform', () => {
      const { network, cluster } = resolve(validInput(), { today }).environment ?? fail();
      expect(network).toMatchObject({ kind: 'own', flowLogs: { destination: 'none' } });
      expect(network.kind === 'own' && network.natGateways).toHaveLength(1);
      expect(cluster).toMatchObject({
        deletionProtection: false,
        secretsKey: { kind: 'aws' },
        logGroup: { retentionDays: 14, key: { kind: 'aws' }, keepOnDestroy: false },
        autoModeLogs: [],
      });
    });

    test('production is what an audit asks for', () => {
      const { network, cluster } = resolve(production(), { today }).environment ?? fail();
      expect(network.kind === 'own' && network.natGateways).toHaveLength(2);
      expect(network).toMatchObject({ flowLogs: { destination: 'cloudwatch', logGroup: { retentionDays: 365 } } });
      expect(cluster).toMatchObject({
        deletionProtection: true,
        zonalShift: true,
        supportType: 'STANDARD',
        secretsKey: { kind: 'created' },
        logGroup: { retentionDays: 365, key: { kind: 'created' }, keepOnDestroy: true },
      });
      expect([...cluster.logTypes].sort()).toEqual(['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']);
      expect(cluster.autoModeLogs.map(({ type }) => type)).toEqual(['compute']);
    });

    test('what is written wins', () => {
      const input = { ...production(), cluster: { ...production().cluster, deletionProtection: false } };
      expect(resolve(input, { today }).environment?.cluster.deletionProtection).toBe(false);
    });
  });

  describe('several mistakes at once', () => {
    test('findings of shape, value and relation appear together, each at its own place', () => {
      // GIVEN a misspelt key, a bad account and a zone that the network does not have
      const input = {
        ...validInput(),
        profil: 'x',
        account: '123',
        cluster: { ...validInput().cluster, zones: ['apne1-az1', 'apne1-az4'] },
      };
      // THEN the account hides nothing: that of the pipeline stands in
      expect(errors(input)).toEqual(['SHP001 profil', 'ENV003 account', 'ENV101 cluster.zones[1]']);
      expect(resolve(input, { today }).environment).toBeUndefined();
    });

    test('a misspelt region hides nothing that the one that was meant can tell', () => {
      const input = { ...validInput(), region: 'ap-northeast1', cluster: { ...validInput().cluster, zones: ['apne1-az1', 'x'] } };
      expect(errors(input)).toEqual(['ENV004 region', 'ENV101 cluster.zones[1]']);
    });

    test.each<[string, object]>([
      ['a wrong range of the network', { network: { cidr: '10.0.0.1/16', zones: ['apne1-az1', 'apne1-az2'] } }],
      ['a zone that is there twice', { network: { cidr: '10.0.0.0/16', zones: ['apne1-az1', 'apne1-az1'] } }],
      ['a key too many', { cluster: { version: '1.22', verison: '1.36' } }],
    ])('%s does not hide a wrong version', (_, changes) => {
      const found = errors({ ...validInput(), cluster: { version: '1.22' }, ...changes });
      expect(found).toHaveLength(2);
      expect(found).toContain('CLU003 cluster.version');
    });

    test('a misspelt profile is not held against anything else', () => {
      const { profile: _profile, ...rest } = validInput();
      const { findings } = resolve({ ...rest, profil: 'development' }, { today });
      expect(findings.map(({ rule }) => rule)).not.toContain('STA004');
    });

    test.each<[string, unknown, string]>([
      ['no rule', { reason: 'r' }, 'SHP003 acknowledge[0].rule'],
      ['a rule that is no text', { rule: 12, reason: 'r' }, 'SHP002 acknowledge[0].rule'],
      ['no reason', { rule: 'NET012' }, 'SHP003 acknowledge[0].reason'],
      ['a reason that is no text', { rule: 'NET012', reason: true }, 'SHP002 acknowledge[0].reason'],
      ['a path that is no text', { rule: 'NET012', reason: 'r', path: null }, 'SHP002 acknowledge[0].path'],
      ['a day that is no text', { rule: 'NET012', reason: 'r', until: new Date(0) }, 'SHP002 acknowledge[0].until'],
    ])('an acknowledgement with %s hides nothing, and the next one keeps its place', (_, entry, expected) => {
      const input = { ...validInput(), acknowledge: [entry, { rule: 'NET999', reason: 'r' }] };
      expect(deserving(input)).toEqual([expected, 'ACK001 acknowledge[1].rule']);
    });

    test.each(['one-per-zone', 'regional'] as const)('a key of NAT gateways (%s) whose value is undefined is no key', (kind) => {
      const network = { ...validInput().network, natGateways: { kind, elasticIps: undefined } };
      const input = { ...validInput(), network } as unknown;
      expect(errors(input)).toEqual([]);
      expect(resolve(input, { today }).environment).toBeDefined();
    });

    test('a Pod Identity whose permissions are nothing is left out', () => {
      const orders = { namespace: 'orders', serviceAccount: 'api', permissions: null };
      expect(deserving({ ...validInput(), podIdentities: { orders } })).toEqual(['SHP002 podIdentities.orders.permissions']);
    });

    test('a wrong version does not hide what is wrong with access', () => {
      const role = 'arn:aws:iam::111122223333:role/a';
      const input = {
        ...validInput(),
        cluster: { ...validInput().cluster, version: '1.22' },
        access: { pipeline: { apply: role }, teams: { a: { role, policy: 'edit', namespaces: ['a'] } } },
      };
      expect(errors(input).map((text) => text.split(' ')[0])).toEqual(['CLU003', 'ACC015']);
    });

    test.each<[string, unknown, readonly string[]]>([
      [
        'a network that is wrong',
        { network: { cidr: '10.0.0.1/16', zones: ['apne1-az1', 'apne1-az2'] } },
        ['network: network.cidr'],
      ],
      [
        'a pool that is wrong',
        { platform: { delivery: 'gitops', nodePools: { a: { limits: { cpu: 1 }, weight: 'x' }, b: { limits: { cpu: 1 } } } } },
        ['platform: platform.nodePools.a.weight'],
      ],
      ['a platform that is none', { platform: 'gitops' }, []],
      ['nothing', {}, []],
    ])('what waits for %s is said', (_, change, expected) => {
      const input = { ...validInput(), platform: { delivery: 'gitops' }, ...(change as object) };
      const waiting = resolve(input, { today }).findings.filter(({ rule }) => rule === 'SHP005');
      expect(waiting.map(({ path, message }) => `${formatPath(path)}: ${message.replace(/^.*: /, '')}`)).toEqual(expected);
    });

    test.each<[string, object | string]>([
      ['nodeClasses', { wrong: { ephemeralStorage: 80 } }],
      ['nodePools', { wrong: { limits: { cpu: 1 }, weight: 'x' } }],
      ['nodePools', { wrong: null }],
      ['storageClasses', { wrong: { type: 'gp4' } }],
      ['storageClasses', 'gp3'],
      ['ingressClasses', { wrong: {} }],
      ['namespaces', { wrong: { podSecurity: 'strict' } }],
      ['priorityClasses', { wrong: { value: 'high' } }],
      ['podDisruptionBudgets', { wrong: {} }],
      ['roleBindings', { wrong: {} }],
      ['serviceAccounts', { wrong: {} }],
      ['networkPolicy', 'deny'],
      ['policies', {}],
    ])('an error in platform.%s %j does not hide what is wrong with a pool', (key, wrong) => {
      const pool = { nodeClass: 'mine', limits: { cpu: 1 }, expireAfter: '9000h' };
      const objects = { nodePools: { pool }, nodeClasses: { mine: {} } };
      const written = typeof wrong === 'string' ? wrong : { ...objects[key as keyof typeof objects], ...wrong };
      const input = { ...validInput(), platform: { delivery: 'gitops', ...objects, [key]: written } };
      const told = errors(input).map((text) => text.split(' '));
      expect(told.filter(([rule]) => rule?.startsWith('SHP') !== true)).toEqual([
        ['NPL003', 'platform.nodePools.pool.expireAfter'],
      ]);
      expect(told.length).toBeGreaterThan(1);
    });

    test('a broken network does not hide what is wrong with the cluster', () => {
      const input = {
        ...validInput(),
        network: { cidr: '10.0.0.1/16', zones: ['apne1-az1', 'apne1-az2'] },
        cluster: { version: '1.22', zones: ['apne1-az1', 'apne1-az2'] },
      };
      const paths = errors(input).map((text) => text.split(' ')[1]);
      expect(paths).toContain('network.cidr');
      expect(paths).toContain('cluster.version');
    });

    test.each<[string, unknown]>([
      ['nothing', undefined],
      ['a text', 'production'],
      ['a list', []],
      ['an empty object', {}],
    ])('%s is told, not thrown', (_, input) => {
      const { findings, environment } = resolve(input, { today });
      expect(environment).toBeUndefined();
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.every(({ rule }) => rule.startsWith('SHP'))).toBe(true);
    });

    test('an environment with an error is not complete', () => {
      expect(resolve({ ...validInput(), account: '1' }, { today }).environment).toBeUndefined();
    });
  });

  test('an acknowledged finding is gone, and its reason kept', () => {
    const input = { ...production(), network: { ...validInput().network, natGateways: 'single' } };
    const before = resolve(input, { today }).findings.map(({ rule }) => rule);
    const after = resolve({ ...input, acknowledge: [{ rule: 'NET012', reason: 'cheaper' }] }, { today });
    expect(before).toContain('NET012');
    expect(after.findings.map(({ rule }) => rule)).not.toContain('NET012');
    expect(after.accepted.map(({ reason }) => reason)).toEqual(['cheaper']);
  });

  test.each<[string, string]>([
    ['account', 'written at account'],
    ['region', 'written at region'],
  ])('location.%s says where it came from', (member, expected) => {
    expect(origin(validInput(), `location.${member}`)).toBe(expected);
  });

  test.each<[string, string]>([
    ['cluster.deletionProtection', 'profile production'],
    ['cluster.supportType', 'built-in default'],
    ['cluster.version', 'written at cluster.version'],
    ['cluster.name', 'computed from project and name'],
    ['network.subnets[3].cidr', 'computed from network.cidr and network.zones'],
    ['network.zones[1].zone', 'written at network.zones[1]'],
    ['network.zones[1].slot', 'follows from network.zones[1]'],
  ])('%s says where it came from', (path, expected) => {
    expect(origin(production(), path)).toBe(expected);
  });
});

describe('a platform', () => {
  const platform = { delivery: 'terraform' } as const;
  const rulesOf = (input: EnvironmentInput): readonly string[] => resolve(input, { today }).findings.map(({ rule }) => rule);
  const addonsOf = (input: Partial<EnvironmentInput>): readonly string[] | undefined =>
    resolve({ ...validInput(), ...input }, { today }).environment?.addons.map(({ name }) => name);

  test('brings metrics-server, unless other add-ons were written', () => {
    expect(addonsOf({})).toEqual([]);
    expect(addonsOf({ platform })).toEqual(['metrics-server']);
    expect(addonsOf({ platform, addons: {} })).toEqual([]);
    expect(addonsOf({ platform, addons: { 'cert-manager': {} } })).toEqual(['cert-manager']);
  });

  test('that is not sound is left out, and everything else is decided and judged', () => {
    const { partial, findings } = resolve({ ...validInput(), platform: { delivery: 'helm' } }, { today });
    expect(partial.platform).toBeUndefined();
    expect(partial.cluster).toBeDefined();
    expect(findings.map(({ path }) => formatPath(path))).toContain('platform.delivery');
    // It is written: nobody is told that there is none.
    expect(findings.map(({ rule }) => rule)).not.toContain('ADD009');
  });

  test('is judged by its own rules, below its own path', () => {
    const cluster = { version: '1.36', zones: ['apne1-az1', 'apne1-az2'] } as const;
    expect(errors({ ...validInput(), cluster, platform })).toEqual(['PLT001 platform.runner']);
    expect(errors({ ...validInput(), cluster, platform: { ...platform, runner: 'in-network' } })).toEqual([]);
  });

  test('knows better than the cluster whether pods find a node', () => {
    const input: EnvironmentInput = {
      ...validInput(),
      cluster: {
        version: '1.36',
        zones: ['apne1-az1', 'apne1-az2'],
        endpoint: { publicFrom: ['203.0.113.0/24'] },
        builtInNodePools: ['system'],
      },
    };
    expect(rulesOf(input)).toContain('CLU041');
    expect(rulesOf({ ...input, platform })).toContain('PLT003');
    const withPool = rulesOf({ ...input, platform: { ...platform, nodePools: { general: { limits: { cpu: 10 } } } } });
    expect(withPool.filter((rule) => ['CLU041', 'PLT003'].includes(rule))).toEqual([]);
  });
});

describe('what a platform says to the rest', () => {
  const decided = (more: Partial<EnvironmentInput>) => {
    const input: EnvironmentInput = {
      ...validInput(),
      cluster: { version: '1.36', zones: ['apne1-az1', 'apne1-az2'], endpoint: { publicFrom: ['203.0.113.0/24'] } },
      ...more,
    };
    return resolve(input, { today }).partial;
  };

  test('a pool that takes spot lets the cluster role make the role of Spot', () => {
    const policies = (pool: typeof nodePool.spot | typeof nodePool.general): readonly string[] => {
      const { cluster } = decided({ platform: { delivery: 'terraform', nodePools: { own: pool({ limits: { cpu: 10 } }) } } });
      return cluster?.role.kind === 'created' ? Object.keys(cluster.role.inlinePolicies) : [];
    };
    expect(policies(nodePool.spot)).toContain('spot-role');
    expect(policies(nodePool.general)).not.toContain('spot-role');
  });

  test.each<['terraform' | 'gitops', string]>([
    ['terraform', 'platform'],
    // GitOps takes over a namespace that is there already.
    ['gitops', 'cluster'],
  ])('by %s, an add-on whose namespace is declared belongs to the %s state', (delivery, placement) => {
    const { addons } = decided({ addons: { 'fluent-bit': {} }, platform: { delivery, namespaces: { 'fluent-bit': {} } } });
    expect(addons?.map((addon) => addon.placement)).toEqual([placement]);
  });

  test.each<[string | undefined, unknown]>([
    [undefined, { enableNetworkPolicy: 'true' }],
    ['off', undefined],
  ])('network policies %s: vpc-cni is told', (networkPolicy, expected) => {
    const { addons } = decided({
      cluster: {
        version: '1.36',
        zones: ['apne1-az1', 'apne1-az2'],
        nodeGroups: { legacy: { instanceTypes: ['m7i.large'], size: { min: 1, max: 2 } } },
      },
      addons: { 'vpc-cni': {} },
      platform: { delivery: 'gitops', ...(networkPolicy === 'off' && { networkPolicy }) },
    });
    expect(addons?.map(({ configuration }) => configuration)).toEqual([expected]);
  });

  test('service accounts with roles by IRSA are made, with their annotation', () => {
    const { platform: made } = decided({
      cluster: { version: '1.36', zones: ['apne1-az1', 'apne1-az2'], oidcProvider: true },
      irsaRoles: {
        reports: { namespace: 'reports', serviceAccount: 'legacy', managedPolicies: ['AmazonS3ReadOnlyAccess'] },
        elsewhere: { namespace: 'kube-system', serviceAccount: 'other', managedPolicies: ['AmazonS3ReadOnlyAccess'] },
      },
      podIdentities: { api: { namespace: 'reports', serviceAccount: 'api', managedPolicies: ['AmazonS3ReadOnlyAccess'] } },
      platform: { delivery: 'gitops', namespaces: { reports: {} } },
    });
    const accounts = made?.objects.filter(({ object }) => object.kind === 'ServiceAccount').map(({ object }) => object.metadata);
    expect(accounts).toEqual([
      { name: 'api', namespace: 'reports' },
      {
        name: 'legacy',
        namespace: 'reports',
        annotations: {
          'eks.amazonaws.com/role-arn': expect.stringMatching(/^arn:aws:iam::\d{12}:role\/.*-irsa-reports$/) as string,
        },
      },
    ]);
  });
});

describe('where the values of a platform come from', () => {
  const input: EnvironmentInput = {
    ...validInput(),
    tags: { owner: 'platform' },
    platform: {
      delivery: 'terraform',
      nodePools: { general: nodePool.general({ limits: { cpu: 20 } }) },
      namespaces: { b: { quota: { pods: 10 } }, a: {} },
    },
  };

  test.each([
    ['platform.delivery', 'written at platform.delivery'],
    ['platform.nodePools[0].limits.cpu', 'written at platform.nodePools.general.limits.cpu'],
    ['platform.nodePools[0].consolidateAfter', 'follows from platform.nodePools.general'],
    // In order of their names.
    ['platform.namespaces[1].quota.pods', 'written at platform.namespaces.b.quota.pods'],
    ['platform.namespaces[0].quota', 'follows from platform.namespaces.a'],
    ['platform.networkPolicy', 'built-in default'],
    ['platform.accessRole', 'follows from platform'],
    ['tags.owner', 'written at tags.owner'],
    ['platform.objects[0].object.kind', 'computed from platform.networkPolicy'],
    ['platform.cluster.region', 'computed from cluster'],
  ])('%s: %s', (path, expected) => {
    expect(origin(input, path)).toBe(expected);
  });
});

describe('observability', () => {
  const observing = (observability: EnvironmentInput['observability']): EnvironmentInput => ({
    ...validInput(),
    ...(observability === undefined ? {} : { observability }),
  });

  test.each<[EnvironmentInput['observability'], string, string]>([
    [undefined, 'observability.kind', 'built-in default'],
    ['cloudwatch', 'observability.kind', 'written at observability'],
    ['cloudwatch', 'observability.logGroups[0].logGroup.retentionDays', 'computed from cluster.logs'],
    [
      { type: 'cloudwatch', retentionDays: 30 },
      'observability.logGroups[0].logGroup.retentionDays',
      'follows from observability',
    ],
    ['prometheus', 'observability.scraper.configuration', 'computed from cluster.name'],
  ])('%j: %s is %s', (written, path, expected) => {
    expect(origin(observing(written), path)).toBe(expected);
  });
});

function fail(): never {
  throw new Error('the environment was not decided');
}

describe('one mistake is one finding', () => {
  const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
  const api = { namespace: 'shop', serviceAccount: 'api' };

  test.each<[string, object, string, readonly string[]]>([
    [
      'keys of a statement in lower case',
      { podIdentities: { api: { ...api, statements: [{ action: 's3:GetObject', resource: '*' }] } } },
      'podIdentities.api',
      ['SHP001', 'SHP001'],
    ],
    [
      'numbers of nodes in quotes',
      {
        cluster: { version: '1.36', nodeGroups: { a: { instanceTypes: ['m7i.large'], size: { min: '1', max: '3' } } } },
      },
      'cluster.nodeGroups.a',
      ['SHP002', 'SHP002'],
    ],
    [
      'a quota that is no quantity',
      { platform: { delivery: 'gitops', namespaces: { shop: { quota: { cpu: '4 cores' } } } } },
      'platform.namespaces.shop.quota.cpu',
      ['NSP007'],
    ],
    [
      'the role of a permission set without its digits',
      {
        access: {
          pipeline: { apply: role('terraform-apply') },
          breakGlass: role('aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_xyz'),
        },
      },
      'access.breakGlass',
      ['ACC003'],
    ],
    [
      'a name of the cluster that only Terraform knows',
      {
        cluster: { ...validInput().cluster, name: '${var.name}' },
        platform: { delivery: 'gitops', clusterFacts: { format: 'flux' } },
      },
      'platform',
      ['PLT006'],
    ],
  ])('%s', (_, members, below, rules) => {
    const { findings } = resolve({ ...validInput(), ...members }, { today });
    const told = findings.filter(({ path, rule }) => formatPath(path).startsWith(below) && rule !== 'SHP005');
    expect(told.map(({ rule }) => rule).filter((rule) => rules.includes(rule) || !/^(PLT01|NPL|CLU)/.test(rule))).toEqual(rules);
  });
});
