import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { documentedRules } from '../../lib/rules/catalogue';
import { smallInput } from '../support/environment';
import { eksAuto, type Outcome } from '../support/eks-auto';
import { TestProject } from '../support/project';
import { permissionSetNames } from '../../lib/model/permission-sets';
import { failureModes } from '../../lib/rules/failure-modes';

afterAll(() => TestProject.removeAll());

const environments = (...inputs: readonly unknown[]): Record<string, string> => ({
  'envs/index.ts': `export default ${JSON.stringify(inputs, undefined, 2)};\n`,
});

const production = { ...smallInput, name: 'production', network: { ...smallInput.network, cidr: '10.20.0.0/16' } };

const sound = new TestProject(environments(smallInput, production));
const broken = new TestProject(environments(smallInput, { ...production, account: '12' }));

describe('eks-auto show of what is there several times', () => {
  it('shows it once, and names that place afterwards; in JSON and asked for alone it is whole', async () => {
    const cluster = { ...smallInput.cluster, logs: { key: 'own' }, autoModeLogs: ['compute'] };
    const project = new TestProject(environments({ ...smallInput, cluster }));
    const all = (await eksAuto(project, 'show', 'dev')).stdout;
    expect(all).toMatch(/^cluster\.logsKey\.policy\.Statement\[0\]\.Sid = /m);
    expect(all).toMatch(/^cluster\.logGroup\.key = the same as cluster\.logsKey /m);
    expect(all).toMatch(/^cluster\.autoModeLogs\[0\]\.logGroup\.key = the same as cluster\.logsKey /m);
    const [alone, json] = [
      await eksAuto(project, 'show', 'dev', 'cluster.logGroup'),
      await eksAuto(project, 'show', 'dev', '--json'),
    ];
    for (const { stdout } of [alone, json]) expect(stdout).toContain('cluster.logGroup.key.policy.Statement[0].Sid');
  });
});

describe('a reader that reads no further, such as head', () => {
  it.each(['show', 'check'])('is not answered with a stack trace by %s', async (command) => {
    const child = spawn(process.execPath, [join(__dirname, '..', '..', 'bin', 'eks-auto.cjs'), command, 'production'], {
      cwd: sound.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect({ code: code as number, said }).toEqual({ code: 0, said: '' });
  });
});

describe('eks-auto explain of a permission set', () => {
  it('shows the exact statements, for placeholders', async () => {
    const { code, stdout } = await eksAuto(sound, 'explain', 'external-dns');
    expect(code).toBe(0);
    expect(stdout).toContain('"route53:ChangeResourceRecordSets"');
    expect(stdout).toContain('arn:aws:route53:::hostedzone/');
  });
});

describe('an output folder that cannot be made', () => {
  it('is told in words, without a stack trace', async () => {
    const blocked = new TestProject({
      ...environments({ ...smallInput, state: { type: 's3', bucket: 'example-states' } }),
      blocked: 'a file',
    });
    const before = process.env['CDKTF_OUTDIR'];
    process.env['CDKTF_OUTDIR'] = 'blocked/out';
    try {
      const { code, stderr } = await eksAuto(blocked, 'synth');
      expect(code).toBe(1);
      expect(stderr).toMatch(/^error {2}\S*blocked\S* \(mkdir\): a file stands where a folder is needed\n$/);
      // Who writes nothing needs no place for it: a checkout may be read-only.
      expect(await eksAuto(blocked, 'check')).toMatchObject({ code: 0, stderr: '' });
    } finally {
      if (before === undefined) delete process.env['CDKTF_OUTDIR'];
      else process.env['CDKTF_OUTDIR'] = before;
    }
  });
});

describe('a file of environments that is none', () => {
  test.each([
    ['envs', /^error {2}envs is a folder; .*--envs envs.index\.ts\n$/],
    ['notes.md', /^error {2}notes\.md is no TypeScript; /],
  ])('%s is told in words', async (name, message) => {
    const project = new TestProject({ ...environments(smallInput), 'notes.md': '# notes\n' });
    expect(await eksAuto(project, 'list', '--envs', name)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(message),
    });
  });
});

describe('eks-auto network', () => {
  it('prints the address plan', async () => {
    const { code, stdout } = await eksAuto(sound, 'network', 'production');
    expect(code).toBe(0);
    expect(stdout).toContain('aws_subnet.private_');
    expect(stdout).toMatch(/^free: /m);
  });

  it('says where to look when the network cannot be decided', async () => {
    const { code, stderr } = await eksAuto(broken, 'network', 'production');
    expect(code).toBe(1);
    expect(stderr).toContain('eks-auto check production');
  });
});

describe('synth', () => {
  test('writes all environments and says so', async () => {
    const { code, stdout, stderr } = await eksAuto(sound, 'synth');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^dev · 111122223333 · ap-northeast-1 · Kubernetes 1\.36/);
    expect(stdout).toMatch(/wrote cdktf\.out \(0\.4 s\)\n$/);
    expect(sound.list('cdktf.out/stacks')).toHaveLength(4);
  });

  test('tells errors on stderr, once, and writes nothing', async () => {
    const { code, stdout, stderr } = await eksAuto(broken, 'synth');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error ENV\d{3} {2}production\.account {2}(near )?envs\/index\.ts:\d+\n/);
    expect(stderr).toMatch(/1 error; nothing was written\n$/);
    expect(stdout).not.toContain('error');
    expect(broken.has('cdktf.out')).toBe(false);
  });

  test('of one environment does not mind the others', async () => {
    expect((await eksAuto(broken, 'synth', 'dev')).code).toBe(0);
    expect(broken.list('cdktf.out/stacks').map((name) => name.split('/')[0])).toEqual(['dev-cluster', 'dev-network']);
  });

  test('prints JSON for programs', async () => {
    const { code, stdout } = await eksAuto(broken, 'synth', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      ok: false,
      written: null,
      findings: expect.arrayContaining([
        expect.objectContaining({
          severity: 'error',
          environment: 'production',
          path: 'account',
          file: 'envs/index.ts',
          line: expect.any(Number),
        }),
      ]),
    });
    expect(JSON.parse((await eksAuto(sound, 'synth', '--json')).stdout)).toMatchObject({
      ok: true,
      written: 'cdktf.out',
      environments: [{ name: 'dev', stacks: [{ name: 'dev-network' }, { name: 'dev-cluster' }] }, { name: 'production' }],
    });
  });
});

