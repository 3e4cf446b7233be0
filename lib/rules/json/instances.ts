import { isPlainText, scopedExpressions } from '../../terraform/references';
import { remembered } from '../../terraform/remembered';
import { didYouMean } from '../did-you-mean';
import { type AnyRelationRule, type Problem, relationRule } from '../rule';
import type { SynthesizedStack } from '../synthesized';
import { suggesting } from '../texts';
import type { Block } from './json-project';

const date = '2026-11-28';
const COUNT = { url: 'https://developer.hashicorp.com/terraform/language/meta-arguments/count', date };
const FOR_EACH = { url: 'https://developer.hashicorp.com/terraform/language/meta-arguments/for_each', date };
const REFERENCES = { url: 'https://developer.hashicorp.com/terraform/language/expressions/references', date };

/** What Terraform itself knows. */
const OWN_OBJECTS: Readonly<Record<string, readonly string[]>> = {
  each: ['key', 'value'],
  count: ['index'],
  path: ['module', 'root', 'cwd'],
  terraform: ['workspace', 'applying'],
};
const OWN = /(?<![\w.-])(each|count|path|terraform)\s*\.\s*([A-Za-z_][\w-]*)/g;

/** A step of a reference that is no name: `[0]`, `["a"]`, `0`, `*`. */
export const isIndex = (step: string): boolean => /^(?:\[.*\]|\d+|\*)$/.test(step);

/** Of a literal key; `[*]` and keys that are computed are something else. */
const isKey = (step: string): boolean => /^(?:\[(?:\d+|"")\]|\d+)$/.test(step);

/** Which of several a reference is about, and what Terraform tells about itself. */
export const instanceRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN105',
    severity: 'error',
    title: 'A reference to one of several without its key, or with a key to the only one',
    why: 'What has count or for_each is a list or a map of resources, and anything else is none. Terraform refuses the stack: "Missing resource instance key", "Unexpected resource instance key".',
    fix: 'write the key, or [*] for all of them; none where there is one only',
    sources: [COUNT, FOR_EACH],
    example: { before: '"${aws_subnet.private.id}" where aws_subnet.private has count', after: '"${aws_subnet.private[0].id}"' },
    subject: 'json',
    *check(project) {
      if (project.knowledge?.of !== 'all') return;
      // An override file may have count or for_each in it.
      for (const stack of project.stacks.filter(({ complete }) => complete)) {
        for (const { address, steps, path } of stack.references) {
          const [first] = steps;
          const block = first === undefined ? undefined : project.at(stack, address);
          if (first === undefined || block === undefined || path.includes('replace_triggered_by')) continue;
          const problem = keyProblem(block, address, first);
          if (problem !== undefined) yield { ...problem, path: [stack.name, ...path] };
        }
      }
    },
  }),
  relationRule({
    id: 'JSN106',
    severity: 'error',
    title: 'A name that Terraform does not know of itself',
    why: 'each has key and value, count has index, path has module, root and cwd, terraform has workspace. Terraform refuses anything else.',
    fix: 'write one of these',
    sources: [REFERENCES],
    example: { before: '"${each.valu}"', after: '"${each.value}"' },
    subject: 'json',
    *check(project) {
      if (project.knowledge?.of !== 'all') return;
      for (const stack of project.stacks) yield* ownNames(stack);
    },
  }),
];

function keyProblem({ body, repeated }: Block, address: string, first: string): Omit<Problem, 'path'> | undefined {
  if (!repeated) {
    if (!isKey(first)) return undefined;
    const message = `${address} has neither count nor for_each`;
    return { received: `'${address}${first.startsWith('[') ? first : `.${first}`}'`, message, fix: 'write it without the key' };
  }
  // Null means that there is none.
  if (isIndex(first) || body['count'] === null || body['for_each'] === null) return undefined;
  const [has, key] = body['count'] === undefined ? ['for_each', 'each.key'] : ['count', '0'];
  return {
    received: `'${address}.${first}'`,
    message: `${address} has ${has}`,
    fix: `say which one: '${address}[${key}].${first}', or '${address}[*].${first}' for all`,
  };
}

function* ownNames({ name, templates }: SynthesizedStack): Iterable<Problem> {
  for (const at of templates) {
    for (const { object, member, members } of strangeNames(at.value)) {
      const { path } = at;
      // A block may be called `path`, and then its iterator is.
      if (path.includes('dynamic') || isPlainText(path)) continue;
      const message = `${object} has ${members.join(', ')}`;
      yield { path: [name, ...path], received: `'${object}.${member}'`, message, ...suggesting(didYouMean(member, members)) };
    }
  }
}

/** Members that Terraform's own objects do not have. */
const strangeNames = remembered((text) =>
  scopedExpressions(text).flatMap(({ bare, variables }) =>
    Array.from(bare.matchAll(OWN), ([, object = '', member = '']) => ({
      object,
      member,
      members: OWN_OBJECTS[object] ?? [],
    })).filter(({ object, member, members }) => !members.includes(member) && !variables.has(object)),
  ),
);
