import { FUNCTIONS, LATER_FUNCTIONS } from '../../terraform/functions';
import { isPlainText, scopedExpressions } from '../../terraform/references';
import { remembered } from '../../terraform/remembered';
import { didYouMean } from '../did-you-mean';
import { type AnyRelationRule, relationRule, type ValueProblem } from '../rule';
import { suggesting } from '../texts';

const date = '2026-11-29';
const CALLS = { url: 'https://developer.hashicorp.com/terraform/language/expressions/function-calls', date };
const FUNCTION_LIST = { url: 'https://developer.hashicorp.com/terraform/language/functions', date };

/** Functions that the language has, and calls of them. */
export const functionCallRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN121',
    severity: 'error',
    title: 'A call that no function of Terraform answers',
    why: 'Terraform refuses the stack. Nobody can add functions but providers, whose names begin with provider::. A name is told where it is nearly one that Terraform has; others may be of a later version.',
    fix: 'write the function as the documentation has it',
    sources: [CALLS, FUNCTION_LIST],
    example: { before: '"name": "${uper(var.name)}"', after: '"name": "${upper(var.name)}"' },
    subject: 'json',
    *check({ stacks, knowledge }) {
      // Our own calls are made by cdktf.
      if (knowledge?.of !== 'all') return;
      for (const stack of stacks) {
        for (const at of stack.templates) {
          const problems = wrongCalls(at.value);
          if (problems.length === 0) continue;
          const { path } = at;
          if (isPlainText(path) || path[0] === 'variable') continue;
          for (const problem of problems) yield { path: [stack.name, ...path], ...problem };
        }
      }
    },
  }),
];

const CALL = /(?<![\w.:-])([A-Za-z_][\w-]*)\s*\(/g;
/** What stands before a parenthesis and calls nothing. */
const WORDS = new Set(['in', 'if', 'else', 'for', 'elseif']);

const wrongCalls = remembered((template): readonly ValueProblem[] =>
  scopedExpressions(template).flatMap(({ bare }) =>
    [...bare.matchAll(CALL)].flatMap(({ 0: call, 1: name = '', index }) => {
      if (WORDS.has(name) || LATER_FUNCTIONS.includes(name)) return [];
      const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
      if (known !== undefined) return wrongCount(name, known, argumentsIn(bare, index + call.length));
      const meant = didYouMean(name, Object.keys(FUNCTIONS));
      if (meant === undefined || name === 'map' || name === 'list') return [];
      return [{ received: `'${name}'`, message: 'Terraform has no such function', ...suggesting(meant) }];
    }),
  ),
);

function wrongCount(name: string, [fewest, most]: readonly [number, number], count: number | undefined): readonly ValueProblem[] {
  if (count === undefined || (count >= fewest && count <= most)) return [];
  const wanted = fewest === most ? String(fewest) : `at least ${fewest}`;
  return [{ received: `${name}() with ${count}`, message: `${name} takes ${wanted} argument${wanted === '1' ? '' : 's'}` }];
}

/** How many arguments stand behind a parenthesis; undefined where they are spread, or where it does not end. */
function argumentsIn(bare: string, start: number): number | undefined {
  let depth = 0;
  let commas = 0;
  let begun = false;
  for (const character of bare.slice(start)) {
    if (depth === 0 && character === ')') return commas + (begun ? 1 : 0);
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (depth === 0 && character === ',') {
      commas += 1;
      // The last argument may have a comma behind it.
      begun = false;
    } else if (depth === 0 && character === '.' && bare.slice(start).includes('...')) return undefined;
    else if (character.trim() !== '') begun = true;
  }
  return undefined;
}
