import { literalBoolean, literalText, wholeReference } from '../../terraform/block';
import type { JsonPath } from '../../terraform/stack-json';
import { grantRules } from '../access-grants';
import { principalRules } from '../access-principals';
import { endpointRules } from '../cluster-endpoint';
import { addressRules } from '../cluster-addresses';
import { roleRules } from '../cluster-roles';
import { versionRules } from '../cluster-version';
import { environmentRelationRules } from '../environment-relations';
import { mixedComputeRules } from '../mixed-compute';
import { podIdentityRules } from '../pod-identity';
import { type Problem, type Rule, type RuleContext, type ValueRule, valueProblems } from '../rule';
import { stateRules } from '../state';
import { clustersOf, type JsonCluster } from './clusters';
import { backendProblems } from './configuration-backends';
import { computeProblems } from './configuration-compute';
import { networkOf } from './cluster-network';
import { type Block, type JsonProject, leavesOf, placeOf, problemAt, textOf, valueOf } from './json-project';
import { manifestProblems } from './manifests';

/** What a rule of the configuration says, in the places of the JSON. */
export interface ConfigurationProblem {
  readonly rule: Pick<Rule, 'id' | 'severity' | 'fix'>;
  readonly problem: Problem;
}

const byId = new Map<string, Rule>(
  [
    ...[...principalRules, ...grantRules, ...podIdentityRules, ...endpointRules],
    ...[...versionRules, ...roleRules, ...environmentRelationRules, ...addressRules, ...mixedComputeRules, ...stateRules],
  ].map((rule) => [rule.id, rule]),
);

const ruleOf = (id: string): Rule => byId.get(id) as Rule;

/** Where a value stands of which the configuration knows what it may be. */
interface Reading {
  readonly rules: readonly string[];
  readonly type: string;
  readonly at: string;
  /** Remedy in the words of Terraform, where the rule's own is in those of the configuration. */
  readonly fix?: string;
  readonly unless?: (block: Block) => boolean;
}

const isPrivate = (block: Block): boolean => literalBoolean(valueOf(block, 'vpc_config.endpoint_public_access')) === false;

const READINGS: readonly Reading[] = [
  {
    rules: ['ACC003'],
    type: 'aws_eks_access_entry',
    at: 'principal_arn',
    fix: 'take the ARN from `aws iam list-roles --path-prefix /aws-reserved/sso.amazonaws.com/`',
  },
  { rules: ['ACC007'], type: 'aws_eks_access_policy_association', at: 'access_scope.namespaces' },
  { rules: ['POD001'], type: 'aws_eks_pod_identity_association', at: 'namespace' },
  { rules: ['POD002'], type: 'aws_eks_pod_identity_association', at: 'service_account' },
  { rules: ['CLU033'], type: 'aws_eks_cluster', at: 'remote_network_config.remote_node_networks.cidrs' },
  { rules: ['CLU033'], type: 'aws_eks_cluster', at: 'remote_network_config.remote_pod_networks.cidrs' },
  { rules: ['CMP003'], type: 'aws_eks_fargate_profile', at: 'selector.namespace' },
  { rules: ['CMP022'], type: 'aws_eks_node_group', at: 'instance_types' },
  { rules: ['CMP022'], type: 'aws_launch_template', at: 'instance_type' },
  { rules: ['CLU022'], type: 'aws_eks_cluster', at: 'vpc_config.public_access_cidrs', unless: isPrivate },
];

/** Rules of the configuration on JSON that was not made from one. What is not literal is skipped. */
export function* configurationProblems(project: JsonProject, context: RuleContext): Iterable<ConfigurationProblem> {
  for (const reading of READINGS) yield* readingProblems(project, reading, context);
  for (const cluster of clustersOf(project)) if (!cluster.block.repeated) yield* clusterProblems(project, cluster, context);
  yield* computeProblems(project, ruleOf, context);
  yield* backendProblems(project, ruleOf, context);
  yield* manifestProblems(project, context);
}

function* readingProblems(
  project: JsonProject,
  { rules, type, at, fix, unless }: Reading,
  context: RuleContext,
): Iterable<ConfigurationProblem> {
  for (const block of project.resources(type)) {
    if (block.repeated || unless?.(block) === true) continue;
    for (const { value, path } of leavesOf(block, at)) {
      const text = literalText(value);
      if (text === undefined) continue;
      for (const id of rules) {
        const rule = byId.get(id) as ValueRule;
        for (const problem of valueProblems(rule.check(text, { ...context, path, input: undefined })))
          yield { rule, problem: problemAt(block, path, { received: `'${text}'`, ...problem, ...(fix && { fix }) }) };
      }
    }
  }
}

