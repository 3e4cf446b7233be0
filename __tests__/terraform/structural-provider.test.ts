import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatOfflineResult } from '../support/format-offline-result';
import { STRUCTURAL_PLAN } from '../../lib/offline/label';
import { type OfflineOptions, type OfflineResult, planOffline, type StackResult } from '../../lib/offline/offline-plan';
import { OfflineSession } from '../../lib/offline/offline-session';
import type { OfflineStack } from '../../lib/offline/offline-stack';
import { type Change, finishedBefore, formatComplaint } from '../../lib/offline/ui-events';
import type { JsonObject } from '../../lib/terraform/stack-json';
import { cluster, type Draft, network, platform, write } from './samples';
import { describeWithTerraform, inTemporaryFolder } from './with-terraform';

/** Other processes make temporary folders too, so these tests have a place of their own for them. */
const ownTemporaryFolder = mkdtempSync(join(tmpdir(), 'eks-auto-tests-'));
const usualTemporaryFolder = process.env['TMPDIR'];
beforeAll(() => (process.env['TMPDIR'] = ownTemporaryFolder));
afterAll(() => {
  if (usualTemporaryFolder === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usualTemporaryFolder;
  rmSync(ownTemporaryFolder, { recursive: true, force: true });
});

const offlineFolders = (): string[] => readdirSync(ownTemporaryFolder).filter((name) => name.startsWith('eks-auto-offline-'));

const runDrafts = (drafts: Readonly<Record<string, Draft>>, options: OfflineOptions = {}): Promise<OfflineResult> =>
  inTemporaryFolder((folder) => planOffline(write(folder, drafts), options));

/** Resource blocks of a draft, by `type.name`, for changing one thing. */
type Resources = Record<string, Record<string, Record<string, unknown>>>;
const resources = (draft: Draft): Resources => draft['resource'] as Resources;

function changed(draft: Draft, change: (resources: Resources) => void): Draft {
  change(resources(draft));
  return draft;
}

describeWithTerraform('an environment of three stacks', (terraform) => {
  let result: OfflineResult;
  const stack = (name: string): StackResult => {
    const found = result.stacks.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no result for ${name}`);
    return found;
  };

  beforeAll(async () => {
    // Written in the wrong order on purpose.
    const drafts = { 'dev-platform': platform(), 'dev-cluster': cluster(), 'dev-network': network() };
    // Attachments are slow, so that a cluster which does not wait for them would begin too early.
    result = await runDrafts(drafts, { terraform, pace: (type) => (type === 'aws_iam_role_policy_attachment' ? 60 : 0) });
  });

  test('everything is accepted, applied, planned again without a change, and destroyed', () => {
    expect(formatOfflineResult(result)).not.toMatch(/failed|error:/);
    expect(result.ok).toBe(true);
    expect(result.stacks.map(({ secondPlan }) => secondPlan)).toEqual([[], [], []]);
  });

  test('says what it is', () => {
    expect(result.label).toBe(STRUCTURAL_PLAN);
    expect(formatOfflineResult(result)).toContain('structural plan, not a plan against AWS');
  });

  test('producers come first: by remote state, and by what a data source looks up', () => {
    expect(result.stacks.map(({ name }) => name)).toEqual(['dev-network', 'dev-cluster', 'dev-platform']);
    expect(result.handOvers).toEqual([
      {
        consumer: 'dev-cluster',
        dataSource: 'data.terraform_remote_state.network',
        producer: 'dev-network',
        outputs: ['private_subnet_ids'],
      },
    ]);
    expect(result.assumptions).toEqual([]);
  });

  test('plans exactly the resources that are written', () => {
    for (const [name, draft] of Object.entries({
      'dev-network': network(),
      'dev-cluster': cluster(),
      'dev-platform': platform(),
    })) {
      const written = Object.entries(resources(draft)).flatMap(([type, byName]) =>
        Object.keys(byName).map((id) => `${type}.${id}`),
      );
      expect(
        stack(name)
          .changes.map(({ address }) => address)
          .sort(),
      ).toEqual(written.sort());
      expect(stack(name).counts.create).toBe(written.length);
    }
  });

  test.each([
    ['aws_iam_role_policy_attachment.node_AmazonEKSWorkerNodeMinimalPolicy', 'aws_eks_cluster.main'],
    ['aws_cloudwatch_log_group.cluster', 'aws_eks_cluster.main'],
    ['aws_eks_cluster.main', 'aws_eks_access_entry.platform_admin'],
    ['aws_eks_access_entry.platform_admin', 'aws_eks_access_policy_association.platform_admin'],
  ])('%s is applied before %s, and destroyed after it', (first, then) => {
    expect(finishedBefore(stack('dev-cluster').applied, first, then)).toBe(true);
    expect(finishedBefore(stack('dev-cluster').destroyed, then, first)).toBe(true);
  });

  test('leaves nothing behind', () => {
    expect(offlineFolders()).toEqual([]);
  });
});

describeWithTerraform('values', (terraform) => {
  let planned: JsonObject;
  let outputs: Readonly<Record<string, { readonly value: unknown }>>;
  let values: ReadonlyMap<string, JsonObject>;

  beforeAll(async () => {
    await inTemporaryFolder(async (folder) => {
      const session = new OfflineSession({ terraform });
      try {
        await session.add(write(folder, { network: network(), cluster: cluster() }));
        await applied(session.stack('network'));
        const stack = session.stack('cluster');
        await stack.init();
        expect((await stack.plan()).ok).toBe(true);
        planned = await stack.planJson();
        expect((await stack.apply()).ok).toBe(true);
        const state = stack.state() as unknown as { outputs: typeof outputs; resources: StateResource[] };
        outputs = state.outputs;
        values = new Map(state.resources.map(({ type, name, instances }) => [`${type}.${name}`, instances[0].attributes]));
      } finally {
        session.close();
      }
    });
  });

  test('what only AWS knows is unknown while planning', () => {
    const changes = planned['resource_changes'] as unknown as readonly {
      address: string;
      change: { after_unknown: JsonObject };
    }[];
    const unknown = changes.find(({ address }) => address === 'aws_eks_cluster.main')?.change.after_unknown;
    expect(unknown).toMatchObject({ arn: true, endpoint: true, id: true, vpc_config: [{ cluster_security_group_id: true }] });
    expect(unknown).not.toHaveProperty('name');
    expect(unknown).not.toHaveProperty('region');
    expect(unknown).not.toHaveProperty('version');
  });

  test('afterwards it looks like the real thing, in the account and region of the provider', () => {
    expect(values.get('aws_eks_cluster.main')).toMatchObject({
      arn: 'arn:aws:eks:ap-northeast-1:111122223333:cluster/shop-dev',
      endpoint: expect.stringMatching(/^https:\/\/[0-9A-F]{32}\.gr7\.ap-northeast-1\.eks\.amazonaws\.com$/),
      region: 'ap-northeast-1',
      tags_all: { environment: 'dev' },
    });
    expect(values.get('aws_iam_role.node')).toMatchObject({
      arn: 'arn:aws:iam::111122223333:role/shop-dev-node',
      unique_id: expect.stringMatching(/^AROA[A-Z]{17}$/),
      max_session_duration: 3600,
    });
    expect(values.get('aws_eks_pod_identity_association.payments')).toMatchObject({
      association_id: expect.stringMatching(/^a-[0-9a-f]{17}$/),
    });
    expect(outputs['security_group']?.value).toMatch(/^sg-[0-9a-f]{17}$/);
    expect(Buffer.from(String(outputs['certificate']?.value), 'base64').toString()).toContain('BEGIN CERTIFICATE');
  });

  test('handed-over values arrive: the subnets are those of the network', () => {
    const [vpc] = values.get('aws_eks_cluster.main')?.['vpc_config'] as unknown as { subnet_ids: string[] }[];
    expect(vpc?.subnet_ids).toHaveLength(2);
    expect(vpc?.subnet_ids.every((id) => /^subnet-[0-9a-f]{17}$/.test(id))).toBe(true);
  });
});

interface StateResource {
  readonly type: string;
  readonly name: string;
  readonly instances: readonly [{ readonly attributes: JsonObject }];
}

async function applied(stack: OfflineStack): Promise<void> {
  for (const outcome of [await stack.init(), await stack.plan(), await stack.apply()]) {
    expect(outcome.complaints.map(formatComplaint)).toEqual([]);
    expect(outcome.ok).toBe(true);
  }
}

describeWithTerraform('mistakes that validation finds', (terraform) => {
  const vpc = (change: Record<string, unknown>): Draft =>
    changed(network(), ({ aws_vpc }) => Object.assign(aws_vpc?.['main'] ?? {}, change));
  const eks = (change: Record<string, unknown>): Draft =>
    changed(cluster(), ({ aws_eks_cluster }) => Object.assign(aws_eks_cluster?.['main'] ?? {}, change));
  const part = (draft: Draft, type: string, name: string, change: Record<string, unknown>): Draft =>
    changed(draft, (all) => Object.assign(all[type]?.[name] ?? {}, change));

  const mistakes: readonly (readonly [string, Draft, RegExp])[] = [
    ['a misspelt argument', vpc({ cidr_blok: '10.0.0.0/16' }), /aws_vpc\.main.*cidr_blok/],
    ['a missing required argument', eks({ role_arn: undefined }), /"role_arn" is required/],
    ['a missing block', eks({ vpc_config: undefined }), /vpc_config/],
    ['a wrong type', vpc({ enable_dns_hostnames: 'perhaps' }), /enable_dns_hostnames.*bool/],
    [
      'a block given twice',
      eks({ access_config: [{}, {}] }),
      /No more than 1 "access_config" blocks|Too many access_config blocks/,
    ],
    ['an argument that only AWS can set', vpc({ default_route_table_id: 'rtb-1' }), /default_route_table_id/],
    ['a reference to nothing', eks({ role_arn: '${aws_iam_role.gone.arn}' }), /aws_iam_role.*gone.*not been declared/],
    [
      'a reference to an attribute that does not exist',
      eks({ role_arn: '${aws_iam_role.cluster.arm}' }),
      /no argument, nested block, or exported attribute named "arm"/,
    ],
    [
      'an unknown resource type',
      changed(network(), (all) => (all['aws_vpd'] = { main: {} })),
      /does not support resource type "aws_vpd"/,
    ],
    [
      'a value outside an enumeration',
      eks({ access_config: { authentication_mode: 'NOPE' } }),
      /authentication_mode: "NOPE" is not accepted; accepted: API, API_AND_CONFIG_MAP, CONFIG_MAP/,
    ],
    ['wrong capitals', eks({ enabled_cluster_log_types: ['Audit'] }), /did you mean audit\?/],
    [
      'two of the three Auto Mode switches',
      eks({ storage_config: { block_storage: { enabled: false } } }),
      /three switches of Auto Mode must all be true or all be false/,
    ],
    [
      'built-in pools without a node role',
      eks({ compute_config: { enabled: true, node_pools: ['system'] } }),
      /compute_config\.node_pools needs compute_config\.node_role_arn/,
    ],
    [
      'a session instead of a role',
      part(cluster(), 'aws_eks_access_entry', 'platform_admin', { principal_arn: 'arn:aws:sts::111122223333:assumed-role/a/b' }),
      /principal_arn.*the ARN of an IAM role or user/,
    ],
    [
      'two destinations for one route',
      part(network(), 'aws_route', 'private_nat', { destination_ipv6_cidr_block: '::/0' }),
      /destination_cidr_block and destination_ipv6_cidr_block exclude each other/,
    ],
    [
      'a policy that is not JSON',
      part(cluster(), 'aws_iam_role', 'node', { assume_role_policy: '{' }),
      /assume_role_policy: is not a JSON object/,
    ],
    [
      'a wrong flow log interval',
      changed(network(), (all) => {
        all['aws_flow_log'] = {
          main: { vpc_id: '${aws_vpc.main.id}', log_destination: 'arn:aws:s3:::logs', max_aggregation_interval: 300 },
        };
      }),
      /300 is not accepted; accepted: 60, 600/,
    ],
  ];

  let result: OfflineResult;
  beforeAll(async () => {
    const drafts = Object.fromEntries(mistakes.map(([, draft], index) => [`case-${index}`, draft]));
    result = await runDrafts(drafts, { terraform, until: 'validate' });
  });

  test.each(mistakes.map(([name, , expected], index) => ({ name, expected, index })))('$name', ({ expected, index }) => {
    const stack = result.stacks.find(({ name }) => name === `case-${index}`);
    expect(stack?.failedAt).toBe('validate');
    expect(stack?.complaints.map(formatComplaint).join('\n')).toMatch(expected);
  });

  test('a mistake does not hide the others', async () => {
    const draft = eks({ enabled_cluster_log_types: ['NOPE'], upgrade_policy: { support_type: 'LONG' } });
    const { stacks } = await runDrafts({ cluster: draft }, { terraform, until: 'validate' });
    expect(stacks[0]?.complaints.map(({ summary }) => summary)).toEqual([
      expect.stringContaining('"NOPE"'),
      expect.stringContaining('"LONG"'),
    ]);
  });
});

describeWithTerraform('mistakes that only an apply shows', (terraform) => {
  const alone = (draft: Draft): Draft => {
    draft['data'] = {
      terraform_remote_state: {
        network: {
          backend: 's3',
          config: { bucket: 'other', key: 'network.tfstate', region: 'ap-northeast-1' },
          defaults: { private_subnet_ids: { a: 'subnet-1', b: 'subnet-2' } },
        },
      },
    };
    return draft;
  };
  const failing = async (draft: Draft): Promise<StackResult | undefined> =>
    (await runDrafts({ cluster: alone(draft) }, { terraform })).stacks[0];

  test('two access entries for one principal', async () => {
    const draft = changed(cluster(), ({ aws_eks_access_entry }) => {
      (aws_eks_access_entry ?? {})['again'] = { ...aws_eks_access_entry?.['platform_admin'], kubernetes_groups: ['viewers'] };
    });
    const stack = await failing(draft);
    expect(stack?.failedAt).toBe('apply');
    expect(stack?.complaints.map(formatComplaint).join('\n')).toMatch(/access entry for this principal already/);
  });

  test('two Pod Identity associations for one service account', async () => {
    const draft = changed(cluster(), ({ aws_eks_pod_identity_association }) => {
      (aws_eks_pod_identity_association ?? {})['again'] = { ...aws_eks_pod_identity_association?.['payments'], tags: { a: 'b' } };
    });
    expect((await failing(draft))?.complaints.map(formatComplaint).join('\n')).toMatch(/Pod Identity association already/);
  });

  test('two log deliveries that update the cluster at the same time; chained ones pass', async () => {
    const sources = (chained: boolean): Draft =>
      changed(cluster(), (all) => {
        const source = (type: string): Record<string, unknown> => ({
          name: type.toLowerCase(),
          log_type: type,
          resource_arn: '${aws_eks_cluster.main.arn}',
        });
        all['aws_cloudwatch_log_delivery_source'] = {
          compute: source('AUTO_MODE_COMPUTE_LOGS'),
          storage: {
            ...source('AUTO_MODE_BLOCK_STORAGE_LOGS'),
            ...(chained ? { depends_on: ['aws_cloudwatch_log_delivery_source.compute'] } : {}),
          },
        };
      });
    expect((await failing(sources(false)))?.complaints.map(formatComplaint).join('\n')).toMatch(/ConflictException/);
    expect((await failing(sources(true)))?.failedAt).toBeUndefined();
  });

  test('two environments in one account that share a role name', async () => {
    const { stacks } = await runDrafts({ one: alone(cluster()), two: alone(cluster()) }, { terraform });
    expect(stacks[0]?.failedAt).toBeUndefined();
    expect(stacks[1]?.failedAt).toBe('apply');
    expect(stacks[1]?.complaints.map(formatComplaint).join('\n')).toMatch(
      /EntityAlreadyExists: the account has a role with this name/,
    );
  });

  test('a stub stands in for a producer that is not there, and the result says so', async () => {
    const { ok, handOvers, assumptions } = await runDrafts({ cluster: alone(cluster()) }, { terraform, until: 'plan' });
    expect(ok).toBe(true);
    expect(handOvers).toEqual([
      {
        consumer: 'cluster',
        dataSource: 'data.terraform_remote_state.network',
        producer: undefined,
        outputs: ['private_subnet_ids'],
      },
    ]);
    expect(assumptions).toEqual([expect.stringMatching(/defaults stand in \(private_subnet_ids\)/)]);
  });

  test('consumers of a stack that failed are not tried, and say whose fault it is', async () => {
    const broken = changed(network(), ({ aws_vpc }) => Object.assign(aws_vpc?.['main'] ?? {}, { cidr_block: 'nonsense' }));
    const { stacks } = await runDrafts({ 'dev-network': broken, 'dev-cluster': cluster() }, { terraform });
    expect(stacks.map(({ failedAt, blockedBy }) => failedAt ?? blockedBy)).toEqual(['validate', 'dev-network']);
  });
});

describeWithTerraform('changes to what exists', (terraform) => {
  const edits: readonly (readonly [string, (resources: Resources) => void, string, string, readonly string[]])[] = [
    [
      'another node role replaces the cluster',
      ({ aws_eks_cluster }) => {
        const compute = aws_eks_cluster?.['main']?.['compute_config'] as Record<string, unknown>;
        compute['node_role_arn'] = 'arn:aws:iam::111122223333:role/another';
      },
      'aws_eks_cluster.main',
      'replace',
      ['compute_config[0].node_role_arn'],
    ],
    [
      'another version is an update',
      ({ aws_eks_cluster }) => Object.assign(aws_eks_cluster?.['main'] ?? {}, { version: '1.37' }),
      'aws_eks_cluster.main',
      'update',
      [],
    ],
    [
      'another tag is an update',
      ({ aws_iam_role }) => Object.assign(aws_iam_role?.['node'] ?? {}, { tags: { team: 'platform' } }),
      'aws_iam_role.node',
      'update',
      [],
    ],
    [
      'another principal replaces the access entry',
      ({ aws_eks_access_entry }) =>
        Object.assign(aws_eks_access_entry?.['platform_admin'] ?? {}, { principal_arn: 'arn:aws:iam::111122223333:role/other' }),
      'aws_eks_access_entry.platform_admin',
      'replace',
      ['principal_arn'],
    ],
    [
      'another scope replaces the policy association',
      ({ aws_eks_access_policy_association }) =>
        Object.assign(aws_eks_access_policy_association?.['platform_admin'] ?? {}, {
          access_scope: { type: 'namespace', namespaces: ['payments'] },
        }),
      'aws_eks_access_policy_association.platform_admin',
      'replace',
      ['access_scope'],
    ],
    [
      'a role that is left out is deleted',
      (all) => {
        delete all['aws_eks_pod_identity_association'];
      },
      'aws_eks_pod_identity_association.payments',
      'delete',
      [],
    ],
  ];

  let session: OfflineSession;
  beforeAll(async () => {
    session = new OfflineSession({ terraform });
    await inTemporaryFolder(async (folder) => {
      await session.add(write(folder, { network: network(), cluster: cluster() }));
      await applied(session.stack('network'));
      await applied(session.stack('cluster'));
    });
  });
  afterAll(() => session.close());

  test.each(edits)('%s', async (_, edit, address, action, because) => {
    await inTemporaryFolder(async (folder) => {
      await session.add(write(folder, { cluster: changed(cluster(), edit) }));
      const stack = session.stack('cluster');
      expect((await stack.init()).ok).toBe(true);
      const plan = await stack.plan();
      expect(plan.complaints.map(formatComplaint)).toEqual([]);
      const change = plan.changes.find((one) => one.address === address);
      expect(change?.action).toBe(action);
      expect(change?.replacedBecause ?? []).toEqual(expect.arrayContaining([...because]));
      if (action === 'update') expect(plan.changes).toHaveLength(1);
    });
  });

  test('a new name is nothing new when a moved block says so', async () => {
    const renamed = changed(cluster(), (all) => {
      const { payments, ...others } = all['aws_iam_role'] ?? {};
      all['aws_iam_role'] = { ...others, payments_api: payments ?? {} };
      Object.assign(all['aws_eks_pod_identity_association']?.['payments'] ?? {}, {
        role_arn: '${aws_iam_role.payments_api.arn}',
      });
    });
    const plan = async (draft: Draft): Promise<readonly string[]> =>
      inTemporaryFolder(async (folder) => {
        await session.add(write(folder, { cluster: draft }));
        await session.stack('cluster').init();
        return (await session.stack('cluster').plan()).changes.map(({ action }) => action);
      });
    expect([...(await plan(renamed))].sort()).toEqual(['create', 'delete', 'update']);
    const moved = { ...renamed, moved: [{ from: 'aws_iam_role.payments', to: 'aws_iam_role.payments_api' }] } as unknown as Draft;
    expect(await plan(moved)).toEqual(['move']);
  });

  test('destroying a protected cluster is refused, unless the protection is lifted', async () => {
    await inTemporaryFolder(async (folder) => {
      const draft = changed(cluster(), ({ aws_eks_cluster }) =>
        Object.assign(aws_eks_cluster?.['main'] ?? {}, { deletion_protection: true }),
      );
      await session.add(write(folder, { cluster: draft }));
      const stack = session.stack('cluster');
      await applied(stack);
      const refused = await stack.destroy();
      expect(refused.complaints.map(formatComplaint).join('\n')).toMatch(/deletion_protection is on; turn it off and apply/);
      session.world.deletionProtectionLifted = true;
      expect((await stack.destroy()).ok).toBe(true);
      expect(session.world.assumptions.join('\n')).toMatch(/AWS would refuse/);
    });
  });
});

describeWithTerraform('more of Terraform', (terraform) => {
  test('provider aliases keep their regions apart, and default tags reach their resources only', async () => {
    const draft = network();
    draft['provider'] = {
      aws: [
        { region: 'ap-northeast-1', allowed_account_ids: ['111122223333'] },
        {
          alias: 'virginia',
          region: 'us-east-1',
          allowed_account_ids: ['111122223333'],
          default_tags: [{ tags: { far: 'away' } }],
        },
      ],
    };
    resources(draft)['aws_cloudwatch_log_group'] = { near: { name: 'near' }, far: { name: 'far', provider: 'aws.virginia' } };
    await inTemporaryFolder(async (folder) => {
      const session = new OfflineSession({ terraform });
      try {
        await session.add(write(folder, { network: draft }));
        await applied(session.stack('network'));
        const { resources: all } = session.stack('network').state() as unknown as { resources: StateResource[] };
        const group = (name: string): JsonObject | undefined =>
          all.find((one) => one.type === 'aws_cloudwatch_log_group' && one.name === name)?.instances[0].attributes;
        expect(group('near')).toMatchObject({ region: 'ap-northeast-1', tags_all: {} });
        expect(group('far')).toMatchObject({ region: 'us-east-1', tags_all: { far: 'away' } });
        expect(group('far')?.['arn']).toMatch(/^arn:aws:logs:us-east-1:/);
      } finally {
        session.close();
      }
    });
  });

  test('an import shows as one, replaces nothing, and is complete afterwards', async () => {
    const imported = {
      ...network(),
      import: [{ to: 'aws_vpc.main', id: 'vpc-0123456789abcdef0' }],
    } as unknown as Draft;
    const { ok, stacks, assumptions } = await runDrafts({ network: imported }, { terraform, until: 'second plan' });
    expect(stacks[0]?.complaints).toEqual([]);
    expect(ok).toBe(true);
    expect(stacks[0]?.changes.find(({ address }) => address === 'aws_vpc.main')?.action).not.toBe('replace');
    expect(stacks[0]?.counts.replace).toBe(0);
    expect(assumptions.join()).toMatch(/import of aws_vpc vpc-0123456789abcdef0/);
  });

  test('prevent_destroy is lifted for the last step, and the result says so', async () => {
    const draft = changed(network(), ({ aws_vpc }) =>
      Object.assign(aws_vpc?.['main'] ?? {}, { lifecycle: { prevent_destroy: true } }),
    );
    const { ok, assumptions } = await runDrafts({ network: draft }, { terraform });
    expect(ok).toBe(true);
    expect(assumptions).toEqual([expect.stringMatching(/prevent_destroy of aws_vpc\.main .* Terraform would refuse/)]);
  });

  test('a Kubernetes object is changed in place, and replaced under another name', async () => {
    const edited = (change: (manifest: Record<string, unknown>) => void): Draft =>
      changed(platform(), ({ kubernetes_manifest }) =>
        change(kubernetes_manifest?.['node_pool']?.['manifest'] as Record<string, unknown>),
      );
    const larger = edited((manifest) => (manifest['spec'] = { limits: { cpu: '100' } }));
    const renamed = edited((manifest) => Object.assign(manifest, { metadata: { name: 'other' } }));
    await inTemporaryFolder(async (folder) => {
      const session = new OfflineSession({ terraform });
      const plan = async (draft: Draft): Promise<readonly Change[]> => {
        await session.add(write(folder, { platform: draft }));
        await session.stack('platform').init();
        const outcome = await session.stack('platform').plan();
        expect(outcome.complaints.map(formatComplaint)).toEqual([]);
        return outcome.changes;
      };
      try {
        await plan(platform());
        expect((await session.stack('platform').apply()).complaints).toEqual([]);
        expect(await plan(larger)).toEqual([{ address: 'kubernetes_manifest.node_pool', action: 'update' }]);
        expect((await session.stack('platform').apply()).complaints).toEqual([]);
        expect(await plan(larger)).toEqual([]);
        expect(await plan(renamed)).toMatchObject([
          { address: 'kubernetes_manifest.node_pool', action: 'replace', replacedBecause: ['manifest.metadata.name'] },
        ]);
        expect(session.world.assumptions.join()).toMatch(/data\.aws_eks_cluster with name "shop-dev"/);
      } finally {
        session.close();
      }
    });
  });

  test('a launch template that changes has a version more, and who follows the latest one changes too', async () => {
    const template = (instance_type: string): Draft => ({
      terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
      provider: { aws: [{ region: 'eu-central-1', allowed_account_ids: ['111122223333'] }] },
      resource: {
        aws_launch_template: { legacy: { name: 'legacy', instance_type } },
        terraform_data: { follower: { input: '${aws_launch_template.legacy.latest_version}' } },
      },
    });
    await inTemporaryFolder(async (folder) => {
      const session = new OfflineSession({ terraform });
      const apply = async (draft: Draft): Promise<readonly [readonly string[], unknown]> => {
        await session.add(write(folder, { pool: draft }));
        const stack = session.stack('pool');
        await stack.init();
        const { changes, complaints } = await stack.planAndApply();
        expect(complaints.map(formatComplaint)).toEqual([]);
        const { resources } = stack.state() as { readonly resources: readonly { readonly instances: readonly JsonObject[] }[] };
        const { attributes } = resources[0]?.instances[0] as { readonly attributes: JsonObject };
        return [changes.map(({ action, address }) => `${action} ${address}`), attributes['latest_version']];
      };
      try {
        await expect(apply(template('m7i.large'))).resolves.toMatchObject([{ length: 2 }, 1]);
        const both = ['update aws_launch_template.legacy', 'update terraform_data.follower'];
        await expect(apply(template('m7i.xlarge'))).resolves.toEqual([both, 2]);
        await expect(apply(template('m7i.xlarge'))).resolves.toEqual([[], 2]);
        await expect(apply(template('m7i.2xlarge'))).resolves.toEqual([both, 3]);
      } finally {
        session.close();
      }
    });
  });

  test("the stack's own tests run", async () => {
    await inTemporaryFolder(async (folder) => {
      const [directory] = write(folder, { network: network() });
      const run = (condition: string): string =>
        `run "vpc" {\n  command = apply\n  assert {\n    condition = ${condition}\n    error_message = "wrong range"\n  }\n}\n`;
      writeFileSync(join(directory?.directory ?? '', 'good.tftest.hcl'), run('aws_vpc.main.cidr_block == "10.40.0.0/16"'));
      const session = new OfflineSession({ terraform });
      try {
        await session.add(directory === undefined ? [] : [directory]);
        await session.stack('network').init();
        expect(await session.stack('network').test()).toMatchObject({ ok: true, complaints: [] });
        writeFileSync(join(session.stack('network').folder, 'bad.tftest.hcl'), run('aws_vpc.main.cidr_block == "10.0.0.0/8"'));
        const failed = await session.stack('network').test();
        expect(failed.ok).toBe(false);
        expect(failed.complaints.map(formatComplaint).join()).toMatch(/wrong range/);
      } finally {
        session.close();
      }
    });
  });
});

describeWithTerraform('the environment of a run', (terraform) => {
  test('credentials, plugin caches and settings of the user play no part', async () => {
    const before = { ...process.env };
    process.env['TF_CLI_CONFIG_FILE'] = '/nowhere/terraform.rc';
    process.env['TF_PLUGIN_CACHE_DIR'] = '/nowhere/cache';
    process.env['TF_CLI_ARGS'] = '-nonsense';
    process.env['AWS_PROFILE'] = 'nobody';
    try {
      const { ok, stacks } = await runDrafts({ network: network() }, { terraform, until: 'plan' });
      expect(stacks[0]?.complaints).toEqual([]);
      expect(ok).toBe(true);
      expect(existsSync('/nowhere')).toBe(false);
    } finally {
      process.env = before;
    }
  });

  test('a provider without bindings is named; stacks that do without it are planned', async () => {
    const draft: Draft = {
      terraform: { required_providers: { random: { source: 'hashicorp/random' } } },
      resource: { random_id: { a: {} } },
    };
    const { ok, stacks } = await runDrafts({ draft, network: network() }, { terraform, until: 'plan' });
    expect(ok).toBe(false);
    expect(stacks.map(({ name, failedAt }) => [name, failedAt])).toEqual([
      ['draft', 'init'],
      ['network', undefined],
    ]);
    expect(stacks[0]?.complaints.map(formatComplaint)).toEqual([
      expect.stringMatching(/no bindings are installed for hashicorp\/random.*npm install --save-dev @cdktf\/provider-random$/),
    ]);
  });

  test('what is wrong with a configuration that does not load is told with its place, and without the introduction', async () => {
    const { stacks } = await runDrafts({ draft: { terraform: {}, resurce: {} } }, { terraform, until: 'validate' });
    expect(stacks[0]?.complaints.map(formatComplaint)).toEqual([
      expect.stringMatching(/^error: Extraneous JSON object property\. on cdk\.tf\.json line \d+: No argument .* "resurce"/),
    ]);
  });

  test('a folder without Terraform JSON is named', async () => {
    await expect(planOffline([{ name: 'empty', directory: join(__dirname) }], { terraform })).rejects.toThrow(
      /has no Terraform JSON/,
    );
    expect(offlineFolders()).toEqual([]);
  });
});
