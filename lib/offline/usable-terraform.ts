import { locateTerraform, type TerraformBinary } from '../terraform/terraform-binary';
import { OfflineProblem } from './offline-problem';

/** Moved, import and test blocks are all there. OpenTofu began with this number. */
const OLDEST = [1, 6] as const;

const REMEDY =
  'install Terraform (https://developer.hashicorp.com/terraform/install: one file, put on the PATH), ' +
  'or name a command with --terraform-binary <path> or TERRAFORM_BINARY_NAME; tofu works too. ' +
  'Afterwards no network, credentials or provider downloads are needed';

/** Thrown before anything is tried, with an instruction. */
export class NoTerraformError extends OfflineProblem {
  constructor(found: string) {
    super(`a structural plan needs the terraform command, ${OLDEST.join('.')} or newer, and ${found}\n       fix: ${REMEDY}`);
    this.name = 'NoTerraformError';
  }
}

/** @throws NoTerraformError when it is missing or too old */
export function usableTerraform(binary: TerraformBinary | undefined): TerraformBinary {
  if (binary === undefined) throw new NoTerraformError('there is none');
  const [major = 0, minor = 0] = binary.version.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw new NoTerraformError(`${binary.path} is ${binary.version}`);
  return binary;
}

/**
 * The command that somebody asked for, or the one that a shell would start.
 *
 * @param name a path, or a name to look for on the PATH
 * @throws NoTerraformError when it cannot be used
 */
export function terraformCommand(name?: string): TerraformBinary {
  const found = locateTerraform(name);
  if (found === undefined) throw new NoTerraformError(name === undefined ? 'there is none' : `there is no command '${name}'`);
  const { path, told } = found;
  if (told === undefined) throw new NoTerraformError(`${path} does not say its version as terraform does`);
  return usableTerraform({ path, ...told });
}
