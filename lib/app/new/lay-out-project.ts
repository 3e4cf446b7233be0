import { existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cleaningUp } from '../../files/at-exit';
import { makeFolder } from '../../files/make-folder';
import type { Finding } from '../../rules/finding';
import { hasErrors } from '../check';
import { judge, PACKAGE, type Place, usualVersion } from '../init/add-environment';
import { type Answers, newEnvironment } from '../init/answers';
import { environmentText } from '../init/environment-text';
import { newList } from '../init/environments-list';
import { freeCidr } from '../init/free-cidr';
import { ownManifest } from './own-manifest';
import { projectFiles } from './project-files';

/** Where the first environment of a new project belongs. */
export function firstPlace(folder: string, environment: string, today: string): Place {
  return {
    name: environment,
    project: projectName(folder),
    kubernetesVersion: usualVersion(today),
    freeCidr: freeCidr([]) ?? '',
    file: join(folder, 'envs', `${environment}.ts`),
    list: join(folder, 'envs', 'index.ts'),
    folder,
    today,
    others: [],
  };
}

/** Name of the package, and stem of names in AWS: the name of the folder, as both accept it. */
export const projectName = (folder: string): string =>
  basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-$/g, '');

/** True when nothing would be overwritten. */
export const isFree = (folder: string): boolean =>
  !existsSync(folder) || (statSync(folder).isDirectory() && readdirSync(folder).length === 0);

/** What was written, or what is wrong with the first environment. */
export interface LaidOutProject {
  readonly findings: readonly Finding[];
  /** Paths in the project; empty when nothing was written. */
  readonly files: readonly string[];
}

/** Writes a project beside its place and moves it there when it is complete. */
export function layOutProject(place: Place, answers: Answers, packageSpecifier: string | undefined): LaidOutProject {
  const findings = judge(answers, place);
  if (hasErrors(findings)) return { findings, files: [] };
  const own = ownManifest();
  const project = {
    name: place.project ?? '',
    environment: place.name,
    package: packageSpecifier ?? own.version,
  };
  const files = {
    ...projectFiles(project, own),
    'envs/index.ts': newList({ name: place.name, specifier: `./${place.name}` }),
    [`envs/${place.name}.ts`]: environmentText(newEnvironment(answers, place), `${PACKAGE}/environment`),
  };
  write(place.folder, files);
  return { findings, files: Object.keys(files).toSorted() };
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  const temporary = join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`);
  const cleanUp = (): void => rmSync(temporary, { recursive: true, force: true });
  cleaningUp(cleanUp, () => {
    makeFolder(temporary);
    for (const [path, text] of Object.entries(files)) {
      makeFolder(dirname(join(temporary, path)));
      writeFileSync(join(temporary, path), text);
    }
    // Somebody may stand in an empty folder, so it stays the same one.
    if (existsSync(folder)) for (const entry of readdirSync(temporary)) renameSync(join(temporary, entry), join(folder, entry));
    else renameSync(temporary, folder);
  });
}
