import {
  COMMENT,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
  locatedObjects,
  objects,
  type StackJson,
} from './stack-json';

export type ElementKind = 'resource' | 'data' | 'module' | 'output' | 'local' | 'variable';

/** One named block of a stack, or one local value. */
export interface Element {
  /** As Terraform writes it: `aws_vpc.main`, `data.aws_region.here`, `module.x`, `output.x`, `local.x`, `var.x`. */
  readonly address: string;
  readonly kind: ElementKind;
  /** `aws_vpc`; undefined for what has no type. */
  readonly type: string | undefined;
  readonly name: string;
  readonly body: Json;
  /** Where its body stands. */
  readonly path: JsonPath;
  /** Path of the construct that made it, when cdktf noted one. */
  readonly constructPath: string | undefined;
}

/** Every named element of a stack, sorted by address. */
export function elements(stack: StackJson): readonly Element[] {
  const found = [
    ...typed(stack, 'resource', ''),
    ...typed(stack, 'data', 'data.'),
    ...named(stack, 'module', 'module'),
    ...named(stack, 'output', 'output'),
    ...named(stack, 'variable', 'var'),
    ...named(stack, 'locals', 'local'),
  ];
  return found.sort((one, other) => (one.address < other.address ? -1 : 1));
}

/** Addresses of what a state holds: resources, data sources and modules, sorted. */
export function addresses(stack: StackJson): readonly string[] {
  return elements(stack)
    .filter(({ kind }) => kind === 'resource' || kind === 'data' || kind === 'module')
    .map(({ address }) => address);
}

/** How many of them Terraform makes. */
export const countResources = (stack: StackJson): number => elements(stack).filter(({ kind }) => kind === 'resource').length;

function typed(stack: StackJson, kind: 'resource' | 'data', prefix: string): Element[] {
  return members(stack[kind], [kind]).flatMap(([type, byName, at]) =>
    members(byName, at).map(([name, body, path]) => ({
      address: `${prefix}${type}.${name}`,
      kind,
      type,
      name,
      body,
      path,
      constructPath: constructPath(body),
    })),
  );
}

function named(stack: StackJson, block: 'module' | 'output' | 'variable' | 'locals', prefix: string): Element[] {
  const kind = block === 'locals' ? 'local' : block;
  return members(stack[block], [block]).map(([name, body, path]) => ({
    address: `${prefix}.${name}`,
    kind,
    type: undefined,
    name,
    body,
    path,
    constructPath: constructPath(body),
  }));
}

function members(value: Json | undefined, at: JsonPath): [name: string, body: Json, path: JsonPath][] {
  return locatedObjects(value, at).flatMap(({ object, path }) =>
    Object.entries(object).flatMap(([key, body]): [string, Json, JsonPath][] =>
      key === COMMENT ? [] : [[key, body, [...path, key]]],
    ),
  );
}

function constructPath(body: Json): string | undefined {
  const metadata = objects(body)
    .map((block) => block[COMMENT])
    .find(isObject)?.['metadata'];
  const path = isObject(metadata) ? (metadata as JsonObject)['path'] : undefined;
  return typeof path === 'string' ? path : undefined;
}
