/** Terraform escapes these inside strings, as Go does, so that the text is safe in HTML. */
const ESCAPED: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/**
 * The text that Terraform's `jsonencode` gives for a value: no white space, keys sorted by their bytes. The same value always gives the
 * same text, and a document that is written out as HCL later gives it again.
 * @see https://developer.hashicorp.com/terraform/language/functions/jsonencode (2026-11-21)
 */
export function jsonencode(value: unknown): string {
  if (typeof value === 'string') return textOf(value);
  if (Array.isArray(value)) return `[${value.map((element) => jsonencode(element)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  return `{${members.map(([key, member]) => `${textOf(key)}:${jsonencode(member)}`).join(',')}}`;
}

const textOf = (text: string): string => JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (one) => ESCAPED[one] ?? one);
