import { type Element, elements } from '../terraform/addresses';
import type { StackJson } from '../terraform/stack-json';
import { quotedText } from './hcl/quoted';
import { importId, type KnownId } from './import-id';
import { Literals } from './literal';
import { writtenAfterImport } from './unread-arguments';

/**
 * Import blocks for all resources of a stack, for a team that has what was built and not its state. Where only AWS knows the
 * id, the block is a comment to be completed. `terraform_data` is left out: it exists in the state only, and imported it would be
 * empty, so that whatever it triggers was replaced; created anew it triggers nothing. Labels and annotations of objects cannot be
 * imported, and creating them writes what is there.
 */
export function importBlocks(stack: StackJson, name: string): string {
  const literals = new Literals(stack);
  const all = elements(stack).filter(({ kind }) => kind === 'resource');
  const resources = all.filter(({ type }) => type !== 'terraform_data' && !WRITTEN_AGAIN.includes(type ?? ''));
  const known = resources.map((element) => ({ element, id: importId(element, literals) }));
  const open = known.filter(({ id }) => id?.isKnown !== true).length;
  const parts = [
    `# Only for those who have what ${name} built and not its state. With the state, nothing has to be imported.`,
    [
      '# Terraform does not read this folder. Copy its files one folder up; plan until it says "to import" and nothing of',
      '# "to add", "to change" or "to destroy", but for what is named here; apply; delete the copy of this file.',
    ].join('\n'),
    ...created(all.filter(({ type }) => type === 'terraform_data').length),
    ...writtenAgain(all.filter(({ type }) => WRITTEN_AGAIN.includes(type ?? '')).length),
    ...changed(resources),
    ...(open === 0
      ? []
      : [
          `# ${open} of ${resources.length} ids are known to AWS only. Write what stands in <>, and take away the "#" of these blocks.`,
        ]),
  ];
  return `${parts.join('\n#\n')}\n\n${known.map(({ element, id }) => block(element, id)).join('\n')}`;
}

function block({ address }: Element, id: KnownId | undefined): string {
  const lines = ['import {', `  to = ${address}`, `  id = ${quotedText(id?.id ?? '…')}`, '}'];
  const form = id === undefined || id.isKnown || id.example === undefined ? '' : `# such as ${quotedText(id.example)}\n`;
  return id?.isKnown === true ? `${lines.join('\n')}\n` : `${form}${lines.map((line) => `# ${line}\n`).join('')}`;
}

const created = (count: number): readonly string[] =>
  count === 0
    ? []
    : [
        `# The ${count} "to add" ${count === 1 ? 'is' : 'are'} terraform_data, which exists in the state only; do not import it: what it triggers would be\n# replaced.`,
      ];

/** https://registry.terraform.io/providers/hashicorp/kubernetes/2.38.0/docs/resources/labels#import */
const WRITTEN_AGAIN: readonly string[] = ['kubernetes_labels', 'kubernetes_annotations'];

const writtenAgain = (count: number): readonly string[] =>
  count === 0
    ? []
    : [
        `# ${count} more "to add" ${count === 1 ? 'is a label or annotation' : 'are labels and annotations'} of objects, which cannot be imported: adding them writes what is there.`,
      ];

/** What the plan still says, because nothing reads it back. */
function changed(resources: readonly Element[]): readonly string[] {
  const those = resources.filter((element) => writtenAfterImport(element).length > 0);
  if (those.length === 0) return [];
  const written = those.flatMap((element) => writtenAfterImport(element).map((argument) => `${element.type}.${argument}`));
  const head = `# The ${those.length} "to change" only ${those.length === 1 ? 'says' : 'say'} again what is there, because nothing reads it back:`;
  return [[head, ...[...new Set(written)].map((one) => `# - ${one}`)].join('\n')];
}
