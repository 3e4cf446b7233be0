// What documents list is what the code has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import firstArticle from '../../examples/first-article/envs';
import { manifestFiles } from '../../lib/app/manifests';
import { friendlyAccessPolicies } from '../../lib/aws/access-policies';
import { addonTable } from '../../lib/aws/addons';
import { alwaysNeededServices, podIdentityService } from '../../lib/aws/endpoint-services';
import { kubernetesVersions } from '../../lib/aws/kubernetes-versions';
import { nodePool } from '../../lib/config/node-pool-presets';
import { profiles } from '../../lib/config/profiles';
import { resolve } from '../../lib/config/resolve';
import { environmentShape } from '../../lib/config/shape';
import { placementOf } from '../../lib/model/addons';
import { documentedRules } from '../../lib/rules/catalogue';
import { TODAY } from '../support/environment';
import { documents, projectFolder, type Table } from './markdown';

const all = documents();

/** The table of a document whose header starts so; code marks are taken off. */
function table(path: string, ...header: readonly string[]): readonly (readonly string[])[] {
  const bare = (cell: string): string => cell.replaceAll('`', '');
  const found = all
    .find((document) => document.path === path)
    ?.tables.find((candidate: Table) => header.every((cell, index) => bare(candidate.header[index] ?? '') === cell));
  if (found === undefined) throw new Error(`${path} has no table with the header ${header.join(', ')}`);
  return found.rows.map((row) => row.map(bare));
}

const firstColumn = (rows: readonly (readonly string[])[]): readonly string[] => rows.map(([first = '']) => first);

describe('environments.md', () => {
  test('lists every key of an environment, in its order', () => {
    expect(firstColumn(table('docs/environments.md', 'key'))).toEqual(Object.keys(environmentShape.shape));
  });

  test('lists what the profiles decide', () => {
    const text = (value: unknown): string => (Array.isArray(value) ? value.join(', ') || 'none' : String(value));
    const { development, production: other } = profiles;
    const expected = (['network', 'cluster'] as const).flatMap((noun) =>
      Object.keys(development[noun]).map((key) => [
        `${noun}.${key}`,
        text(new Map<string, unknown>(Object.entries(development[noun])).get(key)),
        text(new Map<string, unknown>(Object.entries(other[noun])).get(key)),
      ]),
    );
    expect(table('docs/environments.md', 'setting', 'development', 'production')).toEqual(expected);
  });
});

test('network.md lists the endpoints of a network without internet', () => {
  const expected = [...alwaysNeededServices, podIdentityService].map(({ service, neededFor }) => [service, neededFor]);
  const shown = table('docs/network.md', 'endpoint').map(([service, why = '']) => [service, why.split(';')[0]]);
  expect(shown).toEqual(expected);
});

test('cluster.md lists the resources of the production cluster', () => {
  const committed = JSON.parse(readFileSync(join(projectFolder, 'envs', 'addresses.json'), 'utf8')) as Readonly<
    Record<string, readonly string[]>
  >;
  const types = (committed['production-cluster'] ?? [])
    .filter((address) => !address.startsWith('data.'))
    .map((address) => address.split('.')[0] ?? '');
  const count = (type: string): number => types.filter((other) => other === type).length;
  const rows = table('docs/cluster.md', 'resource', 'count');
  const shown = new Map<string, number>();
  for (const [type = '', number] of rows) {
    if (type !== '') shown.set(type, (shown.get(type) ?? 0) + Number(number));
  }
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries([...new Set(types)].map((type) => [type, count(type)])));
  // The README says the same number.
  const base = rows.slice(
    0,
    rows.findIndex(([type]) => type === ''),
  );
  const sum = base.reduce((total, [, number]) => total + Number(number), 0);
  const said = all.find(({ path }) => path === 'README.md')?.text ?? '';
  expect(said).toContain(`[${sum}](docs/cluster.md)`);
});

test('access.md lists the access policies with friendly names', () => {
  const shown = table('docs/access.md', 'policy').map(([friendly, name]) => [friendly, name]);
  expect(shown).toEqual(Object.entries(friendlyAccessPolicies));
});

