import { templateOfText } from '../../lib/export/hcl/canonical-template';
import type { Attribute, Block, CtyType, NestedBlock, Schema } from '../../lib/schema/schema';
import type { Json, JsonObject } from '../../lib/terraform/stack-json';
import { anyValue, objectOf, text } from '../export/hcl/random-values';
import fc from '../support/fast-check';

/** What Terraform reads itself, whatever the schema says. */
const META = new Set(['connection', 'count', 'depends_on', 'for_each', 'lifecycle', 'provider', 'provisioner']);

/** Arguments that hold a document: the writer says it as `jsonencode`. */
const DOCUMENT = /(policy|policy_document|definitions|document|json|configuration_values)$/;

/** Blocks inside blocks inside blocks: enough to meet every way of nesting, and plans that end. */
const DEPTH = 3;

const policy: fc.Arbitrary<string> = fc
  .record({
    Version: fc.constant('2012-10-17'),
    Statement: fc.array(
      fc.record(
        {
          Sid: text,
          Effect: fc.constantFrom('Allow', 'Deny'),
          Action: fc.oneof(
            fc.constantFrom('s3:*', '*'),
            fc.array(fc.constantFrom('s3:GetObject', 'kms:Decrypt'), { maxLength: 2 }),
          ),
          Resource: fc.constantFrom('*', ['arn:aws:s3:::a/${aws:username}', 'arn:aws:s3:::b/%{x}']),
          Condition: fc.dictionary(fc.constantFrom('StringLike', 'Bool'), fc.dictionary(text, text, { maxKeys: 2 }), {
            maxKeys: 2,
          }),
        },
        { requiredKeys: ['Effect', 'Action', 'Resource'] },
      ),
      { minLength: 1, maxLength: 2 },
    ),
  })
  .map((document) => templateOfText(JSON.stringify(document)));

const string: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: text.map(templateOfText) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '${terraform_data.other.output}',
      'arn:${upper("aws")}:${1 + 2}',
      '%{ if true }yes%{ else }no%{ endif }',
      'a\nb\n',
    ),
  },
);

const number: fc.Arbitrary<Json> = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => (Object.is(one, -0) ? 0 : one)),
  fc.constantFrom<Json>('12', '${1 + 2}', 1e21, 9007199254740991),
);

const boolean = fc.constantFrom<Json>(true, false, 'true', '${1 < 2}');

/** A value of a type, as Terraform's JSON has it. */
function valueOf(type: CtyType, name: string): fc.Arbitrary<Json> {
  if (type === 'string') return DOCUMENT.test(name) ? fc.oneof(policy, string) : string;
  if (type === 'number') return number;
  if (type === 'bool') return boolean;
  if (type === 'dynamic') return anyValue;
  switch (type[0]) {
    case 'list':
    case 'set':
      return fc.array(valueOf(type[1], name), { maxLength: 3 });
    case 'map':
      return objectOf(text.map(templateOfText), valueOf(type[1], ''), 3);
    case 'tuple':
      return fc.tuple(...type[1].map((element) => valueOf(element, name)));
    case 'object':
      // Terraform wants all members of an object, and takes null for each.
      return fc.record(
        Object.fromEntries(Object.entries(type[1]).map(([member, one]) => [member, fc.option(valueOf(one, member))])),
      ) as fc.Arbitrary<Json>;
  }
}

function attributeOf(attribute: Attribute, name: string, depth: number): fc.Arbitrary<Json> {
  const { type, nested } = attribute;
  if (nested === undefined) return type === undefined ? fc.constant(null) : valueOf(type, name);
  const one = bodyOf({ attributes: nested.attributes, blocks: {} }, depth - 1);
  if (nested.nesting === 'single') return one;
  return nested.nesting === 'map' ? objectOf(text.map(templateOfText), one, 2) : fc.array(one, { maxLength: 2 });
}

function blocksOf({ nesting, block, minItems, maxItems }: NestedBlock, depth: number): fc.Arbitrary<Json> {
  const one = bodyOf(block, depth - 1);
  if (nesting === 'single') return one;
  const maxLength = Math.max(minItems, maxItems === 0 ? 2 : Math.min(maxItems, 2));
  const several = fc.array(one, { minLength: Math.max(minItems, 1), maxLength });
  // One block may be written without a list around it.
  return several.map((blocks) => (blocks.length === 1 && blocks[0] !== undefined && minItems > 0 ? blocks[0] : blocks));
}

function bodyOf({ attributes, blocks }: Block, depth: number): fc.Arbitrary<JsonObject> {
  const members: Record<string, fc.Arbitrary<Json>> = {};
  const required: string[] = [];
  for (const [name, attribute] of Object.entries(attributes)) {
    if ((depth === DEPTH && META.has(name)) || (attribute.computed && !attribute.optional)) continue;
    members[name] = attribute.required
      ? attributeOf(attribute, name, depth)
      : fc.option(attributeOf(attribute, name, depth), { freq: 8 });
    if (attribute.required) required.push(name);
  }
  for (const [name, nested] of Object.entries(blocks)) {
    if (nested.minItems === 0 && depth <= 0) continue;
    members[name] = blocksOf(nested, depth);
    if (nested.minItems > 0) required.push(name);
  }
  return fc.record(members, { requiredKeys: required }) as fc.Arbitrary<JsonObject>;
}

/** A resource of a type with arguments that its schema takes, and values that mean nothing. */
export const resourceOf = ({ block }: Schema): fc.Arbitrary<JsonObject> => bodyOf(block, DEPTH);
