// An API server of Kubernetes on loopback, with its own etcd: a control plane without controllers and nodes.
import { spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const SECONDS_TO_START = 90;

/** Ports that nobody listens on now. */
async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((done) =>
          createServer().listen(0, '127.0.0.1', function () {
            done(this);
          }),
        ),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

function flags(values) {
  return Object.entries(values).map(([name, value]) => `--${name}=${value}`);
}

/** Starts one, lends its `kubectl`, and stops it. */
export async function withApiServer(programs, work) {
  const folder = mkdtempSync(join(tmpdir(), 'eks-auto-api-server-'));
  const children = [];
  const logs = [];
  const start = (program, values) => {
    const child = spawn(program, flags(values), { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => logs.push(String(text)));
    children.push(child);
  };
  // Children that are left alone would outlive a Ctrl-C.
  const stop = () => children.forEach((child) => child.kill('SIGKILL'));
  process.once('exit', stop);
  try {
    const [etcd, peers, api] = (await freePorts(3)).map((port) => ({ port, url: `http://127.0.0.1:${port}` }));
    start(programs.etcd, {
      'data-dir': join(folder, 'etcd'),
      'listen-client-urls': etcd.url,
      'advertise-client-urls': etcd.url,
      'listen-peer-urls': peers.url,
      'initial-advertise-peer-urls': peers.url,
      'initial-cluster': `default=${peers.url}`,
      'unsafe-no-fsync': true,
    });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(join(folder, 'service-accounts.key'), privateKey.export({ type: 'pkcs1', format: 'pem' }));
    const token = randomBytes(16).toString('hex');
    writeFileSync(join(folder, 'tokens.csv'), `${token},admin,admin,system:masters\n`, { mode: 0o600 });
    start(programs.apiServer, {
      'etcd-servers': etcd.url,
      'cert-dir': join(folder, 'certificates'),
      'bind-address': '127.0.0.1',
      'secure-port': api.port,
      'service-account-issuer': 'https://kubernetes.default.svc',
      'service-account-key-file': join(folder, 'service-accounts.key'),
      'service-account-signing-key-file': join(folder, 'service-accounts.key'),
      'service-cluster-ip-range': '10.0.0.0/24',
      'token-auth-file': join(folder, 'tokens.csv'),
      'authorization-mode': 'RBAC',
      // It waits for service accounts that a controller makes.
      'disable-admission-plugins': 'ServiceAccount',
    });
    const config = join(folder, 'kubeconfig');
    writeFileSync(config, kubeconfig(`https://127.0.0.1:${api.port}`, token));
    const kubectl = (args, input) => {
      const { status, stdout, stderr } = spawnSync(programs.kubectl, ['--kubeconfig', config, ...args], {
        cwd: folder,
        encoding: 'utf8',
        input,
        maxBuffer: 1e8,
        timeout: 120_000,
        // `kubectl diff` starts the program of this name.
        env: { PATH: process.env.PATH, HOME: folder, KUBECTL_EXTERNAL_DIFF: 'diff -u -N' },
      });
      return { status, stdout, stderr };
    };
    await untilReady(kubectl, children, logs);
    return await work(kubectl);
  } finally {
    process.removeListener('exit', stop);
    stop();
    await Promise.all(
      children.map((child) => child.exitCode ?? child.signalCode ?? new Promise((done) => child.once('exit', done))),
    );
    rmSync(folder, { recursive: true, force: true });
  }
}

async function untilReady(kubectl, children, logs) {
  for (let tries = 0; tries < SECONDS_TO_START * 2; tries += 1) {
    if (kubectl(['get', '--raw', '/readyz', '--request-timeout=2s']).stdout === 'ok') return;
    if (children.some(({ exitCode }) => exitCode !== null)) break;
    await sleep(500);
  }
  throw new Error(`the API server did not start\n${logs.join('').split('\n').slice(-15).join('\n')}`);
}

/** JSON is YAML. Its certificate is its own, made a second ago on this machine. */
const kubeconfig = (server, token) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'judge',
    clusters: [{ name: 'judge', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'judge', context: { cluster: 'judge', user: 'admin' } }],
  });
