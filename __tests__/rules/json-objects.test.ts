// Kubernetes objects in Terraform JSON: cases are written from the documentation that each rule names.

import { objectJsonRules } from '../../lib/rules/json';
import { everyRuleHasCases } from '../support/every-rule-has-cases';
import { autoModeCluster, type Blocks, merged, saidBy } from '../support/json-stacks';

const manifests = (...bodies: readonly Blocks[]): Blocks => ({
  kubernetes_manifest: Object.fromEntries(bodies.map((manifest, index) => [`m${index}`, { manifest }])),
});
const object = (apiVersion: string, kind: string, name = 'x', more: Blocks = {}): Blocks => ({
  apiVersion,
  kind,
  metadata: { name },
  ...more,
});
const storage = (more: Blocks, parameters: Blocks = {}): Blocks =>
  manifests(
    object('storage.k8s.io/v1', 'StorageClass', 'x', {
      provisioner: 'ebs.csi.eks.amazonaws.com',
      volumeBindingMode: 'WaitForFirstConsumer',
      parameters,
      ...more,
    }),
  );
const namespace = (level: string, name = 'shop'): Blocks => ({
  ...object('v1', 'Namespace'),
  metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': level } },
});
const annotated = (value: string): Blocks =>
  storage({ metadata: { name: 'x', annotations: { 'storageclass.kubernetes.io/is-default-class': value } } });
const pool = (nodeClass: string, requirements: Blocks['x'] = []): Blocks =>
  object('karpenter.sh/v1', 'NodePool', 'x', {
    spec: {
      limits: { cpu: '100' },
      template: {
        spec: {
          nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: nodeClass },
          requirements: requirements ?? [],
        },
      },
    },
  });
const nodeClass = (name: string, more: Blocks = {}): Blocks =>
  object('eks.amazonaws.com/v1', 'NodeClass', name, {
    spec: {
      role: 'nodes',
      subnetSelectorTerms: [{ tags: { a: 'b' } }],
      securityGroupSelectorTerms: [{ tags: { a: 'b' } }],
      ...more,
    },
  });
const addon = (name: string, cluster = 'shop'): Blocks => ({ aws_eks_addon: { a: { addon_name: name, cluster_name: cluster } } });

