import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatOfflineResult } from '../support/format-offline-result';
import { ownStateKey, remoteStates, stateKey, stubState } from '../../lib/offline/hand-over';
import { findStacks, folderOf } from '../../lib/offline/find-stacks';
import { lookedUpStacks } from '../../lib/offline/lookups';
import { readPlainErrors } from '../../lib/offline/plain-errors';
import type { OfflineResult, StackResult } from '../../lib/offline/offline-plan';
import { finishedBefore, formatComplaint, readUiEvents, readValidation } from '../../lib/offline/ui-events';
import { NoTerraformError, usableTerraform } from '../../lib/offline/usable-terraform';
import type { TerraformBinary } from '../../lib/terraform/terraform-binary';
import { usedProviders } from '../../lib/terraform/used-types';
import type { JsonObject } from '../../lib/terraform/stack-json';

describe('providers and types that a stack uses', () => {
  test.each<[string, JsonObject, [string, string, string[], string[]][]]>([
    [
      'by the first word of the type, and by what is required',
      {
        terraform: { required_providers: { aws: { source: 'aws', version: '~> 6.0' } } },
        resource: { aws_vpc: { a: {}, b: {} }, terraform_data: { x: {} } },
        data: { aws_region: { here: {} }, terraform_remote_state: { network: {} } },
      },
      [['aws', 'hashicorp/aws', ['aws_vpc'], ['aws_region']]],
    ],
    [
      'by the provider argument, whatever it is called',
      {
        terraform: [{ required_providers: [{ cloud: { source: 'registry.terraform.io/hashicorp/aws' } }] }],
        resource: { aws_vpc: { a: [{ provider: 'cloud.tokyo' }] } },
      },
      [['aws', 'hashicorp/aws', ['aws_vpc'], []]],
    ],
    ['a provider block alone', { provider: { helm: [{}] } }, [['helm', 'hashicorp/helm', [], []]]],
    [
      'in a check',
      { check: { health: { data: { aws_vpc: { it: {} } }, assert: {} } } },
      [['aws', 'hashicorp/aws', [], ['aws_vpc']]],
    ],
    ['nothing', {}, []],
  ])('%s', (_, stack, expected) => {
    const found = usedProviders(stack).map(({ name, source, resources, dataSources }) => [
      name,
      source,
      [...resources],
      [...dataSources],
    ]);
    expect(found).toEqual(expected);
  });

  test('a module may use anything', () => {
    expect(usedProviders({ module: { a: { source: './a' } }, resource: { aws_vpc: { a: {} } } })).toMatchObject([
      { everything: true },
    ]);
    expect(usedProviders({ module: { '//': {} }, resource: { aws_vpc: { a: {} } } })).toMatchObject([{ everything: false }]);
  });
});

