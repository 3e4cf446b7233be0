import type { Environment, PartialEnvironment } from '../model/environment';
import { acknowledge, type Acknowledged, type Acknowledgement } from '../rules/acknowledge';
import { documentedRules, relationRules, rules } from '../rules/catalogue';
import type { Finding } from '../rules/finding';
import { formatPath, startsWith, valueAt, type InputPath } from '../rules/input-path';
import { shapeRules } from '../rules/shape';
import { runRelationRules, withoutRepetition } from '../rules/run';
import { decide, type Decided } from './decide';
import type { EnvironmentInput } from './environment-input';
import { judgeDecided, judgeDespite, judgeWritten } from './judge';
import type { Origins } from './origins';

export interface ResolveOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /**
   * What an environment without a name is called in findings.
   *
   * @default 'environment'
   */
  readonly unnamed?: string | undefined;
}

export interface Resolution extends Acknowledged {
  /** As written, or a stand-in where even the name is missing. */
  readonly name: string;
  /** Present when everything could be decided; findings may still say that it must not be used. */
  readonly environment: Environment | undefined;
  /** What could be decided, for rules that look at several environments. */
  readonly partial: PartialEnvironment;
  readonly origins: Origins;
  /** At their places in the list; undefined where one has another form. */
  readonly acknowledgements: readonly (Acknowledgement | undefined)[];
}

/**
 * Decides everything about one environment. What is not sound is left out, and said so; what is sound is decided and
 * judged all the same, so that all findings appear at once.
 */
export function resolve(input: unknown, { today, unnamed = 'environment' }: ResolveOptions): Resolution {
  const name = nameOf(input) ?? unnamed;
  const judging = { name, today };
  const { shape, values, unsound } = judgeWritten(input, judging);
  const decided = decide(input, name, unsound);
  const { partial, origins } = decided;
  const wrong = [...unsound.shape, ...unsound.values];
  const despite = wrong.length === 0 || !isObject(input) ? undefined : judgeDespite(input, wrong, judging);
  const relations = [...judgeDecided(input, decided, judging)].flatMap(([subject, found]) =>
    found.filter((finding) => despite?.holds(subject, finding) !== false),
  );
  const isSaid = ({ rule, path }: Finding): boolean =>
    relations.some((other) => other.rule === rule && formatPath(other.path) === formatPath(path));
  const further = despite?.further.filter((finding) => !isSaid(finding)) ?? [];
  const judgements = [...shape, ...values, ...relations, ...further];
  const findings = withoutRepetition([...judgements, ...notJudged(decided, wrong, name)]);
  const acknowledgements = acknowledgementsOf(input, shape);
  const judged = (rule: string): boolean => !isProjectRule(rule);
  const acknowledged = acknowledge(findings, acknowledgements, {
    today,
    environment: name,
    rules,
    others: documentedRules,
    complete: unsound.shape.length + unsound.values.length === 0,
    judged,
  });
  const told = oncePerValue(acknowledged.findings, input);
  return { ...acknowledged, findings: told, name, environment: complete(partial), partial, origins, acknowledgements };
}

/** What is worth knowing of a value that has to be another one is told of that one. */
function oncePerValue(findings: readonly Finding[], input: unknown): readonly Finding[] {
  const wrong = new Set(
    findings.flatMap(({ severity, path }) =>
      severity === 'error' && ['string', 'number', 'boolean'].includes(typeof valueAt(input, path)) ? [formatPath(path)] : [],
    ),
  );
  if (wrong.size === 0) return findings;
  const isKept = ({ rule, severity, path }: Finding): boolean =>
    severity === 'error' || rule === shapeRules.notJudged.id || !wrong.has(formatPath(path));
  return findings.filter(isKept);
}

/**
 * Findings of rules that look at all environments of a project, without those that an environment acknowledges.
 *
 * @param resolutions in the order of the list; of one that is listed twice, twice the same
 */
