import { defineEnvironment } from '../../lib/environment';

/**
 * A cluster in a VPC that another team owns: ids instead of a network stack; nothing in the VPC is touched. Metrics go to
 * Amazon Managed Service for Prometheus, whose scraper works from the node subnets.
 */
export default [
  defineEnvironment({
    name: 'tenant',
    project: 'shop',
    profile: 'production',
    account: '111122223333',
    region: 'eu-central-1',
    state: { type: 's3', bucket: 'example-terraform-state', region: 'eu-west-1' },
    network: {
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      cidrs: ['10.0.0.0/16', '100.64.0.0/16'],
      nodeSubnets: {
        'euc1-az1': 'subnet-0a1b2c3d4e5f60711',
        'euc1-az2': 'subnet-0a1b2c3d4e5f60712',
        'euc1-az3': 'subnet-0a1b2c3d4e5f60713',
      },
      publicSubnets: {
        'euc1-az1': 'subnet-0a1b2c3d4e5f60721',
        'euc1-az2': 'subnet-0a1b2c3d4e5f60722',
      },
    },
    cluster: { version: '1.36', zones: ['euc1-az1', 'euc1-az2', 'euc1-az3'] },
    access: {
      pipeline: {
        apply: 'arn:aws:iam::111122223333:role/terraform-apply',
        plan: 'arn:aws:iam::111122223333:role/terraform-plan',
      },
      teams: {
        // What the group may do is said where the namespaces are.
        search: { role: 'arn:aws:iam::111122223333:role/search', groups: ['search-developers'] },
      },
    },
    observability: 'prometheus',
    addons: { 'metrics-server': {}, 'snapshot-controller': {} },
    platform: {
      delivery: 'terraform',
      // The endpoint is private: Terraform runs in a network that reaches the VPC.
      runner: 'in-network',
      storageClasses: { gp3: { default: true } },
      // Backups of volumes; the controller comes with the cluster, so its kind is there when this is planned.
      volumeSnapshotClasses: { ebs: { deletionPolicy: 'Retain' } },
      namespaces: { search: { groups: { 'search-developers': 'edit' } } },
    },
  }),
];
