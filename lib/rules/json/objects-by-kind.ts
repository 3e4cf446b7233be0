import { type Block, type JsonProject, readOnce, textOf } from './json-project';

/** Manifests by API version and kind. */
export const objectsByKind = readOnce((project) => {
  const byKind = new Map<string, Block[]>();
  for (const block of project.resources('kubernetes_manifest')) {
    const kind = `${textOf(block, 'manifest.apiVersion') ?? ''} ${textOf(block, 'manifest.kind') ?? ''}`;
    const known = byKind.get(kind);
    if (known === undefined) byKind.set(kind, [block]);
    else known.push(block);
  }
  return byKind;
});

export const objectsOf = (project: JsonProject, kind: string): readonly Block[] => objectsByKind(project).get(kind) ?? [];
