import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve, sep } from 'node:path';

export type TerraformProduct = 'Terraform' | 'OpenTofu';

/** A Terraform (or OpenTofu) that can be run. */
export interface TerraformBinary {
  readonly path: string;
  readonly product: TerraformProduct;
  /** `1.11.4` */
  readonly version: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** cdktf reads the same variable. */
const NAME_VARIABLE = 'TERRAFORM_BINARY_NAME';

/** The binary that a shell would start, or undefined. */
export function findTerraform(env: Environment = process.env): TerraformBinary | undefined {
  const found = locateTerraform(undefined, env);
  return found?.told === undefined ? undefined : { path: found.path, ...found.told };
}

/**
 * Looks for a command, and asks which version it is.
 *
 * @param name a path, or a name to look for on the PATH; what a shell would start when left out
 * @returns undefined when there is no such command; nothing told when it does not tell its version as Terraform does
 */
export function locateTerraform(
  name?: string,
  env: Environment = process.env,
): { readonly path: string; readonly told: Omit<TerraformBinary, 'path'> | undefined } | undefined {
  const path = locate(name ?? env[NAME_VARIABLE] ?? 'terraform', env);
  return path === undefined ? undefined : { path, told: toldBy(path) };
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

/** In plain text, which is as old as Terraform and says which of the two it is. */
function toldBy(path: string): Omit<TerraformBinary, 'path'> | undefined {
  const [, product, version] = /^(Terraform|OpenTofu) v(\d+\.\d+\.\d+\S*)/m.exec(ask(path, 'version')) ?? [];
  return version === undefined ? undefined : { product: product as TerraformProduct, version };
}

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
