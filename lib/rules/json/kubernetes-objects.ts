import type { NamespaceSettings } from '../../model/kubernetes/namespace';
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
  const number = (name: string, types: readonly string[]): number | undefined =>
    types.includes(type) && /^\d+$/.test(text(name) ?? '') ? Number(text(name)) : undefined;
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
