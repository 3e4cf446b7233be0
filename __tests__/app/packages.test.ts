import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageProblems } from '../../lib/app/packages';

describe('the installed packages', () => {
  const folders: string[] = [];
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  /** A project with packages by folder: `{ 'node_modules/cdktf': 'cdktf@0.21.0' }`. */
  function project(packages: Readonly<Record<string, string>>): string {
    const root = mkdtempSync(join(tmpdir(), 'eks-auto-'));
    folders.push(root);
    for (const [folder, id] of Object.entries(packages)) {
      mkdirSync(join(root, folder), { recursive: true });
      const at = id.lastIndexOf('@');
      writeFileSync(join(root, folder, 'package.json'), JSON.stringify({ name: id.slice(0, at), version: id.slice(at + 1) }));
    }
    return root;
  }

  const sound = {
    'node_modules/cdktf': 'cdktf@0.21.0',
    'node_modules/constructs': 'constructs@10.8.1',
    'node_modules/@cdktf/provider-aws': '@cdktf/provider-aws@21.22.1',
  };

  test.each<[string, Readonly<Record<string, string>>]>([
    ['one copy of each', sound],
    ['a fork under the name of cdktf', { ...sound, 'node_modules/cdktf': 'cdktn@0.24.0' }],
    ['the lowest versions', { ...sound, 'node_modules/constructs': 'constructs@10.4.2' }],
    ['an unrelated second copy', { ...sound, 'node_modules/other/node_modules/cdktf': 'cdktf@0.20.0' }],
  ])('%s is fine', (_, packages) => {
    expect(packageProblems(project(packages))).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['an old cdktf', { ...sound, 'node_modules/cdktf': 'cdktf@0.20.11' }, /cdktf 0\.20\.11 in node_modules\/cdktf does not fit/],
    ['a future cdktf', { ...sound, 'node_modules/cdktf': 'cdktf@0.22.0' }, /needed is cdktf >=0\.21\.0 <0\.22\.0/],
    ['an old fork', { ...sound, 'node_modules/cdktf': 'cdktn@0.23.0' }, /cdktn 0\.23\.0 in node_modules\/cdktf does not fit/],
    ['constructs of another major', { ...sound, 'node_modules/constructs': 'constructs@11.0.0' }, /constructs 11\.0\.0/],
    [
      'old bindings',
      { ...sound, 'node_modules/@cdktf/provider-aws': '@cdktf/provider-aws@20.1.0' },
      /@cdktf\/provider-aws 20\.1\.0/,
    ],
    [
      'a second copy below the bindings',
      { ...sound, 'node_modules/@cdktf/provider-aws/node_modules/constructs': 'constructs@10.4.2' },
      /constructs is installed 2 times: 10\.8\.1 in node_modules\/constructs and 10\.4\.2 in node_modules\/@cdktf\/provider-aws\/node_modules\/constructs/,
    ],
    [
      'a second copy below cdktf',
      { ...sound, 'node_modules/cdktf/node_modules/constructs': 'constructs@10.8.1' },
      /constructs is installed 2 times/,
    ],
  ])('%s is told by name, version and place', (_, packages, message) => {
    expect(packageProblems(project(packages))).toEqual([expect.stringMatching(message)]);
  });

  test('what is missing is told with the command that installs it', () => {
    const { 'node_modules/constructs': _, ...rest } = sound;
    expect(packageProblems(project(rest))).toEqual([
      'constructs is not installed; needed is constructs >=10.4.2 <11.0.0: npm install constructs@10.4.2',
    ]);
  });
});
