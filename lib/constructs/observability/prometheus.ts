import { PrometheusScraper, type PrometheusScraperConfig } from '@cdktf/provider-aws/lib/prometheus-scraper';
import { PrometheusWorkspace, type PrometheusWorkspaceConfig } from '@cdktf/provider-aws/lib/prometheus-workspace';
import { Construct } from 'constructs';
import type { Observability } from '../../model/observability';
import { config } from '../l1';
import { escapeTemplate } from '../policy-json';

export interface PrometheusProps {
  readonly prometheus: Extract<Observability, { readonly kind: 'prometheus' }>;
  /** A reference, so that the scraper goes before the cluster does. */
  readonly clusterArn: string;
  /** In at least two zones: the scraper has a network interface in each. */
  readonly subnetIds: readonly string[];
  /** Groups that reach the API and the pods. */
  readonly securityGroupIds: readonly string[];
}

/**
 * A managed scraper and its workspace. Amazon makes a service-linked role for the scraper, and an access entry for that
 * role: EKS refuses one that is made by hand.
 * https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html#AMP-collector-eks-setup
 */
export class Prometheus extends Construct {
  public readonly workspaceArn: string;
  /** A reference: URL for queries. Undefined for a workspace that exists. */
  public readonly endpoint: string | undefined;

  public constructor(scope: Construct, id: string, props: PrometheusProps) {
    super(scope, id);
    const { workspace, scraper } = props.prometheus;
    if (workspace.kind === 'existing') {
      this.workspaceArn = workspace.arn;
    } else {
      const { alias, tags } = workspace;
      const made = new PrometheusWorkspace(this, 'metrics', config<PrometheusWorkspaceConfig>({ alias, tags }));
      this.workspaceArn = made.arn;
      this.endpoint = made.prometheusEndpoint;
    }
    new PrometheusScraper(
      this,
      'cluster',
      config<PrometheusScraperConfig>({
        alias: scraper.alias,
        source: [
          {
            eks: [{ clusterArn: props.clusterArn, subnetIds: props.subnetIds, securityGroupIds: props.securityGroupIds }],
          },
        ],
        destination: [{ amp: [{ workspaceArn: this.workspaceArn }] }],
        scrapeConfiguration: escapeTemplate(scraper.configuration),
        tags: scraper.tags,
      }),
    );
  }
}
