import type { StackSchemas } from '../../schema/stack-schemas';
import { COMMENT, type Json, type JsonObject, objects, type StackJson } from '../../terraform/stack-json';
import { type BlockBody, blockBodies } from './body';
import { BY_NAME, compareTypes, fileOfResource } from './file-of';
import {
  checkGrammar,
  type Grammar,
  importGrammar,
  moduleGrammar,
  movedGrammar,
  outputGrammar,
  providerGrammar,
  removedGrammar,
  resourceGrammar,
  schemaGrammar,
  terraformGrammar,
  valuesGrammar,
  variableGrammar,
} from './grammar';
import { guessedGrammar } from './guess';

/** A block of the configuration, with everything that writing and comparing it needs. */
export interface TopLevelBlock extends BlockBody {
  /** `resource`, `terraform` */
  readonly kind: string;
  /** As Terraform writes it, where it has one: `aws_vpc.main`, `output.vpc_id`. */
  readonly address: string | undefined;
  /** Of resources; empty elsewhere. */
  readonly type: string;
  readonly grammar: Grammar;
  /** Name without ending: `network`. */
  readonly file: string;
}

/** What was taken for a block or an object without a schema that tells. */
export type TellGuess = (address: string, path: string, taken: 'block' | 'object') => void;

/** Provider of `terraform_data` and `terraform_remote_state`, which are part of Terraform: they have values and no blocks. */
const BUILT_IN = /^terraform_/;

/** All blocks of a stack, by file and then in the order in which they are read. */
export function topLevelBlocks(stack: StackJson, schemas: StackSchemas, tell: TellGuess): readonly TopLevelBlock[] {
  const own = (kind: 'resource' | 'data' | 'provider', type: string, address: string): Grammar => {
    const known = { resource: schemas.resources, data: schemas.dataSources, provider: schemas.providers }[kind][type];
    if (known !== undefined) return schemaGrammar(known.block);
    if (BUILT_IN.test(type)) return valuesGrammar;
    return guessedGrammar((path, taken) => tell(address, path, taken));
  };
  const beside = filesOfTriggers(stack);
  const resources = (kind: 'resource' | 'data' | 'ephemeral', prefix: string): readonly TopLevelBlock[] =>
    blockBodies(stack[kind], 2).map(({ labels, body }) => {
      const [type = '', name = ''] = labels;
      const address = `${prefix}${type}.${name}`;
      const grammar = resourceGrammar(own(kind === 'data' ? 'data' : 'resource', type, address));
      const file = kind === 'resource' ? (beside.get(address) ?? fileOfResource(type, body)) : 'data';
      return { kind, labels, body, address, type, grammar, file };
    });
  const plain = (kind: string, labels: number, grammar: Grammar, file: string, prefix?: string): readonly TopLevelBlock[] =>
    blockBodies(stack[kind], labels).map((block) => ({
      ...block,
      kind,
      type: '',
      grammar,
      file,
      address: prefix === undefined ? undefined : `${prefix}.${block.labels.join('.')}`,
    }));
  const byOrder = (blocks: readonly TopLevelBlock[]): readonly TopLevelBlock[] => blocks.toSorted(compareBlocks);

  return [
    ...terraformBlocks(stack['terraform']),
    ...blockBodies(stack['provider'], 1).map(({ labels: [name = ''], body }) => ({
      kind: 'provider',
      labels: [name],
      body,
      address: `provider.${name}`,
      type: '',
      grammar: providerGrammar(own('provider', name, `provider.${name}`)),
      file: 'providers',
    })),
    ...plain('variable', 1, variableGrammar, 'variables', 'var'),
    ...plain('locals', 0, valuesGrammar, 'locals'),
    ...byOrder(resources('data', 'data.')),
    ...byOrder(resources('ephemeral', 'ephemeral.')),
    ...plain('module', 1, moduleGrammar, 'modules', 'module'),
    ...byOrder(resources('resource', '')),
    ...plain(
      'check',
      1,
      checkGrammar((type) => resourceGrammar(own('data', type, `data.${type}`))),
      'checks',
      'check',
    ),
    ...plain('moved', 0, movedGrammar, 'moved'),
    ...plain('import', 0, importGrammar, 'imports'),
    ...plain('removed', 0, removedGrammar, 'removed'),
    ...plain('output', 1, outputGrammar, 'outputs', 'output'),
  ];
}

/** `terraform_data` stands with what it replaces, by address. */
function filesOfTriggers(stack: StackJson): ReadonlyMap<string, string> {
  return new Map(
    blockBodies(stack['resource'], 2).flatMap(({ labels: [type = ''], body }) =>
      objects(body['lifecycle'])
        .flatMap(({ replace_triggered_by: triggers }) => (Array.isArray(triggers) ? (triggers as readonly Json[]) : []))
        .flatMap((trigger): [string, string][] => {
          const address = typeof trigger === 'string' ? /^terraform_data\.[\w-]+/.exec(trigger)?.[0] : undefined;
          return address === undefined ? [] : [[address, fileOfResource(type, body)]];
        }),
    ),
  );
}

/** Members of a stack that Terraform does not know, or not under this name. */
export const unknownMembers = (stack: StackJson): readonly string[] => Object.keys(stack).filter((name) => !KNOWN.has(name));

const KNOWN = new Set([
  ...[COMMENT, 'terraform', 'provider', 'variable', 'locals', 'data', 'ephemeral', 'module', 'resource'],
  ...['check', 'moved', 'import', 'removed', 'output'],
]);

/** Versions and the backend change for different reasons, so each has a file. */
function terraformBlocks(value: Json | undefined): readonly TopLevelBlock[] {
  const make = (body: JsonObject, file: string): readonly TopLevelBlock[] =>
    Object.keys(body).length === 0
      ? []
      : [{ kind: 'terraform', labels: [], body, address: undefined, type: '', grammar: terraformGrammar, file }];
  return objects(value).flatMap((terraform) => {
    const entries = Object.entries(terraform);
    const isBackend = ([name]: readonly [string, Json]): boolean => name === 'backend' || name === 'cloud';
    return [
      ...make(Object.fromEntries(entries.filter((entry) => !isBackend(entry))), 'versions'),
      ...make(Object.fromEntries(entries.filter(isBackend)), 'backend'),
    ];
  });
}

function compareBlocks(one: TopLevelBlock, other: TopLevelBlock): number {
  const byName = compare(one.labels[1] ?? '', other.labels[1] ?? '');
  const byType = compareTypes(one.type, other.type);
  return compare(one.file, other.file) || (BY_NAME.has(one.file) ? byName || byType : byType || byName);
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
