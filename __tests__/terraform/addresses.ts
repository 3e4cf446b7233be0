import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Counts } from '../../lib/offline/offline-plan';
import { OfflineSession, type SessionOptions } from '../../lib/offline/offline-session';
import type { StackDirectory } from '../../lib/offline/offline-stack';
import type { Change } from '../../lib/offline/ui-events';
import { elements } from '../../lib/terraform/addresses';
import type { Json, JsonObject, StackJson } from '../../lib/terraform/stack-json';
import { inTemporaryFolder } from './with-terraform';

/** By stack, as `addresses.json` has them. */
export type Addresses = Readonly<Record<string, readonly string[]>>;

export type Stacks = Readonly<Record<string, StackJson>>;

export const addressesOf = (stacks: Addresses, wanted: (address: string) => boolean): Addresses =>
  Object.fromEntries(Object.entries(stacks).map(([name, addresses]) => [name, addresses.filter(wanted)]));

/**
 * The stacks as they were when these addresses were written: resources that had another address have that one again, and
 * so has everything that refers to them. What each was called is told by type and order, as nothing else is known.
 */
export function yesterday(today: Stacks, committed: Addresses): Stacks {
  return Object.fromEntries(
    Object.entries(today).map(([name, stack]) => {
      const before = new Set(committed[name] ?? []);
      const now = elements(stack).filter(({ kind }) => kind === 'resource');
      const fresh = now.filter(({ address }) => !before.has(address));
      let text = JSON.stringify({ ...stack, terraform: stack['terraform'] ?? {}, moved: [] });
      for (const old of [...before].filter((address) => !/^(data|module)\./.test(address)).sort()) {
        if (now.some(({ address }) => address === old)) continue;
        const type = old.split('.')[0] ?? '';
        const index = fresh.findIndex((element) => element.type === type);
        const [renamed] = index < 0 ? [] : fresh.splice(index, 1);
        if (renamed !== undefined) text = rename(text, renamed.address, old);
      }
      return [name, JSON.parse(text) as StackJson];
    }),
  );
}

/** Gives a resource another name, in its block and wherever it is referred to. */
export function rename(text: string, from: string, to: string): string {
  const [type = '', name = ''] = from.split('.');
  const newName = to.split('.')[1] ?? '';
  const stack = JSON.parse(text.replaceAll(new RegExp(String.raw`${escaped(from)}(?![\w-])`, 'g'), to)) as JsonObject;
  const resources = stack['resource'] as JsonObject;
  const { [name]: body, ...others } = resources[type] as JsonObject;
  return JSON.stringify({ ...stack, resource: { ...resources, [type]: { ...others, [newName]: body as Json } } });
}

const escaped = (address: string): string => address.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

export interface ChangePlan {
  readonly counts: Pick<Counts, 'create' | 'update' | 'replace' | 'delete' | 'move'>;
  readonly changes: readonly Change[];
}

/** Applies stacks, then plans others of the same names over their states. */
export async function planFrom(
  before: Stacks,
  after: Stacks,
  options: SessionOptions,
): Promise<Readonly<Record<string, ChangePlan>>> {
  return inTemporaryFolder(async (folder) => {
    const session = new OfflineSession(options);
    try {
      const handOvers = await session.add(written(folder, before));
      const order = [...session.order(handOvers).keys()];
      for (const name of order) {
        expect((await session.stack(name).init()).complaints).toEqual([]);
        expect((await session.stack(name).planAndApply()).complaints).toEqual([]);
      }
      // In the same place, because local states are named relative to it.
      await session.add(written(folder, after));
      const plans: Record<string, ChangePlan> = {};
      for (const name of order.filter((one) => one in after)) {
        expect((await session.stack(name).init()).complaints).toEqual([]);
        const { changes, complaints } = await session.stack(name).plan();
        expect(complaints).toEqual([]);
        plans[name] = { counts: counted(changes), changes };
      }
      return plans;
    } finally {
      session.close();
    }
  });
}

function counted(changes: readonly Change[]): ChangePlan['counts'] {
  const of = (wanted: Change['action']): number => changes.filter(({ action }) => action === wanted).length;
  return { create: of('create'), update: of('update'), replace: of('replace'), delete: of('delete'), move: of('move') };
}

function written(folder: string, stacks: Stacks): readonly StackDirectory[] {
  return Object.entries(stacks).map(([name, json]) => {
    const directory = join(folder, 'cdktf.out', 'stacks', name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'cdk.tf.json'), JSON.stringify(json));
    return { name, directory };
  });
}
