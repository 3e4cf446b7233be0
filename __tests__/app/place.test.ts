import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type EnvironmentSource, PlaceFinder } from '../../lib/app/place';
import type { InputPath } from '../../lib/rules/input-path';

const folder = mkdtempSync(join(tmpdir(), 'eks-auto-place-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;

const calledAt = (file: string, line: number): EnvironmentSource => ({
  name: 'dev',
  listed: undefined,
  callSite: () => ({ file, line }),
});

/** Files of a project of its own; lines are marked by what stands on them. */
function project(files: Readonly<Record<string, string>>) {
  const root = join(folder, String((count += 1)));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const main = files['envs/dev.ts'] ?? '';
  const callLine = main.split('\n').findIndex((line) => line.includes('defineEnvironment(')) + 1;
  const source = calledAt(join(root, 'envs/dev.ts'), callLine);
  return {
    root,
    /** `exact envs/dev.ts:3: the text of the line` */
    at(path: InputPath, from: EnvironmentSource = source): string {
      const place = new PlaceFinder(root).find(from, path);
      if (place === undefined) return 'nowhere';
      const line = files[place.file]?.split('\n')[place.line - 1]?.trim() ?? '';
      return `${place.precision} ${place.file}: ${line}`;
    },
  };
}

const define = (body: string, before = ''): Record<string, string> => ({
  'envs/dev.ts': `import { defineEnvironment } from '../lib/environment';\n${before}\nexport default defineEnvironment(${body});\n`,
});

describe('the place of a value', () => {
  test.each<[string, Record<string, string>, InputPath, string]>([
    ['the environment itself', define("{\n  name: 'dev',\n}"), [], 'exact envs/dev.ts: export default defineEnvironment({'],
    ['a member', define("{\n  name: 'dev',\n}"), ['name'], "exact envs/dev.ts: name: 'dev',"],
    [
      'a member of a member',
      define('{\n  cluster: {\n    version: 1,\n  },\n}'),
      ['cluster', 'version'],
      'exact envs/dev.ts: version: 1,',
    ],
    ['a value that starts below its key', define('{\n  tags:\n    {},\n}'), ['tags'], 'exact envs/dev.ts: tags:'],
    ['a key in quotes', define("{\n  'a-b': 1,\n}"), ['a-b'], "exact envs/dev.ts: 'a-b': 1,"],
    ['an element of a list', define("{\n  zones: [\n    'a',\n    'b',\n  ],\n}"), ['zones', 1], "exact envs/dev.ts: 'b',"],
    ['the last of two equal keys', define('{\n  a: 1,\n  a: 2,\n}'), ['a'], 'exact envs/dev.ts: a: 2,'],
    ['a value with a type', define('{\n  a: {\n    b: 1,\n  } as const satisfies X,\n}'), ['a', 'b'], 'exact envs/dev.ts: b: 1,'],
    [
      'a constant of the file',
      define('{\n  version,\n}', "const version = '1.36';"),
      ['version'],
      "exact envs/dev.ts: const version = '1.36';",
    ],
    ['a member of a constant', define('{\n  a: all.x,\n}', 'const all = {\n  x: 1,\n};'), ['a'], 'exact envs/dev.ts: x: 1,'],
    ['a constant that holds the environment', define('input', 'const input = {\n  a: 1,\n};'), ['a'], 'exact envs/dev.ts: a: 1,'],
    ['what is spread in', define('{\n  ...base,\n  b: 1,\n}', 'const base = {\n  a: 1,\n};'), ['a'], 'exact envs/dev.ts: a: 1,'],
    [
      'what overrides a spread',
      define('{\n  ...base,\n  a: 2,\n}', 'const base = {\n  a: 1,\n};'),
      ['a'],
      'exact envs/dev.ts: a: 2,',
    ],
    [
      'a spread that overrides',
      define('{\n  a: 2,\n  ...base,\n}', 'const base = {\n  a: 1,\n};'),
      ['a'],
      'exact envs/dev.ts: a: 1,',
    ],
    [
      'an element after a spread list',
      define("{\n  zones: [\n    ...two,\n    'c',\n  ],\n}", "const two = ['a', 'b'];"),
      ['zones', 2],
      "exact envs/dev.ts: 'c',",
    ],
    [
      'what a function of the file returns',
      define('{\n  ...base(1),\n}', 'const base = (x) => ({\n  a: x,\n});'),
      ['a'],
      'exact envs/dev.ts: a: x,',
    ],
  ])('%s', (_, files, path, expected) => {
    expect(project(files).at(path)).toBe(expected);
  });

  const imported: Record<string, string> = {
    'envs/dev.ts': [
      "import { defineEnvironment } from '../lib/environment';",
      "import base, { zones as all } from './base';",
      "import tags from './tags.json';",
      "import { role } from './roles.js';",
      'export default defineEnvironment({ ...base, zones: all, tags, role });',
    ].join('\n'),
    'envs/base.ts': "export const zones = [\n  'a',\n];\nconst base = {\n  region: 'x',\n};\nexport default base;",
    'envs/tags.json': '{\n  "team": "x"\n}',
    'envs/roles.ts': "export { admin as role } from './people/index';",
    'envs/people/index.ts': "export const admin = 'arn';",
    // Neither this function nor what it returns is the person's own.
    'lib/environment.ts': 'export function defineEnvironment(input) {\n  return {\n    region: 1 };\n}',
  };

  test.each<[InputPath, string]>([
    [['region'], "exact envs/base.ts: region: 'x',"],
    [['zones', 0], "exact envs/base.ts: 'a',"],
    [['tags', 'team'], 'exact envs/tags.json: "team": "x"'],
    [['role'], "exact envs/people/index.ts: export const admin = 'arn';"],
  ])('%j is followed through imports of relative files', (path, expected) => {
    expect(project(imported).at(path)).toBe(expected);
  });

  test.each<[string, Record<string, string>, InputPath, string]>([
    ['a missing member', define('{\n  cluster: {\n    a: 1,\n  },\n}'), ['cluster', 'version'], 'near envs/dev.ts: cluster: {'],
    ['a computed value', define('{\n  zones: names.map(f),\n}'), ['zones', 0], 'near envs/dev.ts: zones: names.map(f),'],
    [
      'a value from a package',
      define('{\n  tags: shared,\n}', "import { shared } from 'a';"),
      ['tags', 'x'],
      'near envs/dev.ts: tags: shared,',
    ],
    ['a circle of constants', define('{\n  a,\n}', 'const a = b;\nconst b = a;'), ['a', 'x'], 'near envs/dev.ts: const b = a;'],
  ])('%s is near', (_, files, path, expected) => {
    expect(project(files).at(path)).toBe(expected);
  });

  test('of the right one of several environments in a file', () => {
    const text = 'const a = defineEnvironment({\n  name: 1 });\nconst b = defineEnvironment({\n  name: 2 });';
    const { root, at } = project({ 'envs/dev.ts': text });
    const source = calledAt(join(root, 'envs/dev.ts'), 3);
    expect(at(['name'], source)).toBe('exact envs/dev.ts: name: 2 });');
  });

  describe('in the list of environments', () => {
    const files = {
      'envs/index.ts': "import dev from './dev';\nexport default [dev, { name: 'b' }];",
      'envs/dev.ts': "export default {\n  name: 'a',\n};",
    };
    const listed = (root: string, name: string, index: number, callSite: EnvironmentSource['callSite'] = () => undefined) => ({
      name,
      listed: { file: join(root, 'envs/index.ts'), index },
      callSite,
    });

    test('needs no call of defineEnvironment', () => {
      const { root, at } = project(files);
      expect(at(['name'], listed(root, 'a', 0))).toBe("exact envs/dev.ts: name: 'a',");
      expect(at(['name'], listed(root, 'b', 1))).toBe("exact envs/index.ts: export default [dev, { name: 'b' }];");
    });

    test('is believed only where the name is the same', () => {
      const { root, at } = project({ ...files, 'envs/c.ts': "x(\n  defineEnvironment({\n    name: 'c',\n  }))" });
      const source = listed(root, 'c', 0, calledAt(join(root, 'envs/c.ts'), 2).callSite);
      expect(at(['name'], source)).toBe("exact envs/c.ts: name: 'c',");
    });
  });

  test('of an environment that cannot be found is where it was called', () => {
    const { root, at } = project({ 'envs/dev.ts': 'const f = defineEnvironment;\nf({ name: 1 });' });
    expect(at(['name'], calledAt(join(root, 'envs/dev.ts'), 2))).toBe('near envs/dev.ts: f({ name: 1 });');
    expect(at(['name'], { name: 'dev', listed: undefined, callSite: () => undefined })).toBe('nowhere');
  });

  test('of a file that cannot be read is the line that is known', () => {
    const { at } = project({ 'envs/dev.ts': 'export default defineEnvironment({ name: ' });
    expect(at(['name'])).toBe('near envs/dev.ts: export default defineEnvironment({ name:');
  });
});
