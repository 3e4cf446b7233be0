import { isReference } from '../model/reference';
import { didYouMean } from './did-you-mean';
import { relationRule, type Rule } from './rule';
import { suggesting } from './texts';

const date = '2026-11-28';
const QUOTAS = { url: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/', date };
const LIMITS = { url: 'https://kubernetes.io/docs/concepts/policy/limit-range/', date };

/** What containers ask for; everything else has a domain. */
const COMPUTE = ['cpu', 'memory', 'ephemeral-storage'];
const COUNTED = [
  'pods',
  'services',
  'services.loadbalancers',
  'services.nodeports',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'resourceclaims',
  'requests.storage',
];
const OF_A_QUOTA = [...COMPUTE, ...COMPUTE.flatMap((one) => [`requests.${one}`, `limits.${one}`]), ...COUNTED];

/** Others' resources have a domain: `requests.nvidia.com/gpu`, `count/deployments.apps`, `gp3.storageclass.storage.k8s.io/…`. */
const isOpen = (resource: string): boolean =>
  resource.includes('/') || /^((requests|limits)\.)?hugepages-/.test(resource) || isReference(resource);

/** What quotas and limits count. */
export const namespaceQuotaRules: readonly Rule[] = [
  relationRule({
    id: 'NSP023',
    severity: 'warning',
    title: 'A resource that Kubernetes does not count',
    why: "Kubernetes refuses names without a domain that it does not know ('must be a standard resource'), when the namespace has been made already.",
    fix: 'write the resource as the documentation of quotas and limits has it',
    sources: [QUOTAS, LIMITS],
    example: { before: 'quota: { pod: 20 }', after: 'quota: { pods: 20 }' },
    subject: 'platform',
    *check({ namespaces }) {
      for (const { name, quota, containerLimits } of namespaces) {
        const places = [
          { at: ['quota'], resources: quota, known: OF_A_QUOTA },
          ...Object.entries(containerLimits ?? {}).map(([member, resources]) => ({
            at: ['containerLimits', member],
            resources: resources ?? {},
            known: COMPUTE,
          })),
        ];
        for (const { at, resources, known } of places) {
          for (const resource of Object.keys(resources)) {
            if (known.includes(resource) || isOpen(resource)) continue;
            const message = `none of ${known.join(', ')}`;
            const path = ['namespaces', name, ...at, resource];
            yield { path, received: `'${resource}'`, message, ...suggesting(didYouMean(resource, known)) };
          }
        }
      }
    },
  }),
];
