import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTerraform } from '../../lib/terraform/terraform-binary';

describe('finding terraform', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eks-auto-bin-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function script(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  test('takes the first on the path and asks for its version', () => {
    const path = script('terraform', 'echo Terraform v1.11.4');
    expect(findTerraform({ PATH: `/nowhere:${folder}` })).toEqual({ path, product: 'Terraform', version: '1.11.4' });
  });

  test('takes the name that cdktf takes', () => {
    const path = script('tofu', 'echo OpenTofu v1.10.0; echo on linux_amd64');
    expect(findTerraform({ PATH: folder, TERRAFORM_BINARY_NAME: 'tofu' })).toEqual({
      path,
      product: 'OpenTofu',
      version: '1.10.0',
    });
    expect(findTerraform({ PATH: '', TERRAFORM_BINARY_NAME: path })).toEqual({ path, product: 'OpenTofu', version: '1.10.0' });
  });

  test.each<[string, string]>([
    ['fails', 'exit 1'],
    ['says nothing about a version', 'echo hello'],
  ])('ignores a program that %s', (_, text) => {
    script('other', text);
    expect(findTerraform({ PATH: folder, TERRAFORM_BINARY_NAME: 'other' })).toBeUndefined();
  });

  test('finds nothing where nothing is', () => {
    expect(findTerraform({ PATH: '/nowhere' })).toBeUndefined();
  });
});
