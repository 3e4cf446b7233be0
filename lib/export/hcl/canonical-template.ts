import { closingQuote, templateParts } from '../../terraform/template';
import { templateText } from './quoted';

/** Two templates that mean the same have the same canonical form: white space in expressions and their outer parentheses do not count. */
export function canonicalTemplate(template: string): string {
  const parts = templateParts(template).map(({ kind, text }) => {
    if (kind === 'expression') return `\${${canonicalExpression(text)}}`;
    return kind === 'directive' ? `%{${canonicalExpression(text)}}` : templateText(text);
  });
  return parts.join('').normalize('NFC').replace(LONE_SURROGATE, '\ufffd');
}

/** Text that is no template, as the template that yields it. */
export const templateOfText = (text: string): string => text.replace(/([$%])(?=\{)/g, '$1$1');

/** Terraform cannot hold half a character. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function canonicalExpression(expression: string): string {
  let canonical = '';
  for (let position = 0; position < expression.length; position += 1) {
    const character = expression[position] ?? '';
    const end = character === '"' ? closingQuote(expression, position + 1) : undefined;
    if (end !== undefined) {
      canonical += expression.slice(position, end + 1);
      position = end;
    } else if (!/\s/.test(character)) {
      canonical += character;
    }
  }
  return withoutParentheses(canonical);
}

function withoutParentheses(expression: string): string {
  if (!expression.startsWith('(') || !expression.endsWith(')')) return expression;
  let depth = 0;
  for (let position = 0; position < expression.length; position += 1) {
    const character = expression[position];
    const end = character === '"' ? closingQuote(expression, position + 1) : undefined;
    if (end !== undefined) position = end;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0 && position < expression.length - 1) return expression;
  }
  return withoutParentheses(expression.slice(1, -1));
}
