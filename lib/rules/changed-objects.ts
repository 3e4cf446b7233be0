import { memberAt } from '../terraform/block';
import type { Element } from '../terraform/addresses';
import type { Json } from '../terraform/stack-json';
import { type Change, ofType, type Resources } from './change';

/** Objects of Kubernetes that Terraform made and would delete, or could not change. */
export function changedObjects(old: Resources, fresh: Resources): readonly Change[] {
  const dropped = droppedObjects(old, fresh);
  // Namespaces are among all of them.
  return dropped.length > 0 ? dropped : [...droppedNamespaces(old, fresh), ...changedPools(old, fresh)];
}

/** What nothing in the stack makes any more, all at once. */
function droppedObjects(old: Resources, fresh: Resources): readonly Change[] {
  const before = ofType(old, 'kubernetes_manifest');
  if (before.length === 0 || ofType(fresh, 'kubernetes_manifest').length > 0) return [];
  const pools = before.filter(({ body }) => memberAt(body, 'manifest.kind') === 'NodePool').length;
  const among = pools === 0 ? '' : `, ${pools} node pool${pools === 1 ? '' : 's'} with all nodes among them`;
  const message = `Terraform made ${before.length} objects and would delete them${among}`;
  return [{ rule: 'droppedObjects', path: ['platform', 'delivery'], message }];
}

function changedPools(old: Resources, fresh: Resources): readonly Change[] {
  return ofType(old, 'kubernetes_manifest').flatMap(({ address, body }): readonly Change[] => {
    const other = fresh.get(address)?.body;
    if (other === undefined || memberAt(body, 'manifest.kind') !== 'NodePool') return [];
    const isStatic = (one: Json): boolean => memberAt(one, 'manifest.spec.replicas') !== undefined;
    if (isStatic(body) === isStatic(other)) return [];
    const message = `it ${isStatic(body) ? 'had' : 'had no'} replicas before; Kubernetes refuses the change`;
    return [{ rule: 'changedPool', path: ['platform', 'nodePools', String(memberAt(body, 'manifest.metadata.name'))], message }];
  });
}

/** Each namespace that goes, or gets another name. */
function droppedNamespaces(old: Resources, fresh: Resources): readonly Change[] {
  const gone = namespaces(old).filter(({ address }) => !fresh.has(address));
  const made = namespaces(fresh).filter(({ address }) => !old.has(address));
  const [renamed] = gone.length === 1 && made.length === 1 ? made : [];
  return gone.map((namespace): Change => {
    const name = nameOf(namespace);
    const addresses = [...old.values()]
      .filter((one) => !fresh.has(one.address) && belongsTo(one, name))
      .map(({ address }) => `'${address}'`);
    const keep = `to let go of it and keep what is in it, \`terraform state rm ${addresses.join(' ')}\` in the platform stack first, then apply`;
    if (renamed === undefined) {
      return {
        rule: 'droppedNamespace',
        path: ['platform', 'namespaces'],
        message: `Terraform would delete the namespace '${name}', and Kubernetes everything in it`,
        fix: `keep it until nothing is in it that anybody needs; ${keep}`,
      };
    }
    return {
      rule: 'droppedNamespace',
      path: ['platform', 'namespaces', nameOf(renamed)],
      received: `'${nameOf(renamed)}'`,
      message: `it was '${name}' before; a namespace keeps its name: Terraform would delete '${name}', and Kubernetes everything in it`,
      fix: `make the new one beside it, move what is in '${name}', then remove that; ${keep}`,
    };
  });
}

const namespaces = (resources: Resources): readonly Element[] =>
  ofType(resources, 'kubernetes_manifest').filter(({ body }) => memberAt(body, 'manifest.kind') === 'Namespace');

const nameOf = ({ body }: Element): string => String(memberAt(body, 'manifest.metadata.name'));

/** The namespace, its labels, and what is made in it. */
const belongsTo = ({ type, body }: Element, namespace: string): boolean =>
  type === 'kubernetes_manifest'
    ? memberAt(body, 'manifest.metadata.namespace') === namespace ||
      (memberAt(body, 'manifest.kind') === 'Namespace' && memberAt(body, 'manifest.metadata.name') === namespace)
    : memberAt(body, 'kind') === 'Namespace' && memberAt(body, 'metadata.name') === namespace;
