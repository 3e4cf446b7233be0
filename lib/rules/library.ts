import { isReference } from '../model/reference';
import { valueAt } from './input-path';
import type { ValueRule } from './rule';
import { valueRule } from './rule';

const date = '2026-11-21';

/** About `AutoModeCluster` in a stack of somebody else, where no environment says the rest. */
export const libraryRules: readonly ValueRule[] = [
  valueRule({
    id: 'LIB001',
    severity: 'error',
    title: 'A cluster needs subnets in two zones',
    why: 'EKS puts network interfaces of the control plane into at least two zones and refuses to create the cluster otherwise.',
    fix: 'pass the ids of subnets in at least two zones, one for each',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html', date }],
    example: { before: "subnetIds: ['subnet-1']", after: "subnetIds: ['subnet-1', 'subnet-2']" },
    at: ['subnetIds'],
    check: (value) => {
      // One reference may stand for a whole list.
      if (!Array.isArray(value) || value.some((id) => isReference(id) || /^#\{/.test(String(id)))) {
        return Array.isArray(value) && value.length === 0 ? { message: 'at least two subnets, in different zones' } : undefined;
      }
      if (new Set(value).size < 2) return { message: 'at least two subnets, in different zones' };
      const wrong = value.find((id) => !/^subnet-[0-9a-f]+$/.test(String(id)));
      return wrong === undefined
        ? undefined
        : { received: `'${String(wrong)}'`, message: "the id of a subnet starts with 'subnet-'" };
    },
  }),
  valueRule({
    id: 'LIB002',
    severity: 'error',
    title: 'A key of one’s own needs the account and the region',
    why: 'The policy of the key names the account, the region and the cluster role. They are not looked up, so that a plan is the same whoever runs it.',
    fix: "pass 'account' and 'region', the ARN of a key that exists, or 'aws'",
    sources: [{ url: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html', date }],
    example: { before: "secretsKey: 'own'", after: "secretsKey: 'own', account: '111122223333', region: 'ap-northeast-1'" },
    at: ['cluster.secretsKey', 'cluster.logs.key'],
    check: (value, { input }) =>
      value === 'own' && (valueAt(input, ['account']) === undefined || valueAt(input, ['region']) === undefined)
        ? { message: 'account and region are not known' }
        : undefined,
  }),
  valueRule({
    id: 'LIB003',
    severity: 'error',
    title: 'An account without its region',
    why: 'ARNs name the partition, which follows from the region. With the account alone they would be written for the commercial partition.',
    fix: "pass 'region' too",
    sources: [{ url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html', date }],
    failureModes: ['B12'],
    example: { before: "account: '111122223333'", after: "account: '111122223333', region: 'ap-northeast-1'" },
    at: ['account'],
    check: (_, { input }) => (valueAt(input, ['region']) === undefined ? { message: 'the region is not known' } : undefined),
  }),
];
