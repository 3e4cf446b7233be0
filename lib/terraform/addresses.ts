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
  const found: Element[] = [];
  for (const kind of ['resource', 'data'] as const) {
    for (const { name: type, body: byName, path } of members(stack[kind], [kind])) {
      for (const member of members(byName, path)) {
        const address = `${kind === 'data' ? 'data.' : ''}${type}.${member.name}`;
        found.push({ address, kind, type, ...member, constructPath: constructPath(member.body) });
      }
    }
  }
  for (const [block, kind, prefix] of UNTYPED) {
    for (const member of members(stack[block], [block])) {
      const address = `${prefix}.${member.name}`;
      found.push({ address, kind, type: undefined, ...member, constructPath: constructPath(member.body) });
    }
  }
  return found.sort((one, other) => (one.address < other.address ? -1 : 1));
}

const UNTYPED = [
  ['module', 'module', 'module'],
  ['output', 'output', 'output'],
  ['variable', 'variable', 'var'],
  ['locals', 'local', 'local'],
] as const satisfies readonly (readonly [block: string, kind: ElementKind, prefix: string])[];

/** Addresses of what a state holds: resources, data sources and modules, sorted. */
export function addresses(stack: StackJson): readonly string[] {
  return elements(stack)
    .filter(({ kind }) => kind === 'resource' || kind === 'data' || kind === 'module')
    .map(({ address }) => address);
}

/** How many of them Terraform makes. */
export const countResources = (stack: StackJson): number => elements(stack).filter(({ kind }) => kind === 'resource').length;

/** Members of a block, which may be a list of objects. */
function members(value: Json | undefined, at: JsonPath): readonly Pick<Element, 'name' | 'body' | 'path'>[] {
  return locatedObjects(value, at).flatMap(({ object, path }) =>
    Object.keys(object)
      .filter((name) => name !== COMMENT)
      .map((name) => ({ name, body: object[name] as Json, path: [...path, name] })),
  );
}

function constructPath(body: Json): string | undefined {
  const metadata = objects(body)
    .map((block) => block[COMMENT])
    .find(isObject)?.['metadata'];
  const path = isObject(metadata) ? (metadata as JsonObject)['path'] : undefined;
  return typeof path === 'string' ? path : undefined;
}
