import type { NodeClassSettings } from '../model/kubernetes/node-class';
import { isReference } from '../model/reference';
import { CLUSTER_NAME_TAG } from '../model/security-group-tags';
import type { InputPath } from './input-path';
import { relationRule, type Rule } from './rule';

/** Security groups that node classes of several environments name. */
export const projectSecurityGroupRules: readonly Rule[] = [
  relationRule<'project'>({
    id: 'PRJ011',
    severity: 'error',
    subject: 'project',
    title: 'Two clusters with one security group of their own',
    why: 'The tag by which Auto Mode may open the group for load balancers holds the name of one cluster. Each apply of one environment would take it from the other, whose targets become unhealthy.',
    fix: 'a group for each cluster, or the security group that EKS makes for it',
    sources: [
      {
        url: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEKSLoadBalancingPolicy.html',
        date: '2026-11-21',
      },
    ],
    failureModes: ['B23'],
    example: {
      before: "securityGroupSelectorTerms: [{ id: 'sg-0123456789abcdef0' }] in two environments",
      after: 'a group for each of them',
    },
    *check(environments) {
      const owners = new Map<string, string>();
      for (const { name, cluster, platform } of environments) {
        for (const { id, path } of placesOf(platform?.nodeClasses ?? [])) {
          const owner = owners.get(id) ?? cluster.name;
          owners.set(id, owner);
          if (owner === cluster.name) continue;
          const message = `${owner} tags it ${CLUSTER_NAME_TAG}, too`;
          yield { path: [name, ...path], received: `'${id}'`, message };
        }
      }
    },
  }),
];

/** Groups that are named by id, with the first place where each is. */
function placesOf(nodeClasses: readonly NodeClassSettings[]): readonly { readonly id: string; readonly path: InputPath }[] {
  const places = new Map<string, InputPath>();
  for (const { name, securityGroupSelectorTerms, podNetwork } of nodeClasses) {
    for (const [member, terms] of [
      [['securityGroupSelectorTerms'], securityGroupSelectorTerms],
      [['podNetwork', 'podSecurityGroupSelectorTerms'], podNetwork?.podSecurityGroupSelectorTerms ?? []],
    ] as const) {
      for (const [index, { id }] of terms.entries()) {
        if (id === undefined || isReference(id) || places.has(id)) continue;
        places.set(id, ['platform', 'nodeClasses', name, ...member, index, 'id']);
      }
    }
  }
  return [...places].map(([id, path]) => ({ id, path }));
}
