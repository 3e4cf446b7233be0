import { startsWith, type InputPath } from '../rules/input-path';
import type { NamespaceInput } from '../model/kubernetes/input/namespace-input';
import type { NodeClassInput } from '../model/kubernetes/input/node-class-input';
import type { NodePoolInput } from '../model/kubernetes/input/node-pool-input';
import type { PlatformInput } from './platform-input';

/** Others name these: where one is wrong, this keeps its name known. */
const STAND_INS: Readonly<Record<string, unknown>> = {
  nodeClasses: {} satisfies NodeClassInput,
  nodePools: { limits: { cpu: 1 } } satisfies NodePoolInput,
  namespaces: {} satisfies NamespaceInput,
} satisfies { readonly [Kind in keyof PlatformInput]?: unknown };

/** A platform without what is wrong in it, so that one object does not hide what is wrong with the others. */
export interface SoundPlatform {
  readonly input: PlatformInput;
  /** True of places in objects that are right. Elsewhere something may be wrong only because something was left out. */
  readonly tells: (path: InputPath) => boolean;
}

/**
 * @param written of any form
 * @param wrong places of the environment at which something has another form than it should
 * @returns undefined where too little is left to be judged
 */
export function soundPlatform(written: unknown, wrong: readonly InputPath[]): SoundPlatform | undefined {
  if (written === null || typeof written !== 'object') return undefined;
  const input: Record<string, unknown> = { ...written };
  const inside = wrong.filter(([part]) => part === 'platform');
  for (const [, kind, name] of inside) {
    if (kind === undefined || kind === 'delivery') return undefined;
    const key = String(kind);
    const objects = input[key];
    if (name === undefined || objects === null || typeof objects !== 'object') {
      if (key in STAND_INS) return undefined;

      delete input[key];
      continue;
    }
    const { [String(name)]: _, ...others } = objects as Readonly<Record<string, unknown>>;
    input[key] = key in STAND_INS ? { ...others, [String(name)]: STAND_INS[key] } : others;
  }
  const leftOut = inside.map((path) => path.slice(0, 3));
  return {
    // The shape check has seen the rest.
    input: input as unknown as PlatformInput,
    tells: (path) => path[0] === 'platform' && path.length > 2 && !leftOut.some((place) => startsWith(path, place)),
  };
}
