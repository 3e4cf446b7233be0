import { DYNAMIC, isUnknown } from '../../terraform/block';
import type { Json } from '../../terraform/stack-json';

/** Terraform takes null for nothing, and the provider an empty text or list. */
export function isSet(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** May be null: a conditional, a variable of whoever calls the module, or a `dynamic` block, which may make none. */
export const isConditional = (value: Json | undefined): boolean =>
  typeof value === 'string' &&
  isUnknown(value) &&
  (value === DYNAMIC || /\?|\bnull\b|\b(?:var|local|module|each)\.|try\(|one\(|coalesce|lookup\(/.test(value));
