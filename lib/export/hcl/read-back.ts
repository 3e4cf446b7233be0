import { parse } from '@cdktf/hcl2json';
import type { StackSchemas } from '../../schema/stack-schemas';
import {
  COMMENT,
  formatJsonPath,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
  type StackJson,
} from '../../terraform/stack-json';
import { type BlockBody, blockBodies } from './body';
import { canonicalTemplate, templateOfText } from './canonical-template';
import { bareAddress } from './expression';
import type { Grammar, Notation } from './grammar';
import { parseRewritten, parseDocuments } from './parse-expressions';
import { jsonDocument } from './json-document';
import { mapStrings } from './map-strings';
import { type TopLevelBlock, topLevelBlocks } from './top-level-blocks';
import type { HclFile } from './write-hcl';

/** Something that the HCL says otherwise than the JSON. */
export interface ReadBackDifference {
  /** `network.tf: resource.aws_vpc.main.cidr_block` */
  readonly path: string;
  /** What the JSON has, in the words of HCL; undefined when it has nothing. */
  readonly json: Json | undefined;
  readonly hcl: Json | undefined;
}

/**
 * Reads HCL with HashiCorp's own parser and compares every block with the stack that it was written from. The order of arguments, white
 * space in expressions, and `jsonencode` for a document in a string count as equal. HCL that does not parse is an error that
 * names the file.
 */
export async function readBack(
  files: readonly HclFile[],
  stack: StackJson,
  schemas: StackSchemas,
): Promise<readonly ReadBackDifference[]> {
  const blocks = topLevelBlocks(stack, schemas, () => undefined);
  const names = [...new Set([...blocks.map(({ file }) => `${file}.tf`), ...files.map(({ name }) => name)])];
  const rewritten = new Map([...(await parseRewritten(stack))].map(([text, value]) => [canonicalTemplate(text), value]));
  const compared = names.map(async (name) => {
    const found = (await parse(name, files.find((file) => file.name === name)?.text ?? '')) as JsonObject;
    const comparison = new Comparison(await parseDocuments(found), rewritten);
    comparison.file(
      blocks.filter(({ file }) => `${file}.tf` === name),
      found,
    );
    return comparison.differences.map(({ path, ...rest }) => ({ path: `${name}: ${formatJsonPath(path)}`, ...rest }));
  });
  return (await Promise.all(compared)).flat();
}

interface Difference {
  readonly path: JsonPath;
  readonly json: Json | undefined;
  readonly hcl: Json | undefined;
}

/** Text that has no first byte order mark to lose, as HCL and values that are no templates; in a template of JSON, it is dropped. */
const asRead = (text: string): string => text.replace(/^\ufeff/, '\ufeff\ufeff');

/** Walks the JSON and what the parser made of the HCL side by side, and collects where they part. */
class Comparison {
  readonly differences: Difference[] = [];

  constructor(
    private readonly documents: ReadonlyMap<string, Json>,
    private readonly rewritten: ReadonlyMap<string, Json>,
  ) {}

  file(blocks: readonly TopLevelBlock[], found: JsonObject): void {
    for (const kind of new Set([...blocks.map((block) => block.kind), ...Object.keys(found)])) {
      const expected = blocks.filter((block) => block.kind === kind);
      this.blocks(
        [kind],
        expected,
        blockBodies(found[kind], expected[0]?.labels.length ?? 0),
        (_, index) => expected[index]?.grammar,
      );
    }
  }

  /** Blocks with the same labels in the same order; blocks with other labels may stand between them. */
  private blocks(
    path: JsonPath,
    expected: readonly BlockBody[],
    found: readonly BlockBody[],
    grammarOf: (block: BlockBody, index: number) => Grammar | undefined,
  ): void {
    const key = ({ labels }: BlockBody): string => labels.join('.');
    for (const labels of new Set([...expected, ...found].map(key))) {
      const ours = expected.filter((block) => key(block) === labels);
      const theirs = found.filter((block) => key(block) === labels);
      const at = labels === '' ? path : [...path, labels];
      if (ours.length !== theirs.length) {
        this.differences.push({ path: at, json: ours.length, hcl: theirs.length });
        continue;
      }
      for (const [index, block] of ours.entries()) {
        const grammar = grammarOf(block, expected.indexOf(block));
        if (grammar !== undefined) {
          this.body(ours.length === 1 ? at : [...at, index], block.body, theirs[index]?.body ?? {}, grammar);
        }
      }
    }
  }

