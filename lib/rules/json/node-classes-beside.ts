import { literalText } from '../../terraform/block';
import { type Block, type JsonProject, readOnce, textOf, valueOf } from './json-project';
import { manifestsOf } from './objects-by-kind';

/** All node classes of a project; undefined where there may be others, made by something that cannot be read. */
const nodeClassesOf = readOnce((project) => {
  const classes = manifestsOf(project, 'NodeClass');
  const names = classes.map((one) => (one.repeated ? undefined : textOf(one, 'manifest.metadata.name')));
  const mayHaveOthers =
    project.resources('helm_release', 'kubectl_manifest').length > 0 ||
    project.resources('kubernetes_manifest').some((one) => literalText(valueOf(one, 'manifest.kind')) === undefined) ||
    project.stacks.some(({ complete, elements }) => !complete || elements.some(({ kind }) => kind === 'module'));
  return mayHaveOthers || names.includes(undefined)
    ? undefined
    : { names: names.filter((name) => name !== undefined), stacks: new Set(classes.map(({ stack }) => stack)) };
});

/** Names of all node classes; undefined where not all are known, or none is in the state of the pool. */
export function nodeClassesBeside(project: JsonProject, pool: Block): readonly string[] | undefined {
  const known = nodeClassesOf(project);
  return known?.stacks.has(pool.stack) === true ? known.names : undefined;
}
