import type { Platform } from '../../model/platform';
import { isObject, type Json } from '../../terraform/stack-json';
import { formatPath, type InputPath } from '../input-path';
import { namespaceRules } from '../namespaces';
import { nodeClassRules } from '../node-class';
import { nodePoolRules } from '../node-pool';
import type { AnyRelationRule, Problem, RelationRule, Rule, RuleContext } from '../rule';
import { storageRules } from '../storage';
import { workloadRules } from '../workloads';
import { autoModeObjectIn } from './auto-mode-objects';
import { clustersOf } from './clusters';
import { type Block, type JsonProject, problemAt, readOnce, valueOf } from './json-project';
import {
  namespaceIn,
  podDisruptionBudgetIn,
  priorityClassIn,
  type ReadObject,
  roleBindingIn,
  storageClassIn,
  UNKNOWN,
} from './kubernetes-objects';
import { nodeClassesBeside } from './node-classes-beside';
import { regionOfStack } from './region';

/** Rules of the configuration that look at one object, and at nothing that it does not tell by itself or that is told with it. */
const OF_ONE_OBJECT = [
  ...['NPL001', 'NPL003', 'NPL004', 'NPL005', 'NPL006', 'NPL007', 'NPL010', 'NPL011', 'NPL012', 'NPL013', 'NPL014', 'NPL020'],
  ...[
    'NPL021',
    'NPL030',
    'NPL031',
    'NPL032',
    'NPL033',
    'NPL034',
    'NPL035',
    'NPL036',
    'NPL037',
    'NPL038',
    'NPL040',
    'NPL041',
    'NPL042',
  ],
  ...['NDC001', 'NDC002', 'NDC003', 'NDC005', 'NDC010', 'NDC017', 'NDC018', 'NDC019', 'NDC020', 'NDC021', 'NDC032'],
  ...['STO003', 'STO004', 'NSP001', 'NSP011', 'PLT020', 'PLT021', 'PLT022', 'PLT023'],
];

/** Remedies in the words of manifests, where those of the rule are of the configuration. */
const FIXES: Readonly<Record<string, string>> = { NPL002: 'name a NodeClass that is made here' };

type PlatformRule = RelationRule<'platform'>;

const platformRules = (ids: readonly string[]): readonly PlatformRule[] => {
  const all: readonly Rule[] = [...nodePoolRules, ...nodeClassRules, ...storageRules, ...namespaceRules, ...workloadRules];
  return all.filter((rule): rule is PlatformRule => rule.kind === 'relation' && ids.includes(rule.id));
};

const ofOneObject = platformRules(OF_ONE_OBJECT);
const ofPoolAndClasses = platformRules(['NPL002']);

/** What a rule of the configuration says about a manifest, in the places of the manifest. */
export interface ManifestProblem {
  readonly rule: AnyRelationRule;
  readonly problem: Problem;
}

/** Objects of a platform against the rules that the configuration has for them. */
export function* manifestProblems(project: JsonProject, context: RuleContext): Iterable<ManifestProblem> {
  for (const { block, at, read } of objectsOf(project)) {
    const cluster = { region: regionAround(project, block), builtInNodePools: builtInPools(project) };
    const platform = { ...NOTHING, cluster, ...read.platform } as unknown as Platform;
    yield* said(ofOneObject, platform, { block, at, read }, context);
    const nodeClasses = read.platform.nodePools === undefined ? undefined : nodeClassesBeside(project, block);
    if (nodeClasses === undefined) continue;
    const named = nodeClasses.map((name) => ({ name })) as unknown as Platform['nodeClasses'];
    yield* said(ofPoolAndClasses, { ...platform, nodeClasses: named }, { block, at, read }, context);
  }
}

const NOTHING = {
  ...{ nodePools: [], nodeClasses: [], storageClasses: [], namespaces: [], roleBindings: [] },
  ...{ priorityClasses: [], podDisruptionBudgets: [] },
};

interface Placed {
  readonly block: Block;
  /** Below the block. */
  readonly at: readonly string[];
  readonly read: ReadObject;
}

