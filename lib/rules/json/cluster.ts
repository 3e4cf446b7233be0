import { literalBoolean, literalText } from '../../terraform/block';
import { type AnyRelationRule, relationRule } from '../rule';
import { clustersOf, isComputed, isWritten, waitsFor } from './clusters';
import { type Block, leavesOf, placeOf, problemAt, quoted, textOf, valueOf } from './json-project';
import { rolesOf } from './roles';
import { autoModeClusters } from './clusters';

const date = '2026-11-28';
const PROVIDER = { url: 'https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs/resources/eks_cluster', date };
const API = { url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html', date };
const LOGS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html', date };
const ENDPOINT = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html', date };
const NETWORK = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html', date };

/** Clusters with Auto Mode, as their JSON has them. */
export const clusterJsonRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN010',
    severity: 'warning',
    title: 'A new Auto Mode cluster that would install self-managed add-ons',
    why: 'bootstrap_self_managed_addons is true unless it is written. EKS refuses to make a cluster with it and Auto Mode; a cluster that exists keeps its value, or Terraform replaces it.',
    fix: 'for a new cluster "bootstrap_self_managed_addons": false; for one that exists lifecycle ignore_changes with it',
    sources: [API, PROVIDER],
    failureModes: ['A01', 'A08'],
    example: { before: '"compute_config": { "enabled": true }', after: '…, "bootstrap_self_managed_addons": false' },
    subject: 'json',
    *check(project) {
      for (const { block } of autoModeClusters(clustersOf(project))) {
        const value = valueOf(block, 'bootstrap_self_managed_addons');
        if (literalBoolean(value ?? true) !== true || ignoresChanges(block, 'bootstrap_self_managed_addons')) continue;
        yield problemAt(block, placeOf(block, 'bootstrap_self_managed_addons'), {
          received: value === undefined ? 'no bootstrap_self_managed_addons, which stands for true' : quoted(value),
          message: 'EKS makes new Auto Mode clusters only with false',
        });
      }
    },
  }),
  relationRule({
    id: 'JSN011',
    severity: 'error',
    title: 'A node role without built-in node pools',
    why: 'EKS takes the role of compute_config together with at least one built-in pool, or neither: "When Compute Config nodeRoleArn is not null or empty, nodePool value(s) must be provided".',
    fix: 'name a pool, or drop node_role_arn: node classes name their role themselves',
    sources: [API, { url: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3238', date }],
    failureModes: ['A03'],
    example: {
      before: '"compute_config": { "enabled": true, "node_role_arn": "…" }',
      after: '"compute_config": { "enabled": true, "node_role_arn": "…", "node_pools": ["system"] }',
    },
    subject: 'json',
    *check(project) {
      for (const { block, nodePools } of autoModeClusters(clustersOf(project))) {
        if (nodePools?.length !== 0 || !isWritten(block, 'compute_config.node_role_arn')) continue;
        // A variable may be null.
        if (isComputed(block, 'compute_config.node_role_arn') && !isResource(valueOf(block, 'compute_config.node_role_arn')))
          continue;
        yield problemAt(block, placeOf(block, 'compute_config.node_role_arn'), {
          received: 'node_role_arn and no node_pools',
          message: 'a node role together with built-in pools, or neither',
        });
      }
    },
  }),
  relationRule({
    id: 'JSN012',
    severity: 'warning',
    title: 'A cluster without an authentication mode',
    why: 'Left out, EKS may take CONFIG_MAP, with which Auto Mode cannot authorise its nodes.',
    fix: '"access_config": { "authentication_mode": "API" }',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/grant-k8s-access.html', date }, API],
    failureModes: ['A12'],
    example: { before: '"compute_config": { "enabled": true }', after: '…, "access_config": { "authentication_mode": "API" }' },
    subject: 'json',
    *check(project) {
      for (const { block } of autoModeClusters(clustersOf(project))) {
        if (isWritten(block, 'access_config.authentication_mode')) continue;
        yield problemAt(block, placeOf(block, 'access_config'), { message: 'authentication_mode is not written' });
      }
    },
  }),
  relationRule({
    id: 'JSN013',
    severity: 'warning',
    title: 'A cluster that does not wait for the policies of its role',
    why: 'Terraform then makes the cluster and detaches the policies in any order. On destroy EKS may lose the right to delete what it made, and the VPC cannot go.',
    fix: 'depends_on every attachment of the cluster role',
    sources: [PROVIDER],
    failureModes: ['A15'],
    example: {
      before: '"aws_eks_cluster": { "main": { "role_arn": "…" } }',
      after: '…, "depends_on": ["aws_iam_role_policy_attachment.cluster_AmazonEKSComputePolicy", …]',
    },
    subject: 'json',
    *check(project) {
      const roles = rolesOf(project);
      for (const { block } of clustersOf(project)) {
        const role = roles.named(block, valueOf(block, 'role_arn'));
        if (role === undefined || role.attachments.length === 0) continue;
        const waited = waitsFor(block);
        const missing = role.attachments.map(({ address }) => address).filter((address) => !waited.has(address));
        if (missing.length === 0) continue;
        yield problemAt(block, placeOf(block, 'depends_on'), { message: `depends_on lacks ${missing.join(', ')}` });
      }
    },
  }),
  relationRule({
    id: 'JSN072',
    severity: 'warning',
    title: 'Whoever makes the cluster becomes its administrator',
    why: 'EKS makes an access entry for the role that calls it, which no configuration shows: whoever may assume that role is an administrator, and an entry for the same role is refused later with 409.',
    fix: '"bootstrap_cluster_creator_admin_permissions": false, and an access entry for the role that applies',
    sources: [
      { url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessConfigRequest.html', date: '2026-11-28' },
    ],
    failureModes: ['A26'],
    example: {
      before: '"bootstrap_cluster_creator_admin_permissions": true',
      after: '"bootstrap_cluster_creator_admin_permissions": false',
    },
    subject: 'json',
    *check(project) {
      const names = 'access_config.bootstrap_cluster_creator_admin_permissions';
      for (const { block } of clustersOf(project)) {
        if (literalBoolean(valueOf(block, names)) !== true) continue;
        yield problemAt(block, placeOf(block, names), {
          received: 'true',
          message: 'administrators that are written as access entries',
        });
      }
    },
  }),
  relationRule({
    id: 'JSN018',
    severity: 'warning',
    title: 'Logs of the control plane without a log group of your own, or before it',
    why: 'EKS makes /aws/eks/<name>/cluster itself, without retention, as soon as logs are on. A log group of the stack that is made later fails with "already exists".',
    fix: 'an aws_cloudwatch_log_group of that name with retention, which the cluster depends on',
    sources: [PROVIDER, LOGS],
    failureModes: ['A22'],
    example: {
      before: '"enabled_cluster_log_types": ["audit"]',
      after: '…, "depends_on": ["aws_cloudwatch_log_group.cluster"]',
    },
    subject: 'json',
    *check(project) {
      for (const { block, name } of clustersOf(project)) {
        if (!isWritten(block, 'enabled_cluster_log_types') || isComputed(block, 'enabled_cluster_log_types')) continue;
        if (leavesOf(block, 'enabled_cluster_log_types').length === 0) continue;
        const groups = project.beside(block, 'aws_cloudwatch_log_group');
        const isLogGroup = (group: Block): boolean => name !== undefined && textOf(group, 'name') === `/aws/eks/${name}/cluster`;
        const own = groups.find(isLogGroup);
        if (own !== undefined) {
          if (waitsFor(block).has(own.address)) continue;
          const message = `depends_on lacks ${own.address}; EKS may make the log group first`;
          yield problemAt(block, placeOf(block, 'depends_on'), { message });
        } else if (block.stack.complete && name !== undefined && !groups.some((group) => textOf(group, 'name') === undefined)) {
          const message = `no log group /aws/eks/${name}/cluster is made here; the one that EKS makes keeps everything for ever`;
          yield problemAt(block, placeOf(block, 'enabled_cluster_log_types'), { message });
        }
      }
    },
  }),
  relationRule({
    id: 'JSN019',
    severity: 'warning',
    title: 'Nodes that reach the API from outside only',
    why: 'Without the private endpoint nodes call the public one. Where that is restricted to some ranges, the addresses of the NAT gateways have to be among them, or no node joins.',
    fix: '"endpoint_private_access": true',
    sources: [ENDPOINT],
    failureModes: ['E08'],
    example: { before: '"public_access_cidrs": ["203.0.113.0/24"]', after: '…, "endpoint_private_access": true' },
    subject: 'json',
    *check(project) {
      for (const { block } of clustersOf(project)) {
        if (literalBoolean(valueOf(block, 'vpc_config.endpoint_private_access') ?? false) !== false) continue;
        if (!isWritten(block, 'vpc_config')) continue;
        const open = leavesOf(block, 'vpc_config.public_access_cidrs');
        const isOpen = open.some(({ value }) => literalText(value) === undefined || literalText(value) === '0.0.0.0/0');
        if (open.length > 0 && !isOpen) {
          yield problemAt(block, placeOf(block, 'vpc_config.public_access_cidrs'), {
            message: 'the private endpoint is off, and the public one takes these ranges only',
          });
        }
      }
    },
  }),
  relationRule({
    id: 'JSN020',
    severity: 'error',
    title: 'A network of a cluster that EKS refuses',
    why: 'EKS puts network interfaces of the control plane into at least two zones, and needs one endpoint at least.',
    fix: 'name subnets in at least two zones, and leave one endpoint on',
    sources: [NETWORK, ENDPOINT],
    failureModes: ['E05'],
    example: { before: '"subnet_ids": ["subnet-0a1"]', after: '"subnet_ids": ["subnet-0a1", "subnet-0b2"]' },
    subject: 'json',
    *check(project) {
      for (const { block } of clustersOf(project)) {
        const isOff = (name: string, otherwise: boolean): boolean =>
          literalBoolean(valueOf(block, `vpc_config.${name}`) ?? otherwise) === false;
        if (isWritten(block, 'vpc_config') && isOff('endpoint_public_access', true) && isOff('endpoint_private_access', false)) {
          yield problemAt(block, placeOf(block, 'vpc_config.endpoint_public_access'), { message: 'neither endpoint is on' });
        }
        const subnets = leavesOf(block, 'vpc_config.subnet_ids');
        const [only, ...others] = subnets;
        // On an Outpost the control plane is in one zone.
        if (only === undefined || others.some(({ value }) => value !== only.value) || isWritten(block, 'outpost_config'))
          continue;
        // One expression may stand for many.
        if (literalText(only.value) === undefined && !isOneSubnet(only.value)) continue;
        yield problemAt(block, only.path, { received: quoted(only.value), message: 'at least two subnets, in different zones' });
      }
    },
  }),
];

function ignoresChanges(block: Block, name: string): boolean {
  return leavesOf(block, 'lifecycle.ignore_changes').some(({ value }) => [name, 'all'].includes(String(value)));
}

/** A reference to one resource, not to a list and not to a variable. */
const isResource = (value: unknown): boolean => typeof value === 'string' && /^\$\{aws_[\w.-]+\}$/.test(value);

const isOneSubnet = (value: unknown): boolean => typeof value === 'string' && /^\$\{aws_subnet\.[\w-]+\.id\}$/.test(value);
