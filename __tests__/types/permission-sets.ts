// Compiled by `npm run typecheck`; nothing runs. What must, and must not, compile as permissions of a Pod Identity.
import type { PermissionSetPodIdentityInput } from '../../lib/config/permission-set-input';
import type { PermissionEntry } from '../../lib/model/permission-sets';

const bucketArns = ['arn:aws:s3:::shop'] as const;
const place = { namespace: 'shop', serviceAccount: 'api' } as const;

export const right: readonly PermissionSetPodIdentityInput[] = [
  { permissions: { set: 'external-dns', hostedZoneArns: ['arn:aws:route53:::hostedzone/Z0'] } },
  { permissions: { set: 'cloudwatch-observability' } },
  { permissions: { set: 'grafana', traces: true } },
  { ...place, permissions: { set: 's3-read', bucketArns, prefixes: ['a'] } },
  { ...place, permissions: [{ set: 's3-read', bucketArns }, { set: 'xray-write' }], statements: [] },
];

export const wrong: readonly PermissionEntry[] = [
  // @ts-expect-error no such set
  { set: 's3-reads', bucketArns },
  // @ts-expect-error an empty list
  { set: 's3-read', bucketArns: [] },
  // @ts-expect-error an empty list that would widen
  { set: 's3-read', bucketArns, prefixes: [] },
  // @ts-expect-error not limited
  { set: 's3-read' },
  // @ts-expect-error one of several is needed
  { set: 'external-secrets', keyArns: ['arn:aws:kms:eu-central-1:111122223333:key/1'] },
  // @ts-expect-error a member of another set
  { set: 's3-read', bucketArns, queueArns: ['arn:aws:sqs:eu-central-1:111122223333:orders'] },
  // @ts-expect-error no such access
  { set: 'aws-mountpoint-s3-csi-driver', bucketArns, access: 'write' },
];

// @ts-expect-error an application has no usual namespace
export const nowhere: PermissionSetPodIdentityInput = { permissions: { set: 's3-read', bucketArns } };
