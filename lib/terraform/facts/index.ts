import { certificateResources } from './certificates';
import { computeResources } from './compute';
import { eksResources } from './eks';
import { eksAddonResources } from './eks-addons';
import { eksDataSources } from './eks-data-sources';
import { NO_FACTS, type ProviderFacts, type ResourceFacts } from './facts';
import { helmResources } from './helm';
import { iamResources, identityDataSources } from './iam';
import { keyAndLogResources } from './keys-and-logs';
import { kubernetesResources } from './kubernetes';
import { lookedUpDataSources } from './looked-up';
import { networkResources } from './network';
import { prometheusResources } from './prometheus';
import { routingResources } from './routing';
import { securityGroupResources } from './security-groups';

/** What is known beyond the schemas, by provider. */
export const FACTS: Readonly<Record<string, ProviderFacts>> = {
  aws: {
    resources: {
      ...eksResources,
      ...computeResources,
      ...eksAddonResources,
      ...networkResources,
      ...securityGroupResources,
      ...routingResources,
      ...iamResources,
      ...keyAndLogResources,
      ...prometheusResources,
      ...certificateResources,
    },
    dataSources: { ...eksDataSources, ...identityDataSources, ...lookedUpDataSources },
  },
  kubernetes: {
    resources: kubernetesResources,
    dataSources: {},
    sensitiveConfig: ['token', 'password', 'client_key'],
  },
  helm: { resources: helmResources, dataSources: {} },
};

export const factsOf = (provider: string): ProviderFacts => FACTS[provider] ?? NO_FACTS;

/** Facts of a resource type, whichever provider it is of. */
export const resourceFacts = (type: string): ResourceFacts | undefined =>
  Object.values(FACTS).flatMap(({ resources }) => (type in resources ? [resources[type]] : []))[0];
