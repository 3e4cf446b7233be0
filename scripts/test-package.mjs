// Packs this project as the registry would get it, installs it into an empty project and uses it there like a stranger:
// command, register hook, library, types, test kit. Takes a minute or two; needs a package registry.
// With --keep the project stays, for a look into it.
import { spawnSync } from 'node:child_process';
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { name, devDependencies, overrides } = manifest;

const registry = spawnSync('npm', ['view', 'constructs', 'version', '--fetch-retries=0', '--fetch-timeout=20000'], {
  encoding: 'utf8',
});
if (registry.status !== 0) {
  console.log('skipped: no package registry');
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'eks-auto-package-'));
const project = join(folder, 'shop');
const installed = join(project, 'node_modules', name);
// What the shell of a developer may have set would be tested instead of what a stranger has.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([key]) => !/^(npm_|INIT_CWD|NODE_OPTIONS|NODE_PATH|CDKTF_OUTDIR|EKS_AUTO_)/.test(key)),
);
Object.assign(environment, { CI: 'true', NO_COLOR: '1', CHECKPOINT_DISABLE: '1', DISABLE_VERSION_CHECK: '1' });

function run(command, args, { cwd = project, expect = 0 } = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: environment, maxBuffer: 1e8 });
  assert.equal(status, expect, `${command} ${args.join(' ')} ended with ${status}, not ${expect}\n${stdout}${stderr}`);
  return { stdout, stderr };
}

const node = (...args) => run(process.execPath, args);
const evaluate = (code) => node('-e', code).stdout.trim();
const write = (file, text) => {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), text);
};

let passed = 0;
function check(what, prove) {
  const told = prove();
  passed += 1;
  console.log(`ok  ${what}${told === undefined ? '' : `: ${told}`}`);
}

/** Files of the package, without packages that npm puts into it. */
const files = () =>
  readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(installed.length + 1))
    .filter((file) => !file.startsWith('node_modules'));

function stacks() {
  const output = join(project, 'cdktf.out', 'stacks');
  const all = readdirSync(output).sort();
  rmSync(join(project, 'state'), { recursive: true, force: true });
  const texts = Object.fromEntries(all.map((stack) => [stack, readFileSync(join(output, stack, 'cdk.tf.json'), 'utf8')]));
  rmSync(join(project, 'cdktf.out'), { recursive: true });
  return texts;
}

const exact = (...names) => Object.fromEntries(names.map((one) => [one, devDependencies[one]]));

function install(tarball) {
  write(
    'package.json',
    JSON.stringify({
      name: 'shop',
      private: true,
      dependencies: {
        [name]: `file:${tarball}`,
        ...exact('cdktf', 'constructs', '@cdktf/provider-aws', '@cdktf/provider-kubernetes', '@cdktf/provider-helm'),
      },
      devDependencies: exact('cdktf-cli', 'typescript', '@types/node'),
      // Only those of the root count, so every project has to write them.
      overrides,
    }),
  );
  run('npm', ['install', '--no-audit', '--no-fund', '--no-progress']);
}

const ENVIRONMENTS = `import { defineEnvironment } from '${name}/environment';

export default [
  defineEnvironment({
    name: 'dev',
    project: 'shop',
    profile: 'development',
    account: '111122223333',
    region: 'eu-central-1',
    state: { type: 'local' },
    network: { cidr: '10.10.0.0/16', zones: ['euc1-az1', 'euc1-az2'] },
    cluster: { version: '1.36', zones: ['euc1-az1', 'euc1-az2'], endpoint: { publicFrom: ['203.0.113.0/24'] } },
    access: { pipeline: { apply: 'arn:aws:iam::111122223333:role/terraform-apply' } },
  }),
];
`;

const MAIN = `import { main } from '${name}';
import environments from './envs';

process.exitCode = main(environments);
`;

const LIBRARY = `
const { AwsProvider } = require('@cdktf/provider-aws/lib/provider');
const { App, LocalBackend, TerraformStack } = require('cdktf');
const { AutoModeCluster } = require('${name}');

class ShopStack extends TerraformStack {
  constructor(app) {
    super(app, 'shop');
    new LocalBackend(this, { path: 'shop.tfstate' });
    new AwsProvider(this, 'aws', { region: 'eu-central-1' });
    new AutoModeCluster(this, 'cluster', {
      name: 'shop',
      version: '1.36',
      account: '111122223333',
      region: 'eu-central-1',
      subnetIds: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
    }).grantAdmin('platform', 'arn:aws:iam::111122223333:role/platform-admin');
  }
}

const app = new App();
new ShopStack(app);
app.synth();
`;

