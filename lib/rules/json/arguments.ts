import { writtenAt } from '../../terraform/block';
import { COMMENT, isObject, type JsonPath, Member, objects } from '../../terraform/stack-json';
import { type AnyRelationRule, type Problem, relationRule } from '../rule';
import type { SynthesizedStack } from '../synthesized';
import { suggesting } from '../texts';
import type { ArgumentProblem } from './argument-problem';
import { ArgumentReader } from './argument-reader';
import { type Block, type JsonProject, leavesOf, problemAt, type ProviderKnowledge, readOnce } from './json-project';
import { type KnownProvider, kindOf, providerOf, schemaOf } from './known-block';
import { isRemoved } from './removed-arguments';
import { unknownName, wordsIn, wordsOf } from './known-names';

const date = '2026-11-28';
const BINDINGS = { url: 'https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs', date };
const JSON_SYNTAX = { url: 'https://developer.hashicorp.com/terraform/language/syntax/json', date };
const TYPES = { url: 'https://developer.hashicorp.com/terraform/language/expressions/type-constraints', date };
const CONSTRAINTS = { url: 'https://developer.hashicorp.com/terraform/language/expressions/version-constraints', date };

const MANIFESTS = { url: 'https://registry.terraform.io/providers/hashicorp/kubernetes/2.38.0/docs/resources/manifest', date };

/** The provider takes any object for a manifest, and the API server does not. */
const OF_MANIFESTS = ['manifest', 'manifest.apiVersion', 'manifest.kind', 'manifest.metadata', 'manifest.metadata.name'];

interface Told extends Pick<ArgumentProblem, 'kind' | 'problem'> {
  readonly block: Block;
  readonly path: JsonPath;
  /** Every version of the provider that the stack may get refuses it. */
  readonly isCertain: boolean;
}

/** Everything that schemas say about the arguments of a project. */
const toldAbout = readOnce((project): readonly Told[] => {
  const { knowledge } = project;
  if (knowledge === undefined) return [];
  const asked = knowledge.of === 'all' ? project.blocks() : project.blocks().filter(isOverridden);
  return asked.length === 0 ? [] : [...new ArgumentJudge(knowledge, project).judge(asked)];
});

class ArgumentJudge {
  private readonly words = new Map<string, ReadonlySet<string>>();

  public constructor(
    private readonly knowledge: ProviderKnowledge,
    private readonly project: JsonProject,
  ) {}

  public *judge(blocks: readonly Block[]): Iterable<Told> {
    for (const block of blocks) {
      const provider = providerOf(this.knowledge.schemas, block);
      if (provider === undefined) continue;
      const schema = schemaOf(this.knowledge.schemas, provider, block);
      const known = `${provider.source} ${provider.known}`;
      const problems =
        schema === undefined
          ? [this.unknownType(block, provider)]
          : new ArgumentReader(this.wordsOf(provider), known, isOfHcl(block)).read(block.root, block.type, schema.block);
      for (const problem of problems) yield* told(block, provider, problem);
    }
  }

  private unknownType(block: Block, { source, known }: KnownProvider): ArgumentProblem {
    const types = this.knowledge.schemas.types(source, kindOf(block));
    const { meant, isSlip } = unknownName(block.type, types, new Set(types.flatMap(wordsIn)));
    const what = kindOf(block) === 'data' ? 'data source' : 'resource';
    const problem = { received: `'${block.type}'`, message: `${source} ${known} has no such ${what}`, ...suggesting(meant) };
    return { kind: 'unknown', at: block.root, isSlip, problem };
  }

  /** Of all types that the project uses: enough to tell a word from a slip. */
  private wordsOf(provider: KnownProvider): ReadonlySet<string> {
    const found = this.words.get(provider.source);
    if (found !== undefined) return found;
    const words = new Set<string>();
    this.words.set(provider.source, words);
    const seen = new Set<string>();
    for (const block of this.project.blocks()) {
      const type = `${kindOf(block)} ${block.type}`;
      if (seen.has(type) || providerOf(this.knowledge.schemas, block)?.source !== provider.source) continue;
      seen.add(type);
      const schema = schemaOf(this.knowledge.schemas, provider, block);
      if (schema !== undefined) wordsOf(schema.block, words);
    }
    return words;
  }
}

