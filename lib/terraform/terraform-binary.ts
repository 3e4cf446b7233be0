import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join, sep } from 'node:path';

/** A Terraform (or OpenTofu) that can be run. */
export interface TerraformBinary {
  readonly path: string;
  /** `1.11.4` */
  readonly version: string;
}

/** cdktf reads the same variable. */
const NAME_VARIABLE = 'TERRAFORM_BINARY_NAME';

/** The binary that a shell would start, or undefined. */
export function findTerraform(env: Readonly<Record<string, string | undefined>> = process.env): TerraformBinary | undefined {
  const path = locate(env[NAME_VARIABLE] ?? 'terraform', env);
  const version = path === undefined ? undefined : versionOf(path);
  return path === undefined || version === undefined ? undefined : { path, version };
}

function locate(name: string, env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (name.includes(sep)) return isExecutable(name) ? name : undefined;
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
    return true;
  } catch {
    return false;
  }
}

function versionOf(path: string): string | undefined {
  try {
    // Terraform would ask a server for the newest version, and print warnings beside the answer.
    const output = execFileSync(path, ['version', '-json'], {
      encoding: 'utf8',
      env: { ...process.env, CHECKPOINT_DISABLE: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return /"terraform_version":\s*"([^"]+)"/.exec(output)?.[1];
  } catch {
    return undefined;
  }
}
