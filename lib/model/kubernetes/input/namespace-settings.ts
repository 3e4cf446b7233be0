import { addonFacts } from '../../../aws/addons';
import type { NamespaceSettings, PodSecurity } from '../namespace';
import type { NamespaceInput } from './namespace-input';

/** What else says something about a namespace. */
export interface AroundTheNamespace {
  /** That Pod Identities name in it. */
  readonly serviceAccounts: readonly string[];
  /** Service account in it to the ARN of its role by IRSA. */
  readonly irsaRoles: Readonly<Record<string, string>>;
  /** Names of the add-ons whose pods are in it. */
  readonly addons: readonly string[];
}

/** Fills in the defaults of a namespace. */
export function namespaceSettings(
  name: string,
  input: NamespaceInput,
  { serviceAccounts, irsaRoles, addons }: AroundTheNamespace = { serviceAccounts: [], irsaRoles: {}, addons: [] },
): NamespaceSettings {
  return {
    name,
    labels: input.labels ?? {},
    annotations: input.annotations ?? {},
    podSecurity: podSecurity(input.podSecurity ?? (addons.some(usesNode) ? 'privileged' : 'baseline')),
    networkPolicy: input.networkPolicy ?? 'allow-all',
    quota: input.quota ?? {},
    containerLimits: input.containerLimits,
    groups: input.groups ?? {},
    // Every namespace has `default` already.
    serviceAccounts: [...new Set(input.serviceAccounts ?? [...serviceAccounts, ...Object.keys(irsaRoles)])]
      .filter((account) => account !== 'default')
      .toSorted(),
    irsaRoles,
    loadBalancerSecrets: [...new Set(input.loadBalancerSecrets ?? [])].toSorted(),
  };
}

/** Its pods would be refused below `privileged`. */
const usesNode = (addon: string): boolean => addonFacts(addon)?.usesNode === true;

const podSecurity = (written: NonNullable<NamespaceInput['podSecurity']>): PodSecurity => {
  const { enforce, audit, warn } = typeof written === 'object' ? written : { enforce: written };
  return { enforce, audit: audit ?? 'restricted', warn: warn ?? 'restricted' };
};
