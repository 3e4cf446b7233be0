import type { Attribute, Block } from '../../schema/schema';
import type { Json } from '../../terraform/stack-json';

/**
 * How the value of an argument is written. `expression`: strings are templates. `text`: Terraform reads strings as they are. `bare`: strings are
 * addresses, types or words, which stand without quotes. `required provider`: text, but for the aliases in it.
 */
export type Notation = 'expression' | 'text' | 'bare' | 'required provider';

/** What an argument of a block is. */
export type Argument =
  | { readonly kind: 'attribute'; readonly notation: Notation; readonly schema?: Attribute }
  | {
      readonly kind: 'block';
      /** `dynamic "ingress"`, `data "aws_region" "here"`: how many words stand between the name and the brace. */
      readonly labels: number;
      /** What can be written inside, by the first label. */
      readonly inside: (label: string) => Grammar;
    };

/** What the arguments of one kind of block are, by name; the value helps where nobody knows. */
export type Grammar = (name: string, value: Json) => Argument;

const attribute = (notation: Notation): Argument => ({ kind: 'attribute', notation });
const block = (inside: Grammar): Argument => ({ kind: 'block', labels: 0, inside: () => inside });
const labelled = (inside: (label: string) => Grammar, labels = 1): Argument => ({ kind: 'block', labels, inside });

/** Arguments with a meaning of their own, in front of those that another grammar knows. */
const withArguments =
  (own: Readonly<Record<string, Argument>>, otherwise: Grammar): Grammar =>
  (name, value) =>
    Object.hasOwn(own, name) ? (own[name] ?? otherwise(name, value)) : otherwise(name, value);

const EXPRESSIONS: Grammar = () => attribute('expression');
const TEXTS: Grammar = () => attribute('text');
const BARE: Grammar = () => attribute('bare');

const CONDITION = block(EXPRESSIONS);
const CONNECTION = block(EXPRESSIONS);

const LIFECYCLE = block(
  withArguments(
    {
      ignore_changes: attribute('bare'),
      replace_triggered_by: attribute('bare'),
      precondition: CONDITION,
      postcondition: CONDITION,
    },
    EXPRESSIONS,
  ),
);

const PROVISIONER = labelled(() =>
  withArguments({ when: attribute('bare'), on_failure: attribute('bare'), connection: CONNECTION }, EXPRESSIONS),
);

/** What Terraform itself understands in every resource and data block. */
export const resourceGrammar = (own: Grammar): Grammar =>
  withArguments(
    {
      provider: attribute('bare'),
      depends_on: attribute('bare'),
      lifecycle: LIFECYCLE,
      provisioner: PROVISIONER,
      connection: CONNECTION,
      dynamic: dynamic(own),
    },
    own,
  );

/** `dynamic "ingress" { for_each, content { … } }`; dynamic blocks may hold dynamic blocks. */
function dynamic(own: Grammar): Argument {
  return labelled((label) => {
    const inner = own(label, [{}]);
    const content = inner.kind === 'block' ? inner.inside('') : EXPRESSIONS;
    return withArguments({ content: block(content), iterator: attribute('bare') }, EXPRESSIONS);
  });
}

/** What a schema says; what it does not know is an attribute, so that Terraform complains in its own words. */
export const schemaGrammar =
  (schema: Block): Grammar =>
  (name) => {
    const nested = schema.blocks[name];
    if (nested !== undefined) {
      const inside = schemaGrammar(nested.block);
      return block(withArguments({ dynamic: dynamic(inside) }, inside));
    }
    const known = schema.attributes[name];
    return known === undefined ? attribute('expression') : { kind: 'attribute', notation: 'expression', schema: known };
  };

export const providerGrammar = (own: Grammar): Grammar =>
  withArguments({ alias: attribute('text'), version: attribute('text') }, own);

export const moduleGrammar: Grammar = withArguments(
  {
    source: attribute('text'),
    version: attribute('text'),
    providers: attribute('bare'),
    depends_on: attribute('bare'),
  },
  EXPRESSIONS,
);

export const variableGrammar: Grammar = withArguments({ type: attribute('bare'), validation: CONDITION }, TEXTS);

export const outputGrammar: Grammar = withArguments(
  { description: attribute('text'), depends_on: attribute('bare'), precondition: CONDITION },
  EXPRESSIONS,
);

/** Arguments of backends are attributes, but for these. */
const BACKEND_BLOCKS: Readonly<Record<string, readonly string[]>> = {
  remote: ['workspaces'],
  kubernetes: ['exec'],
  oss: ['assume_role'],
};

export const terraformGrammar: Grammar = withArguments(
  {
    backend: labelled((type) => (name) => (BACKEND_BLOCKS[type]?.includes(name) === true ? block(TEXTS) : attribute('text'))),
    cloud: block(withArguments({ workspaces: block(TEXTS) }, TEXTS)),
    required_providers: block(() => attribute('required provider')),
    provider_meta: labelled(() => EXPRESSIONS),
    experiments: attribute('bare'),
  },
  TEXTS,
);

export const movedGrammar: Grammar = BARE;

export const importGrammar: Grammar = withArguments({ to: attribute('bare'), provider: attribute('bare') }, EXPRESSIONS);

export const removedGrammar: Grammar = withArguments(
  { from: attribute('bare'), lifecycle: LIFECYCLE, provisioner: PROVISIONER, connection: CONNECTION },
  EXPRESSIONS,
);

export const checkGrammar = (data: (type: string) => Grammar): Grammar =>
  withArguments({ assert: CONDITION, data: labelled(data, 2) }, EXPRESSIONS);

/** What has no schema and needs none: every argument is a value. */
export const valuesGrammar: Grammar = EXPRESSIONS;
