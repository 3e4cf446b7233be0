// Writes projects of any number of environments, each like `envs/production.ts` under another name, in another account,
// with another range: as many files as a person would have.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const root = join(import.meta.dirname, '..');

/** What differs between environments; everything else is that of `envs/production.ts`. */
export const parametersOf = (number) => ({
  name: `prod-${String(number).padStart(3, '0')}`,
  account: String(100_000_000_000 + number * 7_919),
  // The first two numbers of its /16.
  network: `10.${number}`,
});

/** Values that occur nowhere else, so that a generator finds them again in what is made of them. */
export const sample = { name: 'sample-name', account: '987654321098', network: '10.213' };

/** Writes `envs/*.ts` and `main.ts` into a folder; the code of this project is imported from where it is. */
export function writeProject(folder, environments) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'envs'), { recursive: true });
  for (const environment of environments) {
    writeFileSync(join(folder, 'envs', `${environment.name}.ts`), environmentText(folder, environment));
  }
  const imports = environments.map(({ name }, index) => `import environment${index} from './${name}';`);
  const list = environments.map((_, index) => `environment${index}`).join(', ');
  writeFileSync(join(folder, 'envs', 'index.ts'), `${imports.join('\n')}\n\nexport default [${list}];\n`);
  const main = readFileSync(join(root, 'main.ts'), 'utf8');
  writeFileSync(join(folder, 'main.ts'), main.replace("'./lib/", `'${pathTo(folder, 'lib')}/`));
}

function environmentText(folder, { name, account, network }) {
  const production = readFileSync(join(root, 'envs', 'production.ts'), 'utf8');
  const text = production
    .replace("'../lib/", `'${pathTo(join(folder, 'envs'), 'lib')}/`)
    .replace("name: 'production'", `name: '${name}'`)
    .replace(/cidr: '\d+\.\d+\./, `cidr: '${network}.`)
    .replaceAll(/\b\d{12}\b/g, account);
  for (const written of [name, account, `${network}.`]) {
    if (!text.includes(written)) throw new Error(`envs/production.ts is written in a way that environments.mjs does not know`);
  }
  return text;
}

const pathTo = (folder, target) => relative(folder, join(root, target)).split(sep).join('/');