describe('check', () => {
  test('says the same and writes nothing', async () => {
    const project = new TestProject(environments(smallInput));
    expect(await eksAuto(project, 'check')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('checked, nothing was written'),
    });
    expect(project.has('cdktf.out')).toBe(false);
    expect((await eksAuto(broken, 'check', 'production')).code).toBe(1);
  });
});

describe('list', () => {
  test('shows where everything is', async () => {
    const { code, stdout } = await eksAuto(sound, 'list');
    expect(code).toBe(0);
    expect(stdout.split('\n')[1]).toMatch(/^dev +111122223333 +ap-northeast-1 +1\.36 +dev-network dev-cluster +state\/$/);
  });

  test('shows what is known of what is wrong, and says so', async () => {
    const { stdout, stderr } = await eksAuto(broken, 'list');
    expect(stdout).toContain('production');
    expect(stderr).toMatch(/^production: 1 error.*see eks-auto check/);
  });

  test('prints JSON for programs', async () => {
    expect(JSON.parse((await eksAuto(sound, 'list', '--json')).stdout)).toMatchObject({
      environments: [
        { name: 'dev', account: '111122223333', stacks: [{ name: 'dev-network', part: 'network' }, { part: 'cluster' }] },
        {},
      ],
    });
  });

  test('knows that an existing network has no state', async () => {
    const network = {
      vpcId: 'vpc-0123456789abcdef0',
      cidrs: ['10.0.0.0/16'],
      nodeSubnets: { 'apne1-az1': 'subnet-0123456789abcdef0', 'apne1-az2': 'subnet-0123456789abcdef1' },
    };
    const project = new TestProject(environments({ ...smallInput, network }));
    expect(JSON.parse((await eksAuto(project, 'list', '--json')).stdout).environments[0].stacks).toEqual([
      { name: 'dev-cluster', part: 'cluster' },
    ]);
  });
});

