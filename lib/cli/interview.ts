import { type Answers, chosenZones } from '../app/init/answers';
import type { Finding } from '../rules/finding';
import { type InputPath, startsWith } from '../rules/input-path';
import type { Ask } from './context';
import { listed } from './environment-options';

/** One thing that has to be known, or may be said. */
interface Question {
  readonly key: keyof Answers;
  /** As an option of the command. */
  readonly option: string;
  readonly text: string;
  /** Without it nothing can be written. */
  readonly required: boolean;
  /** What an empty answer means. */
  readonly otherwise: (answers: Answers, name: string) => string;
  /** Where it is written: findings there are about the answer. */
  readonly paths: readonly InputPath[];
  readonly list?: true;
}

const QUESTIONS: readonly Question[] = [
  {
    key: 'profile',
    option: '--profile',
    text: 'Profile: development is as cheap as is sensible, production is what an audit asks for',
    required: true,
    otherwise: (_, name) => (/^prod/.test(name) ? 'production' : 'development'),
    paths: [['profile']],
  },
  {
    key: 'account',
    option: '--account',
    text: 'AWS account (twelve digits)',
    required: true,
    otherwise: () => '',
    paths: [['account']],
  },
  { key: 'region', option: '--region', text: 'Region', required: true, otherwise: () => '', paths: [['region']] },
  {
    key: 'zones',
    option: '--zones',
    text: 'Zones, by id',
    required: false,
    otherwise: ({ region = '', profile = '' }) => chosenZones(region, profile).join(','),
    paths: [
      ['network', 'zones'],
      ['cluster', 'zones'],
    ],
    list: true,
  },
  {
    key: 'applyRole',
    option: '--apply-role',
    text: 'IAM role that runs terraform apply (name or ARN)',
    required: true,
    otherwise: () => '',
    paths: [['access', 'pipeline', 'apply']],
  },
  {
    key: 'planRole',
    option: '--plan-role',
    text: 'IAM role that runs terraform plan (empty: the same)',
    required: false,
    otherwise: () => '',
    paths: [['access', 'pipeline', 'plan']],
  },
  {
    key: 'adminRole',
    option: '--admin-role',
    text: 'IAM role of people who administer the cluster (empty: nobody yet)',
    required: false,
    otherwise: () => '',
    paths: [['access', 'admins']],
  },
  {
    key: 'publicFrom',
    option: '--public-from',
    text: 'Ranges that reach the Kubernetes API from outside (empty: only from inside the network, where Terraform then runs as well)',
    required: false,
    otherwise: () => '',
    paths: [['cluster', 'endpoint']],
    list: true,
  },
  {
    key: 'stateBucket',
    option: '--state-bucket',
    text: 'S3 bucket for the states (empty: files in state/)',
    required: false,
    otherwise: () => '',
    paths: [['state']],
  },
];

/** Options without which nothing can be written, of those that were not given. */
export const missingOptions = (answers: Answers): readonly string[] =>
  QUESTIONS.filter(({ key, required }) => required && answers[key] === undefined).map(({ option }) => option);

/**
 * Asks for what nobody said yet, each until it is right.
 *
 * @param judge what is wrong with the answers so far
 */
export async function interview(
  name: string,
  known: Answers,
  ask: Ask,
  judge: (answers: Answers) => readonly Finding[],
): Promise<Answers> {
  let answers = known;
  for (const question of QUESTIONS) {
    if (known[question.key] !== undefined) continue;
    answers = await answered(question, name, answers, ask, judge);
  }
  return answers;
}

async function answered(
  { key, text, required, otherwise, paths, list }: Question,
  name: string,
  answers: Answers,
  ask: Ask,
  judge: (answers: Answers) => readonly Finding[],
): Promise<Answers> {
  const usual = otherwise(answers, name);
  for (let hint = ''; ;) {
    const typed = (await ask(`${hint}${text}${usual === '' ? '' : ` [${usual}]`}: `)).trim();
    // An empty answer takes what is usual without saying that it was said: the file then tells that it was chosen.
    if (typed === '' && !required) return answers;
    const said = typed === '' ? usual : typed;
    const next: Answers = { ...answers, [key]: list === true ? listed(said) : said };
    const wrong = judge(next).find(
      ({ severity, path }) => severity === 'error' && paths.some((at) => startsWith(path, at) || startsWith(at, path)),
    );
    if (said !== '' && wrong === undefined) return next;
    hint = `  ${said === '' ? 'this has to be known' : describe(wrong)}\n`;
  }
}

function describe(finding: Finding | undefined): string {
  if (finding === undefined) return '';
  const { received, message, suggestion } = finding;
  const said = received === undefined ? message : `received ${received}; ${message}`;
  return suggestion === undefined ? said : `${said}. Did you mean '${suggestion}'?`;
}
