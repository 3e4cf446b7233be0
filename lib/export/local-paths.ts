import { isAbsolute, relative, resolve, sep } from 'node:path';
import { isObject, type Json, objects, type StackJson } from '../terraform/stack-json';
import { mapRemoteStates } from './remote-states';
import { statePlace } from './state-place';

/**
 * A stack that finds its local states from another folder: a path that is relative, or of one machine, becomes one from
 * there.
 */
export function withLocalPaths(stack: StackJson, from: string, to: string): StackJson {
  const moved = (path: Json | undefined): string | undefined =>
    typeof path === 'string' && !path.includes('${') ? relative(to, resolve(from, path)).split(sep).join('/') : undefined;
  const { backend, config } = statePlace(stack);
  const path = backend === 'local' ? moved(config['path']) : undefined;
  const terraform = Object.assign({}, ...objects(stack['terraform'])) as Record<string, Json>;
  const withOwn: StackJson =
    path === undefined ? stack : { ...stack, terraform: { ...terraform, backend: { local: { ...config, path } } } };
  return mapRemoteStates(withOwn, (name, body) => {
    const { backend: read, config: reading } = body;
    if (read !== 'local' || !isObject(reading)) return body;
    const there = moved(reading['path']);
    return there === undefined ? body : { ...body, config: { ...reading, path: there } };
  });
}

/** Texts of a stack that name a folder of this machine. */
export function machinePaths(stack: StackJson, folders: readonly string[]): readonly string[] {
  const named = folders.filter((folder) => isAbsolute(folder) && folder.split(/[\\/]/).length > 2);
  const found = new Set<string>();
  const look = (value: Json): void => {
    if (typeof value === 'string') {
      if (named.some((folder) => value.includes(folder))) found.add(value);
    } else if (Array.isArray(value)) (value as readonly Json[]).forEach(look);
    else if (isObject(value)) Object.values(value).forEach(look);
  };
  look(stack);
  return [...found];
}
