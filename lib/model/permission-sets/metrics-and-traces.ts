import { logGroups, WRITE_LOGS } from './logs';
import {
  allow,
  arns,
  EVERYTHING,
  flag,
  optional,
  source,
  texts,
  when,
  type AppPermissionSet,
  type InstalledPermissionSet,
  type NonEmpty,
} from './permission-set';

export interface WorkspaceScope {
  /** `arn:aws:aps:<region>:<account>:workspace/ws-…` */
  readonly workspaceArns: NonEmpty<string>;
}

export const QUERY_METRICS = ['aps:QueryMetrics', 'aps:GetLabels', 'aps:GetSeries', 'aps:GetMetricMetadata'] as const;
const AMP_SOURCE = source('https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-and-IAM.html');

export const prometheusRemoteWrite: AppPermissionSet<'prometheus-remote-write', WorkspaceScope> = {
  name: 'prometheus-remote-write',
  purpose: 'a Prometheus server or agent writes to Amazon Managed Service for Prometheus',
  members: { workspaceArns: arns('workspace') },
  atLeastOneOf: [],
  installation: undefined,
  statements: ({ workspaceArns }) => [allow('WriteMetrics', ['aps:RemoteWrite'], workspaceArns)],
  managedPolicies: [],
  sources: [AMP_SOURCE],
  notes: ['Writers need not query: prometheus-query is a set of its own. A managed scraper needs neither.'],
};

export const prometheusQuery: AppPermissionSet<'prometheus-query', WorkspaceScope> = {
  name: 'prometheus-query',
  purpose: 'software queries Amazon Managed Service for Prometheus',
  members: { workspaceArns: arns('workspace') },
  atLeastOneOf: [],
  installation: undefined,
  statements: ({ workspaceArns }) => [allow('QueryMetrics', QUERY_METRICS, workspaceArns)],
  managedPolicies: [],
  sources: [AMP_SOURCE],
  notes: [],
};

/** Nothing to choose. */
export type NoScope = Readonly<Record<never, never>>;

export const cloudwatchObservability: InstalledPermissionSet<'cloudwatch-observability', NoScope> = {
  name: 'cloudwatch-observability',
  purpose: 'the add-on amazon-cloudwatch-observability sends metrics, logs and traces',
  members: {},
  atLeastOneOf: [],
  installation: { namespace: 'amazon-cloudwatch', serviceAccount: 'cloudwatch-agent' },
  statements: () => [],
  managedPolicies: ['AWSXrayWriteOnlyAccess', 'CloudWatchAgentServerPolicy'],
  sources: [
    source('https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/install-CloudWatch-Observability-EKS-addon.html'),
  ],
  notes: ['What the agent calls changes with the add-on, so these are the policies that AWS keeps. They allow every log group.'],
};

const PUT_TRACES = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:GetSamplingStatisticSummaries',
] as const;

export const xrayWrite: AppPermissionSet<'xray-write', NoScope> = {
  name: 'xray-write',
  purpose: 'an application or collector sends traces to X-Ray',
  members: {},
  atLeastOneOf: [],
  installation: undefined,
  statements: () => [allow('SendTraces', PUT_TRACES, EVERYTHING)],
  managedPolicies: [],
  sources: [source('https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSXRayDaemonWriteAccess.html')],
  notes: ['These actions of X-Ray know no resources.'],
};

export interface MetricNamespaceScope {
  /** CloudWatch namespaces: `Payments/Api`. */
  readonly metricNamespaces: NonEmpty<string>;
}

const putMetrics = (namespaces: readonly string[]): ReturnType<typeof allow> =>
  allow('PutMetrics', ['cloudwatch:PutMetricData'], EVERYTHING, { StringEquals: { 'cloudwatch:namespace': namespaces } });

export const cloudwatchMetricsWrite: AppPermissionSet<'cloudwatch-metrics-write', MetricNamespaceScope> = {
  name: 'cloudwatch-metrics-write',
  purpose: 'an application writes metrics of its own to CloudWatch',
  members: { metricNamespaces: texts('metric-namespace') },
  atLeastOneOf: [],
  installation: undefined,
  statements: ({ metricNamespaces }) => [putMetrics(metricNamespaces)],
  managedPolicies: [],
  sources: [source('https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html')],
  notes: ['Namespaces are no resources: the condition cloudwatch:namespace limits it.'],
};

export interface AdotScope {
  /** Workspaces that metrics are written to. @default none */
  readonly workspaceArns?: NonEmpty<string>;
  /** Log groups of the exporters awscloudwatchlogs and awsemf. @default none */
  readonly logGroupArns?: NonEmpty<string>;
  /** CloudWatch namespaces of metrics. @default none */
  readonly metricNamespaces?: NonEmpty<string>;
  /** True sends traces to X-Ray. @default false */
  readonly traces?: boolean;
}

export const adot: AppPermissionSet<'adot', AdotScope, keyof AdotScope> = {
  name: 'adot',
  purpose: 'a collector of AWS Distro for OpenTelemetry sends metrics, logs and traces',
  members: {
    workspaceArns: optional(arns('workspace')),
    logGroupArns: optional(arns('log-group')),
    metricNamespaces: optional(texts('metric-namespace')),
    traces: flag('traces to X-Ray'),
  },
  atLeastOneOf: ['workspaceArns', 'logGroupArns', 'metricNamespaces', 'traces'],
  installation: undefined,
  statements: ({ workspaceArns, logGroupArns, metricNamespaces, traces }) => [
    ...when(workspaceArns, (workspaces) => [allow('WriteMetrics', ['aps:RemoteWrite'], workspaces)]),
    ...when(logGroupArns, (groups) => [allow('WriteLogs', WRITE_LOGS, logGroups(groups))]),
    ...when(metricNamespaces, (namespaces) => [putMetrics(namespaces)]),
    ...when(traces, () => [allow('SendTraces', PUT_TRACES, EVERYTHING)]),
  ],
  managedPolicies: [],
  sources: [source('https://aws-otel.github.io/docs/setup/permissions')],
  notes: [
    'The service account is that of the collector, not of the operator in opentelemetry-operator-system.',
    'Log groups are not created by it: make them with a retention first. The actions of X-Ray know no resources.',
  ],
};
