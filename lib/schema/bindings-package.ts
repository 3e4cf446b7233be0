import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { SchemaKind } from './schema';

/** An installed package of prebuilt bindings (`@cdktf/provider-aws`), from which schemas are read. */
export interface BindingsPackage {
  /** `aws` */
  readonly provider: string;
  /** Folder of the package. */
  readonly folder: string;
  /** Version of the package: `21.22.1`. */
  readonly version: string;
}

/** Sources that are embedded in compiled files: jsii writes inline source maps with their content. */
const SOURCE_MAP = 'sourceMappingURL=data:application/json;base64,';

/** The bindings that a project has for a provider; they are looked for beside the project, then beside this library. */
export function findBindings(provider: string, from: string = process.cwd()): BindingsPackage | undefined {
  const beside = [createRequire(join(from, 'package.json')), require];
  for (const { resolve } of beside) {
    try {
      const file = resolve(`@cdktf/provider-${provider}/package.json`);
      const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
      return { provider, folder: dirname(file), version };
    } catch {
      // not there: look beside the next
    }
  }
  return undefined;
}

/** Every resource or data source type of the bindings. */
export function bindingTypes(bindings: BindingsPackage, kind: 'resource' | 'data'): readonly string[] {
  return readdirSync(join(bindings.folder, 'lib'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'provider' && entry.name.startsWith('data-') === (kind === 'data'))
    .map(({ name }) => (kind === 'data' ? name.slice('data-'.length) : `${bindings.provider}-${name}`).replaceAll('-', '_'))
    .sort();
}

/**
 * The TypeScript text from which one binding was compiled, or undefined when the package has no such type.
 * It says more than the declarations: which optional arguments the provider fills in, and the types of computed values.
 */
export function bindingSource(bindings: BindingsPackage, kind: SchemaKind, type: string): string | undefined {
  const folder = join(bindings.folder, 'lib', folderOf(bindings.provider, kind, type));
  const main = compiledSource(join(folder, 'index.js'));
  if (main === undefined) return undefined;
  return [main, ...structFiles(join(folder, 'index-structs')).map((file) => compiledSource(file) ?? '')].join('\n');
}

function folderOf(provider: string, kind: SchemaKind, type: string): string {
  if (kind === 'provider') return 'provider';
  const name = type.replaceAll('_', '-');
  return kind === 'data' ? `data-${name}` : name.slice(provider.length + 1);
}

/** Very large types are split over files. */
function structFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^structs\d+\.js$/.test(name))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function compiledSource(file: string): string | undefined {
  let compiled: string;
  try {
    compiled = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const start = compiled.lastIndexOf(SOURCE_MAP);
  if (start < 0) throw new Error(`${file} has no embedded source; these bindings are not made by cdktf's own build`);
  const map = JSON.parse(Buffer.from(compiled.slice(start + SOURCE_MAP.length).trim(), 'base64').toString('utf8')) as {
    sourcesContent?: readonly string[];
  };
  return map.sourcesContent?.join('\n') ?? '';
}
