import { defineEnvironment, nodePool } from '../lib/environment';

/** Production's shape at development's price: the place where a change is seen first. */
export default defineEnvironment({
  name: 'staging',
  profile: 'production',
  account: '111122223333',
  region: 'ap-northeast-1',
  state: { type: 's3', bucket: 'example-terraform-state' },
  network: {
    cidr: '10.20.0.0/16',
    zones: ['apne1-az1', 'apne1-az2', 'apne1-az4'],
    natGateways: 'single',
  },
  cluster: {
    version: '1.36',
    zones: ['apne1-az1', 'apne1-az2', 'apne1-az4'],
    deletionProtection: false,
    builtInNodePools: ['system'],
  },
  access: {
    pipeline: {
      apply: 'arn:aws:iam::111122223333:role/terraform-apply',
      plan: 'arn:aws:iam::111122223333:role/terraform-plan',
    },
    admins: ['arn:aws:iam::111122223333:role/platform-admin'],
  },
  platform: {
    delivery: 'terraform',
    runner: 'in-network',
    nodePools: { general: nodePool.general({ limits: { cpu: 40, memory: '160Gi' } }) },
  },
  tags: { environment: 'staging', owner: 'platform' },
  acknowledge: [
    { rule: 'NET012', reason: 'A zone failure may stop staging; two NAT gateways less.' },
    { rule: 'CLU013', reason: 'Staging is torn down and rebuilt at will.' },
    { rule: 'CLU044', reason: 'Costs of nodes are split by namespace, not by tag.' },
    { rule: 'CLU062', reason: 'Whoever rebuilds it imports the log group and its key.' },
  ],
});
