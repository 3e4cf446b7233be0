import { templateParts, withoutStrings } from '../../terraform/template';

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Words that mean something else at the beginning of an object, or as a key. */
const KEYWORDS = new Set(['for', 'true', 'false', 'null']);

/** Whether a key needs no quotes. */
export const isIdentifier = (name: string): boolean => IDENTIFIER.test(name) && !KEYWORDS.has(name);

/**
 * The expression of a string that is nothing else (`${aws_vpc.main.id}`), as it is written without quotes. Both forms mean
 * the same: neither turns the value into text.
 */
export function bareExpression(template: string): string | undefined {
  const [part, ...others] = templateParts(template);
  if (part?.kind !== 'expression' || others.length > 0) return undefined;
  const text = part.text.trim();
  if (text === '' || text.startsWith('~') || text.endsWith('~')) return undefined;
  const { bare } = withoutStrings(text);
  if (bare.includes('<<')) return undefined;
  return endsEarly(bare) ? `(\n${text}\n)` : text;
}

/** Outside brackets, the end of a line ends the expression. */
function endsEarly(bare: string): boolean {
  let depth = 0;
  for (let position = 0; position < bare.length; position += 1) {
    const character = bare[position] ?? '';
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (depth === 0 && /^(?:\n|#|\/\/|\/\*)/.test(bare.slice(position, position + 2))) return true;
  }
  return false;
}

/** An address as Terraform reads it; some write it as an expression by mistake. */
export const bareAddress = (text: string): string => bareExpression(text) ?? text;
