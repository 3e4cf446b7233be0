// Single edits of the production JSON: how many of them rules on JSON notice, and what is to be said of the others.
// `npm run mutants` writes docs/mutants.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guardStacks } from '../../lib/rules/engine-guards';
import { judgeJson } from '../../lib/rules/json';
import { synthesizedStack, type SynthesizedStack } from '../../lib/rules/synthesized';
import { type EnvironmentInput, synthesizeToJson } from '../../lib/testing';
import { type Mutant, mutantsOf } from '../support/mutants';
import { judgementOf, JUDGEMENTS, type Judgement } from '../support/survivors';

const root = join(__dirname, '..', '..');
const document = join(root, 'docs', 'mutants.md');
const OF_ANY_ORIGIN = ['literalTemplate', 'unresolvedToken', 'danglingReference', 'handOver'] as const;

/** Shares, in percent, that may rise and never fall. */
const AT_LEAST = { ofAll: 42, ofWhatMatters: 65 };

const exported = (file: string): unknown =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  (require(join(root, file)) as { readonly default: unknown }).default;

const stacks = synthesizeToJson(
  [exported('envs/production.ts'), ...(exported('examples/private-cluster/envs.ts') as readonly unknown[])] as EnvironmentInput[],
  { today: '2026-11-22' },
);
const sound = Object.entries(stacks).map(([name, json]) => synthesizedStack(name, '', { json }));

const findings = (judged: readonly SynthesizedStack[]): number =>
  guardStacks(judged, { folders: [] }, OF_ANY_ORIGIN).length + judgeJson(judged, { today: '2026-11-22' }).length;

/** The stacks of the environment, one of them edited. */
function isCaught({ stack, json }: Mutant): boolean {
  const environment = stack.slice(0, stack.lastIndexOf('-'));
  const own = sound.filter(({ name }) => name.startsWith(`${environment}-`));
  return findings(own.map((one) => (one.name === stack ? synthesizedStack(stack, '', { json }) : one))) > 0;
}

const mutants = [...mutantsOf(stacks)].map((mutant) => ({ ...mutant, caught: isCaught(mutant) }));
const survivors = mutants.filter(({ caught }) => !caught).map((mutant) => ({ ...mutant, judgement: judgementOf(mutant) }));
const matters = mutants.length - survivors.filter(({ judgement }) => judgement === 'allowed').length;
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
    const own = survivors.filter((survivor) => survivor.judgement === judgement);
    const types = [...new Set(own.map(({ type }) => type))].sort();
    const rows = types.map((type) => {
      const edits = [
        ...new Set(
          own.filter((one) => one.type === type).map(({ operator, at }) => `${operator}${at === '' ? '' : ` \`${at}\``}`),
        ),
      ];
      return [`\`${type}\``, edits.join('; ')];
    });
    return `### ${judgement} (${own.length})\n\n${why}\n\n${table(['resource', 'edits'], rows)}`;
  });
  return `# What single mistakes the rules on JSON notice

Every argument, reference, tag, range, policy and dependency of one resource of each kind (production and the private cluster of the
examples) is edited once: deleted, misspelt, pointed elsewhere. Then [the rules on JSON](findings.md#terraform-json-of-any-origin) and
the guards judge all stacks of the environment. Nothing else does: no types, no rules of the configuration, no Terraform.

**${caught} of ${mutants.length} edits are noticed (${share(caught, mutants.length)} %); of those that AWS, Kubernetes or Terraform do
not simply accept, ${caught} of ${matters} (${share(caught, matters)} %).**

Written by \`npm run mutants\`, kept by [a test](../__tests__/rules/mutants.test.ts), as are the two shares. No rule was written for an
edit: each has its source.

${table(['edit', 'made', 'noticed'], byOperator)}

## Edits that pass, and why

${sections.join('\n\n')}
`;
}

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
