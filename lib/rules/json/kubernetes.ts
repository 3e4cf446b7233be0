import { literalBoolean } from '../../terraform/block';
import { type AnyRelationRule, relationRule } from '../rule';
import { clustersOf } from './clusters';
import { type JsonProject, placeOf, problemAt, quoted, textOf, valueOf } from './json-project';
import { manifestsOf } from './objects-by-kind';

const date = '2026-11-28';
const STORAGE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html', date };
const ALB = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html', date };
const NODE_POOL = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html', date };
const ADDONS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html', date };

const MANIFEST = {
  url: 'https://registry.terraform.io/providers/hashicorp/kubernetes/2.38.0/docs/resources/manifest',
  date,
};

/** Part of Auto Mode, so that an add-on of the same name is for other nodes only. */
const BUILT_IN = [
  ...['vpc-cni', 'kube-proxy', 'coredns', 'aws-ebs-csi-driver', 'eks-pod-identity-agent', 'eks-node-monitoring-agent'],
];

/** Every cluster of the project is one of Auto Mode, with no nodes beside it that the project makes. */
function onlyAutoMode(project: JsonProject): boolean {
  const clusters = clustersOf(project);
  const beside = ['aws_eks_node_group', 'aws_eks_fargate_profile', 'aws_autoscaling_group', 'aws_instance'];
  return (
    clusters.length > 0 &&
    clusters.every(({ autoMode }) => autoMode) &&
    project.resources(...beside).length === 0 &&
    project.stacks.every(({ complete, elements }) => complete && elements.every(({ kind }) => kind !== 'module'))
  );
}