/** Where it is told, and what is said otherwise than in the configuration. */
interface Where {
  readonly at: JsonPath;
  readonly fix?: string;
  readonly received?: string;
}

function* clusterProblems(
  project: JsonProject,
  { block, autoMode }: JsonCluster,
  context: RuleContext,
): Iterable<ConfigurationProblem> {
  const told = function* (id: string, subject: object, where: Where): Iterable<ConfigurationProblem> {
    // Only what the rule looks at is there.
    const rule = byId.get(id) as Rule & { readonly check: (subject: object, context: RuleContext) => Iterable<Problem> };
    const { at, ...words } = where;
    for (const problem of rule.check(subject, context)) yield { rule, problem: problemAt(block, at, { ...problem, ...words }) };
  };

  const version = textOf(block, 'version');
  if (version !== undefined) {
    const supportType = textOf(block, 'upgrade_policy.support_type');
    const cluster = { version, supportType };
    const where = { at: placeOf(block, 'version') };
    if (autoMode) yield* told('CLU003', cluster, where);
    yield* told('CLU004', cluster, where);
    const fix = 'upgrade, or write support_type "EXTENDED" and pay six times as much for the control plane';
    yield* told('CLU005', cluster, { ...where, fix });
  }

  for (const { arn, ...where } of autoMode ? nodeRolesOf(project, block) : []) {
    const cluster = { role: {}, nodeRole: { kind: 'existing', arn }, fargateProfiles: [], nodeGroups: [] };
    yield* told('CLU052', cluster, where);
  }

  const serviceCidr = textOf(block, SERVICE_CIDR);
  const cluster = { ipFamily: textOf(block, 'kubernetes_network_config.ip_family'), serviceCidr, ...remoteNetworksOf(block) };
  yield* told('CLU031', cluster, { at: placeOf(block, SERVICE_CIDR), fix: 'remove service_ipv4_cidr' });
  const remote = { at: placeOf(block, 'remote_network_config') };
  yield* told('CLU035', cluster, remote);
  yield* told('CLU037', cluster, { ...remote, fix: 'remove remote_network_config, or keep the cluster on IPv4' });

  const cidrs = networkOf(project, block);
  if (serviceCidr === undefined || cidrs === undefined) return;
  yield* told(
    'ENV102',
    { network: { kind: 'existing', cidrs }, cluster: { serviceCidr } },
    { at: placeOf(block, SERVICE_CIDR), received: `'${serviceCidr}'` },
  );
}

const SERVICE_CIDR = 'kubernetes_network_config.service_ipv4_cidr';

/** Ranges outside AWS that are literal, as a configuration has them. */
function remoteNetworksOf(block: Block): object {
  const [nodes, pods] = ['node', 'pod'].map((kind) =>
    leavesOf(block, `remote_network_config.remote_${kind}_networks.cidrs`).flatMap(({ value }) => literalText(value) ?? []),
  );
  return valueOf(block, 'remote_network_config') === undefined ? {} : { remoteNetworks: { nodes, pods } };
}

/** Roles of nodes: as they are written, or as a role will be named that the stack makes. Nodes of classes join by EC2 entries. */
function nodeRolesOf(project: JsonProject, cluster: Block): readonly (Where & { readonly arn: string })[] {
  const entries = project.beside(cluster, 'aws_eks_access_entry').filter((one) => textOf(one, 'type') === 'EC2' && !one.repeated);
  const places = [
    { block: cluster, names: 'compute_config.node_role_arn' },
    ...entries.map((block) => ({ block, names: 'principal_arn' })),
  ];
  const found = places.flatMap(({ block, names }) => {
    const arn = textOf(block, names);
    if (arn !== undefined) return block === cluster ? [{ arn, at: placeOf(block, names), received: `'${arn}'` }] : [];
    const address = wholeReference(valueOf(block, names))?.address;
    const made = project.beside(cluster, 'aws_iam_role').find((one) => one.address === address);
    const path = made === undefined ? undefined : textOf(made, 'path');
    if (made === undefined || path === undefined) return [];
    return [{ arn: `arn:aws:iam::000000000000:role${path}${made.name}`, at: placeOf(made, 'path'), received: `'${path}'` }];
  });
  return found.filter(({ arn }, index) => found.findIndex((one) => one.arn === arn) === index);
}