const TESTING = `
const { addresses, findingsOf, synthesizeToJson } = require('${name}/testing');
require('${name}/register');
const environments = require('./envs/index.ts').default;
const stacks = synthesizeToJson(environments);
process.stdout.write(JSON.stringify({
  findings: findingsOf(environments).filter(({ severity }) => severity === 'error').length,
  vpc: addresses(stacks['dev-network']).includes('aws_vpc.main'),
}));
`;

const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    module: 'node16',
    moduleResolution: 'node16',
    strict: true,
    noEmit: true,
    types: ['node'],
    esModuleInterop: true,
  },
  include: ['main.ts', 'envs', 'shop.ts'],
};

function typeErrors(options) {
  write('tsconfig.json', JSON.stringify({ ...TSCONFIG, compilerOptions: { ...TSCONFIG.compilerOptions, ...options } }));
  const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.'], {
    cwd: project,
    encoding: 'utf8',
  });
  const lines = stdout.split('\n').filter((line) => /error TS\d+/.test(line));
  if (status !== 0 && lines.length === 0) throw new Error(stdout);
  return lines;
}

function packed() {
  mkdirSync(project, { recursive: true });
  run('npm', ['pack', '--pack-destination', folder], { cwd: root });
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  assert.ok(tarball, 'npm pack wrote no tarball');
  return join(folder, tarball);
}

const refused = (path) =>
  evaluate(`try { require('${name}/${path}'); console.log('loaded') } catch (error) { console.log(error.code) }`);

