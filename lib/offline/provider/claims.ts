import type { ResourceFacts, Unique } from '../../terraform/facts/facts';
import type { Diagnostic } from '../protocol/messages';
import { canonicalText, equalValues, type ObjectValue, type Value } from '../protocol/value';
import type { ProviderContext } from './context';
import { valuesAt } from './paths';
import type { World } from './world';

/** Registers what was made or changed, and takes what may exist only once; on a refusal everything stays as it was. */
export function claim(
  world: World,
  type: string,
  facts: ResourceFacts | undefined,
  state: ObjectValue,
  prior: ObjectValue | null,
  context: ProviderContext,
): readonly Diagnostic[] {
  const before = prior === null ? undefined : identity(type, prior, context);
  const after = identity(type, state, context);
  // What has the identity of something that exists is somebody else.
  const owner = before === undefined && world.has(after) ? `${after} again` : after;
  const keys = (facts?.unique ?? []).flatMap((unique) => {
    const key = uniqueKey(type, unique, state, context);
    return key === undefined ? [] : [{ key, unique }];
  });
  const taken = keys.filter(({ key }) => !world.isFree(key, owner, before));
  if (taken.length > 0) return taken.map(({ unique }) => refusalOf(type, unique, state));
  if (before !== undefined) world.remove(before);
  world.put(
    owner,
    { type, state },
    keys.map(({ key }) => key),
  );
  return [];
}

/** What is planned as a change in place and refused when it comes to it. */
export function refuseToChange(
  type: string,
  facts: ResourceFacts | undefined,
  prior: ObjectValue,
  planned: ObjectValue,
): readonly Diagnostic[] {
  const at = (state: ObjectValue, path: string): Value => valuesAt(state, path)[0]?.value ?? null;
  return (facts?.fixed ?? []).flatMap(({ when, paths, refusal }) => {
    if (when !== undefined && !equalValues(at(prior, when.path), when.is as Value)) return [];
    const changed = paths.filter((path) => !equalValues(at(prior, path), at(planned, path)));
    return changed.length === 0
      ? []
      : [{ severity: 'error' as const, summary: `${type}: ${refusal}`, detail: changed.join(', ') }];
  });
}

/** Deletion protection stops a destroy, unless the run has lifted it and says so. */
export function refuseToDelete(
  world: World,
  type: string,
  facts: ResourceFacts | undefined,
  prior: ObjectValue,
): readonly Diagnostic[] {
  const by = facts?.protectedBy;
  if (by === undefined || prior[by] !== true) return [];
  if (world.deletionProtectionLifted) {
    world.assume(`${type} ${nameOf(prior)}: ${by} counts as turned off before destroying; AWS would refuse`);
    return [];
  }
  return [{ severity: 'error', summary: `${type} ${nameOf(prior)}: ${by} is on; turn it off and apply before destroying` }];
}

/** What the resource is known by: its ARN or id and where it is, or all of it for types that have neither. */
export function identity(type: string, state: ObjectValue, context: ProviderContext): string {
  const own = state['arn'] ?? state['id'];
  return `${type} ${placeOf('region', state, context)} ${context.cluster ?? ''} ${typeof own === 'string' ? own : canonicalText(state)}`;
}

const withoutMark = (path: string): string => path.replace(/\?$/, '');

function refusalOf(type: string, { by, refusal }: Unique, state: ObjectValue): Diagnostic {
  const values = by.map(
    (path) => `${withoutMark(path)} = ${canonicalText(valuesAt(state, withoutMark(path))[0]?.value ?? null)}`,
  );
  return { severity: 'error', summary: `${type}: ${refusal}`, detail: values.join(', ') };
}

export const nameOf = (state: ObjectValue): string => String(state['name'] ?? state['id'] ?? '');

function uniqueKey(type: string, { by, within }: Unique, state: ObjectValue, context: ProviderContext): string | undefined {
  const values = by.map((path) => valuesAt(state, withoutMark(path))[0]?.value ?? null);
  if (values.some((value, index) => value === null && by[index]?.endsWith('?') !== true)) return undefined;
  return `${type} ${placeOf(within, state, context)} ${canonicalText(values)}`;
}

function placeOf(within: Unique['within'], state: ObjectValue, context: ProviderContext): string {
  if (within === 'cluster') return context.cluster ?? '';
  return within === 'account' ? context.account : `${context.account} ${String(state['region'] ?? context.region)}`;
}
