import type { StackSchemas } from '../../schema/stack-schemas';
import type { StackJson } from '../../terraform/stack-json';
import { needsFormatter } from './align';
import { blockLines } from './body';
import { formatted } from './formatted';
import { type TopLevelBlock, topLevelBlocks, unknownMembers } from './top-level-blocks';

export interface HclOptions {
  /** The setting that a block came from, by address: `aws_nat_gateway.apne1-az1` → `network.natGateways`. */
  readonly comments?: ReadonlyMap<string, string>;
  /** Told once for everything that had to be assumed, in words for the person who exports. */
  readonly note?: (note: string) => void;
}

/** One file of a configuration. */
export interface HclFile {
  /** `network.tf` */
  readonly name: string;
  readonly text: string;
}

/**
 * A stack as HCL that means the same: one file per concern, formatted as `terraform fmt` does, in an order that depends on nothing but
 * the stack. Schemas say what is a block and what an attribute.
 */
export async function writeHcl(stack: StackJson, schemas: StackSchemas, options: HclOptions = {}): Promise<readonly HclFile[]> {
  const { note = () => undefined, comments: settings = new Map<string, string>() } = options;
  const guesses = new Map<string, string>();
  const blocks = topLevelBlocks(stack, schemas, (address, path, taken) => guesses.set(`${address} ${path}`, taken));
  const files = new Map<string, { texts: string[]; setting?: string | undefined; untidy: boolean }>();
  for (const block of blocks) {
    const file = files.get(block.file) ?? { texts: [], untidy: false };
    files.set(block.file, file);
    const setting = block.address === undefined ? undefined : settings.get(block.address);
    // Neighbours that come from one setting share the comment, as sections do.
    file.texts.push(blockText(block, schemas, setting === file.setting ? undefined : setting));
    file.setting = setting;
    file.untidy ||= needsFormatter(block);
  }
  for (const name of unknownMembers(stack)) note(`${name} is not a block that Terraform knows; it is left out`);
  if (guesses.size > 0) note(guessNote(guesses, schemas.unknown));
  return Promise.all(
    [...files]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(async ([name, { texts, untidy }]) => ({ name: `${name}.tf`, text: await formatted(texts.join('\n'), !untidy) })),
  );
}

function blockText(block: TopLevelBlock, schemas: StackSchemas, setting: string | undefined): string {
  const lines = [
    ...(setting === undefined ? [] : [`# From ${setting}`]),
    ...blockLines(block.kind, block, block.grammar, { type: block.type, schemas }),
  ];
  return `${lines.join('\n')}\n`;
}

function guessNote(guesses: ReadonlyMap<string, string>, unknown: readonly string[]): string {
  const taken = (what: string): readonly string[] => [...guesses].filter(([, one]) => one === what).map(([path]) => path);
  const list = (what: string): string => (taken(what).length === 0 ? '' : `; taken for ${what}s: ${taken(what).join(', ')}`);
  return `no bindings are installed for ${unknown.join(', ')}, so names and shapes decided what is a block${list('block')}${list('object')}`;
}
