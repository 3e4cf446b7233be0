import type { TerraformBinary } from '../terraform/terraform-binary';

/** Moved, import and test blocks are all there. OpenTofu began with this number. */
const OLDEST = [1, 6] as const;

/** Thrown before anything is tried, with an instruction. */
export class NoTerraformError extends Error {
  constructor(found: string) {
    super(
      `a structural plan needs the terraform command, ${OLDEST.join('.')} or newer, and ${found}; ` +
        'install it, or name another one with TERRAFORM_BINARY_NAME (tofu works too). No network, credentials or provider downloads are needed',
    );
    this.name = 'NoTerraformError';
  }
}

export function usableTerraform(binary: TerraformBinary | undefined): TerraformBinary {
  if (binary === undefined) throw new NoTerraformError('there is none');
  const [major = 0, minor = 0] = binary.version.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw new NoTerraformError(`${binary.path} is ${binary.version}`);
  return binary;
}
