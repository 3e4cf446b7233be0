import { DataAwsEksCluster, type DataAwsEksClusterConfig } from '@cdktf/provider-aws/lib/data-aws-eks-cluster';
import { HelmProvider, type HelmProviderConfig } from '@cdktf/provider-helm/lib/provider';
import { KubernetesProvider, type KubernetesProviderConfig } from '@cdktf/provider-kubernetes/lib/provider';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { config } from '../l1';

export interface ClusterConnectionProps {
  /** The literal name: a plan has to know where the API is before anything of this state exists. */
  readonly clusterName: string;
  readonly region: string;
  /** ARN of the role that reaches the API. @default the credentials that Terraform has */
  readonly accessRole?: string | undefined;
  /** Also for charts. @default false */
  readonly helm?: boolean;
}

/**
 * How Terraform reaches the API of a cluster that exists. Tokens are asked for when they are needed
 * (`aws eks get-token`): one in the configuration would be in the state, and expire after 15 minutes.
 */
export class ClusterConnection extends Construct {
  public constructor(scope: Construct, id: string, { clusterName, region, accessRole, helm = false }: ClusterConnectionProps) {
    super(scope, id);
    // Endpoint and certificate are known to AWS alone, and outputs of the cluster's state could be older than the cluster.
    // eslint-disable-next-line no-restricted-syntax
    const cluster = new DataAwsEksCluster(this, 'cluster', config<DataAwsEksClusterConfig>({ name: clusterName }));
    const connection = {
      host: cluster.endpoint,
      clusterCaCertificate: Fn.base64decode(cluster.certificateAuthority.get(0).data) as string,
    };
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command: 'aws',
      // Arguments, not `env`: cdktf writes the keys of that map in lower case.
      args: [
        ...['eks', 'get-token', '--cluster-name', clusterName, '--region', region, '--output', 'json'],
        ...(accessRole === undefined ? [] : ['--role-arn', accessRole]),
      ],
    };
    new KubernetesProvider(this, 'kubernetes', config<KubernetesProviderConfig>({ ...connection, exec: [exec] }));
    if (helm) new HelmProvider(this, 'helm', config<HelmProviderConfig>({ kubernetes: { ...connection, exec } }));
  }
}
