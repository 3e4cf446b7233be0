import { utimesSync } from 'node:fs';
import type { AddressOrigin, OriginsFile } from '../../lib/app/origins-file';
import type { Report } from '../../lib/report/report';
import { synthesize, type SynthesizeOptions } from '../../lib/app/synthesize';
import type { EnvironmentInput } from '../../lib/config/environment-input';
import { smallInput, TODAY } from '../support/environment';
import { TestProject } from '../support/project';

afterAll(() => TestProject.removeAll());

const inS3: EnvironmentInput['state'] = { type: 's3', bucket: 'example-states' };

function synth(project: TestProject, environments: readonly unknown[], options: Partial<SynthesizeOptions> = {}): Report {
  return synthesize({ environments, folder: project.folder }, { today: TODAY, write: true, ...options });
}

const errorsOf = ({ findings }: Report): readonly string[] =>
  findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);

const STACK = 'cdktf.out/stacks/dev-network/cdk.tf.json';

describe('what is written', () => {
  const project = new TestProject();
  const result = synth(project, [smallInput]);

  test('is a stack per state, the manifest, and where everything comes from', () => {
    expect(project.list('cdktf.out')).toEqual([
      'eks-auto/origins.json',
      'manifest.json',
      'stacks/dev-cluster/cdk.tf.json',
      'stacks/dev-network/cdk.tf.json',
    ]);
    expect(result.written).toBe('cdktf.out');
  });

  test('is summed up by environment', () => {
    expect(result.environments).toMatchObject([
      { name: 'dev', account: '111122223333', region: 'ap-northeast-1', kubernetesVersion: '1.36', admins: ['admin'] },
    ]);
    const [network, cluster] = result.environments[0]!.stacks;
    expect(network).toEqual({ name: 'dev-network', resources: countOf(project.json(STACK)) });
    expect(cluster!.name).toBe('dev-cluster');
  });

  test('names no path of this machine', () => {
    for (const file of project.list('cdktf.out')) expect(project.read(`cdktf.out/${file}`)).not.toContain(project.folder);
  });

  test('leads the state to the project', () => {
    expect(project.read(STACK)).toContain('"path": "../../../state/dev-network.tfstate"');
  });

  test('is what the cdktf CLI expects to find', () => {
    expect(project.json('cdktf.out/manifest.json')).toMatchObject({
      stacks: {
        'dev-cluster': { dependencies: ['dev-network'], synthesizedStackPath: 'stacks/dev-cluster/cdk.tf.json' },
        'dev-network': { workingDirectory: 'stacks/dev-network', annotations: [] },
      },
    });
    expect(project.json(STACK)).toMatchObject({ '//': { metadata: { stackName: 'dev-network', backend: 'local' } } });
  });

  test('is the same the second time, and files that are the same are left alone', () => {
    const files = project.list('cdktf.out').map((name) => `cdktf.out/${name}`);
    const before = files.map((file) => [project.read(file), project.changedAt(file)]);
    synth(project, [smallInput]);
    expect(files.map((file) => [project.read(file), project.changedAt(file)])).toEqual(before);
  });

  test('leaves alone what Terraform keeps beside it, and takes away what cdktf has left', () => {
    project.write({
      'cdktf.out/stacks/dev-network/.terraform.lock.hcl': 'lock',
      'cdktf.out/stacks/dev-network/.terraform/providers/x': 'provider',
      'cdktf.out/stacks/dev-network/plan': 'plan',
      'cdktf.out/stacks/dev-network/cdk.tf': 'everything a second time',
    });
    synth(project, [smallInput]);
    expect(project.list('cdktf.out/stacks/dev-network')).toEqual([
      '.terraform.lock.hcl',
      '.terraform/providers/x',
      'cdk.tf.json',
      'plan',
    ]);
  });
});

