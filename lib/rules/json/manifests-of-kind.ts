import { type Block, type JsonProject, readOnce, textOf } from './json-project';

const manifestsByKind = readOnce((project) => {
  const byKind = new Map<string | undefined, Block[]>();
  for (const block of project.resources('kubernetes_manifest')) {
    const kind = textOf(block, 'manifest.kind');
    const known = byKind.get(kind);
    if (known === undefined) byKind.set(kind, [block]);
    else known.push(block);
  }
  return byKind;
});

export const manifestsOf = (project: JsonProject, kind: string): readonly Block[] => manifestsByKind(project).get(kind) ?? [];
