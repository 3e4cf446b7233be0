import { addonMinimum, addonMinimumsSource, addonVersion } from '../aws/mixed-compute';
import { isMinorVersion } from '../aws/kubernetes-versions';
import { SWITCH_ADDON } from '../model/addons';
import type { Cluster } from '../model/cluster';
import type { PartialEnvironment } from '../model/environment';
import { nameLimits } from '../model/names';
import { isReference } from '../model/reference';
import type { Role } from '../model/role';
import { fargateRules } from './fargate';
import type { InputPath } from './input-path';
import { nodeGroupRules } from './node-groups';
import { relationRule, valueRule, type Rule } from './rule';
import { suggesting } from './texts';

const date = '2026-11-21';
const ADD_ONS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html', date };
const ENTRIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html', date };
const COREDNS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html', date };
const VPC_CNI = {
  url: 'https://github.com/aws/amazon-vpc-cni-k8s/blob/master/charts/aws-vpc-cni/templates/configmap.yaml',
  date: '2026-11-28',
};
const LOCAL_ZONES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/local-zones.html', date };
const SKEW = { url: 'https://kubernetes.io/releases/version-skew-policy/', date };

/** Longest name of a node group. https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html */
const LONGEST_NAME = nameLimits.nodeGroup;

/** Profiles and groups with the place where each is written. */
function* compute(cluster: Cluster | undefined): Iterable<{
  readonly path: InputPath;
  readonly zones: readonly string[];
  readonly role: Role;
  readonly roleKey: string;
}> {
  for (const { name, zones, role } of cluster?.fargateProfiles ?? []) {
    yield { path: ['cluster', 'fargateProfiles', name], zones, role, roleKey: 'podExecutionRole' };
  }
  for (const { name, zones, role } of cluster?.nodeGroups ?? []) {
    yield { path: ['cluster', 'nodeGroups', name], zones, role, roleKey: 'role' };
  }
}

/** What nodes of node groups lack, with what does not work without it. */
function* missingAddons({ cluster, addons, podIdentities = [] }: PartialEnvironment): Iterable<{
  readonly name: string;
  readonly message: string;
}> {
  // Add-ons that are not sound are told about; what is missing then is not known.
  if (addons === undefined) return;
  const hasGroups = (cluster?.nodeGroups ?? []).length > 0;
  const hasProfiles = (cluster?.fargateProfiles ?? []).length > 0;
  const hasIdentities = podIdentities.length > 0 || addons.some((addon) => addon.podIdentities.length > 0);
  const missing = (name: string): boolean => !addons.some((addon) => addon.name === name);
  const needed = [
    { name: 'vpc-cni', when: hasGroups, message: 'without it nodes of node groups never become ready' },
    { name: 'kube-proxy', when: hasGroups, message: 'without it pods on nodes of node groups reach no service' },
    { name: 'coredns', when: hasGroups || hasProfiles, message: 'without it pods beside Auto Mode resolve no name' },
    {
      name: 'eks-pod-identity-agent',
      when: hasGroups && hasIdentities,
      message: 'without it Pod Identities give nothing to pods on nodes of node groups',
    },
  ];
  for (const { name, when, message } of needed) if (when && missing(name)) yield { name, message };
}

