// Every rule has cases, and every case is run: what `everyRuleHasCases` watches in the files beside this one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedRules, rules } from '../../lib/rules/catalogue';
import type { Rule } from '../../lib/rules/rule';

const tests = join(__dirname, '..');
const sources = (readdirSync(tests, { recursive: true }) as string[])
  .filter((name) => name.endsWith('.ts') && name !== join('rules', 'catalogue.test.ts'))
  .map((name) => ({ name, text: readFileSync(join(tests, name), 'utf8') }));

/** Ids whose cases a test file proves: those of the families that its last line names. */
function provedBy(text: string): readonly string[] {
  const [, names = '', kind] = /^everyRuleHasCases\(([^;]*?)(?:,\s*'(value|relation)',?\s*)?\);$/m.exec(text) ?? [];
  return [...names.matchAll(/\b\w+Rules\b/g)].flatMap(([name]) => {
    const [, path] = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '\\.\\./\\.\\./(lib/rules/[\\w-]+)'`).exec(text) ?? [];
    if (path === undefined) throw new Error(`${name} is not imported from lib/rules`);
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const family = (require(join(tests, '..', path)) as Readonly<Record<string, readonly Rule[]>>)[name] ?? [];
    return family.filter((rule) => kind === undefined || rule.kind === kind).map(({ id }) => id);
  });
}

test('every rule with a check is in a family whose tests end with everyRuleHasCases(…)', () => {
  const proved = new Set(sources.filter(({ name }) => name.startsWith('rules')).flatMap(({ text }) => provedBy(text)));
  expect(rules.map(({ id }) => id).filter((id) => !proved.has(id))).toEqual([]);
});

test('every other rule is named by a test that expects it', () => {
  const others = documentedRules.map(({ id }) => id).filter((id) => !rules.some((rule) => rule.id === id));
  expect(others.filter((id) => !sources.some(({ text }) => new RegExp(`['"\` /]${id}\\b`).test(text)))).toEqual([]);
});

test('the id of the example in CONTRIBUTING.md is free', () => {
  const text = readFileSync(join(tests, '../CONTRIBUTING.md'), 'utf8');
  const ids = [...text.matchAll(/id: '([A-Z]{3}\d{3})'/g)].map(([, id]) => id);
  expect(ids).toHaveLength(1);
  expect(documentedRules.filter(({ id }) => ids.includes(id))).toEqual([]);
});

test('ids are three letters and three digits, used once', () => {
  const ids = documentedRules.map(({ id }) => id);
  expect(ids.filter((id) => !/^[A-Z]{3}\d{3}$/.test(id))).toEqual([]);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every rule has a source that can be opened, with the day on which it was read', () => {
  const without = documentedRules.filter(
    ({ sources: read }) =>
      read.length === 0 || read.some(({ url, date }) => !URL.canParse(url) || !/^20\d\d-\d\d-\d\d$/.test(date)),
  );
  expect(without.map(({ id }) => id)).toEqual([]);
});
