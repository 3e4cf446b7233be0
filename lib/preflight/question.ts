/**
 * One question to AWS before Terraform is let loose, as a piece of a bash script. The script's own functions are in
 * `script.ts`: `ask`, `has`, `ok`, `look`.
 */
export interface Question {
  /** Row of the failure-mode catalogue; `quota` for quotas. */
  readonly failureMode: string;
  /** What is looked at, on one line. */
  readonly title: string;
  /** What the answer means: why somebody would want to know. */
  readonly meaning: string;
  readonly script: readonly string[];
}

/** A word of a shell, whatever is in it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A word of a command: text, or a piece of bash that gives it. */
type Word = string | { readonly bash: string };

/** What the script says, and does, after an answer. */
export interface Answers {
  /** Bash that judges `$answer`. */
  readonly found: readonly string[];
  /** What it means that there is no such thing, with the remedy; or bash, where that is fine. */
  readonly missing: string | { readonly bash: string };
  /** Bash for what follows from no answer, which has been said; undefined: the next question. */
  readonly unanswered?: string;
}

/** `aws` is left out of the command. */
export function question(
  { failureMode, title, meaning }: Omit<Question, 'script'>,
  command: readonly Word[],
  { found, missing, unanswered }: Answers,
): Question {
  const about = `${failureMode} ${quoted(title)}`;
  const script = [
    `ask ${about} ${command.map(word).join(' ')}`,
    'case $? in',
    '0)',
    ...found.map((line) => `  ${line}`),
    '  ;;',
    `1) ${typeof missing === 'string' ? look(failureMode, title, missing) : missing.bash} ;;`,
    ...(unanswered === undefined ? [] : [`2) ${unanswered} ;;`]),
    'esac',
  ];
  return { failureMode, title, meaning, script };
}

/** Plain words stay readable. */
function word(one: Word): string {
  if (typeof one !== 'string') return one.bash;
  return /^[\w./:=,-]+$/.test(one) ? one : quoted(one);
}

/** Asked only where the cluster is yet to be made. */
export const onlyForNew = (one: Question): Question => ({
  ...one,
  script: ['if [ "$new" = yes ]; then', ...one.script.map((line) => `  ${line}`), 'fi'],
});

export const ok = (failureMode: string, title: string): string => `ok ${failureMode} ${quoted(title)}`;

export const look = (failureMode: string, title: string, text: string): string =>
  `look ${failureMode} ${quoted(title)} ${quoted(text)}`;

/** Bash: the first branch of an `if` for an answer that has to be a number. */
export const unlessNumber = (value: string, failureMode: string, title: string): string =>
  `if ! number "${value}"; then look ${failureMode} ${quoted(title)} "no number came back: $(list)"`;

/** Bash: one thing where a condition holds, another where it does not. */
export const either = (condition: string, then: string, otherwise: string): readonly string[] => [
  `if ${condition}; then ${then}`,
  `else ${otherwise}`,
  'fi',
];
