import { newList, withEnvironment } from '../../../lib/app/init/environments-list';

const shop = { name: 'shop', specifier: './shop' };

test.each<[string, string, string]>([
  [
    'one line',
    `import dev from './dev';\n\nexport default [dev];\n`,
    `import dev from './dev';\nimport shop from './shop';\n\nexport default [dev, shop];\n`,
  ],
  [
    'a line for each, with a comma at the end',
    `import dev from './dev';\n\nexport default [\n  dev, // the first\n];\n`,
    `import dev from './dev';\nimport shop from './shop';\n\nexport default [\n  dev, // the first\n  shop,\n];\n`,
  ],
  [
    'a line for each, without a comma at the end',
    `import dev from './dev';\nexport default [\n  dev\n];`,
    `import dev from './dev';\nimport shop from './shop';\nexport default [\n  dev,\n  shop,\n];`,
  ],
  ['no environment', `export default [];\n`, `import shop from './shop';\n\nexport default [shop];\n`],
  [
    'what only the compiler reads',
    `import type { EnvironmentInput } from 'x';\nexport default [] satisfies EnvironmentInput[];\n`,
    `import type { EnvironmentInput } from 'x';\nimport shop from './shop';\nexport default [shop] satisfies EnvironmentInput[];\n`,
  ],
  [
    'spread environments, which stay',
    `import { previews } from './previews';\nexport default [...previews];\n`,
    `import { previews } from './previews';\nimport shop from './shop';\nexport default [...previews, shop];\n`,
  ],
  [
    'a name that is taken',
    `import { shop } from './names';\nexport default [shop('a')];\n`,
    `import { shop } from './names';\nimport shopEnvironment from './shop';\nexport default [shop('a'), shopEnvironment];\n`,
  ],
])('adds to %s', (_, before, after) => {
  expect(withEnvironment(before, shop)).toEqual({ text: after });
});

test.each<[string, string]>([
  ['a call', `import dev from './dev';\nexport default environments(dev);\n`],
  ['a name', `const all = [];\nexport default all;\n`],
  ['no default export', `export const dev = 1;\n`],
  ['what does not parse', `export default [;\n`],
])('does not guess where the list is %s', (_, before) => {
  expect(withEnvironment(before, shop)).toEqual({
    text: undefined,
    lines: ["import shop from './shop';", 'export default [/* … */, shop];'],
  });
});

test.each<[string, string]>([
  ['eu-west', 'euWest'],
  ['default', 'defaultEnvironment'],
  ['new', 'newEnvironment'],
  ['2nd', 'env2nd'],
])('the environment %s is imported as %s', (name, id) => {
  expect(newList({ name, specifier: `./${name}` })).toContain(`import ${id} from './${name}';`);
  expect(newList({ name, specifier: `./${name}` })).toContain(`export default [${id}];`);
});
