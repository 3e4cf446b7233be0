import { templateParts } from '../../terraform/template';

const MARKERS = ['EOT', 'EOF', 'END', 'TEXT'];

// eslint-disable-next-line no-control-regex
const NOT_AS_IT_IS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;

/**
 * Several lines as a person writes them, or undefined where the value would not be exactly the same: a heredoc always ends with
 * a line end, `<<-` takes away the indentation that all lines share, and `~` eats white space.
 */
export function heredoc(template: string, indent: string): string | undefined {
  if (!template.endsWith('\n') || NOT_AS_IT_IS.test(template)) return undefined;
  const lines = template.slice(0, -1).split('\n');
  if (lines.length < 2) return undefined;
  if (!lines.some((line) => /^\S/.test(line))) return undefined;
  // A sign that joins what stands before it would take the indentation for its own.
  if (!lines.every((line) => /^(?:$|[\t\x20-\x7e]|[\p{Lu}\p{Ll}\p{Lo}\p{Nd}])/u.test(line))) return undefined;
  // A line of nothing but white space keeps it, but nobody could see that.
  if (lines.some((line) => /^\s+$/.test(line))) return undefined;
  if (!templateParts(template).every(({ kind, text }) => kind === 'text' || (kind !== 'unclosed' && isPlain(text))))
    return undefined;
  const marker = MARKERS.find((one) => !lines.some((line) => line.trim() === one));
  if (marker === undefined) return undefined;
  const inner = `${indent}  `;
  return [`<<-${marker}`, ...lines.map((line) => (line === '' ? '' : inner + line)), inner.slice(2) + marker].join('\n');
}

const isPlain = (expression: string): boolean => !/\n|^~|~$/.test(expression);
