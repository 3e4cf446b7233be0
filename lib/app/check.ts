import { callSiteOf } from '../config/define-environment';
import { checkProject, type Resolution, resolve } from '../config/resolve';
import type { Finding, Place } from '../rules/finding';
import { type InputPath, parsePath, valueAt } from '../rules/input-path';
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
  /** As it was written. */
  readonly input: unknown;
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
  /** False where nobody wrote that part of an environment, so that it is a default. */
  readonly isWritten: (environment: string, path: string) => boolean;
}

/** Everything that can be said about environments before cdktf is loaded. */
export function check(project: ProjectInput, { today, only }: CheckOptions): CheckedProject {
  const known = new Map<unknown, CheckedEnvironment>();
  const all = project.environments.map((input, index): CheckedEnvironment => {
    const same = known.get(input);
    if (same !== undefined) return same;
    const listed = project.file === undefined ? undefined : { file: project.file, index };
    const unnamed = project.environments.length === 1 ? undefined : `environments[${index}]`;
    const resolution = resolve(input, { today, unnamed });
    const source = { name: writtenName(input), listed, callSite: () => callSiteOf(input) };
    const checked = { ...resolution, source, input };
    known.set(input, checked);
    return checked;
  });
  const distinct = [...new Set(all)];
  const chosen = only === undefined ? distinct : distinct.filter(({ name }) => only.includes(name));
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
  const placed = new Map<string, Place | undefined>();
  const placeOf = (environment: string, path: string): Place | undefined => {
    const key = `${environment} ${path}`;
    if (!placed.has(key)) placed.set(key, find(environment, parsePath(path)));
    return placed.get(key);
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
    isWritten: (environment, path) => valueAt(all.find(({ name }) => name === environment)?.input, parsePath(path)) !== undefined,
  };
}

function writtenName(input: unknown): unknown {
  return input === null || typeof input !== 'object' ? undefined : (input as { readonly name?: unknown }).name;
}

const SEVERITIES = ['error', 'warning', 'note'] as const;

/** Errors first; within a severity as they were found, which is by environment. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

export const hasErrors = (findings: readonly Finding[]): boolean => findings.some(({ severity }) => severity === 'error');
