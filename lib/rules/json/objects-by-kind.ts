import { type Block, type JsonProject, put, readOnce, textOf } from './json-project';

const grouped = (project: JsonProject, groupOf: (manifest: Block) => string): ReadonlyMap<string, readonly Block[]> => {
  const groups = new Map<string, Block[]>();
  for (const block of project.resources('kubernetes_manifest')) put(groups, groupOf(block), block);
  return groups;
};

const kindOf = (manifest: Block): string => textOf(manifest, 'manifest.kind') ?? '';

/** Manifests by API version and kind. */
export const objectsByKind = readOnce((project) =>
  grouped(project, (one) => `${textOf(one, 'manifest.apiVersion') ?? ''} ${kindOf(one)}`),
);

/** Manifests of a kind: `v1 Namespace`. */
export const objectsOf = (project: JsonProject, kind: string): readonly Block[] => objectsByKind(project).get(kind) ?? [];

const byKindAlone = readOnce((project) => grouped(project, kindOf));

/** Manifests of a kind in any API version: `NodePool`. */
export const manifestsOf = (project: JsonProject, kind: string): readonly Block[] => byKindAlone(project).get(kind) ?? [];
