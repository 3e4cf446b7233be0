import {
  controllerFeaturesSource,
  gatewayControllerPrefix,
  oidcAnnotation,
  securityGroupPolicyMinimumVersion,
  serviceFeaturesSource,
  unreadAnnotations,
} from '../aws/controller-features';
import { compareVersions, isMinorVersion } from '../aws/kubernetes-versions';
import { quantityValue } from '../model/kubernetes/quantity';
import type { HelmRelease } from '../model/platform';
import { isReference } from '../model/reference';
import { isObject, type Member, membersOf } from './chart-members';
import { chartNodeRules } from './chart-nodes';
import type { InputPath } from './input-path';
import { relationRule, type Problem, type Rule } from './rule';

const date = '2026-11-21';
const RBAC = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-managed-rbac-example.html', date };
const PODS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-sgp.html', date };
const PRIVATE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html', date };
const LIMITS = { url: 'https://github.com/aws/containers-roadmap/issues/2776', date };
const METADATA = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/automode-learn-instances.html', date };

/** A private copy of images: a repository of ECR, or an endpoint of it. */
const PRIVATE_REGISTRY = /\b\d{12}\.dkr[.-]ecr[.\w-]*\.(amazonaws|on\.aws)/;

/** Charts whose software asks the instance metadata, which pods cannot reach, for what is not in their values. */
const NEEDED_VALUES: ReadonlyMap<string, readonly string[]> = new Map([
  ['amazon-cloudwatch-observability', ['clusterName', 'region']],
]);

/** From this many CPUs on, a container without a limit is enough to starve the daemons of its node. */
const LARGE_CPUS = 2;

/** The objects of a kind that a chart is given as they are (`extraObjects`). */
function* objectsOfKind(releases: readonly HelmRelease[], kind: string): Iterable<InputPath> {
  for (const release of releases) {
    for (const { path, key, value } of membersOf(release)) if (key === 'kind' && value === kind) yield path;
  }
}

