import type { Json } from '../model/kubernetes/kubernetes-object';
import type { Delivery } from '../model/platform';
import { isReference } from '../model/reference';

/** What only Terraform could complete, wherever it stands. */
const OF_TERRAFORM = /\$\{(?:TfToken\[|reference\}|\s*(?:data|var|local|module|path|terraform|each|self|[a-z]+_\w+)\.)/;
/** `${USER}`, `${CLUSTER:-prod}`: what Flux completes before it applies. https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution */
const OF_FLUX = /\$\{[A-Za-z_]\w*(?::?[-=][^}]*)?\}/g;

/** True of `${…}` that means nothing to Terraform, where people write any text or where GitOps completes it. */
export function isText(place: readonly string[], text: string, delivery: Delivery): boolean {
  if (OF_TERRAFORM.test(text)) return false;
  const isFree = (place[0] === 'metadata' && place[1] === 'annotations') || place[0] === 'description';
  return isFree || (delivery === 'gitops' && !isReference(text.replace(OF_FLUX, '')));
}

/** Every reference inside an object, with its place. */
export function references(object: Json): readonly (readonly [place: readonly string[], text: string])[] {
  const found: [readonly string[], string][] = [];
  const at: string[] = [];
  const visit = (value: Json): void => {
    if (typeof value === 'string' && isReference(value)) found.push([[...at], value]);
    if (value === null || typeof value !== 'object') return;
    for (const [key, member] of Object.entries(value) as [string, Json][]) {
      at.push(key);
      visit(member);
      at.pop();
    }
  };
  visit(object);
  return found;
}