/** Compute beside Auto Mode, and what then is no longer built in. */
export const mixedComputeRules: readonly Rule[] = [
  ...fargateRules,
  ...nodeGroupRules,
  valueRule({
    id: 'CMP040',
    severity: 'error',
    title: 'The name of a profile or node group that cannot be one',
    why: 'The name becomes the Terraform address and the name in EKS, which cannot be changed; EKS keeps the beginning eks- for itself.',
    fix: "use letters, digits, '-' and '_', beginning with a letter or a digit, at most 63 characters",
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html', date }],
    example: { before: "nodeGroups: { 'GPU Nodes': { … } }", after: "nodeGroups: { 'gpu-nodes': { … } }" },
    at: ['cluster.fargateProfiles.*', 'cluster.nodeGroups.*'],
    check: (_, { path }) => {
      const name = String(path.at(-1));
      if (/^(?!eks-)[A-Za-z0-9][\w-]*$/.test(name) && name.length <= LONGEST_NAME) return undefined;
      const better = name
        .trim()
        .replace(/[^\w-]+/g, '-')
        .replace(/^(eks-|[^A-Za-z0-9]+)+|-+$/g, '')
        .slice(0, LONGEST_NAME);
      return {
        received: `'${name}'`,
        message: `letters, digits, '-' and '_', beginning with a letter or a digit and not with eks-, at most ${LONGEST_NAME}`,
        ...suggesting(better),
      };
    },
  }),
  relationRule({
    id: 'CMP041',
    severity: 'error',
    title: 'A zone without a subnet for it',
    why: 'Profiles and node groups use the private node subnets of their zones. EKS takes neither in Local and Wavelength Zones.',
    fix: 'name availability zones of the network, or leave `zones` out',
    sources: [LOCAL_ZONES],
    example: { before: "zones: ['apne1-az3']", after: "zones: ['apne1-az1']" },
    subject: 'environment',
    *check({ cluster, network }) {
      if (network === undefined) return;
      const usable = network.zones
        .filter(({ key, kind }) => kind === 'availability-zone' && (network.kind === 'own' || key in network.subnetIds.node))
        .map(({ key }) => key);
      for (const { path, zones } of compute(cluster)) {
        if (zones.length === 0) yield { path: [...path, 'zones'], message: 'at least one zone' };
        for (const zone of zones) {
          if (usable.includes(zone)) continue;
          yield {
            path: [...path, 'zones'],
            member: zone,
            received: `'${zone}'`,
            message: `availability zones of the network: ${usable.join(', ')}`,
          };
        }
      }
    },
  }),
  relationRule({
    id: 'CMP042',
    severity: 'error',
    title: 'One role for two kinds of nodes',
    why: 'A role has one access entry, and an entry one type: EC2 for nodes of Auto Mode, EC2_LINUX for node groups, FARGATE_LINUX for Fargate. Whichever comes second cannot join.',
    fix: 'use a role of its own for each, or leave it out and have one made',
    sources: [ENTRIES],
    failureModes: ['B10'],
    example: {
      before: "nodeRole: '…:role/nodes', nodeGroups: { gpu: { role: '…:role/nodes', … } }",
      after: "nodeRole: '…:role/nodes', nodeGroups: { gpu: { … } }",
    },
    subject: 'environment',
    *check({ cluster }) {
      if (cluster === undefined) return;
      const owners = new Map([[cluster.nodeRole.arn, 'nodes of Auto Mode']]);
      for (const { path, role, roleKey } of compute(cluster)) {
        if (role.arn === undefined || isReference(role.arn)) continue;
        const kind = roleKey === 'role' ? 'node groups' : 'Fargate profiles';
        const owner = owners.get(role.arn) ?? kind;
        owners.set(role.arn, owner);
        if (owner !== kind) yield { path: [...path, roleKey], message: `${owner} have this role` };
      }
    },
  }),
  relationRule({
    id: 'CMP043',
    severity: 'warning',
    title: 'Nodes without what Auto Mode contains',
    why: 'Networking, DNS and the Pod Identity agent are built into nodes of Auto Mode and into no others. A new cluster has none of these add-ons.',
    fix: 'add it to `addons`, or acknowledge this when something else does its work',
    sources: [ADD_ONS, COREDNS],
    failureModes: ['G01'],
    example: {
      before: 'nodeGroups: { … }',
      after: "nodeGroups: { … }, addons: { 'vpc-cni': {}, 'kube-proxy': {}, coredns: {} }",
    },
    subject: 'environment',
    *check(environment) {
      for (const { name, message } of missingAddons(environment)) {
        yield { path: ['addons'], received: `no '${name}'`, message };
      }
    },
  }),
  relationRule({
    id: 'CMP044',
    severity: 'error',
    title: 'An add-on that is too old to be beside Auto Mode',
    why: 'Older builds put their pods on nodes of Auto Mode too, where they fight with what is built in.',
    fix: 'leave `version` out, or take the one that is named or a newer one',
    sources: [addonMinimumsSource],
    failureModes: ['A29'],
    example: { before: "'vpc-cni': { version: 'v1.18.5-eksbuild.1' }", after: "'vpc-cni': {}" },
    subject: 'addons',
    *check(addons) {
      for (const { name, version } of addons) {
        const minimum = version === undefined ? undefined : addonMinimum(name, version);
        if (minimum !== undefined) yield { path: [name, 'version'], message: `at least ${minimum}`, suggestion: minimum };
      }
    },
  }),
  relationRule({
    id: 'CMP045',
    severity: 'error',
    title: 'A kube-proxy that does not go with the control plane',
    why: 'kube-proxy may not be newer than the control plane, and at most three minor versions older; EKS refuses the add-on.',
    fix: 'leave `version` out, so that EKS chooses',
    sources: [SKEW, { url: 'https://docs.aws.amazon.com/eks/latest/userguide/managing-kube-proxy.html', date }],
    example: { before: "version: '1.35', …, 'kube-proxy': { version: 'v1.36.0-eksbuild.2' }", after: "'kube-proxy': {}" },
    subject: 'environment',
    *check({ cluster, addons = [] }) {
      const version = addons.find(({ name }) => name === 'kube-proxy')?.version;
      const minor = version === undefined ? undefined : addonVersion(version)?.[1];
      if (cluster === undefined || minor === undefined || !isMinorVersion(cluster.version)) return;
      const behind = Number(cluster.version.split('.')[1]) - minor;
      if (behind >= 0 && behind <= 3) return;
      yield {
        path: ['addons', 'kube-proxy', 'version'],
        message: `v${cluster.version}, or up to three minor versions older`,
      };
    },
  }),
  relationRule({
    id: 'CMP047',
    severity: 'warning',
    title: 'Network policies that vpc-cni switches off',
    why: 'Nodes of Auto Mode and of node groups read one ConfigMap, which the add-on writes from its configuration. Without enableNetworkPolicy there, no node obeys a network policy.',
    fix: "leave enableNetworkPolicy out, which switches it on; or say platform: { networkPolicy: 'off' }",
    sources: [
      { url: 'https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html', date: '2026-11-28' },
      VPC_CNI,
    ],
    failureModes: ['C25'],
    example: { before: "'vpc-cni': { configuration: { enableNetworkPolicy: 'false' } }", after: "'vpc-cni': {}" },
    subject: 'environment',
    *check({ addons = [], platform }) {
      const { configuration } = addons.find(({ name }) => name === SWITCH_ADDON) ?? {};
      const value = configuration?.['enableNetworkPolicy'];
      if (platform === undefined || platform.networkPolicy === 'off' || configuration === undefined) return;
      if (isReference(value) || value === 'true') return;
      yield {
        path: ['addons', SWITCH_ADDON, 'configuration', 'enableNetworkPolicy'],
        message: "'true', as text: platform.networkPolicy is on",
        suggestion: 'true',
      };
    },
  }),
  relationRule({
    id: 'CMP046',
    severity: 'note',
    title: 'Nodes beside Auto Mode are yours to look after',
    why: 'Auto Mode neither scales nor updates nodes of node groups, and its storage class does not work there. Pods that do not say where they run may land on either.',
    fix: "nothing; taint the group, or write `nodeSelector: { 'eks.amazonaws.com/compute-type': 'auto' }` on pods for Auto Mode",
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/associate-workload.html', date }],
    example: {
      before: 'nodeGroups: { legacy: { … } }',
      after: "nodeGroups: { legacy: { …, taints: [{ key: 'legacy', effect: 'NoSchedule' }] } }",
    },
    subject: 'cluster',
    *check({ nodeGroups }) {
      for (const { name } of nodeGroups.filter(({ taints }) => taints.length === 0)) {
        yield { path: ['nodeGroups', name], received: `'${name}'`, message: 'no taint: pods meant for Auto Mode may run there' };
      }
    },
  }),
];
