import { createHash } from 'node:crypto';

/** Longest names that AWS accepts, in characters. */
export const nameLimits = {
  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
  role: 64,
  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
  policy: 128,
  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
  instanceProfile: 128,
  /** https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
  cluster: 100,
  /** https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html */
  nodeGroup: 63,
  /** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html */
  launchTemplate: 128,
  /** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
  logGroup: 512,
  /** Log delivery sources and destinations. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutDeliverySource.html */
  logDelivery: 60,
  /** Of a workspace and of a scraper. https://docs.aws.amazon.com/prometheus/latest/APIReference/API_CreateScraper.html */
  prometheusAlias: 100,
  /** With its `alias/`. https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
  keyAlias: 256,
  /** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
  securityGroup: 255,
  /** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html */
  tagKey: 128,
  /** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html */
  tagValue: 256,
  /** Namespaces, label values. https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
  kubernetesLabel: 63,
  /** Most Kubernetes objects. https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
  kubernetesObject: 253,
} as const;

export type NameKind = keyof typeof nameLimits;

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
export const isClusterName = (name: string): boolean => /^[0-9A-Za-z][\w-]*$/.test(name) && name.length <= nameLimits.cluster;

const HASH_LENGTH = 8;

/**
 * The name itself when AWS accepts its length. Otherwise its beginning and a hash of the whole, the same on every
 * run, so that two long names that begin alike stay different.
 */
export function fitName(name: string, limit: NameKind | number): string {
  const longest = typeof limit === 'number' ? limit : nameLimits[limit];
  if (name.length <= longest) {
    return name;
  }
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH);
  const beginning = name.slice(0, Math.max(0, longest - HASH_LENGTH - 1)).replace(/[^A-Za-z0-9]+$/, '');
  return beginning === '' ? hash.slice(0, longest) : `${beginning}-${hash}`;
}
