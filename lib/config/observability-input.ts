/** CloudWatch Container Insights: the add-on `amazon-cloudwatch-observability`, with log groups of a fixed retention. */
export interface CloudWatchObservabilityInput {
  readonly type: 'cloudwatch';
  /** Days for which logs of containers and nodes are kept; 0 for ever. @default as the logs of the cluster */
  readonly retentionDays?: number;
}

/**
 * Amazon Managed Service for Prometheus with a managed scraper, which runs outside the cluster, and the add-ons
 * `kube-state-metrics` and `prometheus-node-exporter`. It collects no logs.
 */
export interface PrometheusObservabilityInput {
  readonly type: 'prometheus';
  /**
   * ARN of a workspace that exists, in the account and region of the environment.
   * @default one that is made, and that goes with the environment
   */
  readonly workspace?: string;
  /**
   * What is collected: YAML, as Prometheus reads it.
   * @default control plane, containers, the two add-ons, and pods with the annotation `prometheus.io/scrape: 'true'`
   */
  readonly scrapeConfiguration?: string;
}

/** What collects metrics and container logs: one choice for an environment. docs/observability.md */
export type ObservabilityInput =
  'none' | 'cloudwatch' | 'prometheus' | CloudWatchObservabilityInput | PrometheusObservabilityInput;
