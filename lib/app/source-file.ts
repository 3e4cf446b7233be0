import type * as BabelParser from '@babel/parser';
import type { Expression, File, MemberExpression, Node, ObjectPattern, Program, Statement } from '@babel/types';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** An expression and the file it stands in. */
export interface Located {
  readonly file: SourceFile;
  readonly node: Node;
  /** Names of the function around it; undefined where they stand for what cannot be known. */
  readonly scope?: ReadonlyMap<string, Located | undefined>;
  /** Set where another value may have taken its place. */
  readonly guessed?: boolean;
}

/** A TypeScript (or JSON) file, read for its places only; nothing in it is run. */
export class SourceFile {
  private readonly bindings = new Map<string, () => Located | undefined>();
  private readonly exported = new Map<string, () => Located | undefined>();
  /** `import * as shared from './shared'` */
  private readonly modules = new Map<string, string>();
  /** `export * from './shared'` */
  private readonly passedOn: string[] = [];

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
  public exportOf(name: string, asked: ReadonlySet<SourceFile> = new Set()): Located | undefined {
    const own = this.exported.get(name);
    if (own !== undefined || name === 'default') return own?.();
    // Files may pass on each other's names in a circle.
    if (asked.has(this)) return undefined;
    for (const source of this.passedOn) {
      const found = this.moduleAt(source)?.exportOf(name, new Set([...asked, this]));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The file that a name stands for as a whole. */
  public moduleOf(name: string): SourceFile | undefined {
    const source = this.modules.get(name);
    return source === undefined ? undefined : this.moduleAt(source);
  }

  private read(statement: Statement): void {
    const here =
      (node: Node): (() => Located) =>
      () => ({ file: this, node });
    switch (statement.type) {
      case 'VariableDeclaration':
        // Of a name that can be given another value, nobody knows which one it had.
        if (statement.kind !== 'const') break;
        for (const { id, init } of statement.declarations) {
          if (!init) continue;
          if (id.type === 'Identifier') this.bindings.set(id.name, here(init));
          if (id.type === 'ObjectPattern') this.readPattern(id, init);
        }
        break;
      case 'FunctionDeclaration':
        if (statement.id) this.bindings.set(statement.id.name, here(statement));
        break;
      case 'ImportDeclaration':
        for (const specifier of statement.specifiers) {
          if (specifier.type === 'ImportNamespaceSpecifier') this.modules.set(specifier.local.name, statement.source.value);
          const name = importedName(specifier);
          if (name !== undefined) this.bindings.set(specifier.local.name, () => this.importFrom(statement.source.value, name));
        }
        break;
      case 'ExportDefaultDeclaration':
        this.exported.set('default', here(statement.declaration));
        break;
      case 'ExportAllDeclaration':
        this.passedOn.push(statement.source.value);
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

  /** `const { zones, region: home } = shared` reads members. */
  private readPattern(pattern: ObjectPattern, init: Expression): void {
    for (const property of pattern.properties) {
      if (property.type !== 'ObjectProperty' || property.computed || property.value.type !== 'Identifier') continue;
      if (property.key.type !== 'Identifier') continue;
      const read: MemberExpression = { type: 'MemberExpression', object: init, property: property.key, computed: false };
      this.bindings.set(property.value.name, () => ({ file: this, node: { ...property, ...read } }));
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
    return this.moduleAt(specifier)?.exportOf(name);
  }

  private moduleAt(specifier: string): SourceFile | undefined {
    if (!specifier.startsWith('.')) return undefined;
    const path = resolveFile(resolve(dirname(this.path), specifier));
    return path === undefined ? undefined : this.files.get(path);
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
