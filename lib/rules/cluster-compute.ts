import type { BuiltInNodePool } from '../model/cluster';
import { didYouMean } from './did-you-mean';
import { relationRule, valueRule, type Rule } from './rule';
import { ofText, suggesting } from './texts';

const date = '2026-11-21';
const BUILT_IN = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html', date };
const CREATE_POOL = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html', date };
const CREATE_CLASS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html', date };
const CUSTOM_TAGS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-cluster-iam-role.html', date };

const POOLS: readonly BuiltInNodePool[] = ['general-purpose', 'system'];

/** Node pools that EKS makes. */
export const computeRules: readonly Rule[] = [
  valueRule({
    id: 'CLU040',
    severity: 'error',
    title: 'A built-in node pool that does not exist',
    why: 'EKS has two built-in pools; the provider refuses other names when it plans.',
    fix: `write ${POOLS.map((pool) => `'${pool}'`).join(' or ')}`,
    sources: [BUILT_IN],
    failureModes: ['A05'],
    example: { before: "builtInNodePools: ['sytem']", after: "builtInNodePools: ['system']" },
    at: ['cluster.builtInNodePools.*'],
    check: ofText((pool) =>
      (POOLS as readonly string[]).includes(pool)
        ? undefined
        : { message: `accepted are ${POOLS.join(' and ')}`, ...suggesting(didYouMean(pool, POOLS)) },
    ),
  }),
  relationRule({
    id: 'CLU041',
    severity: 'warning',
    title: 'Only the system pool is on',
    why: 'Its nodes have the taint CriticalAddonsOnly, so pods without that toleration, which are nearly all, stay Pending for ever.',
    fix: "add 'general-purpose', or make a node pool of your own",
    sources: [BUILT_IN],
    failureModes: ['C12'],
    example: { before: "builtInNodePools: ['system']", after: "builtInNodePools: ['general-purpose', 'system']" },
    subject: 'cluster',
    onlyWithoutPlatform: true,
    *check({ builtInCompute: { nodePools } }) {
      if (nodePools.length > 0 && nodePools.every((pool) => pool === 'system')) {
        yield { path: ['builtInNodePools'], message: 'no pool takes pods without the toleration CriticalAddonsOnly' };
      }
    },
  }),
  relationRule({
    id: 'CLU042',
    severity: 'note',
    title: 'No built-in node pool',
    why: 'The cluster then has neither a node pool nor the default node class: no pod runs until both are made. In exchange nodes may have subnets, tags, disks and a key of their own.',
    fix: 'make a node class and a node pool in the platform stack; its nodes use the node role of this cluster',
    sources: [CREATE_POOL, CREATE_CLASS],
    example: { before: "builtInNodePools: 'none'", after: "builtInNodePools: ['general-purpose']" },
    subject: 'cluster',
    onlyWithoutPlatform: true,
    *check({ builtInCompute: { nodePools }, nodeRole }) {
      if (nodePools.length > 0) return;
      yield {
        path: ['builtInNodePools'],
        message: `no node starts before there are a node class with role '${nodeRole.name}' and a node pool`,
      };
    },
  }),
  relationRule({
    id: 'CLU043',
    severity: 'error',
    title: 'Built-in node pools in the subnets of the control plane',
    why: 'Built-in pools put their nodes into the subnets that the cluster has. Dedicated subnets of the control plane are far too small for nodes, and out of addresses the control plane cannot be upgraded.',
    fix: "write `builtInNodePools: 'none'` and make node pools of your own, or `controlPlaneSubnets: 'shared'`",
    sources: [BUILT_IN],
    example: {
      before: "controlPlaneSubnets: 'dedicated'",
      after: "controlPlaneSubnets: 'dedicated', builtInNodePools: 'none'",
    },
    subject: 'cluster',
    *check({ builtInCompute: { nodePools }, controlPlaneSubnets }) {
      if (controlPlaneSubnets === 'controlPlane' && nodePools.length > 0) {
        yield { path: ['builtInNodePools'], message: "'none', because the control plane has subnets of its own" };
      }
    },
  }),
  relationRule({
    id: 'CLU044',
    severity: 'warning',
    title: 'Nodes of built-in pools never carry tags of your own',
    why: 'Built-in pools use the default node class, which nobody can change. Their instances, volumes and network interfaces have no tag of yours: they miss in cost reports, and where the organisation requires tags they do not start at all.',
    fix: "write `builtInNodePools: 'none'` and make node pools with a node class that has the tags; or acknowledge this",
    sources: [CUSTOM_TAGS, { url: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3421', date }],
    failureModes: ['B16', 'B18'],
    example: {
      before: "tags: { team: 'shop' }, cluster: {}",
      after: "tags: { team: 'shop' }, cluster: { builtInNodePools: 'none' }",
    },
    subject: 'cluster',
    *check({ builtInCompute: { nodePools }, customTags, tags }) {
      if (!customTags || nodePools.length === 0) return;
      const keys = Object.keys(tags);
      yield {
        path: ['builtInNodePools'],
        message: `their nodes will not carry ${keys.length === 0 ? 'any tag of yours' : keys.map((key) => `'${key}'`).join(', ')}`,
      };
    },
  }),
  relationRule({
    id: 'CLU045',
    severity: 'note',
    title: 'Spot in a new account',
    why: 'Auto Mode may not make the service-linked role of EC2 Spot. In an account that never used Spot, node claims of node pools that allow it fail with AuthFailure.ServiceLinkedRoleCreationNotPermitted.',
    fix: 'once per account: `aws iam create-service-linked-role --aws-service-name spot.amazonaws.com`',
    sources: [
      { url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/service-linked-roles-spot-instance-requests.html', date },
    ],
    failureModes: ['B20'],
    example: {
      before: '// a node pool with capacity type spot, in a new account',
      after: '// the role is made first, once per account',
    },
    subject: 'cluster',
    onlyWithoutPlatform: true,
    *check({ builtInCompute: { nodePools } }) {
      // Built-in pools are on demand only.
      if (nodePools.length === 0) {
        yield {
          path: ['builtInNodePools'],
          message: 'node pools that allow Spot need the service-linked role AWSServiceRoleForEC2Spot in the account',
        };
      }
    },
  }),
];
