import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BindingsPackage } from './bindings-package';
import type { DerivedSchema } from './derive-schema';
import type { SchemaKind } from './schema';

/**
 * Derived schemas, kept between runs: one small file per type below `node_modules/.cache/eks-auto/`, in a folder that is
 * named after the bindings' version and the code that derives. It is never needed; every failure means deriving again.
 */
export class SchemaCache {
  private readonly folder: string;

  constructor({ provider, folder, version }: BindingsPackage) {
    // <node_modules>/@cdktf/provider-aws
    this.folder = join(folder, '..', '..', '.cache', 'eks-auto', 'schema', `${provider}-${version}-${derivation()}`);
  }

  read(kind: SchemaKind, type: string): DerivedSchema | undefined {
    try {
      return JSON.parse(readFileSync(this.file(kind, type), 'utf8')) as DerivedSchema;
    } catch {
      return undefined;
    }
  }

  /** Written under another name first, so that a reader in another process never sees half a file. */
  write(kind: SchemaKind, type: string, schema: DerivedSchema): void {
    const file = this.file(kind, type);
    const partial = `${file}.${randomUUID()}`;
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(partial, JSON.stringify(schema));
      renameSync(partial, file);
    } catch {
      rmSync(partial, { force: true });
    }
  }

  private file(kind: SchemaKind, type: string): string {
    return join(this.folder, `${kind}.${type}.json`);
  }
}

let derivationHash: string | undefined;

/** Changes with the files of this folder, so that a better derivation never reads what a worse one left. */
function derivation(): string {
  derivationHash ??= hashOfFiles(ownFolder()) ?? randomUUID();
  return derivationHash;
}

/** Found by the name of the package: `__dirname` would cost every command its bundle (`lib/register.cjs`). */
function ownFolder(): string | undefined {
  try {
    const root = dirname(require.resolve('cdktf-eks-auto-mode/package.json'));
    return ['lib', 'dist'].map((code) => join(root, code, 'schema')).find((folder) => existsSync(folder));
  } catch {
    return undefined;
  }
}

function hashOfFiles(folder: string | undefined): string | undefined {
  if (folder === undefined) return undefined;
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}
