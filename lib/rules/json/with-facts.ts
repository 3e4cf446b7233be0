import { FACTS } from '../../terraform/facts';
import type { ResourceFacts } from '../../terraform/facts/facts';
import { type Block, type JsonProject } from './json-project';

/** Every type that has facts, with its resources. */
export function* knownTypes(project: JsonProject): Iterable<readonly [readonly Block[], ResourceFacts]> {
  for (const type of project.types()) {
    const facts = FACTS[type.slice(0, type.indexOf('_'))]?.resources[type];
    if (facts !== undefined) yield [project.resources(type), facts];
  }
}

/** Every resource whose type has facts of some kind. */
export function* known(
  project: JsonProject,
  ...kinds: readonly (keyof ResourceFacts)[]
): Iterable<readonly [Block, ResourceFacts]> {
  for (const [blocks, facts] of knownTypes(project)) {
    if (kinds.some((kind) => facts[kind] !== undefined)) for (const block of blocks) yield [block, facts];
  }
}
