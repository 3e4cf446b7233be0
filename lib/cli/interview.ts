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
  /** Undefined: always. */
  readonly when?: (answers: Answers) => boolean;
  /** What an empty answer means; undefined when it means nothing. */
  readonly otherwise: (answers: Answers, name: string) => string | undefined;
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
    otherwise: () => undefined,
    paths: [['account']],
  },
  { key: 'region', option: '--region', text: 'Region', required: true, otherwise: () => undefined, paths: [['region']] },
  {
    key: 'zones',
    option: '--zones',
    text: 'Zones, by id',
    required: false,
    otherwise: ({ region = '', profile = '' }) => chosenZones(region, profile).join(',') || undefined,
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
    otherwise: () => undefined,
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
    text: 'Ranges that reach the Kubernetes API from outside (empty: it is reached from inside the network only)',
    required: false,
    otherwise: () => '',
    paths: [['cluster', 'endpoint']],
    list: true,
  },
  {
    key: 'runner',
    option: '--public-from or --runner',
    text: 'Where Terraform runs: in-network, or anywhere (Kubernetes objects are then written for Argo CD or Flux)',
    required: true,
    when: ({ publicFrom = [], delivery }) => publicFrom.length === 0 && delivery !== 'gitops',
    otherwise: () => 'in-network',
    paths: [['platform']],
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
  QUESTIONS.filter((question) => question.required && isOpen(question, answers)).map(({ option }) => option);

const isOpen = ({ key, when }: Question, answers: Answers): boolean =>
  answers[key] === undefined && (when === undefined || when(answers));

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
    if (isOpen(question, answers)) answers = await answered(question, name, answers, ask, judge);
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
  const shown = `${text}${usual === undefined || usual === '' ? '' : ` [${usual}]`}: `;
  let hint = '';
  for (let before: string | undefined; ;) {
    const typed = (await ask(`${hint}${shown}`)).trim();
    // What is usual is not written down as said: the file then tells that it was chosen.
    if (typed === '' && usual !== undefined && !required) return answers;
    const said = typed === '' ? (usual ?? '') : typed;
    const next: Answers = { ...answers, [key]: list === true ? listed(said) : said };
    const wrong = said === '' ? 'this has to be known' : problem(judge(next), paths, said === before);
    if (wrong === undefined) return next;
    hint = `  ${wrong}\n`;
    before = said;
  }
}

/** An error, or what was probably meant; who repeats an answer means it. */
function problem(findings: readonly Finding[], paths: readonly InputPath[], repeated: boolean): string | undefined {
  const about = findings.filter(({ path }) => paths.some((at) => startsWith(path, at) || startsWith(at, path)));
  const error = about.find(({ severity }) => severity === 'error');
  const misspelt = about.find(({ severity, suggestion }) => severity === 'warning' && suggestion !== undefined);
  const found = error ?? (repeated ? undefined : misspelt);
  return found === undefined ? undefined : describe(found);
}

function describe({ received, message, suggestion }: Finding): string {
  const said = received === undefined ? message : `received ${received}; ${message}`;
  return suggestion === undefined ? said : `${said}. Did you mean '${suggestion}'?`;
}
