import { attributeType, type Block, type CtyType } from '../../schema/schema';
import type { StackSchemas } from '../../schema/stack-schemas';

const REFERENCE = /^(data\.)?([a-z]\w*)\.[A-Za-z_][\w-]*((?:\.[A-Za-z_]\w*|\.\d+|\[\d+\]|\["[^"$%\\]*"\])*)$/;
const STEP = /\.([A-Za-z_]\w*)|\.\d+|\[\d+\]|\["([^"]*)"\]/g;

/** The type of a plain reference to an attribute, as far as schemas tell. */
export function expressionType(expression: string, schemas: StackSchemas): CtyType | undefined {
  const match = REFERENCE.exec(expression);
  if (match === null) return undefined;
  const [, data, type = '', steps = ''] = match;
  const block = (data === undefined ? schemas.resources : schemas.dataSources)[type]?.block;
  const names = [...steps.matchAll(STEP)].map(([, name, key]) => name ?? key);
  // The first index belongs to `count` or `for_each`.
  if (names[0] === undefined) names.shift();
  return block === undefined ? undefined : typeInBlock(block, names);
}

function typeInBlock(block: Block, [name, ...rest]: readonly (string | undefined)[]): CtyType | undefined {
  if (name === undefined) return undefined;
  const attribute = block.attributes[name];
  if (attribute !== undefined) return typeBelow(attributeType(attribute), rest);
  const nested = block.blocks[name];
  if (nested === undefined) return undefined;
  return typeInBlock(nested.block, nested.nesting === 'single' ? rest : rest.slice(1));
}

function typeBelow(type: CtyType, steps: readonly (string | undefined)[]): CtyType | undefined {
  if (steps.length === 0) return type;
  const [step, ...rest] = steps;
  if (typeof type === 'string' || type[0] === 'tuple') return undefined;
  if (type[0] !== 'object') return typeBelow(type[1], rest);
  const member = step === undefined ? undefined : type[1][step];
  return member === undefined ? undefined : typeBelow(member, rest);
}