export function checkProject(
  resolutions: readonly Pick<Resolution, 'name' | 'environment' | 'acknowledgements'>[],
  { today }: Pick<ResolveOptions, 'today'>,
): Acknowledged {
  const environments = resolutions.flatMap(({ environment }) => (environment === undefined ? [] : [environment]));
  const found = runRelationRules(relationRules, 'project', environments, {
    today,
    environment: undefined,
    at: [],
    input: undefined,
  })
    // The first part of a path names the environment; what is about none of them has no path.
    .map(({ path: [environment, ...path], ...finding }) => ({
      ...finding,
      environment: environment === undefined ? undefined : String(environment),
      path,
    }));
  // What is about no environment in particular may be accepted in any of them.
  const ofNone = found.filter(({ environment }) => environment === undefined);
  const judged = [...new Set(resolutions)].map(({ name, acknowledgements }) => {
    const own = found.filter(({ environment }) => environment === name || environment === undefined);
    return acknowledge(own, acknowledgements, {
      today,
      environment: name,
      rules,
      others: documentedRules,
      complete: resolutions.every(({ environment }) => environment !== undefined),
      judged: isProjectRule,
    });
  });
  const accepted = judged.flatMap(({ accepted }) => accepted);
  const remaining = judged.flatMap(({ findings }) => findings.filter(({ environment }) => environment !== undefined));
  const known = new Set<Finding>(accepted.map(({ finding }) => finding));
  return {
    findings: withoutRepetition([...remaining, ...ofNone.filter((finding) => !known.has(finding))]),
    accepted: accepted.filter(({ finding }, index) => accepted.findIndex((other) => other.finding === finding) === index),
  };
}

const projectRuleIds = new Set(relationRules.filter(({ subject }) => subject === 'project').map(({ id }) => id));

const isProjectRule = (rule: string): boolean => projectRuleIds.has(rule);

function complete(partial: PartialEnvironment): Environment | undefined {
  const parts: readonly (keyof Environment)[] = [
    'profile',
    'location',
    'state',
    'network',
    'cluster',
    'access',
    'podIdentities',
    'irsaRoles',
    'addons',
    'observability',
  ];
  return parts.every((part) => partial[part] !== undefined) ? (partial as Environment) : undefined;
}

function nameOf(input: unknown): string | undefined {
  const name = input === null || typeof input !== 'object' ? undefined : (input as { readonly name?: unknown }).name;
  return typeof name === 'string' && name.trim() !== '' ? name : undefined;
}

const isObject = (input: unknown): input is object => input !== null && typeof input === 'object';

/** What others follow from: where something in one of these is wrong, a part of what could be said is not. */
const FOLLOWED: Readonly<Record<string, keyof PartialEnvironment>> = {
  profile: 'profile',
  account: 'location',
  region: 'location',
  network: 'network',
  cluster: 'cluster',
  access: 'access',
  podIdentities: 'podIdentities',
  irsaRoles: 'irsaRoles',
  addons: 'addons',
  platform: 'platform',
};

const ONE_OF_MANY: ReadonlySet<string> = new Set(['podIdentities', 'irsaRoles', 'addons', 'platform']);

/** One line about all that is not judged yet, because it follows from something that is wrong. */
function* notJudged({ partial }: Decided, errors: readonly InputPath[], environment: string): Iterable<Finding> {
  const waitedFor = errors.filter(([part, ...inside]) => {
    const decided = FOLLOWED[String(part)];
    // Nothing follows from a platform but what is said inside of it, and little from one name of many.
    if ((part === 'platform') === (inside.length === 0) && ONE_OF_MANY.has(String(part))) return false;
    return decided !== undefined && partial[decided] === undefined;
  });
  const [first] = waitedFor;
  if (first === undefined) return;
  const { id, severity, fix } = shapeRules.notJudged;
  const places = [...new Set(waitedFor.map(formatPath))];
  const more = places.length > 3 ? ` and ${places.length - 3} more` : '';
  const message = `what follows from it is judged when it is right: ${places.slice(0, 3).join(', ')}${more}`;
  const path = first.slice(0, 1);
  yield { rule: id, severity, environment, path, received: undefined, message, fix, suggestion: undefined };
}

function acknowledgementsOf(input: unknown, shape: readonly Finding[]): Resolution['acknowledgements'] {
  if (input === null || typeof input !== 'object') return [];
  const { acknowledge: written } = input as Partial<EnvironmentInput>;
  if (written === undefined || !Array.isArray(written)) return [];
  return written.map((entry: Acknowledgement, index) => {
    const place = ['acknowledge', index];
    return shape.some(({ path }) => startsWith(path, place) || startsWith(place, path)) ? undefined : entry;
  });
}
