import { Client, credentials, type ServiceError } from '@grpc/grpc-js';
import { factsOf } from '../../lib/terraform/facts';
import { schemaWithFacts } from '../../lib/schema/schema-with-facts';
import { remoteMethods } from '../../lib/offline/protocol/messages';
import { type Handler, type RunningServer, serve } from '../../lib/offline/protocol/server';
import { decodeObject, encodeValue, type ObjectValue, UNKNOWN, type WireValue } from '../../lib/offline/protocol/value';
import { StructuralProvider } from '../../lib/offline/provider/structural-provider';
import { World } from '../../lib/offline/provider/world';
import { ProviderServers } from '../../lib/offline/provider-server';
import { findBindings } from '../../lib/schema/bindings-package';
import { providerSchema } from '../../lib/schema/provider-schemas';

/** What Terraform does, without Terraform. */
class Caller {
  private readonly client: Client;

  constructor(address: string) {
    // Terraform opens a connection per provider block; this library would share one.
    this.client = new Client(address, credentials.createInsecure(), { 'grpc.use_local_subchannel_pool': 1 });
  }

  call(name: string, request: object): Promise<Record<string, unknown>> {
    const method = remoteMethods().find((one) => one.name === name);
    if (method === undefined) throw new Error(name);
    return new Promise((resolve, reject) => {
      this.client.makeUnaryRequest(
        method.path,
        (message: object) => Buffer.from(method.request.encode(message).finish()),
        (bytes: Buffer) => method.response.toObject(method.response.decode(bytes), { defaults: true }) as Record<string, unknown>,
        request,
        (error: ServiceError | null, answer?: Record<string, unknown>) =>
          error === null ? resolve(answer ?? {}) : reject(error),
      );
    });
  }

  close(): void {
    this.client.close();
  }
}

async function withServer(
  handlers: Readonly<Record<string, Handler>>,
  work: (server: RunningServer) => Promise<void>,
): Promise<void> {
  const server = await serve(handlers);
  try {
    await work(server);
  } finally {
    server.stop();
  }
}

function awsProvider(world = new World()): StructuralProvider {
  const bindings = findBindings('aws');
  if (bindings === undefined) throw new Error('@cdktf/provider-aws is not installed');
  const schema = providerSchema(bindings, {
    resources: ['aws_cloudwatch_log_group', 'aws_kms_alias'],
    dataSources: ['aws_caller_identity'],
  });
  return new StructuralProvider(schemaWithFacts(schema, factsOf('aws')), factsOf('aws'), world);
}

describe('the server', () => {
  test('answers, refuses what it does not know, and tells what went wrong', async () => {
    const handlers: Readonly<Record<string, Handler>> = {
      StopProvider: () => ({ error: 'none' }),
      ConfigureProvider: () => {
        throw new Error('nobody home');
      },
    };
    await withServer(handlers, async ({ address }) => {
      const caller = new Caller(address);
      expect(await caller.call('StopProvider', {})).toEqual({ error: 'none' });
      await expect(caller.call('ConfigureProvider', {})).rejects.toThrow(/ConfigureProvider: Error: nobody home/);
      await expect(caller.call('GetMetadata', {})).rejects.toThrow(/not served/);
      caller.close();
    });
  });

  test('is gone when it is stopped', async () => {
    const server = await serve({ StopProvider: () => ({}) });
    server.stop();
    const caller = new Caller(server.address);
    await expect(caller.call('StopProvider', {})).rejects.toThrow();
    caller.close();
  });
});

