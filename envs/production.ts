import { defineEnvironment, maintenanceWindow, nodePool } from '../lib/environment';

export default defineEnvironment({
  name: 'production',
  profile: 'production',
  account: '111122223333',
  region: 'ap-northeast-1',
  state: { type: 's3', bucket: 'example-terraform-state' },
  network: { cidr: '10.40.0.0/16', zones: ['apne1-az1', 'apne1-az2', 'apne1-az4'] },
  cluster: {
    version: '1.36',
    zones: ['apne1-az1', 'apne1-az2', 'apne1-az4'],
    // Add-ons keep to the pool of EKS; workloads get the pools below, with limits; nodes drift to new images in a window.
    builtInNodePools: ['system'],
  },
  access: {
    pipeline: {
      apply: 'arn:aws:iam::111122223333:role/terraform-apply',
      plan: 'arn:aws:iam::111122223333:role/terraform-plan',
    },
    admins: ['arn:aws:iam::111122223333:role/platform-admin'],
    breakGlass: 'arn:aws:iam::111122223333:role/break-glass',
    teams: {
      payments: { role: 'arn:aws:iam::111122223333:role/payments', policy: 'edit', namespaces: ['payments'] },
    },
  },
  podIdentities: {
    'payments-api': {
      namespace: 'payments',
      serviceAccount: 'api',
      statements: [
        {
          Sid: 'ReadReceipts',
          Action: ['s3:GetObject'],
          Resource: ['arn:aws:s3:::example-receipts/*'],
        },
      ],
    },
  },
  platform: {
    delivery: 'terraform',
    // The endpoint is private: Terraform runs in the VPC.
    runner: 'in-network',
    nodePools: {
      general: nodePool.general({
        limits: { cpu: 200, memory: '800Gi' },
        budgets: maintenanceWindow({ day: 'sunday', fromHour: 17, hours: 5 }),
      }),
    },
    namespaces: {
      payments: { podSecurity: 'restricted', quota: { pods: 300 } },
    },
  },
  tags: { environment: 'production', owner: 'platform' },
  acknowledge: [
    { rule: 'CLU044', reason: 'Costs of nodes are split by namespace, not by tag.' },
    { rule: 'CLU062', reason: 'Logs are read when the cluster is gone: the audit asks for it.' },
  ],
});
