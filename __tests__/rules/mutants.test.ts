// Single edits of the production JSON: how many of them rules on JSON notice, and what is to be said of the others.
// `npm run mutants` writes docs/mutants.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guardStacks } from '../../lib/rules/engine-guards';
import { judgeJson } from '../../lib/rules/json';
import { synthesizedStack, type SynthesizedStack } from '../../lib/rules/synthesized';
import { type EnvironmentInput, synthesizeToJson } from '../../lib/testing';
import { knowledge } from '../support/json-stacks';
import { type Mutant, mutantsOf } from '../support/mutants';
import { type Group, GROUPS, judgementOf, JUDGEMENTS, type Judgement } from '../support/survivors';

const root = join(__dirname, '..', '..');
const document = join(root, 'docs', 'mutants.md');
const OF_ANY_ORIGIN = ['literalTemplate', 'unresolvedToken', 'danglingReference', 'handOver', 'templateForAddress'] as const;

/** Shares, in percent, that may rise and never fall. */
const AT_LEAST = { ofAll: 49, ofWhatMatters: 74 };

const exported = (file: string): unknown =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  (require(join(root, file)) as { readonly default: unknown }).default;

const stacks = synthesizeToJson(
  [exported('envs/production.ts'), ...(exported('examples/private-cluster/envs.ts') as readonly unknown[])] as EnvironmentInput[],
  { today: '2026-11-22' },
);
const sound = Object.entries(stacks).map(([name, json]) => synthesizedStack(name, JSON.stringify(json), { json }));

const findings = (judged: readonly SynthesizedStack[]): number =>
  guardStacks(judged, { folders: [] }, OF_ANY_ORIGIN).length + judgeJson(judged, { today: '2026-11-22', knowledge }).length;

/** The stacks of the environment, one of them edited. */
function isCaught({ stack, json }: Mutant): boolean {
  const environment = stack.slice(0, stack.lastIndexOf('-'));
  const own = sound.filter(({ name }) => name.startsWith(`${environment}-`));
  return findings(own.map((one) => (one.name === stack ? synthesizedStack(stack, JSON.stringify(json), { json }) : one))) > 0;
}

const mutants = [...mutantsOf(stacks)].map((mutant) => ({ ...mutant, caught: isCaught(mutant) }));
const survivors = mutants.filter(({ caught }) => !caught).map((mutant) => ({ ...mutant, group: judgementOf(mutant) }));
const matters = mutants.length - survivors.filter(({ group }) => group?.judgement === 'allowed').length;
const caught = mutants.length - survivors.length;
const share = (part: number, whole: number): number => Math.floor((part / whole) * 100);

test('nothing is said about what is sound', () => {
  expect(findings(sound)).toBe(0);
});

test('there are hundreds of edits, over all kinds of resources', () => {
  expect(mutants.length).toBeGreaterThan(500);
  const kinds = new Set(mutants.map(({ type }) => type));
  expect(
    sound
      .flatMap(({ elements }) => elements)
      .filter(({ kind, type = '' }) => kind === 'resource' && ![...kinds].some((one) => one.startsWith(type))),
  ).toEqual([]);
});

test('somebody has judged every edit that passes', () => {
  const unjudged = survivors.filter(({ group }) => group === undefined);
  expect(unjudged.map(({ operator, type, at }) => `${operator}: ${type} ${at}`)).toEqual([]);
});

test('every judgement is of some edit', () => {
  const used = new Set(survivors.map(({ group }) => group));
  expect(GROUPS.filter((group) => !used.has(group)).map(({ why }) => why)).toEqual([]);
});

test('the share of edits that are noticed does not fall', () => {
  expect(share(caught, mutants.length)).toBeGreaterThanOrEqual(AT_LEAST.ofAll);
  expect(share(caught, matters)).toBeGreaterThanOrEqual(AT_LEAST.ofWhatMatters);
});

test('docs/mutants.md says what is so, give or take two in a hundred (npm run mutants writes it)', () => {
  if (process.env['EKS_AUTO_MUTANTS'] === 'write') writeFileSync(document, page());
  const [ofAll, ofWhatMatters] = [...readFileSync(document, 'utf8').matchAll(/\((\d+) %\)/g)].map(([, percent]) =>
    Number(percent),
  );
  expect(Math.abs((ofAll ?? 0) - share(caught, mutants.length))).toBeLessThanOrEqual(2);
  expect(Math.abs((ofWhatMatters ?? 0) - share(caught, matters))).toBeLessThanOrEqual(2);
});

function page(): string {
  const operators = [...new Set(mutants.map(({ operator }) => operator))];
  const byOperator = operators.map((operator) => {
    const own = mutants.filter((mutant) => mutant.operator === operator);
    return [operator, own.length, own.filter((mutant) => mutant.caught).length];
  });
  const sections = (Object.entries(JUDGEMENTS) as [Judgement, string][]).map(([judgement, why]) => {
    const own = survivors.filter(({ group }) => group?.judgement === judgement);
    const groups = new Map<Group, Map<string, Set<string>>>();
    for (const { group, operator, type, at } of own) {
      if (group === undefined) continue;
      const byType = groups.get(group) ?? new Map<string, Set<string>>();
      groups.set(group, byType.set(type, (byType.get(type) ?? new Set()).add(`${operator}${at === '' ? '' : ` \`${at}\``}`)));
    }
    const rows = [...groups].flatMap(([group, byType]) =>
      [...byType].map(([type, edits]) => [group.why, `\`${type}\``, [...edits].join('; ')]),
    );
    return `### ${judgement} (${own.length})\n\n${why}\n\n${table(['why', 'resource', 'edits'], rows)}`;
  });
  return `# What single mistakes the rules on JSON notice

Every argument, reference, tag, range, policy and dependency of one resource of each kind (production and the private cluster of the
examples) is edited once: deleted, misspelt, pointed elsewhere. Then [the rules on JSON](findings.md#terraform-json-of-any-origin) and
the guards judge all stacks of the environment. Nothing else does: no types, no rules of the configuration, no Terraform.

**${caught} of ${mutants.length} edits are noticed (${share(caught, mutants.length)} %); of those that AWS, Kubernetes or Terraform do
not simply accept, ${caught} of ${matters} (${share(caught, matters)} %).**

Written by \`npm run mutants\`, kept by [a test](../__tests__/rules/mutants.test.ts), as are the two shares. No rule was written for an
edit: each has its source. The test fails for an edit that nobody [has judged](../__tests__/support/survivors.ts), and for a judgement of no
edit.

${table(['edit', 'made', 'noticed'], byOperator)}

## Edits that pass, and why

${sections.join('\n\n')}
`;
}

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
