import { posix } from 'node:path';
import { isObject, type Json, type JsonObject, objects, type StackJson } from '../terraform/stack-json';

/** What becomes of the backend: it stays, or goes, or another one takes its place. */
export type BackendChoice = 'keep' | 'none' | NewBackend;

export interface NewBackend {
  /** `s3`; `cloud` is the block of HCP Terraform. */
  readonly type: string;
  /** `{stack}` stands for the name of the stack. */
  readonly settings: JsonObject;
}

/** Where a stack keeps its state. */
export interface StatePlace {
  readonly backend: string;
  readonly config: JsonObject;
}

/** Name of the state, as its backend calls it, where the command line does not. Separate folders keep local states apart. */
const NAMED_BY: Readonly<Record<string, (stack: string) => JsonObject>> = {
  s3: (stack) => ({ key: `${stack}.tfstate` }),
  gcs: (stack) => ({ prefix: stack }),
  azurerm: (stack) => ({ key: `${stack}.tfstate` }),
  oss: (stack) => ({ key: `${stack}.tfstate` }),
  cos: (stack) => ({ key: `${stack}.tfstate` }),
  consul: (stack) => ({ path: stack }),
  kubernetes: (stack) => ({ secret_suffix: stack }),
  pg: (stack) => ({ schema_name: stack.replaceAll('-', '_') }),
  remote: (stack) => ({ workspaces: { name: stack } }),
  cloud: (stack) => ({ workspaces: { name: stack } }),
  local: () => ({}),
  http: () => ({}),
};

/**
 * Backends of Terraform: `terraform init` of 1.11.4 knows each of these and refuses the former ones, artifactory, etcdv3 and swift, as
 * "Unsupported backend type" (tried 2026-11-28). https://developer.hashicorp.com/terraform/language/backend
 */
export const BACKENDS: readonly string[] = Object.keys(NAMED_BY);

/** Settings that matter to whoever writes a state; a data source only reads it, so they are left out there. */
const FOR_WRITING = new Set(['encrypt', 'use_lockfile', 'kms_key_id', 'dynamodb_table', 'acl', 'lock_address', 'unlock_address']);

/** Where a stack keeps its state; Terraform's own default is a file in its folder. */
export function statePlace(stack: StackJson): StatePlace {
  for (const terraform of objects(stack['terraform'])) {
    for (const [backend, config] of objects(terraform['backend']).flatMap((byType) => Object.entries(byType))) {
      for (const body of objects(config)) return { backend, config: body };
    }
    for (const cloud of objects(terraform['cloud'])) return { backend: 'cloud', config: cloud };
  }
  return { backend: 'local', config: {} };
}

/** Where it will keep it. */
export function chosenPlace(stack: StackJson, name: string, choice: BackendChoice): StatePlace {
  if (choice === 'keep') return statePlace(stack);
  if (choice === 'none') return { backend: 'local', config: {} };
  const named = NAMED_BY[choice.type]?.(name) ?? {};
  return { backend: choice.type, config: { ...named, ...(withName(choice.settings, name) as JsonObject) } };
}

/** A stack that keeps its state there. */
export function withBackend(stack: StackJson, choice: BackendChoice, { backend, config }: StatePlace): StackJson {
  if (choice === 'keep') return stack;
  const terraform = Object.assign({}, ...objects(stack['terraform'])) as Record<string, Json>;
  delete terraform['backend'];
  delete terraform['cloud'];
  if (choice === 'none') return { ...stack, terraform };
  return {
    ...stack,
    terraform: { ...terraform, ...(backend === 'cloud' ? { cloud: config } : { backend: { [backend]: config } }) },
  };
}

/** What a consumer writes to read the state of a producer; the folders of both lie side by side. */
export function readingPlace(producer: string, { backend, config }: StatePlace): StatePlace {
  if (backend === 'local') {
    const path = typeof config['path'] === 'string' ? config['path'] : 'terraform.tfstate';
    return { backend, config: { ...config, path: posix.isAbsolute(path) ? path : posix.join('..', producer, path) } };
  }
  const reading = Object.fromEntries(Object.entries(config).filter(([name]) => !FOR_WRITING.has(name)));
  return { backend: backend === 'cloud' ? 'remote' : backend, config: reading };
}

/** In words, for people: `s3: bucket example-terraform-state, key dev/network.tfstate`. */
export function formatPlace({ backend, config }: StatePlace): string {
  if (backend === 'local') {
    const path = typeof config['path'] === 'string' ? config['path'] : 'terraform.tfstate';
    return `the file \`${path}\`${path.includes('/') ? '' : ' in this folder'}`;
  }
  const shown = ['bucket', 'key', 'prefix', 'address', 'hostname', 'organization', 'workspaces', 'container_name'];
  const parts = shown.flatMap((name) => {
    const value = config[name];
    if (value === undefined || value === null) return [];
    const text = isObject(value) ? Object.values(value).map(String).join(' ') : String(value as string);
    return [`${name.replace(/_name$|s$/, '')} \`${text}\``];
  });
  return parts.length === 0 ? `\`${backend}\`` : `\`${backend}\`, ${parts.join(', ')}`;
}

function withName(value: Json, name: string): Json {
  if (typeof value === 'string') return value.replaceAll('{stack}', name);
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => withName(one, name));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withName(member, name)]));
}
