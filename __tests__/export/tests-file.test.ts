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

test('what one resource reads of another looks like what AWS gives, because OpenTofu takes it for known', () => {
  const resource = {
    aws_kms_key: { main: { description: 'x' } },
    aws_iam_role: { node: { name: 'node', path: '/platform/' } },
    aws_flow_log: { main: { iam_role_arn: '${aws_iam_role.node.arn}', log_destination: '${aws_iam_role.node.name}' } },
    aws_kms_alias: { main: { name: 'alias/x', target_key_id: '${aws_kms_key.main.key_id}' } },
  };
  const reading: StackJson = { terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } }, resource };
  const mocks = testsFile('shop', reading, reading, stackSchemas(reading), {}).replaceAll(/\s+/g, ' ');
  // Names are written, and may not be mocked.
  expect(mocks).toMatch(
    /mock_resource "aws_iam_role" \{ defaults = \{ arn = "arn:aws:iam::123456789012:role\/platform\/node" \} \}/,
  );
  expect(mocks).toMatch(/mock_resource "aws_kms_key" \{ defaults = \{ key_id = "[0-9a-f-]{36}" \} \}/);
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