describe('hand-over', () => {
  test.each<[string, JsonObject, string, JsonObject, boolean]>([
    ['s3', { bucket: 'b', key: 'k', region: 'r', encrypt: true }, 's3', { bucket: 'b', key: 'k', profile: 'reader' }, true],
    ['s3', { bucket: 'b', key: 'k' }, 's3', { bucket: 'b', key: 'other' }, false],
    [
      's3',
      { bucket: 'b', key: 'k', workspace_key_prefix: 'w' },
      's3',
      { bucket: 'b', key: 'k', workspace_key_prefix: 'w' },
      true,
    ],
    ['s3', { bucket: 'b', key: 'k', workspace_key_prefix: 'w' }, 's3', { bucket: 'b', key: 'k' }, false],
    ['s3', { bucket: 'b', key: 'k' }, 's3', { bucket: 'c', key: 'k' }, false],
    ['s3', { bucket: 'b', key: 'k' }, 'gcs', { bucket: 'b', prefix: 'k' }, false],
    ['local', { path: '../../../state/a.tfstate' }, 'local', { path: '../../../state/a.tfstate' }, true],
    ['local', { path: '/state/a.tfstate' }, 'local', { path: '../../../../state/a.tfstate' }, true],
    ['consul', { path: 'a', address: 'x' }, 'consul', { path: 'a', address: 'x' }, true],
    ['consul', { path: 'a', address: 'x' }, 'consul', { path: 'b', address: 'x' }, false],
  ])('%s %j and %s %j', (backend, own, consumerBackend, config, expected) => {
    const producer = ownStateKey({ terraform: { backend: { [backend]: own } } }, '/out/stacks/a/x');
    expect(producer === stateKey(consumerBackend, config, '/out/stacks/b/x')).toBe(expected);
  });

  test('a stack without a backend keeps its state beside itself', () => {
    expect(ownStateKey({}, '/out/stacks/a')).toBe('local /out/stacks/a/terraform.tfstate');
  });

  test('remote states are found with their defaults', () => {
    const data = { terraform_remote_state: { network: { backend: 's3', config: { key: 'k' }, defaults: { vpc_id: 'vpc-1' } } } };
    expect(remoteStates({ data })).toEqual([
      { name: 'network', backend: 's3', config: { key: 'k' }, defaults: { vpc_id: 'vpc-1' } },
    ]);
  });

  test('a stub has outputs with their types', () => {
    const { outputs } = JSON.parse(
      stubState({ id: 'a', ids: ['a', 'b'], by_zone: { z: 'a' }, count: 2, on: true, none: null }),
    ) as {
      outputs: unknown;
    };
    expect(outputs).toEqual({
      id: { value: 'a', type: 'string' },
      ids: { value: ['a', 'b'], type: ['tuple', ['string', 'string']] },
      by_zone: { value: { z: 'a' }, type: ['object', { z: 'string' }] },
      count: { value: 2, type: 'number' },
      on: { value: true, type: 'bool' },
      none: { value: null, type: 'dynamic' },
    });
  });

  test('a lookup by a literal name finds the stack that makes it; one by a reference finds nothing', () => {
    const cluster = { resource: { aws_eks_cluster: { main: { name: 'shop' } } } };
    const others = new Map<string, JsonObject>([
      ['cluster', cluster],
      ['network', { resource: { aws_vpc: { main: {} } } }],
    ]);
    expect(lookedUpStacks({ data: { aws_eks_cluster: { main: { name: 'shop' } } } }, others)).toEqual(['cluster']);
    expect(lookedUpStacks({ data: { aws_eks_cluster: { main: { name: 'other' } } } }, others)).toEqual([]);
    expect(lookedUpStacks({ data: { aws_eks_cluster: { main: { name: '${var.name}' } } } }, others)).toEqual([]);
    // Where GitOps makes the objects, an add-on may be all that a platform has.
    expect(lookedUpStacks({ resource: { aws_eks_addon: { a: { cluster_name: 'shop' } } } }, others)).toEqual(['cluster']);
    expect(lookedUpStacks({ resource: { aws_eks_addon: { a: { cluster_name: 'other' } } } }, others)).toEqual([]);
    expect(lookedUpStacks({ resource: { aws_eks_addon: { a: { addon_name: 'x' } } } }, others)).toEqual([]);
  });
});

