import { type Element, elements } from '../terraform/addresses';
import { type Reference, references, referringTexts } from '../terraform/references';
import { type Located, type LocatedText, parseStackJson, type StackJson, walk } from '../terraform/stack-json';
import { mayBeTemplate } from '../terraform/template';

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
  /** Every string and number of it with its place, without the notes of cdktf about itself. Looked for when it is asked for. */
  readonly values: readonly Scalar[];
  /** Texts that may hold an expression or a directive. */
  readonly templates: readonly LocatedText[];
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
  const texts = referringTexts(json);
  let values: readonly Scalar[] | undefined;
  return {
    name,
    text,
    json,
    elements: elements(json),
    references: references(json, texts),
    // Hardly anybody asks for all of them.
    get values() {
      return (values ??= walk(json).filter(isScalar));
    },
    templates: texts.filter(({ value }) => mayBeTemplate(value)),
    complete,
    ...(locked && { locked }),
  };
}

const isScalar = (at: Located): at is Scalar => typeof at.value === 'string' || typeof at.value === 'number';
