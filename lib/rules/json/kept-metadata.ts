import { literalText } from '../../terraform/block';
import { isObject } from '../../terraform/stack-json';
import { type AnyRelationRule, relationRule } from '../rule';
import { type Block, type JsonProject, placeOf, problemAt, textOf, valueOf } from './json-project';

const date = '2026-11-28';
const APPLY = { url: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/', date };
const LABELS = { url: 'https://registry.terraform.io/providers/hashicorp/kubernetes/2.38.0/docs/resources/labels', date };

const MAPS = { kubernetes_labels: 'labels', kubernetes_annotations: 'annotations' } as const;

/** Of the provider, for manifests and for labels and annotations. */
const DEFAULT_MANAGER = 'Terraform';

/** Labels and annotations that stand beside the manifest of their object. */
export const keptMetadataJsonRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN080',
    severity: 'error',
    title: 'Two resources that undo each other on one object',
    why: 'A field manager lets go of whatever its last apply left out: labels under the manager of the manifest take the rest of the object away. Of one label under two managers, each with a value of its own, every apply changes it there and back.',
    fix: 'another field_manager, and the values of the manifest',
    sources: [APPLY, LABELS],
    example: { before: '"field_manager": "Terraform" in both', after: '"field_manager": "Terraform-labels"' },
    subject: 'json',
    *check(project) {
      for (const [type, member] of Object.entries(MAPS)) {
        for (const block of project.resources(type)) {
          const manifest = manifestOf(project, block);
          if (manifest === undefined) continue;
          const manager = textOf(block, 'field_manager') ?? DEFAULT_MANAGER;
          if (valueOf(block, 'field_manager') !== undefined && textOf(block, 'field_manager') === undefined) continue;
          if (manager === managerOf(manifest)) {
            const message = `${manifest.address} has the same field manager`;
            yield problemAt(block, placeOf(block, 'field_manager'), { received: `'${manager}'`, message });
          }
          yield* otherValues(block, manifest, member);
        }
      }
    },
  }),
];

function* otherValues(block: Block, manifest: Block, member: string) {
  const [kept, written] = [valueOf(block, member), valueOf(manifest, `manifest.metadata.${member}`)];
  if (!isObject(kept) || !isObject(written)) return;
  for (const [key, value] of Object.entries(kept)) {
    const [here, there] = [literalText(value), literalText(written[key])];
    if (here === undefined || there === undefined || here === there) continue;
    const message = `${manifest.address} writes ${key} as '${there}'`;
    yield problemAt(block, placeOf(block, member), { received: `'${here}'`, message });
  }
}

const managerOf = (manifest: Block): string => textOf(manifest, 'field_manager.name') ?? DEFAULT_MANAGER;

/** The manifest of the same object, in the same state. */
const manifestOf = (project: JsonProject, block: Block): Block | undefined =>
  project
    .beside(block, 'kubernetes_manifest')
    .find(
      (one) =>
        same(textOf(one, 'manifest.kind'), textOf(block, 'kind')) &&
        same(textOf(one, 'manifest.apiVersion'), textOf(block, 'api_version')) &&
        same(textOf(one, 'manifest.metadata.name'), textOf(block, 'metadata.name')) &&
        textOf(one, 'manifest.metadata.namespace') === textOf(block, 'metadata.namespace'),
    );

const same = (one: string | undefined, other: string | undefined): boolean => one !== undefined && one === other;
