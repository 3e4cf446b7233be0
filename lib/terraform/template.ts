import { remembered } from './remembered';

/** A piece of a Terraform template: text, or what stands between `${` (or `%{`) and its brace. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'directive'; readonly text: string }
  /** A brace that is opened and never closed. */
  | { readonly kind: 'unclosed'; readonly text: string };

/** Whether a text may hold an expression or a directive: most texts do not, and this is quickly seen. */
export const mayBeTemplate = (text: string): boolean => /[$%]\{/.test(text);

/**
 * Takes a string of Terraform's JSON apart. `$${` and `%%{` are text; braces inside quotes inside an expression belong
 * to the expression. https://developer.hashicorp.com/terraform/language/expressions/strings
 * Two things are seen only by trying (Terraform 1.11): a byte order mark at the beginning is dropped, and after a carriage return
 * without a line feed everything is text.
 */
export const templateParts = remembered((template: string): readonly TemplatePart[] => {
  const parts: TemplatePart[] = [];
  let textStart = template.startsWith('\ufeff') ? 1 : 0;
  for (let start = nextBrace(template, textStart); start !== undefined; start = nextBrace(template, textStart)) {
    if (start > textStart) parts.push({ kind: 'text', text: template.slice(textStart, start) });
    const end = closingBrace(template, start + 2);
    if (end === undefined) return [...parts, { kind: 'unclosed', text: template.slice(start) }];
    parts.push({ kind: template[start] === '$' ? 'expression' : 'directive', text: template.slice(start + 2, end) });
    textStart = end + 1;
  }
  if (textStart < template.length) parts.push({ kind: 'text', text: template.slice(textStart) });
  return parts;
});

/** Position of the next `${` or `%{` that is not doubled. */
function nextBrace(template: string, from: number): number | undefined {
  const brace = /\r(?!\n)|\$\$\{|%%\{|[$%]\{/g;
  brace.lastIndex = from;
  for (let match = brace.exec(template); match !== null; match = brace.exec(template)) {
    if (match[0] === '\r') return undefined;
    if (match[0].length === 2) return match.index;
  }
  return undefined;
}

/** Position of the brace that closes an expression that begins at `start`. */
function closingBrace(template: string, start: number): number | undefined {
  let depth = 0;
  for (let position = start; position < template.length; position += 1) {
    const character = template[position];
    if (character === '"') {
      const end = closingQuote(template, position + 1);
      if (end === undefined) return undefined;
      position = end;
    } else if (character === '{') {
      depth += 1;
    } else if (character === '}') {
      if (depth === 0) return position;
      depth -= 1;
    }
  }
  return undefined;
}

/** Position of the quote that closes a string that begins at `start`; the string is a template of its own. */
export function closingQuote(template: string, start: number): number | undefined {
  for (let position = start; position < template.length; position += 1) {
    const character = template[position];
    if (character === '\\') {
      position += 1;
    } else if (character === '"') {
      return position;
    } else if (
      (character === '$' || character === '%') &&
      template[position + 1] === '{' &&
      template[position - 1] !== character
    ) {
      const end = closingBrace(template, position + 2);
      if (end === undefined) return undefined;
      position = end;
    }
  }
  return undefined;
}

/** An expression without its quoted strings, and those strings. */
export function withoutStrings(expression: string): { readonly bare: string; readonly strings: readonly string[] } {
  if (!expression.includes('"')) return { bare: expression, strings: [] };
  const strings: string[] = [];
  let bare = '';
  for (let position = 0; position < expression.length; position += 1) {
    const character = expression[position] ?? '';
    const end = character === '"' ? closingQuote(expression, position + 1) : undefined;
    if (end === undefined) {
      bare += character;
    } else {
      strings.push(expression.slice(position + 1, end));
      bare += '""';
      position = end;
    }
  }
  return { bare, strings };
}
