import type { ClusterIdentity } from './cluster-identity';
import type { Location } from './location';
import type { PolicyCondition, PolicyDocument } from './policy-document';

/** Whose pods a role is for. */
export interface PodTrustSettings {
  readonly location: Location;
  readonly cluster: ClusterIdentity;
  /** Undefined for an add-on whose namespace is not known. */
  readonly namespace: string | undefined;
  readonly serviceAccount: string;
  /** Without session tags there is nothing to compare: a condition on them would lock every pod out. */
  readonly sessionTags: boolean;
}

/** Without these, every cluster and service account of the account could use the role. */
function requestTags({ cluster, namespace, serviceAccount }: PodTrustSettings): PolicyCondition[string] {
  return {
    'aws:RequestTag/eks-cluster-arn': cluster.arn,
    ...(namespace === undefined ? {} : { 'aws:RequestTag/kubernetes-namespace': namespace }),
    'aws:RequestTag/kubernetes-service-account': serviceAccount,
  };
}

/**
 * Lets EKS Pod Identity give a role to the pods of one service account of one cluster.
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
 */
export function podTrust(settings: PodTrustSettings): PolicyDocument {
  const { account } = settings.location;
  const equals = {
    ...(account === undefined ? {} : { 'aws:SourceAccount': account }),
    ...(settings.sessionTags ? requestTags(settings) : {}),
  };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        ...(Object.keys(equals).length === 0 ? {} : { Condition: { StringEquals: equals } }),
      },
    ],
  };
}
