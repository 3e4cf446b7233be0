import { attributeType, type Block as SchemaBlock, type CtyType, type NestedBlock } from '../../schema/schema';
import type { Reference } from '../../terraform/references';
import { type AnyRelationRule, type Problem, relationRule } from '../rule';
import { suggesting } from '../texts';
import { type Block, type ProviderKnowledge, readOnce } from './json-project';
import { isIndex } from './instances';
import { providerOf, schemaOf } from './known-block';
import { unknownName, wordsOf } from './known-names';

const date = '2026-11-28';
const PROVIDER = { url: 'https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs', date };
const REFERENCES = { url: 'https://developer.hashicorp.com/terraform/language/expressions/references', date };
interface Told {
  readonly stack: string;
  readonly reference: Reference;
  readonly isCertain: boolean;
  readonly problem: Omit<Problem, 'path'>;
}

/** What is wrong with a step of a reference. */
interface WrongStep {
  /** In no version of the provider it is right. */
  readonly isSlip: boolean;
  readonly problem: Omit<Problem, 'path'>;
}

/** Everything that schemas say about the references of a project. */
const toldAbout = readOnce((project): readonly Told[] => {
  const { knowledge } = project;
  if (knowledge?.of !== 'all') return [];
  return project.stacks.flatMap((stack) =>
    stack.references.flatMap((reference) => {
      const block = project.at(stack, reference.address);
      const found = block && wrongStep(knowledge, block, reference);
      return found === undefined ? [] : [{ stack: stack.name, reference, ...found }];
    }),
  );
});

function wrongStep(
  { schemas }: ProviderKnowledge,
  block: Block,
  { address, steps }: Reference,
): Pick<Told, 'isCertain' | 'problem'> | undefined {
  const names = withoutInstance(steps);
  const provider = names.length === 0 ? undefined : providerOf(schemas, block);
  const schema = provider && schemaOf(schemas, provider, block);
  if (provider === undefined || schema === undefined) return undefined;
  const wrong = new StepReader(schema.block, `${provider.source} ${provider.known}`).inBlock(names, schema.block, address);
  if (wrong === undefined) return undefined;
  const { version } = provider;
  if (version === 'other' && wrong.problem.suggestion === undefined) return undefined;
  return { problem: wrong.problem, isCertain: version === 'same' || (version === 'open' && wrong.isSlip) };
}

/** What follows the resource itself: `count` and `for_each` put a key before it. */
const withoutInstance = (steps: readonly string[]): readonly string[] => (isIndex(steps[0] ?? '') ? steps.slice(1) : steps);

/** Follows the steps of a reference through a schema, up to the first that leads nowhere. */
class StepReader {
  public constructor(
    private readonly root: SchemaBlock,
    private readonly known: string,
  ) {}

  public inBlock([name, ...rest]: readonly string[], { attributes, blocks }: SchemaBlock, holder: string): WrongStep | undefined {
    if (name === undefined || isIndex(name)) return undefined;
    const attribute = attributes[name];
    if (attribute !== undefined) return this.inType(rest, attributeType(attribute), name);
    const nested = blocks[name];
    if (nested !== undefined) return this.inBlocks(rest, nested, name);
    return this.unknown(name, [...Object.keys(attributes), ...Object.keys(blocks)], holder);
  }

  private inBlocks(steps: readonly string[], { nesting, block }: NestedBlock, name: string): WrongStep | undefined {
    const [next, ...rest] = steps;
    if (next === undefined) return undefined;
    if (nesting === 'single') return this.inBlock(steps, block, name);
    if (isIndex(next)) return nesting === 'list' ? this.inBlock(rest, block, name) : undefined;
    const fix = nesting === 'list' ? `write ${name}[0].${next}` : `write one(….${name}).${next}`;
    const message = `${name} is a ${nesting} of blocks, and one of them has to be named`;
    return { isSlip: true, problem: { received: `'${name}.${next}'`, message, fix } };
  }

  private inType([next, ...rest]: readonly string[], type: CtyType, name: string): WrongStep | undefined {
    if (next === undefined || typeof type === 'string') return undefined;
    const [kind, inner] = type;
    if (kind === 'list') return isIndex(next) ? this.inType(rest, inner, name) : undefined;
    if (kind !== 'object' || isIndex(next)) return undefined;
    const member = inner[next];
    return member === undefined ? this.unknown(next, Object.keys(inner), name) : this.inType(rest, member, next);
  }

  private unknown(name: string, names: readonly string[], holder: string): WrongStep {
    const { meant, isSlip } = unknownName(name, names, wordsOfType(this.root));
    const problem = { received: `'${name}'`, message: `${holder} has no such attribute (${this.known})`, ...suggesting(meant) };
    return { isSlip, problem };
  }
}

const wordsOfType = readOnce<ReadonlySet<string>, SchemaBlock>((block) => wordsOf(block));

const toProblem = ({ stack, reference, problem }: Told): Problem => ({ ...problem, path: [stack, ...reference.path] });

/** References inside expressions, as the schema of what they lead to has it. */
export const attributeRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN103',
    severity: 'error',
    title: 'A reference to an attribute that there is not',
    why: 'Terraform refuses the stack: "This object has no argument, nested block, or exported attribute named …". What another version of the provider may have is a warning (JSN104).',
    fix: 'write the attribute as the documentation of the provider has it',
    sources: [PROVIDER, REFERENCES],
    example: { before: '"${aws_eks_cluster.main.endpont}"', after: '"${aws_eks_cluster.main.endpoint}"' },
    subject: 'json',
    *check(project) {
      for (const one of toldAbout(project)) if (one.isCertain) yield toProblem(one);
    },
  }),
  relationRule({
    id: 'JSN104',
    severity: 'warning',
    title: 'A reference to an attribute that the known version of the provider does not have',
    why: 'The provider that Terraform will use may be another version than the one that is known here, and that one may have it.',
    fix: 'compare it with the documentation of the version that you use',
    sources: [PROVIDER, REFERENCES],
    example: { before: '"${aws_subnet.a.arns}"', after: '"${aws_subnet.a.arn}"' },
    subject: 'json',
    *check(project) {
      for (const one of toldAbout(project)) if (!one.isCertain) yield toProblem(one);
    },
  }),
];
