import type { NamespaceSettings } from '../../model/kubernetes/namespace';
import type { PodDisruptionBudgetSettings } from '../../model/kubernetes/pod-disruption-budget';
import type { PriorityClassSettings } from '../../model/kubernetes/priority-class';
import type { RoleBindingSettings } from '../../model/kubernetes/role-binding';
import { EBS_PROVISIONER, type StorageClassSettings } from '../../model/kubernetes/storage-class';
import type { Platform } from '../../model/platform';
import { literalText } from '../../terraform/block';
import { isObject, type Json, type JsonObject } from '../../terraform/stack-json';
import type { InputPath } from '../input-path';

/** An object of a platform as its rules see it, and where each of its settings stands. */
export interface ReadObject {
  readonly platform: Partial<Platform>;
  readonly placeOf: (member: string | number | undefined, rest: InputPath) => InputPath;
}

/** What rules take for something that only Terraform will know. */
export const UNKNOWN = '${unknown}';

/** The same driver, as it is called without Auto Mode. */
const PROVISIONERS = [EBS_PROVISIONER, 'ebs.csi.aws.com'];

const VOLUMES = ['gp3', 'io1', 'io2', 'gp2', 'st1', 'sc1', 'standard'];

/**
 * A storage class of EBS.
 *
 * @param provisioner as it is written
 */
export function storageClassIn(provisioner: Json | undefined, parameters: Json | undefined): ReadObject | undefined {
  if (!PROVISIONERS.includes(literalText(provisioner) ?? '')) return undefined;
  const written = isObject(parameters) ? parameters : {};
  // The driver does not tell capitals from small letters.
  const keys = new Map(Object.keys(written).map((key) => [key.toLowerCase(), key]));
  const keyOf = (name: string): string => keys.get(name.toLowerCase()) ?? name;
  const text = (name: string): string | undefined => literalText(written[keyOf(name)]);
  const type = text('type') ?? (written[keyOf('type')] === undefined ? 'gp3' : '');
  if (!VOLUMES.includes(type)) return undefined;
  const number = (name: string, types: readonly string[]): number | undefined => {
    const value = written[keyOf(name)];
    const digits = typeof value === 'number' ? String(value) : (literalText(value) ?? '');
    return types.includes(type) && /^\d+$/.test(digits) ? Number(digits) : undefined;
  };
  const settings = {
    name: 'it',
    isDefault: false,
    volume: {
      type,
      iops: number('iops', ['gp3', 'io1', 'io2']),
      iopsPerGB: number('iopsPerGB', ['io1', 'io2']),
      throughput: number('throughput', ['gp3']),
    },
    kmsKeyId: text('kmsKeyId'),
    fileSystem: text('csi.storage.k8s.io/fstype'),
    parameters: {},
  };
  return {
    platform: { storageClasses: [settings as unknown as StorageClassSettings] },
    placeOf: (member) => [keyOf(String(member))],
  };
}

/**
 * A binding to a ClusterRole.
 *
 * @param roleRef as a manifest has it, or the block of the provider
 */
export function roleBindingIn(roleRef: Json | undefined): ReadObject | undefined {
  const one = (Array.isArray(roleRef) ? (roleRef[0] as Json | undefined) : roleRef) ?? null;
  const { kind, name } = isObject(one) ? one : ({} as JsonObject);
  const clusterRole = literalText(name);
  if (literalText(kind) !== 'ClusterRole' || clusterRole === undefined) return undefined;
  return { platform: { roleBindings: [{ clusterRole } as RoleBindingSettings] }, placeOf: () => ['name'] };
}

/** A namespace, by its metadata. */
export function namespaceIn(metadata: Json | undefined): ReadObject | undefined {
  const one = (Array.isArray(metadata) ? (metadata[0] as Json | undefined) : metadata) ?? null;
  const name = literalText((isObject(one) ? one : ({} as JsonObject))['name']);
  if (name === undefined) return undefined;
  return { platform: { namespaces: [{ name, groups: {} } as unknown as NamespaceSettings] }, placeOf: () => ['name'] };
}

/** A priority class, by its manifest. */
export function priorityClassIn({ metadata, value }: JsonObject): ReadObject | undefined {
  const name = literalText(isObject(metadata) ? metadata['name'] : undefined);
  if (name === undefined || typeof value !== 'number') return undefined;
  const settings = { name, value, isDefault: false } as PriorityClassSettings;
  return {
    platform: { priorityClasses: [settings] },
    placeOf: (member) => (member === undefined ? ['metadata', 'name'] : [String(member)]),
  };
}

/** A budget that says either how many pods stay or how many may go, by its manifest. */
export function podDisruptionBudgetIn({ metadata, spec }: JsonObject): ReadObject | undefined {
  const { minAvailable, maxUnavailable, selector = null } = isObject(spec) ? spec : ({} as JsonObject);
  const count = minAvailable ?? maxUnavailable;
  if (typeof count !== 'number' && typeof count !== 'string') return undefined;
  const labels = isObject(selector) && selector['matchExpressions'] === undefined ? selector['matchLabels'] : undefined;
  const namespace = literalText(isObject(metadata) ? metadata['namespace'] : undefined) ?? 'default';
  const settings = {
    name: 'it',
    namespace,
    matchLabels: isObject(labels) ? labels : { [UNKNOWN]: '' },
    available: minAvailable === undefined ? { maxUnavailable: count } : { minAvailable: count },
  };
  return {
    platform: { podDisruptionBudgets: [settings as unknown as PodDisruptionBudgetSettings] },
    placeOf: (member) =>
      member === 'namespace'
        ? ['metadata', 'namespace']
        : member === 'matchLabels'
          ? ['spec', 'selector', member]
          : ['spec', String(member)],
  };
}
