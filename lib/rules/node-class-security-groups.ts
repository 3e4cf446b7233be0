import type { NodeClassSettings, SecurityGroupSelector } from '../model/kubernetes/node-class';
import { isClusterName } from '../model/names';
import { isReference } from '../model/reference';
import { CLUSTER_NAME_TAG } from '../model/security-group-tags';
import type { InputPath } from './input-path';
import { relationRule, type Rule } from './rule';

const date = '2026-11-21';
const NETWORKING = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html', date };

/** Security groups of nodes and pods that somebody brings. */
export const nodeClassSecurityGroupRules: readonly Rule[] = [
  relationRule({
    id: 'NDC013',
    severity: 'warning',
    title: 'Nodes or pods with security groups of their own',
    why: 'They then no longer have the group of the cluster. A group that does not let nodes, pods and the control plane talk to each other makes some pods work and others not. Groups named by id get the tag eks:eks-cluster-name, by which Auto Mode may open them for load balancers, from the platform; a NodeClass that is used alone does not know the cluster, and its groups need it too.',
    fix: 'allow all traffic within the group and with the cluster security group, and acknowledge it; or select the cluster security group too',
    sources: [NETWORKING, { url: 'https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html', date }],
    failureModes: ['E03', 'B23'],
    example: {
      before: "securityGroupSelectorTerms: [{ tags: { Name: 'for-eks-worker-nodes' } }]",
      after: "securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'shop-production' } }]",
    },
    subject: 'platform',
    *check({ nodeClasses, cluster }) {
      // Nothing is compared with a name that is none (CLU010).
      if (!isReference(cluster.name) && !isClusterName(cluster.name)) return;
      for (const { path, terms } of nodeClasses.flatMap(securityGroupTerms)) {
        if (haveGroupOf(terms, cluster.name)) continue;
        yield { path, message: 'the cluster security group is not among them' };
      }
    },
  }),
  relationRule({
    id: 'NDC022',
    severity: 'warning',
    title: 'Security groups that load balancers may not be able to open',
    why: 'Auto Mode may only edit groups whose tag eks:eks-cluster-name is the name of the cluster; otherwise the targets of load balancers stay unhealthy. Groups named by id get the tag; which ones a name or other tags select only AWS knows, so nobody here can tag them.',
    fix: 'name the groups by id; or tag them where they are made and select them by that tag',
    sources: [
      { url: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEKSLoadBalancingPolicy.html', date },
      NETWORKING,
    ],
    failureModes: ['B23'],
    example: {
      before: "securityGroupSelectorTerms: [{ name: 'nodes' }]",
      after: "securityGroupSelectorTerms: [{ tags: { 'eks:eks-cluster-name': 'shop-production' } }]",
    },
    subject: 'platform',
    *check({ nodeClasses, cluster }) {
      for (const { path, terms } of nodeClasses.flatMap(securityGroupTerms)) {
        if (haveGroupOf(terms, cluster.name)) continue;
        for (const [index, { id, name, tags }] of terms.entries()) {
          if (id !== undefined || isReference(name) || tags?.[CLUSTER_NAME_TAG] === cluster.name) continue;
          yield {
            path: [...path, index, name === undefined ? 'tags' : 'name'],
            received: name === undefined ? 'groups by other tags' : `'${name}'`,
            message: `the tag ${CLUSTER_NAME_TAG} has to be on them`,
          };
        }
      }
    },
  }),
];

interface SecurityGroupTerms {
  readonly path: InputPath;
  readonly terms: readonly SecurityGroupSelector[];
}

/** Of nodes, and of pods where somebody gave them other groups. */
function securityGroupTerms({ name, securityGroupSelectorTerms, podNetwork }: NodeClassSettings): readonly SecurityGroupTerms[] {
  const path = ['nodeClasses', name];
  const pods = podNetwork?.podSecurityGroupSelectorTerms;
  const same = JSON.stringify(pods) === JSON.stringify(securityGroupSelectorTerms);
  return [
    { path: [...path, 'securityGroupSelectorTerms'], terms: securityGroupSelectorTerms },
    ...(pods === undefined || same ? [] : [{ path: [...path, 'podNetwork', 'podSecurityGroupSelectorTerms'], terms: pods }]),
  ];
}

/** A reference may be to the group of the cluster. */
const haveGroupOf = (terms: readonly SecurityGroupSelector[], clusterName: string): boolean =>
  terms.some(({ id, tags }) => isReference(id) || tags?.['aws:eks:cluster-name'] === clusterName);
