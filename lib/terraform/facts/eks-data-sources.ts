import { eksResources } from './eks';
import type { DataSourceFacts } from './facts';
import { awsProvider } from './sources';

export const eksDataSources: Readonly<Record<string, DataSourceFacts>> = {
  aws_eks_cluster: {
    sources: [awsProvider('eks_cluster')],
    finds: { type: 'aws_eks_cluster', by: { name: 'name' } },
    filledIn: eksResources['aws_eks_cluster']?.filledIn ?? {},
  },
  aws_eks_cluster_auth: {
    sources: [awsProvider('eks_cluster')],
    filledIn: { id: '{name}', token: 'k8s-aws-v1.structural-plan' },
    sensitive: ['token'],
  },
};
