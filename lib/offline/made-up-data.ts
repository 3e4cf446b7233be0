import { FACTS } from '../terraform/facts';
import type { Json, JsonObject } from '../terraform/stack-json';
import { isWhollyKnown, type ObjectValue } from './protocol/value';
import { contextOf } from './provider/context';
import { fromShape } from './provider/made-up';

/** What a data source of this type would give, as far as a table tells and whatever it is asked. */
export function madeUpData(type: string): JsonObject {
  const context = contextOf({ region: 'us-east-1' });
  const shapes = FACTS[type.split('_')[0] ?? '']?.dataSources[type]?.filledIn ?? {};
  let self: ObjectValue = {};
  for (const [path, shape] of Object.entries(shapes)) {
    const value = path.includes('.') ? undefined : fromShape(shape, { type, path, seed: type, context, self });
    if (value !== undefined && isWhollyKnown(value)) self = { ...self, [path]: value };
  }
  return self as Readonly<Record<string, Json>>;
}
