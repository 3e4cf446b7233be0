import { defineEnvironment, nodePool } from '../../lib/environment';

/**
 * Argo CD applies what runs on the cluster: `eks-auto manifests fleet --to clusters/fleet --envs envs.ts` writes the objects
 * and what Argo CD has to know of the cluster. Nothing outside the VPC has to reach the private endpoint.
 */
export default [
  defineEnvironment({
    name: 'fleet',
    project: 'shop',
    profile: 'production',
    account: '111122223333',
    region: 'us-east-1',
    state: { type: 's3', bucket: 'example-terraform-state' },
    network: { cidr: '10.100.0.0/16', zones: ['use1-az1', 'use1-az2', 'use1-az4'] },
    cluster: {
      version: '1.36',
      zones: ['use1-az1', 'use1-az2', 'use1-az4'],
      serviceCidr: '172.20.0.0/16',
      // Argo CD runs there before it has made any pool.
      builtInNodePools: ['general-purpose', 'system'],
    },
    access: {
      pipeline: {
        apply: 'arn:aws:iam::111122223333:role/terraform-apply',
        plan: 'arn:aws:iam::111122223333:role/terraform-plan',
      },
      teams: {
        shop: { role: 'arn:aws:iam::111122223333:role/shop', groups: ['shop-developers'] },
      },
    },
    podIdentities: {
      // Usual namespace and service account of the External Secrets Operator, which GitOps installs.
      secrets: {
        permissions: {
          set: 'external-secrets',
          secretArns: ['arn:aws:secretsmanager:us-east-1:111122223333:secret:shop/*'],
        },
      },
    },
    // GitOps brings what collects metrics and logs, too.
    observability: 'none',
    platform: {
      delivery: 'gitops',
      clusterFacts: { format: 'argo-cd' },
      nodePools: { batch: nodePool.spot({ limits: { cpu: 100 } }) },
      namespaces: { shop: { groups: { 'shop-developers': 'edit' }, networkPolicy: 'same-namespace' } },
    },
  }),
];
