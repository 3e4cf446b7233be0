import type { Source } from './source';

/** https://docs.aws.amazon.com/eks/latest/userguide/auto-enable-existing.html#auto-addons-required */
export const addonMinimumsSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-enable-existing.html',
  date: '2026-11-21',
};

/**
 * Oldest builds that keep their pods off the nodes of Auto Mode. Of kube-proxy each Kubernetes minor version has its own;
 * those of later minor versions all do.
 */
const ADDON_MINIMUMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['vpc-cni', ['v1.19.0-eksbuild.1']],
  ['kube-proxy', ['v1.29.10-eksbuild.3', 'v1.30.6-eksbuild.3', 'v1.31.2-eksbuild.3']],
  ['aws-ebs-csi-driver', ['v1.37.0-eksbuild.1']],
  ['snapshot-controller', ['v8.1.0-eksbuild.2']],
  ['eks-pod-identity-agent', ['v1.3.4-eksbuild.1']],
]);

const VERSION = /^v(\d+)\.(\d+)\.(\d+)-eksbuild\.(\d+)$/;

/** Numbers of an add-on's version, or undefined for other text. */
export function addonVersion(text: string): readonly [number, number, number, number] | undefined {
  const [, major, minor, patch, build] = VERSION.exec(text) ?? [];
  return build === undefined ? undefined : [Number(major), Number(minor), Number(patch), Number(build)];
}

/** The oldest build that works beside Auto Mode, when the version is older than that. */
export function addonMinimum(name: string, version: string): string | undefined {
  const numbers = addonVersion(version);
  const minimums = ADDON_MINIMUMS.get(name) ?? [];
  const sameMinor = minimums.find((minimum) => addonVersion(minimum)?.[1] === numbers?.[1]);
  const minimum = minimums.length > 1 ? (sameMinor ?? minimums[0]) : minimums[0];
  const least = minimum === undefined ? undefined : addonVersion(minimum);
  if (numbers === undefined || least === undefined) return undefined;
  const different = numbers.findIndex((number, index) => number !== least[index]);
  return different >= 0 && (numbers[different] ?? 0) < (least[different] ?? 0) ? minimum : undefined;
}

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html (2026-11-21) */
export const al2023AmiTypes = [
  'AL2023_x86_64_STANDARD',
  'AL2023_ARM_64_STANDARD',
  'AL2023_x86_64_NEURON',
  'AL2023_x86_64_NVIDIA',
  'AL2023_ARM_64_NVIDIA',
] as const;

export const bottlerocketAmiTypes = [
  'BOTTLEROCKET_x86_64',
  'BOTTLEROCKET_ARM_64',
  'BOTTLEROCKET_x86_64_FIPS',
  'BOTTLEROCKET_ARM_64_FIPS',
  'BOTTLEROCKET_x86_64_NVIDIA',
  'BOTTLEROCKET_ARM_64_NVIDIA',
] as const;

export type Al2023AmiType = (typeof al2023AmiTypes)[number];
export type BottlerocketAmiType = (typeof bottlerocketAmiTypes)[number];
export type NodeGroupAmiType = Al2023AmiType | BottlerocketAmiType;

export const isBottlerocket = (type: NodeGroupAmiType): type is BottlerocketAmiType => type.startsWith('BOTTLEROCKET_');

export type Architecture = 'x86_64' | 'arm64';

export const architectureOf = (type: NodeGroupAmiType): Architecture => (type.includes('_ARM_64') ? 'arm64' : 'x86_64');

/**
 * Architecture of an instance type: Graviton has a `g` after the generation (`m8g`, `c7gn`, `im4gn`), and there are `a1` and Grace (`p6e-gb200`).
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html (2026-11-21)
 */
export const instanceArchitecture = (type: string): Architecture =>
  /^(a1|[a-z]+\d+g[a-z-]*|p\d+e-gb\d+)\./.test(type) ? 'arm64' : 'x86_64';

/** Whose driver an instance type needs, among those for which EKS has images: older cards, and AMD's of `g4ad`, have none. */
const driverOf = (type: string): 'NVIDIA' | 'NEURON' | undefined => {
  if (/^(p[3-9]|g4dn|g[5-9]|gr\d)/.test(type)) return 'NVIDIA';
  return /^(inf|trn)\d/.test(type) ? 'NEURON' : undefined;
};

/**
 * The image that has the driver for the accelerators of an instance type, where the chosen one has none. Every image of Bottlerocket
 * has Neuron's, and none is for Grace. https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html (2026-11-28)
 */
export function imageWithDriver(image: NodeGroupAmiType, type: string): NodeGroupAmiType | undefined {
  const driver = driverOf(type);
  if (driver === undefined || image.includes(driver) || (driver === 'NEURON' && isBottlerocket(image))) return undefined;
  const system = isBottlerocket(image) && !type.startsWith('p6e-') ? 'BOTTLEROCKET' : 'AL2023';
  const wanted = `${system}_${architectureInImages(type)}_${driver}`;
  return [...al2023AmiTypes, ...bottlerocketAmiTypes].find((one) => one === wanted);
}

const architectureInImages = (type: string): string => (instanceArchitecture(type) === 'arm64' ? 'ARM_64' : 'x86_64');

/** Trust and permissions of nodes that are not Auto Mode's. https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html */
export const nodeGroupRolePolicies = ['AmazonEC2ContainerRegistryPullOnly', 'AmazonEKSWorkerNodePolicy'] as const;

/** What the VPC CNI needs, when its service account has no role of its own. https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html */
export const cniPolicy = 'AmazonEKS_CNI_Policy';

/** https://docs.aws.amazon.com/eks/latest/userguide/pod-execution-role.html */
export const podExecutionRolePolicies = ['AmazonEKSFargatePodExecutionRolePolicy'] as const;

/** https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html (2026-11-21); AWS raises them on request. */
export const fargateQuotas = { selectorsOfProfile: 5, labelsOfSelector: 5, profilesOfCluster: 10 } as const;
