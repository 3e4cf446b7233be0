import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { removeAbandoned, temporaryFolder } from '../files/temporary-folder';
import { engineFinding } from '../rules/engine-finding';
import type { EarlierStacks } from './earlier-stacks';
import { type LoadedProject, loadFinding, loadProject } from './load';
import { synthesize } from './synthesize';

/** A revision that git cannot give, and what to do; ready to print. */
export class RevisionError extends Error {}

const TEMPORARY = '.eks-auto-revision-';
/** Minutes; a run takes seconds. */
const ABANDONED_AFTER = 60;

/** What environments can be made of; the rest of a repository may be large. */
const PROGRAMS = ['*.ts', '*.mts', '*.cts', '*.js', '*.mjs', '*.cjs', '*.json'];

/**
 * Synthesizes the environments as a revision of the repository has them. Packages are those that are installed now, so what
 * differs comes from the files of the project.
 *
 * @param revision what git understands: `origin/main`, `HEAD^1`, a tag
 * @throws RevisionError without git, a repository or that revision
 */
export function stacksOfRevision(revision: string, project: LoadedProject, today: string): EarlierStacks {
  const places = git(project.folder, ['rev-parse', '--show-toplevel', '--show-prefix'], 'the project lies in no git repository');
  const [root = '', prefix = ''] = places.split('\n');
  const commit = git(
    project.folder,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
    `git knows no revision '${revision}' here; a shallow clone has only its last commits: git fetch --deepen 1, or git fetch origin <branch>`,
  ).trimEnd();

  // Inside the project, so that the files find its packages.
  removeAbandoned(TEMPORARY, project.folder, ABANDONED_AFTER);
  const { path: folder, remove } = temporaryFolder(TEMPORARY, project.folder);
  try {
    const tree = join(folder, 'tree');
    checkOut(root, commit, { index: join(folder, 'index'), tree });
    const file = join(tree, prefix, relative(project.folder, project.file));
    if (!existsSync(file)) return nothing(`${relative(project.folder, project.file)} is not in ${revision}`);
    return synthesized(revision, file, { projectFolder: join(tree, prefix), today });
  } finally {
    remove();
  }
}

function synthesized(
  revision: string,
  file: string,
  { projectFolder, today }: { readonly projectFolder: string; readonly today: string },
): EarlierStacks {
  try {
    const { stacks } = synthesize(
      withoutCache(() => loadProject(projectFolder, file)),
      { today, write: false },
    );
    if (stacks.length === 0) return nothing(`the environments of ${revision} have errors themselves`);
    const texts = new Map(stacks.map(({ name, text }) => [name, text]));
    return { readStack: (stack) => texts.get(stack), stacks: () => [...texts.keys()], findings: [] };
  } catch (error) {
    const problem = loadFinding(error, projectFolder);
    if (problem === undefined) throw error;
    return nothing(`the environments of ${revision} cannot be loaded: ${problem.message}`);
  }
}

/** Git's own index and the files of the project stay as they are. */
function checkOut(root: string, commit: string, { index, tree }: { readonly index: string; readonly tree: string }): void {
  const inIndex = (args: readonly string[], input?: string): string =>
    git(root, args, `git cannot read ${commit}`, { GIT_INDEX_FILE: index }, input);
  inIndex(['read-tree', commit]);
  inIndex(['checkout-index', '-z', '--stdin', `--prefix=${tree}/`], inIndex(['ls-files', '-z', '--', ...PROGRAMS]));
}

function git(
  folder: string,
  args: readonly string[],
  problem: string,
  env: Readonly<Record<string, string>> = {},
  input?: string,
): string {
  try {
    return execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env },
      maxBuffer: 256 * 1024 * 1024,
      stdio: 'pipe',
      ...(input === undefined ? {} : { input }),
    });
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { readonly stderr?: string };
    if (code === 'ENOENT') throw new RevisionError('there is no git on the path, and --against asks it for a revision');
    // In containers the project often belongs to somebody else; git says what to type.
    throw new RevisionError(/dubious ownership/.test(stderr ?? '') ? (stderr ?? '').trim() : problem);
  }
}

/** The files of a revision are loaded once: what was made of them is not worth keeping. */
function withoutCache<T>(load: () => T): T {
  const before = process.env['EKS_AUTO_CACHE'];
  process.env['EKS_AUTO_CACHE'] = '0';
  try {
    return load();
  } finally {
    if (before === undefined) delete process.env['EKS_AUTO_CACHE'];
    else process.env['EKS_AUTO_CACHE'] = before;
  }
}

const nothing = (message: string): EarlierStacks => ({
  readStack: () => undefined,
  stacks: () => [],
  findings: [engineFinding('notCompared', { environment: undefined, path: [], message })],
});
