import { testsFile, testVariables } from '../../lib/export/tests-file';
import type { StackJson } from '../../lib/terraform/stack-json';
import { stackSchemas } from '../../lib/schema/stack-schemas';

const stack: StackJson = {
  terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
  provider: { aws: [{ region: 'eu-west-1' }, { alias: 'far', region: 'us-east-1' }] },
  data: {
    aws_partition: { here: {} },
    terraform_remote_state: { network: { backend: 's3', config: { bucket: 'b' } } },
  },
  resource: {
    aws_subnet: {
      known: { cidr_block: '10.0.0.0/24', vpc_id: '${data.terraform_remote_state.network.outputs.vpc_id}', tags: { a: 'b' } },
      many: { count: 2, cidr_block: '10.0.1.0/24' },
    },
  },
  output: { known: { value: 'x' }, computed: { value: '${aws_subnet.known.id}' }, list: { value: ['x'] } },
};
const text = testsFile('shop', stack, stack, stackSchemas(stack), {});

test('all providers are mocks, each configuration of one its own', () => {
  expect(text.match(/^mock_provider.*$|^ {2}alias.*$|^ {2}mock_data.*$/gm)).toEqual([
    'mock_provider "aws" {',
    '  mock_data "aws_partition" {',
    'mock_provider "aws" {',
    '  alias = "far"',
    '  mock_data "aws_partition" {',
  ]);
});

test('what others gave is stood in for, so that no state is read', () => {
  expect(text).toMatch(
    /override_data \{\n {2}target = data\.terraform_remote_state\.network\n {2}values = \{ outputs = \{ vpc_id = "vpc-/,
  );
});

test('holds what is written out and would replace something; nothing computed, nothing counted, no tag', () => {
  expect(text.match(/aws_subnet\.\w+[\w.[\]]* == .*$/gm)).toEqual(['aws_subnet.known.cidr_block == "10.0.0.0/24"']);
  expect(text).toContain('error_message = "aws_subnet.known would be replaced"');
});

test('holds outputs that are written out', () => {
  expect(text.match(/output\.\w+ == .*$/gm)).toEqual(['output.known == "x"']);
});

test('values of variables look like what the other stack gives', () => {
  expect(testVariables(stack, [{ name: 'net_vpc', output: 'vpc_id' }])).toEqual({
    net_vpc: expect.stringMatching(/^vpc-/) as string,
  });
});
