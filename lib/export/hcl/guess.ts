import { isObject, type Json, type JsonObject } from '../../terraform/stack-json';
import { isIdentifier } from './expression';
import type { Grammar } from './grammar';

/** Arguments that hold a map in nearly every provider. */
const MAPS =
  /(?:^|_)(?:tags|tags_all|labels|annotations|triggers|keepers|headers|variables|environment|env|parameters|options|values|attributes|config|data|input|query|vars|map)$/;

/**
 * For providers without bindings: whether an argument is a block. A list of objects nearly always is, as is one object with names of
 * arguments in it. cdktf writes every member, even null, of what is an attribute and looks like a block.
 */
function looksLikeBlock(name: string, value: Json): boolean {
  if (Array.isArray(value)) {
    const elements = value as readonly Json[];
    return elements.length > 0 && elements.every((element) => isObject(element) && hasArguments(element));
  }
  if (!isObject(value)) return false;
  return Object.keys(value).length === 0 ? name === 'features' : !MAPS.test(name) && hasArguments(value);
}

const hasArguments = (object: JsonObject): boolean =>
  Object.entries(object).every(([key, member]) => isIdentifier(key) && member !== null);

/** A grammar that guesses, and tells what it took for a block or an object. */
export const guessedGrammar =
  (tell: (path: string, taken: 'block' | 'object') => void, path = ''): Grammar =>
  (name, value) => {
    const at = path === '' ? name : `${path}.${name}`;
    const isBlock = looksLikeBlock(name, value);
    if (isBlock || isObject(value)) tell(at, isBlock ? 'block' : 'object');
    return isBlock
      ? { kind: 'block', labels: 0, inside: () => guessedGrammar(tell, at) }
      : { kind: 'attribute', notation: 'expression' };
  };
