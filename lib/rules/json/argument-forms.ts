import type { CtyType } from '../../schema/schema';
import { isUnknown } from '../../terraform/block';
import { isObject, type Json, type Located, Member } from '../../terraform/stack-json';

/** A value of which Terraform cannot make what an argument is. */
export interface WrongForm {
  readonly at: Located;
  /** What it has to be: `a list`. */
  readonly wanted: string;
}

/** What Terraform reads as a number; it takes text for one, and one for text. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** `aws_vpc.main`; but not the iterator of a `dynamic` block, `ingress_rule.value`. */
const WHOLE_RESOURCE = /^\$\{\s*(?:data\.)?(?:aws|kubernetes|helm|random|time|tls)_\w+\.(?!(?:key|value)\b)[\w-]+\s*\}$/;

/**
 * Literal values that Terraform does not convert. Text, numbers and booleans become each other where they can; lists, maps and
 * single values never do.
 *
 * @param mayLack members of objects may be left out
 * @see https://developer.hashicorp.com/terraform/language/expressions/type-constraints
 */
export function* wrongForms(at: Located, type: CtyType, mayLack = false): Iterable<WrongForm> {
  const { value } = at;
  if (value === null || type === 'dynamic') return;
  if (isUnknown(value)) {
    // All of a resource is an object, and one of several is chosen by its key.
    if (typeof type === 'string' && WHOLE_RESOURCE.test(value as string)) yield { at, wanted: `${SCALARS[type]}, an attribute` };
    return;
  }
  if (typeof type === 'string') {
    const wanted = wantedScalar(value, type);
    if (wanted !== undefined) yield { at, wanted };
    return;
  }
  const [kind, inner] = type;
  if (kind === 'list' || kind === 'set') {
    if (!Array.isArray(value)) yield { at, wanted: `a list of ${many(inner)}` };
    else
      for (const [index, element] of (value as readonly Json[]).entries())
        yield* wrongForms(new Member(element, at, index), inner, mayLack);
  } else if (kind === 'map') {
    if (!isObject(value)) yield { at, wanted: `a map of ${many(inner)}` };
    else for (const key of Object.keys(value)) yield* wrongForms(new Member(value[key] as Json, at, key), inner, mayLack);
  } else if (kind === 'object') {
    if (!isObject(value)) yield { at, wanted: `an object with ${Object.keys(inner).join(', ')}` };
    else yield* wrongMembers(value, at, inner, mayLack);
  }
}

/** Of plain objects nothing may be left out; what is too much is dropped without a word. */
function* wrongMembers(
  value: { readonly [name: string]: Json },
  at: Located,
  members: Readonly<Record<string, CtyType>>,
  mayLack: boolean,
): Iterable<WrongForm> {
  const missing = Object.keys(members).filter((name) => !(name in value));
  if (missing.length > 0 && !mayLack)
    yield { at, wanted: `an object that has ${missing.join(', ')} too, null where there is nothing to say` };
  for (const [name, type] of Object.entries(members)) {
    const member = value[name];
    if (member !== undefined) yield* wrongForms(new Member(member, at, name), type, mayLack);
  }
}

function wantedScalar(value: Json, type: 'string' | 'number' | 'bool' | 'dynamic'): string | undefined {
  if (typeof value === 'object') return SCALARS[type];
  if (type === 'number') {
    return typeof value === 'boolean' || (typeof value === 'string' && !NUMBER.test(value)) ? SCALARS.number : undefined;
  }
  if (type !== 'bool' || typeof value === 'boolean') return undefined;
  return typeof value === 'string' && ['true', 'false', '1', '0'].includes(value) ? undefined : SCALARS.bool;
}

const SCALARS = { string: 'one text', number: 'a number', bool: 'true or false', dynamic: 'a value' } as const;

function many(type: CtyType): string {
  if (type === 'string') return 'texts';
  if (type === 'number') return 'numbers';
  if (type === 'bool') return 'true and false';
  if (type === 'dynamic') return 'values';
  return type[0] === 'object' ? 'objects' : `${type[0]}s`;
}
