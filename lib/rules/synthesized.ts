import { type Element, elements } from '../terraform/addresses';
import { type Reference, references } from '../terraform/references';
import { type JsonPath, type StackJson, walk } from '../terraform/stack-json';
import type { EngineRule } from './engine';

/** A stack as it is about to be written. */
export interface SynthesizedStack {
  /** `production-network` */
  readonly name: string;
  readonly text: string;
  readonly json: StackJson;
  readonly elements: readonly Element[];
  readonly references: readonly Reference[];
  /** Every string and number of it with its place, without the notes of cdktf about itself. */
  readonly values: readonly { readonly path: JsonPath; readonly value: string | number }[];
  /** False where parts of the module lie in files that were not read, so that nothing is missing for certain. */
  readonly complete: boolean;
}

/** What a guard found. */
export interface StackProblem {
  readonly rule: EngineRule;
  readonly stack: string;
  /** In the JSON. */
  readonly path: JsonPath;
  readonly received: string;
  readonly message: string;
}

export function synthesizedStack(
  name: string,
  text: string,
  { json = JSON.parse(text) as StackJson, complete = true }: { readonly json?: StackJson; readonly complete?: boolean } = {},
): SynthesizedStack {
  const values = [];
  for (const { path, value } of walk(json)) {
    if (typeof value === 'string' || typeof value === 'number') values.push({ path, value });
  }
  return { name, text, json, elements: elements(json), references: references(json), values, complete };
}
