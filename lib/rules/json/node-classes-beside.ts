import { literalText } from '../../terraform/block';
import { type Block, type JsonProject, textOf, valueOf } from './json-project';
import { manifestsOf } from './manifests-of-kind';

/** Names of all node classes; undefined where there may be others, made by something that cannot be read. */
export function nodeClassesBeside(project: JsonProject, pool: Block): readonly string[] | undefined {
  const classes = manifestsOf(project, 'NodeClass');
  const names = classes.map((one) => (one.repeated ? undefined : textOf(one, 'manifest.metadata.name')));
  const mayHaveOthers =
    project.resources('helm_release', 'kubectl_manifest').length > 0 ||
    project.resources('kubernetes_manifest').some((one) => literalText(valueOf(one, 'manifest.kind')) === undefined) ||
    project.stacks.some(({ complete, elements }) => !complete || elements.some(({ kind }) => kind === 'module'));
  if (mayHaveOthers || names.includes(undefined) || !classes.some(({ stack }) => stack === pool.stack)) return undefined;
  return names.filter((name) => name !== undefined);
}
