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
      'what a function of the file passes on',
      define('{\n  ...base(1),\n}', 'const base = (x) => ({\n  a: x,\n});'),
      ['a'],
      'exact envs/dev.ts: ...base(1),',
    ],
    [
      'a value of a requirement',
      define("{\n  list: [\n    requirement('kubernetes.io/arch').in(\n'amd64',\n'arm64'),\n  ],\n}"),
      ['list', 0, 'values', 1],
      "exact envs/dev.ts: 'arm64'),",
    ],
    [
      'a value of a requirement that is spread in',
      define("{\n  list: [\n    requirement(\n'a').in('x', ...more) ] }", "const more = [\n'y' ];"),
      ['list', 0, 'values', 1],
      "exact envs/dev.ts: 'y' ];",
    ],
    [
      'the label of a requirement',
      define("{\n  list: [\n    requirement(\n'a').in('x') ] }"),
      ['list', 0, 'key'],
      "exact envs/dev.ts: 'a').in('x') ] });",
    ],
    [
      'a requirement that is handed to a preset',
      define("{\n  pool: nodePool.spot({\nrequirements: [\nrequirement('a').greaterThan(\n2) ] }) }"),
      ['pool', 'requirements', 0, 'values', 0],
      'exact envs/dev.ts: 2) ] }) });',
    ],
    [
      'a requirement that a preset adds',
      define("{\n  pool: nodePool.spot({\nrequirements: [\nrequirement('a').exists() ] }) }"),
      ['pool', 'requirements', 1],
      'near envs/dev.ts: requirements: [',
    ],
    [
      'a value that is no part of a requirement',
      define("{\n  list: [\n    requirement('a').in('x') ] }"),
      ['list', 0, 'minValues'],
      "near envs/dev.ts: requirement('a').in('x') ] });",
    ],
    [
      'an element of a constant list',
      define('{\n  a: all[1],\n}', "const all = [\n'x',\n'y',\n];"),
      ['a'],
      "exact envs/dev.ts: 'y',",
    ],
    [
      'a member by a name in quotes',
      define("{\n  a: all['x-y'],\n}", "const all = {\n'x-y': 1 };"),
      ['a'],
      "exact envs/dev.ts: 'x-y': 1 };",
    ],
    [
      'a key that is a constant',
      define('{\n  [TEAM]: {\n    a: 1 } }', "const TEAM = 'pay';"),
      ['pay', 'a'],
      'exact envs/dev.ts: a: 1 } });',
    ],
    [
      'a constant taken out of an object',
      define('{\n  a }', 'const shared = {\nx: 1 };\nconst { x: a } = shared;'),
      ['a'],
      'exact envs/dev.ts: x: 1 };',
    ],
    [
      'an argument of a function of the file',
      define("{\n  ...base(\n'x') }", 'const base = (region) => ({ region });'),
      ['region'],
      "exact envs/dev.ts: 'x') });",
    ],
    [
      'a constant inside a function',
      define('{\n  ...base() }', 'const base = () => {\nconst a = 1;\nreturn { a };\n};'),
      ['a'],
      'exact envs/dev.ts: const a = 1;',
    ],
    ['what Object.freeze was given', define('Object.freeze({\n  a: 1 })'), ['a'], 'exact envs/dev.ts: a: 1 }));'],
  ])('%s', (_, files, path, expected) => {
    expect(project(files).at(path)).toBe(expected);
  });

  test('has a column, from 1', () => {
    const { root } = project(define("{\n  zones: ['a', 'b'],\n}"));
    const find = (path: InputPath) => new PlaceFinder(root).find(calledAt(join(root, 'envs/dev.ts'), 3), path);
    expect(find(['zones', 1])).toEqual({ file: 'envs/dev.ts', line: 4, column: 16, precision: 'exact' });
    expect(find(['zones'])).toMatchObject({ line: 4, column: 3 });
  });

  const imported: Record<string, string> = {
    'envs/dev.ts': [
      "import { defineEnvironment } from '../lib/environment';",
      "import base, { zones as all } from './base';",
      "import tags from './tags.json';",
      "import { role } from './roles.js';",
      "import * as shared from './shared';",
      'export default defineEnvironment({ ...base, zones: all, tags, role, owner: shared.owner, cost: shared.cost });',
    ].join('\n'),
    'envs/base.ts': "export const zones = [\n  'a',\n];\nconst base = {\n  region: 'x',\n};\nexport default base;",
    'envs/shared.ts': "export const owner = 'x';\nexport * from './costs';",
    'envs/costs.ts': "export * from './shared';\nexport const cost = 1;",
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
    [['owner'], "exact envs/shared.ts: export const owner = 'x';"],
    [['cost'], 'exact envs/costs.ts: export const cost = 1;'],
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
    [
      'what a spread of a package may override',
      define('{\n  a: 1,\n  ...shared }', "import { shared } from 'a';"),
      ['a'],
      'near envs/dev.ts: a: 1,',
    ],
    [
      'what a condition decides',
      define('{\n  a: 1,\n  ...(big ? {\na: 2 } : {}) }'),
      ['a'],
      'near envs/dev.ts: a: 2 } : {}) });',
    ],
    ['what a condition may leave out', define('{\n  a: 1,\n  ...(big && { b: 2 }) }'), ['a'], 'exact envs/dev.ts: a: 1,'],
    ['what a function of a package was given', define('change({\n  a: 1 })'), ['a'], 'near envs/dev.ts: a: 1 }));'],
    ['a variable that may have changed', define('{\n  a }', 'let a = 1;'), ['a'], 'exact envs/dev.ts: a });'],
    [
      'a part of a variable that may have changed',
      define('{\n  ...a }', 'let a = { b: 1 };'),
      ['b'],
      'near envs/dev.ts: export default defineEnvironment({',
    ],
    [
      'a parameter that is named like a constant',
      define('{\n  ...base(f()) }', 'const a = { b: 1 };\nconst base = (a) => ({\n  a });'),
      ['a', 'b'],
      'near envs/dev.ts: ...base(f()) });',
    ],
    [
      'a branch of a function',
      define('{\n  ...base() }', 'const base = () => {\nif (x) return { a: 1 };\nreturn {\na: 2 };\n};'),
      ['a'],
      'near envs/dev.ts: a: 2 };',
    ],
    ['a circle of constants', define('{\n  a,\n}', 'const a = b;\nconst b = a;'), ['a', 'x'], 'near envs/dev.ts: const b = a;'],
  ])('%s', (_, files, path, expected) => {
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