describe('what Terraform reports', () => {
  const lines = (...events: object[]): string =>
    ['Terraform has been successfully initialized!', ...events.map((one) => JSON.stringify(one))].join('\n');

  test('changes, complaints and the order of an apply', () => {
    const events = readUiEvents(
      lines(
        { type: 'version', terraform: '1.11.4' },
        { type: 'planned_change', change: { resource: { addr: 'aws_vpc.a' }, action: 'replace', reason: 'cannot_update' } },
        {
          type: 'planned_change',
          change: { resource: { addr: 'aws_vpc.b' }, previous_resource: { addr: 'aws_vpc.c' }, action: 'move' },
        },
        { type: 'planned_change', change: { resource: { addr: 'aws_vpc.d' }, action: 'noop' } },
        { type: 'apply_start', hook: { resource: { addr: 'aws_vpc.a' }, action: 'create' } },
        { type: 'apply_complete', hook: { resource: { addr: 'aws_vpc.a' }, action: 'create' } },
        { type: 'apply_start', hook: { resource: { addr: 'aws_vpc.b' }, action: 'create' } },
        { type: 'apply_errored', hook: { resource: { addr: 'aws_vpc.b' }, action: 'create' } },
        { type: 'diagnostic', diagnostic: { severity: 'error', summary: 'no', detail: 'really\n  no', address: 'aws_vpc.b' } },
        { type: 'outputs', outputs: { id: { action: 'noop' }, arn: { action: 'update' } } },
      ),
    );
    expect(events.outputs).toEqual(['arn']);
    expect(events.changes).toEqual([
      { address: 'aws_vpc.a', action: 'replace', reason: 'cannot_update' },
      { address: 'aws_vpc.b', action: 'move', from: 'aws_vpc.c' },
      { address: 'aws_vpc.d', action: 'no-op' },
    ]);
    expect(events.complaints.map(formatComplaint)).toEqual(['error: aws_vpc.b: no. really no']);
    expect(finishedBefore(events.moments, 'aws_vpc.a', 'aws_vpc.b')).toBe(true);
    expect(finishedBefore(events.moments, 'aws_vpc.b', 'aws_vpc.a')).toBe(false);
    expect(finishedBefore(events.moments, 'aws_vpc.a', 'aws_vpc.x')).toBe(false);
  });

  test('two that overlap did not wait for each other', () => {
    const moment = (
      address: string,
      event: 'start' | 'complete',
    ): { address: string; action: string; event: 'start' | 'complete' } => ({
      address,
      action: 'create',
      event,
    });
    const moments = [moment('a', 'start'), moment('b', 'start'), moment('a', 'complete'), moment('b', 'complete')];
    expect(finishedBefore(moments, 'a', 'b')).toBe(false);
  });

  test('a validation names the resource, also where only the place in the file tells it', () => {
    const document = {
      diagnostics: [
        { severity: 'error', summary: 'a', detail: '', address: 'aws_vpc.main' },
        { severity: 'error', summary: 'b', detail: '', snippet: { context: 'resource.aws_subnet.private_a.cidr' } },
        { severity: 'warning', summary: 'c', detail: '', snippet: { context: 'data.aws_region.here' } },
      ],
    };
    expect(readValidation(JSON.stringify(document)).map(({ address }) => address)).toEqual([
      'aws_vpc.main',
      'aws_subnet.private_a',
      'data.aws_region.here',
    ]);
    expect(readValidation('Error: no configuration')).toEqual([]);
  });
});

describe('stacks of an output folder', () => {
  let output: string;
  beforeEach(() => (output = mkdtempSync(join(tmpdir(), 'eks-auto-output-'))));
  afterEach(() => rmSync(output, { recursive: true }));

  const stack = (name: string): string => {
    const directory = join(output, 'stacks', name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'cdk.tf.json'), '{}');
    return directory;
  };

  test('those that are there', () => {
    const directory = stack('dev-network');
    mkdirSync(join(output, 'stacks', 'empty'));
    expect(findStacks(output)).toEqual([{ name: 'dev-network', directory }]);
    expect(findStacks(join(output, 'nowhere'))).toEqual([]);
  });

  test('a file stands for its folder, in which Terraform reads it', () => {
    const directory = stack('dev-cluster');
    expect(folderOf(join(directory, 'cdk.tf.json'))).toBe(directory);
    expect(folderOf(directory)).toBe(directory);
    expect(folderOf(join(output, 'nowhere.tf.json'))).toBe(join(output, 'nowhere.tf.json'));
    rmSync(directory, { recursive: true });
  });

  test('with a manifest, those of the manifest and what they wait for', () => {
    const directory = stack('dev-network');
    stack('left-over');
    const stacks = { 'dev-network': { name: 'dev-network', workingDirectory: 'stacks/dev-network', dependencies: ['x'] } };
    writeFileSync(join(output, 'manifest.json'), JSON.stringify({ stacks }));
    expect(findStacks(output)).toEqual([{ name: 'dev-network', directory, dependencies: ['x'] }]);
  });
});

