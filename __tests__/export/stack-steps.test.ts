import { backendOption } from '../../lib/export/backend-option';
import { importBlocks } from '../../lib/export/import-blocks';
import { typeOf, withVariables } from '../../lib/export/input-variables';
import { machinePaths, outsidePaths, withLocalPaths } from '../../lib/export/local-paths';
import { inReadingOrder, withoutMetadata } from '../../lib/export/portable-stack';
import { chosenPlace, formatPlace, readingPlace, statePlace, withBackend } from '../../lib/export/state-place';
import { importOverride } from '../../lib/export/unread-arguments';
import { range, withVersions } from '../../lib/export/versions';
import type { Json, StackJson } from '../../lib/terraform/stack-json';

const noSchemas = { providers: {}, resources: {}, dataSources: {}, unknown: [] };

describe('what cdktf has noted', () => {
  const note = { metadata: { path: 'dev/vpc', uniqueId: 'main' } };

  test('goes, at the stack and at each element', () => {
    const stack = {
      '//': { metadata: { backend: 's3', stackName: 'dev', version: '0.21.0' }, outputs: { dev: {} } },
      resource: { aws_vpc: { main: { '//': note, cidr_block: '10.0.0.0/16' } } },
      data: { aws_region: { here: { '//': note } } },
      module: { x: { '//': note, source: 'y' } },
      provider: { aws: [{ '//': note, region: 'eu-west-1' }] },
    };
    expect(withoutMetadata(stack)).toEqual({
      resource: { aws_vpc: { main: { cidr_block: '10.0.0.0/16' } } },
      data: { aws_region: { here: {} } },
      module: { x: { source: 'y' } },
      provider: { aws: [{ region: 'eu-west-1' }] },
    });
  });

  test.each([
    ['a tag', { aws_vpc: { main: { tags: { '//': 'x' } } } }],
    ['data that looks like a note', { kubernetes_manifest: { x: { manifest: { '//': note } } } }],
    ['a comment of somebody', { aws_vpc: { main: { '//': 'why' } } }],
    ['a note of another tool', { aws_vpc: { main: { '//': { metadata: { owner: 'me' } } } } }],
  ])('stays where it is %s', (_, resource) => {
    expect(withoutMetadata({ resource })).toEqual({ resource });
  });
});

test('blocks come in the order in which people read them, whatever the order before', () => {
  const stack = { output: {}, moved: [], resource: { b: { y: 1, x: 2 }, a: {} }, terraform: {}, data: {}, provider: {} };
  const reversed = Object.fromEntries(Object.entries(stack).toReversed());
  expect(Object.keys(inReadingOrder(stack))).toEqual(['terraform', 'provider', 'data', 'resource', 'output', 'moved']);
  expect(JSON.stringify(inReadingOrder(stack))).toBe(JSON.stringify(inReadingOrder(reversed)));
  expect(JSON.stringify(inReadingOrder(stack)['resource'])).toBe('{"a":{},"b":{"x":2,"y":1}}');
});

