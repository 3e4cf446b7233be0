/** Plain JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };

export type ObjectMetadata = {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
};

/** One Kubernetes object as the API takes it. In an environment it holds nothing that is unknown before Terraform runs. */
export type KubernetesObject = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
  /** `spec`, `data`, `provisioner`, … */
  readonly [member: string]: Json;
};

/** An object as builders write it: members that are undefined, and empty maps, are left out. */
export interface ObjectDraft {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string | undefined;
    readonly labels?: Readonly<Record<string, string>> | undefined;
    readonly annotations?: Readonly<Record<string, string>> | undefined;
  };
  readonly [member: string]: unknown;
}

/** Plain JSON without what is undefined. An empty map of labels or annotations is no difference worth writing. */
export function kubernetesObject({ metadata, ...draft }: ObjectDraft): KubernetesObject {
  const { labels, annotations, ...name } = metadata;
  const { apiVersion, kind, ...members } = draft;
  return withoutUndefined({
    apiVersion,
    kind,
    metadata: { ...name, labels: mapOrNothing(labels), annotations: mapOrNothing(annotations) },
    ...members,
  }) as KubernetesObject;
}

/** A map in order of its keys, so that the order in which it was written means nothing. */
export const inOrderOfKeys = <Value>(map: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1)));

/** An ordered map without what is undefined; undefined when nothing is left. */
export function mapOrNothing<Value>(
  map: Readonly<Record<string, Value>> | undefined,
): Readonly<Record<string, Value>> | undefined {
  const members = Object.entries(map ?? {}).filter(([, value]) => value !== undefined);
  return members.length === 0 ? undefined : inOrderOfKeys(Object.fromEntries(members));
}

/** A list, or undefined when it is empty. */
export const listOrNothing = <Member>(list: readonly Member[]): readonly Member[] | undefined =>
  list.length === 0 ? undefined : list;

function withoutUndefined(value: unknown): Json {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== 'object') return value as Json;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, withoutUndefined(member)]])),
  );
}