function* said(
  rules: readonly PlatformRule[],
  platform: Platform,
  { block, at, read }: Placed,
  context: RuleContext,
): Iterable<ManifestProblem> {
  for (const rule of rules) {
    for (const problem of rule.check(platform, context)) {
      const [, , member, ...rest] = problem.path;
      const wanted = [...block.path, ...at, ...read.placeOf(member, rest)];
      const place = existing(block, wanted);
      const missing = formatPath(wanted.slice(place.length));
      const received = problem.received ?? (missing === '' ? undefined : `no ${missing}`);
      const fix = FIXES[rule.id];
      yield {
        rule,
        problem: problemAt(block, place, {
          ...problem,
          ...(received !== undefined && { received }),
          ...(fix !== undefined && { fix }),
        }),
      };
    }
  }
}

function* objectsOf(project: JsonProject): Iterable<Placed> {
  const placed = (block: Block, at: readonly string[], read: ReadObject | undefined): readonly Placed[] =>
    read === undefined || block.repeated ? [] : [{ block, at, read }];
  for (const block of project.resources('kubernetes_manifest')) {
    const manifest = valueOf(block, 'manifest');
    if (!isObject(manifest)) continue;
    const { kind, provisioner, parameters, metadata, roleRef } = manifest;
    if (kind === 'StorageClass') yield* placed(block, ['manifest', 'parameters'], storageClassIn(provisioner, parameters));
    else if (kind === 'Namespace') yield* placed(block, ['manifest', 'metadata'], namespaceIn(metadata));
    else if (kind === 'RoleBinding' || kind === 'ClusterRoleBinding')
      yield* placed(block, ['manifest', 'roleRef'], roleBindingIn(roleRef));
    else if (kind === 'PriorityClass') yield* placed(block, ['manifest'], priorityClassIn(manifest));
    else if (kind === 'PodDisruptionBudget') yield* placed(block, ['manifest'], podDisruptionBudgetIn(manifest));
    else yield* placed(block, ['manifest'], autoModeObjectIn(manifest));
  }
  for (const block of project.resources('kubernetes_storage_class', 'kubernetes_storage_class_v1')) {
    const { storage_provisioner: provisioner, parameters } = block.body;
    yield* placed(block, ['parameters'], storageClassIn(provisioner, parameters));
  }
  for (const block of project.resources(...ROLE_BINDINGS))
    yield* placed(block, ['role_ref'], roleBindingIn(block.body['role_ref']));
  for (const block of project.resources('kubernetes_namespace', 'kubernetes_namespace_v1'))
    yield* placed(block, ['metadata'], namespaceIn(block.body['metadata']));
}

const ROLE_BINDINGS = ['kubernetes_role_binding', 'kubernetes_cluster_role_binding'].flatMap((type) => [type, `${type}_v1`]);

/** The region of the stack; of one without AWS, that of all others where they agree. */
function regionAround(project: JsonProject, { stack }: Block): string {
  const own = regionOfStack(stack);
  const regions = own === undefined ? regionsOf(project) : [own];
  return regions.length === 1 ? (regions[0] ?? UNKNOWN) : UNKNOWN;
}

const regionsOf = readOnce((project): readonly string[] => [
  ...new Set(project.stacks.map(regionOfStack).filter((region) => region !== undefined)),
]);

/** Built-in pools bring the node class default; where nobody can tell, it may be there. */
const builtInPools = readOnce((project): readonly string[] => {
  const clusters = clustersOf(project);
  const none = clusters.length > 0 && clusters.every(({ nodePools, block }) => nodePools?.length === 0 && !block.repeated);
  return none ? [] : ['general-purpose'];
});

/** As much of a place as the manifest has. */
function existing(block: Block, path: InputPath): InputPath {
  let value: Json | undefined = block.body;
  let length = block.path.length;
  for (const part of path.slice(length)) {
    value = Array.isArray(value) ? (value as readonly Json[])[Number(part)] : isObject(value) ? value[String(part)] : undefined;
    if (value === undefined) break;
    length += 1;
  }
  return path.slice(0, length);
}
