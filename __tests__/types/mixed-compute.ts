// Compiled by `npm run typecheck`; nothing runs. What must not compile about compute beside Auto Mode.
import type { FargateProfileInput } from '../../lib/config/fargate-profile-input';
import type { IrsaRoleInput } from '../../lib/config/irsa-role-input';
import type { NodeGroupInput } from '../../lib/config/node-group-input';

const common = { instanceTypes: ['m7i.large'], size: { min: 1, max: 2 } } as const;

export const groups: readonly NodeGroupInput[] = [
  common,
  { ...common, amiType: 'AL2023_ARM_64_STANDARD', kubelet: { maxPods: 50 }, version: '1.35' },
  { ...common, amiType: 'BOTTLEROCKET_x86_64', releaseVersion: '1.36.2-20261101' },
  { ...common, ami: 'ami-0123456789abcdef0', kubelet: { maxPods: 50 } },
  // @ts-expect-error EKS has no version of an image of one's own
  { ...common, ami: 'ami-0123456789abcdef0', version: '1.36' },
  // @ts-expect-error an image of one's own is no image of EKS
  { ...common, ami: 'ami-0123456789abcdef0', amiType: 'AL2023_x86_64_STANDARD' },
  // @ts-expect-error Bottlerocket does not read it
  { ...common, amiType: 'BOTTLEROCKET_x86_64', kubelet: { maxPods: 50 } },
  // @ts-expect-error not for current versions of Kubernetes
  { ...common, amiType: 'AL2_x86_64' },
  // @ts-expect-error at least one
  { ...common, instanceTypes: [] },
  // @ts-expect-error as Kubernetes writes it
  { ...common, taints: [{ key: 'a', effect: 'NO_SCHEDULE' }] },
];

export const profiles: readonly FargateProfileInput[] = [
  { selectors: [{ namespace: 'batch' }] },
  // @ts-expect-error at least one
  { selectors: [] },
];

export const roles: readonly IrsaRoleInput[] = [
  { namespace: 'a', serviceAccount: 'b', managedPolicies: ['AmazonS3ReadOnlyAccess'] },
  { permissions: { set: 'external-dns', hostedZoneArns: ['arn:aws:route53:::hostedzone/Z0123456789ABC'] } },
  // @ts-expect-error sets for applications have no usual service account
  { permissions: { set: 'sqs-send', queueArns: ['arn:aws:sqs:ap-northeast-1:111122223333:orders'] } },
  // @ts-expect-error a role by IRSA is made here, or made elsewhere without this project
  { namespace: 'a', serviceAccount: 'b', role: 'arn:aws:iam::111122223333:role/a' },
];
