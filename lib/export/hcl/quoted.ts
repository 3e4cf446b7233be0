import { templateParts } from '../../terraform/template';

const NAMED_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Control characters, line separators and the byte order mark: nobody sees them, and some end a line. */
// eslint-disable-next-line no-control-regex
const ESCAPED = /[\\"\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;

/** What stands between the quotes of a string, for text without templates. */
function escapeText(text: string): string {
  return text.replace(ESCAPED, (one) => NAMED_ESCAPES[one] ?? `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Text of a template as HCL has it. After a carriage return that no line feed follows, JSON's templates begin nowhere, and only even
 * runs of signs stand for one sign less; HCL knows no such exception.
 */
export function templateText(text: string): string {
  const start = text.search(/\r(?!\n)/);
  if (start < 0) return text;
  const even = (signs: string): string => (signs.length % 2 === 0 ? signs : `${signs}${signs.charAt(0)}`);
  return text.slice(0, start) + text.slice(start).replace(/\$+(?=\{)|%+(?=\{)/g, even);
}

/**
 * A quoted string for a string of Terraform's JSON: text is escaped, `${…}`, `%{…}` and the doubled signs that mean plain text stay as
 * they are, because both notations share the language of templates.
 */
export function quotedTemplate(template: string): string {
  const parts = templateParts(template).map(({ kind, text }) => {
    if (kind === 'expression') return `\${${text}}`;
    if (kind === 'directive') return `%{${text}}`;
    return escapeText(kind === 'unclosed' ? text.charAt(0) + text : templateText(text));
  });
  return `"${parts.join('')}"`;
}

/**
 * A quoted string for text that Terraform reads as it is, like a description or a backend's argument: JSON does not look for
 * templates there, HCL does, so that their beginnings are escaped.
 */
export function quotedText(text: string): string {
  return `"${escapeText(text).replace(/([$%])(?=\{)/g, '$1$1')}"`;
}