describe('where the order means something, it stays', () => {
  const inOrder = (body: object): string =>
    JSON.stringify(inReadingOrder({ resource: body as Json })['resource']).replace(/[{}"]|:(?=\{)/g, '');

  test.each<[string, object, string]>([
    ['a block before the dynamic ones', { ingress: 1, dynamic: { ingress: {} }, z: 2, a: 3 }, 'a:3,ingress:1,dynamicingress,z:2'],
    ['a block behind them', { z: 2, dynamic: { action: {} }, action: 1, a: 3 }, 'a:3,dynamicaction,action:1,z:2'],
    [
      'one on each side',
      { ingress: 1, dynamic: [{ ingress: {} }, { action: {} }], action: 2 },
      'ingress:1,dynamic:[ingress,action],action:2',
    ],
    ['dynamic blocks alone', { z: 2, dynamic: { action: {} }, a: 3 }, 'a:3,dynamicaction,z:2'],
    [
      'provisioners',
      { provisioner: { 'remote-exec': { b: 1, a: 2 }, 'local-exec': {} } },
      'provisionerremote-execa:2,b:1,local-exec',
    ],
  ])('%s', (_, body, expected) => {
    expect(inOrder(body)).toBe(expected);
  });
});

describe('versions', () => {
  test.each([
    ['6.25.0', '>= 6.25.0, < 7.0.0'],
    ['= 2.38.0', '>= 2.38.0, < 3.0.0'],
    ['0.9.2', '>= 0.9.2, < 0.10.0'],
    ['~> 6.0', '~> 6.0'],
    ['>= 6.25.0, < 7.0.0', '>= 6.25.0, < 7.0.0'],
    ['6.25.0-beta1', '6.25.0-beta1'],
  ])('%s becomes %s', (version, expected) => expect(range(version)).toBe(expected));

  test('sources have a namespace, and providers that nobody named are named', () => {
    const { terraform } = withVersions({
      terraform: { required_providers: { aws: { source: 'aws', version: '6.25.0' }, mine: { source: 'example.com/a/mine' } } },
      resource: { helm_release: { x: {} } },
    });
    expect(terraform).toEqual({
      required_providers: {
        aws: { source: 'hashicorp/aws', version: '>= 6.25.0, < 7.0.0' },
        mine: { source: 'example.com/a/mine' },
        helm: { source: 'hashicorp/helm' },
      },
      required_version: '>= 1.5.0',
    });
  });

  test.each([
    ['what it says', { required_version: '>= 1.3' }, '>= 1.3'],
    ['what lock files need', { backend: { s3: { use_lockfile: true } } }, '>= 1.10.0'],
  ])('Terraform is required as %s', (_, terraform, expected) => {
    expect(withVersions({ terraform })['terraform']).toMatchObject({ required_version: expected });
  });
});

describe('the backend', () => {
  const stack = {
    terraform: { backend: { s3: { bucket: 'b', key: 'k', region: 'r', encrypt: true } }, required_version: '>= 1.5.0' },
  };

  test('can go, or be another', () => {
    expect(withBackend(stack, 'keep', statePlace(stack))).toBe(stack);
    expect(withBackend(stack, 'none', chosenPlace(stack, 'dev', 'none'))).toEqual({
      terraform: { required_version: '>= 1.5.0' },
    });
    const gcs = { type: 'gcs', settings: { bucket: 'x' } };
    expect(withBackend(stack, gcs, chosenPlace(stack, 'dev-network', gcs))['terraform']).toMatchObject({
      backend: { gcs: { bucket: 'x', prefix: 'dev-network' } },
    });
    const cloud = { type: 'cloud', settings: { organization: 'acme' } };
    expect(withBackend(stack, cloud, chosenPlace(stack, 'dev', cloud))['terraform']).toEqual({
      required_version: '>= 1.5.0',
      cloud: { organization: 'acme', workspaces: { name: 'dev' } },
    });
  });

  test('is read without what is only for writing', () => {
    expect(readingPlace('dev-network', statePlace(stack))).toEqual({
      backend: 's3',
      config: { bucket: 'b', key: 'k', region: 'r' },
    });
    expect(readingPlace('dev-network', { backend: 'cloud', config: { organization: 'acme' } }).backend).toBe('remote');
    expect(readingPlace('dev-network', { backend: 'local', config: {} }).config).toEqual({
      path: '../dev-network/terraform.tfstate',
    });
  });

  test('reads like a sentence', () => {
    expect(formatPlace(statePlace(stack))).toBe('`s3`, bucket `b`, key `k`');
    expect(formatPlace({ backend: 'local', config: {} })).toBe('the file `terraform.tfstate` in this folder');
  });

  test('comes from the command line', () => {
    expect(backendOption('keep', [], 3).choice).toBe('keep');
    const settings = [
      'bucket=b',
      'region=r',
      'use_lockfile=true',
      'key=eks/{stack}.tfstate',
      'assume_role.role_arn=a=b',
      'l=["x"]',
    ];
    const { choice } = backendOption('s3', settings, 3);
    expect(choice).toEqual({
      type: 's3',
      settings: {
        bucket: 'b',
        region: 'r',
        use_lockfile: true,
        key: 'eks/{stack}.tfstate',
        assume_role: { role_arn: 'a=b' },
        l: ['x'],
      },
    });
    expect(chosenPlace(stack, 'dev-network', choice ?? 'keep').config).toMatchObject({ key: 'eks/dev-network.tfstate' });
  });

  test.each<[string, string, readonly string[], number, RegExp[]]>([
    ['an unknown one', 's4', [], 1, [/received 's4'.*Did you mean 's3'/]],
    ['settings without a new one', 'keep', ['bucket=b'], 1, [/--backend keep/]],
    ['everything that is missing', 's3', [], 1, [/bucket=<value>/, /region=<value>/]],
    ['what is no setting', 'gcs', ['bucket'], 1, [/received 'bucket'; write <name>=<value>/]],
    ['one state for several stacks', 'gcs', ['bucket=b', 'prefix=x'], 2, [/would give 2 stacks one state/]],
  ])('refuses %s', (_, type, settings, stacks, expected) => {
    const { problems = [] } = backendOption(type, settings, stacks);
    expect(problems).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(problems[index]).toMatch(pattern);
  });

  test('one state for one stack is fine', () => {
    expect(backendOption('gcs', ['bucket=b', 'prefix=x'], 1).choice).toMatchObject({ settings: { prefix: 'x' } });
  });
});

describe('paths', () => {
  const reads = (path: string): object => ({ terraform_remote_state: { net: { backend: 'local', config: { path } } } });

  test.each([
    ['relative', '../../../state/a.tfstate', '../../state/a.tfstate'],
    ['of this machine', '/home/me/shop/state/a.tfstate', '../../state/a.tfstate'],
    ['of a name that is no expression', '$${x}-%%{y}.tfstate', '../../cdktf.out/stacks/a/$${x}-%%{y}.tfstate'],
  ])('of local states that are %s lead there from the new folder', (_, path, expected) => {
    const stack = { terraform: { backend: { local: { path } } }, data: reads(path) } as Parameters<typeof withLocalPaths>[0];
    expect(withLocalPaths(stack, '/home/me/shop/cdktf.out/stacks/a', '/home/me/shop/exported/a')).toEqual({
      terraform: { backend: { local: { path: expected } } },
      data: reads(expected),
    });
  });

  test('with an expression are of nobody knows where, but in a backend, which takes none', () => {
    const path = '${path.root}/a.tfstate';
    const stack = { terraform: { backend: { local: { path } } }, data: reads(path) } as Parameters<typeof withLocalPaths>[0];
    expect(withLocalPaths(stack, '/home/me/shop/cdktf.out/stacks/a', '/home/me/shop/exported/a')).toEqual({
      terraform: { backend: { local: { path: '../../cdktf.out/stacks/a/${path.root}/a.tfstate' } } },
      data: reads(path),
    });
  });

  test('of modules beside the stack lead there too, and those below it are copied with it', () => {
    const from = { module: { a: { source: '../../../modules/a' }, b: { source: './assets/b' }, c: { source: 'acme/c/aws' } } };
    expect(withLocalPaths(from, '/home/me/shop/cdktf.out/stacks/a', '/home/me/shop/exported/a')).toEqual({
      module: { ...from.module, a: { source: '../../modules/a' } },
    });
  });

  test.each([
    ['a state', { terraform: { backend: { local: { path: '../../a.tfstate' } } } }, ['../../a.tfstate']],
    ['the state of another one', { data: reads('../../b.tfstate') as never }, ['../../b.tfstate']],
    ['a module', { module: { a: { source: '../../modules/a' } } }, ['../../modules/a']],
    ['the stack beside it', { data: reads('../net/terraform.tfstate') as never }, []],
    ['another backend', { terraform: { backend: { s3: { key: '../../a' } } } }, []],
  ])('that leave the exported folders are told: %s', (_, stack, expected) => {
    expect(outsidePaths(stack)).toEqual(expected);
  });

  test('of a machine are found wherever they stand', () => {
    const stack = { locals: { a: ['x', { b: 'cat /home/me/x' }] } };
    expect(machinePaths(stack, ['/home/me', '/'])).toEqual(['cat /home/me/x']);
    expect(machinePaths({ locals: { a: '/aws/eks' } }, ['/home/me', '/'])).toEqual([]);
  });
});

describe('a hand-over that becomes variables', () => {
  const state = { backend: 's3', config: { bucket: 'b', key: 'net' } };
  const producer = {
    name: 'net',
    directory: '/x/net',
    schemas: noSchemas,
    json: {
      terraform: { backend: { s3: state.config } },
      output: {
        ids: { value: { a: '${aws_subnet.a.id}', b: '${aws_subnet.b.id}' }, description: 'Subnets by zone' },
        cidrs: { value: ['10.0.0.0/16'] },
        secret: { value: 'x', sensitive: true },
      },
    },
  };
  const consumer = (subnet: string): Parameters<typeof withVariables>[0] => ({
    data: { terraform_remote_state: { net: state } },
    resource: { aws_eks_cluster: { main: { subnet, depends_on: ['data.terraform_remote_state.net', 'aws_vpc.x'] } } },
  });

  test('asks for what it read, with the producer’s words, types and values', () => {
    const text =
      '${data.terraform_remote_state.net.outputs.ids["a"]}-${data.terraform_remote_state.net.outputs["cidrs"][0]}-${data.terraform_remote_state.net.outputs.secret}';
    const { stack, variables, problems } = withVariables(consumer(text), 'cluster', '/x/cluster', [producer]);
    expect(problems).toEqual([]);
    expect(stack).toEqual({
      resource: {
        aws_eks_cluster: { main: { subnet: '${var.ids["a"]}-${var.cidrs[0]}-${var.secret}', depends_on: ['aws_vpc.x'] } },
      },
      variable: {
        ids: { description: 'Subnets by zone (output ids of net)', type: 'map(string)', nullable: false },
        cidrs: { description: 'What the state net gives as cidrs (output cidrs of net)', type: 'list(string)', nullable: false },
        secret: { description: expect.any(String) as string, type: 'string', nullable: false, sensitive: true },
      },
    });
    expect(variables.map(({ name, value }) => [name, value])).toEqual([
      ['cidrs', ['10.0.0.0/16']],
      ['ids', undefined],
      ['secret', undefined],
    ]);
  });

  test('keeps away from variables that are there', () => {
    const stack = { ...consumer('${data.terraform_remote_state.net.outputs.ids}'), variable: { ids: {} } };
    const { variables, stack: asking } = withVariables(stack, 'cluster', '/x/cluster', []);
    expect(variables).toMatchObject([{ name: 'net_ids', output: 'ids', type: undefined, producer: undefined }]);
    expect(JSON.stringify(asking)).toContain('${var.net_ids}');
  });

  test('says where no output is named', () => {
    const { problems } = withVariables(consumer('${keys(data.terraform_remote_state.net.outputs)}'), 'cluster', '/x/cluster', []);
    expect(problems).toEqual([expect.stringMatching(/cluster reads data\.terraform_remote_state\.net/)]);
  });

  test.each([
    [['a', 1], undefined],
    [[], undefined],
    [{ a: [true] }, 'map(list(bool))'],
    ['a-${x.y.z}', 'string'],
    ['${x.y.z}', undefined],
    ['${x.y.id}', 'string'],
    [null, undefined],
  ])('the type of %j is %s', (value, expected) => expect(typeOf(value, noSchemas)).toBe(expected));
});

test('import blocks know ids that are written, also by reference, and leave the others open', () => {
  const text = importBlocks(
    {
      resource: {
        aws_eks_cluster: { main: { name: 'shop' } },
        aws_eks_access_entry: { a: { cluster_name: '${aws_eks_cluster.main.name}', principal_arn: 'arn:aws:iam::1:role/$${x}' } },
        aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
        aws_iam_role: { many: { count: 2, name: 'x' }, computed: { name: '${var.x}' } },
        kubernetes_manifest: {
          c: { manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'n', namespace: 's' } } },
        },
      },
    },
    'shop',
  );
  expect(text).toContain('import {\n  to = aws_eks_cluster.main\n  id = "shop"\n}');
  expect(text).toContain('id = "shop:arn:aws:iam::1:role/$${x}"');
  expect(text).toContain('id = "apiVersion=v1,kind=ConfigMap,namespace=s,name=n"');
  expect(text.match(/^# {3}to = .*$/gm)).toEqual([
    '#   to = aws_iam_role.computed',
    '#   to = aws_iam_role.many',
    '#   to = aws_vpc.main',
  ]);
  expect(text).toContain('# 3 of 6 ids are known to AWS only.');
  // What is known of an id is there already, and what the rest looks like.
  expect(text).toContain('# such as "vpc-0123456789abcdef0"\n# import {\n#   to = aws_vpc.main\n#   id = "<id>"\n# }');
  const route = { r: { route_table_id: '${aws_route_table.r.id}', destination_cidr_block: '0.0.0.0/0' } };
  expect(importBlocks({ resource: { aws_route: route } }, 'shop')).toContain('#   id = "<route_table_id>_0.0.0.0/0"');
});

