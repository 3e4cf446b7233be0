import type { NamespaceSettings, PodSecurity } from '../namespace';
import type { NamespaceInput } from './namespace-input';

/** Fills in the defaults of a namespace; `named` are service accounts that Pod Identities name in it. */
export function namespaceSettings(name: string, input: NamespaceInput, named: readonly string[]): NamespaceSettings {
  return {
    name,
    labels: input.labels ?? {},
    annotations: input.annotations ?? {},
    podSecurity: podSecurity(input.podSecurity),
    networkPolicy: input.networkPolicy ?? 'allow-all',
    quota: input.quota ?? {},
    containerLimits: input.containerLimits,
    groups: input.groups ?? {},
    // Every namespace has `default` already.
    serviceAccounts: [...new Set(input.serviceAccounts ?? named)].filter((account) => account !== 'default').toSorted(),
    loadBalancerSecrets: [...new Set(input.loadBalancerSecrets ?? [])].toSorted(),
  };
}

const podSecurity = (written: NamespaceInput['podSecurity']): PodSecurity => {
  const { enforce, audit, warn } = typeof written === 'object' ? written : { enforce: written ?? 'baseline' };
  return { enforce, audit: audit ?? 'restricted', warn: warn ?? 'restricted' };
};
