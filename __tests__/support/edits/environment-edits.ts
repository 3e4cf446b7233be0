import { edited, type EditGroup, set } from './edit';
import { development, production } from './environments';

export const environmentEdits: EditGroup = {
  heading: 'Environment and state',
  edits: [
    {
      change: '`tags`: another value',
      before: production,
      after: edited(production, set('tags.owner', 'operations')),
      verdict: 'in steps',
      remark:
        "Kubernetes refuses a storage class with other parameters: `terraform apply -replace='kubernetes_manifest.storage-class_gp3'`, for each class. Volumes stay. Nodes of custom classes are replaced within the budgets.",
    },
    {
      change: '`tags`: the first ones',
      before: development,
      after: edited(development, set('tags', { owner: 'platform' })),
      verdict: 'in steps',
      remark:
        "Kubernetes refuses a storage class with other parameters: `terraform apply -replace='kubernetes_manifest.storage-class_gp3'`, for each class. Volumes stay.",
    },
    {
      change: '`name`: another name',
      before: development,
      after: edited(development, set('name', 'sandbox')),
      verdict: 'careful',
      remark:
        'A second environment, in states of its own. The old one stays until somebody destroys it, and no file makes it any more.',
    },
    {
      change: '`project`: another name',
      before: development,
      after: edited(development, set('project', 'shop')),
      verdict: 'destroys the cluster',
      remark: 'It is the beginning of the names of cluster and roles. `cluster.name` alone does not keep the roles.',
      replaces: [
        'aws_cloudwatch_log_group',
        'aws_eks_access_entry',
        'aws_eks_access_policy_association',
        'aws_eks_cluster',
        'aws_iam_role',
        'aws_iam_role_policy_attachment',
      ],
    },
    {
      change: '`profile`: `development` becomes `production`',
      before: development,
      after: edited(development, set('profile', 'production')),
      verdict: 'careful',
      remark: 'Read the lines above for NAT gateways, keys and logs. The key of the secrets is one way.',
    },
    {
      change: '`profile`: `production` becomes `development`',
      before: production,
      after: edited(production, set('profile', 'development')),
      verdict: 'destroys the cluster',
      remark:
        "The key of the secrets cannot be taken off. With `secretsKey: 'own'` written, the cluster stays. For the key of the logs see `logs.key`.",
      replaces: ['aws_ec2_tag', 'aws_eks_cluster'],
      destroys: [
        'aws_cloudwatch_log_delivery',
        'aws_cloudwatch_log_delivery_destination',
        'aws_cloudwatch_log_delivery_source',
        'aws_cloudwatch_log_group',
        'aws_eip',
        'aws_flow_log',
        'aws_iam_role',
        'aws_iam_role_policy',
        'aws_kms_alias',
        'aws_kms_key',
        'aws_nat_gateway',
      ],
    },
    {
      change: '`rolePath`: another path',
      before: production,
      after: edited(production, set('rolePath', '/platform/')),
      verdict: 'destroys the cluster',
      remark: 'The ARN of the cluster role changes with its path.',
      replaces: ['aws_cloudwatch_log_delivery_source', 'aws_ec2_tag', 'aws_eks_cluster', 'aws_flow_log', 'aws_iam_role'],
    },
    {
      change: '`region`: another region',
      before: development,
      after: edited(
        development,
        set('region', 'eu-central-1'),
        set('network.zones', ['euc1-az1', 'euc1-az2']),
        set('cluster.zones', ['euc1-az1', 'euc1-az2']),
      ),
      verdict: 'destroys the cluster',
      remark: 'Make another environment and move.',
      replaces: [
        'aws_cloudwatch_log_group',
        'aws_default_security_group',
        'aws_eks_access_entry',
        'aws_eks_access_policy_association',
        'aws_eks_cluster',
        'aws_internet_gateway',
        'aws_route',
        'aws_route_table',
        'aws_vpc',
        'aws_vpc_endpoint',
      ],
      destroys: ['aws_eip', 'aws_nat_gateway', 'aws_route', 'aws_route_table', 'aws_route_table_association', 'aws_subnet'],
    },
    {
      change: '`state`: `local` becomes `s3`',
      before: development,
      after: edited(development, set('state', { type: 's3', bucket: 'example-terraform-state' })),
      verdict: 'careful',
      remark: '`terraform init -migrate-state` in each stack, network first.',
    },
    {
      change: '`state.bucket`: another bucket',
      before: production,
      after: edited(production, set('state.bucket', 'example-other-state')),
      verdict: 'careful',
      remark: '`terraform init -migrate-state` in each stack, network first.',
    },
  ],
};