try {
  const tarball = packed();
  const kilobytes = (path) => `${Math.round(statSync(path).size / 1000)} kB`;
  check('npm pack', () => kilobytes(tarball));
  check('npm install into an empty project, with the exact versions that this project is tested with', () => install(tarball));

  check('the package has what it needs and nothing else', () => {
    const all = files();
    const unwanted = all.filter((file) =>
      /__tests__|\.test\.|\.map$|(?<!\.d)\.ts$|^(lib|scripts|benchmarks|examples|envs)\//.test(file),
    );
    assert.deepEqual(unwanted, []);
    for (const wanted of ['bin/eks-auto.cjs', 'dist/register.cjs', 'LICENSE', 'README.md', 'CHANGELOG.md']) {
      assert.ok(all.includes(wanted), `${wanted} is missing`);
    }
    const size = all.reduce((sum, file) => sum + statSync(join(installed, file)).size, 0);
    return `${all.length} files, ${Math.round(size / 1000)} kB`;
  });
  check('no path of this machine is in it', () => {
    const places = [root, homedir()].filter((place) => place.split(/[\\/]/).length > 2);
    const found = files().filter((file) => places.some((place) => readFileSync(join(installed, file), 'utf8').includes(place)));
    assert.deepEqual(found, []);
  });
  check('npm finds nothing unfit, and one cdktf and one constructs for all who build stacks', () => {
    const { stdout } = run('npm', ['ls', 'cdktf', 'constructs', '--all', '--parseable']);
    // The cdktf command has a copy of its own, which it never shares with a program.
    const copies = stdout
      .split('\n')
      .filter((path) => /node_modules\/(cdktf|constructs)$/.test(path) && !/cdktf-cli|cli-core/.test(path));
    assert.equal(new Set(copies).size, 2, stdout);
  });

  write('envs/index.ts', ENVIRONMENTS);
  write('main.ts', MAIN);
  write('library.cjs', LIBRARY);
  write('testing.cjs', TESTING);
  const example = readFileSync(join(root, 'examples', 'as-a-library', 'main.ts'), 'utf8');
  write('shop.ts', example.replace("'../../lib'", `'${name}'`));
  write(
    'cdktf.json',
    JSON.stringify({ ...JSON.parse(readFileSync(join(root, 'cdktf.json'), 'utf8')), app: `node -r ${name}/register main.ts` }),
  );

  let byCommand;
  check('npx eks-auto synth', () => {
    const { stdout } = run('npx', ['--no-install', 'eks-auto', 'synth']);
    byCommand = stacks();
    assert.deepEqual(Object.keys(byCommand), ['dev-cluster', 'dev-network']);
    return stdout.trim().split('\n').at(-1);
  });
  check('node -r register main.ts writes the same bytes', () => {
    node('-r', `${name}/register`, 'main.ts');
    assert.deepEqual(stacks(), byCommand);
  });
  check('npx cdktf synth writes the same bytes', () => {
    run('npx', ['--no-install', 'cdktf', 'synth']);
    assert.deepEqual(stacks(), byCommand);
  });
  check('npx eks-auto --help, list, show, explain', () => {
    for (const args of [['--help'], ['list'], ['show', 'dev'], ['explain', 'CLU003']])
      run('npx', ['--no-install', 'eks-auto', ...args]);
  });
  check('a mistake is told with its place, and nothing is written', () => {
    write('envs/index.ts', ENVIRONMENTS.replace("'1.36'", "'1.22'"));
    const { stderr } = run('npx', ['--no-install', 'eks-auto', 'synth'], { expect: 1 });
    write('envs/index.ts', ENVIRONMENTS);
    assert.match(stderr, /CLU\d+\s+dev\.cluster\.version\s+envs\/index\.ts:12/);
    assert.ok(!existsSync(join(project, 'cdktf.out')), 'cdktf.out was written');
  });
  check('AutoModeCluster in a stack of their own, from plain JavaScript', () => {
    node('library.cjs');
    assert.match(stacks()['shop'], /"aws_eks_cluster"/);
  });
  check('the example of the library, from TypeScript', () => {
    node('-r', `${name}/register`, 'shop.ts');
    assert.match(stacks()['shop'], /"aws_eks_pod_identity_association"/);
  });
  check('the test kit', () => assert.deepEqual(JSON.parse(node('testing.cjs').stdout), { findings: 0, vpc: true }));
  check('environment files load neither cdktf nor zod', () => {
    const loaded = evaluate(`require('${name}/environment'); console.log(Object.keys(require.cache).join('\\n'))`);
    assert.doesNotMatch(loaded, /node_modules\/(?!${name})(cdktf|zod|constructs|@cdktf)\//);
  });

  check('types, strict', () => assert.deepEqual(typeErrors({ skipLibCheck: true }), []));
  check('types, strictest', () =>
    assert.deepEqual(typeErrors({ skipLibCheck: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true }), []),
  );
  check('a misspelt key is a type error', () => {
    write('envs/wrong.ts', ENVIRONMENTS.replace('profile:', 'profil:'));
    const errors = typeErrors({ skipLibCheck: true });
    rmSync(join(project, 'envs', 'wrong.ts'));
    assert.match(errors.join('\n'), /'profil' does not exist in type/);
  });
  check('our own declarations, with skipLibCheck: false', () => {
    const errors = typeErrors({ skipLibCheck: false });
    const [ours, others] = [true, false].map((own) => errors.filter((line) => line.includes(`/${name}/`) === own));
    assert.deepEqual(ours, []);
    return others.length === 0 ? undefined : `${others.length} errors in declarations of other packages`;
  });

  check('everything in exports resolves', () => {
    for (const path of Object.keys(manifest.exports)) evaluate(`require.resolve('${name}${path.slice(1)}')`);
  });
  check('nothing else can be imported', () => {
    for (const path of ['dist/index.js', 'dist/model/names.js', 'bin/eks-auto.cjs', 'lib/environment']) {
      assert.equal(refused(path), 'ERR_PACKAGE_PATH_NOT_EXPORTED', path);
    }
  });

  check('npx eks-auto new lays out a project that installs, compiles, checks and synthesizes', () => {
    const said = ['--profile', 'development', '--account', '111122223333', '--region', 'eu-central-1'];
    const more = ['--apply-role', 'terraform-apply', '--public-from', '203.0.113.0/24', '--package', `file:${tarball}`];
    run('npx', ['--no-install', 'eks-auto', 'new', '../laid-out', ...said, ...more]);
    const inside = { cwd: join(folder, 'laid-out') };
    run('npm', ['install', '--no-audit', '--no-fund', '--no-progress', '--prefer-offline'], inside);
    for (const script of ['typecheck', 'check', 'synth']) run('npm', ['run', '--silent', script], inside);
    run('npx', ['--no-install', 'eks-auto', 'init', 'staging', ...said, ...more.slice(0, 4)], inside);
    run('npx', ['--no-install', 'cdktf', 'synth'], inside);
    const made = readdirSync(join(inside.cwd, 'cdktf.out', 'stacks')).sort();
    assert.deepEqual(
      made,
      ['dev', 'staging'].flatMap((name) => ['cluster', 'network', 'platform'].map((part) => `${name}-${part}`)),
    );
  });

  check('a second copy of constructs is told by name, version and place', () => {
    const second = join(project, 'node_modules', 'cdktf', 'node_modules', 'constructs');
    cpSync(join(project, 'node_modules', 'constructs'), second, { recursive: true });
    const copy = JSON.parse(readFileSync(join(second, 'package.json'), 'utf8'));
    writeFileSync(join(second, 'package.json'), JSON.stringify({ ...copy, version: '10.4.2' }));
    const { stderr } = run('npx', ['--no-install', 'eks-auto', 'synth'], { expect: 1 });
    rmSync(second, { recursive: true });
    assert.match(stderr, /constructs/);
    assert.match(stderr, /10\.4\.2 in node_modules\/cdktf\/node_modules\/constructs/);
    return stderr.split('\n').find((line) => line.includes('10.4.2'));
  });
  console.log(`${passed} checks of the package passed`);
} catch (error) {
  console.error(`FAIL  ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  if (process.argv.includes('--keep')) console.log(`kept: ${project}`);
  else rmSync(folder, { recursive: true, force: true });
}
