import { irsaAnnotation } from './irsa-roles';
import { clusterDnsRanges } from './kubernetes/cluster-dns';
import { clusterFactsObject, type ClusterFacts, type ClusterFactsSettings } from './kubernetes/cluster-facts';
import { ingressClass, ingressClassParams, type IngressClassSettings } from './kubernetes/ingress-class';
import type { KubernetesObject } from './kubernetes/kubernetes-object';
import { limitRange } from './kubernetes/limit-range';
import { namespace, type NamespaceSettings } from './kubernetes/namespace';
import { networkPolicies } from './kubernetes/network-policies';
import { networkPolicySwitch } from './kubernetes/network-policy-switch';
import { nodeClass, type NodeClassSettings } from './kubernetes/node-class';
import { objectName } from './kubernetes/object-name';
import { nodePool, type NodePoolSettings } from './kubernetes/node-pool';
import { podDisruptionBudget, type PodDisruptionBudgetSettings } from './kubernetes/pod-disruption-budget';
import { priorityClass, type PriorityClassSettings } from './kubernetes/priority-class';
import { resourceQuota } from './kubernetes/resource-quota';
import { roleBinding, type RoleBindingSettings } from './kubernetes/role-binding';
import { LOAD_BALANCER_SECRETS, secretReaderBinding, secretReaderRole } from './kubernetes/load-balancer-secrets';
import { serviceAccount, type ServiceAccountSettings } from './kubernetes/service-account';
import { storageClass, type StorageClassSettings } from './kubernetes/storage-class';
import { volumeSnapshotClass, type VolumeSnapshotClassSettings } from './kubernetes/volume-snapshot-class';
import type { NetworkPolicyMode, PlatformObject } from './platform';
import { terraformId } from './terraform-id';

/** Everything that becomes a Kubernetes object, in order of names. */
export interface PlatformObjectsSettings {
  readonly networkPolicy: NetworkPolicyMode;
  /** An add-on writes the switch of network policies: with node groups, `vpc-cni`. */
  readonly switchOfAddon: boolean;
  readonly nodeClasses: readonly NodeClassSettings[];
  readonly nodePools: readonly NodePoolSettings[];
  readonly storageClasses: readonly StorageClassSettings[];
  readonly volumeSnapshotClasses: readonly VolumeSnapshotClassSettings[];
  readonly ingressClasses: readonly IngressClassSettings[];
  readonly namespaces: readonly NamespaceSettings[];
  readonly priorityClasses: readonly PriorityClassSettings[];
  readonly podDisruptionBudgets: readonly PodDisruptionBudgetSettings[];
  readonly roleBindings: readonly RoleBindingSettings[];
  readonly serviceAccounts: readonly ServiceAccountSettings[];
  /** Undefined: GitOps gets none, or Terraform delivers. */
  readonly clusterFacts: (ClusterFactsSettings & { readonly facts: ClusterFacts }) | undefined;
  readonly ipFamily: 'ipv4' | 'ipv6';
  readonly serviceCidr: string | undefined;
}

/** A pool is gone when its nodes are: they drain first. */
const DRAIN = { create: '10m', update: '10m', delete: '60m' } as const;

/** What is in a namespace goes with it: load balancers and volumes take their time. */
const EMPTYING = { create: '10m', update: '10m', delete: '30m' } as const;

type Path = PlatformObject['path'];

const platformObject = (
  id: string,
  object: KubernetesObject,
  path: Path,
  more: Partial<PlatformObject> = {},
): PlatformObject => ({
  id,
  object,
  dependsOn: [],
  readyCondition: undefined,
  timeouts: undefined,
  kindFrom: undefined,
  path,
  ...more,
});

/** All objects, each after those that it needs. */
export function platformObjects(settings: PlatformObjectsSettings): readonly PlatformObject[] {
  const { clusterFacts } = settings;
  return [
    ...settings.priorityClasses.map((one) =>
      platformObject(terraformId('priority-class', one.name), priorityClass(one), ['priorityClasses', one.name]),
    ),
    ...networkPolicySwitches(settings),
    ...settings.namespaces.flatMap((one) => namespaceObjects(one, settings)),
    ...settings.nodeClasses.map((one) =>
      platformObject(nodeClassId(one.name), nodeClass(one), ['nodeClasses', one.name], {
        readyCondition: 'Ready',
        timeouts: DRAIN,
      }),
    ),
    ...settings.nodePools.map((one) => nodePoolObject(one, settings)),
    ...settings.storageClasses.map((one) =>
      platformObject(terraformId('storage-class', one.name), storageClass(one), ['storageClasses', one.name]),
    ),
    ...settings.volumeSnapshotClasses.map((one) =>
      platformObject(
        terraformId('volume-snapshot-class', one.name),
        volumeSnapshotClass(one),
        ['volumeSnapshotClasses', one.name],
        { kindFrom: 'snapshot-controller' },
      ),
    ),
    ...settings.ingressClasses.flatMap(ingressClassObjects),
    ...settings.podDisruptionBudgets.map((one) =>
      platformObject(
        terraformId('pod-disruption-budget', one.namespace, one.name),
        podDisruptionBudget(one),
        ['podDisruptionBudgets', one.name],
        { dependsOn: inNamespace(one.namespace, settings) },
      ),
    ),
    ...settings.roleBindings.map((one) =>
      platformObject(terraformId('role-binding', one.namespace, one.name), roleBinding(one), ['roleBindings', one.name], {
        dependsOn: inNamespace(one.namespace, settings),
      }),
    ),
    ...settings.serviceAccounts.map((one) =>
      platformObject(
        terraformId('service-account', one.namespace, one.name),
        serviceAccount(one),
        ['serviceAccounts', one.name],
        {
          dependsOn: inNamespace(one.namespace, settings),
        },
      ),
    ),
    ...(clusterFacts === undefined
      ? []
      : [
          platformObject('cluster-facts', clusterFactsObject(clusterFacts, clusterFacts.facts), ['clusterFacts'], {
            dependsOn: inNamespace(clusterFacts.namespace, settings),
          }),
        ]),
  ];
}

