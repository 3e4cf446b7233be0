import { type Element, elements } from '../terraform/addresses';
import { isObject, type Json, type JsonObject, objects, type StackJson } from '../terraform/stack-json';
import { templateParts } from '../terraform/template';

export type Scalar = string | number | boolean;

/** True when nothing in a value has to be computed. */
export function isLiteral(value: Json): boolean {
  if (typeof value === 'string') return templateParts(value).every(({ kind }) => kind === 'text');
  if (Array.isArray(value)) return (value as readonly Json[]).every(isLiteral);
  return isObject(value) ? Object.values(value).every(isLiteral) : true;
}

/** The text that a template without expressions stands for: `$${` is `${`. */
export const literalText = (template: string): string => template.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{');

/** Reads arguments of a stack as far as they are written out, also where one refers to another. */
export class Literals {
  private readonly bodies: ReadonlyMap<string, JsonObject>;

  constructor(stack: StackJson) {
    this.bodies = new Map(elements(stack).flatMap((element) => bodyOf(element)));
  }

  /** Text of an argument: `name`, or that of `${aws_eks_cluster.main.name}`. */
  text(value: Json | undefined, depth = 4): string | undefined {
    if (typeof value !== 'string' || depth === 0) return undefined;
    let whole = '';
    for (const { kind, text } of templateParts(value)) {
      const part = kind === 'text' ? literalText(text) : kind === 'expression' ? this.read(text, depth) : undefined;
      if (part === undefined) return undefined;
      whole += part;
    }
    return whole;
  }

  private read(expression: string, depth: number): string | undefined {
    const [, address = '', name = ''] = /^\s*([A-Za-z]\w*\.[\w-]+)\.(\w+)\s*$/.exec(expression) ?? [];
    return this.text(this.bodies.get(address)?.[name], depth - 1);
  }
}

function bodyOf({ address, kind, body }: Element): readonly (readonly [string, JsonObject])[] {
  const [only] = objects(body);
  return kind === 'resource' && only !== undefined ? [[address, only]] : [];
}
