import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';

/** Packages that may exist once only, because their classes have to be the same for everybody. */
const SINGLE = ['cdktf', 'constructs'];

/** What this project is made for, as the peer dependencies of the package say. */
const ACCEPTED: Readonly<Record<string, readonly AcceptedPackage[]>> = {
  // The fork that continues cdktf may stand in its place, installed under its name.
  cdktf: [
    { name: 'cdktf', from: [0, 21, 0], below: [0, 22, 0] },
    { name: 'cdktn', from: [0, 24, 0], below: [1, 0, 0] },
  ],
  constructs: [{ name: 'constructs', from: [10, 4, 2], below: [11, 0, 0] }],
  '@cdktf/provider-aws': [{ name: '@cdktf/provider-aws', from: [21, 22, 1], below: [22, 0, 0] }],
};

type Version = readonly [number, number, number];

interface AcceptedPackage {
  readonly name: string;
  readonly from: Version;
  readonly below: Version;
}

interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

/**
 * What is wrong with the installed packages, ready to print; empty when nothing is. A second copy of cdktf or constructs
 * makes synthesis fail far away from its cause, so this is looked at before either is loaded.
 */
export function packageProblems(projectFolder: string): readonly string[] {
  const fromProject = Object.keys(ACCEPTED).map((name) => ({ name, installed: find(name, projectFolder) }));
  const place = (folder: string): string => relative(projectFolder, folder).split(sep).join('/') || '.';

  const unfit = fromProject.flatMap(({ name, installed }) => {
    const accepted = ACCEPTED[name] ?? [];
    if (installed === undefined) {
      return [
        `${name} is not installed; needed is ${describe(accepted)}: npm install ${name}@${accepted[0]?.from.join('.') ?? ''}`,
      ];
    }
    if (accepted.some((one) => fits(installed, one))) return [];
    return [`${installed.name} ${installed.version} in ${place(installed.folder)} does not fit; needed is ${describe(accepted)}`];
  });

  const users = fromProject.flatMap(({ installed }) => (installed === undefined ? [] : [installed.folder]));
  const second = SINGLE.flatMap((name) => {
    const copies = new Map<string, InstalledPackage>();
    for (const folder of [projectFolder, ...users]) {
      const copy = find(name, folder);
      if (copy !== undefined) copies.set(copy.folder, copy);
    }
    if (copies.size < 2) return [];
    const list = [...copies.values()].map(({ version, folder }) => `${version} in ${place(folder)}`).join(' and ');
    return [
      `${name} is installed ${copies.size} times: ${list}. Keep one: npm dedupe, or make it a peerDependency where it is a dependency`,
    ];
  });

  return [...unfit, ...second];
}

/** The package that a file in `folder` would get. */
function find(name: string, folder: string): InstalledPackage | undefined {
  const places = createRequire(join(folder, 'package.json')).resolve.paths(name) ?? [];
  for (const modules of places) {
    const manifest = join(modules, name, 'package.json');
    if (!existsSync(manifest)) continue;
    const { name: own, version } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: unknown; version?: unknown };
    return { name: String(own), version: String(version), folder: dirname(realpathSync(manifest)) };
  }
  return undefined;
}

function fits({ name, version }: InstalledPackage, accepted: AcceptedPackage): boolean {
  const numbers = version.split(/[.+-]/).slice(0, 3).map(Number);
  return name === accepted.name && compare(numbers, accepted.from) >= 0 && compare(numbers, accepted.below) < 0;
}

function compare(one: readonly number[], other: Version): number {
  const index = other.findIndex((part, at) => one[at] !== part);
  return index < 0 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}

function describe(accepted: readonly AcceptedPackage[]): string {
  return accepted.map(({ name, from, below }) => `${name} >=${from.join('.')} <${below.join('.')}`).join(' or ');
}
