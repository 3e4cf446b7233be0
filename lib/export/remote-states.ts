import { type Json, objects, type StackJson } from '../terraform/stack-json';

type RemoteStateBody = Readonly<Record<string, Json>>;

/** A stack whose `terraform_remote_state` are changed; undefined takes one away. */
export function mapRemoteStates(
  stack: StackJson,
  change: (name: string, body: RemoteStateBody) => RemoteStateBody | undefined,
): StackJson {
  const data: Record<string, Json> = Object.assign({}, ...objects(stack['data'])) as Record<string, Json>;
  const byName = Object.assign({}, ...objects(data['terraform_remote_state'])) as Record<string, Json>;
  if (Object.keys(byName).length === 0) return stack;
  const entries = Object.entries(byName).flatMap(([name, body]) => {
    const changed = change(name, Object.assign({}, ...objects(body)) as RemoteStateBody);
    return changed === undefined ? [] : [[name, changed] as const];
  });
  const { terraform_remote_state: _, ...others } = data;
  const left = entries.length === 0 ? others : { ...others, terraform_remote_state: Object.fromEntries(entries) };
  const { data: __, ...rest } = stack;
  return Object.keys(left).length === 0 ? rest : { ...rest, data: left };
}
