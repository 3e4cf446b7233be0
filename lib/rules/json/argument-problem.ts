import { COMMENT, type Json, type JsonObject, type Located, Member } from '../../terraform/stack-json';
import { didYouMean } from '../did-you-mean';
import type { Problem } from '../rule';
import { suggesting } from '../texts';

/** What is wrong with one argument or block, as the schema of its type has it. */
export interface ArgumentProblem {
  /** `ignored`: Terraform drops it without a word. */
  readonly kind: 'unknown' | 'missing' | 'form' | 'ignored';
  readonly at: Located;
  /** For names: whether no version of the provider can have it. The other kinds are the schema's own word. */
  readonly isSlip: boolean;
  readonly problem: Omit<Problem, 'path'>;
}

/** What a `dynamic` block has. https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks */
export const DYNAMIC = ['for_each', 'iterator', 'labels', 'content'];

/** https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle */
export const LIFECYCLE_SWITCHES = ['create_before_destroy', 'prevent_destroy'];
export const LIFECYCLE = [...LIFECYCLE_SWITCHES, 'ignore_changes', 'replace_triggered_by', 'precondition', 'postcondition'];
/** Of later versions of Terraform, and of OpenTofu. */
const LATER = ['action_trigger', 'destroy', 'enabled'];

/** Members of what Terraform itself reads. */
export function* unknownMembers(
  at: Located,
  body: JsonObject,
  holder: string,
  names: readonly string[],
): Iterable<ArgumentProblem> {
  for (const name of Object.keys(body)) {
    if (name === COMMENT || names.includes(name) || LATER.includes(name)) continue;
    const meant = didYouMean(name, names);
    const problem = { received: `'${name}'`, message: `${holder} has ${names.join(', ')}`, ...suggesting(meant) };
    yield { kind: 'unknown', at: new Member(body[name] as Json, at, name), isSlip: meant !== undefined, problem };
  }
}

/** What stands for blocks of one name: an object, lists of objects in any depth. */
export function bodies(value: Json | undefined, at: Located): readonly Located[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) return [at];
  return (value as readonly Json[]).flatMap((element, index) => bodies(element, new Member(element, at, index)));
}
