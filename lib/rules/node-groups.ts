import { architectureOf, instanceArchitecture } from '../aws/mixed-compute';
import { autoModeMinimumVersion, compareVersions, isMinorVersion } from '../aws/kubernetes-versions';
import { kubeletSource } from '../aws/node-labels';
import { isReference } from '../model/reference';
import { sizeThatWasMeant } from './instance-sizes';
import { valueAt } from './input-path';
import { isLabelKey, isLabelValue, isRefusedByKubelet, labelKeyForm, labelValueForm } from './kubernetes-labels';
import { nodeGroupDiskRules } from './node-group-disks';
import { nodeGroupImageRules } from './node-group-images';
import { nodeGroupKubeletRules } from './node-group-kubelet';
import { relationRule, valueRule, type Rule, type ValueProblem } from './rule';
import { ofText, suggesting } from './texts';

const date = '2026-11-21';
const GROUPS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html', date };
const CREATE = { url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html', date };
const TEMPLATES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html', date };
const NODE_ROLE_LABEL = { url: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3346', date: '2026-11-28' };
const TAINTS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/node-taints-managed-node-groups.html', date };
const SKEW = { url: 'https://kubernetes.io/releases/version-skew-policy/', date };
const IMDS = { url: 'https://aws.github.io/aws-eks-best-practices/security/docs/iam/', date };

const MOST_NODES = 100;

const isCount = (value: unknown, least: number, most = Number.MAX_SAFE_INTEGER): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

/** Why numbers of nodes do not go together. */
function sizeProblem(size: unknown): ValueProblem | undefined {
  const [min, max, desired] = ['min', 'max', 'desired'].map((key) => valueAt(size, [key]));
  const wrong = !isCount(min, 0) ? 'min' : !isCount(max, 1) ? 'max' : desired !== undefined && !isCount(desired, 0) && 'desired';
  if (typeof wrong === 'string') return { below: [wrong], message: 'whole numbers; max at least 1, the others at least 0' };
  const [least, most] = [Number(min), Number(max)];
  const wanted = desired === undefined ? least : Number(desired);
  if (least <= wanted && wanted <= most) return undefined;
  return { below: [desired === undefined ? 'max' : 'desired'], message: 'min is at most desired, and desired is at most max' };
}

/** Managed node groups. */
export const nodeGroupRules: readonly Rule[] = [
  valueRule({
    id: 'CMP020',
    severity: 'error',
    title: 'Numbers of nodes that do not go together',
    why: 'EKS refuses the node group, after the cluster has been made.',
    fix: 'write min ≤ desired ≤ max',
    sources: [CREATE],
    example: { before: 'size: { min: 3, max: 2 }', after: 'size: { min: 2, max: 3 }' },
    at: ['cluster.nodeGroups.*.size'],
    check: sizeProblem,
  }),
  valueRule({
    id: 'CMP021',
    severity: 'error',
    title: 'An update that replaces no node, or too many',
    why: `EKS replaces at least one and at most ${MOST_NODES} nodes at once.`,
    fix: 'write a whole number from 1 to 100',
    sources: [CREATE],
    example: { before: 'update: { maxUnavailable: 0 }', after: 'update: { maxUnavailable: 1 }' },
    at: ['cluster.nodeGroups.*.update.maxUnavailable', 'cluster.nodeGroups.*.update.maxUnavailablePercentage'],
    check: (value) => (isCount(value, 1, MOST_NODES) ? undefined : { message: 'a whole number from 1 to 100' }),
  }),
  valueRule({
    id: 'CMP022',
    severity: 'error',
    title: 'Something else than an instance type',
    why: 'EKS refuses the node group, after the cluster has been made.',
    fix: "write it as EC2 does: 'm7i.large'",
    sources: [CREATE],
    example: { before: "instanceTypes: ['large']", after: "instanceTypes: ['m7i.large']" },
    at: ['cluster.nodeGroups.*.instanceTypes.*'],
    check: ofText((type) => {
      if (/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(type)) {
        const meant = sizeThatWasMeant(type);
        return meant === undefined ? undefined : { message: 'EC2 has no such size', suggestion: meant };
      }
      const better = type.trim().toLowerCase();
      return {
        message: "family and size: 'm7i.large'",
        ...suggesting(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(better) ? better : undefined),
      };
    }),
  }),
  relationRule({
    id: 'CMP023',
    severity: 'error',
    title: 'An image that does not run on the instances',
    why: 'Arm instances start only Arm images, and others only x86 images: EKS refuses the group, or its nodes never join.',
    fix: 'choose an image of the architecture, and make one group for each architecture',
    sources: [CREATE],
    example: {
      before: "instanceTypes: ['m8g.large'], amiType: 'AL2023_x86_64_STANDARD'",
      after: "instanceTypes: ['m8g.large'], amiType: 'AL2023_ARM_64_STANDARD'",
    },
    subject: 'cluster',
    *check({ nodeGroups }) {
      for (const { name, image, instanceTypes } of nodeGroups) {
        const known = instanceTypes.filter((type) => !isReference(type));
        const [first] = known;
        // Nothing is known of an image of one's own: its instances have to be alike.
        const wanted = image.kind === 'eks' ? architectureOf(image.type) : first && instanceArchitecture(first);
        for (const type of known) {
          if (instanceArchitecture(type) === wanted) continue;
          yield {
            path: ['nodeGroups', name, 'instanceTypes', instanceTypes.indexOf(type)],
            received: `'${type}'`,
            message:
              image.kind === 'eks' ? `${image.type} starts ${wanted ?? ''} only` : `the other instance types are ${wanted ?? ''}`,
          };
        }
      }
    },
  }),
  valueRule({
    id: 'CMP024',
    severity: 'error',
    title: 'Not the id of an image',
    why: 'A launch template takes the id of an image in the region and nothing else; a name or an SSM parameter is not looked up.',
    fix: 'write what `aws ec2 describe-images --owners self --query "Images[].ImageId"` prints',
    sources: [TEMPLATES],
    example: { before: "ami: 'my-image'", after: "ami: 'ami-0123456789abcdef0'" },
    at: ['cluster.nodeGroups.*.ami'],
    check: ofText((id) => (/^ami-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id) ? undefined : { message: "'ami-0123456789abcdef0'" })),
  }),
  relationRule({
    id: 'CMP025',
    severity: 'error',
    title: 'Nodes of a version that does not go with the control plane',
    why: 'Nodes may not be newer than the control plane, and at most three minor versions older. EKS refuses the group.',
    fix: 'leave `version` out, so that nodes follow the control plane',
    sources: [SKEW, GROUPS],
    example: {
      before: "cluster: { version: '1.35', nodeGroups: { gpu: { version: '1.36', … } } }",
      after: 'nodeGroups: { gpu: { … } }',
    },
    subject: 'cluster',
    *check({ version, nodeGroups }) {
      // Of a control plane without Auto Mode, enough has been said.
      if (!isMinorVersion(version) || compareVersions(version, autoModeMinimumVersion) < 0) return;
      for (const { name, image } of nodeGroups) {
        if (image.kind !== 'eks') continue;
        if (image.version !== undefined && !isReference(image.version)) {
          const behind = isMinorVersion(image.version) ? compareVersions(version, image.version) : Number.NaN;
          if (!(behind >= 0 && behind <= 3)) {
            yield { path: ['nodeGroups', name, 'version'], message: `${version}, or up to three minor versions older` };
          }
        }
        const { releaseVersion = '' } = image;
        const wanted = image.version ?? version;
        if (releaseVersion !== '' && !isReference(releaseVersion) && !releaseVersion.startsWith(`${wanted}.`)) {
          yield {
            path: ['nodeGroups', name, 'releaseVersion'],
            received: `'${releaseVersion}'`,
            message: `a release of ${wanted}: '${wanted}.2-20261101'`,
          };
        }
      }
    },
  }),
  valueRule({
    id: 'CMP026',
    severity: 'error',
    title: 'A label or taint that EKS refuses for nodes',
    why: 'EKS keeps some keys for itself, and takes only keys and values of the usual form. With most labels of kubernetes.io, and so with node-role.kubernetes.io, the kubelet does not start: nodes never join, and the group fails after half an hour.',
    fix: "use a key of your own: 'example.com/team'",
    sources: [CREATE, TAINTS, kubeletSource, NODE_ROLE_LABEL],
    example: { before: "labels: { 'eks.amazonaws.com/team': 'shop' }", after: "labels: { 'example.com/team': 'shop' }" },
    at: ['cluster.nodeGroups.*.labels.*', 'cluster.nodeGroups.*.taints.*'],
    check: (value, { path }) => {
      const isLabel = path.at(-2) === 'labels';
      const key = isLabel ? String(path.at(-1)) : valueAt(value, ['key']);
      const text = isLabel ? value : valueAt(value, ['value']);
      if (typeof key !== 'string' || isReference(key)) return undefined;
      const below = isLabel ? [] : ['key'];
      if (!isLabelKey(key)) return { below, received: `'${key}'`, message: labelKeyForm };
      if (isLabel && key.startsWith('eks.amazonaws.com/')) return { received: `'${key}'`, message: 'this key belongs to EKS' };
      if (isLabel && isRefusedByKubelet(key)) {
        return { received: `'${key}'`, message: 'a key of Kubernetes that no node may give itself' };
      }
      return typeof text !== 'string' || isReference(text) || isLabelValue(text)
        ? undefined
        : { below: isLabel ? [] : ['value'], message: labelValueForm };
    },
  }),
  valueRule({
    id: 'CMP028',
    severity: 'error',
    title: 'A hop limit that EC2 refuses',
    why: 'The metadata answer may take 1 to 64 hops.',
    fix: 'leave it out: only the node itself then reaches the metadata',
    sources: [{ url: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceMetadataOptionsRequest.html', date }],
    example: { before: 'metadataHopLimit: 0', after: 'metadataHopLimit: 1' },
    at: ['cluster.nodeGroups.*.metadataHopLimit'],
    check: (value) => (isCount(value, 1, 64) ? undefined : { message: 'a whole number from 1 to 64' }),
  }),
  valueRule({
    id: 'CMP029',
    severity: 'warning',
    title: 'Every pod may use the role of its node',
    why: 'With more than one hop, pods reach the metadata of the instance and the credentials there: whoever gets into any pod may pull every image and change network interfaces.',
    fix: 'leave it out, and give pods roles with `podIdentities`; acknowledge this for software that asks the metadata for its region',
    sources: [IMDS],
    example: { before: 'metadataHopLimit: 2', after: '' },
    at: ['cluster.nodeGroups.*.metadataHopLimit'],
    check: (value) => (isCount(value, 2, 64) ? { message: '1, so that only the node itself reaches the metadata' } : undefined),
  }),
  relationRule({
    id: 'CMP030',
    severity: 'warning',
    title: 'Spot with one instance type',
    why: 'When EC2 has no more of it, the group loses its nodes and gets no others.',
    fix: 'name several types of the same size',
    sources: [GROUPS],
    example: {
      before: "capacityType: 'SPOT', instanceTypes: ['m7i.large']",
      after: "capacityType: 'SPOT', instanceTypes: ['m7i.large', 'm7a.large', 'm6i.large']",
    },
    subject: 'cluster',
    *check({ nodeGroups }) {
      for (const { name, capacityType, instanceTypes } of nodeGroups) {
        if (capacityType === 'SPOT' && new Set(instanceTypes).size < 2) {
          yield { path: ['nodeGroups', name, 'instanceTypes'], message: 'several types, from which EC2 can choose' };
        }
      }
    },
  }),
  ...nodeGroupDiskRules,
  ...nodeGroupImageRules,
  ...nodeGroupKubeletRules,
];