describe('what people read', () => {
  const stack = (name: string, more: Partial<StackResult>): StackResult => ({
    name,
    needs: [],
    complaints: [],
    counts: { create: 0, update: 0, replace: 0, delete: 0, import: 0, move: 0 },
    changes: [],
    secondPlan: [],
    applied: [],
    destroyed: [],
    milliseconds: {},
    ...more,
  });
  const result = (...stacks: StackResult[]): OfflineResult => ({
    label: 'structural plan, not a plan against AWS',
    ok: false,
    terraform: { path: '/bin/terraform', product: 'Terraform', version: '1.11.4' },
    providers: [{ source: 'hashicorp/aws', version: '6.25.0' }],
    stacks,
    handOvers: [{ consumer: 'b', dataSource: 'data.terraform_remote_state.a', producer: undefined, outputs: ['x'] }],
    assumptions: ['something'],
  });

  test('the label first, then each stack, then what was assumed', () => {
    const text = formatOfflineResult(
      result(
        stack('network', {
          counts: { create: 2, update: 0, replace: 1, delete: 0, import: 0, move: 0 },
          changes: [{ address: 'aws_vpc.a', action: 'replace', replacedBecause: ['cidr_block'] }],
        }),
        stack('b', { failedAt: 'plan', complaints: [{ severity: 'error', summary: 'no', detail: '' }] }),
        stack('c', { blockedBy: 'b' }),
        stack('d', {}),
      ),
    );
    expect(text).toBe(
      [
        'structural plan, not a plan against AWS (Terraform 1.11.4)',
        '  network  2 to create, 1 to replace',
        '    replace aws_vpc.a because of cidr_block',
        '  b        failed at plan',
        '    error: no',
        '  c        not tried, b failed',
        '  d        no changes',
        'hand-over b data.terraform_remote_state.a: stub',
        'assumed something',
        '',
      ].join('\n'),
    );
  });
});

describe('the terraform command', () => {
  const binary = (version: string): TerraformBinary => ({ path: '/bin/terraform', product: 'Terraform', version });

  test.each(['1.6.0', '1.11.4', '2.0.0'])('%s is new enough', (version) => {
    expect(usableTerraform(binary(version))).toEqual(binary(version));
  });

  test.each([
    [undefined, /there is none\n +fix: install Terraform .* or name a command with --terraform-binary/],
    [binary('1.5.7'), /1\.6 or newer, and \/bin\/terraform is 1\.5\.7/],
    [binary('0.15.0'), /is 0\.15\.0/],
  ])('%j is refused with an instruction', (found, expected) => {
    expect(() => usableTerraform(found)).toThrow(NoTerraformError);
    expect(() => usableTerraform(found)).toThrow(expected);
  });
});

describe('what Terraform complains about in plain text', () => {
  const said = (stderr: string, stdout = ''): readonly string[] => readPlainErrors(stderr, stdout).map(formatComplaint);

  test.each(['Terraform encountered problems during initialisation', 'OpenTofu encountered problems during initialization'])(
    '%s: only what follows is told, with its place',
    (introduction) => {
      const stderr = `
Error: ${introduction}, including problems
with the configuration, described below.

Error: Extraneous JSON object property

  on cdk.tf.json line 4:
   4: "resurce":{"a":{}}}

No argument or block type is named "resurce".

Error: Invalid version

Warning: Not this
`;
      expect(said(stderr, 'Initializing the backend...')).toEqual([
        'error: Extraneous JSON object property. on cdk.tf.json line 4: No argument or block type is named "resurce".',
        'error: Invalid version',
      ]);
    },
  );

  test('frames for people are left out', () => {
    expect(said('╷\n│ Error: Wrong\n│ \n│ Because.\n╵\n')).toEqual(['error: Wrong. Because.']);
  });

  test('what is no diagnostic is told as it is; an introduction alone too', () => {
    expect(said('', 'flag provided but not defined')).toEqual(['error: flag provided but not defined']);
    expect(said('Error: Terraform encountered problems during initialisation\n')).toHaveLength(1);
  });
});
