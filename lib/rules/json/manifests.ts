import type { NodeClassSettings } from '../../model/kubernetes/node-class';
import type { NodePoolSettings } from '../../model/kubernetes/node-pool';
import type { Platform } from '../../model/platform';
import { isObject, type Json, type JsonObject } from '../../terraform/stack-json';
import type { InputPath } from '../input-path';
import { nodeClassRules } from '../node-class';
import { nodePoolRules } from '../node-pool';
import type { AnyRelationRule, Problem, RelationRule, RuleContext } from '../rule';
import { type Block, type JsonProject, problemAt, valueOf } from './json-project';

/** Rules of the configuration that look at one pool or class, and at nothing that a manifest alone does not tell. */
const OF_ONE_OBJECT = new Set([
  ...['NPL001', 'NPL003', 'NPL004', 'NPL005', 'NPL006', 'NPL010', 'NPL011', 'NPL012', 'NPL013', 'NPL014', 'NPL020'],
  ...['NPL021', 'NPL030', 'NPL031', 'NPL032', 'NPL033', 'NPL035', 'NPL036'],
  ...['NDC001', 'NDC002', 'NDC003', 'NDC005', 'NDC010', 'NDC017', 'NDC018', 'NDC019', 'NDC020', 'NDC021', 'NDC032'],
]);

const platformRules = [...nodePoolRules, ...nodeClassRules].filter(
  (rule: { readonly id: string; readonly kind: string }): rule is RelationRule<'platform'> =>
    rule.kind === 'relation' && OF_ONE_OBJECT.has(rule.id),
);

/** What a rule of the configuration says about a manifest, in the places of the manifest. */
export interface ManifestProblem {
  readonly rule: AnyRelationRule;
  readonly problem: Problem;
}

/** Node pools and node classes in manifests against the rules that the configuration has for them. */
export function* manifestProblems(project: JsonProject, context: RuleContext): Iterable<ManifestProblem> {
  for (const block of project.resources('kubernetes_manifest')) {
    const manifest = valueOf(block, 'manifest');
    const read = isObject(manifest) && !block.repeated ? settingsOf(manifest) : undefined;
    if (read === undefined) continue;
    for (const rule of platformRules) {
      for (const problem of rule.check(read.platform, context)) {
        const [, , member, ...rest] = problem.path;
        const at = [...block.path, 'manifest', ...read.placeOf(member, rest)];
        yield { rule, problem: problemAt(block, existing(block, at), problem) };
      }
    }
  }
}

interface Read {
  readonly platform: Platform;
  readonly placeOf: (member: string | number | undefined, rest: InputPath) => InputPath;
}

function settingsOf(manifest: JsonObject): Read | undefined {
  const { apiVersion, kind } = manifest;
  if (apiVersion === 'karpenter.sh/v1' && kind === 'NodePool') {
    const pool = nodePoolIn(manifest);
    return pool && { platform: { nodePools: [pool], nodeClasses: [] } as unknown as Platform, placeOf: placeInPool };
  }
  if (apiVersion === 'eks.amazonaws.com/v1' && kind === 'NodeClass') {
    const nodeClass = nodeClassIn(manifest);
    const placeOf: Read['placeOf'] = (member, rest) => (member === undefined ? ['metadata', 'name'] : ['spec', member, ...rest]);
    return nodeClass && { platform: { nodePools: [], nodeClasses: [nodeClass] } as unknown as Platform, placeOf };
  }
  return undefined;
}

const PLACES: Readonly<Record<string, InputPath>> = {
  budgets: ['spec', 'disruption', 'budgets'],
  consolidateAfter: ['spec', 'disruption', 'consolidateAfter'],
  consolidationPolicy: ['spec', 'disruption', 'consolidationPolicy'],
  expireAfter: ['spec', 'template', 'spec', 'expireAfter'],
  labels: ['spec', 'template', 'metadata', 'labels'],
  limits: ['spec', 'limits'],
  replicas: ['spec', 'replicas'],
  requirements: ['spec', 'template', 'spec', 'requirements'],
  startupTaints: ['spec', 'template', 'spec', 'startupTaints'],
  taints: ['spec', 'template', 'spec', 'taints'],
  terminationGracePeriod: ['spec', 'template', 'spec', 'terminationGracePeriod'],
  weight: ['spec', 'weight'],
};

