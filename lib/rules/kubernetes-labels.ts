import { kubeletLabelDomains, kubeletLabels, nodeLabels, refusedLabels, reservedLabelPrefixes } from '../aws/node-labels';

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const NAME = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;
const PREFIX = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

export const labelKeyForm = "a key is 'name' or 'example.com/name': letters, digits, '-', '_' and '.', at most 63 characters";
export const labelValueForm = "a value is letters, digits, '-', '_' and '.', at most 63 characters";

/** Keys of labels and taints. */
export function isLabelKey(text: string): boolean {
  const [name, prefix, ...more] = text.split('/').toReversed();
  return more.length === 0 && NAME.test(name ?? '') && (prefix === undefined || PREFIX.test(prefix));
}

/** Values of labels and taints; may be empty. */
export const isLabelValue = (text: string): boolean => text === '' || NAME.test(text);

/** A label of nodes that AWS lists: a pool may ask for it, and may set it on its nodes. */
export const isNodeLabel = (key: string): key is keyof typeof nodeLabels => Object.hasOwn(nodeLabels, key);

/** A key that belongs to somebody else, so that nobody may set it on nodes. */
export const isReservedLabel = (key: string): boolean =>
  reservedLabelPrefixes.some((prefix) => key.startsWith(prefix)) || refusedLabels.some((label) => label === key);

/** A label of Kubernetes itself with which no kubelet starts. */
export function isRefusedByKubelet(key: string): boolean {
  const domain = key.slice(0, Math.max(0, key.indexOf('/')));
  const isIn = (one: string): boolean => domain === one || domain.endsWith(`.${one}`);
  if (!isIn('kubernetes.io') && !isIn('k8s.io')) return false;
  return !kubeletLabelDomains.some(isIn) && !kubeletLabels.some((label) => label === key);
}
