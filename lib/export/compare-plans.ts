import { isObject, type Json, type JsonObject } from '../terraform/stack-json';
import { isComparedByMeaning } from './hcl/equivalent-documents';

/** Something that two plans say differently. */
export interface PlanDifference {
  /** `aws_vpc.main.cidr_block`, `output.vpc_id` */
  readonly where: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** What Terraform would do to one address or output. */
type Effects = ReadonlyMap<string, { readonly type: string; readonly effect: JsonObject }>;

/** How a team gets what others made may change; what comes of it may not. */
const HAND_OVER = 'terraform_remote_state';

/** Compares what two plans (`terraform show -json`) would do: actions, values, what is not known yet, outputs. */
export function comparePlans(before: JsonObject, after: JsonObject): readonly PlanDifference[] {
  const [one, other] = [effects(before), effects(after)];
  return [...new Set([...one.keys(), ...other.keys()])].sort().flatMap((address) => {
    const [first, second] = [one.get(address), other.get(address)];
    const types = first?.type ?? second?.type ?? '';
    return differences(first?.effect, second?.effect, { address, type: types, path: [] });
  });
}

/** How many resources and outputs a plan speaks of. */
export function planSize(plan: JsonObject): { readonly resources: number; readonly outputs: number } {
  const all = [...effects(plan).keys()];
  const outputs = all.filter((address) => address.startsWith('output.')).length;
  return { resources: all.filter((address) => !/(^|\.)data\.|^output\./.test(address)).length, outputs };
}

function effects(plan: JsonObject): Effects {
  const found = new Map<string, { readonly type: string; readonly effect: JsonObject }>();
  for (const change of list(plan['resource_changes'])) {
    if (change['type'] === HAND_OVER || !isObject(change['change'])) continue;
    const { actions, after, after_unknown: unknown, importing = null } = change['change'];
    const previous = change['previous_address'] ?? null;
    found.set(text(change['address']), {
      type: text(change['type']),
      effect: { actions: actions ?? null, after: after ?? null, unknown: unknown ?? null, importing, previous },
    });
  }
  for (const [name, change] of Object.entries(isObject(plan['output_changes']) ? plan['output_changes'] : {})) {
    if (!isObject(change)) continue;
    const { actions, after, after_unknown: unknown } = change;
    found.set(`output.${name}`, {
      type: '',
      effect: { actions: actions ?? null, after: after ?? null, unknown: unknown ?? null },
    });
  }
  // Data sources that are read while planning are no changes; what they gave is.
  for (const resource of resourcesOf(isObject(plan['prior_state']) ? plan['prior_state']['values'] : undefined)) {
    if (resource['mode'] !== 'data' || resource['type'] === HAND_OVER) continue;
    found.set(text(resource['address']), { type: text(resource['type']), effect: { after: resource['values'] ?? null } });
  }
  return found;
}

function resourcesOf(values: Json | undefined): readonly JsonObject[] {
  const modules = isObject(values) && isObject(values['root_module']) ? [values['root_module']] : [];
  const all: JsonObject[] = [];
  for (let module = modules.shift(); module !== undefined; module = modules.shift()) {
    all.push(...list(module['resources']));
    modules.push(...list(module['child_modules']));
  }
  return all;
}

interface Place {
  readonly address: string;
  readonly type: string;
  /** From the effect downwards: `after`, `ingress`, 0. */
  readonly path: readonly (string | number)[];
}

function differences(before: Json | undefined, after: Json | undefined, place: Place): readonly PlanDifference[] {
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return (before as readonly Json[]).flatMap((one, index) =>
      differences(one, (after as readonly Json[])[index], { ...place, path: [...place.path, index] }),
    );
  }
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      differences(before[key], after[key], { ...place, path: [...place.path, key] }),
    );
  }
  if (before === after || JSON.stringify(before) === JSON.stringify(after) || sameDocument(before, after, place)) return [];
  const shown = place.path
    .filter((part) => part !== 'after')
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`));
  return [{ where: `${place.address}${shown.join('')}`, before, after }];
}

function sameDocument(before: Json | undefined, after: Json | undefined, { type, path }: Place): boolean {
  const names = path.slice(1).filter((part) => typeof part === 'string');
  if (typeof before !== 'string' || typeof after !== 'string' || !isComparedByMeaning(type, names.join('.'))) return false;
  try {
    return canonical(JSON.parse(before) as Json) === canonical(JSON.parse(after) as Json);
  } catch {
    return false;
  }
}

const canonical = (value: Json): string =>
  JSON.stringify(value, (_, member: unknown) =>
    isObject(member) ? Object.fromEntries(Object.entries(member).toSorted(([one], [other]) => (one < other ? -1 : 1))) : member,
  );

const list = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
