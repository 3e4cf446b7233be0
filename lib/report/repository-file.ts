import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { ReportContext } from './report';

/** A file as programs and reviewers name it: from the root of the repository, with slashes; undefined outside of it. */
export function repositoryFile(file: string, { folder, root }: Pick<ReportContext, 'folder' | 'root'>): string | undefined {
  const below = relative(root, resolve(folder, file));
  return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? undefined : below.split(sep).join('/');
}

/** Of a path the form that may stand in an address. */
export const inAddress = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/**
 * Where a line can be read, in a run of GitHub Actions or GitLab CI/CD; undefined elsewhere. The commit is the one that was
 * checked out, so that the lines are those that were read.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * https://docs.gitlab.com/ci/variables/predefined_variables/
 */
export function lineAddress(env: Readonly<Record<string, string | undefined>>): ReportContext['lineAddress'] {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: sha } = env;
  const { CI_PROJECT_URL: project, CI_COMMIT_SHA: commit } = env;
  const files =
    server !== undefined && repository !== undefined && sha !== undefined
      ? `${server}/${repository}/blob/${sha}`
      : project !== undefined && commit !== undefined
        ? `${project}/-/blob/${commit}`
        : undefined;
  return files === undefined ? undefined : (file, line) => `${files}/${inAddress(file)}#L${line}`;
}
