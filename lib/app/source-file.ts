import type * as BabelParser from '@babel/parser';
import type { File, Node, Program, Statement } from '@babel/types';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** An expression and the file it stands in. */
export interface Located {
  readonly file: SourceFile;
  readonly node: Node;
}

/** A TypeScript (or JSON) file, read for its places only; nothing in it is run. */
export class SourceFile {
  private readonly bindings = new Map<string, () => Located | undefined>();
  private readonly exported = new Map<string, () => Located | undefined>();

  public constructor(
    public readonly path: string,
    private readonly files: SourceFiles,
  ) {
    const program = parseFile(path);
    for (const statement of program === undefined ? [] : program.body) this.read(statement);
    this.program = program;
  }

  public readonly program: Program | undefined;

  /** What a name stands for at the top of the file. */
  public binding(name: string): Located | undefined {
    return this.bindings.get(name)?.();
  }

  /** What the file exports under a name; `default` for the default. */
  public exportOf(name: string): Located | undefined {
    return this.exported.get(name)?.();
  }

  private read(statement: Statement): void {
    const here =
      (node: Node): (() => Located) =>
      () => ({ file: this, node });
    switch (statement.type) {
      case 'VariableDeclaration':
        for (const { id, init } of statement.declarations) {
          if (id.type === 'Identifier' && init) this.bindings.set(id.name, here(init));
        }
        break;
      case 'FunctionDeclaration':
        if (statement.id) this.bindings.set(statement.id.name, here(statement));
        break;
      case 'ImportDeclaration':
        for (const specifier of statement.specifiers) {
          const name = importedName(specifier);
          if (name !== undefined) this.bindings.set(specifier.local.name, () => this.importFrom(statement.source.value, name));
        }
        break;
      case 'ExportDefaultDeclaration':
        this.exported.set('default', here(statement.declaration));
        break;
      case 'ExportNamedDeclaration':
        this.readExports(statement);
        break;
      case 'ExpressionStatement':
        // A JSON file is one expression.
        if (this.path.endsWith('.json')) this.exported.set('default', here(statement.expression));
        break;
    }
  }

  private readExports(statement: Extract<Statement, { type: 'ExportNamedDeclaration' }>): void {
    const { declaration, source, specifiers } = statement;
    if (declaration?.type === 'VariableDeclaration' || declaration?.type === 'FunctionDeclaration') {
      const before = new Set(this.bindings.keys());
      this.read(declaration);
      for (const name of this.bindings.keys()) if (!before.has(name)) this.exported.set(name, () => this.binding(name));
    }
    for (const specifier of specifiers) {
      if (specifier.type !== 'ExportSpecifier') continue;
      const name = specifier.exported.type === 'Identifier' ? specifier.exported.name : specifier.exported.value;
      const local = specifier.local.name;
      this.exported.set(name, () => (source ? this.importFrom(source.value, local) : this.binding(local)));
    }
  }

  /** Packages are not followed: what stands in them is not the person's own. */
  private importFrom(specifier: string, name: string): Located | undefined {
    if (!specifier.startsWith('.')) return undefined;
    const path = resolveFile(resolve(dirname(this.path), specifier));
    return path === undefined ? undefined : this.files.get(path).exportOf(name);
  }
}

/** Files by path, each read once. */
export class SourceFiles {
  private readonly files = new Map<string, SourceFile>();

  public get(path: string): SourceFile {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const file = new SourceFile(path, this);
    this.files.set(path, file);
    return file;
  }
}

type ImportSpecifiers = Extract<Statement, { type: 'ImportDeclaration' }>['specifiers'][number];

function importedName(specifier: ImportSpecifiers): string | undefined {
  switch (specifier.type) {
    case 'ImportDefaultSpecifier':
      return 'default';
    case 'ImportSpecifier':
      return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
    default:
      return undefined;
  }
}

function parseFile(path: string): Program | undefined {
  if (!existsSync(path)) return undefined;
  // Loaded only when a line is wanted.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const parser = require('@babel/parser') as typeof BabelParser;
  const text = readFileSync(path, 'utf8');
  try {
    const file: File = parser.parse(path.endsWith('.json') ? `(${text}\n)` : text, {
      sourceType: 'module',
      plugins: ['typescript'],
      errorRecovery: true,
    });
    return file.program;
  } catch {
    return undefined;
  }
}

/** As TypeScript finds a relative import. */
function resolveFile(path: string): string | undefined {
  const candidates = [path, `${path}.ts`, path.replace(/\.js$/, '.ts'), `${path}.json`, join(path, 'index.ts')];
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
}

/** An expression without what only the type checker reads. */
export function unwrapped(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ParenthesizedExpression':
      return unwrapped(node.expression);
    default:
      return node;
  }
}