describe('show', () => {
  test('prints every value with its origin', async () => {
    const { code, stdout } = await eksAuto(sound, 'show', 'dev');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^location\.region = "ap-northeast-1" +# written at region$/m);
    expect(stdout).toMatch(/^cluster\.deletionProtection = false +# profile development$/m);
    expect(stdout).toMatch(/^network\.subnets\[0\]\.cidr = "10\.10\.[\d.]+\/\d+" +# /m);
    expect(stdout).not.toContain('# unknown');
  });

  test('prints a part', async () => {
    const lines = (await eksAuto(sound, 'show', 'dev', 'network.zones')).stdout.trim().split('\n');
    expect(lines.every((line) => line.startsWith('network.zones['))).toBe(true);
    expect(await eksAuto(sound, 'show', 'dev', 'network.nothing')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("nothing was decided at 'network.nothing'"),
    });
  });

  test('prints JSON for programs', async () => {
    const shown = JSON.parse((await eksAuto(sound, 'show', 'dev', '--json')).stdout);
    expect(shown.environment.cluster.version).toBe('1.36');
    expect(shown.values).toContainEqual({ path: 'location.account', value: '111122223333', origin: 'written at account' });
  });

  test('prints what is sound of what is not', async () => {
    const { code, stdout, stderr } = await eksAuto(broken, 'show', 'production');
    expect(code).toBe(1);
    expect(stdout).toContain('prefix = "platform-production"');
    expect(stderr).toContain('what is not sound was left out');
  });
});

describe('explain', () => {
  test.each(documentedRules.map(({ id, title }) => [id, title] as const))('%s', async (id, title) => {
    const { code, stdout } = await eksAuto(sound, 'explain', id.toLowerCase());
    expect(code).toBe(0);
    // Long titles are broken between words.
    expect(stdout.replace(/\s+/g, ' ')).toContain(title);
    expect(stdout).toMatch(/https:\/\/.* \(read \d{4}-\d{2}-\d{2}\)/);
  });

  test('lists all rules, engine rules too', async () => {
    const lines = (await eksAuto(sound, 'explain', '--list')).stdout.trim().split('\n');
    expect(lines).toHaveLength(documentedRules.length + failureModes.length + permissionSetNames.length + 5);
    expect(lines).toContainEqual(expect.stringMatching(/^ENG001 {2}error {4}Two constructs/));
  });

  test.each(failureModes.map(({ id, symptom }) => [id, symptom] as const))('%s: %s', async (id, symptom) => {
    const { code, stdout } = await eksAuto(sound, 'explain', id);
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(symptom);
    expect(stdout).toMatch(/what is done about it|what to run/);
  });

  test('finds a permission set by words, unless rules or failures are chosen', async () => {
    const { stdout } = await eksAuto(sound, 'explain', '--list', 'external', 'zones');
    expect(stdout).toMatch(/^1 permission set\nexternal-dns {2}/m);
    expect((await eksAuto(sound, 'explain', '--list', '--severity', 'error')).stdout).not.toMatch(/^\d+ permission set/m);
    expect(JSON.parse((await eksAuto(sound, 'explain', '--list', '--json', 'external-dns')).stdout)).toMatchObject({
      permissionSets: [{ name: 'external-dns', purpose: expect.stringContaining('hosted zones') as unknown }],
    });
  });

  /** Ids of a list: of rules, then of failures. */
  const listed = async (...filters: readonly string[]): Promise<readonly (readonly string[])[]> => {
    const { rules, failureModes: failures } = JSON.parse(
      (await eksAuto(sound, 'explain', '--list', '--json', ...filters)).stdout,
    ) as Readonly<Record<'rules' | 'failureModes', readonly { readonly id: string }[]>>;
    return [rules.map(({ id }) => id), failures.map(({ id }) => id)];
  };

  test.each<[readonly string[], readonly string[], readonly string[]]>([
    [
      ['--family', 'd', '--severity', 'error'],
      ['D09', 'D11', 'D13', 'D14'],
      ['ENV003', 'ENV004', 'NET011', 'PLT004', 'PRJ002'],
    ],
    [['--stage', 'account', '--subject', 'cluster'], ['B18'], ['CLU044']],
    [['SPOT', 'new', 'account'], ['B20'], ['CLU045', 'NPL019']],
    [['--subject', 'shape'], [], ['SHP001', 'SHP002', 'SHP003', 'SHP005', 'SHP004']],
  ])('lists what fits %j', async (filters, failures, rules) => {
    const [foundRules, foundFailures] = await listed(...filters);
    expect(foundFailures).toEqual(failures);
    expect(foundRules?.toSorted()).toEqual(rules.toSorted());
  });

  test('says so where nothing fits', async () => {
    expect(await eksAuto(sound, 'explain', '--list', 'zebra')).toMatchObject({ code: 0, stdout: 'nothing matches\n' });
  });

  test('prints a failure as JSON, with the rules against it', async () => {
    const { failureMode } = JSON.parse((await eksAuto(sound, 'explain', 'a19', '--json')).stdout) as { failureMode: object };
    expect(failureMode).toMatchObject({ id: 'A19', stage: 'synthesis', rules: ['CLU005', 'CLU006', 'CLU007', 'CLU008'] });
  });

  test('prints JSON for programs', async () => {
    expect(JSON.parse((await eksAuto(sound, 'explain', 'ENG007', '--json')).stdout).rule).toMatchObject({
      id: 'ENG007',
      severity: 'error',
    });
  });

  test.each<[readonly string[], RegExp]>([
    [['explain', 'ENG07'], /there is no rule, failure or permission set 'ENG07'.*Did you mean ENG0/],
    [['explain', 'A01', 'A02'], /one at a time.*--list A01 A02/],
    [['explain', 'A01', '--family', 'A'], /--family chooses from the list/],
    [['explain', '--list', '--family', 'x'], /there is no family 'x'; there are A \(the cluster\)/],
    [['explain', '--list', '--severity', 'fatal'], /Allowed choices are error, warning, note/],
    [['explain'], /name a rule/],
  ])('%j is not understood', async (args, message) => {
    expect(await eksAuto(sound, ...args)).toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
  });
});

describe('the command line', () => {
  test.each<[readonly string[], RegExp]>([
    [['synt'], /unknown command 'synt'[\s\S]*Did you mean synth/],
    [['synth', '--jsno'], /unknown option '--jsno'[\s\S]*Did you mean --json/],
    [['synth', 'develop'], /there is no environment 'develop'; there are dev, production/],
    [['check', 'prodution'], /Did you mean 'production'\?/],
    [['show'], /missing required argument 'environment'\neks-auto list prints their names\nSee eks-auto show --help/],
    [['show', 'dev', 'netwrok.zones'], /nothing was decided at 'netwrok\.zones'.*Did you mean 'network'\?/],
    [['chekc', '--help'], /unknown command 'chekc'[\s\S]*Did you mean check/],
    [['help', 'chekc'], /unknown command 'chekc'[\s\S]*Did you mean check/],
    [[], /Usage: eks-auto/],
  ])('%j is not understood', async (args, message) => {
    expect(await eksAuto(sound, ...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
  });

  test.each<readonly string[]>([
    ['--help'],
    ['synth', '--help'],
    ['check', '--help'],
    ['show', '--help'],
    ['list', '--help'],
    ['explain', '--help'],
  ])('%s %s has examples', async (...args) => {
    expect(await eksAuto(sound, ...args.filter((arg) => arg !== undefined))).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/Examples:\n {2}eks-auto /),
    });
  });

  test('documents its exit codes', async () => {
    expect((await eksAuto(sound, '--help')).stdout).toMatch(/0 {2}nothing to correct\n {2}1 .*\n {2}2 /);
  });

  test('has a version', async () => {
    expect(await eksAuto(sound, '--version')).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
  });
});

