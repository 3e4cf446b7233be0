import { isAbsolute, relative, resolve, sep } from 'node:path';
import { isObject, type Json, objects, type StackJson } from '../terraform/stack-json';
import { mapRemoteStates } from './remote-states';
import { statePlace } from './state-place';

/** What Terraform would compute; `$${` and `%%{` are written for `${` and `%{`. */
const HAS_EXPRESSION = /(?<!\$)\$\{|(?<!%)%\{/;

/**
 * A stack that finds its local states and modules from another folder: a path that is relative, or of one machine, becomes one
 * from there.
 */
export function withLocalPaths(stack: StackJson, from: string, to: string): StackJson {
  const fromThere = (path: string): string => relative(to, resolve(from, path)).split(sep).join('/');
  const moved = (path: Json | undefined): string | undefined =>
    typeof path === 'string' && !HAS_EXPRESSION.test(path) ? fromThere(path) : undefined;
  const { backend, config } = statePlace(stack);
  // A backend takes texts as they are, whatever they look like.
  const path = backend === 'local' && typeof config['path'] === 'string' ? fromThere(config['path']) : undefined;
  const terraform = Object.assign({}, ...objects(stack['terraform'])) as Record<string, Json>;
  const withOwn: StackJson =
    path === undefined ? stack : { ...stack, terraform: { ...terraform, backend: { local: { ...config, path } } } };
  return mapRemoteStates(withModules(withOwn, moved), (name, body) => {
    const { backend: read, config: reading } = body;
    if (read !== 'local' || !isObject(reading)) return body;
    const there = moved(reading['path']);
    return there === undefined ? body : { ...body, config: { ...reading, path: there } };
  });
}

/** Modules beside the stack; those below it are copied with it. */
function withModules(stack: StackJson, moved: (path: Json | undefined) => string | undefined): StackJson {
  const modules = Object.assign({}, ...objects(stack['module'])) as Record<string, Json>;
  const isBeside = (source: Json | undefined): boolean => typeof source === 'string' && source.startsWith('../');
  if (!Object.values(modules).some((body) => isObject(body) && isBeside(body['source']))) return stack;
  const changed = Object.entries(modules).map(([name, body]): [string, Json] => [
    name,
    isObject(body) && isBeside(body['source']) ? { ...body, source: moved(body['source']) ?? '' } : body,
  ]);
  return { ...stack, module: Object.fromEntries(changed) };
}

/** Paths by which a stack finds something outside of the folder that all stacks are exported to. */
export function outsidePaths(stack: StackJson): readonly string[] {
  const { config } = statePlace(stack);
  const found = new Set<Json | undefined>([statePlace(stack).backend === 'local' ? config['path'] : undefined]);
  mapRemoteStates(stack, (_, body) => {
    found.add(body['backend'] === 'local' && isObject(body['config']) ? body['config']['path'] : undefined);
    return body;
  });
  for (const modules of objects(stack['module']))
    for (const body of Object.values(modules)) for (const { source } of objects(body)) found.add(source);
  return [...found].filter((path): path is string => typeof path === 'string' && path.startsWith('../../'));
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