test('what lives in the state only is not imported: whatever it triggers would be replaced', () => {
  const resource = { terraform_data: { class: { input: 1 } }, aws_eks_cluster: { main: { name: 'shop' } } };
  const text = importBlocks({ resource }, 'shop');
  expect(text).not.toContain('terraform_data.class');
  expect(text).toContain('The 1 "to add" is terraform_data');
  expect(importBlocks({ resource: { aws_eks_cluster: { main: { name: 'shop' } } } }, 'shop')).not.toContain('terraform_data');
});

test('what nothing reads back is said, and ignored where it would replace what was imported', () => {
  const cluster = (permissions: boolean, ignored: Json = ['version']): StackJson => ({
    resource: {
      aws_eks_cluster: {
        main: {
          name: 'shop',
          access_config: { bootstrap_cluster_creator_admin_permissions: permissions },
          lifecycle: { ignore_changes: ignored },
        },
      },
      aws_kms_key: { main: { deletion_window_in_days: 30 }, other: { description: 'x' } },
    },
  });
  expect(importBlocks(cluster(false), 'shop')).toContain(
    '# The 1 "to change" only says again what is there, because nothing reads it back:\n# - aws_kms_key.deletion_window_in_days\n#',
  );
  expect(importOverride(cluster(false))).toContain(
    'resource "aws_eks_cluster" "main" {\n  lifecycle {\n    ignore_changes = [version, access_config[0].bootstrap_cluster_creator_admin_permissions]\n  }\n}\n',
  );
  expect(importOverride(cluster(true))).toBeUndefined();
  expect(importOverride(cluster(false, 'all'))).toBeUndefined();
  expect(importOverride(cluster(false, ['access_config[0].bootstrap_cluster_creator_admin_permissions']))).toBeUndefined();
});
