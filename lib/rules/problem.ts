import type { InputPath } from './input-path';

/** What a check says; the rule's own words are added by whoever runs it. */
export interface Problem {
  /** In the words of the configuration, below the subject (`['zones', 1]` for the network's second zone). */
  readonly path: InputPath;
  /** A member of the list at the path, where the model may have them in another order than they are written in. */
  readonly member?: string;
  /** What was received, ready to print. Left out, the value at the path is printed. */
  readonly received?: string;
  /** What is accepted, or what is wrong with it: the second half of the message. */
  readonly message: string;
  /** A better remedy than the rule's general one. */
  readonly fix?: string;
  /** The value that was probably meant. */
  readonly suggestion?: string;
}

/** What the check of a value says about it. */
export interface ValueProblem extends Omit<Problem, 'path'> {
  /** Below the value, where only a part of it is wrong: `['Action', 1]`. */
  readonly below?: InputPath;
}