describe('nothing is written', () => {
  test('where there is an error, and all of them are said', () => {
    const project = new TestProject();
    const wrong = { ...smallInput, region: 'ap-nowhere-1', tags: { 'aws:x': 'y' } };
    const result = synth(project, [wrong, { ...wrong, name: 'other' }]);
    expect(new Set(result.findings.map(({ environment }) => environment))).toEqual(new Set(['dev', 'other']));
    expect(errorsOf(result).length).toBeGreaterThanOrEqual(4);
    expect(result).toMatchObject({ written: undefined, environments: [] });
    expect(project.has('cdktf.out')).toBe(false);
  });

  test('where a guard finds something, which is said in the words of the configuration', () => {
    const project = new TestProject();
    const flowLogs = { destination: 's3', bucketArn: '${aws_s3_bucket.logs.arn}' };
    const result = synth(project, [{ ...smallInput, network: { ...smallInput.network, flowLogs } }]);
    expect(errorsOf(result)).toContain('ENG007');
    const [first] = result.findings;
    expect(first).toMatchObject({ environment: 'dev', path: ['network', 'flowLogs'], received: "'aws_s3_bucket.logs'" });
    expect(first!.message).toContain('dev-network: resource.aws_flow_log.');
    expect(project.has('cdktf.out')).toBe(false);
  });

  test('and what was there before stays', () => {
    const project = new TestProject();
    synth(project, [smallInput]);
    const before = project.read(STACK);
    synth(project, [{ ...smallInput, cluster: { version: '1.22' } }]);
    expect(project.read(STACK)).toBe(before);
    expect(project.list('cdktf.out/eks-auto')).toEqual(['origins.json']);
  });

  test('and what a killed run has left behind goes, once no other run can be at work in it', () => {
    const project = new TestProject();
    project.write({ 'cdktf.out/eks-auto/tmp-old/x': '', 'cdktf.out/eks-auto/tmp-young/x': '' });
    utimesSync(project.path('cdktf.out/eks-auto/tmp-old'), 0, 0);
    synth(project, [smallInput]);
    expect(project.list('cdktf.out').filter((file) => file.includes('/tmp-'))).toEqual(['eks-auto/tmp-young/x']);
  });

  test('where it is only asked what would be said', () => {
    const project = new TestProject();
    const result = synth(project, [smallInput], { write: false });
    expect(result.environments).toHaveLength(1);
    expect(result.written).toBeUndefined();
    expect(project.has('cdktf.out')).toBe(false);
  });

  test('where the packages do not fit, and nothing else is looked at', () => {
    const project = new TestProject({ 'node_modules2/x': '' });
    const result = synthesize({ environments: [{}], folder: project.path('node_modules2') }, { today: TODAY, write: true });
    // The folder above has the packages.
    expect(result.packages).toEqual([]);
    const alone = synthesize({ environments: [{}], folder: '/nowhere' }, { today: TODAY, write: true });
    expect(alone.packages).toContainEqual(expect.stringMatching(/^cdktf is not installed/));
    expect(alone.findings).toEqual([]);
  });
});

describe('environments that are chosen', () => {
  const two = [smallInput, { ...smallInput, name: 'other', network: { ...smallInput.network, cidr: '10.20.0.0/16' } }];

  test('are written, and those of others stay as they are, in the manifest too', () => {
    const project = new TestProject();
    synth(project, two);
    const manifest = project.read('cdktf.out/manifest.json');
    const origins = project.read('cdktf.out/eks-auto/origins.json');
    project.write({ 'cdktf.out/stacks/other-network/cdk.tf.json': '{}' });

    const result = synth(project, two, { only: ['dev'] });

    expect(result.environments.map(({ name }) => name)).toEqual(['dev']);
    expect(project.read('cdktf.out/stacks/other-network/cdk.tf.json')).toBe('{}');
    expect(project.read('cdktf.out/manifest.json')).toBe(manifest);
    expect(project.read('cdktf.out/eks-auto/origins.json')).toBe(origins);
  });

  test('are not held up by what is wrong with others', () => {
    const project = new TestProject();
    const broken = { ...smallInput, name: 'broken', cluster: { version: '1.22' } };
    expect(synth(project, [smallInput, broken], { only: ['dev'] }).written).toBe('cdktf.out');
    expect(errorsOf(synth(project, [smallInput, broken], { only: ['broken'] }))).not.toEqual([]);
  });

  test('that are gone leave what Terraform or a person put beside them', () => {
    const project = new TestProject();
    synth(project, two);
    project.write({ 'cdktf.out/stacks/other-network/terraform.tfstate': 'state', 'cdktf.out/stacks/other-network/plan': 'plan' });

    const result = synth(project, [smallInput]);

    const gone = result.findings.filter(({ rule }) => rule === 'ENG010');
    expect(gone.map(({ received, severity }) => [received, severity])).toEqual([["'other-cluster', 'other-network'", 'warning']]);
    expect(project.list('cdktf.out/stacks')).toEqual([
      'dev-cluster/cdk.tf.json',
      'dev-network/cdk.tf.json',
      'other-network/plan',
      'other-network/terraform.tfstate',
    ]);
    expect(project.read('cdktf.out/manifest.json')).not.toContain('other');
    expect(project.read('cdktf.out/eks-auto/origins.json')).not.toContain('other');
  });
});