test.each([
  [['show'], true],
  [['network'], true],
  [['init'], false],
  [['show', 'dev', 'a', 'b'], false],
])('%j: who has to name an environment is told what lists them: %s', async (args, said) => {
  const { code, stderr } = await eksAuto(sound, ...args);
  expect([code, stderr.includes('eks-auto list prints their names\n')]).toEqual([2, said]);
});

describe('the file of environments', () => {
  test('may be another one, and may export a single environment', async () => {
    const project = new TestProject({ 'other/platform.ts': `export default ${JSON.stringify(smallInput)};` });
    expect((await eksAuto(project, 'list', '--envs', 'other/platform.ts')).stdout).toContain('dev-network');
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['does not exist', {}, /envs\/index\.ts does not exist; .*--envs <file>/],
    ['exports no default', { 'envs/index.ts': 'export const dev = 1;' }, /no default export; write export default \[/],
  ])('%s', async (_, files, message) => {
    expect(await eksAuto(new TestProject(files), 'check')).toMatchObject({ code: 1, stderr: expect.stringMatching(message) });
  });

  test.each<[string, Record<string, string>, string]>([
    ['does not exist', {}, 'envs/index.ts does not exist'],
    ['exports no default', { 'envs/index.ts': 'export const dev = 1;' }, 'envs/index.ts has no default export'],
    ['lists nothing', { 'envs/index.ts': 'export default [];' }, 'envs/index.ts lists no environment'],
    [
      'exports an object of environments',
      { 'envs/index.ts': `export default { dev: ${JSON.stringify(smallInput)} };` },
      'envs/index.ts exports environments by name',
    ],
  ])('is told in every format where it %s', async (_, files, message) => {
    const project = new TestProject(files);
    const as = (format: string): Promise<Outcome> => eksAuto(project, 'check', '--format', format);
    const [json, sarif, markdown] = [await as('json'), await as('sarif'), await as('markdown')];
    for (const { code, stderr } of [json, sarif, markdown]) expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      written: null,
      environments: [],
      findings: [{ rule: 'SHP004', severity: 'error', message: expect.stringContaining(message) }],
    });
    expect(JSON.parse(sarif.stdout)).toMatchObject({
      runs: [{ results: [{ ruleId: 'SHP004', message: { text: expect.stringContaining(message) } }] }],
    });
    expect(markdown.stdout).toMatch(/^<!-- eks-auto:report -->\n[\s\S]*\| SHP004 \|/);
    expect(await eksAuto(project, 'check', '--format', 'json', '--output', 'report.json')).toMatchObject({ code: 1 });
    expect(project.json('report.json')).toMatchObject({ findings: [{ rule: 'SHP004' }] });
  });

  test('with one environment twice is one finding', async () => {
    const project = new TestProject({
      'envs/index.ts': `const dev = ${JSON.stringify(smallInput)};\nexport default [dev, dev];\n`,
    });
    const { stderr } = await eksAuto(project, 'check');
    expect(stderr).toMatch(
      /^error PRJ001 {2}dev .*\n +received 'dev'; the list has this environment twice\n +fix: list it once\n1 error;/,
    );
  });

  test.each([
    ['an empty name', { name: '' }, 'ENV001'],
    ['no name', { name: undefined }, 'SHP003'],
  ])('with %s names the environment by its place in the list', async (_, name, rule) => {
    const inputs = [smallInput, { ...production, ...name }, { ...production, ...name }];
    const { stderr } = await eksAuto(new TestProject(environments(...inputs)), 'check');
    // The same is said about both, so it is said once.
    expect(stderr.match(/\S+\.name {2}.*$/gm)).toEqual(
      [1, 2].map((index) => expect.stringMatching(`^environments\\[${index}\\]\\.name  .*envs/index\\.ts:\\d+$`)),
    );
    expect(stderr.startsWith(`error ${rule}`)).toBe(true);
    expect(await eksAuto(new TestProject(environments(...inputs)), 'check', 'production')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is dev'),
    });
  });

  test.each<[string, unknown]>([
    ['a number', 1],
    ['nothing', null],
    ['text', 'dev'],
  ])('may hold %s, which is a finding and no crash', async (_, input) => {
    const project = new TestProject({ 'envs/index.ts': `export default [${JSON.stringify(input)}];` });
    expect(await eksAuto(project, 'check')).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error SHP002/) });
  });
});

