import { addonTable, builtInAddons } from '../../aws/addons';
import { systemNamespaces } from '../../aws/system-namespaces';
import { misspeltName } from '../did-you-mean';
import { type AnyRelationRule, type Problem, relationRule } from '../rule';
import { clustersOf } from './clusters';
import { type Block, placeOf, problemAt, textOf } from './json-project';
import { nodeClassesBeside } from './node-classes-beside';
import { objectsOf } from './objects-by-kind';

const date = '2026-11-28';
const NODE_POOLS = { url: 'https://karpenter.sh/docs/concepts/nodepools/', date };
const ALB = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html', date };
const EBS_DRIVER = { url: 'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md', date };
const ADD_ONS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html', date };

const DRIVERS = ['ebs.csi.eks.amazonaws.com', 'ebs.csi.aws.com', 'efs.csi.aws.com', 'fsx.csi.aws.com', 's3.csi.aws.com'];
const ADDON_NAMES = [...Object.keys(addonTable), ...builtInAddons.keys()];

const POOL = 'karpenter.sh/v1 NodePool';
const REFERENCES: readonly (readonly [kind: string, at: string, made: string])[] = [
  [POOL, 'manifest.spec.template.spec.nodeClassRef.name', 'eks.amazonaws.com/v1 NodeClass'],
  ['networking.k8s.io/v1 IngressClass', 'manifest.spec.parameters.name', 'eks.amazonaws.com/v1 IngressClassParams'],
];
const OF_A_CLUSTER = [
  'aws_eks_addon',
  'aws_eks_access_entry',
  'aws_eks_access_policy_association',
  'aws_eks_pod_identity_association',
];

/** Names in JSON that are nearly those of something that is there. */
export const nearNameRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN081',
    severity: 'warning',
    title: 'A name that is nearly one of those that are made',
    why: 'What is named is not made here, and something of nearly the same name is: objects that refer to nothing wait for it, and nobody says so.',
    fix: 'write the name as it is made',
    sources: [NODE_POOLS, ALB],
    example: {
      before: '"nodeClassRef": { "name": "privat" }, a NodeClass private',
      after: '"nodeClassRef": { "name": "private" }',
    },
    subject: 'json',
    *check(project) {
      const namesOf = (kind: string): readonly string[] =>
        objectsOf(project, kind).flatMap((block) => textOf(block, 'manifest.metadata.name') ?? []);
      for (const [kind, at, made] of REFERENCES) {
        // Where all node classes are known, NPL002 tells it.
        const open = objectsOf(project, kind).filter((block) => kind !== POOL || nodeClassesBeside(project, block) === undefined);
        yield* nearly(open, at, namesOf(made));
      }
      const namespaces = namesOf('v1 Namespace');
      yield* nearly(project.resources('kubernetes_manifest'), 'manifest.metadata.namespace', [
        ...namespaces,
        ...systemNamespaces,
      ]);
      const clusters = clustersOf(project).map(({ block }) => textOf(block, 'name'));
      // Where one of them is not known, any name may be its.
      if (clusters.includes(undefined)) return;
      const names = clusters.filter((name) => name !== undefined);
      for (const type of OF_A_CLUSTER) yield* nearly(project.resources(type), 'cluster_name', names);
    },
  }),
  relationRule({
    id: 'JSN082',
    severity: 'error',
    title: 'A misspelt add-on',
    why: 'EKS answers "Addon … specified is not supported", after the cluster has been made.',
    fix: 'write the name as `aws eks describe-addon-versions` prints it',
    sources: [ADD_ONS],
    example: { before: '"addon_name": "metric-server"', after: '"addon_name": "metrics-server"' },
    subject: 'json',
    *check(project) {
      yield* nearly(project.resources('aws_eks_addon'), 'addon_name', ADDON_NAMES);
    },
  }),
  relationRule({
    id: 'JSN083',
    severity: 'warning',
    title: 'A driver that nobody has',
    why: 'No controller makes volumes for the class; claims wait for ever.',
    fix: 'write the name of the driver',
    sources: [EBS_DRIVER],
    example: { before: '"provisioner": "efs.csi.aws.co"', after: '"provisioner": "efs.csi.aws.com"' },
    subject: 'json',
    *check(project) {
      const classes = objectsOf(project, 'storage.k8s.io/v1 StorageClass');
      // Those of Auto Mode's own driver are judged with their binding (JSN061).
      const others = classes.filter(
        (block) => textOf(block, 'manifest.provisioner')?.startsWith('ebs.csi.eks.amazonaws') !== true,
      );
      yield* nearly(others, 'manifest.provisioner', DRIVERS);
    },
  }),
];

/** Texts that are none of the names, and nearly one of them. */
export function* nearly(blocks: readonly Block[], at: string, names: readonly string[]): Iterable<Problem> {
  // Environments mostly have the same names.
  const known = new Set(names);
  if (known.size === 0) return;
  for (const block of blocks) {
    const text = textOf(block, at);
    if (text === undefined || known.has(text)) continue;
    const meant = misspeltName(text, known);
    if (meant === undefined) continue;
    yield problemAt(block, placeOf(block, at), { received: `'${text}'`, message: `there is '${meant}'`, suggestion: meant });
  }
}
