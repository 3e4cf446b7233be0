import type { ResourceFacts } from './facts';
import { ARN, awsProvider, awsProviderCode, cloudFormation } from './sources';

const ALIAS = { pattern: '[0-9A-Za-z][-.0-9A-Z_a-z]{0,99}', means: 'at most 100 letters, digits, hyphens, dots and underscores' };

const WORKSPACE_ARN = {
  pattern: 'arn:[a-z0-9-]+:aps:[a-z0-9-]+:[0-9]{12}:workspace/.+',
  means: 'the ARN of a Prometheus workspace (arn:aws:aps:…:workspace/ws-…)',
};

/** Amazon Managed Service for Prometheus. */
export const prometheusResources: Readonly<Record<string, ResourceFacts>> = {
  aws_prometheus_workspace: {
    sources: [awsProvider('prometheus_workspace'), awsProviderCode('amp/workspace.go'), cloudFormation('aps-workspace')],
    // An alias can be changed, and not taken away.
    replacedBy: ['kms_key_arn', { path: 'alias', when: 'removed' }],
    filledIn: {
      id: 'ws-{uuid}',
      arn: 'arn:{partition}:aps:{region}:{account}:workspace/{id}',
      prometheus_endpoint: 'https://aps-workspaces.{region}.{dnsSuffix}/workspaces/{id}/',
    },
    accepts: { alias: ALIAS, kms_key_arn: ARN, 'logging_configuration.log_group_arn': ARN },
  },
  aws_prometheus_scraper: {
    sources: [awsProvider('prometheus_scraper'), awsProviderCode('amp/scraper.go'), cloudFormation('aps-scraper')],
    replacedBy: ['source.eks.cluster_arn', 'source.eks.security_group_ids', 'source.eks.subnet_ids'],
    filledIn: {
      id: 's-{uuid}',
      arn: 'arn:{partition}:aps:{region}:{account}:scraper/{id}',
      role_arn:
        'arn:{partition}:iam::{account}:role/aws-service-role/scraper.aps.{dnsSuffix}/AWSServiceRoleForAmazonPrometheusScraper_{hex17}',
      'source.eks.security_group_ids': ['sg-{hex17}'],
    },
    accepts: {
      alias: ALIAS,
      'source.eks.cluster_arn': ARN,
      'destination.amp.workspace_arn': WORKSPACE_ARN,
      scrape_configuration: { minLength: 1 },
    },
  },
};
