// What the README of an export tells a team to do with what exists already, done with Terraform itself.
import { createServer, type Server } from 'node:http';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import production from '../../envs/production';
import { type ExportedStack, exportStacks } from '../../lib/export/export-stacks';
import { OfflineSession } from '../../lib/offline/offline-session';
import { type Change, formatComplaint } from '../../lib/offline/ui-events';
import { ProviderServers } from '../../lib/offline/provider-server';
import { World } from '../../lib/offline/provider/world';
import { TerraformRunner } from '../../lib/offline/terraform-run';
import { isObject, type JsonObject, objects } from '../../lib/terraform/stack-json';
import { usedProviders } from '../../lib/terraform/used-types';
import { exportSources, keepingOptions } from '../support/export';
import { describeWithTerraform, inTemporaryFolder } from './with-terraform';

const ROOT = resolve(__dirname, '..', '..');

const options = keepingOptions(ROOT);

function write(folder: string, files: Iterable<readonly [string, string | Uint8Array]>): string {
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const textOf = (files: ReadonlyMap<string, string | Uint8Array>, name: string): string =>
  Buffer.from(files.get(name) ?? '').toString('utf8');

/** What stands beside an object of the platform cannot be imported; making it changes nothing. */
const isBesideObject = (address: string): boolean =>
  /^(?:terraform_data|kubernetes_labels|kubernetes_annotations)\./.test(address);

/** What Terraform has noted of each resource, by address. */
function attributesOf(state: JsonObject | undefined): ReadonlyMap<string, JsonObject> {
  const resources = objects(state?.['resources']).filter(({ mode }) => mode === 'managed');
  return new Map(
    resources.map(({ type, name, instances }) => {
      const [first] = objects(instances);
      return [`${String(type)}.${String(name)}`, isObject(first?.['attributes']) ? first['attributes'] : {}];
    }),
  );
}

/** Looks up in AWS what stands in <>, and takes away the "#", as somebody would. */
function completed(blocks: string, existing: ReadonlyMap<string, JsonObject>): string {
  return blocks.replace(/^# import \{\n#\s+to = (\S+)\n#\s+id = "(.*)"\n# \}$/gm, (_, address: string, form: string) => {
    const id = form.replace(/<([^>]+)>/g, (__, names: string) => {
      const values = names.split(' or ').map((name) => existing.get(address)?.[name]);
      return String(values.find((value) => typeof value === 'string' && value !== ''));
    });
    return `import {\n  to = ${address}\n  id = "${id}"\n}`;
  });
}

const changing = (changes: readonly Change[], action: string): readonly string[] =>
  changes.filter((change) => change.action === action).map(({ address }) => address);

