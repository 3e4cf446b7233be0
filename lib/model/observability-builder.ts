import type { Cluster } from './cluster';
import { fitName } from './names';
import type { ContainerLogGroup, Observability, PrometheusWorkspace } from './observability';
import { scrapeConfiguration } from './scrape-configuration';
import type { Tags } from './tags';

/** Mirrors `ObservabilityInput`, defaults filled in. */
export type ObservabilitySettings =
  | { readonly type: 'none' }
  | { readonly type: 'cloudwatch'; readonly retentionDays: number }
  | {
      readonly type: 'prometheus';
      /** ARN of a workspace that exists; undefined makes one. */
      readonly workspace: string | undefined;
      /** Undefined: the one of this project. */
      readonly scrapeConfiguration: string | undefined;
    };

/** What observability has to know of its environment. */
export interface AroundObservability {
  /** `<project>-<environment>` */
  readonly prefix: string;
  readonly cluster: Pick<Cluster, 'name' | 'logsKey'>;
  readonly tags: Tags;
}

/**
 * What the agents of the add-on write, each into a group of its own. They would make the groups themselves, without
 * retention. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-reference.html
 */
const CONTAINER_LOGS = ['application', 'dataplane', 'host', 'performance'] as const;

/** Names of the log groups, for the policy of their key. */
export const containerLogGroupNames = (clusterName: string): readonly string[] =>
  CONTAINER_LOGS.map((kind) => containerLogGroupName(clusterName, kind));

const containerLogGroupName = (clusterName: string, kind: (typeof CONTAINER_LOGS)[number]): string =>
  `/aws/containerinsights/${clusterName}/${kind}`;

/** Amazon tags a workspace that a scraper writes to; Terraform would take the tag away with every apply. */
const SCRAPED: Tags = { AMPAgentlessScraper: '' };

/** Decides everything about observability. Total: what is wrong with it is for the rules to say. */
export function buildObservability(settings: ObservabilitySettings, around: AroundObservability): Observability {
  switch (settings.type) {
    case 'none':
      return { kind: 'none' };
    case 'cloudwatch':
      return { kind: 'cloudwatch', logGroups: containerLogGroups(settings.retentionDays, around) };
    case 'prometheus': {
      const alias = fitName(around.prefix, 'prometheusAlias');
      return {
        kind: 'prometheus',
        workspace: workspace(settings.workspace, alias, around.tags),
        scraper: {
          alias,
          configuration: settings.scrapeConfiguration ?? scrapeConfiguration(around.cluster.name),
          tags: around.tags,
        },
      };
    }
  }
}

const workspace = (arn: string | undefined, alias: string, tags: Tags): PrometheusWorkspace =>
  arn === undefined ? { kind: 'created', alias, tags: { ...tags, ...SCRAPED } } : { kind: 'existing', arn };

const containerLogGroups = (retentionDays: number, { cluster, tags }: AroundObservability): readonly ContainerLogGroup[] =>
  CONTAINER_LOGS.map((kind) => ({
    id: `container-insights_${kind}`,
    logGroup: {
      name: containerLogGroupName(cluster.name, kind),
      retentionDays,
      key: cluster.logsKey,
      keepOnDestroy: false,
      tags,
    },
  }));
