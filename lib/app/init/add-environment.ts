import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { kubernetesVersions, versionsInStandardSupport } from '../../aws/kubernetes-versions';
import { makeFolder } from '../../files/make-folder';
import { writeWhole } from '../../files/write-whole';
import type { Finding } from '../../rules/finding';
import { check, hasErrors } from '../check';
import { loadProject, projectFolder } from '../load';
import { type Answers, newEnvironment, type Surroundings } from './answers';
import { environmentText } from './environment-text';
import { newList, withEnvironment } from './environments-list';
import { freeCidr } from './free-cidr';

/** Name of this package: its own environments import their types by path. */
export const PACKAGE = 'cdktf-eks-auto-mode';

/** Where a new environment belongs. */
export interface Place extends Surroundings {
  /** Absolute: of the environment, and of the file that lists all of them. */
  readonly file: string;
  readonly list: string;
  /** Of the project. */
  readonly folder: string;
  readonly today: string;
  /** The environments that exist, as they are written. */
  readonly others: readonly unknown[];
}

/** What was done; nothing when something is wrong with the environment. */
export interface Addition {
  /** About the new environment. */
  readonly findings: readonly Finding[];
  /** Undefined when nothing was written. Relative to the project, as all paths here. */
  readonly file: string | undefined;
  readonly list: string;
  /** What a person has to write into the list, because it is not written as expected. */
  readonly toWrite: readonly string[];
}

/** Looks at the project in which an environment is to be made. What throws while its files are read is thrown on. */
export function placeFor(name: string, cwd: string, environmentsFile: string, today: string): Place {
  const list = resolve(cwd, environmentsFile);
  const others = existsSync(list) ? loadProject(cwd, environmentsFile).environments : [];
  const { environments } = check({ environments: others, folder: cwd }, { today });
  return {
    name,
    project: commonProject(others),
    kubernetesVersion: usualVersion(today),
    freeCidr: freeCidr(environments.map(({ partial }) => partial)) ?? '',
    file: join(dirname(list), `${name}.ts`),
    list,
    folder: projectFolder(list),
    today,
    others,
  };
}

/** Everything that is wrong with what somebody says about a new environment, alone and beside the others. */
export function judge(answers: Answers, { others, folder, today, ...place }: Place): readonly Finding[] {
  const { input, zonesChosen } = newEnvironment(answers, place);
  const { findings } = check({ environments: [...others, input], folder }, { today, only: [place.name] });
  const { zones } = input.cluster;
  return zonesChosen && zones?.length === 0 ? findings.flatMap((finding) => withoutZones(finding, input.region)) : findings;
}

/** Writes the file of an environment and lists it; both or neither, and nothing when there are errors. */
export function addEnvironment(answers: Answers, place: Place): Addition {
  const { file, list, folder } = place;
  const findings = judge(answers, place);
  const at = (path: string): string => posix(relative(folder, path));
  const added = { findings, file: at(file), list: at(list), toWrite: [] };
  if (hasErrors(findings)) return { ...added, file: undefined };

  const listed = { name: place.name, specifier: `./${basename(file, '.ts')}` };
  const listing = existsSync(list) ? withEnvironment(readFileSync(list, 'utf8'), listed) : { text: newList(listed) };
  makeFolder(dirname(file));
  writeWhole(file, environmentText(newEnvironment(answers, place), specifierFrom(file, folder)));
  if (listing.text === undefined) return { ...added, toWrite: listing.lines };
  try {
    writeWhole(list, listing.text);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
  return added;
}

/** Nobody wrote the zones of a region whose usual ones are not known, so nobody is told that there are too few of them. */
function withoutZones(finding: Finding, region: string): readonly Finding[] {
  const [part, key] = finding.path;
  if (key !== 'zones') return [finding];
  if (part === 'cluster') return [];
  const fix = `name two or three with --zones; \`aws ec2 describe-availability-zones --region ${region}\` prints their ids`;
  return [{ ...finding, received: undefined, message: `the usual zones of ${region} are not known`, fix }];
}

/** What environments say about themselves: the stem of names, when all of them have the same. */
function commonProject(environments: readonly unknown[]): string | undefined {
  const projects = new Set(
    environments.map((input) =>
      input === null || typeof input !== 'object' ? undefined : (input as { project?: unknown }).project,
    ),
  );
  const [project] = projects;
  return projects.size === 1 && typeof project === 'string' ? project : undefined;
}

/** The newest version in standard support whose calendar is published. */
export function usualVersion(today: string): string {
  const supported = versionsInStandardSupport(today);
  const known = kubernetesVersions.filter(({ version }) => supported.includes(version));
  const published = known.filter(({ unverified }) => !unverified.includes('standardSupportUntil'));
  return (published.at(-1) ?? known.at(-1) ?? kubernetesVersions.at(-1))?.version ?? '';
}

/** Environments of this package are beside its source. */
function specifierFrom(file: string, folder: string): string {
  const manifest = join(folder, 'package.json');
  const name = existsSync(manifest)
    ? (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly name?: unknown }).name
    : undefined;
  return name === PACKAGE ? posix(relative(dirname(file), join(folder, 'lib', 'environment'))) : `${PACKAGE}/environment`;
}

const posix = (path: string): string => path.split(sep).join('/');
