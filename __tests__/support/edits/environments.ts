import development from '../../../envs/dev';
import production from '../../../envs/production';
import { nodePool } from '../../../lib/environment';
import { edited, set } from './edit';

const ACCOUNT = production.account;

export const role = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`;
export const key = (region = production.region): string =>
  `arn:aws:kms:${region}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

export { development, production };

/** Production with more of everything: what most environments do not have. */
export const everything = edited(
  production,
  set('name', 'everything'),
  set('network.cidr', '10.50.0.0/16'),
  set('access.adminRole', { assumableBy: [role('people')] }),
  set('cluster.oidcProvider', true),
  set('cluster.customTags', true),
  set('cluster.secretsKey', key()),
  set('irsaRoles', { reports: { namespace: 'reports', serviceAccount: 'legacy', managedPolicies: ['AmazonS3ReadOnlyAccess'] } }),
  set('cluster.fargateProfiles', { batch: { selectors: [{ namespace: 'batch' }] } }),
  set('cluster.nodeGroups', {
    legacy: {
      instanceTypes: ['m7i.large'],
      size: { min: 2, max: 4 },
      taints: [{ key: 'example.com/legacy', effect: 'NoSchedule' }],
    },
  }),
  set('addons', {
    'vpc-cni': {},
    'kube-proxy': {},
    coredns: {},
    'metrics-server': { version: 'v0.8.0-eksbuild.1', configuration: { replicas: 2 } },
    'snapshot-controller': {},
  }),
  set('platform.nodeClasses', { private: {}, large: { ephemeralStorage: { size: '500Gi' } } }),
  set('platform.nodePools', {
    general: nodePool.general({ nodeClass: 'private', limits: { cpu: 200 } }),
    fixed: nodePool.static({ nodeClass: 'private', replicas: 3 }),
  }),
  set('platform.storageClasses', { gp3: { default: true }, fast: { type: 'io2', iops: 4000 } }),
  set('platform.ingressClasses', {
    internal: { scheme: 'internal', default: true },
    partners: { scheme: 'internal', group: 'partners' },
  }),
  set('platform.namespaces.payments.groups', { 'payments-developers': 'edit' }),
  set('platform.priorityClasses', { high: { value: 1000 } }),
  set('platform.helmReleases', {
    podinfo: { repository: 'https://example.com/charts', chart: 'podinfo', version: '6.9.0', namespace: 'podinfo' },
  }),
);
