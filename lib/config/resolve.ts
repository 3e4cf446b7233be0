import type { Environment, PartialEnvironment } from '../model/environment';
import { acknowledge, type Acknowledged, type Acknowledgement } from '../rules/acknowledge';
import { documentedRules, relationRules, rules, valueRules } from '../rules/catalogue';
import type { Finding } from '../rules/finding';
import { formatPath, startsWith, type InputPath } from '../rules/input-path';
import type { SubjectName, Subjects } from '../rules/rule';
import { shapeRules } from '../rules/shape';
import { runRelationRules, runValueRules, withoutRepetition } from '../rules/run';
import { checkShape, isOfAnotherForm } from './check-shape';
import { decide, type Decided } from './decide';
import type { EnvironmentInput } from './environment-input';
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
  const shape = checkShape(input, name);
  const told = (path: InputPath): boolean => shape.some((finding) => startsWith(path, finding.path));
  const values = runValueRules(valueRules, input, { today, environment: name, skip: told });
  const errors = (findings: readonly Finding[]): readonly InputPath[] =>
    findings.filter(({ severity }) => severity === 'error').map(({ path }) => path);
  const unsound = { shape: errors(shape.filter(hides)), values: errors(values) };
  const { partial, origins, rest } = decide(input, name, unsound);
  // One that is written counts, even where it could not be decided.
  const judging = hasPlatform(input) ? rulesWithPlatform : relationRules;
  const related = (subjects: Partial<Subjects>): readonly Finding[] =>
    Object.entries(subjects).flatMap(([subject, value]) =>
      runRelationRules(judging, subject as SubjectName, value as Subjects[SubjectName], {
        today,
        environment: name,
        at: PREFIXES[subject as keyof typeof PREFIXES],
        input,
      }),
    );
  const ofRest =
    rest === undefined ? [] : related({ platform: rest.platform, environment: { ...partial, platform: rest.platform } });
  const relations = [...related(subjectsOf(partial)), ...ofRest.filter(({ path }) => rest?.tells(path))];
  const judgements = [...shape, ...values, ...relations];
  const findings = withoutRepetition([...judgements, ...notJudged(input, { partial, rest }, errors(judgements), name)]);
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
  return { ...acknowledged, name, environment: complete(partial), partial, origins, acknowledgements };
}

const rulesWithPlatform = relationRules.filter((rule) => rule.onlyWithoutPlatform !== true);

/** A key too many keeps nothing from being decided, but where keys say which of several forms is meant. */
const hides = (finding: Finding): boolean =>
  finding.rule !== shapeRules.unknownKey.id ||
  isOfAnotherForm(finding) ||
  finding.path[0] === 'network' ||
  finding.path[0] === 'platform';

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

/** Where the problems of each subject lie in the configuration. */
const PREFIXES = {
  network: ['network'],
  cluster: ['cluster'],
  access: ['access'],
  podIdentities: ['podIdentities'],
  irsaRoles: ['irsaRoles'],
  addons: ['addons'],
  platform: ['platform'],
  environment: [],
} as const satisfies Readonly<Record<Exclude<SubjectName, 'project' | 'json'>, InputPath>>;

function subjectsOf(partial: PartialEnvironment): Partial<Subjects> {
  const { network, cluster, access, podIdentities, irsaRoles, addons, platform } = partial;
  const subjects = { network, cluster, access, podIdentities, irsaRoles, addons, platform, environment: partial };
  return Object.fromEntries(Object.entries(subjects).filter(([, value]) => value !== undefined));
}

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

const hasPlatform = (input: unknown): boolean =>
  input !== null && typeof input === 'object' && (input as Partial<EnvironmentInput>).platform !== undefined;

/** The platform follows from network and cluster: where they are wrong, nothing of it could be looked at, and that is said. */
function* notJudged(
  input: unknown,
  { partial: { platform }, rest }: Pick<Decided, 'partial' | 'rest'>,
  errors: readonly InputPath[],
  environment: string,
): Iterable<Finding> {
  // Where the platform as a whole is wrong, there is nothing more in it.
  const isWhole = errors.some((path) => path.length === 1 && path[0] === 'platform');
  if (platform !== undefined || !hasPlatform(input) || isWhole) return;
  const { id, severity, fix } = shapeRules.notJudged;
  const waits = errors.filter(([part]) => WAITS_FOR.has(String(part))).map(formatPath);
  if (waits.length === 0) return;
  const remains = rest === undefined ? 'its rest' : 'what its objects are together';
  const message = `${remains} is judged when these are right: ${[...new Set(waits)].slice(0, 3).join(', ')}`;
  yield { rule: id, severity, environment, path: ['platform'], received: undefined, message, fix, suggestion: undefined };
}

const WAITS_FOR: ReadonlySet<string> = new Set(['account', 'region', 'network', 'cluster', 'platform']);

function acknowledgementsOf(input: unknown, shape: readonly Finding[]): Resolution['acknowledgements'] {
  if (input === null || typeof input !== 'object') return [];
  const { acknowledge: written } = input as Partial<EnvironmentInput>;
  if (written === undefined || !Array.isArray(written)) return [];
  return written.map((entry: Acknowledgement, index) => {
    const place = ['acknowledge', index];
    return shape.some(({ path }) => startsWith(path, place) || startsWith(place, path)) ? undefined : entry;
  });
}