describe('what environment files do while they are read', () => {
  const json = `export default [${JSON.stringify(smallInput)}];\n`;
  const started = (project: TestProject): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
    spawnSync(process.execPath, [join(__dirname, '..', '..', 'bin', 'eks-auto.cjs'), 'check', '--json'], {
      cwd: project.folder,
      encoding: 'utf8',
      env: { ...process.env, EKS_AUTO_CACHE: '0', NODE_OPTIONS: '' },
    });

  test('what they print stays out of the document', () => {
    const { status, stdout, stderr } = started(
      new TestProject({ 'envs/index.ts': `console.log('hello');\nprocess.stdout.write('there');\n${json}` }),
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true });
    expect(stderr).toBe('hello\nthere');
  });

  test('they cannot end the program before it has judged', () => {
    const { status, stdout } = started(new TestProject({ 'envs/index.ts': `\nprocess.exit(0);\n${json}` }));
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, findings: [{ rule: 'SHP004', file: 'envs/index.ts', line: 2 }] });
    expect(stdout).toContain('process.exit(0) would end the program');
  });

  test('a file in UTF-16 is told as one', () => {
    const project = new TestProject({ 'envs/index.ts': json });
    writeFileSync(project.path('envs/index.ts'), `\ufeff${json}`, 'utf16le');
    const { status, stdout } = started(project);
    expect(status).toBe(1);
    expect(stdout).toContain('envs/index.ts is UTF-16; save it as UTF-8');
  });

  test('a report is not written into a file named -', async () => {
    const { code, stderr } = await eksAuto(sound, 'check', '--output', '-');
    expect(code).toBe(2);
    expect(stderr).toMatch(/Without --output the report goes to stdout/);
  });
});