test('platform.md lists the ready node pools, with the taints that their pods tolerate', () => {
  const limits = { cpu: 1 };
  const taints = (name: keyof typeof nodePool): string =>
    (name === 'static' ? [] : (nodePool[name]({ limits }).taints ?? [])).map(({ key }) => key).join(', ');
  const expected = (Object.keys(nodePool) as (keyof typeof nodePool)[]).map((name) => [name, taints(name)]);
  expect(table('docs/platform.md', 'preset').map(([name, , tolerated]) => [name, tolerated])).toEqual(expected);
});

test('addons.md lists the add-ons with the state that they belong to', () => {
  const expected = Object.keys(addonTable).map((name) => [
    name,
    placementOf(name, { builtInNodePools: [], namespacesOfPlatform: [] }),
  ]);
  expect(table('docs/addons.md', 'add-on').map(([name, state]) => [name, state])).toEqual(expected);
});

test('five-pitfalls.md shows objects as they are written for the example', () => {
  const { environment } = resolve(firstArticle[0], { today: TODAY });
  if (environment?.platform === undefined) throw new Error('no platform');
  const files = manifestFiles(environment.name, environment.platform);
  const shown = all
    .flatMap(({ blocks }) => blocks)
    .filter(({ document, language }) => document === 'docs/five-pitfalls.md' && language === 'yaml');
  expect(shown.map(({ title }) => title)).toEqual(['node-class_schedule-private.yaml', 'node-pool_private.yaml']);
  for (const { title = '', text } of shown) expect(parse(text)).toEqual(parse(files.get(title) ?? ''));
});

test('upgrade.md shows the calendar, with what was not read in it marked', () => {
  const expected = kubernetesVersions.map((version) => [
    version.version,
    ...(['releasedOn', 'standardSupportUntil', 'extendedSupportUntil'] as const).map(
      (day) => `${version[day]}${version.unverified.includes(day) ? '*' : ''}`,
    ),
  ]);
  expect(table('docs/upgrade.md', 'version', 'released')).toEqual(expected);
});

test('peers-checks.md names rules that exist, and answers every check', () => {
  const tables = all.find(({ path }) => path === 'docs/peers-checks.md')?.tables ?? [];
  expect(tables.map(({ header }) => header)).toEqual(Array.from({ length: 4 }, () => ['checks', 'here']));
  const answers = tables.flatMap(({ rows }) => rows.map(([, answer = '']) => answer));
  expect(answers.filter((answer) => !/^type\b|`[A-Z]{3}\d{3}`|^does not apply|^\[/.test(answer))).toEqual([]);
  const ids = new Set(documentedRules.map(({ id }) => id));
  const named = answers.flatMap((answer) => [...answer.matchAll(/`([A-Z]{3}\d{3})`/g)].map(([, id = '']) => id));
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});

test('findings.md lists the prefixes of all rules', () => {
  const prefixes = new Set(documentedRules.map(({ id }) => id.slice(0, 3)));
  expect([...firstColumn(table('docs/findings.md', 'prefix'))].sort()).toEqual([...prefixes].sort());
});

test('ARCHITECTURE.md lists the rooms with whom each may import, as lint knows it', () => {
  const [, known = ''] =
    /const rooms = \{([\s\S]*?)\n\};/.exec(readFileSync(join(projectFolder, 'eslint.config.mjs'), 'utf8')) ?? [];
  const rooms = [...known.matchAll(/^ +(\w+): \[([^\]]*)\]/gm)].map(([, room = '', list = '']) => [
    room,
    [...list.matchAll(/'(\w+)'/g)].map(([, other]) => other).join(', ') || 'nothing',
  ]);
  const shown = table('ARCHITECTURE.md', 'room').map(([link = '', , imports]) => [/\[lib\/(\w+)\]/.exec(link)?.[1], imports]);
  expect(shown).toEqual(rooms);
  expect(rooms.length).toBeGreaterThan(0);
});
