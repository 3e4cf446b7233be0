import { type Json, type JsonObject, objects } from '../terraform/stack-json';
import type { SynthesizedStack } from './synthesized';

/** Where a stack keeps its state: settings by the kind of backend. */
export function backends(json: SynthesizedStack['json']): Readonly<Record<string, Readonly<Record<string, Json>> | undefined>> {
  const blocks = objects(json['terraform']).flatMap(({ backend: block }) => objects(block));
  return Object.fromEntries(
    blocks.flatMap((block) => Object.entries(block).map(([name, body]) => [name, objects(body)[0] ?? {}])),
  );
}

/** The stack that makes the state which a data source reads. */
export function producerOf(read: JsonObject, project: readonly SynthesizedStack[]): SynthesizedStack | undefined {
  const [config] = objects(read['config']);
  // Another workspace has a state of its own in the same place.
  if ((read['workspace'] ?? 'default') !== 'default') return undefined;
  return config && producersOf(project).get(statePlace(read['backend'], config));
}

const producers = new WeakMap<readonly SynthesizedStack[], ReadonlyMap<string, SynthesizedStack>>();

/** The stacks of a project by the place of their state; of two at one place the first. */
function producersOf(project: readonly SynthesizedStack[]): ReadonlyMap<string, SynthesizedStack> {
  const known =
    producers.get(project) ??
    new Map(
      project
        .toReversed()
        .flatMap((stack) =>
          Object.entries(backends(stack.json)).map(([kind, config = {}]) => [statePlace(kind, config), stack] as const),
        ),
    );
  producers.set(project, known);
  return known;
}

const statePlace = (kind: Json | undefined, config: Readonly<Record<string, Json>>): string =>
  JSON.stringify([kind, ...['path', 'bucket', 'key'].map((key) => config[key] ?? null)]);