/** What charts are told, held against what Auto Mode does. Defaults inside a chart cannot be seen here. */
export const chartRules: readonly Rule[] = [
  relationRule({
    id: 'HLM001',
    severity: 'warning',
    title: 'An annotation that nobody reads',
    why: 'The load balancer controller of Auto Mode does not know every annotation of the self-managed one. What it does not know it ignores without a word, so the load balancer is not the one that was meant.',
    fix: 'write it in the way of Auto Mode',
    sources: [controllerFeaturesSource, serviceFeaturesSource],
    failureModes: ['F07', 'F13'],
    example: {
      before: "annotations: { 'alb.ingress.kubernetes.io/group.name': 'shop' }",
      after: "ingressClasses: { shared: { scheme: 'internal', group: 'shop' } }",
    },
    subject: 'platform',
    *check({ helmReleases }) {
      for (const release of helmReleases) {
        for (const { path, key, value } of membersOf(release)) {
          const instead = unreadAnnotations.get(key);
          if (instead !== undefined) yield { path, received: `'${key}'`, message: `Auto Mode does not read it; ${instead}` };
          if (typeof value === 'string' && value.startsWith(gatewayControllerPrefix)) {
            yield { path, received: `'${value}'`, message: 'Auto Mode has no controller for the Gateway API' };
          }
        }
      }
    },
  }),
  relationRule({
    id: 'HLM002',
    severity: 'warning',
    title: 'A target group that goes with its binding',
    why: 'The controller of Auto Mode deletes a target group together with the TargetGroupBinding, or with the cluster, also one that somebody else made.',
    fix: 'give the binding a target group that nothing else needs, with the tag eks:eks-cluster-name, or acknowledge it',
    sources: [controllerFeaturesSource],
    failureModes: ['F09'],
    example: {
      before: 'extraObjects: [{ kind: TargetGroupBinding, … }] for a shared target group',
      after: 'a target group of its own',
    },
    subject: 'platform',
    *check({ helmReleases }) {
      for (const path of objectsOfKind(helmReleases, 'TargetGroupBinding')) {
        yield { path, message: 'the controller deletes the target group with it' };
      }
    },
  }),
  relationRule({
    id: 'HLM003',
    severity: 'warning',
    title: 'Security groups of pods before Kubernetes 1.36',
    why: 'Auto Mode reads SecurityGroupPolicy from Kubernetes 1.36 on. Before, it is ignored, and the pods have the security groups of their node.',
    fix: "cluster.version: '1.36' or newer, or podNetwork.podSecurityGroupSelectorTerms of a node class, for all pods of its nodes",
    sources: [PODS],
    failureModes: ['C38'],
    example: { before: "version: '1.35', … kind: SecurityGroupPolicy", after: "version: '1.36'" },
    subject: 'platform',
    *check({ helmReleases, cluster: { version } }) {
      if (!isMinorVersion(version) || compareVersions(version, securityGroupPolicyMinimumVersion) >= 0) return;
      for (const path of objectsOfKind(helmReleases, 'SecurityGroupPolicy')) {
        yield { path, message: `Kubernetes ${version} ignores it on Auto Mode` };
      }
    },
  }),
  relationRule({
    id: 'HLM004',
    severity: 'warning',
    title: 'Signing in by OIDC without the right to read the Secret',
    why: 'The controller reads the client of the identity provider from a Secret, and its own policy does not let it. The Ingress gets no load balancer: "secrets is forbidden".',
    fix: "namespaces: { shop: { loadBalancerSecrets: ['<the Secret of auth-idp-oidc>'] } }",
    sources: [RBAC],
    failureModes: ['F12'],
    example: {
      before: "annotations: { 'alb.ingress.kubernetes.io/auth-type': 'oidc', … }",
      after: "namespaces: { shop: { loadBalancerSecrets: ['oidc-client'] } }",
    },
    subject: 'platform',
    needs: ['namespaces'],
    *check({ helmReleases, namespaces }) {
      for (const release of helmReleases) {
        const namespace = namespaces.find(({ name }) => name === release.namespace);
        if ((namespace?.loadBalancerSecrets.length ?? 0) > 0) continue;
        for (const { path, key, value } of membersOf(release)) {
          if (key !== oidcAnnotation.key || value !== oidcAnnotation.value) continue;
          yield {
            path,
            received: `'${oidcAnnotation.value}'`,
            message: `the controller reads no Secret of namespace ${release.namespace}`,
            fix: `namespaces: { ${quotedKey(release.namespace)}: { loadBalancerSecrets: ['<the Secret of auth-idp-oidc>'] } }`,
          };
        }
      }
    },
  }),
  relationRule({
    id: 'HLM005',
    severity: 'warning',
    title: 'A chart whose software asks the instance metadata',
    why: 'Pods cannot reach the metadata of their node on Auto Mode. Software that looks there for its region or cluster takes the node for a machine outside AWS, or ends.',
    fix: 'write the values',
    sources: [METADATA, { url: 'https://github.com/aws-observability/helm-charts/issues/75', date }],
    failureModes: ['C26', 'G03'],
    example: { before: 'values: {}', after: "values: { clusterName: 'shop-production', region: 'ap-northeast-1' }" },
    subject: 'platform',
    *check({ helmReleases, cluster }) {
      for (const { name, chart, values } of helmReleases) {
        const missing = (NEEDED_VALUES.get(chart.split('/').at(-1) ?? chart) ?? []).filter((key) => values[key] === undefined);
        if (missing.length === 0) continue;
        yield {
          path: ['helmReleases', name, 'values'],
          received: `no ${missing.join(' and no ')}`,
          message: 'its software asks the instance metadata instead, which pods cannot reach',
          ...(isReference(cluster.name)
            ? {}
            : { fix: `values: { clusterName: '${cluster.name}', region: '${cluster.region}' }` }),
        };
      }
    },
  }),
  relationRule({
    id: 'HLM006',
    severity: 'note',
    title: 'A large container without a limit of CPU',
    why: 'Nothing of a node can be kept back for the daemons of Auto Mode. Containers that take all of the CPU make the node miss its heartbeat, and it is taken for broken.',
    fix: 'a limit of CPU, or a pool with larger instances',
    sources: [LIMITS],
    failureModes: ['C39'],
    example: {
      before: 'resources: { requests: { cpu: 4 } }',
      after: 'resources: { requests: { cpu: 4 }, limits: { cpu: 4 } }',
    },
    subject: 'platform',
    needs: ['namespaces'],
    *check({ helmReleases, namespaces }) {
      for (const release of helmReleases) {
        // A namespace may give every container a limit.
        const { containerLimits } = namespaces.find(({ name }) => name === release.namespace) ?? {};
        if (containerLimits?.default?.['cpu'] !== undefined) continue;
        for (const member of membersOf(release)) yield* withoutLimit(member);
      }
    },
  }),
  relationRule({
    id: 'HLM007',
    severity: 'warning',
    subject: 'environment',
    title: 'Images from the internet, in a network without',
    why: 'Nodes reach the registry of the chart through the internet only. Without a way there, and without a private copy, every pod of it ends with ImagePullBackOff.',
    fix: 'copy the images to ECR and name that registry in the values, or acknowledge this when a proxy or a transit gateway leads out',
    sources: [PRIVATE],
    failureModes: ['E11'],
    example: {
      before: 'internetAccess: false, … helmReleases: { keda: { …, values: {} } }',
      after: "values: { image: { registry: '111122223333.dkr.ecr.ap-northeast-1.amazonaws.com' } }",
    },
    *check({ network, platform }) {
      if (network?.kind !== 'own' || network.internetGateway) return;
      for (const { name, values } of platform?.helmReleases ?? []) {
        const text = JSON.stringify(values);
        // A reference may well be one.
        if (PRIVATE_REGISTRY.test(text) || text.includes('${')) continue;
        yield {
          path: ['platform', 'helmReleases', name, 'values'],
          received: 'no registry of ECR',
          message: 'nodes of this network reach no other one',
        };
      }
    },
  }),
  ...chartNodeRules,
];

function* withoutLimit({ path, key, value }: Member): Iterable<Problem> {
  if (key !== 'resources' || !isObject(value) || !isObject(value['requests'])) return;
  const { cpu } = value['requests'];
  if (typeof cpu !== 'string' && typeof cpu !== 'number') return;
  const limits = value['limits'];
  if ((quantityValue(cpu) ?? 0) < LARGE_CPUS || (isObject(limits) && limits['cpu'] !== undefined)) return;
  yield { path: [...path, 'requests', 'cpu'], received: String(cpu), message: 'no limit keeps the rest of the node running' };
}

const quotedKey = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`);
