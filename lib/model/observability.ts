import type { LogGroup } from './log-group';
import type { Tags } from './tags';

/** A log group of Container Insights, made before the agents that write to it. */
export interface ContainerLogGroup {
  /** Terraform id: `container-insights_application`. */
  readonly id: string;
  readonly logGroup: LogGroup;
}

/** Where the managed scraper writes to: a workspace that exists, or one that is made for the environment. */
export type PrometheusWorkspace =
  { readonly kind: 'existing'; readonly arn: string } | { readonly kind: 'created'; readonly alias: string; readonly tags: Tags };

/** A managed scraper of Amazon Managed Service for Prometheus. */
export interface PrometheusScraper {
  readonly alias: string;
  /** YAML, as Prometheus reads it. */
  readonly configuration: string;
  readonly tags: Tags;
}

/** What collects metrics and container logs: one choice for an environment, with everything decided. */
export type Observability =
  | { readonly kind: 'none' }
  | { readonly kind: 'cloudwatch'; readonly logGroups: readonly ContainerLogGroup[] }
  | { readonly kind: 'prometheus'; readonly workspace: PrometheusWorkspace; readonly scraper: PrometheusScraper };

/** Add-ons that a choice brings, whether or not they are written as add-ons too. */
export const observabilityAddonNames = {
  none: [],
  cloudwatch: ['amazon-cloudwatch-observability'],
  prometheus: ['kube-state-metrics', 'prometheus-node-exporter'],
} as const satisfies Readonly<Record<Observability['kind'], readonly string[]>>;
