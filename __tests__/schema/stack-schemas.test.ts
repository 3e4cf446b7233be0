import { stackSchemas } from '../../lib/schema/stack-schemas';

test('the schemas of what a stack uses, by its own names, and the providers that nobody can tell about', () => {
  const found = stackSchemas({
    terraform: { required_providers: { cloud: { source: 'hashicorp/aws' }, random: { source: 'hashicorp/random' } } },
    resource: { aws_vpc: { main: { provider: 'cloud.tokyo' } }, random_id: { x: {} }, terraform_data: { y: {} } },
    data: { aws_region: { here: { provider: 'cloud' } } },
  });
  expect(Object.keys(found.providers)).toEqual(['cloud']);
  expect(found.providers['cloud']?.block.blocks).toHaveProperty('default_tags');
  expect(Object.keys(found.resources)).toEqual(['aws_vpc']);
  expect(Object.keys(found.dataSources)).toEqual(['aws_region']);
  expect(found.unknown).toEqual(['hashicorp/random']);
});
