import { rules } from '../rules/catalogue';
import type { FailureMode, Means, Stage } from '../rules/failure-modes';
import { failureModes } from '../rules/failure-modes';
import { rulesAgainst } from '../rules/failure-modes/stopped-by';
import type { RuleText, Source } from '../rules/rule';
import { type TextStyle, wrapped } from './terminal';

const WIDEST = 100;

const STAGES: Readonly<Record<Stage, string>> = {
  type: 'cannot be written',
  synthesis: 'known before AWS is asked',
  plan: 'seen in a plan',
  account: 'AWS can be asked beforehand',
  operation: 'seen when the cluster runs',
};

const MEANS: Readonly<Record<Means['by'], string>> = {
  type: 'by type',
  construction: 'by construction',
  plan: 'in the plan',
  account: 'ask AWS',
  operation: 'when it runs',
};

/** Rules about acknowledgements and about finished output are judged where nothing can be acknowledged any more. */
const canBeAcknowledged = (rule: RuleText): boolean => rule.severity !== 'error' && rules.some(({ id }) => id === rule.id);

/** What a rule says, why, what to do, and what it keeps from happening. */
export function ruleText(rule: RuleText, style: TextStyle): string {
  const stopped = failureModes.filter(({ id }) => rule.failureModes?.includes(id));
  return [
    `${style.bold(rule.id)}  ${rule.severity}`,
    paragraph(rule.title, style),
    ...part('why', [paragraph(rule.why, style)], style),
    ...part('fix', [paragraph(rule.fix, style)], style),
    '',
    style.bold('before'),
    code(rule.example.before),
    style.bold('after'),
    code(rule.example.after),
    ...(stopped.length === 0
      ? []
      : part(
          'keeps from happening',
          stopped.map(({ id, symptom }) => `  ${id}  ${hanging(symptom, 7, style)}`),
          style,
        )),
    ...part('sources', sourceLines(rule.sources), style),
    ...(canBeAcknowledged(rule) ? ['', `  Can be acknowledged: acknowledge: [{ rule: '${rule.id}', reason: '…' }]`] : []),
    '',
  ].join('\n');
}

/** What one sees, why, what is done about it, and what can be run. */
export function failureText(failure: FailureMode, style: TextStyle): string {
  const told = rulesAgainst(failure.id).map((rule) => ({ label: `${rule.id} (${rule.severity})`, what: rule.title }));
  const by = failure.means.map((one) => ({ label: MEANS[one.by], what: one.what, run: 'run' in one ? one.run : undefined }));
  return [
    `${style.bold(failure.id)}  ${STAGES[failure.stage]}`,
    paragraph(failure.symptom, style),
    ...part('why', [paragraph(failure.cause, style)], style),
    ...part(
      'what is done about it',
      [...by.filter(({ run }) => run === undefined), ...told].map(
        ({ label, what }) => `  ${label}: ${hanging(what, label.length + 4, style)}`,
      ),
      style,
    ),
    ...part(
      'what to run',
      by.flatMap(({ label, what, run }) =>
        run === undefined ? [] : [`  ${run}`, `    ${label}: ${hanging(what, label.length + 6, style)}`],
      ),
      style,
    ),
    ...part('sources', sourceLines(failure.sources), style),
    '',
  ].join('\n');
}

/** One line for each. */
export function listText(
  list: {
    readonly rules: readonly RuleText[];
    readonly failures: readonly FailureMode[];
    readonly sets: readonly { readonly name: string; readonly purpose: string }[];
  },
  style: TextStyle,
): string {
  const ruleLines = list.rules.map(({ id, severity, title }) => `${id}  ${severity.padEnd(7)}  ${title}`);
  const failureLines = list.failures.map(({ id, stage, symptom }) => `${id}     ${stage.padEnd(9)}  ${symptom}`);
  const width = Math.max(0, ...list.sets.map(({ name }) => name.length));
  const setLines = list.sets.map(({ name, purpose }) => `${name.padEnd(width)}  ${purpose}`);
  const parts = [
    ...(ruleLines.length === 0 ? [] : [[style.dim(count(ruleLines.length, 'rule')), ...ruleLines]]),
    ...(failureLines.length === 0 ? [] : [[style.dim(count(failureLines.length, 'failure mode')), ...failureLines]]),
    ...(setLines.length === 0 ? [] : [[style.dim(count(setLines.length, 'permission set')), ...setLines]]),
  ];
  return parts.length === 0 ? 'nothing matches\n' : `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

const part = (title: string, lines: readonly string[], style: TextStyle): readonly string[] =>
  lines.length === 0 ? [] : ['', style.bold(title), ...lines];

const paragraph = (text: string, style: TextStyle): string => `  ${hanging(text, 2, style)}`;

const hanging = (text: string, indent: number, style: TextStyle): string => wrapped(text, indent, Math.min(style.width, WIDEST));

const code = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

const sourceLines = (sources: readonly Source[]): readonly string[] => sources.map(({ url, date }) => `  ${url} (read ${date})`);