describe('a provider, asked as Terraform asks', () => {
  const empty = (block: ObjectValue, given: ObjectValue): ObjectValue => ({
    ...Object.fromEntries(Object.keys(block).map((name) => [name, null])),
    ...given,
  });
  const logGroup = (given: ObjectValue): ObjectValue =>
    empty(
      Object.fromEntries(
        'arn deletion_protection_enabled id kms_key_id log_group_class name name_prefix region retention_in_days skip_destroy tags tags_all'
          .split(' ')
          .map((name) => [name, null]),
      ),
      given,
    );
  const values = (answer: Record<string, unknown>, name: string): ObjectValue | null => decodeObject(answer[name] as WireValue);

  test('tells its schema, without descriptions', async () => {
    await withServer(awsProvider().handlers(), async ({ address }) => {
      const caller = new Caller(address);
      const { resourceSchemas, dataSourceSchemas, serverCapabilities } = await caller.call('GetProviderSchema', {});
      expect(Object.keys(resourceSchemas as object)).toEqual(['aws_cloudwatch_log_group', 'aws_kms_alias']);
      expect(Object.keys(dataSourceSchemas as object)).toEqual(['aws_caller_identity']);
      expect(serverCapabilities).toMatchObject({ planDestroy: true });
      caller.close();
    });
  });

  test('plans, applies, plans again without a change, and forgets what is deleted', async () => {
    const world = new World();
    await withServer(awsProvider(world).handlers(), async ({ address }) => {
      const caller = new Caller(address);
      const typeName = 'aws_cloudwatch_log_group';
      await caller.call('ConfigureProvider', {
        config: encodeValue({ region: 'eu-west-1', allowed_account_ids: ['111122223333'] }),
      });

      const config = encodeValue(logGroup({ name: '/aws/eks/x/cluster' }));
      const nothing = encodeValue(null);
      const planned = await caller.call('PlanResourceChange', {
        typeName,
        priorState: nothing,
        proposedNewState: config,
        config,
      });
      expect(values(planned, 'plannedState')).toMatchObject({
        arn: UNKNOWN,
        retention_in_days: 0,
        region: 'eu-west-1',
        tags_all: {},
      });

      const plannedState = planned['plannedState'];
      const applied = await caller.call('ApplyResourceChange', { typeName, priorState: nothing, plannedState, config });
      const state = values(applied, 'newState');
      expect(state).toMatchObject({
        arn: 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/eks/x/cluster',
        id: '/aws/eks/x/cluster',
      });

      const newState = applied['newState'];
      const proposedNewState = encodeValue({ ...state });
      const again = await caller.call('PlanResourceChange', { typeName, priorState: newState, proposedNewState, config });
      expect(values(again, 'plannedState')).toEqual(state);
      expect(again['requiresReplace']).toEqual([]);

      const twice = await caller.call('ApplyResourceChange', { typeName, priorState: nothing, plannedState, config });
      expect(twice['diagnostics']).toMatchObject([
        { severity: 1, summary: expect.stringContaining('the log group exists already') },
      ]);
      expect(values(twice, 'newState')).toBeNull();

      await caller.call('ApplyResourceChange', { typeName, priorState: newState, plannedState: nothing, config: nothing });
      const afterwards = await caller.call('ApplyResourceChange', { typeName, priorState: nothing, plannedState, config });
      expect(afterwards['diagnostics']).toEqual([]);
      caller.close();
    });
  });

  test('keeps provider blocks apart: each connection has its own region', async () => {
    await withServer(awsProvider().handlers(), async ({ address }) => {
      const regions = await Promise.all(
        ['eu-west-1', 'us-east-1'].map(async (region) => {
          const caller = new Caller(address);
          await caller.call('ConfigureProvider', { config: encodeValue({ region }) });
          const config = encodeValue(logGroup({ name: region }));
          const request = {
            typeName: 'aws_cloudwatch_log_group',
            priorState: encodeValue(null),
            proposedNewState: config,
            config,
          };
          const planned = values(await caller.call('PlanResourceChange', request), 'plannedState');
          caller.close();
          return planned?.['region'];
        }),
      );
      expect(regions).toEqual(['eu-west-1', 'us-east-1']);
    });
  });

  test('reads states of earlier bindings, and imports by id', async () => {
    await withServer(awsProvider().handlers(), async ({ address }) => {
      const caller = new Caller(address);
      const typeName = 'aws_cloudwatch_log_group';
      const rawState = { json: Buffer.from('{"name":"x","gone":1}') };
      const { upgradedState } = await caller.call('UpgradeResourceState', { typeName, version: 0, rawState });
      expect(decodeObject(upgradedState as WireValue)).toEqual({ name: 'x' });

      const { importedResources } = await caller.call('ImportResourceState', { typeName, id: 'x' });
      const [imported] = importedResources as { state: WireValue }[];
      expect(decodeObject(imported?.state)).toMatchObject({ id: 'x', name: null });
      caller.close();
    });
  });
});

test('Terraform attaches by a variable that names this process and the addresses of all providers', async () => {
  const servers = new ProviderServers(new World());
  try {
    const missing = await servers.provide([
      {
        name: 'helm',
        local: 'helm',
        source: 'hashicorp/helm',
        resources: new Set(['helm_release']),
        dataSources: new Set(),
        everything: false,
      },
      {
        name: 'random',
        local: 'random',
        source: 'hashicorp/random',
        resources: new Set(),
        dataSources: new Set(),
        everything: false,
      },
    ]);
    expect(missing).toEqual(['hashicorp/random']);
    const attached = JSON.parse(servers.reattach) as Record<string, { Pid: number; Addr: { String: string } }>;
    expect(Object.keys(attached)).toEqual(['registry.terraform.io/hashicorp/helm', 'registry.opentofu.org/hashicorp/helm']);
    expect(attached['registry.terraform.io/hashicorp/helm']).toMatchObject({
      Protocol: 'grpc',
      ProtocolVersion: 6,
      Test: true,
      Pid: process.pid,
      Addr: { Network: 'tcp', String: expect.stringMatching(/^127\.0\.0\.1:\d+$/) },
    });
  } finally {
    servers.stop();
  }
});
