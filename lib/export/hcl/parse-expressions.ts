import { parse } from '@cdktf/hcl2json';
import { isObject, type Json } from '../../terraform/stack-json';
import { templateParts } from '../../terraform/template';
import { bareExpression } from './expression';
import { quotedTemplate } from './quoted';

/** What stands between the parentheses of a `jsonencode` that is the whole value. */
const JSONENCODE = /^\$\{\s*jsonencode\(([\s\S]*)\)\s*\}$/;

/** Expressions that the parser turns into a value: lists, objects, numbers, quoted strings, words. */
const CONSTANT = /^(?:[[{"(\d-]|(?:true|false|null)$)/;

/** Documents inside `jsonencode`, by the expression around them: the parser leaves function calls as text. */
export const parseDocuments = (parsed: Json): Promise<ReadonlyMap<string, Json>> =>
  parseAll(parsed, (text) => JSONENCODE.exec(text)?.[1]);

/**
 * What the parser makes of templates that it does not leave as they are: without the braces around it a constant expression is a
 * value, `a ? b : c` inside a template becomes a directive, and constants in it become text.
 */
export const parseRewritten = (values: Json): Promise<ReadonlyMap<string, Json>> =>
  parseAll(values, (text) => {
    const expression = bareExpression(text);
    if (expression !== undefined) return CONSTANT.test(expression) ? expression : undefined;
    const isRewritten = templateParts(text).some(
      (part) => part.kind === 'directive' || (part.kind === 'expression' && /["?]|^\s*\d/.test(part.text)),
    );
    return isRewritten ? quotedTemplate(text) : undefined;
  });

async function parseAll(values: Json, choose: (text: string) => string | undefined): Promise<ReadonlyMap<string, Json>> {
  const parsed = await Promise.all(
    [...new Set(strings(values))].map(async (text): Promise<[string, Json][]> => {
      const expression = choose(text);
      if (expression === undefined) return [];
      try {
        const { value = null } = (await parse('expression.tf', `value = ${expression}\n`)) as { value?: Json };
        return [[text, value]];
      } catch {
        // two calls joined by an operator, for example
        return [];
      }
    }),
  );
  return new Map(parsed.flat());
}

function strings(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(strings);
  return isObject(value) ? Object.entries(value).flatMap(([key, member]) => [key, ...strings(member)]) : [];
}
