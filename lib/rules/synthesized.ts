import { type Element, elements } from '../terraform/addresses';
import { type Reference, references } from '../terraform/references';
import { mayBeTemplate } from '../terraform/template';
import { type Located, parseStackJson, type StackJson, walk } from '../terraform/stack-json';

/** A string or a number, and where it stands. */
export interface Scalar extends Located {
  readonly value: string | number;
}

/** A stack as it is about to be written. */
export interface SynthesizedStack {
  /** `production-network` */
  readonly name: string;
  readonly text: string;
  readonly json: StackJson;
  readonly elements: readonly Element[];
  readonly references: readonly Reference[];
  /** Every string and number of it with its place, without the notes of cdktf about itself. */
  readonly values: readonly Scalar[];
  /** Those of them that may hold an expression or a directive. */
  readonly templates: readonly (Located & { readonly value: string })[];
  /** False where parts of the module lie in files that were not read, so that nothing is missing for certain. */
  readonly complete: boolean;
  /** Versions of providers that a lock file names, by source: `hashicorp/aws`. */
  readonly locked?: ReadonlyMap<string, string>;
}

export function synthesizedStack(
  name: string,
  text: string,
  { json = parseStackJson(text), complete = true, locked }: Partial<Pick<SynthesizedStack, 'json' | 'complete' | 'locked'>> = {},
): SynthesizedStack {
  const values = walk(json).filter(isScalar);
  return {
    name,
    text,
    json,
    elements: elements(json),
    references: references(json, values),
    values,
    templates: values.filter(isTemplate),
    complete,
    ...(locked && { locked }),
  };
}

const isTemplate = (at: Scalar): at is Scalar & { readonly value: string } =>
  typeof at.value === 'string' && mayBeTemplate(at.value);

const isScalar = (at: Located): at is Scalar => typeof at.value === 'string' || typeof at.value === 'number';
