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
    example: { before: "subnetIds: ['subnet-0a1']", after: "subnetIds: ['subnet-0a1', 'subnet-0b2']" },
    at: ['cluster.subnetIds'],
    check: (value) => {
      if (!Array.isArray(value)) return undefined;
      // One reference may stand for a whole list.
      if (new Set(value).size < 2 && !value.some(isReference)) return { message: 'at least two subnets, in different zones' };
      const wrong = value.find((id) => !isReference(id) && !/^subnet-[0-9a-f]+$/.test(String(id)));
      return wrong === undefined
        ? undefined
        : { received: `'${String(wrong)}'`, message: "ids of subnets, which start with 'subnet-'" };
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
      value === 'own' &&
      (valueAt(input, ['cluster', 'account']) === undefined || valueAt(input, ['cluster', 'region']) === undefined)
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
    at: ['cluster.account'],
    check: (_, { input }) =>
      valueAt(input, ['cluster', 'region']) === undefined ? { message: 'the region is not known' } : undefined,
  }),
];