describeWithTerraform('a team that has what was built and not its state', (terraform) => {
  let session: OfflineSession;
  let stacks: readonly ExportedStack[];
  const existing = new Map<string, ReadonlyMap<string, JsonObject>>();

  /** Builds everything, and loses the states. */
  beforeAll(async () => {
    session = new OfflineSession({ terraform, project: ROOT });
    const sources = exportSources(production);
    stacks = (await exportStacks(sources, options)).stacks;
    await inTemporaryFolder(async (folder) => {
      const before = sources.map(({ name, json }) => ({
        name,
        directory: write(join(folder, name), [['cdk.tf.json', JSON.stringify(json)]]),
      }));
      for (const name of session.order(await session.add(before)).keys()) {
        const stack = session.stack(name);
        await stack.init();
        expect((await stack.planAndApply()).complaints.map(formatComplaint)).toEqual([]);
        existing.set(name, attributesOf(stack.state()));
      }
    });
  });
  afterAll(() => session.close());

  async function planned(name: string, without: readonly string[] = []): Promise<readonly Change[]> {
    const stack = session.stack(name);
    const { files, json } = stacks.find((one) => one.name === name) ?? { files: () => new Map<string, string>(), json: {} };
    const all = files(false);
    const blocks = textOf(all, 'take-over/import.tf');
    return inTemporaryFolder(async (folder) => {
      const copied = [...all]
        .filter(([path]) => path.startsWith('take-over/') && !without.includes(path))
        .map(([path, content]) => [path.replace('take-over/', ''), content] as const);
      const imports = completed(blocks, existing.get(name) ?? new Map<string, JsonObject>());
      expect(imports).not.toMatch(/^# import|[<…]id[>…]/m);
      const directory = write(folder, [...all, ...copied, ['import.tf', imports]]);
      await session.add([{ name, directory, json }]);
      await stack.init();
      const plan = await stack.plan();
      expect(plan.complaints.filter(({ severity }) => severity === 'error').map(formatComplaint)).toEqual([]);
      return plan.changes;
    });
  }

  test.each(['network', 'cluster', 'platform'])(
    'imports the %s: nothing is destroyed, and what changes or is added was said',
    async (part) => {
      const name = `production-${part}`;
      const stack = session.stack(name);
      const state = stack.stateText() ?? '';
      rmSync(stack.stateFile);
      const changes = await planned(name);
      const header = textOf(stacks.find((one) => one.name === name)?.files(false) ?? new Map(), 'take-over/import.tf');
      const said = (what: string): number =>
        [...header.matchAll(new RegExp(`^# (?:The )?(\\d+) (?:more )?"${what}"`, 'gm'))].reduce(
          (sum, [, count]) => sum + Number(count),
          0,
        );
      expect(changing(changes, 'replace')).toEqual([]);
      expect(changing(changes, 'delete')).toEqual([]);
      expect(changing(changes, 'create').filter((address) => !isBesideObject(address))).toEqual([]);
      expect(changing(changes, 'create')).toHaveLength(said('to add'));
      expect(changing(changes, 'update')).toHaveLength(said('to change'));
      const addresses = [...(existing.get(name)?.keys() ?? [])].filter((address) => !isBesideObject(address));
      const { resource_changes: all } = await stack.planJson();
      const imported = objects(all).filter(({ change }) => isObject(change) && isObject(change['importing']));
      expect(imported.map(({ address }) => address).sort()).toEqual(addresses.sort());

      expect((await stack.apply()).ok).toBe(true);
      expect((await stack.plan()).changes).toEqual([]);
      expect(attributesOf(stack.state()).size).toBe(existing.get(name)?.size);
      writeFileSync(stack.stateFile, state);
    },
  );

  test('without the file that stays, Terraform would replace the cluster', async () => {
    const stack = session.stack('production-cluster');
    rmSync(stack.stateFile);
    const changes = await planned('production-cluster', ['take-over/imported_override.tf']);
    expect(changes.find(({ address }) => address === 'aws_eks_cluster.main')).toMatchObject({
      action: 'replace',
      replacedBecause: ['access_config[0].bootstrap_cluster_creator_admin_permissions'],
    });
  });
});

/** Keeps states as Terraform's backend `http` wants it. https://developer.hashicorp.com/terraform/language/backend/http (2026-11-28) */
class StateServer {
  readonly states = new Map<string, string>();
  private readonly server: Server = createServer((request, response) => {
    const path = request.url ?? '';
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (request.method === 'POST') this.states.set(path, Buffer.concat(parts).toString('utf8'));
      const found = this.states.get(path);
      response.statusCode = found === undefined ? 404 : 200;
      response.end(request.method === 'GET' ? found : '');
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

describeWithTerraform('a team that takes the state elsewhere', (terraform) => {
  const server = new StateServer();
  let url: string;
  let runner: TerraformRunner;
  let servers: ProviderServers;

  beforeAll(async () => {
    url = await server.start();
    runner = new TerraformRunner(terraform);
  });
  beforeEach(() => void (servers = new ProviderServers(new World(), ROOT)));
  afterEach(() => servers.stop());
  afterAll(() => {
    runner.dispose();
    server.stop();
  });

  async function run(folder: string, ...args: string[]): Promise<{ readonly code: number; readonly said: string }> {
    const { exitCode, stdout, stderr } = await runner.run(folder, args, servers.reattach);
    return { code: exitCode, said: `${stdout}${stderr}` };
  }

  /** The network as it is exported, with another backend. */
  async function exportedNetwork(
    name: string,
    backend: { readonly type: string; readonly settings: JsonObject },
  ): Promise<string> {
    const [source] = exportSources(production);
    if (source === undefined) throw new Error('nothing was synthesized');
    const { stacks } = await exportStacks([source], { ...options, backend });
    const [stack] = stacks;
    if (stack === undefined) throw new Error('nothing was exported');
    expect(await servers.provide(usedProviders(stack.json))).toEqual([]);
    return write(join(runner.folder, name), stack.files(false));
  }

  /** Writes another `backend` block in place of the one that is there, as the README says. */
  function writeBackend(folder: string, block: string): void {
    writeFileSync(join(folder, 'backend.tf'), `terraform {\n${block}\n}\n`);
  }

  test.each<[string, (at: string) => string, (folder: string) => string]>([
    [
      'a server of its own',
      (at) => `  backend "http" {\n    address = "${at}/network"\n  }`,
      () => server.states.get('/network') ?? '',
    ],
    [
      'another file',
      () => '  backend "local" {\n    path = "moved/network.tfstate"\n  }',
      (folder) => readFileSync(join(folder, 'moved', 'network.tfstate'), 'utf8'),
    ],
  ])('init -migrate-state brings it to %s, and the plan there is empty', async (where, block, stateIn) => {
    const folder = await exportedNetwork(where.replaceAll(' ', '-'), { type: 'local', settings: { path: 'network.tfstate' } });
    expect((await run(folder, 'init', '-no-color')).code).toBe(0);
    expect((await run(folder, 'apply', '-auto-approve', '-no-color')).said).toContain('36 added');
    const before = JSON.parse(readFileSync(join(folder, 'network.tfstate'), 'utf8')) as JsonObject;

    writeBackend(folder, block(url));
    const refused = await run(folder, 'plan', '-no-color');
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('init') as string });
    const moved = await run(folder, 'init', '-migrate-state', '-force-copy', '-no-color');
    expect(moved).toMatchObject({ code: 0, said: expect.stringContaining('Successfully configured the backend') as string });
    const after = JSON.parse(stateIn(folder)) as JsonObject;
    expect(after).toMatchObject({ resources: before['resources'], outputs: before['outputs'] });
    expect(await run(folder, 'plan', '-detailed-exitcode', '-no-color')).toMatchObject({ code: 0 });
  });
});
