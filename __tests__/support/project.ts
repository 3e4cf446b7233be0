import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A project in a folder of its own, with the packages of this one. */
export class TestProject {
  /** Removed by `removeAll`, which a test file calls when it is done. */
  private static readonly folders: string[] = [];

  public readonly folder: string;

  public constructor(files: Readonly<Record<string, string>> = {}) {
    this.folder = mkdtempSync(join(tmpdir(), 'eks-auto-project-'));
    TestProject.folders.push(this.folder);
    symlinkSync(resolve('node_modules'), join(this.folder, 'node_modules'), 'dir');
    this.write({ 'package.json': '{ "name": "test" }', ...files });
  }

  public static removeAll(): void {
    for (const folder of TestProject.folders) rmSync(folder, { recursive: true, force: true });
  }

  public write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(this.path(name)), { recursive: true });
      writeFileSync(this.path(name), text);
    }
  }

  /** Leaves the project without packages. */
  public unlinkPackages(): void {
    rmSync(this.path('node_modules'));
  }

  public path(name: string): string {
    return join(this.folder, name);
  }

  public read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  public json<T>(name: string): T {
    return JSON.parse(this.read(name)) as T;
  }

  public has(name: string): boolean {
    return existsSync(this.path(name));
  }

  public changedAt(name: string): number {
    return statSync(this.path(name)).mtimeMs;
  }

  /** Files below a folder, sorted; empty folders end in a slash. */
  public list(folder: string): readonly string[] {
    if (!this.has(folder)) return [];
    const entries = readdirSync(this.path(folder), { withFileTypes: true });
    const files = entries.flatMap((entry) => {
      if (!entry.isDirectory()) return [entry.name];
      const below = this.list(join(folder, entry.name));
      return below.length === 0 ? [`${entry.name}/`] : below.map((name) => `${entry.name}/${name}`);
    });
    return files.sort();
  }
}
