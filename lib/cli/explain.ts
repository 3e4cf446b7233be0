import { Command } from 'commander';
import { explainPermissionSet, permissionSetNames } from '../model/permission-sets';
import { permissionSetText } from '../report/permission-set-text';
import { didYouMean } from '../rules/did-you-mean';
import { styleFor, wrapped } from '../report/terminal';
import { documentedRules, rules } from '../rules/catalogue';
import type { RuleText } from '../rules/rule';
import { type CommandContext, toJson, UsageError } from './context';

interface ExplainOptions {
  readonly list?: true;
  readonly json?: true;
}

/** Placeholders of the statements that `explain` shows. */
const EXAMPLE = { account: '111122223333', region: 'ap-northeast-1', partition: 'aws', dnsSuffix: 'amazonaws.com' };

/** `eks-auto explain NET012`: what a rule says, why, and what to do; or what a permission set allows. */
export function explainCommand(context: CommandContext): Command {
  return new Command('explain')
    .description('what a rule is about, or what a permission set allows')
    .argument('[rule]', 'id of a rule, NET012, or name of a permission set, external-dns')
    .option('--list', 'all rules with their titles')
    .option('--json', 'print JSON for programs')
    .option('--no-color', 'print without colours (so does NO_COLOR)')
    .addHelpText('after', '\nExamples:\n  eks-auto explain NET012\n  eks-auto explain external-dns\n  eks-auto explain --list')
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
      const set = explainPermissionSet(id, EXAMPLE);
      if (set !== undefined) {
        terminal.stdout(
          options.json === true ? toJson({ version: 1, permissionSet: set }) : permissionSetText(set, styleFor(process.stdout)),
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
  const suggestion = didYouMean(id, [...documentedRules.map((candidate) => candidate.id), ...permissionSetNames]);
  const meant = suggestion === undefined ? '' : `. Did you mean ${suggestion}?`;
  throw new UsageError(
    `there is no rule or permission set '${id}'; eks-auto explain --list names the rules, docs/pod-identity-catalogue.md the sets${meant}`,
  );
}

/** Rules about acknowledgements and about finished output are judged where nothing can be acknowledged any more. */
const canBeAcknowledged = (rule: RuleText): boolean => rule.severity !== 'error' && rules.some(({ id }) => id === rule.id);

function list(all: readonly RuleText[]): string {
  return `${all.map(({ id, severity, title }) => `${id}  ${severity.padEnd(7)}  ${title}`).join('\n')}\n`;
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
    ...(!canBeAcknowledged(rule) ? [] : ['', `  Can be acknowledged: acknowledge: [{ rule: '${rule.id}', reason: '…' }]`]),
    '',
  ].join('\n');
}

function described({ id, severity, title, why, fix, sources, failureModes, example }: RuleText): RuleText {
  return { id, severity, title, why, fix, sources, ...(failureModes === undefined ? {} : { failureModes }), example };
}
