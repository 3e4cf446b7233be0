import { coveringArray } from './covering-array';
import { environmentOptions } from './environment-options';
import { exclusions } from './exclusions';

/** Combinations of options that are judged; enough for all pairs, and then some, so that most pairs occur more than once. */
export const combinations = coveringArray(
  environmentOptions,
  exclusions.map(({ choice }) => choice),
  60,
);

export { environmentOptions, exclusions };
export { environmentOf } from './environment-options';
