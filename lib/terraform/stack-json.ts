/** A value of a JSON document. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** Keys and indices from the root of a document. */
export type JsonPath = readonly (string | number)[];

/** Terraform's JSON, as one synthesized stack has it. */
export type StackJson = JsonObject;

/** Comment key: Terraform ignores it in blocks, cdktf keeps its metadata there. */
export const COMMENT = '//';

export function parseStackJson(text: string): StackJson {
  const json: unknown = JSON.parse(text);
  if (!isObject(json)) throw new Error('a stack is a JSON object');
  return json;
}

export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The object members of a value: Terraform's JSON syntax allows a list of objects wherever it allows one object. */
export function objects(value: Json | undefined): readonly JsonObject[] {
  if (Array.isArray(value)) return (value as readonly Json[]).filter(isObject);
  return isObject(value) ? [value] : [];
}

/** The same with the place of each. */
export function locatedObjects(
  value: Json | undefined,
  path: JsonPath,
): readonly { readonly object: JsonObject; readonly path: JsonPath }[] {
  if (isObject(value)) return [{ object: value, path }];
  if (!Array.isArray(value)) return [];
  return (value as readonly Json[]).flatMap((object, index) => (isObject(object) ? [{ object, path: [...path, index] }] : []));
}

/** A value of a document and where it stands. */
export interface Located {
  readonly value: Json;
  readonly path: JsonPath;
}

/** A value inside another one. Most places are never asked for, so each is put together when it is. */
export class Member implements Located {
  public constructor(
    public readonly value: Json,
    public readonly parent: Located,
    public readonly key: string | number,
  ) {}

  public get path(): JsonPath {
    const keys = [this.key];
    let above = this.parent;
    for (; above instanceof Member; above = above.parent) keys.push(above.key);
    return [...above.path, ...keys.reverse()];
  }
}

/** Every value of a document, containers before what they contain; what cdktf notes about itself is left out. */
export function walk(value: Json, path: JsonPath = []): readonly Located[] {
  const found: Located[] = [];
  collect({ value, path }, found);
  return found;
}

function collect(at: Located, found: Located[]): void {
  found.push(at);
  const { value } = at;
  if (Array.isArray(value)) {
    (value as readonly Json[]).forEach((element, index) => {
      collect(new Member(element, at, index), found);
    });
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      const member = value[key] as Json;
      if (!isMetadata(key, member)) collect(new Member(member, at, key), found);
    }
  }
}

/** A text of a document and where it stands. */
export type LocatedText = Located & { readonly value: string };

/** The texts of a document that somebody wants, of which the place is noted only. What cdktf notes about itself is left out. */
export function textsOf(document: JsonObject, wanted: (text: string, container: Located) => boolean): readonly LocatedText[] {
  const found: LocatedText[] = [];
  const visit = (container: Located): void => {
    const { value } = container;
    const look = (member: Json, key: string | number): void => {
      if (typeof member === 'string') {
        if (wanted(member, container)) found.push(new Member(member, container, key) as Member & LocatedText);
      } else if (member !== null && typeof member === 'object' && !(typeof key === 'string' && isMetadata(key, member))) {
        visit(new Member(member, container, key));
      }
    };
    if (Array.isArray(value)) (value as readonly Json[]).forEach(look);
    else if (isObject(value)) for (const key of Object.keys(value)) look(value[key] as Json, key);
  };
  visit({ value: document, path: [] });
  return found;
}

/** Inside a map of values `//` is data, so the shape decides and not the key alone. */
function isMetadata(key: string, value: Json): boolean {
  return key === COMMENT && isObject(value) && isObject(value['metadata']);
}

/** `resource.aws_vpc.main.tags`, to be read by people. */
export function formatJsonPath(path: JsonPath): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}
