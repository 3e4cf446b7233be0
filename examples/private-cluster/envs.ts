import { defineEnvironment, nodePool, ssoRole } from '../../lib/environment';

/**
 * No internet at all: no gateway, no public subnet; AWS is reached through interface endpoints, which follow from what
 * is switched on. The control plane has small subnets of its own, so built-in node pools are off; nodes and pods have
 * pools and subnets of their own. Images come from ECR: those of the add-ons from EKS's own repositories, others from yours.
 */
export default [
  defineEnvironment({
    name: 'vault',
    project: 'ledger',
    profile: 'production',
    account: '111122223333',
    region: 'eu-west-1',
    state: {
      type: 's3',
      bucket: 'example-terraform-state',
      kmsKey: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    },
    network: {
      cidr: '10.80.0.0/16',
      zones: ['euw1-az1', 'euw1-az2', 'euw1-az3'],
      podCidrs: ['100.64.0.0/16'],
      internetAccess: false,
      endpoints: { services: ['secretsmanager'] },
    },
    cluster: {
      version: '1.36',
      zones: ['euw1-az1', 'euw1-az2', 'euw1-az3'],
      controlPlaneSubnets: 'dedicated',
      builtInNodePools: 'none',
      serviceCidr: '172.20.0.0/16',
    },
    access: {
      pipeline: { apply: 'arn:aws:iam::111122223333:role/terraform-apply' },
      admins: [
        ssoRole({
          account: '111122223333',
          permissionSet: 'PlatformAdmin',
          suffix: '0123456789abcdef',
          identityCenterRegion: 'eu-west-1',
        }),
      ],
    },
    podIdentities: {
      ledger: {
        namespace: 'ledger',
        serviceAccount: 'api',
        statements: [
          {
            Sid: 'ReadSecret',
            Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
            Resource: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:ledger/*',
          },
        ],
      },
    },
    observability: 'cloudwatch',
    platform: {
      delivery: 'terraform',
      // Terraform runs inside the VPC, or in a network that is connected with it.
      runner: 'in-network',
      nodePools: { general: nodePool.general({ limits: { cpu: 100, memory: '400Gi' } }) },
      namespaces: { ledger: { podSecurity: 'restricted', networkPolicy: 'same-namespace' } },
    },
    tags: { 'data-class': 'restricted', owner: 'ledger' },
  }),
];
