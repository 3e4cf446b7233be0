import { ownStateKey, remoteStates, stateKey } from '../offline/hand-over';
import { outputsRead } from '../offline/stub-outputs';
import type { StackSchemas } from '../schema/stack-schemas';
import { elements } from '../terraform/addresses';
import { isObject, type Json, type JsonObject, objects, type StackJson } from '../terraform/stack-json';
import { templateParts } from '../terraform/template';
import { isLiteral } from './literal';
import { mapRemoteStates } from './remote-states';

/** A stack whose outputs others read. */
export interface Producer {
  readonly name: string;
  readonly json: StackJson;
  /** Absolute; what relative paths of states begin at. */
  readonly directory: string;
  /** Of what it uses, for the types of its outputs. */
  readonly schemas: StackSchemas;
}

/** What a stack asks for instead of reading another stack's state. */
export interface InputVariable {
  readonly name: string;
  readonly description: string;
  /** `map(string)`; undefined where nobody can tell. */
  readonly type: string | undefined;
  /** Known where the producer writes a literal. */
  readonly value: Json | undefined;
  /** Whose output it is, when the producer is exported too. */
  readonly producer: string | undefined;
  readonly output: string;
  /** Its value is a secret, and is written nowhere. */
  readonly sensitive: boolean;
}

export interface WithVariables {
  readonly stack: StackJson;
  readonly variables: readonly InputVariable[];
  /** Why something cannot be asked for; ready to print. */
  readonly problems: readonly string[];
}

/** A stack that asks for what it used to read with `terraform_remote_state`. */
export function withVariables(stack: StackJson, name: string, directory: string, producers: readonly Producer[]): WithVariables {
  const taken = new Set(elements(stack).flatMap((element) => (element.kind === 'variable' ? [element.name] : [])));
  const variables: InputVariable[] = [];
  const names = new Map<string, string>();
  for (const state of remoteStates(stack)) {
    const key = stateKey(state.backend, state.config, directory);
    const producer = producers.find((one) => one.name !== name && ownStateKey(one.json, one.directory) === key);
    for (const output of outputsRead(stack, state.name)) {
      const variable =
        [output, `${state.name}_${output}`].find((candidate) => !taken.has(candidate)) ?? `${state.name}_state_${output}`;
      taken.add(variable);
      names.set(`${state.name} ${output}`, variable);
      variables.push({ name: variable, output, ...told(output, state.name, state.defaults[output], producer) });
    }
  }
  const asking = replaceReads(stack, names);
  const left = remoteStates(stack).map((state) => `data.terraform_remote_state.${state.name}`);
  const problems = left
    .filter((address) => readsStill(asking, address))
    .map((address) => `${name} reads ${address} in a way that names no output, so no input variable can take its place`);
  const without = mapRemoteStates(withoutDependencies(asking, left), () => undefined);
  const blocks = variables.map(({ name: variable, description, type, sensitive }): [string, Json] => [
    variable,
    { description, ...(type === undefined ? {} : { type }), nullable: false, ...(sensitive ? { sensitive } : {}) },
  ]);
  if (blocks.length === 0) return { stack: without, variables, problems };
  const own = Object.assign({}, ...objects(stack['variable'])) as JsonObject;
  return { stack: { ...without, variable: { ...own, ...Object.fromEntries(blocks) } }, variables, problems };
}

function told(
  output: string,
  state: string,
  fallback: Json | undefined,
  producer: Producer | undefined,
): Pick<InputVariable, 'description' | 'type' | 'value' | 'producer' | 'sensitive'> {
  const body = objects(producer?.json['output']).flatMap((outputs) => objects(outputs[output]))[0];
  const value = body?.['value'];
  const sensitive = body?.['sensitive'] === true;
  const said = typeof body?.['description'] === 'string' ? body['description'] : `What the state ${state} gives as ${output}`;
  return {
    description: producer === undefined ? said : `${said} (output ${output} of ${producer.name})`,
    type: value === undefined ? undefined : typeOf(value, producer?.schemas),
    value: value === undefined ? fallback : isLiteral(value) && !sensitive ? value : undefined,
    sensitive,
    producer: body === undefined ? undefined : producer?.name,
  };
}

/** Of a value as it is written; what only Terraform can tell is left open. */
export function typeOf(value: Json, schemas?: StackSchemas): string | undefined {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return typeOfText(value, schemas);
  if (value === null) return undefined;
  const members = Array.isArray(value) ? (value as readonly Json[]) : Object.values(value as JsonObject);
  const types = new Set(members.map((member) => typeOf(member, schemas)));
  const [one] = types;
  if (types.size !== 1 || one === undefined) return undefined;
  return `${Array.isArray(value) ? 'list' : 'map'}(${one})`;
}

const ATTRIBUTE = /^\s*([A-Za-z][\w-]*)\.[\w-]+\.([a-z]\w*)\s*$/;

function typeOfText(text: string, schemas: StackSchemas | undefined): string | undefined {
  const parts = templateParts(text);
  const [only] = parts;
  if (parts.length !== 1 || only?.kind !== 'expression') return 'string';
  const [, type = '', attribute = ''] = ATTRIBUTE.exec(only.text) ?? [];
  const known = attribute === 'id' ? 'string' : schemas?.resources[type]?.block.attributes[attribute]?.type;
  return known === 'string' || known === 'number' || known === 'bool' ? known : undefined;
}

const READ =
  /\bdata\s*\.\s*terraform_remote_state\s*\.\s*([\w-]+)\s*\.\s*outputs\s*(?:\.\s*([A-Za-z_][\w-]*)|\[\s*"([^"\\$%]*)"\s*\])/g;

/** Every text of a stack with `var.<name>` where an output was read. */
function replaceReads(value: StackJson, names: ReadonlyMap<string, string>): StackJson {
  const change = (member: Json): Json => {
    if (typeof member === 'string') {
      return member.replace(READ, (whole: string, state: string, dotted?: string, quoted?: string) => {
        const variable = names.get(`${state} ${dotted ?? quoted ?? ''}`);
        return variable === undefined ? whole : `var.${variable}`;
      });
    }
    if (Array.isArray(member)) return (member as readonly Json[]).map(change);
    return isObject(member)
      ? Object.fromEntries(Object.entries(member).map(([key, one]) => [change(key) as string, change(one)]))
      : member;
  };
  return change(value) as StackJson;
}

/** `depends_on` without what is gone; an empty one goes too. */
function withoutDependencies(stack: StackJson, gone: readonly string[]): StackJson {
  const change = (value: Json): Json => {
    if (Array.isArray(value)) return (value as readonly Json[]).map(change);
    if (!isObject(value)) return value;
    const members = Object.entries(value).flatMap(([key, member]): [string, Json][] => {
      if (key !== 'depends_on' || !Array.isArray(member)) return [[key, change(member)]];
      const left = (member as readonly Json[]).filter((one) => typeof one !== 'string' || !gone.includes(one));
      return left.length === 0 && member.length > 0 ? [] : [[key, left]];
    });
    return Object.fromEntries(members);
  };
  return change(stack) as StackJson;
}

/** True where something other than the data source itself still names it. */
const readsStill = (stack: StackJson, address: string): boolean =>
  JSON.stringify(withoutDependencies(stack, [address])).includes(`${address}.`);
