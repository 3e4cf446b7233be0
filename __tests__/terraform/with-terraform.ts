import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTerraform, type TerraformBinary } from '../../lib/terraform/terraform-binary';

const found = findTerraform();

/**
 * Tests that run Terraform. Without the command they are reported as skipped and say so; with `EKS_AUTO_REQUIRE_TERRAFORM=1` they fail.
 */
export function describeWithTerraform(name: string, tests: (terraform: TerraformBinary) => void): void {
  if (found !== undefined) {
    describe(name, () => tests(found));
  } else if (process.env['EKS_AUTO_REQUIRE_TERRAFORM'] === '1') {
    test(`${name}: terraform is required and was not found`, () => {
      throw new Error('EKS_AUTO_REQUIRE_TERRAFORM=1, but there is no terraform command; install it or set TERRAFORM_BINARY_NAME');
    });
  } else {
    process.stderr.write(`skipped, because there is no terraform command: ${name}\n`);
    describe.skip(name, () => {
      test('needs terraform', () => undefined);
    });
  }
}

/** The same tests for each of several things, `$name` standing for what each is called. */
describeWithTerraform.each =
  <Item extends { readonly name: string }>(items: readonly Item[]) =>
  (name: string, tests: (item: Item, terraform: TerraformBinary) => void): void => {
    for (const item of items) describeWithTerraform(name.replace('$name', item.name), (terraform) => tests(item, terraform));
  };

/** A folder for the duration of a test. */
export async function inTemporaryFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'eks-auto-test-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