const placeInPool: Read['placeOf'] = (member, rest) => [...(PLACES[String(member)] ?? ['metadata', 'name']), ...rest];

/** The settings that would have written the manifest; undefined where a member has another shape than it should. */
function nodePoolIn(manifest: JsonObject): NodePoolSettings | undefined {
  const spec = object(manifest['spec']);
  const template = object(spec['template']);
  const node = object(template['spec']);
  const disruption = object(spec['disruption']);
  const reference = object(node['nodeClassRef']);
  // Pools of Karpenter on nodes of one's own are another thing.
  if (reference['group'] !== 'eks.amazonaws.com') return undefined;
  const requirements = list(node['requirements']);
  const sound =
    requirements.every(({ key, values = [] }) => typeof key === 'string' && Array.isArray(values) && values.every(isText)) &&
    [...list(node['taints']), ...list(node['startupTaints'])].every(({ key }) => typeof key === 'string') &&
    Object.values(object(object(template['metadata'])['labels'])).every(isText) &&
    [node['expireAfter'], node['terminationGracePeriod'], disruption['consolidateAfter']].every(
      (value) => value === undefined || isText(value),
    );
  if (!sound) return undefined;
  const common = {
    name: String(object(manifest['metadata'])['name']),
    nodeClass: reference['name'],
    requirements,
    labels: object(object(template['metadata'])['labels']),
    annotations: {},
    taints: list(node['taints']),
    startupTaints: list(node['startupTaints']),
    expireAfter: node['expireAfter'] ?? '336h',
    terminationGracePeriod: node['terminationGracePeriod'] ?? '24h',
    budgets: list(disruption['budgets']),
  };
  const limits = Object.fromEntries(
    Object.entries(object(spec['limits'])).map(([name, value]) => [name, name === 'nodes' ? Number(value) : value]),
  );
  const settings =
    spec['replicas'] === undefined
      ? {
          kind: 'dynamic',
          ...common,
          limits,
          weight: spec['weight'],
          consolidationPolicy: disruption['consolidationPolicy'] ?? 'WhenEmptyOrUnderutilized',
          consolidateAfter: disruption['consolidateAfter'] ?? '0s',
        }
      : {
          kind: 'static',
          ...common,
          replicas: Number(spec['replicas']),
          limits: { nodes: Number(object(spec['limits'])['nodes']) },
        };
  // Compared with its shape above, as far as the rules look.
  return settings as unknown as NodePoolSettings;
}

function nodeClassIn(manifest: JsonObject): NodeClassSettings | undefined {
  const spec = object(manifest['spec']);
  const networking = object(spec['advancedNetworking']);
  const sound =
    [spec['role'], spec['instanceProfile'], networking['httpsProxy']].every((value) => value === undefined || isText(value)) &&
    [networking['noProxy'] ?? []].every((value) => Array.isArray(value) && value.every(isText));
  if (!sound) return undefined;
  const settings = {
    ...spec,
    name: String(object(manifest['metadata'])['name']),
    subnetSelectorTerms: list(spec['subnetSelectorTerms']),
    securityGroupSelectorTerms: list(spec['securityGroupSelectorTerms']),
    podNetwork: undefined,
    certificateBundles: list(spec['certificateBundles']).filter(({ data }) => typeof data === 'string'),
    capacityReservationSelectorTerms: list(spec['capacityReservationSelectorTerms']),
    tags: object(spec['tags']),
  };
  return settings as unknown as NodeClassSettings;
}

const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

const list = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];

const isText = (value: unknown): boolean => typeof value === 'string';

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
