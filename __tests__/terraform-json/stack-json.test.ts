import { addresses, countResources, elements } from '../../lib/terraform/addresses';
import { formatJsonPath, parseStackJson, type StackJson, walk } from '../../lib/terraform/stack-json';

const stack: StackJson = {
  '//': { metadata: { stackName: 'dev' }, outputs: {} },
  resource: {
    aws_vpc: { main: { '//': { metadata: { path: 'dev/vpc/main', uniqueId: 'main' } }, tags: { '//': 'data', Name: 'x' } } },
    aws_subnet: { b: {}, a: {} },
  },
  data: { terraform_remote_state: { network: {} } },
  output: { vpc_id: { value: '${aws_vpc.main.id}' } },
  locals: { one: 1 },
  variable: { size: {} },
  module: { net: {} },
};

describe('addresses', () => {
  test('of a state are those of resources, data sources and modules, sorted', () => {
    expect(addresses(stack)).toEqual([
      'aws_subnet.a',
      'aws_subnet.b',
      'aws_vpc.main',
      'data.terraform_remote_state.network',
      'module.net',
    ]);
  });

  test('of a stack name its outputs, variables and local values too', () => {
    expect(elements(stack).map(({ address }) => address)).toEqual(
      expect.arrayContaining(['output.vpc_id', 'var.size', 'local.one']),
    );
  });

  test('lead to the construct', () => {
    expect(elements(stack).find(({ address }) => address === 'aws_vpc.main')?.constructPath).toBe('dev/vpc/main');
    expect(elements(stack).find(({ address }) => address === 'aws_subnet.a')?.constructPath).toBeUndefined();
  });

  test('are found where a block is a list of objects, which Terraform allows', () => {
    expect(addresses({ resource: [{ aws_vpc: { a: {} } }, { aws_vpc: [{ b: {} }] }] })).toEqual(['aws_vpc.a', 'aws_vpc.b']);
  });

  test('of what Terraform makes are counted', () => {
    expect(countResources(stack)).toBe(3);
  });
});

describe('walking', () => {
  const paths = [...walk(stack)].map(({ path }) => formatJsonPath(path));

  test('reaches every value', () => {
    expect(paths).toEqual(expect.arrayContaining(['', 'resource.aws_vpc.main.tags.Name', 'locals.one']));
  });

  test('leaves out the metadata of cdktf, and only that', () => {
    expect(paths).toContain('resource.aws_vpc.main.tags.//');
    expect(paths.filter((path) => path.includes('metadata'))).toEqual([]);
  });

  test('prints indices in brackets', () => {
    expect(formatJsonPath(['output', 'x', 'value', 0])).toBe('output.x.value[0]');
  });
});

test.each(['[]', '"x"', 'null'])('%s is no stack', (text) => {
  expect(() => parseStackJson(text)).toThrow('a stack is a JSON object');
});
