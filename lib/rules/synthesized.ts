import { elements } from '../terraform/addresses';
import { type JsonPath, type StackJson, walk } from '../terraform/stack-json';
import type { EngineRule } from './engine';

/** A stack as it is about to be written. */
export interface SynthesizedStack {
  /** `production-network` */
  readonly name: string;
  readonly text: string;
  readonly json: StackJson;
  /** Path of the construct by address. */
  readonly constructPaths: ReadonlyMap<string, string>;
  /** Every string and number of it with its place, without the notes of cdktf about itself. */
  readonly values: readonly { readonly path: JsonPath; readonly value: string | number }[];
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

export function synthesizedStack(name: string, text: string): SynthesizedStack {
  const json = JSON.parse(text) as StackJson;
  const values = [];
  for (const { path, value } of walk(json)) {
    if (typeof value === 'string' || typeof value === 'number') values.push({ path, value });
  }
  const constructPaths = new Map(
    elements(json).flatMap(({ address, constructPath }) =>
      constructPath === undefined ? [] : [[address, constructPath] as const],
    ),
  );
  return { name, text, json, constructPaths, values };
}
