import { requiredArguments } from '../../lib/aws/required-arguments';
import { findBindings } from '../../lib/schema/bindings-package';
import { providerSchema } from '../../lib/schema/provider-schemas';
import type { Block } from '../../lib/schema/schema';

const requiredIn = ({ attributes, blocks }: Block, prefix: string): readonly string[] => [
  ...Object.entries(attributes).flatMap(([name, { required }]) => (required ? [prefix + name] : [])),
  ...Object.entries(blocks).flatMap(([name, { block, minItems }]) => [
    ...(minItems > 0 ? [prefix + name] : []),
    ...requiredIn(block, `${prefix}${name}.`),
  ]),
];

test('the table of required arguments is what the bindings say', () => {
  const bindings = findBindings('aws');
  const { resources } = providerSchema(bindings!, { resources: Object.keys(requiredArguments), dataSources: [] });
  expect(requiredArguments).toEqual(
    Object.fromEntries(Object.entries(resources).map(([type, { block }]) => [type, requiredIn(block, '')])),
  );
});
