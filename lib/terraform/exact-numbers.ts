import { isObject, type Json, type JsonPath, formatJsonPath, parseStackJson, type StackJson, walk } from './stack-json';

/** Blocks in which Terraform takes texts as they are, so that a number cannot be written as an expression. */
const LITERAL_BLOCKS = ['terraform', 'variable'];

/**
 * A stack whose numbers are all what they were. JavaScript holds 53 bits of a number and Terraform 512, so a number that would change
 * becomes the expression that yields it, `${9007199254740993}`, which means the same to Terraform.
 *
 * @throws Error where Terraform takes no expression, with the place
 */
export function parseExactStackJson(text: string): StackJson {
  const stack = parseStackJson(text);
  const inexact = new Set<string>();
  // Strings are matched too, so that digits in them are not taken for numbers.
  const exact = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) => {
    if (token.startsWith('"') || isExact(token)) return token;
    const expression = `\${${token}}`;
    inexact.add(expression);
    return JSON.stringify(expression);
  });
  if (inexact.size === 0) return stack;
  const changed = parseStackJson(exact);
  for (const block of LITERAL_BLOCKS) {
    const place = placeOf(changed[block] ?? null, inexact);
    if (place !== undefined)
      throw new Error(
        `${formatJsonPath([block, ...place.path])} is ${place.text.slice(2, -1)}, which JavaScript cannot hold exactly; write it as text`,
      );
  }
  return changed;
}

/** Whether a number is still the same after JavaScript has read and written it. */
function isExact(token: string): boolean {
  const value = Number(token);
  return Number.isFinite(value) && decimal(token) === decimal(String(value));
}

/** Digits without zeros at the ends, and the power of ten behind them: `1200` and `1.2e3` are both `12e2`. */
function decimal(token: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(token) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const kept = digits.replace(/0+$/, '');
  // Minus zero is zero, to Terraform too.
  return kept === '' ? '0' : `${sign}${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
}

function placeOf(value: Json, texts: ReadonlySet<string>): { readonly path: JsonPath; readonly text: string } | undefined {
  for (const { path, value: found } of isObject(value) || Array.isArray(value) ? walk(value) : []) {
    if (typeof found === 'string' && texts.has(found)) return { path, text: found };
  }
  return undefined;
}