/** Objects in the cluster, and add-ons. */
export const kubernetesJsonRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN060',
    severity: 'warning',
    title: 'Objects of self-managed Karpenter on Auto Mode',
    why: 'Auto Mode has no kind EC2NodeClass, and its pools refer to a NodeClass of the group eks.amazonaws.com. The API answers "no matches for kind", or the pool never becomes ready.',
    fix: 'apiVersion eks.amazonaws.com/v1, kind NodeClass; nodeClassRef with group eks.amazonaws.com and kind NodeClass',
    sources: [NODE_POOL],
    failureModes: ['C01', 'C04'],
    example: { before: '"apiVersion": "karpenter.k8s.aws/v1"', after: '"apiVersion": "eks.amazonaws.com/v1"' },
    subject: 'json',
    *check(project) {
      if (!onlyAutoMode(project)) return;
      for (const block of project.resources('kubernetes_manifest')) {
        const api = textOf(block, 'manifest.apiVersion') ?? '';
        if (api.startsWith('karpenter.k8s.aws/')) {
          const message = 'no cluster of Auto Mode has this API';
          yield problemAt(block, placeOf(block, 'manifest.apiVersion'), { received: `'${api}'`, message });
        }
      }
      for (const block of manifestsOf(project, 'NodePool')) {
        const names = 'manifest.spec.template.spec.nodeClassRef';
        for (const [member, wanted] of Object.entries({ group: 'eks.amazonaws.com', kind: 'NodeClass' })) {
          const value = valueOf(block, `${names}.${member}`);
          const text = textOf(block, `${names}.${member}`);
          if (text === wanted || (value !== undefined && text === undefined)) continue;
          yield problemAt(block, placeOf(block, value === undefined ? names : `${names}.${member}`), {
            received: value === undefined ? `no ${member}` : quoted(value),
            message: `on Auto Mode the ${member} is ${wanted}`,
          });
        }
      }
    },
  }),
  relationRule({
    id: 'JSN061',
    severity: 'warning',
    title: 'Volumes that nodes of Auto Mode cannot use',
    why: 'Volumes of ebs.csi.aws.com cannot be attached to nodes of Auto Mode, and a volume that is made before its pod is placed may be in another zone.',
    fix: 'provisioner ebs.csi.eks.amazonaws.com, volumeBindingMode WaitForFirstConsumer',
    sources: [STORAGE],
    failureModes: ['F02', 'F03'],
    example: { before: '"provisioner": "ebs.csi.aws.com"', after: '"provisioner": "ebs.csi.eks.amazonaws.com"' },
    subject: 'json',
    *check(project) {
      const isAuto = onlyAutoMode(project);
      const classes = [
        ...manifestsOf(project, 'StorageClass').map(
          (block) => [block, 'manifest.provisioner', 'manifest.volumeBindingMode'] as const,
        ),
        ...project
          .resources('kubernetes_storage_class_v1', 'kubernetes_storage_class')
          .map((block) => [block, 'storage_provisioner', 'volume_binding_mode'] as const),
      ];
      for (const [block, provisioner, binding] of classes) {
        const driver = textOf(block, provisioner);
        if (isAuto && (driver === 'ebs.csi.aws.com' || driver === 'kubernetes.io/aws-ebs')) {
          const message = 'this driver is for other nodes than those of Auto Mode';
          yield problemAt(block, placeOf(block, provisioner), {
            received: `'${driver}'`,
            message,
            suggestion: 'ebs.csi.eks.amazonaws.com',
          });
        }
        if (driver?.startsWith('ebs.csi.eks.amazonaws') !== true) continue;
        if (driver !== 'ebs.csi.eks.amazonaws.com') {
          yield problemAt(block, placeOf(block, provisioner), {
            received: `'${driver}'`,
            message: 'no driver has this name',
            suggestion: 'ebs.csi.eks.amazonaws.com',
          });
        }
        const mode = valueOf(block, binding);
        if (mode === 'WaitForFirstConsumer' || (mode !== undefined && textOf(block, binding) === undefined)) continue;
        yield problemAt(block, placeOf(block, binding), {
          received: mode === undefined ? 'no binding mode, which is Immediate' : quoted(mode),
          message: 'the volume may lie in a zone where its pod cannot be',
        });
      }
    },
  }),
  relationRule({
    id: 'JSN073',
    severity: 'warning',
    title: 'Volumes that are not encrypted',
    why: 'Whoever gets a snapshot of such a volume reads it. The driver encrypts only what it is told to, and a volume cannot be encrypted later.',
    fix: '"encrypted": "true"',
    sources: [STORAGE],
    failureModes: ['F04'],
    example: { before: '"encrypted": "false"', after: '"encrypted": "true"' },
    subject: 'json',
    *check(project) {
      const classes = [
        ...manifestsOf(project, 'StorageClass').map((block) => [block, 'manifest.'] as const),
        ...project.resources('kubernetes_storage_class_v1', 'kubernetes_storage_class').map((block) => [block, ''] as const),
      ];
      for (const [block, at] of classes) {
        const driver = textOf(block, `${at}provisioner`) ?? textOf(block, `${at}storage_provisioner`);
        if (driver?.startsWith('ebs.csi.') !== true || literalBoolean(valueOf(block, `${at}parameters.encrypted`)) !== false)
          continue;
        yield problemAt(block, placeOf(block, `${at}parameters.encrypted`), {
          received: "'false'",
          message: 'volumes that are encrypted',
        });
      }
    },
  }),
  relationRule({
    id: 'JSN062',
    severity: 'warning',
    title: 'Ingress classes that nothing serves',
    why: 'Auto Mode serves classes of the controller eks.amazonaws.com/alb, with IngressClassParams of the group eks.amazonaws.com. Those of the self-managed controller are ignored.',
    fix: 'controller eks.amazonaws.com/alb, apiGroup eks.amazonaws.com',
    sources: [ALB],
    failureModes: ['F06'],
    example: { before: '"controller": "ingress.k8s.aws/alb"', after: '"controller": "eks.amazonaws.com/alb"' },
    subject: 'json',
    *check(project) {
      if (!onlyAutoMode(project)) return;
      for (const block of manifestsOf(project, 'IngressClass')) {
        const controller = textOf(block, 'manifest.spec.controller');
        if (controller !== undefined && /\/alb$|^eks\.amazonaws/.test(controller) && controller !== 'eks.amazonaws.com/alb') {
          const message = 'the controller of Auto Mode is eks.amazonaws.com/alb';
          yield problemAt(block, placeOf(block, 'manifest.spec.controller'), { received: `'${controller}'`, message });
        }
        const group = textOf(block, 'manifest.spec.parameters.apiGroup');
        if (group === undefined || group === 'eks.amazonaws.com' || controller !== 'eks.amazonaws.com/alb') continue;
        const message = 'parameters of Auto Mode have the group eks.amazonaws.com';
        yield problemAt(block, placeOf(block, 'manifest.spec.parameters.apiGroup'), { received: `'${group}'`, message });
      }
      for (const block of manifestsOf(project, 'IngressClassParams')) {
        const api = textOf(block, 'manifest.apiVersion');
        if (api?.startsWith('elbv2.k8s.aws/') !== true) continue;
        const message = 'the API of Auto Mode is eks.amazonaws.com/v1';
        yield problemAt(block, placeOf(block, 'manifest.apiVersion'), { received: `'${api}'`, message });
      }
    },
  }),
  relationRule({
    id: 'JSN063',
    severity: 'warning',
    title: 'An add-on that Auto Mode has built in',
    why: 'On nodes of Auto Mode these run as part of the node. Installed as add-ons beside no other nodes, they wait for a place that does not exist, or run twice.',
    fix: 'remove the add-on, unless nodes outside Auto Mode need it',
    sources: [ADDONS],
    failureModes: ['G01'],
    example: { before: '"addon_name": "vpc-cni"', after: 'no add-on' },
    subject: 'json',
    *check(project) {
      if (!onlyAutoMode(project)) return;
      for (const block of project.resources('aws_eks_addon')) {
        const name = textOf(block, 'addon_name');
        if (name === undefined || !BUILT_IN.includes(name)) continue;
        yield problemAt(block, placeOf(block, 'addon_name'), { received: `'${name}'`, message: 'Auto Mode has it built in' });
      }
    },
  }),
  relationRule({
    id: 'JSN064',
    severity: 'warning',
    title: 'Kubernetes objects in the state of their cluster',
    why: 'kubernetes_manifest asks the API while it plans, so the first plan fails where the cluster does not exist yet; and when the cluster is replaced, its objects cannot be planned any more.',
    fix: 'put them into a state of their own, applied after the cluster',
    sources: [MANIFEST],
    failureModes: ['D01', 'D02'],
    example: { before: 'aws_eks_cluster and kubernetes_manifest in one stack', after: 'two stacks' },
    subject: 'json',
    *check(project) {
      const clusters = new Map(clustersOf(project).map(({ block }) => [block.stack.name, block]));
      const told = new Set<string>();
      for (const block of project.resources('kubernetes_manifest')) {
        const cluster = clusters.get(block.stack.name);
        if (cluster === undefined || told.has(block.stack.name)) continue;
        told.add(block.stack.name);
        yield problemAt(block, undefined, { message: `${cluster.address} is made in the same state` });
      }
    },
  }),
];
