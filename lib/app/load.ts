import { existsSync, statSync } from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import type { Finding, Place } from '../rules/finding';
import { shapeRules } from '../rules/shape';
import type { ProjectInput } from './check';

/** A file of environments that cannot be used, and how to make it one; ready to print. */
export class LoadProblem extends Error {
  public constructor(
    public readonly problem: string,
    public readonly fix: string,
  ) {
    super(`${problem}; ${fix}`);
  }
}

export interface LoadedProject extends ProjectInput {
  readonly file: string;
}

/** What Node can load; it takes a file with any other ending for JavaScript. */
const PROGRAMS = /^\.(?:[cm]?[jt]s|json)$/;

/**
 * Loads the file that lists the environments. What throws while it is read is thrown on; the register hook has made it
 * readable (`LoadError` with its `report`).
 */
export function loadProject(cwd: string, environmentsFile: string): LoadedProject {
  const file = resolve(cwd, environmentsFile);
  const name = relative(cwd, file);
  if (!existsSync(file)) {
    throw new LoadProblem(
      `${name} does not exist`,
      'run the command in the folder of a project, or name the file with --envs <file>',
    );
  }
  if (statSync(file).isDirectory()) {
    throw new LoadProblem(`${name} is a folder`, `name the file that lists the environments: --envs ${join(name, 'index.ts')}`);
  }
  if (!PROGRAMS.test(extname(file))) {
    throw new LoadProblem(`${name} is no TypeScript`, 'name the file that lists the environments, such as envs/index.ts');
  }
  // Transpiled by the register hook, which the command has installed.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const loaded = undisturbed(() => require(file) as { readonly default?: unknown });
  const environments = loaded.default;
  if (environments === undefined) {
    throw new LoadProblem(`${name} has no default export`, 'write export default [dev, production]');
  }
  return { environments: listed(environments, name), file, folder: projectFolder(file) };
}

/**
 * What a file says while it is read stays out of the answer, which programs read from stdout; and it cannot end the program
 * before there is one, with an exit code for which nothing was judged.
 */
function undisturbed<T>(load: () => T): T {
  const { exit } = process;
  const write = process.stdout.write;
  process.stdout.write = process.stderr.write.bind(process.stderr);
  process.exit = (code) => {
    throw new Error(
      `process.exit(${code ?? ''}) would end the program before anything is judged; to refuse something, throw new Error('…')`,
    );
  };
  try {
    return load();
  } finally {
    process.stdout.write = write;
    process.exit = exit;
  }
}

/** One environment stands for a list of one; what can be no list is told as a whole, not member by member. */
function listed(exported: unknown, name: string): readonly unknown[] {
  if (Array.isArray(exported)) {
    if (exported.length === 0) throw new LoadProblem(`${name} lists no environment`, 'write export default [dev, production]');
    return exported;
  }
  if (exported !== null && typeof exported === 'object') {
    if ('then' in exported)
      throw new LoadProblem(
        `${name} exports a promise; environments are known without waiting`,
        'write export default [dev, production]',
      );
    const members = Object.values(exported);
    const isEnvironment = (value: unknown): boolean => value !== null && typeof value === 'object' && 'account' in value;
    if (members.length > 0 && members.every(isEnvironment)) {
      throw new LoadProblem(
        `${name} exports environments by name`,
        `write a list: export default [${Object.keys(exported).join(', ')}]`,
      );
    }
  }
  return [exported];
}

/** The nearest folder above that is a package: paths are printed relative to it, and output is written below it. */
export function projectFolder(file: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
  }
  return dirname(file);
}

/** What the file system refuses, in words; anything else is a fault of ours and keeps its stack trace. */
const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a file stands where a folder is needed',
  EISDIR: 'a folder stands where a file is needed',
  EEXIST: 'something of this name exists already',
  ENOENT: 'it does not exist, or cannot be made here',
};

/** What a mistake in a file looks like to a person, when that is what was thrown. */
export function readableReport(error: unknown): string | undefined {
  if (error instanceof LoadProblem) return `error  ${error.message}`;
  const refused = fileProblem(error);
  return refused === undefined ? loadError(error)?.report : `error  ${refused}`;
}

/**
 * The same for programs and reviewers, who get a report in their format whatever was wrong.
 *
 * @param folder of the project, absolute
 */
export function loadFinding(error: unknown, folder: string): Finding | undefined {
  const { id, severity, fix } = shapeRules.notLoaded;
  const about = { rule: id, severity, environment: undefined, path: [], received: undefined, suggestion: undefined };
  if (error instanceof LoadProblem) return { ...about, message: error.problem, fix: error.fix };
  const refused = fileProblem(error);
  if (refused !== undefined) return { ...about, message: refused, fix };
  const mistake = loadError(error);
  if (mistake === undefined) return undefined;
  const { message, place } = mistake;
  if (place === undefined) return { ...about, message, fix };
  const file = relative(folder, resolve(place.file)).split(sep).join('/');
  return { ...about, message, fix, place: { file, line: place.line, column: place.column, precision: 'exact' } };
}

/** What the file system has refused; undefined for anything else. */
function fileProblem(error: unknown): string | undefined {
  if (error === null || typeof error !== 'object') return undefined;
  const { code, path: from, syscall, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  // The place that somebody has named, not the one beside it where a file is written first.
  const path = dest ?? from?.replace(/\.\d+\.tmp$/, '');
  if (syscall === undefined || path === undefined || code === undefined || !(code in FILE_PROBLEMS)) return undefined;
  return `${path} (${syscall}): ${FILE_PROBLEMS[code] ?? code}`;
}

/** What the register hook throws about a file that somebody wrote; its place is relative to the current folder. */
interface LoadError {
  readonly message: string;
  readonly report: string;
  readonly place: Pick<Place, 'file' | 'line' | 'column'> | undefined;
}

function loadError(error: unknown): LoadError | undefined {
  return error !== null && typeof error === 'object' && (error as Error).name === 'LoadError' ? (error as LoadError) : undefined;
}
