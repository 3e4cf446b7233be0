import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { eksAuto, eksAutoAt } from '../support/eks-auto';

const folder = mkdtempSync(join(tmpdir(), 'check-folder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes files and runs `check --dir` on their folder. */
async function checked(name: string, files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  for (const [file, text] of Object.entries(files)) {
    const path = join(folder, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return eksAutoAt({ cwd: folder, today: '2026-11-28', seconds: () => 0 }, ['check', '--dir', name, ...args]);
}

const NAT =
  '{\n  "resource": {\n    "aws_nat_gateway": {\n      "a": {\n        "allocation_id": "${aws_eip.a.public_ip}",\n        "subnet_id": "subnet-0a1"\n      }\n    },\n    "aws_eip": { "a": {} }\n  }\n}';
const SOUND = '{"resource": {"aws_eip": {"a": {}}}}';

test('an error names file, line and the way out', async () => {
  const { code, stdout, stderr } = await checked('nat', { 'main.tf.json': NAT });
  expect(code).toBe(1);
  expect(stderr).toBe(
    [
      'error JSN001  nat.resource.aws_nat_gateway.a.allocation_id  nat/main.tf.json:5',
      "              received '${aws_eip.a.public_ip}'; this is an address; allocation_id takes an allocation id",
      "              fix: write '${aws_eip.a.id}'",
      '2 resources in 1 stack, 1 file: 1 error',
      '',
    ].join('\n'),
  );
  expect(stdout).toBe('');
});

test('what is sound is said to be', async () => {
  expect(await checked('sound', { 'a/main.tf.json': SOUND, 'b/main.tf.json': SOUND, 'b/.terraform/x.tf.json': NAT })).toEqual({
    code: 0,
    stdout: '2 resources in 2 stacks, 2 files: nothing to correct\n',
    stderr: '',
  });
});

test('files of one folder are one module', async () => {
  const one = '{"resource": [{"aws_eip": {"a": {}}}]}';
  const other =
    '{"resource":\n {"aws_route":\n {"r": {"route_table_id": "rtb-1", "destination_cidr_block": "x",\n "nat_gateway_id": "${aws_eip.a.id}"}}}}';
  const { stderr } = await checked('two', { 'a.tf.json': one, 'b.tf.json': other });
  expect(stderr).toContain('two.resource.aws_route.r.nat_gateway_id  two/b.tf.json:4');
  expect(stderr).toContain('two.resource.aws_route.r.destination_cidr_block  two/b.tf.json:3');
  expect(stderr).not.toContain('ENG007');
});

test('beside HCL nothing is said to be missing, and the file is named', async () => {
  const dangling = '{"output": {"x": {"value": "${aws_vpc.main.id}"}}}';
  expect(await checked('hcl', { 'x.tf.json': dangling, 'main.tf': 'resource "aws_vpc" "main" {}' })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('note JSN007  hcl/main.tf'),
  });
  expect((await checked('alone', { 'x.tf.json': dangling })).stderr).toContain('ENG007');
});

test('overrides are not taken for resources made twice', async () => {
  const { code, stdout } = await checked('override', { 'x.tf.json': SOUND, 'x_override.tf.json': SOUND });
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('note JSN007  override/x_override.tf.json'),
  });
});

test('one file is judged alone', async () => {
  await checked('nat', { 'main.tf.json': NAT });
  const { code, stderr } = await checked('nat/main.tf.json', {});
  expect(code).toBe(1);
  expect(stderr).toContain('nat/main.tf.json:5');
});

test('a file that is no JSON is told with its place, and the others are judged', async () => {
  const { code, stderr } = await checked('broken', { 'a/x.tf.json': '{\n  "a": 1,\n}', 'b/x.tf.json': NAT });
  expect(code).toBe(1);
  expect(stderr).toContain('error JSN006  broken/a/x.tf.json  broken/a/x.tf.json:3');
  expect(stderr).toContain('JSN001');
  expect(stderr).toMatch(/2 resources in 1 stack, 2 files: 2 errors\n$/);
});

test.each([
  ['gone', {}, "there is no folder or file 'gone'"],
  ['empty', { 'readme.md': '' }, "'empty' has no *.tf.json in it\n"],
  ['only-hcl', { 'main.tf': '' }, 'HCL is not read'],
])('%s: nothing to read is an error', async (name, files, expected) => {
  const { code, stderr } = await checked(name, files);
  expect(code).toBe(1);
  expect(stderr).toContain(expected);
});

test('a list of objects is a file, as Terraform has it', async () => {
  const list = '[{"resource": {"aws_eip": {"a": {}}}},\n {"output": {"ip": {"valeu": "${aws_eip.a.public_ip}"}}}]';
  const { stderr } = await checked('list', { 'main.tf.json': list });
  expect(stderr).toContain('error JSN120  list[1].output.ip.valeu  list/main.tf.json:2');
  expect(stderr).not.toContain('JSN006');
});

test.each([
  ['a resource', '"resource": {"aws_eip": {"a": {}, "a": {}}}', "'a' is written twice"],
  ['a local', '"locals": {"a": "1", "a": "2"}', "'a' is written twice"],
  ['an argument', '"resource": {"aws_eip": {"a": {"domain": "vpc", "domain": "vpc"}}}', "'domain' is written twice"],
])('%s that is written twice is told', async (name, member, expected) => {
  const { code, stderr } = await checked(`twice ${name}`, { 'main.tf.json': `{${member}}` });
  expect(code).toBe(1);
  expect(stderr).toContain(expected);
});

test('blocks and comments may be written twice; what only one of them holds is not called missing', async () => {
  const file =
    '{"//": 1, "//": 2, "resource": {"aws_eip": {"a": {}}}, "resource": {"aws_eip": {"b": {}}}, "output": {"a": {"value": "${aws_eip.a.id}"}}}';
  expect(await checked('blocks', { 'main.tf.json': file })).toMatchObject({ code: 0 });
});

test('names and --dir exclude each other', async () => {
  expect(await checked('sound', {}, 'production')).toMatchObject({ code: 2, stderr: expect.stringContaining('not both') });
});

test('--json has the same for programs', async () => {
  const { code, stdout } = await checked('nat', { 'main.tf.json': NAT }, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    ok: false,
    findings: [
      {
        rule: 'JSN001',
        severity: 'error',
        environment: 'nat',
        path: 'resource.aws_nat_gateway.a.allocation_id',
        file: 'nat/main.tf.json',
        line: 5,
        column: 9,
      },
    ],
  });
});

