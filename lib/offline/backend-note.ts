import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StackJson } from '../terraform/stack-json';
import type { TerraformBinary } from '../terraform/terraform-binary';

/** Where `init` notes which backend it was made for; attached providers leave nothing else behind. */
const NOTE = join('.terraform', 'terraform.tfstate');

/** Notes by command and backend, which are the same for every folder. */
const notes = new Map<string, string>();

const keyOf = ({ path, version }: TerraformBinary, backend: string): string => `${path} ${version} ${backend}`;

/** Keeps what `init` has noted, so that it need not run in the next folder. */
export function rememberInit(folder: string, binary: TerraformBinary, backend: string): void {
  notes.set(keyOf(binary, backend), readFileSync(join(folder, NOTE), 'utf8'));
}

/**
 * Does what `init` would do in a folder of Terraform JSON without modules: notes the backend. False when `init` has more to do, or
 * has not run with this command yet.
 */
export function initFromMemory(folder: string, configuration: StackJson, binary: TerraformBinary, backend: string): boolean {
  const note = notes.get(keyOf(binary, backend));
  const plain = /^(\.terraform|.*\.(tf|tfvars)\.json)$/;
  if (note === undefined || 'module' in configuration || readdirSync(folder).some((name) => !plain.test(name))) return false;
  mkdirSync(dirname(join(folder, NOTE)), { recursive: true });
  writeFileSync(join(folder, NOTE), note);
  return true;
}
