import { callSiteOf } from '../config/define-environment';
import { checkProject, type Resolution, resolve } from '../config/resolve';
import type { Finding, Place } from '../rules/finding';
import type { InputPath } from '../rules/input-path';
import { type EnvironmentSource, PlaceFinder } from './place';

/** The environments of a project, as a file lists them. */
export interface ProjectInput {
  /** What the file exports; nothing about it is known yet. */
  readonly environments: readonly unknown[];
  /** The file that lists them, when it is known. */
  readonly file?: string | undefined;
  /** Absolute; places are printed relative to it. */
  readonly folder: string;
}

export interface CheckOptions {
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Names of environments; all of them when left out. The others are still compared with them. */
  readonly only?: readonly string[] | undefined;
}

/** One environment with everything that is known about it. */
export interface CheckedEnvironment extends Resolution {
  readonly source: EnvironmentSource;
}

export interface CheckedProject {
  /** The chosen ones. */
  readonly environments: readonly CheckedEnvironment[];
  /** About the chosen ones, each with its place; errors first. */
  readonly findings: readonly Finding[];
  readonly accepted: readonly { readonly finding: Finding; readonly reason: string }[];
  /** Adds the file and the line. */
  readonly locate: (finding: Finding) => Finding;
  /** The line of a part of an environment, `network.natGateways`. */
  readonly placeOf: (environment: string, path: string) => Place | undefined;
}

/** Everything that can be said about environments before cdktf is loaded. */
export function check(project: ProjectInput, { today, only }: CheckOptions): CheckedProject {
  const all = project.environments.map((input, index): CheckedEnvironment => {
    const listed = project.file === undefined ? undefined : { file: project.file, index };
    const resolution = resolve(input, { today });
    return { ...resolution, source: { name: resolution.name, listed, callSite: () => callSiteOf(input) } };
  });
  const chosen = only === undefined ? all : all.filter(({ name }) => only.includes(name));
  const names = new Set(chosen.map(({ name }) => name));

  const places = new PlaceFinder(project.folder);
  // Of two environments with one name it is the second that is complained about.
  const sources = new Map(all.map(({ name, source }) => [name, source]));
  const find = (environment: string | undefined, path: InputPath): Place | undefined => {
    const source = environment === undefined ? undefined : sources.get(environment);
    return source === undefined ? undefined : places.find(source, path);
  };
  const locate = (finding: Finding): Finding => {
    const place = find(finding.environment, finding.path);
    return place === undefined ? finding : { ...finding, place };
  };
  const known = new Map<string, Place | undefined>();
  const placeOf = (environment: string, path: string): Place | undefined => {
    const key = `${environment} ${path}`;
    if (!known.has(key)) known.set(key, find(environment, parsePath(path)));
    return known.get(key);
  };

  const together = checkProject(all, { today });
  const isChosen = ({ environment }: Finding): boolean => environment === undefined || names.has(environment);
  const findings = [...chosen.flatMap((environment) => environment.findings), ...together.findings.filter(isChosen)];
  return {
    environments: chosen,
    findings: inOrder(findings).map(locate),
    accepted: [
      ...chosen.flatMap(({ accepted }) => accepted),
      ...together.accepted.filter(({ finding }) => isChosen(finding)),
    ].map(({ finding, reason }) => ({ finding: locate(finding), reason })),
    locate,
    placeOf,
  };
}

const SEVERITIES = ['error', 'warning', 'note'] as const;

/** Errors first; within a severity as they were found, which is by environment. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

export const hasErrors = (findings: readonly Finding[]): boolean => findings.some(({ severity }) => severity === 'error');

/** `network.natGateways` → `['network', 'natGateways']`; what constructs note is written that way. */
export function parsePath(path: string): InputPath {
  return [...path.matchAll(/\[(?:"((?:[^"\\]|\\.)*)"|(\d+))\]|([^.[\]]+)/g)].map(([, quoted, index, name]) =>
    index === undefined ? (quoted ?? name ?? '') : Number(index),
  );
}
