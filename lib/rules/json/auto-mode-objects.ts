import type { NodeClassSettings } from '../../model/kubernetes/node-class';
import type { NodePoolSettings } from '../../model/kubernetes/node-pool';
import { isUnknown } from '../../terraform/block';
import { isObject, type Json, type JsonObject } from '../../terraform/stack-json';
import type { InputPath } from '../input-path';
import { type ReadObject, UNKNOWN } from './kubernetes-objects';

/** A node pool or node class of Auto Mode in a manifest, as the settings that would have written it. */
export function autoModeObjectIn(manifest: JsonObject): ReadObject | undefined {
  const { apiVersion, kind } = manifest;
  if (apiVersion === 'karpenter.sh/v1' && kind === 'NodePool') {
    const pool = nodePoolIn(manifest);
    return pool && { platform: { nodePools: [pool] }, placeOf: placeInPool };
  }
  if (apiVersion === 'eks.amazonaws.com/v1' && kind === 'NodeClass') {
    const nodeClass = nodeClassIn(manifest);
    const placeOf: ReadObject['placeOf'] = (member, rest) =>
      member === undefined ? ['metadata', 'name'] : ['spec', member, ...rest];
    return nodeClass && { platform: { nodeClasses: [nodeClass] }, placeOf };
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
  nodeClass: ['spec', 'template', 'spec', 'nodeClassRef', 'name'],
  replicas: ['spec', 'replicas'],
  requirements: ['spec', 'template', 'spec', 'requirements'],
  startupTaints: ['spec', 'template', 'spec', 'startupTaints'],
  taints: ['spec', 'template', 'spec', 'taints'],
  terminationGracePeriod: ['spec', 'template', 'spec', 'terminationGracePeriod'],
  weight: ['spec', 'weight'],
};

const placeInPool: ReadObject['placeOf'] = (member, rest) => [...(PLACES[String(member)] ?? ['metadata', 'name']), ...rest];

/**
 * The settings that would have written the manifest. Members of another form are read as what they were probably meant to be, so that
 * they do not hide what else is wrong; undefined where nobody can tell.
 */
function nodePoolIn(manifest: JsonObject): NodePoolSettings | undefined {
  const spec = object(manifest['spec']);
  const template = object(spec['template']);
  const node = object(template['spec']);
  const disruption = object(spec['disruption']);
  const reference = object(node['nodeClassRef']);
  // Pools of Karpenter on nodes of one's own are another thing.
  if (reference['group'] !== 'eks.amazonaws.com') return undefined;
  if (![...list(node['taints']), ...list(node['startupTaints'])].every(({ key }) => isText(key))) return undefined;
  const common = {
    name: String(object(manifest['metadata'])['name']),
    nodeClass: reference['name'],
    requirements: list(node['requirements']).map(requirementIn),
    labels: textsIn(object(object(template['metadata'])['labels'])),
    annotations: {},
    taints: list(node['taints']),
    startupTaints: list(node['startupTaints']),
    expireAfter: textIn(node['expireAfter']) ?? '336h',
    terminationGracePeriod: textIn(node['terminationGracePeriod']) ?? '24h',
    budgets: list(disruption['budgets']),
  };
  const limits = Object.fromEntries(
    Object.entries(object(spec['limits'])).map(([name, value]) => [
      name,
      name === 'nodes' && !isUnknown(value) ? Number(value) : value,
    ]),
  );
  const settings =
    spec['replicas'] === undefined
      ? {
          kind: 'dynamic',
          ...common,
          limits,
          weight: isUnknown(spec['weight']) ? undefined : spec['weight'],
          consolidationPolicy: disruption['consolidationPolicy'] ?? 'WhenEmptyOrUnderutilized',
          consolidateAfter: textIn(disruption['consolidateAfter']) ?? '0s',
        }
      : {
          kind: 'static',
          ...common,
          // What is computed is taken for sound: a pool of none, below any limit. So is a limit that is left out.
          replicas: isUnknown(spec['replicas']) ? 0 : Number(spec['replicas']),
          limits: { nodes: typeof limits['nodes'] === 'number' ? limits['nodes'] : Number.MAX_SAFE_INTEGER },
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
    subnetSelectorTerms: terms(spec['subnetSelectorTerms']),
    securityGroupSelectorTerms: terms(spec['securityGroupSelectorTerms']),
    podNetwork: undefined,
    ephemeralStorage: spec['ephemeralStorage'] && known(object(spec['ephemeralStorage'])),
    certificateBundles: list(spec['certificateBundles']).filter(({ data }) => typeof data === 'string'),
    capacityReservationSelectorTerms: list(spec['capacityReservationSelectorTerms']),
    tags: object(spec['tags']),
  };
  return settings as unknown as NodeClassSettings;
}

const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

const list = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];

const isText = (value: unknown): value is string => typeof value === 'string';

/** Of one whose key is none, nothing is said. */
function requirementIn({ key, values, ...requirement }: JsonObject): JsonObject {
  if (!isText(key)) return { key: UNKNOWN, operator: 'Exists' };
  const texts = (Array.isArray(values) ? (values as readonly Json[]) : values === undefined ? [] : [values]).map(textIn);
  // Places are counted, so none may be left out.
  return { ...requirement, key, values: texts.map((text) => text ?? UNKNOWN) };
}

/** Numbers and switches as the text that they would be. */
const textIn = (value: Json | undefined): string | undefined =>
  isText(value) ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

const textsIn = (members: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [name, textIn(value) ?? UNKNOWN]));

/** Without what is computed. */
const known = (members: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => !isUnknown(value)));

/** What is computed selects something that nobody can see. */
const terms = (value: Json | undefined): readonly JsonObject[] =>
  [value ?? []].flat().map((term) => (isObject(term) ? term : { id: String(term) }));
