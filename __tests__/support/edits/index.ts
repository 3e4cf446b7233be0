import { resolve } from 'node:path';
import { findTerraform } from '../../../lib/terraform/terraform-binary';
import { accessEdits } from './access-edits';
import { changesDocument } from './changes-document';
import { clusterEdits } from './cluster-edits';
import type { EditGroup } from './edit';
import { environmentEdits } from './environment-edits';
import { judgeEdits } from './judge-edits';
import { networkEdits } from './network-edits';
import { platformEdits } from './platform-edits';

export const editGroups: readonly EditGroup[] = [networkEdits, clusterEdits, accessEdits, platformEdits, environmentEdits];

/** `docs/changes.md` as it would be written now; for `scripts/changes.mjs`. */
export async function currentChanges(): Promise<string> {
  const terraform = findTerraform();
  if (terraform === undefined) throw new Error('there is no terraform command; install it or set TERRAFORM_BINARY_NAME');
  const edits = editGroups.flatMap((group) => group.edits);
  return changesDocument(editGroups, await judgeEdits(edits, terraform, resolve(__dirname, '..', '..', '..')));
}
