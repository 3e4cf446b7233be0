import type { PartialEnvironment } from '../model/environment';
import { relationRules, valueRules } from '../rules/catalogue';
import type { Finding } from '../rules/finding';
import { formatPath, startsWith, type InputPath } from '../rules/input-path';
import type { SubjectName, Subjects } from '../rules/rule';
import { runRelationRules, runValueRules } from '../rules/run';
import { shapeRules } from '../rules/shape';
import { checkShape, isOfAnotherForm, withoutConsequences } from './check-shape';
import { decide, type Decided } from './decide';
import type { EnvironmentInput } from './environment-input';
import { suppose, type Way } from './suppose';

export interface Judging {
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Where something is wrong, so that what follows from it is not decided. */
export interface Unsound {
  readonly shape: readonly InputPath[];
  readonly values: readonly InputPath[];
}

/** What is said of the input itself, before anything is decided. */
export function judgeWritten(
  input: unknown,
  { name, today }: Judging,
): { readonly shape: readonly Finding[]; readonly values: readonly Finding[]; readonly unsound: Unsound } {
  const shape = checkShape(input, name);
  const told = (path: InputPath): boolean => shape.some((finding) => startsWith(path, finding.path));
  // What lacks a key that is written under another name lacks it once.
  const isAboutKeys = (place: InputPath): boolean =>
    shape.some(
      ({ rule, path }) => rule !== shapeRules.wrongValue.id && path.length === place.length + 1 && startsWith(path, place),
    );
  const values = runValueRules(valueRules, input, { today, environment: name, skip: told }).filter(
    ({ path }) => !isAboutKeys(path),
  );
  return {
    shape: withoutConsequences(shape),
    values,
    unsound: { shape: errorPlaces(shape.filter(hides)), values: errorPlaces(values) },
  };
}

export const errorPlaces = (findings: readonly Finding[]): readonly InputPath[] =>
  findings.filter(({ severity }) => severity === 'error').map(({ path }) => path);

/** A key too many keeps nothing from being decided, but where keys say which of several forms is meant. */
const hides = (finding: Finding): boolean =>
  finding.rule !== shapeRules.unknownKey.id ||
  isOfAnotherForm(finding) ||
  finding.path[0] === 'network' ||
  finding.path[0] === 'platform';

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

type Subject = keyof typeof PREFIXES;

type BySubject = ReadonlyMap<Subject, readonly Finding[]>;

function subjectsOf(partial: PartialEnvironment): readonly (readonly [Subject, Subjects[Subject]])[] {
  const { network, cluster, access, podIdentities, irsaRoles, addons, platform } = partial;
  const subjects = { network, cluster, access, podIdentities, irsaRoles, addons, platform, environment: partial };
  return Object.entries(subjects).flatMap(([name, value]) => (value === undefined ? [] : [[name as Subject, value] as const]));
}

const rulesWithPlatform = relationRules.filter((rule) => rule.onlyWithoutPlatform !== true);

export const hasPlatform = (input: unknown): boolean =>
  input !== null && typeof input === 'object' && (input as Partial<EnvironmentInput>).platform !== undefined;

/** What is said of what was decided. */
export function judgeDecided(input: unknown, { partial, rest }: Decided, { name, today }: Judging): BySubject {
  // A platform that is written counts, even where it could not be decided.
  const rules = hasPlatform(input) ? rulesWithPlatform : relationRules;
  const judged = (environment: PartialEnvironment): BySubject =>
    new Map(
      subjectsOf(environment).map(([subject, value]) => {
        const context = { today, environment: name, at: PREFIXES[subject], input };
        return [subject, runRelationRules(rules, subject as SubjectName, value as Subjects[SubjectName], context)];
      }),
    );
  if (rest === undefined) return judged(partial);
  // What is said of others may follow from what was left out of the platform.
  const said = [...judged({ ...partial, platform: rest.platform })].map(
    ([subject, findings]) => [subject, findings.filter(({ path }) => rest.tells(path))] as const,
  );
  const ofOthers = judged(partial);
  return new Map(said.map(([subject, findings]) => [subject, [...(ofOthers.get(subject) ?? []), ...findings]]));
}

/** What is said of an environment in which something is wrong. */
interface Despite {
  /** Beside what was said of the parts that are sound. */
  readonly further: readonly Finding[];
  /** False of what only follows from a default that stands in for what is wrong. */
  readonly holds: (subject: Subject, finding: Finding) => boolean;
}

/**
 * What can be said where something is wrong: something else is put in its place, in two ways, and left out where others may name it.
 * What comes out the same each time does not depend on it.
 */
export function judgeDespite(input: object, wrong: readonly InputPath[], judging: Judging): Despite {
  const [one, other] = [supposed(input, wrong, 0, judging), supposed(input, wrong, 1, judging)];
  const replaced = [...wrong, ...one.wrong, ...other.wrong];
  const without = decide(one.input, judging.name, {
    ...one.unsound,
    shape: [...one.unsound.shape, ...wrong.filter(([part]) => NAMED_BY_OTHERS.has(String(part)))],
  });
  const judgements = [one.decided, other.decided, without].map((decided) => judgeDecided(input, decided, judging));
  const listsOf = (subject: Subject): readonly (readonly Finding[])[] =>
    judgements.flatMap((judgement) => (judgement.has(subject) ? [judgement.get(subject) ?? []] : []));
  const isOfReplaced = (path: InputPath): boolean =>
    replaced.some((place) => startsWith(path, place) || startsWith(place, path) || (isWhole(place) && path[0] === place[0]));
  const hasDefault = wrong.some(([part]) => WITH_DEFAULT.has(String(part)));
  return {
    further: (Object.keys(PREFIXES) as readonly Subject[])
      .flatMap((subject) => inAll(listsOf(subject)))
      .filter(({ path }) => !isOfReplaced(path)),
    holds: (subject, finding) => !hasDefault || listsOf(subject).every((list) => has(list, finding)),
  };
}

/** Parts with names that others compare with theirs. */
const NAMED_BY_OTHERS: ReadonlySet<string> = new Set(['access', 'podIdentities', 'irsaRoles', 'addons', 'observability']);

/** Parts in whose place a default decides the rest. */
const WITH_DEFAULT: ReadonlySet<string> = new Set(['profile', 'project', 'tags', 'rolePath', 'observability']);

/** True where a part was replaced as a whole. */
const isWhole = (place: InputPath): boolean => place.length === 1 || place[0] === 'network';

function inAll(lists: readonly (readonly Finding[])[]): readonly Finding[] {
  const [first = [], ...others] = lists;
  return first.filter((finding) => others.every((list) => has(list, finding)));
}

const has = (list: readonly Finding[], { rule, path, message }: Finding): boolean =>
  list.some((one) => one.rule === rule && one.message === message && formatPath(one.path) === formatPath(path));

/** What the rest makes wrong in what stands in (zones of another region) is replaced as well. */
function supposed(
  input: object,
  wrong: readonly InputPath[],
  way: Way,
  judging: Judging,
): { readonly input: object; readonly wrong: readonly InputPath[]; readonly unsound: Unsound; readonly decided: Decided } {
  const first = suppose(input, wrong, way);
  const before = judgeWritten(first, judging).unsound;
  const further = [...before.shape, ...before.values].filter(([part]) => part !== 'platform' && part !== 'name');
  const all = [...wrong, ...further];
  const second = further.length === 0 ? first : suppose(input, all, way);
  const unsound = further.length === 0 ? before : judgeWritten(second, judging).unsound;
  return { input: second, wrong: all, unsound, decided: decide(second, judging.name, unsound) };
}
