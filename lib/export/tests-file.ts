import { madeUpData } from '../offline/made-up-data';
import { stubOutputs } from '../offline/stub-outputs';
import { remoteStates } from '../offline/hand-over';
import type { StackSchemas } from '../schema/stack-schemas';
import { elements } from '../terraform/addresses';
import { isObject, type Json, type JsonObject, objects, type StackJson } from '../terraform/stack-json';
import { keptArguments } from './kept-arguments';
import { plainTexts, valueText } from './hcl/value';
import { isLiteral, literalText } from './literal';
import { mockedResources } from './mock-values';

/** Where what the offline plan makes up is more than a test needs. */
const MOCKED_DATA: Readonly<Record<string, JsonObject>> = {
  aws_eks_cluster: { certificate_authority: [{ data: 'dGVzdA==' }], endpoint: 'https://cluster.example.com' },
  aws_iam_policy_document: { json: '{"Version":"2012-10-17","Statement":[]}' },
};

/** What a mock has to say where the configuration reads more than a name; a mock's own words are random letters. */
const mockedData = (type: string): JsonObject => MOCKED_DATA[type] ?? madeUpData(type);

/**
 * Tests that hold what must not change by accident: arguments whose change makes Terraform replace something, and outputs that
 * others rely on. They run without credentials, because all providers are mocks.
 *
 * @param original the stack before its hand-over became input variables: it tells what these look like
 */
export function testsFile(
  name: string,
  stack: StackJson,
  original: StackJson,
  schemas: StackSchemas,
  variables: JsonObject,
): string {
  const parts = [
    `# Plans ${name} with providers that are mocks, so that neither credentials nor AWS are needed: terraform test\n`,
    ...mockProviders(stack, schemas),
    ...(Object.keys(variables).length === 0 ? [] : [block('variables', Object.entries(variables))]),
    ...remoteStates(stack).map((state) =>
      block('override_data', [
        ['target', raw(`data.terraform_remote_state.${state.name}`)],
        ['values', { outputs: stubOutputs(original, state.name, state.defaults) }],
      ]),
    ),
    replacementRun(stack, schemas),
    outputsRun(stack),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** Values with which a test stands in for what other stacks give. */
export function testVariables(
  original: StackJson,
  reads: readonly { readonly name: string; readonly output: string }[],
): JsonObject {
  const outputs = Object.assign(
    {},
    ...remoteStates(original).map((state) => stubOutputs(original, state.name, state.defaults)),
  ) as JsonObject;
  return Object.fromEntries(reads.map(({ name, output }) => [name, outputs[output] ?? null]));
}

function mockProviders(stack: StackJson, schemas: StackSchemas): readonly string[] {
  const dataTypes = new Set(elements(stack).flatMap(({ kind, type }) => (kind === 'data' && type !== undefined ? [type] : [])));
  const configured = objects(stack['provider']).flatMap((providers) =>
    Object.entries(providers).flatMap(([local, bodies]) => objects(bodies).map((body) => ({ local, alias: body['alias'] }))),
  );
  const required = objects(stack['terraform']).flatMap((terraform) =>
    objects(terraform['required_providers']).flatMap((one) => Object.keys(one)),
  );
  const bare = required
    .filter((local) => !configured.some((one) => one.local === local))
    .map((local) => ({ local, alias: undefined }));
  return [...configured, ...bare].map(({ local, alias }) => {
    const data = [...dataTypes]
      .filter((type) => type.startsWith(`${local}_`))
      .sort()
      .map((type): [string, JsonObject] => [type, mockedData(type)])
      .filter(([, values]) => Object.keys(values).length > 0);
    const resources = [...mockedResources(stack, schemas)].filter(([type]) => type.startsWith(`${local}_`));
    const lines = [
      ...(typeof alias === 'string' ? [`  alias = ${JSON.stringify(alias)}`] : []),
      ...data.map(([type, values]) => mock('mock_data', type, values)),
      ...resources.map(([type, values]) => mock('mock_resource', type, values)),
    ];
    return lines.length === 0 ? `mock_provider "${local}" {}\n` : `mock_provider "${local}" {\n${lines.join('\n\n')}\n}\n`;
  });
}

const mock = (block: string, type: string, values: JsonObject): string =>
  `  ${block} "${type}" {\n    defaults = ${valueText(values, plainTexts, '    ')}\n  }`;

function replacementRun(stack: StackJson, schemas: StackSchemas): string {
  const asserts = elements(stack).flatMap((element) => {
    const kept = keptArguments(element, schemas);
    if (kept.length === 0) return [];
    const equal = kept.map(({ path, value }) => `${element.address}${path} == ${valueText(value, plainTexts)}`);
    const condition =
      equal.length === 1 ? (equal[0] ?? '') : `alltrue([\n${equal.map((one) => `      ${one},\n`).join('')}    ])`;
    return [assert(condition, `${element.address} would be replaced`)];
  });
  return `run "replaces_nothing" {\n  command = plan\n${asserts.map((one) => `\n${one}`).join('')}}\n`;
}

function outputsRun(stack: StackJson): string {
  const asserts = elements(stack).flatMap(({ kind, name, body }) => {
    const value = kind === 'output' && isObject(body) ? body['value'] : undefined;
    if (value === undefined || typeof value === 'object' || !isLiteral(value)) return [];
    const expected = typeof value === 'string' ? literalText(value) : value;
    return [assert(`output.${name} == ${valueText(expected, plainTexts)}`, `who reads ${name} relies on its value`)];
  });
  return asserts.length === 0
    ? ''
    : `run "keeps_its_outputs" {\n  command = plan\n${asserts.map((one) => `\n${one}`).join('')}}\n`;
}

const assert = (condition: string, message: string): string =>
  `  assert {\n    condition = ${condition}\n    error_message = ${valueText(message, plainTexts)}\n  }\n`;

interface Raw {
  readonly raw: string;
}
const raw = (text: string): Raw => ({ raw: text });

function block(name: string, members: readonly (readonly [string, Json | Raw])[]): string {
  const lines = members.map(([key, value]) => {
    const text = isObject(value) && typeof value['raw'] === 'string' ? value['raw'] : valueText(value as Json, plainTexts, '  ');
    return `  ${key} = ${text}\n`;
  });
  return `${name} {\n${lines.join('')}}\n`;
}
