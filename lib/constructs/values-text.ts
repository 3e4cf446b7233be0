import { Fn, Token } from 'cdktf';
import { jsonencode } from '../model/jsonencode';
import { escapeTemplate } from './policy-json';

/**
 * Values of a chart as JSON, which is YAML. What only Terraform will know is encoded by Terraform, each by itself: cdktf does not
 * escape quotes in text that stands beside a reference.
 */
export function valuesText(values: Readonly<Record<string, unknown>>): string {
  const encoded: string[] = [];
  const withMarks = (value: unknown): unknown => {
    if (isWholeReference(value)) return `reference ${encoded.push(Fn.jsonencode(value)) - 1}`;
    if (Array.isArray(value)) return value.map(withMarks);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withMarks(member)]));
  };
  const text = escapeTemplate(jsonencode(withMarks(values)));
  return encoded.length === 0 ? text : text.replace(/"reference (\d+)"/g, (_, index: string) => encoded[Number(index)] ?? '');
}

/** Not text with a reference in it: that is text, which Terraform completes. */
const isWholeReference = (value: unknown): boolean =>
  Token.isUnresolved(value) && (typeof value !== 'string' || /^\$\{TfToken\[[^\]]*\]\}$/.test(value));