describe.each<[string, boolean, string, Blocks]>([
  ['JSN067', true, 'a misspelt kind', manifests(object('karpenter.sh/v1', 'NodePol'))],
  ['JSN067', true, 'a misspelt kind of the core', manifests(object('v1', 'ConfgiMap'))],
  ['JSN067', true, 'a misspelt group', manifests(object('krapenter.sh/v1', 'NodePool'))],
  ['JSN067', true, 'a version that Kubernetes has taken away', manifests(object('policy/v1beta1', 'PodDisruptionBudget'))],
  ['JSN067', true, 'a version that Auto Mode never had', manifests({ ...pool('a'), apiVersion: 'karpenter.sh/v1beta1' })],
  ['JSN067', false, 'another kind of a version that came back', manifests(object('networking.k8s.io/v1beta1', 'ServiceCIDR'))],
  ['JSN067', false, 'a kind of somebody else', manifests(object('argoproj.io/v1alpha1', 'Application'))],
  ['JSN067', false, 'a version that is not known here', manifests(object('networking.k8s.io/v2', 'Ingress'))],
  ['JSN067', false, 'a kind that is not known here', manifests(object('v1', 'SomethingNew'))],
  ['JSN067', false, 'a computed kind', manifests(object('v1', '${var.kind}'))],
  ['JSN068', true, 'a storage class without its driver', manifests(object('storage.k8s.io/v1', 'StorageClass'))],
  ['JSN068', true, 'a requirement without its operator', manifests(pool('a', [{ key: 'a', values: ['b'] }]))],
  [
    'JSN068',
    true,
    'an ingress class without its controller',
    manifests(object('networking.k8s.io/v1', 'IngressClass', 'x', { spec: {} })),
  ],
  ['JSN068', false, 'a whole pool', manifests(pool('a', [{ key: 'a', operator: 'Exists' }]))],
  ['JSN068', false, 'computed requirements', manifests(pool('a', '${var.requirements}'))],
  ['JSN069', true, 'a misspelt level', manifests(namespace('restrictd'))],
  ['JSN069', true, 'encryption that is neither on nor off', storage({}, { encrypted: 'yes' })],
  ['JSN069', true, 'a volume that EBS does not have', storage({}, { type: 'gp4' })],
  ['JSN069', false, 'a volume of another driver', storage({ provisioner: 'efs.csi.aws.com' }, { type: 'gp4' })],
  ['JSN069', true, 'a file system that the driver does not make', storage({}, { 'csi.storage.k8s.io/fstype': 'ext5' })],
  ['JSN069', false, 'a level', manifests(namespace('baseline'))],
  ['JSN069', false, 'a computed level', manifests(namespace('${var.level}'))],
  ['JSN069', false, 'parameters of another driver', storage({ provisioner: 'efs.csi.aws.com' }, { encrypted: 'yes' })],
  ['JSN084', true, 'a default by yes', annotated('yes')],
  ['JSN084', false, 'a default', annotated('true')],
  [
    'JSN081',
    true,
    'a class that is nearly there, beside others that nobody sees',
    merged(manifests(pool('privat'), nodeClass('private')), { helm_release: { a: { name: 'a', chart: 'a' } } }),
  ],
  [
    'JSN081',
    false,
    'a class that is nearly there, where all are known (NPL002)',
    manifests(pool('privat'), nodeClass('private')),
  ],
  [
    'JSN081',
    true,
    'a namespace that is nearly there',
    manifests(namespace('baseline'), { ...object('v1', 'ConfigMap'), metadata: { name: 'a', namespace: 'shpo' } }),
  ],
  ['JSN081', true, 'a cluster that is nearly there', merged(autoModeCluster(), addon('metrics-server', 'sohp'))],
  ['JSN081', false, 'a class that is there', manifests(pool('private'), nodeClass('private'))],
  ['JSN081', false, 'a class that is made elsewhere', manifests(pool('arm'), nodeClass('private'))],
  [
    'JSN081',
    false,
    'the namespace of the system',
    manifests(namespace('baseline'), { ...object('v1', 'ConfigMap'), metadata: { name: 'a', namespace: 'kube-system' } }),
  ],
  ['JSN081', false, 'a computed cluster', merged(autoModeCluster({ name: '${var.name}' }), addon('metrics-server', 'sohp'))],
  ['JSN082', true, 'a misspelt add-on', addon('metric-server')],
  ['JSN082', false, 'an add-on', addon('metrics-server')],
  ['JSN082', false, 'an add-on of the marketplace', addon('datadog_operator')],
  ['JSN083', true, 'a misspelt driver', storage({ provisioner: 'ebs.csi.aws.cmo' })],
  ['JSN083', false, 'a driver of somebody else', storage({ provisioner: 'driver.longhorn.io' })],
  ['JSN111', true, 'a member of EC2NodeClass', manifests(nodeClass('a', { amiFamily: 'Bottlerocket' }))],
  ['JSN111', true, 'a member that is nearly there', manifests(nodeClass('a', { networkPolcy: 'DefaultDeny' }))],
  ['JSN111', true, 'a member of a list', manifests(pool('a', [{ key: 'a', operater: 'Exists' }]))],
  ['JSN111', false, 'members that there are', manifests(nodeClass('a', { networkPolicy: 'DefaultDeny' }), pool('a'))],
  ['JSN111', false, 'a member that may be newer', manifests(nodeClass('a', { somethingNew: true }))],
  ['JSN111', false, 'keys of tags', manifests(nodeClass('a', { tags: { amiFamily: 'a' } }))],
])('%s', (rule, trips, name, resource) => {
  test(`${name} ${trips ? 'trips' : 'passes'}`, () => {
    expect(saidBy(rule, resource)).toHaveLength(trips ? 1 : 0);
  });
});

everyRuleHasCases(objectJsonRules);
