import { didYouMean } from './did-you-mean';
import { formatPath, type InputPath } from './input-path';
import type { Finding } from './finding';
import type { Rule, RuleText } from './rule';

/** A finding that somebody has decided to live with. */
export interface Acknowledgement {
  readonly rule: string;
  readonly path?: string | undefined;
  readonly reason: string;
  readonly until?: string | undefined;
}

export interface Acknowledged {
  /** Findings that remain, with those about the acknowledgements themselves. */
  readonly findings: readonly Finding[];
  /** Findings that were taken away, with the reason that was given. */
  readonly accepted: readonly { readonly finding: Finding; readonly reason: string }[];
}

/** A convention of this project, as aws-cdk has it for its own validations. */
const sources = [{ url: 'https://docs.aws.amazon.com/cdk/v2/guide/annotations.html', date: '2026-11-21' }] as const;

/** Rules about acknowledgements, listed with the others. */
export const acknowledgementRules = {
  unknownRule: {
    id: 'ACK001',
    severity: 'warning',
    title: 'An acknowledgement names a rule that does not exist, or that nobody can accept',
    why: 'A misspelt id would look like a decision and hide nothing, or be believed to hide something. What is seen beside an earlier output or in finished JSON is about one change or one program, not about a setting that stays; as a warning it stops nothing, and it is gone with the next comparison.',
    fix: 'see `eks-auto explain --list`',
    sources,
    example: { before: "{ rule: 'NET12', reason: '…' }", after: "{ rule: 'NET012', reason: '…' }" },
  },
  error: {
    id: 'ACK002',
    severity: 'error',
    title: 'An error cannot be acknowledged',
    why: 'An error is what AWS, Kubernetes or Terraform refuses, or what leaves the platform not working; accepting it changes neither.',
    fix: 'correct what the rule names',
    sources,
    example: { before: "{ rule: 'CLU003', reason: 'later' }", after: "version: '1.36'" },
  },
  expired: {
    id: 'ACK003',
    severity: 'warning',
    title: 'An acknowledgement has expired',
    why: 'It was given until a day that has passed, so the finding is back.',
    fix: 'decide again, or remove it',
    sources,
    example: {
      before: "{ rule: 'NET012', reason: '…', until: '2026-01-31' }",
      after: "{ rule: 'NET012', reason: '…', until: '2027-01-31' }",
    },
  },
  noReason: {
    id: 'ACK005',
    severity: 'error',
    title: 'An acknowledgement without a reason',
    why: 'The reason is what the next reader decides by; without one the finding might as well be switched off.',
    fix: 'say why it is fine here',
    sources,
    example: {
      before: "{ rule: 'NET012', reason: '' }",
      after: "{ rule: 'NET012', reason: 'A zone failure may stop staging.' }",
    },
  },
  noDay: {
    id: 'ACK006',
    severity: 'error',
    title: 'An acknowledgement until a day that does not exist',
    why: 'It would hold for ever, which nobody decided.',
    fix: "write a day like '2027-01-31'",
    sources,
    example: { before: "until: '2027-13-01'", after: "until: '2027-01-31'" },
  },
  unmatched: {
    id: 'ACK004',
    severity: 'warning',
    title: 'An acknowledgement matches no finding',
    why: 'It stands for a decision that is no longer needed, and would hide the finding if it came back for another reason.',
    fix: 'remove the acknowledgement',
    sources,
    example: { before: "acknowledge: [{ rule: 'NET012', reason: '…' }]", after: 'acknowledge: []' },
  },
} as const satisfies Readonly<Record<string, RuleText>>;

/** Only a day that exists comes back as it was written. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** True when a finding's path is the acknowledged one or lies below it. */
function covers(acknowledgement: Acknowledgement, finding: Finding): boolean {
  if (acknowledgement.rule !== finding.rule) return false;
  if (acknowledgement.path === undefined) return true;
  const path = formatPath(finding.path);
  const rest = path.slice(acknowledgement.path.length);
  return path.startsWith(acknowledgement.path) && (rest === '' || rest.startsWith('.') || rest.startsWith('['));
}

/** Places that are named where an acknowledgement is for another. */
const MOST_PLACES = 3;

/** A path as reports print it begins with the name of the environment. */
function pathMeant(path: string, found: readonly string[], environment: string): string | undefined {
  const own = path.startsWith(`${environment}.`) ? path.slice(environment.length + 1) : path;
  const same = found.find((one) => one === own || one.startsWith(`${own}.`) || one.startsWith(`${own}[`));
  return same === undefined ? didYouMean(own, found) : own;
}

