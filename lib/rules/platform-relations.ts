import { isDeepStrictEqual } from 'node:util';
import { allowedValues } from '../model/kubernetes/requirement';
import type { SubnetSelector } from '../model/kubernetes/node-class';
import type { Network } from '../model/network';
import { subnetSelectorTags } from '../model/network-tags';
import { parsePrincipalArn } from '../model/principal-arn';
import { isReference } from '../model/reference';
import { misspeltName } from './did-you-mean';
import { placeOfList } from './requirement-places';
import { relationRule, type Rule } from './rule';

const date = '2026-11-21';
const ENTRIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html', date };
const GET_TOKEN = { url: 'https://docs.aws.amazon.com/cli/latest/reference/eks/get-token.html', date };

/** What is wrong between the platform and the rest of the environment. */
export const platformRelationRules: readonly Rule[] = [
  relationRule({
    id: 'PLT040',
    severity: 'error',
    title: 'A role that cannot be assumed by its ARN',
    why: 'Terraform hands it to `aws eks get-token --role-arn`. Anything but the ARN of a role fails at the first plan.',
    fix: "accessRole: 'arn:aws:iam::111122223333:role/platform-admin'",
    sources: [GET_TOKEN],
    example: { before: "accessRole: 'platform-admin'", after: "accessRole: 'arn:aws:iam::111122223333:role/platform-admin'" },
    subject: 'platform',
    *check({ accessRole }) {
      if (accessRole === undefined || isReference(accessRole) || parsePrincipalArn(accessRole)?.kind === 'role') return;
      yield { path: ['accessRole'], received: `'${accessRole}'`, message: 'the ARN of an IAM role' };
    },
  }),
  relationRule({
    id: 'PLT041',
    severity: 'warning',
    title: 'Terraform reaches the API as somebody without access',
    why: 'The role gets a token and every request is answered with Unauthorized, because no access entry of this environment names it.',
    fix: 'add it to access.admins, or leave accessRole out: the roles of access.pipeline have entries',
    sources: [ENTRIES],
    failureModes: ['D04'],
    example: {
      before: "accessRole: 'arn:aws:iam::111122223333:role/deploy'",
      after: "access: { admins: ['arn:aws:iam::111122223333:role/deploy'], … }",
    },
    subject: 'environment',
    *check({ platform, access }) {
      const role = platform?.accessRole;
      if (role === undefined || access === undefined || isReference(role)) return;
      if (access.entries.some(({ principalArn }) => principalArn === role)) return;
      yield { path: ['platform', 'accessRole'], received: `'${role}'`, message: 'no access entry names it' };
    },
  }),
  relationRule({
    id: 'NSP010',
    severity: 'warning',
    title: 'A namespace that looks like a misspelt one',
    why: 'EKS compares neither the namespaces of access policies nor those of Pod Identities with what exists: with a misspelt one people see nothing and pods get no credentials.',
    fix: 'write the namespace as platform.namespaces has it',
    sources: [ENTRIES, { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html', date }],
    failureModes: ['B13', 'G06'],
    example: {
      before: "podIdentities: { api: { namespace: 'payment', … } }",
      after: "podIdentities: { api: { namespace: 'payments', … } }",
    },
    subject: 'environment',
    *check({ platform, access, podIdentities = [] }) {
      const declared = (platform?.namespaces ?? []).map(({ name }) => name);
      const ofTeams = (access?.entries ?? []).flatMap(({ path, policies }) =>
        policies.flatMap(({ scope }) =>
          scope.type !== 'namespace'
            ? []
            : scope.namespaces.map((name, index) => ({ name, path: ['access', ...path, 'namespaces', index] })),
        ),
      );
      const ofPods = podIdentities.map(({ name, namespace }) => ({
        name: namespace,
        path: ['podIdentities', name, 'namespace'],
      }));
      for (const { name, path } of [...ofTeams, ...ofPods]) {
        if (name.includes('*') || declared.includes(name) || isReference(name)) continue;
        const suggestion = misspeltName(name, declared);
        if (suggestion === undefined) continue;
        yield { path, received: `'${name}'`, message: 'platform.namespaces does not declare it', suggestion };
      }
    },
  }),
  relationRule({
    id: 'NSP005',
    severity: 'note',
    title: 'A group without rights',
    why: 'An access entry with groups only gives the rights of the role bindings that name them. Nothing in this platform binds this group; something else has to.',
    fix: "groups: { '<group>': 'edit' } in a namespace, unless it is bound elsewhere",
    sources: [ENTRIES],
    failureModes: ['B13'],
    example: {
      before: "access: { teams: { dev: { groups: ['developers'], … } } }",
      after: "namespaces: { shop: { groups: { developers: 'edit' } } }",
    },
    subject: 'environment',
    *check({ access, platform }) {
      if (access === undefined || platform === undefined) return;
      const bound = new Set([
        ...platform.namespaces.flatMap(({ groups }) => Object.keys(groups)),
        ...platform.roleBindings.map(({ group }) => group),
      ]);
      for (const entry of access.entries) {
        for (const [index, group] of entry.type === 'STANDARD' ? entry.groups.entries() : []) {
          if (bound.has(group)) continue;
          const path = ['access', ...entry.path, 'groups', index];
          yield { path, received: `'${group}'`, message: 'no namespace and no role binding names this group' };
        }
      }
    },
  }),
  relationRule({
    id: 'NPL039',
    severity: 'error',
    title: 'A node pool in zones that the network does not have',
    why: 'Nodes start in the subnets that their node class selects. A pool that asks only for other zones finds none and launches nothing, without an error.',
    fix: 'name zones of the network, or give the network a subnet there',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html', date }],
    failureModes: ['C30'],
    example: {
      before: "zones: ['ap-northeast-1a', 'ap-northeast-1c'], … requirement('topology.kubernetes.io/zone').in('ap-northeast-1d')",
      after: "requirement('topology.kubernetes.io/zone').in('ap-northeast-1a', 'ap-northeast-1c')",
    },
    subject: 'environment',
    *check({ platform, network, prefix }) {
      // Ids of zones name none: which name is which is known to the account only.
      if (platform === undefined || network === undefined || network.zones.some(({ notation }) => notation !== 'name')) return;
      const zones = network.zones.map(({ zone }) => zone);
      for (const pool of platform.nodePools) {
        const { nodeClass, requirements } = pool;
        const wanted = allowedValues(requirements, 'topology.kubernetes.io/zone') ?? [];
        const own = platform.nodeClasses.find((one) => one.name === nodeClass);
        if (own !== undefined && !own.subnetSelectorTerms.every((term) => isOfNetwork(term, network, prefix))) continue;
        if (wanted.length === 0 || wanted.some((zone) => isReference(zone) || zones.includes(zone))) continue;
        // What is no name of a zone is another rule's.
        if (!wanted.every((zone) => zone.startsWith(zones[0]?.slice(0, -1) ?? ''))) continue;
        yield {
          path: ['platform', ...placeOfList(pool, 'topology.kubernetes.io/zone')],
          received: wanted.join(', '),
          message: `the network has subnets in ${zones.join(', ')}`,
        };
      }
    },
  }),
];

/** Whether a selector finds no subnet but those of this network. */
function isOfNetwork(term: SubnetSelector, network: Network, prefix: string | undefined): boolean {
  if (network.kind === 'own') {
    return 'tags' in term && prefix !== undefined && isDeepStrictEqual(term.tags, subnetSelectorTags(prefix, 'node'));
  }
  return 'id' in term && Object.values(network.subnetIds.node).includes(term.id);
}
