// Programs by others that judge what comes out: installed once into a folder outside the checkout, and reused.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

export const versions = {
  checkov: '3.3.30',
  kubectlValidate: '0.0.4',
  actionlint: '1.7.7',
  /** The oldest and the newest that an Auto Mode cluster of today may run. */
  karpenter: ['1.11.2', '1.15.0'],
  snapshotter: '8.2.0',
  /** The version of `envs/`. */
  kubernetes: '1.36.3',
};

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cdktf-eks-auto-mode', 'judges');

/** A tool cannot be had here; the message says why. */
export class Unavailable extends Error {}

const minutes = Number(process.env.EKS_AUTO_JUDGES_MINUTES ?? 15);
const deadline = Date.now() + minutes * 60_000;

/** What may still be spent on getting tools; whoever waits for the result waits for nothing longer. */
function timeLeft(what) {
  const left = deadline - Date.now();
  if (left <= 0) throw new Unavailable(`${what}: the ${minutes} minutes for getting tools are over (EKS_AUTO_JUDGES_MINUTES)`);
  return left;
}

function get(what, command, args, options = {}) {
  // Other work on this machine comes first.
  const nice = spawnSync('nice', ['--version']).status === 0 ? ['nice', '-n', '19'] : [];
  const [program, ...rest] = [...nice, command, ...args];
  const { status, error, stderr, signal } = spawnSync(program, rest, {
    encoding: 'utf8',
    timeout: timeLeft(what),
    killSignal: 'SIGKILL',
    maxBuffer: 1e8,
    ...options,
  });
  if (status === 0) return;
  if (error?.code === 'ETIMEDOUT' || signal === 'SIGKILL') timeLeft(what);
  const reason = error?.message ?? stderr.trim().split('\n').slice(-3).join(' | ');
  throw new Unavailable(`${what} cannot be installed: ${reason || `exit code ${status}`}`);
}

const has = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** In a virtual environment of its own: it brings a hundred packages. */
export function checkov() {
  const folder = join(cache, `checkov-${versions.checkov}`);
  const program = join(folder, 'bin', 'checkov');
  // Written last, so that an installation that was interrupted is not taken for one.
  const ready = () => existsSync(program) && has(program, '--version');
  if (!ready()) {
    if (!has('python3', '--version')) throw new Unavailable('checkov needs Python 3');
    mkdirSync(cache, { recursive: true });
    get('checkov', 'python3', ['-m', 'venv', '--clear', folder]);
    get('checkov', join(folder, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', `checkov==${versions.checkov}`]);
    if (!ready()) throw new Unavailable('checkov was installed and does not start');
  }
  return program;
}

function fromGo(name, module, version) {
  const folder = join(cache, `${name}-${version}`);
  const program = join(folder, name);
  if (!existsSync(program)) {
    if (!has('go', 'version')) throw new Unavailable(`${name} is built with Go, which is not here`);
    get(name, 'go', ['install', `${module}@v${version}`], {
      cwd: tmpdir(),
      env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0', GOFLAGS: '-mod=mod' },
    });
  }
  return program;
}

export const kubectlValidate = () => fromGo('kubectl-validate', 'sigs.k8s.io/kubectl-validate', versions.kubectlValidate);

export const actionlint = () => fromGo('actionlint', 'github.com/rhysd/actionlint/cmd/actionlint', versions.actionlint);

/** A folder in the module cache of Go; nothing of it is copied. */
function goModule(name, module, version, folder) {
  if (!has('go', 'version')) throw new Unavailable(`the CRDs of ${name} come with a Go module, and Go is not here`);
  const modules = execFileSync('go', ['env', 'GOMODCACHE'], { encoding: 'utf8' }).trim();
  const path = join(modules, `${module}@v${version}`, folder);
  if (existsSync(path)) return path;
  try {
    get(name, 'go', ['mod', 'download', `${module}@v${version}`], { cwd: tmpdir() });
  } catch (error) {
    // A module that asks for a newer Go is unpacked all the same.
    if (!existsSync(path)) throw error;
  }
  return path;
}

export const karpenterCrds = (version) => goModule('karpenter', 'sigs.k8s.io/karpenter', version, join('pkg', 'apis', 'crds'));

export const snapshotCrds = () =>
  goModule('snapshots', 'github.com/kubernetes-csi/external-snapshotter/client/v8', versions.snapshotter, join('config', 'crd'));

/**
 * The API server and kubectl of Kubernetes with the etcd that they were released with, built in one module: its own parts are
 * released as modules too, and have to be asked for at the same version.
 */
export function kubernetesPrograms() {
  const folder = join(cache, `kubernetes-${versions.kubernetes}`);
  const programs = {
    apiServer: join(folder, 'kube-apiserver'),
    kubectl: join(folder, 'kubectl'),
    etcd: join(folder, 'etcd'),
  };
  if (Object.values(programs).every(existsSync)) return programs;

  const source = goModule('kubernetes', 'k8s.io/kubernetes', versions.kubernetes, '.');
  const asked = readFileSync(join(source, 'go.mod'), 'utf8');
  const own = [...asked.matchAll(/^\s*(k8s\.io\/[\w-]+) => \.\/staging/gm)].map(([, module]) => module);
  const parts = versions.kubernetes.replace(/^1\./, '0.');
  const [, etcd] = /go\.etcd\.io\/etcd\/client\/v3 (\S+)/.exec(asked) ?? [];
  const [, go] = /^go (\S+)/m.exec(asked) ?? [];
  const building = `${folder}.building`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true });
  const packages = ['k8s.io/kubernetes/cmd/kube-apiserver', 'k8s.io/kubernetes/cmd/kubectl', 'go.etcd.io/etcd/server/v3'];
  writeFileSync(
    join(building, 'go.mod'),
    [
      'module programs',
      `go ${go}`,
      `require k8s.io/kubernetes v${versions.kubernetes}`,
      `require go.etcd.io/etcd/server/v3 ${etcd}`,
      ...own.map((module) => `replace ${module} => ${module} v${parts}`),
      '',
    ].join('\n'),
  );
  writeFileSync(
    join(building, 'programs.go'),
    ['//go:build programs', 'package programs', ...packages.map((name) => `import _ "${name}"`), ''].join('\n'),
  );
  const options = { cwd: building, env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=mod' } };
  get('kubernetes', 'go', ['mod', 'tidy'], options);
  const [major, minor] = versions.kubernetes.split('.');
  const flags = ['-s', '-w', `-X k8s.io/component-base/version.gitVersion=v${versions.kubernetes}`]
    .concat(`-X k8s.io/component-base/version.gitMajor=${major}`, `-X k8s.io/component-base/version.gitMinor=${minor}`)
    .join(' ');
  get('kubernetes', 'go', ['build', '-trimpath', '-ldflags', flags, '-o', building, ...packages.slice(0, 2)], options);
  get('etcd', 'go', ['build', '-trimpath', '-ldflags', '-s -w', '-o', join(building, 'etcd'), packages[2]], options);
  rmSync(folder, { recursive: true, force: true });
  // Renamed last, so that a build that was interrupted is not taken for one.
  renameSync(building, folder);
  return programs;
}

/** For what is written while judging; below the project, because local states may not lie elsewhere. */
export const workFolder = join(import.meta.dirname, '..', '..', '.cache', 'judges');