/**
 * Takes away what was acknowledged and says what is wrong with the acknowledgements. One that is undefined has another form,
 * which has been said.
 */
export function acknowledge(
  findings: readonly Finding[],
  acknowledgements: readonly (Acknowledgement | undefined)[],
  context: {
    readonly today: string;
    readonly environment: string;
    readonly rules: readonly Pick<Rule, 'id' | 'severity'>[];
    /** Rules about the configuration as such and about finished output: they exist, and cannot be acknowledged. */
    readonly others: readonly Pick<RuleText, 'id' | 'severity'>[];
    /** False where something could not be judged: what is acknowledged may be hidden. */
    readonly complete: boolean;
    /** Rules whose findings are among these; acknowledgements of others are judged where those are found. */
    readonly judged: (rule: string) => boolean;
  },
): Acknowledged {
  const about: Finding[] = [];
  const accepted: { finding: Finding; reason: string }[] = [];
  let remaining = findings;

  acknowledgements.forEach((acknowledgement, index) => {
    if (acknowledgement === undefined || !context.judged(acknowledgement.rule)) return;
    const say = (
      kind: keyof typeof acknowledgementRules,
      key: string,
      received: string,
      message: string,
      {
        suggestion,
        fix = acknowledgementRules[kind].fix,
      }: { readonly suggestion?: string | undefined; readonly fix?: string } = {},
    ): void => {
      const path: InputPath = ['acknowledge', index, ...(key === '' ? [] : [key])];
      const { id: rule, severity } = acknowledgementRules[kind];
      about.push({ rule, severity, environment: context.environment, path, received, message, fix, suggestion });
    };
    const named = ({ id }: { readonly id: string }): boolean => id === acknowledgement.rule;
    const rule = context.rules.find(named) ?? context.others.find(named);
    if (rule === undefined) {
      const meant = didYouMean(
        acknowledgement.rule,
        context.rules.map(({ id }) => id),
      );
      say('unknownRule', 'rule', `'${acknowledgement.rule}'`, 'no rule has this id', { suggestion: meant });
      return;
    }
    if (rule.severity === 'error') {
      say('error', 'rule', `'${rule.id}'`, 'an error is something that is refused or that does not work');
      return;
    }
    if (!context.rules.some(named)) {
      const message = 'what this rule finds is no setting that stays, so there is nothing to accept';
      say('unknownRule', 'rule', `'${rule.id}'`, message, { fix: 'remove it; as a warning the finding stops nothing' });
      return;
    }
    if (acknowledgement.reason.trim() === '') {
      say('noReason', 'reason', `'${acknowledgement.reason}'`, 'a reason says why it is fine here');
      return;
    }
    if (acknowledgement.until !== undefined && !isDay(acknowledgement.until)) {
      say('noDay', 'until', `'${acknowledgement.until}'`, 'accepted is a day, YYYY-MM-DD');
      return;
    }
    if (acknowledgement.until !== undefined && acknowledgement.until < context.today) {
      say('expired', 'until', `'${acknowledgement.until}'`, `the day has passed (today is ${context.today})`);
      return;
    }
    const matched = remaining.filter((finding) => covers(acknowledgement, finding));
    if (matched.length === 0) {
      if (!context.complete) return;
      const where = acknowledgement.path === undefined ? '' : ` at ${acknowledgement.path}`;
      const found = [...new Set(remaining.filter((finding) => finding.rule === rule.id).map(({ path }) => formatPath(path)))];
      const more = found.length > MOST_PLACES ? ` and ${found.length - MOST_PLACES} more` : '';
      say(
        'unmatched',
        '',
        `'${rule.id}'`,
        found.length === 0
          ? `nothing is found by this rule${where}`
          : `nothing is found by this rule${where}, but at ${found.slice(0, MOST_PLACES).join(', ')}${more}`,
        found.length === 0
          ? {}
          : {
              suggestion: pathMeant(acknowledgement.path ?? '', found, context.environment),
              fix: 'write a path where it is found, or remove the acknowledgement',
            },
      );
      return;
    }
    accepted.push(...matched.map((finding) => ({ finding, reason: acknowledgement.reason })));
    remaining = remaining.filter((finding) => !matched.includes(finding));
  });

  return { findings: [...remaining, ...about], accepted };
}
