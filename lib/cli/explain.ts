import { Command } from 'commander';
import { didYouMean } from '../rules/did-you-mean';
import { styleFor, wrapped } from '../report/terminal';
import { documentedRules } from '../rules/catalogue';
import type { RuleText } from '../rules/rule';
import { type CommandContext, toJson, UsageError } from './context';

interface ExplainOptions {
  readonly list?: true;
  readonly json?: true;
}

/** `eks-auto explain NET012`: what a rule says, why, and what to do. */
export function explainCommand(context: CommandContext): Command {
  return new Command('explain')
    .description('what a rule is about, why, and what to do')
    .argument('[rule]', 'id of a rule, NET012')
    .option('--list', 'all rules with their titles')
    .option('--json', 'print JSON for programs')
    .option('--no-color', 'print without colours (so does NO_COLOR)')
    .addHelpText('after', '\nExamples:\n  eks-auto explain NET012\n  eks-auto explain --list')
    .action((id: string | undefined, options: ExplainOptions) => {
      const { terminal } = context;
      if (id === undefined) {
        if (options.list !== true)
          throw new UsageError('name a rule (eks-auto explain NET012), or ask for all of them with --list');
        terminal.stdout(
          options.json === true ? toJson({ version: 1, rules: documentedRules.map(described) }) : list(documentedRules),
        );
        return;
      }
      const rule = find(id);
      terminal.stdout(options.json === true ? toJson({ version: 1, rule: described(rule) }) : explained(rule));
    });
}

function find(id: string): RuleText {
  const rule = documentedRules.find((candidate) => candidate.id === id.toUpperCase());
  if (rule !== undefined) return rule;
  const suggestion = didYouMean(
    id,
    documentedRules.map((candidate) => candidate.id),
  );
  const meant = suggestion === undefined ? '' : `. Did you mean ${suggestion}?`;
  throw new UsageError(`there is no rule '${id}'; eks-auto explain --list names them all${meant}`);
}

function list(rules: readonly RuleText[]): string {
  return `${rules.map(({ id, severity, title }) => `${id}  ${severity.padEnd(7)}  ${title}`).join('\n')}\n`;
}

function explained(rule: RuleText): string {
  const style = styleFor(process.stdout);
  const indented = (text: string): string => `  ${wrapped(text, 2, Math.min(style.width, 100))}`;
  const code = (text: string): string =>
    text
      .split('\n')
      .map((line) => `    ${line}`)
      .join('\n');
  return [
    `${style.bold(rule.id)}  ${rule.severity}`,
    indented(rule.title),
    '',
    style.bold('why'),
    indented(rule.why),
    '',
    style.bold('fix'),
    indented(rule.fix),
    '',
    style.bold('before'),
    code(rule.example.before),
    style.bold('after'),
    code(rule.example.after),
    '',
    style.bold('sources'),
    ...rule.sources.map(({ url, date }) => `  ${url} (read ${date})`),
    ...(rule.severity === 'error' ? [] : ['', `  Can be acknowledged: acknowledge: [{ rule: '${rule.id}', reason: '…' }]`]),
    '',
  ].join('\n');
}

function described({ id, severity, title, why, fix, sources, failureModes, example }: RuleText): RuleText {
  return { id, severity, title, why, fix, sources, ...(failureModes === undefined ? {} : { failureModes }), example };
}
