// What people who use cdktf with AWS write; Terraform judges the same stacks in __tests__/terraform/foreign-stacks.test.ts.
import { resolve } from 'node:path';
import { type ExportOptions, type ExportSource, exportStacks } from '../../lib/export/export-stacks';
import { guardStacks } from '../../lib/rules/engine-guards';
import { judgeJson } from '../../lib/rules/json';
import type { JsonObject } from '../../lib/terraform/stack-json';
import { keepingOptions } from '../support/export';
import { foreignSources, foreignTexts } from '../support/foreign-stacks';
import { knowledge, stacksOf } from '../support/json-stacks';

const sources = foreignSources(foreignTexts());

/** What Terraform reads itself. */
const META = new Set(['count', 'depends_on', 'for_each', 'lifecycle', 'provider', 'provisioner']);

const options = keepingOptions(resolve(__dirname, '..', '..'));

test('as HCL they are read back as what they are', async () => {
  const { stacks, problems } = await exportStacks(sources, options);
  expect(problems).toEqual([]);
  expect(stacks.map(({ name, misread }) => [name, misread])).toEqual(sources.map(({ name }) => [name, []]));
}, 60_000);

test.each(sources)('$name: no rule calls an error what AWS accepts', ({ json }) => {
  const stacks = stacksOf(json);
  const errors = judgeJson(stacks, { today: '2026-11-28', knowledge }).filter(({ rule }) => rule.severity === 'error');
  expect(errors.map(({ rule, path, problem }) => [rule.id, path.join('.'), problem.message])).toEqual([]);
  expect(guardStacks(stacks, { folders: [] }, ['literalTemplate', 'unresolvedToken', 'danglingReference'])).toEqual([]);
});

test.each(sources)('$name: each argument that lacks a letter is told, with the one that was meant', ({ json }) => {
  const resources = json['resource'] as Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
  let misspelt = 0;
  for (const [type, byName] of Object.entries(resources)) {
    for (const [name, body] of Object.entries(byName)) {
      for (const argument of Object.keys(body).filter((one) => one.length > 3 && !META.has(one))) {
        const slip = argument.slice(0, 2) + argument.slice(3);
        const { [argument]: value = null, ...rest } = body;
        const edited = { ...json, resource: { ...resources, [type]: { ...byName, [name]: { ...rest, [slip]: value } } } };
        const told = judgeJson(stacksOf(edited), { today: '2026-11-28', knowledge })
          .filter(({ rule }) => rule.id === 'JSN100' || rule.id === 'JSN102')
          .map(({ path, problem }) => [path.join('.'), problem.suggestion]);
        expect(told).toEqual([[`resource.${type}.${name}.${slip}`, argument]]);
        misspelt += 1;
      }
    }
  }
  expect(misspelt).toBeGreaterThan(5);
});

describe('text in which an expression never ends', () => {
  const source = (json: ExportSource['json']): ExportSource => ({ ...(sources[0] as ExportSource), name: 'legacy', json });
  const problemsOf = async (json: ExportSource['json'], format: ExportOptions['format']): Promise<readonly string[]> =>
    (await exportStacks([source(json)], { ...options, format })).problems;

  test.each(['hcl', 'json'] as const)('is told with its place, and nothing is exported as %s', async (format) => {
    expect(
      await problemsOf({ resource: { aws_sns_topic: { a: { name: 'a-${var.x', display_name: '%{ if' } } } }, format),
    ).toEqual([
      expect.stringMatching(/^legacy: resource\.aws_sns_topic\.a\.name: "\$\{var\.x" is never closed.*write \$\$\{ where/),
      expect.stringMatching(/^legacy: resource\.aws_sns_topic\.a\.display_name: "%\{ if" is never closed.*write %%\{ where/),
    ]);
  });

  test('is text where Terraform reads no expressions, and where it is escaped', async () => {
    const json = {
      variable: { x: { description: 'for ${name', default: '${' } },
      output: { y: { value: '$${name', description: '%{ if' } },
    };
    expect(await problemsOf(json, 'hcl')).toEqual([]);
  });
});
