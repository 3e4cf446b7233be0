import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve, sep } from 'node:path';

/** A Terraform (or OpenTofu) that can be run. */
export interface TerraformBinary {
  readonly path: string;
  /** `1.11.4` */
  readonly version: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** cdktf reads the same variable. */
const NAME_VARIABLE = 'TERRAFORM_BINARY_NAME';

/** The binary that a shell would start, or undefined. */
export function findTerraform(env: Environment = process.env): TerraformBinary | undefined {
  const { path, version } = locateTerraform(undefined, env) ?? {};
  return path === undefined || version === undefined ? undefined : { path, version };
}

/**
 * Looks for a command, and asks which version it is.
 *
 * @param name a path, or a name to look for on the PATH; what a shell would start when left out
 * @returns undefined when there is no such command; no version when it does not tell one as Terraform does
 */
export function locateTerraform(
  name?: string,
  env: Environment = process.env,
): { readonly path: string; readonly version: string | undefined } | undefined {
  const path = locate(name ?? env[NAME_VARIABLE] ?? 'terraform', env);
  return path === undefined ? undefined : { path, version: versionOf(path) };
}

function locate(name: string, env: Environment): string | undefined {
  if (name.includes('/') || name.includes(sep)) return isExecutable(name) ? resolve(name) : undefined;
  const endings = process.platform === 'win32' ? ['.exe', ''] : [''];
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function versionOf(path: string): string | undefined {
  return /"terraform_version":\s*"([^"]+)"/.exec(ask(path, 'version', '-json'))?.[1] ?? olderVersionOf(path);
}

/** Before 0.13 the version was plain text. */
const olderVersionOf = (path: string): string | undefined =>
  /^(?:Terraform|OpenTofu) v(\d+\.\d+\.\d+\S*)/m.exec(ask(path, 'version'))?.[1];

/** What a command prints, also when it ends with a complaint; nothing when it does not start, or does not end. */
function ask(path: string, ...args: readonly string[]): string {
  // Terraform would ask a server for the newest version, and print warnings beside the answer.
  const { stdout } = spawnSync(path, args, {
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 20_000,
  });
  // Null when it was not started.
  return (stdout as string | null) ?? '';
}
