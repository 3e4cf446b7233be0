// What the API server adds to objects that were applied, beside the metadata that every object gets. Terraform compares only
// what was written, so none of it is a difference.

/** By kind; paths as in the object. */
export const additions = [
  ['Namespace', 'metadata.labels.kubernetes.io/metadata.name'],
  ['Namespace', 'spec'],
  ['Namespace', 'status'],
  ['PodDisruptionBudget', 'status'],
  ['ResourceQuota', 'status'],
  // Kept in place of `stringData`, which is write-only. Only delivered by GitOps, whose tools know that.
  ['Secret', 'data'],
];

/** What is written and not kept, for the same reason. */
export const writeOnly = new Set(['Secret stringData']);
