import { elements } from '../terraform/addresses';
import type { StackJson } from '../terraform/stack-json';
import { quotedText } from './hcl/quoted';
import { importId } from './import-ids';
import { Literals } from './literal';

/**
 * Import blocks for all resources of a stack, for a team that has what was built and not its state. Where only AWS knows the
 * id, the block is a comment to be completed. `terraform_data` is left out: it exists in the state only, and imported it would be
 * empty, so that whatever it triggers was replaced; created anew it triggers nothing.
 */
export function importBlocks(stack: StackJson, name: string): string {
  const literals = new Literals(stack);
  const all = elements(stack).filter(({ kind }) => kind === 'resource');
  const resources = all.filter(({ type }) => type !== 'terraform_data');
  const created = all.length - resources.length;
  const known = resources.map((element) => ({ element, id: importId(element, literals) }));
  const blocks = known.map(({ element: { address }, id }) =>
    id === undefined
      ? `# import {\n#   to = ${address}\n#   id = "…"\n# }\n`
      : `import {\n  to = ${address}\n  id = ${quotedText(id)}\n}\n`,
  );
  const open = known.filter(({ id }) => id === undefined).length;
  const header = [
    `# Only for those who have what ${name} built and not its state. With the state, nothing has to be imported.`,
    '#',
    ...(created === 0
      ? [
          '# Terraform does not read this folder. Copy the file one folder up; plan until it says "to import" and nothing of',
          '# "to add", "to change" or "to destroy"; apply; delete the copy.',
        ]
      : [
          '# Terraform does not read this folder. Copy the file one folder up; plan until it says "to import" and nothing of',
          `# "to change" or "to destroy"; apply; delete the copy. The ${created} "to add" ${created === 1 ? 'is' : 'are'} terraform_data, which exists in the state only; do`,
          '# not import it: what it triggers would be replaced.',
        ]),
    ...(open === 0
      ? []
      : [
          '#',
          `# ${open} of ${resources.length} ids are known to AWS only. Complete these blocks and take away their "#"; what an id looks like is`,
          '# said under "Import" on the page of the resource type.',
        ]),
  ];
  return `${header.join('\n')}\n\n${blocks.join('\n')}`;
}
