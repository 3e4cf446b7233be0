import { createHash } from 'node:crypto';
import { fitName } from '../names';

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
const NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** A name for an object that is called after something freer. What had to be changed gets a hash, so that two stay two. */
export function objectName(text: string): string {
  if (NAME.test(text)) return fitName(text, 'kubernetesObject');
  const stem = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return fitName(stem === '' ? hash : `${stem}-${hash}`, 'kubernetesObject');
}
