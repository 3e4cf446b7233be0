import type { DataSourceFacts } from '../../terraform/facts/facts';
import { canonicalText, equalValues, type ObjectValue, type Value } from '../protocol/value';
import type { Block } from '../../schema/schema';
import { fillNull } from './apply';
import type { ProviderContext } from './context';
import { policyDocument, type Rendered } from './policy-document';
import type { World } from './world';

export interface DataQuestion {
  readonly world: World;
  readonly type: string;
  readonly block: Block;
  readonly facts: DataSourceFacts | undefined;
  readonly asked: ObjectValue;
  readonly context: ProviderContext;
}

/** Data sources whose answer follows from the question alone. */
const RENDERED: Readonly<Record<string, (asked: ObjectValue) => Rendered>> = { aws_iam_policy_document: policyDocument };

export interface DataAnswer {
  readonly state: ObjectValue;
  /** Why the provider does not answer. */
  readonly problem?: string;
}

/** Answers from what the run has made, and makes up the rest; what had to be made up although something was looked for is noted. */
export function readDataSource(question: DataQuestion): DataAnswer {
  const { type, block, facts, asked, context } = question;
  const rendered = RENDERED[type]?.(asked);
  if (rendered !== undefined && 'problem' in rendered) return { state: asked, problem: rendered.problem };
  const found = rendered?.values ?? find(question);
  const known = found === undefined ? asked : withFound(block, asked, found);
  return { state: fillNull(block, known, { type, block, filledIn: facts?.filledIn, context, occurrence: 0 }) };
}

function find({ world, type: dataType, facts, asked }: DataQuestion): ObjectValue | undefined {
  if (facts?.finds === undefined) return undefined;
  const { type, by } = facts.finds;
  const found = world.find(type, (state) =>
    Object.entries(by).every(([ours, theirs]) => equalValues(state[theirs], asked[ours])),
  );
  if (found === undefined) {
    const asking = Object.keys(by).map((name) => `${name} ${canonicalText(asked[name] ?? null)}`);
    world.assume(`data.${dataType} with ${asking.join(', ')}: no stack of this run makes it; made-up values stand in`);
  }
  return found;
}

/** Takes over what the data source shares with the resource it stands for. */
function withFound(block: Block, asked: ObjectValue, found: ObjectValue): ObjectValue {
  return Object.fromEntries(
    Object.entries(asked).map(([name, value]): [string, Value] => {
      const attribute = block.attributes[name];
      return [name, value === null && attribute?.computed === true ? (found[name] ?? null) : value];
    }),
  );
}