  private body(path: JsonPath, expected: JsonObject, found: JsonObject, grammar: Grammar): void {
    for (const name of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      if (name === COMMENT) continue;
      const value = expected[name];
      const argument = grammar(name, value ?? found[name] ?? null);
      const at = [...path, name];
      if (argument.kind === 'block') {
        const { labels, inside } = argument;
        this.blocks(at, blockBodies(value, labels), blockBodies(found[name], labels), (block) => inside(block.labels[0] ?? ''));
      } else {
        this.value(at, value === undefined ? undefined : inHcl(value, argument.notation), found[name]);
      }
    }
  }

  private value(path: JsonPath, expected: Json | undefined, found: Json | undefined): void {
    const rewritten = typeof expected === 'string' ? this.rewritten.get(canonicalTemplate(expected)) : undefined;
    if (rewritten !== undefined && rewritten !== expected) return this.value(path, rewritten, found);
    if (Array.isArray(expected) && Array.isArray(found)) {
      const [ours, theirs] = [expected as readonly Json[], found as readonly Json[]];
      for (let index = 0; index < Math.max(ours.length, theirs.length); index += 1)
        this.value([...path, index], ours[index], theirs[index]);
    } else if (isObject(expected) && isObject(found)) {
      const [ours, theirs] = [this.byKey(expected), this.byKey(found, asRead)];
      for (const key of new Set([...ours.keys(), ...theirs.keys()])) this.value([...path, key], ours.get(key), theirs.get(key));
    } else if (typeof expected === 'string' && typeof found === 'string') {
      if (!this.sameText(expected, found)) this.differences.push({ path, json: expected, hcl: found });
    } else if (expected !== found && !(expected === 0 && found === 0)) {
      this.differences.push({ path, json: expected, hcl: found });
    }
  }

  private byKey(object: JsonObject, as = (key: string): string => key): ReadonlyMap<string, Json> {
    return new Map(
      Object.entries(object).map(([key, member]) => {
        const canonical = canonicalTemplate(as(key));
        const rewritten = this.rewritten.get(canonical);
        return [typeof rewritten === 'string' ? canonicalTemplate(rewritten) : canonical, member];
      }),
    );
  }

  private sameText(expected: string, found: string): boolean {
    if (canonicalTemplate(expected) === canonicalTemplate(asRead(found))) return true;
    const document = this.documents.get(found);
    const written = document === undefined ? undefined : jsonDocument(expected);
    if (document === undefined || written === undefined) return false;
    const inner = new Comparison(this.documents, this.rewritten);
    inner.value([], written.value, mapStrings(document, withoutToString));
    return inner.differences.length === 0;
  }
}

/** The value as the parser shows it for HCL. */
function inHcl(value: Json, notation: Notation): Json {
  switch (notation) {
    case 'expression':
      return value;
    case 'text':
      return mapStrings(value, (text) => asRead(templateOfText(text)));
    case 'bare':
      return mapStrings(
        value,
        (text) => `\${${bareAddress(text)}}`,
        (key) => key,
      );
    case 'required provider':
      if (!isObject(value)) return mapStrings(value, templateOfText);
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [key, inHcl(member, key === 'configuration_aliases' ? 'bare' : 'text')]),
      );
  }
}

/** `tostring` keeps text that stands alone from becoming a number in a document. */
const withoutToString = (text: string): string => text.replace(/^\$\{tostring\(([\s\S]*)\)\}$/, '${$1}');