test.each(['json', 'sarif'])('that there is nothing to judge is told as %s, too', async (format) => {
  const { code, stdout, stderr } = await checked('empty', { 'readme.md': '' }, '--format', format);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(JSON.stringify(JSON.parse(stdout))).toMatch(/JSN006.*'empty' has no \*\.tf\.json in it/);
});

test.each([
  ['of another repository, by its root', '.git', 'main.tf.json', '%SRCROOT%'],
  ['of no repository, by its address', 'readme', expect.stringMatching(/^file:\/\/\/.*\/elsewhere\/main\.tf\.json$/), undefined],
])('SARIF names a file %s', async (_, marker, uri, uriBaseId) => {
  const others = mkdtempSync(join(tmpdir(), 'check-folder-'));
  try {
    mkdirSync(join(others, 'elsewhere', marker), { recursive: true });
    mkdirSync(join(others, 'here'));
    writeFileSync(join(others, 'elsewhere', 'main.tf.json'), NAT);
    const { stdout } = await eksAuto(join(others, 'here'), 'check', '--dir', '../elsewhere', '--format', 'sarif');
    const { runs } = JSON.parse(stdout) as {
      runs: [{ results: [{ locations: [{ physicalLocation: { artifactLocation: object } }] }] }];
    };
    const [{ physicalLocation }] = runs[0].results[0].locations;
    expect(physicalLocation.artifactLocation).toEqual({ uri, ...(uriBaseId === undefined ? {} : { uriBaseId }) });
  } finally {
    rmSync(others, { recursive: true });
  }
});

describe('names', () => {
  const MISSPELT = '{"resource": {"aws_vpc": {"a": {"cidr_block": "10.0.0.0/16",\n"instance_tenansy": "default"}}}}';
  const lock = (version: string): string =>
    `# This file is maintained automatically.\n\nprovider "registry.terraform.io/hashicorp/aws" {\n  version     = "${version}"\n  constraints = ">= 5.0.0"\n  hashes = [\n    "h1:a=",\n  ]\n}\n`;

  test('are told with what was meant', async () => {
    const { code, stderr } = await checked('misspelt', { 'main.tf.json': MISSPELT });
    expect(code).toBe(1);
    expect(stderr).toContain('error JSN100  misspelt.resource.aws_vpc.a.instance_tenansy  misspelt/main.tf.json:2');
    expect(stderr).toContain("did you mean 'instance_tenancy'?");
  });

  test.each([
    ['6.25.1', 1],
    ['5.80.0', 0],
  ])('the lock file says that the provider is %s', async (version, code) => {
    const name = `locked-${version}`;
    const { stdout, ...result } = await checked(name, { 'main.tf.json': MISSPELT, '.terraform.lock.hcl': lock(version) });
    expect(result.code).toBe(code);
    if (code === 0) expect(stdout).toContain('warning JSN102');
  });

  test('a file that is not read may ask for another version', async () => {
    const { code, stdout } = await checked('beside-hcl', { 'main.tf.json': MISSPELT, 'versions.tf': 'terraform {}' });
    expect(code).toBe(0);
    expect(stdout).toContain('warning JSN102');
  });
});
