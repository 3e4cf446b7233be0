import { defineEnvironment, maintenanceWindow, nodePool } from '../../lib/environment';

/**
 * No built-in pools: Graviton for what is built for arm64, amd64 for the rest, spot for what survives two minutes' notice,
 * GPUs for training. Only pods that tolerate it run on the last three.
 */
export default [
  defineEnvironment({
    name: 'compute',
    project: 'shop',
    profile: 'production',
    account: '111122223333',
    region: 'eu-central-1',
    state: { type: 's3', bucket: 'example-terraform-state' },
    network: { cidr: '10.90.0.0/16', zones: ['euc1-az1', 'euc1-az2', 'euc1-az3'] },
    cluster: {
      version: '1.36',
      zones: ['euc1-az1', 'euc1-az2', 'euc1-az3'],
      builtInNodePools: 'none',
      customTags: true,
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
      nodeClasses: {
        private: {},
        // Models and their data are large.
        training: { ephemeralStorage: { size: '500Gi', throughput: 500 } },
      },
      nodePools: {
        general: nodePool.general({
          nodeClass: 'private',
          limits: { cpu: 200 },
          budgets: maintenanceWindow({ day: 'sunday', fromHour: 2, hours: 5 }),
        }),
        graviton: nodePool.graviton({ nodeClass: 'private', limits: { cpu: 200 }, weight: 10 }),
        spot: nodePool.spot({ nodeClass: 'private', limits: { cpu: 400 } }),
        gpu: nodePool.gpu({ nodeClass: 'training', limits: { cpu: 96, 'nvidia.com/gpu': 8 } }),
      },
    },
    tags: { owner: 'platform', 'cost-center': '4711' },
  }),
];
