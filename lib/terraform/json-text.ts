import type { JsonPath } from './stack-json';

/** Both from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Where a text stops being JSON. */
export interface JsonMistake extends TextPlace {
  /** `expected ',' or '}'` */
  readonly message: string;
}

/** A key that an object has already. */
export interface RepeatedMember extends TextPlace {
  readonly path: JsonPath;
  /** Its value is no object and no list. */
  readonly isPlain: boolean;
}

/**
 * A JSON document with the lines of its values. `JSON.parse` tells neither them nor, in every version of Node, where a
 * mistake is.
 */
export class JsonText {
  public constructor(private readonly text: string) {}

  /** The first mistake, or undefined. */
  public mistake(): JsonMistake | undefined {
    try {
      const end = this.blank(this.value(this.blank(0)));
      if (end < this.text.length) throw new Unexpected(end, 'nothing behind the document');
      return undefined;
    } catch (error) {
      if (!(error instanceof Unexpected)) throw error;
      return {
        ...this.placeAt(error.position),
        message: error.position >= this.text.length ? `the file ends, expected ${error.expected}` : `expected ${error.expected}`,
      };
    }
  }

  /** Where a value stands (its key, where it has one), or the nearest part around it that exists. */
  public placeOf(path: JsonPath): TextPlace {
    let position = this.blank(0);
    let place = position;
    for (const part of path) {
      const member = this.member(position, part);
      if (member === undefined) break;
      place = member.key;
      position = member.value;
    }
    return this.placeAt(place);
  }

  /** Keys that stand twice in one object, of which `JSON.parse` keeps the last; the text has to be JSON. */
  public repeated(): readonly RepeatedMember[] {
    const found: RepeatedMember[] = [];
    this.collectRepeated(this.blank(0), [], found);
    return found;
  }

  private collectRepeated(container: number, path: JsonPath, found: RepeatedMember[]): void {
    const isList = this.text[container] === '[';
    if (!isList && this.text[container] !== '{') return;
    const seen = new Set<string>();
    const inside: (readonly [number, JsonPath])[] = [];
    this.members(container, (key, value, index) => {
      const name = isList ? index : (JSON.parse(this.text.slice(key, this.string(key))) as string);
      const isPlain = !'{['.includes(this.text.charAt(value));
      if (typeof name === 'string') {
        if (seen.has(name)) found.push({ ...this.placeAt(key), path: [...path, name], isPlain });
        seen.add(name);
      }
      if (!isPlain) inside.push([value, [...path, name]]);
    });
    for (const [value, at] of inside) this.collectRepeated(value, at, found);
  }

  private member(container: number, part: string | number): { readonly key: number; readonly value: number } | undefined {
    const isList = this.text[container] === '[';
    if (!isList && this.text[container] !== '{') return undefined;
    let found: { readonly key: number; readonly value: number } | undefined;
    this.members(container, (key, value, index) => {
      const name = isList ? index : (JSON.parse(this.text.slice(key, this.string(key))) as string);
      // Of two equal keys the last one counts.
      if (name === part) found = { key, value };
    });
    return found;
  }

  /** Position behind the value that begins here. */
  private value(position: number): number {
    const character = this.text[position];
    if (character === '{' || character === '[') return this.members(position, () => undefined);
    if (character === '"') return this.string(position);
    const literal = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
    literal.lastIndex = position;
    if (!literal.test(this.text)) throw new Unexpected(position, 'a value');
    return literal.lastIndex;
  }

  /** Visits the members of an object or a list; gives back the position behind it. */
  private members(start: number, visit: (key: number, value: number, index: number) => void): number {
    const isList = this.text[start] === '[';
    const close = isList ? ']' : '}';
    let position = this.blank(start + 1);
    if (this.text[position] === close) return position + 1;
    for (let index = 0; ; index += 1) {
      const key = position;
      if (!isList) {
        if (this.text[key] !== '"') throw new Unexpected(key, 'a key in double quotes');
        position = this.blank(this.string(key));
        if (this.text[position] !== ':') throw new Unexpected(position, "':'");
        position = this.blank(position + 1);
      }
      visit(key, position, index);
      position = this.blank(this.value(position));
      if (this.text[position] === close) return position + 1;
      if (this.text[position] !== ',') throw new Unexpected(position, `',' or '${close}'`);
      position = this.blank(position + 1);
    }
  }

  private string(start: number): number {
    // JSON refuses control characters inside a text.
    // eslint-disable-next-line no-control-regex
    const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
    string.lastIndex = start;
    if (!string.test(this.text)) throw new Unexpected(start, 'a text that ends in its line');
    return string.lastIndex;
  }

  private blank(position: number): number {
    let behind = position;
    while (behind < this.text.length && ' \t\r\n'.includes(this.text.charAt(behind))) behind += 1;
    return behind;
  }

  private placeAt(position: number): TextPlace {
    let line = 1;
    let start = 0;
    for (let at = this.text.indexOf('\n'); at !== -1 && at < position; at = this.text.indexOf('\n', at + 1)) {
      line += 1;
      start = at + 1;
    }
    return { line, column: position - start + 1 };
  }
}

class Unexpected extends Error {
  public constructor(
    public readonly position: number,
    public readonly expected: string,
  ) {
    super(expected);
  }
}
