import { isUnknown, literalText } from '../../terraform/block';
import { isObject, type Located } from '../../terraform/stack-json';
import { didYouMean } from '../did-you-mean';
import { type AnyRelationRule, relationRule } from '../rule';
import { suggesting } from '../texts';
import { type JsonProject, leavesOf, problemAt, quoted, textOf } from './json-project';
import { manifestsOf } from './objects-by-kind';

const date = '2026-11-28';
const ALB = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html', date };
const NODE_POOL = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html', date };
const MORPH = {
  url: 'https://github.com/hashicorp/terraform-provider-kubernetes/blob/v2.38.0/manifest/morph/morph.go',
  date,
};
const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** Members with closed lists, by kind and API version. */
const CLOSED: Readonly<Record<string, readonly [apiVersion: string, members: Readonly<Record<string, readonly string[]>>]>> = {
  NodePool: [
    'karpenter.sh/v1',
    {
      'spec.disruption.consolidationPolicy': ['WhenEmpty', 'WhenEmptyOrUnderutilized', 'Balanced'],
      'spec.disruption.budgets.reasons': ['Underutilized', 'Empty', 'Drifted', 'Unhealthy'],
      // Newer controllers know Gte and Lte.
      'spec.template.spec.requirements.operator': ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt', 'Gte', 'Lte'],
      'spec.template.spec.taints.effect': EFFECTS,
      'spec.template.spec.startupTaints.effect': EFFECTS,
    },
  ],
  NodeClass: [
    'eks.amazonaws.com/v1',
    {
      'spec.networkPolicy': ['DefaultAllow', 'DefaultDeny'],
      'spec.networkPolicyEventLogs': ['Enabled', 'Disabled'],
      'spec.snatPolicy': ['Random', 'Disabled'],
    },
  ],
  IngressClassParams: [
    'eks.amazonaws.com/v1',
    {
      'spec.scheme': ['internal', 'internet-facing'],
      'spec.ipAddressType': ['ipv4', 'dualstack', 'dualstack-without-public-ipv4'],
      'spec.targetType': ['ip', 'instance'],
    },
  ],
  PriorityClass: ['scheduling.k8s.io/v1', { preemptionPolicy: ['Never', 'PreemptLowerPriority'] }],
  StorageClass: ['storage.k8s.io/v1', { reclaimPolicy: ['Delete', 'Retain'] }],
  IngressClass: ['networking.k8s.io/v1', { 'spec.parameters.scope': ['Cluster', 'Namespace'] }],
  NetworkPolicy: [
    'networking.k8s.io/v1',
    {
      'spec.policyTypes': ['Ingress', 'Egress'],
      'spec.ingress.ports.protocol': PROTOCOLS,
      'spec.egress.ports.protocol': PROTOCOLS,
    },
  ],
};

/** Values in the manifests of objects. */
export const manifestValueRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN066',
    severity: 'error',
    title: 'A value that the API of an object refuses',
    why: 'Kinds of Auto Mode and of Kubernetes have closed lists for these members, and a list for values of requirements; the API refuses the object.',
    fix: 'write one of the values that exist',
    sources: [NODE_POOL, ALB, { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html', date }],
    failureModes: ['C14'],
    example: { before: '"networkPolicy": "DenyAll"', after: '"networkPolicy": "DefaultDeny"' },
    subject: 'json',
    *check(project) {
      for (const [kind, [apiVersion, members]] of Object.entries(CLOSED)) {
        for (const block of manifestsOf(project, kind)) {
          if (textOf(block, 'manifest.apiVersion') !== apiVersion) continue;
          for (const [names, accepted] of Object.entries(members)) {
            for (const { value, path } of leavesOf(block, `manifest.${names}`)) {
              const text = literalText(value);
              if (text === undefined || accepted.includes(text)) continue;
              const message = `accepted is ${accepted.join(', ')}`;
              yield problemAt(block, path, { received: `'${text}'`, message, ...suggesting(didYouMean(text, accepted)) });
            }
          }
        }
      }
      for (const { value, path } of requirementValues(project)) {
        if (typeof value !== 'string' || path.at(-1) !== 'values' || isUnknown(value)) continue;
        yield { path, received: quoted(value), message: 'a list of texts', fix: `write ["${value}"]` };
      }
    },
  }),
  relationRule({
    id: 'JSN065',
    severity: 'warning',
    title: 'Values of a node pool that are no text',
    why: 'The API takes values of requirements as text only, numbers too: "4", not 4. The provider makes text of numbers where it knows the kind; whatever hands the same object to the API as it is, is refused.',
    fix: 'put the values into quotes',
    sources: [NODE_POOL, MORPH],
    failureModes: ['C14'],
    example: { before: '"values": [4]', after: '"values": ["4"]' },
    subject: 'json',
    *check(project) {
      for (const { value, path } of requirementValues(project)) {
        if (typeof value === 'string' || isObject(value)) continue;
        yield { path, received: quoted(value), message: 'text', suggestion: String(value) };
      }
    },
  }),
];

/** Each with its place in the project. */
function* requirementValues(project: JsonProject): Iterable<Located> {
  for (const block of manifestsOf(project, 'NodePool')) {
    for (const { value, path } of leavesOf(block, 'manifest.spec.template.spec.requirements.values')) {
      yield { value, path: [block.stack.name, ...path] };
    }
  }
}