const namespaceId = (name: string): string => terraformId('namespace', name);
const nodeClassId = (name: string): string => terraformId('node-class', name);

/** Namespaces of others exist already, or come with what is installed in them. */
const inNamespace = (name: string, { namespaces }: PlatformObjectsSettings): readonly string[] =>
  namespaces.some((one) => one.name === name) ? [namespaceId(name)] : [];

/** The switch, and where nodes deny by default, what keeps the pods of the system running. */
function networkPolicySwitches(settings: PlatformObjectsSettings): readonly PlatformObject[] {
  const { networkPolicy } = settings;
  if (networkPolicy === 'off') return [];
  const path = ['networkPolicy'];
  const declared = settings.namespaces.some(({ name }) => name === 'kube-system');
  return [
    ...(settings.switchOfAddon ? [] : [platformObject('config-map_kube-system_amazon-vpc-cni', networkPolicySwitch(), path)]),
    ...(networkPolicy === 'default-deny' && !declared ? policyObjects('kube-system', 'allow-all', [], path, settings) : []),
  ];
}

function namespaceObjects(settings: NamespaceSettings, platform: PlatformObjectsSettings): readonly PlatformObject[] {
  const { name, quota, containerLimits, groups, serviceAccounts, irsaRoles, networkPolicy } = settings;
  const path: Path = ['namespaces', name];
  const dependsOn = [namespaceId(name)];
  return [
    platformObject(namespaceId(name), namespace(settings), path, { timeouts: EMPTYING }),
    ...(Object.keys(quota).length === 0
      ? []
      : [
          platformObject(terraformId('resource-quota', name), resourceQuota(name, 'quota', quota), [...path, 'quota'], {
            dependsOn,
          }),
        ]),
    ...(containerLimits === undefined
      ? []
      : [
          platformObject(
            terraformId('limit-range', name),
            limitRange(name, 'containers', containerLimits),
            [...path, 'containerLimits'],
            { dependsOn },
          ),
        ]),
    ...policyObjects(name, networkPolicy, dependsOn, [...path, 'networkPolicy'], platform),
    ...Object.keys(groups)
      .toSorted()
      .map((group) => bindingObject(name, group, groups[group] ?? '', path)),
    ...serviceAccounts.map((account) =>
      platformObject(
        terraformId('service-account', name, account),
        serviceAccount({
          name: account,
          namespace: name,
          labels: {},
          annotations: irsaRoles[account] === undefined ? {} : irsaAnnotation(irsaRoles[account]),
        }),
        [...path, 'serviceAccounts'],
        { dependsOn },
      ),
    ),
    ...loadBalancerSecretObjects(settings, dependsOn, [...path, 'loadBalancerSecrets']),
  ];
}

const bindingObject = (namespaceName: string, group: string, clusterRole: string, path: Path): PlatformObject =>
  platformObject(
    terraformId('role-binding', namespaceName, group),
    roleBinding({ name: objectName(group), namespace: namespaceName, group, clusterRole }),
    [...path, 'groups', group],
    { dependsOn: [namespaceId(namespaceName)] },
  );

/** Two objects: what may be read, and that the managed controllers may. */
function loadBalancerSecretObjects(
  { name, loadBalancerSecrets }: NamespaceSettings,
  dependsOn: readonly string[],
  path: Path,
): readonly PlatformObject[] {
  if (loadBalancerSecrets.length === 0) return [];
  const role = terraformId('role', name, LOAD_BALANCER_SECRETS);
  return [
    platformObject(role, secretReaderRole(name, loadBalancerSecrets), path, { dependsOn }),
    platformObject(terraformId('role-binding', name, LOAD_BALANCER_SECRETS), secretReaderBinding(name), path, {
      dependsOn: [...dependsOn, role],
    }),
  ];
}

const policyObjects = (
  namespaceName: string,
  isolation: NamespaceSettings['networkPolicy'],
  dependsOn: readonly string[],
  path: Path,
  { networkPolicy, ipFamily, serviceCidr }: PlatformObjectsSettings,
): readonly PlatformObject[] =>
  Object.entries(
    networkPolicies({
      namespace: namespaceName,
      isolation,
      dnsRanges: clusterDnsRanges(ipFamily, serviceCidr),
      ipFamily,
      nodesDeny: networkPolicy === 'default-deny',
    }),
  ).map(([name, object]) => platformObject(terraformId('network-policy', namespaceName, name), object, path, { dependsOn }));

function nodePoolObject(settings: NodePoolSettings, { nodeClasses }: PlatformObjectsSettings): PlatformObject {
  const own = nodeClasses.some(({ name }) => name === settings.nodeClass);
  return platformObject(terraformId('node-pool', settings.name), nodePool(settings), ['nodePools', settings.name], {
    dependsOn: own && settings.nodeClass !== undefined ? [nodeClassId(settings.nodeClass)] : [],
    readyCondition: 'Ready',
    timeouts: DRAIN,
  });
}

function ingressClassObjects(settings: IngressClassSettings): readonly PlatformObject[] {
  const path: Path = ['ingressClasses', settings.name];
  const params = terraformId('ingress-class-params', settings.name);
  return [
    platformObject(params, ingressClassParams(settings), path),
    platformObject(terraformId('ingress-class', settings.name), ingressClass(settings), path, { dependsOn: [params] }),
  ];
}
