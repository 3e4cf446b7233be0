import { defineEnvironment, requirement } from '../../lib/environment';

/**
 * The platform of an article that tried Auto Mode in Terraform when it was new: a cluster with one built-in pool, an
 * administrator by access entry, a role that people assume for it, developers by a Kubernetes group, S3 for one service
 * account by Pod Identity, nodes in private subnets by a label of its own, and load balancers on the internet. What the
 * article wished for, places to look for causes, is switched on. docs/five-pitfalls.md
 */
export default [
  defineEnvironment({
    name: 'article',
    profile: 'development',
    account: '111122223333',
    region: 'ap-northeast-1',
    state: { type: 'local' },
    network: { cidr: '10.60.0.0/16', zones: ['apne1-az1', 'apne1-az4'] },
    cluster: {
      version: '1.36',
      zones: ['apne1-az1', 'apne1-az4'],
      builtInNodePools: ['general-purpose'],
      endpoint: { publicFrom: ['203.0.113.0/24'] },
      // Why a node did not start, in the controller's own words.
      autoModeLogs: ['compute'],
    },
    access: {
      pipeline: { apply: 'arn:aws:iam::111122223333:role/github-actions' },
      admins: ['arn:aws:iam::111122223333:role/platform-admin'],
      // Administers Kubernetes and may do nothing in AWS but say who it is.
      adminRole: { assumableBy: 'account', kubernetesOnly: true },
      // A group instead of an access policy: the RoleBinding is in the namespace below.
      teams: { sample: { role: 'arn:aws:iam::111122223333:role/sample', groups: ['sample-developers'] } },
    },
    podIdentities: {
      'sample-app': {
        namespace: 'sample',
        serviceAccount: 'sample-app',
        statements: [
          { Sid: 'ListBucket', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::example-sample-app' },
          { Sid: 'ReadObjects', Action: 's3:GetObject', Resource: 'arn:aws:s3:::example-sample-app/*' },
        ],
      },
    },
    observability: 'cloudwatch',
    platform: {
      delivery: 'terraform',
      nodeClasses: { 'schedule-private': {} },
      nodePools: {
        // Pods ask for it with `nodeSelector: { deployNodeClass: schedule-private }`.
        private: {
          limits: { cpu: 16 },
          labels: { 'example.com/team': 'sample' },
          requirements: [requirement('deployNodeClass').in('schedule-private')],
        },
      },
      ingressClasses: { alb: { scheme: 'internet-facing' } },
      // Its service account is made with it.
      namespaces: { sample: { groups: { 'sample-developers': 'edit' } } },
    },
  }),
];
