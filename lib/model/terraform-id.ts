import { createHash } from 'node:crypto';

/** Letters, digits, `_` and `-` only. What had to be changed gets a hash, so that two names never become one. */
export function terraformId(...parts: readonly string[]): string {
  const name = parts.join('_');
  const id = name.replace(/[^A-Za-z0-9_-]/g, '-');
  return id === name ? id : `${id}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

/** The same for a name that is a whole id, which begins with a letter or `_`. */
export function wholeTerraformId(name: string): string {
  const id = terraformId(name);
  return /^[A-Za-z_]/.test(id) ? id : `_${id}`;
}
