/** A place in the configuration: keys and indices from the root of what a person wrote. */
export type InputPath = readonly (string | number)[];

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** `['access', 'admins', 2]` → `access.admins[2]`; keys that are no identifiers are quoted. */
export function formatPath(path: InputPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    if (!IDENTIFIER.test(part)) return `${text}[${JSON.stringify(part)}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

/** `network.natGateways` → `['network', 'natGateways']`; what constructs note is written that way. */
export function parsePath(path: string): InputPath {
  return [...path.matchAll(/\[(?:"((?:[^"\\]|\\.)*)"|(\d+))\]|([^.[\]]+)/g)].map(([, quoted, index, name]) =>
    index === undefined ? (quoted ?? name ?? '') : Number(index),
  );
}

/** True when `path` is `prefix` or lies below it. */
export function startsWith(path: InputPath, prefix: InputPath): boolean {
  return prefix.length <= path.length && prefix.every((part, index) => String(path[index]) === String(part));
}

/** The value at a path, or undefined where the path leads nowhere. */
export function valueAt(root: unknown, path: InputPath): unknown {
  return path.reduce<unknown>((value, part) => {
    if (value === null || typeof value !== 'object') return undefined;
    return (value as Readonly<Record<string, unknown>>)[String(part)];
  }, root);
}