describe('the output folder', () => {
  const before = process.env['CDKTF_OUTDIR'];
  afterEach(() => {
    if (before === undefined) delete process.env['CDKTF_OUTDIR'];
    else process.env['CDKTF_OUTDIR'] = before;
  });

  test('is the one of the cdktf CLI, and the state stays in the project', () => {
    const project = new TestProject();
    process.env['CDKTF_OUTDIR'] = project.path('build/terraform');
    expect(synth(project, [smallInput]).written).toBe('build/terraform');
    expect(project.read('build/terraform/stacks/dev-network/cdk.tf.json')).toContain(
      '"path": "../../../../state/dev-network.tfstate"',
    );
  });

  test('may not lie outside the project with local state', () => {
    const project = new TestProject();
    const elsewhere = new TestProject();
    process.env['CDKTF_OUTDIR'] = elsewhere.path('out');
    const result = synth(project, [smallInput]);
    expect(errorsOf(result)).toEqual(['ENG011']);
    expect(result.findings[0]).toMatchObject({ environment: 'dev', path: ['state'] });
    expect(elsewhere.has('out')).toBe(false);
  });

  test('may lie anywhere with a state in S3', () => {
    const elsewhere = new TestProject();
    process.env['CDKTF_OUTDIR'] = elsewhere.path('out');
    synth(new TestProject(), [{ ...smallInput, state: inS3 }]);
    expect(elsewhere.has('out/stacks/dev-network/cdk.tf.json')).toBe(true);
  });
});

