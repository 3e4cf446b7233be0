import { bucketAccess, bucketMembers, WRITE_OBJECTS, type BucketScope } from './access';
import { source, type AppPermissionSet, type InstalledPermissionSet } from './permission-set';

export const loki: InstalledPermissionSet<'loki', BucketScope> = {
  name: 'loki',
  purpose: 'Loki keeps chunks, indexes and rules in S3',
  members: bucketMembers,
  atLeastOneOf: [],
  installation: { namespace: 'loki', serviceAccount: 'loki' },
  statements: (scope) => bucketAccess(scope, 'write', WRITE_OBJECTS),
  managedPolicies: [],
  sources: [source('https://grafana.com/docs/loki/latest/setup/install/helm/deployment-guides/aws/')],
  notes: [
    'Give the buckets of chunks and of the ruler. The gateway resolves kube-dns.kube-system; Auto Mode has answered that name since 2025-03-21.',
  ],
};

export const tempo: InstalledPermissionSet<'tempo', BucketScope> = {
  name: 'tempo',
  purpose: 'Tempo keeps traces in S3',
  members: bucketMembers,
  atLeastOneOf: [],
  installation: { namespace: 'tempo', serviceAccount: 'tempo' },
  statements: (scope) => bucketAccess(scope, 'write', [...WRITE_OBJECTS, 's3:GetObjectTagging', 's3:PutObjectTagging']),
  managedPolicies: [],
  sources: [source('https://grafana.com/docs/tempo/latest/configuration/hosted-storage/s3/')],
  notes: [],
};

export const mimir: InstalledPermissionSet<'mimir', BucketScope> = {
  name: 'mimir',
  purpose: 'Mimir keeps blocks, rules and alertmanager state in S3',
  members: bucketMembers,
  atLeastOneOf: [],
  installation: { namespace: 'mimir', serviceAccount: 'mimir' },
  statements: (scope) => bucketAccess(scope, 'write', WRITE_OBJECTS),
  managedPolicies: [],
  sources: [source('https://grafana.com/docs/mimir/latest/configure/configure-object-storage-backend/')],
  notes: ['Blocks, ruler and alertmanager need buckets or prefixes of their own.'],
};

export const thanos: AppPermissionSet<'thanos', BucketScope> = {
  name: 'thanos',
  purpose: 'Thanos components keep and read blocks in S3',
  members: bucketMembers,
  atLeastOneOf: [],
  installation: undefined,
  statements: (scope) => bucketAccess(scope, 'write', WRITE_OBJECTS),
  managedPolicies: [],
  sources: [source('https://thanos.io/tip/thanos/storage.md/#s3')],
  notes: [
    'Sidecar, store, compactor and ruler have service accounts of their own; store and query frontends need no more than s3-read.',
  ],
};
