import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BindingsPackage, bindingSource, bindingTypes, findBindings } from '../../lib/schema/bindings-package';
import { deriveSchema } from '../../lib/schema/derive-schema';
import { fullProviderSchema, providerSchema } from '../../lib/schema/provider-schemas';
import { type Attribute, attributeType, type Block, blockType, type Schema, type SchemaKind } from '../../lib/schema/schema';
import { SchemaCache } from '../../lib/schema/schema-cache';

const bindings = (provider: string): BindingsPackage => {
  const found = findBindings(provider);
  if (found === undefined) throw new Error(`@cdktf/provider-${provider} is not installed`);
  return found;
};

function schema(kind: SchemaKind, type: string): Schema {
  const from = bindings(type.split('_')[0] ?? '');
  return deriveSchema(kind, type, bindingSource(from, kind, type) ?? '').schema;
}

const resource = (type: string): Block => schema('resource', type).block;

/** `required`, `optional`, `computed`, `optional+computed`, as Terraform's documentation has it. */
const use = ({ required, optional, computed }: Attribute): string =>
  [required && 'required', optional && 'optional', computed && 'computed'].filter(Boolean).join('+');

function at(block: Block, path: string): Attribute {
  const [name = '', ...rest] = path.split('.');
  const found = rest.length === 0 ? block.attributes[name] : undefined;
  if (found !== undefined) return found;
  const nested = block.blocks[name];
  if (nested === undefined) throw new Error(`no ${path}`);
  return at(nested.block, rest.join('.'));
}

describe('arguments', () => {
  test.each([
    ['name', 'required', 'string'],
    ['version', 'optional+computed', 'string'],
    ['bootstrap_self_managed_addons', 'optional', 'bool'],
    ['enabled_cluster_log_types', 'optional', ['set', 'string']],
    ['tags', 'optional', ['map', 'string']],
    ['tags_all', 'optional+computed', ['map', 'string']],
    ['arn', 'computed', 'string'],
    ['certificate_authority', 'computed', ['list', ['object', { data: 'string' }]]],
    ['identity', 'computed', ['list', ['object', { oidc: ['list', ['object', { issuer: 'string' }]] }]]],
    ['vpc_config.subnet_ids', 'required', ['set', 'string']],
    ['vpc_config.cluster_security_group_id', 'computed', 'string'],
    ['vpc_config.public_access_cidrs', 'optional+computed', ['set', 'string']],
    ['encryption_config.provider.key_arn', 'required', 'string'],
    ['timeouts.create', 'optional', 'string'],
  ])('aws_eks_cluster.%s is %s', (path, expectedUse, type) => {
    const attribute = at(resource('aws_eks_cluster'), path);
    expect(use(attribute)).toBe(expectedUse);
    expect(attribute.type).toEqual(type);
  });

  test('an id is computed in the newer half of the provider and may be written in the older', () => {
    expect(use(at(resource('aws_eks_pod_identity_association'), 'id'))).toBe('computed');
    expect(use(at(resource('aws_vpc'), 'id'))).toBe('optional+computed');
  });

  test('maps of anything are dynamic', () => {
    expect(at(resource('kubernetes_manifest'), 'manifest')).toMatchObject({ required: true, type: 'dynamic' });
  });
});