describe('where an address comes from', () => {
  const text = [
    'export default [',
    '  {',
    "    name: 'dev',",
    '    network: {',
    "      zones: ['apne1-az1', 'apne1-az2'],",
    '    },',
    '    cluster: {',
    "      version: '1.36',",
    '    },',
    '  },',
    '];',
  ];
  const project = new TestProject({ 'envs/index.ts': text.join('\n') });
  synthesize(
    { environments: [smallInput], folder: project.folder, file: project.path('envs/index.ts') },
    { today: TODAY, write: true },
  );
  const { stacks } = project.json<OriginsFile>('cdktf.out/eks-auto/origins.json');

  test('is known for every resource', () => {
    const resources = project.json<{ resource: Record<string, object> }>(STACK).resource;
    const all = Object.entries(resources).flatMap(([type, byName]) => Object.keys(byName).map((name) => `${type}.${name}`));
    expect(Object.keys(stacks['dev-network']!)).toEqual(expect.arrayContaining(all));
  });

  test('is the construct, the part of the configuration, and its line', () => {
    const origin: AddressOrigin = stacks['dev-cluster']!['aws_eks_cluster.main']!;
    expect(origin).toMatchObject({ environment: 'dev', file: 'envs/index.ts', line: 7 });
    expect(origin.path).toMatch(/^cluster/);
    expect(origin.construct).toMatch(/^dev-cluster\//);
  });
});

function countOf({ resource }: { readonly resource: Readonly<Record<string, object>> }): number {
  return Object.values(resource).reduce((sum, byName) => sum + Object.keys(byName).length, 0);
}

describe('zones in another notation than before', () => {
  const named = { ...smallInput.network, zones: ['ap-northeast-1a', 'ap-northeast-1c'] };
  const withZones = (zones: readonly unknown[]): unknown => ({
    ...smallInput,
    network: { ...smallInput.network, zones },
    cluster: { version: '1.36', endpoint: { publicFrom: ['203.0.113.0/24'] } },
  });

  test.each<[string, readonly unknown[], readonly string[]]>([
    ['ids instead of names are refused, with the pinned form', ['apne1-az4', 'apne1-az1'], ['ENG012']],
    ['the same names are fine', named.zones, []],
    ['a zone more is fine', [...named.zones, 'ap-northeast-1d'], []],
    [
      'ids that are pinned to what they were are fine',
      [
        { id: 'apne1-az4', slot: 1, key: 'ap-northeast-1a' },
        { id: 'apne1-az1', slot: 3, key: 'ap-northeast-1c' },
      ],
      [],
    ],
  ])('%s', (_, zones, expected) => {
    // GIVEN a network that was published with zone names
    const project = new TestProject();
    expect(errorsOf(synth(project, [withZones(named.zones)]))).toEqual([]);
    // WHEN its zones are written anew
    const after = synth(project, [withZones(zones)]);
    // THEN
    expect(errorsOf(after)).toEqual(expected);
    if (expected.length > 0) {
      expect(after.findings.find(({ rule }) => rule === 'ENG012')?.fix).toContain("slot: 3, key: 'ap-northeast-1c'");
    }
  });
});

describe('what was written before', () => {
  const production = {
    ...smallInput,
    profile: 'production',
    cluster: { ...smallInput.cluster, logs: { key: 'own' } },
    access: {
      ...smallInput.access,
      teams: { pay: { role: 'arn:aws:iam::111122223333:role/pay', policy: 'view', namespaces: ['pay'] } },
    },
  };

  test.each<[string, object, readonly string[]]>([
    [
      'ENG022 the key of the logs is given up',
      { cluster: { ...production.cluster, logs: { key: 'aws' } } },
      ['ENG022 cluster.logs.key'],
    ],
    [
      'ENG023 a team is renamed',
      { access: { ...production.access, teams: { billing: production.access.teams.pay } } },
      ['ENG023 access'],
    ],
    ['ENG024 the network is elsewhere', { network: { ...smallInput.network, cidr: '10.60.0.0/16' } }, ['ENG024 network.cidr']],
  ])('%s', (_, changes, expected) => {
    const project = new TestProject();
    synth(project, [production]);
    const { findings } = synth(project, [{ ...production, ...changes }]);
    const told = findings.filter(({ rule }) => rule.startsWith('ENG02'));
    expect(told.map(({ rule, path }) => `${rule} ${path.join('.')}`)).toEqual(expected);
    expect(told.every(({ environment, severity }) => environment === 'dev' && severity === 'warning')).toBe(true);
  });
});

describe('a cluster that was written before', () => {
  const at = (version: string): unknown => ({ ...smallInput, cluster: { ...smallInput.cluster, version } });

  test.each<[string, string, readonly string[]]>([
    ['ENG020 leaves a version out', '1.37', ['ENG020']],
    ['goes on by one version', '1.36', []],
  ])('%s', (_, version, expected) => {
    // GIVEN a cluster that was published with 1.35
    const project = new TestProject();
    synth(project, [at('1.35')]);
    // WHEN it is written anew
    const after = synth(project, [at(version)]);
    // THEN what AWS would refuse is said, once, and nothing is kept from being written
    const told = ({ findings }: Report) => findings.filter(({ rule }) => rule.startsWith('ENG02'));
    expect(told(after).map(({ rule }) => rule)).toEqual(expected);
    expect(told(after).every(({ environment }) => environment === 'dev')).toBe(true);
    expect(after.written).toBe('cdktf.out');
    expect(told(synth(project, [at(version)]))).toEqual([]);
  });
});
