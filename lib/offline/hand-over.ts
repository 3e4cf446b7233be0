import { resolve } from 'node:path';
import { isObject, type Json, type JsonObject, objects, type StackJson } from '../terraform/stack-json';

/** A data source that reads the outputs of another state. */
export interface RemoteState {
  /** Name of the data source: `network`. */
  readonly name: string;
  readonly backend: string;
  readonly config: JsonObject;
  /** What it yields for outputs that the state does not have. */
  readonly defaults: JsonObject;
}

/** What tells one state from another in each backend; the rest of its configuration is about how to reach it. */
const IDENTITY: Readonly<Record<string, readonly string[]>> = {
  s3: ['bucket', 'key', 'workspace_key_prefix'],
  gcs: ['bucket', 'prefix'],
  azurerm: ['storage_account_name', 'container_name', 'key'],
  http: ['address'],
  remote: ['hostname', 'organization', 'workspaces'],
};

export function remoteStates(stack: StackJson): readonly RemoteState[] {
  return objects(stack['data']).flatMap((data) =>
    objects(data['terraform_remote_state']).flatMap((byName) =>
      Object.entries(byName).flatMap(([name, body]) =>
        objects(body).map(({ backend, config, defaults }) => ({
          name,
          backend: typeof backend === 'string' ? backend : '',
          config: isObject(config) ? config : {},
          defaults: isObject(defaults) ? defaults : {},
        })),
      ),
    ),
  );
}

/** Two texts are equal exactly when a remote state reads what a backend writes. */
export function stateKey(backend: string, config: JsonObject, directory: string): string {
  if (backend === 'local')
    return `local ${resolve(directory, typeof config['path'] === 'string' ? config['path'] : 'terraform.tfstate')}`;
  const names = IDENTITY[backend] ?? Object.keys(config).sort();
  return `${backend} ${JSON.stringify(names.map((name) => config[name] ?? null))}`;
}

/** Where a stack keeps its state. */
export function ownStateKey(stack: StackJson, directory: string): string {
  for (const terraform of objects(stack['terraform'])) {
    for (const backends of objects(terraform['backend'])) {
      for (const [backend, config] of Object.entries(backends)) {
        for (const body of objects(config)) return stateKey(backend, body, directory);
      }
    }
    for (const cloud of objects(terraform['cloud'])) {
      return stateKey('remote', { ...cloud, hostname: cloud['hostname'] ?? null }, directory);
    }
  }
  return stateKey('local', {}, directory);
}

/** A state file that holds nothing but these outputs. */
export function stubState(outputs: JsonObject): string {
  const entries = Object.entries(outputs).map(([name, value]): [string, Json] => [name, { value, type: typeOf(value) }]);
  return JSON.stringify({
    version: 4,
    terraform_version: '1.0.0',
    serial: 1,
    lineage: 'structural-plan',
    outputs: Object.fromEntries(entries),
    resources: [],
  });
}

/** Type of a JSON value as Terraform writes it into states. */
function typeOf(value: Json): Json {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'bool';
  if (value === null) return 'dynamic';
  if (Array.isArray(value)) return ['tuple', (value as readonly Json[]).map(typeOf)];
  return ['object', Object.fromEntries(Object.entries(value).map(([name, member]) => [name, typeOf(member)]))];
}
