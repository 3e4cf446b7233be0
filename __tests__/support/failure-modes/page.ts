// docs/failure-modes.md, from the catalogue and the tests: `node scripts/failure-modes.mjs --update`.
import { failureFamilies, failureModes, type FailureMode, type Means, type Stage } from '../../../lib/rules/failure-modes';
import { rulesAgainst } from '../../../lib/rules/failure-modes/stopped-by';
import { testFiles, trippingCase, type TestFile } from './test-titles';

const STAGES: readonly (readonly [Stage, string])[] = [
  ['type', 'a type: it cannot be written'],
  ['synthesis', 'synthesis: known before AWS is asked'],
  ['plan', 'a plan: seen in `terraform plan`'],
  ['account', 'the account: AWS can be asked beforehand, by reading'],
  ['operation', 'operation: only a running cluster shows it'],
];

const LABELS: Readonly<Record<Means['by'], string>> = {
  type: 'by type',
  construction: 'by construction',
  plan: 'in the plan',
  account: 'ask AWS',
  operation: 'when it runs',
};

/** Text that Markdown would read as something else. */
const plain = (text: string): string => text.replace(/[\\*_[\]<>|]/g, (character) => `\\${character}`);

const proof = (file: string, title: string): string =>
  `[${file.replace(/(\.test)?\.ts$/, '')}](../__tests__/${file}) “${plain(title)}”`;

export function failureModesPage(): string {
  const files = testFiles();
  return `${[head(), ...failureFamilies.flatMap(({ letter, name, failures }) => [`## ${letter}: ${name}`, failures.map((one) => entry(one, files)).join('\n')])].join('\n\n')}\n`;
}

function head(): string {
  const count = (stage: Stage): number => failureModes.filter((one) => one.stage === stage).length;
  const before = count('type') + count('synthesis');
  const by = (kind: Means['by']): number => failureModes.filter(({ means }) => means.some((one) => one.by === kind)).length;
  const told = failureModes.filter(({ id }) => rulesAgainst(id).length > 0).length;
  return [
    '# Failure modes',
    '<!-- Written by `node scripts/failure-modes.mjs --update`; a test keeps it current. -->',
    `${failureModes.length} known ways in which a platform of EKS Auto Mode fails. ${before} of them are stopped before AWS is asked; for the other ${failureModes.length - before} there is a command that shows them, and [preflight](preflight.md) writes those that concern an environment. \`npx eks-auto explain A14\` prints one of them, \`npx eks-auto explain --list --family A\` all of a family.`,
    [
      '| the earliest point at which it can be stopped | failures |',
      '| --- | --- |',
      ...STAGES.map(([stage, what]) => `| ${what} | ${count(stage)} |`),
    ].join('\n'),
    `${by('type')} cannot be written (*by type*), ${by('construction')} cannot come about (*by construction*), and ${told} are told by rules; several of these go together. Each line names the test that proves it: a row of its table, a test, or the reason of a type error. [What peers check](peers-checks.md) is held against the same rules.`,
  ].join('\n\n');
}

function entry(failure: FailureMode, files: readonly TestFile[]): string {
  const lines = [
    ...failure.means.map(means),
    ...rulesAgainst(failure.id).map((rule) => {
      const found = trippingCase(files, rule.id);
      return `${rule.severity} \`${rule.id}\`: ${plain(rule.title)}${found === undefined ? '' : `; ${proof(found.file, found.title)}`}`;
    }),
  ];
  const stage = `stops ${failure.stage === 'type' || failure.stage === 'synthesis' ? 'before AWS' : LABELS[failure.stage]}`;
  return [
    `- **${failure.id}** ${plain(failure.symptom)}. ${plain(failure.cause)} *(${stage})*`,
    ...lines.map((line) => `  - ${line}`),
  ].join('\n');
}

function means(one: Means): string {
  const what = `${LABELS[one.by]}: ${plain(one.what)}`;
  if ('proof' in one) return `${what}; ${proof(one.proof.file, one.proof.title)}`;
  return one.run === undefined ? what : `${what}: \`${one.run}\``;
}
