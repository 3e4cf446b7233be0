import { valueAt } from './input-path';
import { valueRule, type Problem, type Rule } from './rule';

const date = '2026-11-28';
const TEMPLATES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html', date: '2026-11-21' };
/** What nodeadm writes by itself, and how it lays the settings of a NodeConfig over it. */
const NODEADM = { url: 'https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go', date };
const CONFIGURATION = { url: 'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/', date };

const KUBELET = 'cluster.nodeGroups.*.kubelet';
const CLUSTER_DOMAIN = 'cluster.local';
const EVERY_ADDRESS = ['0.0.0.0', '::'];

const isObject = (value: unknown): boolean => value !== null && typeof value === 'object' && !Array.isArray(value);

/** What the members have to be that the kubelet does not start without. */
const FORMS: Readonly<Record<string, { readonly message: string; readonly isFine: (value: unknown) => boolean }>> = {
  kind: { message: "'KubeletConfiguration'; nodeadm writes it", isFine: (value) => value === 'KubeletConfiguration' },
  apiVersion: {
    message: "'kubelet.config.k8s.io/v1beta1'; nodeadm writes it",
    isFine: (value) => typeof value === 'string' && value.startsWith('kubelet.config.k8s.io/'),
  },
  address: { message: 'text', isFine: (value) => typeof value === 'string' },
  clusterDomain: { message: 'text', isFine: (value) => typeof value === 'string' },
  authentication: { message: 'an object', isFine: isObject },
  authorization: { message: 'an object', isFine: isObject },
  serverTLSBootstrap: { message: 'true or false', isFine: (value) => typeof value === 'boolean' },
};

/** What the cluster expects of every kubelet, where that is something else than what was written. */
const EXPECTED: Readonly<Record<string, (value: unknown) => Omit<Problem, 'path'> | undefined>> = {
  address: (value) =>
    EVERY_ADDRESS.includes(String(value)) ? undefined : { message: 'nothing: the API server comes to the address of the node' },
  clusterDomain: (value) =>
    value === CLUSTER_DOMAIN ? undefined : { message: `nothing: DNS of the cluster answers for ${CLUSTER_DOMAIN} only` },
  authentication: () => ({ message: 'nothing: nodeadm names the certificate by which the API server is known' }),
  authorization: () => ({ message: 'nothing: nodeadm lets the cluster decide who may ask the kubelet' }),
  serverTLSBootstrap: (value) =>
    value === true ? undefined : { message: 'true: the certificate of the cluster is what others trust' },
};

const members = (names: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(names).map((name) => `${KUBELET}.${name}`);

/** Settings of the kubelet of managed node groups. */
export const nodeGroupKubeletRules: readonly Rule[] = [
  valueRule({
    id: 'CMP032',
    severity: 'error',
    title: 'A configuration of the kubelet that Bottlerocket does not read',
    why: 'Bottlerocket is configured in another language; the settings would be lost, or its nodes would not start.',
    fix: 'choose Amazon Linux 2023, or leave `kubelet` out',
    sources: [TEMPLATES],
    example: {
      before: "amiType: 'BOTTLEROCKET_x86_64', kubelet: { maxPods: 50 }",
      after: "amiType: 'AL2023_x86_64_STANDARD', kubelet: { maxPods: 50 }",
    },
    at: ['cluster.nodeGroups.*.kubelet'],
    check: (_, { path, input }) => {
      const type = valueAt(input, [...path.slice(0, -1), 'amiType']);
      return typeof type === 'string' && type.startsWith('BOTTLEROCKET_')
        ? { message: `nothing beside amiType '${type}'` }
        : undefined;
    },
  }),
  valueRule({
    id: 'CMP033',
    severity: 'error',
    title: 'A configuration that the kubelet does not start with',
    why: 'nodeadm hands these settings to the kubelet as a configuration file of their own. With another kind or API version, or a value of another type, the kubelet ends, and nodes never join.',
    fix: 'leave kind and apiVersion out, and write the value as the reference has it',
    sources: [NODEADM, CONFIGURATION],
    example: { before: "kubelet: { kind: 'Kubelet', maxPods: 50 }", after: 'kubelet: { maxPods: 50 }' },
    at: members(FORMS),
    check: (value, { path }) => {
      const form = FORMS[String(path.at(-1))];
      return form === undefined || value === undefined || form.isFine(value) ? undefined : { message: form.message };
    },
  }),
  valueRule({
    id: 'CMP034',
    severity: 'warning',
    title: 'A setting of the kubelet that the cluster relies on',
    why: 'These settings take the place of those that nodeadm writes. With others, names of services are not found, or logs, exec and metrics of the nodes fail, or anybody may ask the kubelet.',
    fix: 'leave it out',
    sources: [NODEADM, CONFIGURATION],
    example: { before: "kubelet: { clusterDomain: 'corp.example.com' }", after: 'kubelet: {}' },
    at: members(EXPECTED),
    check: (value, { path }) => {
      const name = String(path.at(-1));
      // Of what has another type, enough has been said.
      return value === undefined || FORMS[name]?.isFine(value) === false ? undefined : EXPECTED[name]?.(value);
    },
  }),
];
