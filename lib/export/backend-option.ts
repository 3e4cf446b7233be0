import { didYouMean } from '../rules/did-you-mean';
import { isObject, type Json, type JsonObject } from '../terraform/stack-json';
import { type BackendChoice, BACKENDS } from './state-place';

/** Backends that keep states of several stacks apart by themselves, or by a name that is made from the stack's. */
const NEEDS_STACK: Readonly<Record<string, string>> = {
  s3: 'key',
  gcs: 'prefix',
  azurerm: 'key',
  oss: 'key',
  cos: 'key',
  consul: 'path',
  kubernetes: 'secret_suffix',
  pg: 'schema_name',
  remote: 'workspaces.name',
  cloud: 'workspaces.name',
  http: 'address',
};

/** Settings without which a backend cannot work. Credentials and the like come from the environment. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  s3: ['bucket', 'region'],
  gcs: ['bucket'],
  azurerm: ['storage_account_name', 'container_name'],
  http: ['address'],
  remote: ['organization'],
  cloud: ['organization'],
};

/** What was asked for, or everything that is wrong with it. */
export type BackendOption =
  | { readonly choice: BackendChoice; readonly problems?: never }
  | { readonly problems: readonly string[]; readonly choice?: never };

/**
 * The backend that a command line asks for.
 *
 * @param type `keep`, `none`, or a backend of Terraform
 * @param settings `bucket=example`, as for `terraform init -backend-config`; `workspaces.name=…` is a member of a block
 * @param stacks how many are exported: more than one need states of their own
 */
export function backendOption(type: string, settings: readonly string[], stacks: number): BackendOption {
  if (type === 'keep' || type === 'none') {
    if (settings.length === 0) return { choice: type };
    return { problems: [`--backend-config belongs to a new backend; write --backend <type>, received --backend ${type}`] };
  }
  if (!BACKENDS.includes(type)) {
    const meant = didYouMean(type, [...BACKENDS, 'keep', 'none']);
    const suggestion = meant === undefined ? '' : `. Did you mean '${meant}'?`;
    return { problems: [`--backend: received '${type}'; accepted are keep, none, ${BACKENDS.join(', ')}${suggestion}`] };
  }
  const malformed = settings.filter((one) => !/^[A-Za-z_][\w.]*=/.test(one));
  if (malformed.length > 0)
    return { problems: malformed.map((one) => `--backend-config: received '${one}'; write <name>=<value>`) };
  const written = settings.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)] as const);
  const names = new Set(written.map(([name]) => name));
  const missing = (REQUIRED[type] ?? []).filter((name) => !names.has(name));
  const identity = NEEDS_STACK[type];
  const shared = written.find(([name, value]) => name === identity && !value.includes('{stack}'));
  const problems = [
    ...missing.map((name) => `--backend ${type} needs --backend-config ${name}=<value>`),
    ...(stacks > 1 && shared !== undefined
      ? [
          `--backend-config ${shared.join('=')} would give ${stacks} stacks one state; write {stack} where the name of the stack belongs`,
        ]
      : []),
  ];
  return problems.length > 0 ? { problems } : { choice: { type, settings: nested(written) } };
}

function nested(written: readonly (readonly [string, string])[]): JsonObject {
  const root: Record<string, Json> = {};
  for (const [name, value] of written) {
    const parts = name.split('.');
    const last = parts.pop() ?? name;
    let at = root;
    for (const part of parts) {
      const next: Record<string, Json> = isObject(at[part]) ? { ...(at[part] as JsonObject) } : {};
      at[part] = next;
      at = next;
    }
    at[last] = settingValue(value);
  }
  return root;
}

/** Switches, lists and objects are what they look like; everything else is text, of which Terraform makes numbers itself. */
function settingValue(text: string): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