describe('blocks', () => {
  test.each([
    ['aws_eks_cluster', 'vpc_config', 'list', 1, 1],
    ['aws_eks_cluster', 'access_config', 'list', 0, 1],
    ['aws_eks_cluster', 'timeouts', 'single', 0, 1],
    ['aws_eks_addon', 'pod_identity_association', 'set', 0, 0],
    ['aws_eks_access_policy_association', 'access_scope', 'list', 1, 1],
    ['kubernetes_cluster_role_binding_v1', 'subject', 'list', 1, 0],
    ['kubernetes_manifest', 'timeouts', 'list', 0, 1],
    ['aws_cloudwatch_log_delivery_destination', 'delivery_destination_configuration', 'list', 1, 1],
  ])('%s.%s is a %s of %i to %i', (type, name, nesting, minItems, maxItems) => {
    expect(resource(type).blocks[name]).toMatchObject({ nesting, minItems, maxItems });
  });

  test('objects that are written with = are attributes: whole objects in the older half, nested attributes in the newer', () => {
    const ingress = at(resource('aws_security_group'), 'ingress');
    expect(ingress.type).toMatchObject([
      'set',
      ['object', { from_port: 'number', self: 'bool', cidr_blocks: ['list', 'string'] }],
    ]);
    const set = at(resource('helm_release'), 'set');
    expect(set.nested).toMatchObject({ nesting: 'list', attributes: { name: { required: true }, type: { optional: true } } });
    expect(attributeType(set)).toEqual(['list', ['object', { name: 'string', value: 'string', type: 'string' }]]);
  });

  test('provider blocks: what a struct without a class requires comes from its interface', () => {
    const kubernetes = schema('provider', 'kubernetes').block;
    expect(kubernetes.blocks['exec']).toMatchObject({ nesting: 'list', maxItems: 1 });
    expect(use(at(kubernetes, 'exec.command'))).toBe('required');
    expect(use(at(kubernetes, 'exec.args'))).toBe('optional');
    expect(kubernetes.attributes).not.toHaveProperty('alias');
    expect(schema('provider', 'helm').block.attributes['kubernetes']?.nested).toMatchObject({ nesting: 'single' });
  });

  test('sets of blocks hold nothing dynamic, which Terraform refuses', () => {
    const rule = resource('aws_wafv2_web_acl').blocks['rule'];
    expect(JSON.stringify(rule)).toContain('"dynamic"');
    expect(rule?.nesting).toBe('list');
  });
});

describe('derivation as a whole', () => {
  test('every type of the smaller provider, and every type of the families we use, can be derived', () => {
    const { resources, dataSources } = fullProviderSchema(bindings('helm'));
    expect([...Object.keys(resources), ...Object.keys(dataSources)]).toEqual(['helm_release', 'helm_template']);

    const types = bindingTypes(bindings('aws'), 'resource').filter((type) =>
      /^aws_(eks|iam_role|vpc|subnet|route|nat|kms|cloudwatch_log)/.test(type),
    );
    expect(types.length).toBeGreaterThan(60);
    for (const type of types) {
      const block = resource(type);
      expect(Object.keys(block.attributes).length).toBeGreaterThan(0);
      // Every attribute is used in one of the four ways, and has a type that Terraform knows.
      for (const attribute of Object.values(block.attributes)) {
        expect(['required', 'optional', 'computed', 'optional+computed']).toContain(use(attribute));
      }
      expect(blockType(block)[0]).toBe('object');
    }
  });

  test('only what is used is derived; what the bindings do not have is left out', () => {
    const { resources, dataSources, version } = providerSchema(bindings('aws'), {
      resources: ['aws_vpc', 'aws_vpd', 'aws_vpc'],
      dataSources: ['aws_eks_cluster'],
    });
    expect(Object.keys(resources)).toEqual(['aws_vpc']);
    expect(Object.keys(dataSources)).toEqual(['aws_eks_cluster']);
    expect(version).toMatch(/^6\.\d+\.\d+$/);
  });

  test('a provider without bindings is not found', () => {
    expect(findBindings('no-such-provider')).toBeUndefined();
  });
});

describe('the cache', () => {
  let folder: string;
  let cache: SchemaCache;
  const one = { providerVersion: '1.0.0', schema: { version: 0, block: { attributes: {}, blocks: {} } } };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eks-auto-cache-'));
    cache = new SchemaCache({ provider: 'x', version: '1.2.3', folder: join(folder, 'node_modules', '@cdktf', 'provider-x') });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const files = (): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
    );

  test('gives back what was written, and leaves no partial files', () => {
    expect(cache.read('resource', 'x_thing')).toBeUndefined();
    cache.write('resource', 'x_thing', one);
    expect(cache.read('resource', 'x_thing')).toEqual(one);
    expect(cache.read('data', 'x_thing')).toBeUndefined();
    expect(files()).toEqual([
      expect.stringMatching(/node_modules[/\\]\.cache[/\\]eks-auto[/\\]schema[/\\]x-1\.2\.3-\w+[/\\]resource\.x_thing\.json$/),
    ]);
  });

  test('a damaged file means deriving again', () => {
    cache.write('resource', 'x_thing', one);
    writeFileSync(files()[0] ?? '', '{"providerVersion"');
    expect(cache.read('resource', 'x_thing')).toBeUndefined();
  });
});
