import { CLUSTER_NAME, CREATED } from './eks';
import type { ResourceFacts } from './facts';
import { awsProvider, awsProviderCode, cloudFormation, awsDocs, ROLE_ARN } from './sources';

/** What EKS installs into a cluster. */
export const eksAddonResources: Readonly<Record<string, ResourceFacts>> = {
  aws_eks_addon: {
    sources: [
      awsProvider('eks_addon'),
      awsProviderCode('eks/addon.go'),
      cloudFormation('eks-addon'),
      awsDocs('eks/latest/eksctl/addons.html'),
    ],
    replacedBy: ['cluster_name', 'addon_name'],
    importedAs: {
      values: { preserve: null, resolve_conflicts_on_create: null, resolve_conflicts_on_update: null },
      source: awsProviderCode('eks/addon.go'),
    },
    filledIn: {
      id: '{cluster_name}:{addon_name}',
      arn: 'arn:{partition}:eks:{region}:{account}:addon/{cluster_name}/{addon_name}/{uuid}',
      addon_version: 'v1.0.0-eksbuild.1',
      configuration_values: '',
      created_at: CREATED,
      modified_at: CREATED,
    },
    accepts: {
      cluster_name: CLUSTER_NAME,
      addon_name: { minLength: 1 },
      addon_version: {
        pattern: 'v(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?',
        means: 'v and three numbers, such as v1.19.0-eksbuild.1',
      },
      configuration_values: { jsonOrYaml: true },
      resolve_conflicts_on_create: { oneOf: ['NONE', 'OVERWRITE'] },
      resolve_conflicts_on_update: { oneOf: ['NONE', 'OVERWRITE', 'PRESERVE'] },
      service_account_role_arn: ROLE_ARN,
      'pod_identity_association.role_arn': ROLE_ARN,
    },
    unique: [
      {
        by: ['cluster_name', 'addon_name'],
        within: 'region',
        refusal: 'ResourceInUseException: the cluster has this add-on already',
      },
    ],
  },

  aws_eks_capability: {
    sources: [awsProvider('eks_capability'), cloudFormation('eks-capability')],
    replacedBy: ['cluster_name', 'capability_name', 'type', 'configuration.argo_cd.aws_idc', 'configuration.argo_cd.namespace'],
    filledIn: {
      arn: 'arn:{partition}:eks:{region}:{account}:capability/{cluster_name}/{type}/{capability_name}/{uuid}',
      version: '1.0.0',
    },
    accepts: {
      cluster_name: CLUSTER_NAME,
      delete_propagation_policy: { oneOf: ['RETAIN'] },
      role_arn: ROLE_ARN,
      type: { oneOf: ['ACK', 'ARGOCD', 'KRO'] },
      'configuration.argo_cd.rbac_role_mapping.role': { oneOf: ['ADMIN', 'EDITOR', 'VIEWER'] },
      'configuration.argo_cd.rbac_role_mapping.identity.type': { oneOf: ['SSO_USER', 'SSO_GROUP'] },
    },
    unique: [{ by: ['cluster_name', 'capability_name'], within: 'region', refusal: 'the cluster has this capability already' }],
  },
};
