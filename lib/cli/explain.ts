import { Command, Option } from 'commander';
import { explainPermissionSet, permissionSetNames, permissionSets } from '../model/permission-sets';
import { failureText, listText, ruleText } from '../report/explain-text';
import { permissionSetText } from '../report/permission-set-text';
import { styleFor } from '../report/terminal';
import { documentedRules } from '../rules/catalogue';
import { didYouMean } from '../rules/did-you-mean';
import { failureFamilies, failureModes, type FailureMode, type Stage } from '../rules/failure-modes';
import { rulesAgainst } from '../rules/failure-modes/stopped-by';
import type { RuleText, Severity } from '../rules/rule';
import { ruleSubjects, subjectOf, type RuleSubject } from '../rules/subject-of';
import { type CommandContext, toJson, UsageError } from './context';

interface Filters {
  readonly severity?: Severity;
  readonly subject?: RuleSubject;
  readonly family?: string;
  readonly stage?: Stage;
}

interface ExplainOptions extends Filters {
  readonly list?: true;
  readonly json?: true;
}

/** Placeholders of the statements that `explain` shows. */
const EXAMPLE = { account: '111122223333', region: 'ap-northeast-1', partition: 'aws', dnsSuffix: 'amazonaws.com' };

const STAGES: readonly Stage[] = ['type', 'synthesis', 'plan', 'account', 'operation'];

/** `eks-auto explain NET012`: what a rule or a failure is about, or what a permission set allows. */
export function explainCommand(context: CommandContext): Command {
  const { terminal } = context;
  const families = failureFamilies.map(({ letter }) => letter);
  return new Command('explain')
    .description('what a rule or a known failure is about, or what a permission set allows')
    .argument('[what...]', 'id of a rule, NET012, or of a failure, A14; name of a permission set; with --list, words to look for')
    .option('--list', 'rules, failures and permission sets, one line each')
    .addOption(new Option('--severity <severity>', 'with --list').choices(['error', 'warning', 'note']))
    .addOption(new Option('--subject <part>', 'with --list: the part of the configuration').choices(ruleSubjects))
    .addOption(
      new Option('--family <letter>', 'with --list: the family of the failure')
        .choices(families)
        .argParser((text) => familyOf(text)),
    )
    .addOption(new Option('--stage <stage>', 'with --list: where a failure is stopped at the earliest').choices(STAGES))
    .option('--json', 'print JSON for programs')
    .option('--no-color', 'print without colours (so does NO_COLOR)')
    .addHelpText(
      'after',
      '\nExamples:\n  eks-auto explain NET012\n  eks-auto explain A14\n  eks-auto explain external-dns\n' +
        '  eks-auto explain --list --severity error --subject network\n  eks-auto explain --list --family B spot',
    )
    .action((words: readonly string[], options: ExplainOptions) => {
      if (options.list === true) {
        const list = chosen(words, options);
        terminal.stdout(
          options.json === true ? toJson({ version: 1, ...listJson(list) }) : listText(list, styleFor(process.stdout)),
        );
        return;
      }
      const [id, ...others] = words;
      const filter = (['severity', 'subject', 'family', 'stage'] as const).find((name) => options[name] !== undefined);
      if (filter !== undefined) throw new UsageError(`--${filter} chooses from the list: eks-auto explain --list --${filter} …`);
      if (id === undefined) {
        throw new UsageError('name a rule (eks-auto explain NET012) or a failure (A14), or ask for all of them with --list');
      }
      if (others.length > 0) throw new UsageError(`one at a time; to look for words: eks-auto explain --list ${words.join(' ')}`);
      terminal.stdout(explanation(id, options.json === true));
    });
}

function familyOf(text: string): string {
  const letter = text.toUpperCase();
  if (failureFamilies.some((family) => family.letter === letter)) return letter;
  const known = failureFamilies.map((family) => `${family.letter} (${family.name})`).join(', ');
  throw new UsageError(`there is no family '${text}'; there are ${known}`);
}

function explanation(id: string, json: boolean): string {
  const style = styleFor(process.stdout);
  const set = explainPermissionSet(id, EXAMPLE);
  if (set !== undefined) return json ? toJson({ version: 1, permissionSet: set }) : permissionSetText(set, style);
  const failure = failureModes.find((one) => one.id === id.toUpperCase());
  if (failure !== undefined)
    return json ? toJson({ version: 1, failureMode: failureJson(failure) }) : failureText(failure, style);
  const rule = documentedRules.find((one) => one.id === id.toUpperCase());
  if (rule !== undefined) return json ? toJson({ version: 1, rule: ruleJson(rule) }) : ruleText(rule, style);
  const suggestion = didYouMean(id, [...documentedRules, ...failureModes].map((one) => one.id).concat(permissionSetNames));
  const meant = suggestion === undefined ? '' : `. Did you mean ${suggestion}?`;
  throw new UsageError(
    `there is no rule, failure or permission set '${id}'; eks-auto explain --list ${id} looks for it in their texts${meant}`,
  );
}

interface Chosen {
  readonly rules: readonly RuleText[];
  readonly failures: readonly FailureMode[];
  /** None where a filter chooses rules or failures. */
  readonly sets: readonly { readonly name: string; readonly purpose: string }[];
}

/** Rules, and failures that such rules tell of: a filter for one kind of them chooses from the other by what they share. */
function chosen(words: readonly string[], { severity, subject, family, stage }: Filters): Chosen {
  const mentions = (...texts: readonly string[]): boolean => {
    const text = texts.join(' ').toLowerCase();
    return words.every((word) => text.includes(word.toLowerCase()));
  };
  const fitsRule = (rule: RuleText): boolean =>
    (severity === undefined || rule.severity === severity) && (subject === undefined || subjectOf(rule) === subject);
  const fitsFailure = (failure: FailureMode): boolean =>
    (family === undefined || failure.id.startsWith(family)) && (stage === undefined || failure.stage === stage);
  const anyRule = severity === undefined && subject === undefined;
  const anyFailure = family === undefined && stage === undefined;
  const stops = ({ failureModes: ids }: RuleText): boolean =>
    failureModes.some((one) => ids?.includes(one.id) === true && fitsFailure(one));
  return {
    rules: documentedRules.filter(
      (rule) => fitsRule(rule) && (anyFailure || stops(rule)) && mentions(rule.id, rule.title, rule.why, rule.fix),
    ),
    failures: failureModes.filter(
      (failure) =>
        fitsFailure(failure) &&
        (anyRule || rulesAgainst(failure.id).some(fitsRule)) &&
        mentions(failure.id, failure.symptom, failure.cause, ...failure.means.map(({ what }) => what)),
    ),
    sets: anyRule && anyFailure ? Object.values(permissionSets).filter(({ name, purpose }) => mentions(name, purpose)) : [],
  };
}

const listJson = ({ rules, failures, sets }: Chosen): object => ({
  rules: rules.map(ruleJson),
  failureModes: failures.map(failureJson),
  permissionSets: sets.map(({ name, purpose }) => ({ name, purpose })),
});

const ruleJson = (rule: RuleText): object => {
  const { id, severity, title, why, fix, sources, failureModes: stopped, example } = rule;
  const stops = stopped === undefined ? {} : { failureModes: stopped };
  return { id, severity, subject: subjectOf(rule), title, why, fix, sources, ...stops, example };
};

const failureJson = (failure: FailureMode): object => ({
  ...failure,
  rules: rulesAgainst(failure.id).map(({ id }) => id),
});
