import { judgeJson, type ProviderKnowledge } from '../../lib/rules/json';
import { KnownSchemas } from '../../lib/schema/known-schemas';
import { synthesizedStack, type SynthesizedStack } from '../../lib/rules/synthesized';
import { formatJsonPath, type Json } from '../../lib/terraform/stack-json';

/** What the installed bindings know, of every block. */
export const knowledge: ProviderKnowledge = { schemas: new KnownSchemas(process.cwd()), of: 'all' };

export type Blocks = Readonly<Record<string, Json>>;

/** Stacks of these blocks, named a, b, …; of resources alone where a block is no block of Terraform. */
export const stacksOf = (...stacks: readonly Blocks[]): readonly SynthesizedStack[] =>
  stacks.map((blocks, index) => synthesizedStack(String.fromCharCode(97 + index), JSON.stringify(blocks)));

/** `JSN001 a.resource.aws_route.main.gateway_id → suggestion` for all that rules say about stacks. */
export const judged = (...stacks: readonly Blocks[]): readonly string[] =>
  judgeJson(stacksOf(...stacks), { today: '2026-11-28', knowledge }).map(
    ({ rule, stack, path, problem: { suggestion } }) =>
      `${rule.id} ${stack}.${formatJsonPath(path)}${suggestion === undefined ? '' : ` → ${suggestion}`}`,
  );

/** The same for one rule and one stack of resources, without the beginning of the path. */
export const saidBy = (rule: string, resource: Blocks, more: Blocks = {}): readonly string[] =>
  judged({ resource, ...more }).flatMap((text) =>
    text.startsWith(`${rule} `) ? [text.replace(`${rule} a.resource.`, '').replace(`${rule} a.`, '')] : [],
  );

export const merged = (...parts: readonly Blocks[]): Blocks =>
  parts.reduce<Record<string, Json>>((all, part) => {
    for (const [type, blocks] of Object.entries(part)) {
      all[type] = { ...(all[type] as Record<string, Json> | undefined), ...(blocks as Record<string, Json>) };
    }
    return all;
  }, {});

const trust = (service: string, ...actions: readonly string[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: actions }],
  });

const CLUSTER_POLICIES = ['Cluster', 'Compute', 'BlockStorage', 'LoadBalancing', 'Networking'];

const attachments = (role: string, names: readonly string[]): Record<string, Json> =>
  Object.fromEntries(
    names.map((name) => [
      `${role}_${name}`,
      { role: `\${aws_iam_role.${role}.name}`, policy_arn: `arn:aws:iam::aws:policy/${name}` },
    ]),
  );

const clusterPolicyNames = CLUSTER_POLICIES.map((name) => `AmazonEKS${name}Policy`);
const nodePolicyNames = ['AmazonEKSWorkerNodeMinimalPolicy', 'AmazonEC2ContainerRegistryPullOnly'];

/** A sound Auto Mode cluster with its roles, as a stack of resources. `change` is laid over the cluster. */
export function autoModeCluster(change: Blocks = {}): Blocks {
  return {
    aws_eks_cluster: {
      main: {
        name: 'shop',
        role_arn: '${aws_iam_role.cluster.arn}',
        version: '1.36',
        bootstrap_self_managed_addons: false,
        access_config: { authentication_mode: 'API' },
        compute_config: { enabled: true, node_pools: ['system'], node_role_arn: '${aws_iam_role.node.arn}' },
        kubernetes_network_config: { elastic_load_balancing: { enabled: true } },
        storage_config: { block_storage: { enabled: true } },
        vpc_config: {
          endpoint_private_access: true,
          endpoint_public_access: false,
          subnet_ids: ['subnet-0a1', 'subnet-0b2'],
        },
        depends_on: clusterPolicyNames.map((name) => `aws_iam_role_policy_attachment.cluster_${name}`),
        ...change,
      },
    },
    aws_iam_role: {
      cluster: {
        name: 'shop-cluster',
        assume_role_policy: trust('eks.amazonaws.com', 'sts:AssumeRole', 'sts:TagSession'),
      },
      node: { name: 'shop-node', assume_role_policy: trust('ec2.amazonaws.com', 'sts:AssumeRole') },
    },
    aws_iam_role_policy_attachment: {
      ...attachments('cluster', clusterPolicyNames),
      ...attachments('node', nodePolicyNames),
    },
  };
}

export { trust as trustPolicy };

export const manifest = (body: Json): Blocks => ({ kubernetes_manifest: { m: { manifest: body } } });
export const storage = (parameters: Record<string, Json>, provisioner = 'ebs.csi.eks.amazonaws.com'): Blocks =>
  manifest({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'gp3' },
    provisioner,
    volumeBindingMode: 'WaitForFirstConsumer',
    parameters,
  });
export const storageResource = (parameters: Record<string, Json>): Blocks => ({
  kubernetes_storage_class_v1: {
    a: {
      metadata: { name: 'gp3' },
      storage_provisioner: 'ebs.csi.eks.amazonaws.com',
      volume_binding_mode: 'WaitForFirstConsumer',
      parameters,
    },
  },
});