/** Another version of the provider may know what this one does not; a slip it does not know either. */
function* told(block: Block, { version }: KnownProvider, { kind, at, isSlip, problem }: ArgumentProblem): Iterable<Told> {
  // What an older or a newer provider takes is not for us to tell.
  if (version === 'other' && kind === 'unknown' && problem.suggestion === undefined) return;
  // What is an argument in one version is a block in another: `set` of helm_release up to version 2.
  if (version === 'other' && kind === 'form' && isObject(at.value)) return;
  // JSN098 knows what has taken its place.
  if (kind === 'unknown' && at instanceof Member && at.parent === block.root && isRemoved(block, String(at.key))) return;
  // An override file may have it.
  if (kind === 'missing' && !block.stack.complete) return;
  const isCertain = kind !== 'ignored' && (version === 'same' || (version === 'open' && (kind !== 'unknown' || isSlip)));
  yield { kind, problem, block, path: at.path, isCertain };
}

/** What turns HCL into JSON puts the body of each block into a list. */
const isOfHcl = ({ path }: Block): boolean => path.at(-1) === 0;

/** cdktf notes at the stack of which types somebody has gone past its own: `"//": { "metadata": { "overrides": { "aws_vpc": […] } } }`. */
const overriddenTypes = readOnce<ReadonlySet<string>, SynthesizedStack>(({ json }) => {
  const [note] = objects(json[COMMENT]).flatMap(({ metadata }) => objects(metadata));
  return new Set(objects(note?.['overrides']).flatMap(Object.keys));
});

const isOverridden = ({ stack, type }: Block): boolean => overriddenTypes(stack).has(type);

function* certain(project: JsonProject, kind: Told['kind']): Iterable<Problem> {
  for (const one of toldAbout(project)) if (one.isCertain && one.kind === kind) yield problemAt(one.block, one.path, one.problem);
}

/** Arguments of resources and data sources, as the provider's schema has them. */
export const argumentRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN100',
    severity: 'error',
    title: 'An argument, a block or a type that the provider does not have',
    why: 'Terraform refuses the stack. Where the version of the provider is open, only what no version can have is called an error: a name that is nearly an argument of the block and has a word in it that no argument of the provider has.',
    fix: 'write the name as the documentation of the provider has it',
    sources: [BINDINGS, CONSTRAINTS],
    example: { before: '"aws_vpc": { "main": { "cidr_blok": "10.0.0.0/16" } }', after: '… { "cidr_block": "10.0.0.0/16" }' },
    subject: 'json',
    check: (project) => certain(project, 'unknown'),
  }),
  relationRule({
    id: 'JSN008',
    severity: 'error',
    title: 'A required argument is missing',
    why: 'The provider refuses the resource when it validates the stack.',
    fix: 'write the argument',
    sources: [BINDINGS, MANIFESTS],
    example: { before: '"aws_subnet": { "a": { "cidr_block": "10.0.0.0/24" } }', after: '…, "vpc_id": "${aws_vpc.main.id}"' },
    subject: 'json',
    *check(project) {
      yield* certain(project, 'missing');
      for (const block of project.resources('kubernetes_manifest')) {
        for (const names of OF_MANIFESTS) {
          const [, around, last] = /^(?:(.*)\.)?(.*)$/.exec(names) ?? [];
          for (const parent of around === undefined ? [block.root] : leavesOf(block, around)) {
            if (!isObject(parent.value) || writtenAt(parent, last ?? names).length > 0) continue;
            yield problemAt(block, parent.path, { message: `${names} is missing` });
          }
        }
      }
    },
  }),
  relationRule({
    id: 'JSN101',
    severity: 'error',
    title: 'A value of a form that the argument does not have',
    why: 'Terraform makes numbers, booleans and texts of each other, and nothing else: a text is no list, a list no map, an expression no block. What only AWS decides cannot be written at all.',
    fix: 'write a value of the form that the argument has',
    sources: [TYPES, JSON_SYNTAX],
    example: { before: '"subnet_ids": "subnet-0a1"', after: '"subnet_ids": ["subnet-0a1", "subnet-0b2"]' },
    subject: 'json',
    check: (project) => certain(project, 'form'),
  }),
  relationRule({
    id: 'JSN102',
    severity: 'warning',
    title: 'What the known version of the provider does not take',
    why: 'The provider that Terraform will use may be another version than the one that is known here, and that one may take it. In an object that is the value of an argument Terraform drops what it does not know, without a word.',
    fix: 'compare it with the documentation of the version that you use',
    sources: [BINDINGS, CONSTRAINTS],
    example: {
      before: '"version": "~> 5.0", "aws_eip": { "nat": { "domian": "vpc" } }',
      after: '… { "domain": "vpc" }',
    },
    subject: 'json',
    *check(project) {
      for (const one of toldAbout(project)) if (!one.isCertain) yield problemAt(one.block, one.path, one.problem);
    },
  }),
];
