import { isUnknown } from '../../terraform/block';
import { COMMENT, type Json, type JsonObject, type JsonPath, locatedObjects } from '../../terraform/stack-json';
import { didYouMean } from '../did-you-mean';
import { type AnyRelationRule, type Problem, relationRule } from '../rule';
import type { SynthesizedStack } from '../synthesized';
import { LIFECYCLE_SWITCHES } from './argument-problem';
import { quoted } from './json-project';
import { hasSchema, kindOf } from './known-block';

const date = '2026-11-29';
const SYNTAX = { url: 'https://developer.hashicorp.com/terraform/language/syntax/json', date };
const BLOCK_PAGES = ['output', 'variable', 'terraform', 'module'].map((block) => ({
  url: `https://developer.hashicorp.com/terraform/language/block/${block}`,
  date,
}));

/** Also of later versions, and of OpenTofu: what is nearly one of these is one. */
const BLOCKS = [
  ...['terraform', 'provider', 'variable', 'locals', 'output', 'module', 'resource', 'data', 'ephemeral'],
  ...['moved', 'removed', 'import', 'check', 'action', 'list', 'language', 'policy'],
];
const MEMBERS = {
  output: ['value', 'description', 'sensitive', 'ephemeral', 'depends_on', 'precondition', 'deprecated', 'type'],
  variable: [...['type', 'default', 'description', 'sensitive', 'nullable', 'ephemeral', 'validation', 'deprecated', 'const']],
  terraform: [
    ...['required_version', 'required_providers', 'backend', 'cloud', 'provider_meta', 'experiments', 'encryption', 'language'],
    'state_store',
  ],
} as const;
/** What has to be true or false. */
const SWITCHES = ['sensitive', 'ephemeral', 'nullable'];

/** Blocks of Terraform itself. */
export const terraformBlockRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN120',
    severity: 'error',
    title: 'A block of Terraform, or an argument of one, that is misspelt',
    why: 'Terraform refuses the folder before it does anything. What is no slip of a name is not told: it may be of a later version.',
    fix: 'write the name as the documentation of Terraform has it',
    sources: [SYNTAX, ...BLOCK_PAGES],
    example: { before: '"output": { "id": { "values": "…" } }', after: '"output": { "id": { "value": "…" } }' },
    subject: 'json',
    *check(project) {
      const { stacks, knowledge } = project;
      // Our own blocks are written by cdktf.
      if (knowledge?.of !== 'all') return;
      for (const stack of stacks)
        for (const { path, ...problem } of problemsIn(stack)) yield { path: [stack.name, ...path], ...problem };
      // Of resources that are known, JSN101 tells it.
      for (const { stack, body, path: at } of project
        .blocks()
        .filter((one) => kindOf(one) === 'resource' && !hasSchema(knowledge.schemas, one)))
        for (const { object, path: within } of locatedObjects(body['lifecycle'], [...at, 'lifecycle']))
          for (const { path, ...problem } of wrongSwitches(object, within, LIFECYCLE_SWITCHES))
            yield { path: [stack.name, ...path], ...problem };
    },
  }),
];

function* problemsIn({ json, elements, complete }: SynthesizedStack): Iterable<Problem> {
  yield* misspelt(json, [], BLOCKS, 'Terraform has no such block');
  for (const { object, path } of locatedObjects(json['terraform'], ['terraform']))
    yield* misspelt(object, path, MEMBERS.terraform, 'terraform has no such argument or block');
  for (const { kind, body, path } of elements) {
    if (kind === 'module') {
      for (const { object, path: at } of locatedObjects(body, path)) {
        if (!complete || object['source'] !== undefined) continue;
        const meant = Object.keys(object).find((name) => didYouMean(name, ['source']) !== undefined);
        if (meant === undefined) yield { path: at, message: 'a module has to have a source', fix: 'write source' };
        else
          yield { path: [...at, meant], received: `'${meant}'`, message: 'a module has to have a source', suggestion: 'source' };
      }
    }
    if (kind !== 'output' && kind !== 'variable') continue;
    for (const { object, path: at } of locatedObjects(body, path)) {
      const told = [...misspelt(object, at, MEMBERS[kind], `${kind} has no such argument`)];
      yield* told;
      yield* wrongSwitches(object, at, SWITCHES);
      if (kind === 'output' && complete && object['value'] === undefined && told.length === 0)
        yield { path: at, message: 'an output has to have a value', fix: 'write value' };
    }
  }
}

function* misspelt(object: JsonObject, path: JsonPath, names: readonly string[], message: string): Iterable<Problem> {
  for (const name of Object.keys(object)) {
    if (name === COMMENT || names.includes(name)) continue;
    const suggestion = didYouMean(
      name,
      names.filter((one) => object[one] === undefined || path.length === 0),
    );
    if (suggestion !== undefined) yield { path: [...path, name], received: `'${name}'`, message, suggestion };
  }
}

/** Terraform reads them before anything can be computed. */
function* wrongSwitches(object: JsonObject, path: JsonPath, names: readonly string[]): Iterable<Problem> {
  for (const name of names) {
    const value = object[name] as Json | undefined;
    if (typeof value !== 'string' || isUnknown(value) || ['true', 'false', '1', '0'].includes(value)) continue;
    yield { path: [...path, name], received: quoted(value), message: `${name} is true or false`, fix: `write "${name}": true` };
  }
}
