import { logGroups } from './logs';
import { QUERY_METRICS } from './metrics-and-traces';
import {
  allow,
  arns,
  EVERYTHING,
  flag,
  optional,
  source,
  when,
  type InstalledPermissionSet,
  type NonEmpty,
} from './permission-set';

export interface GrafanaScope {
  /** Workspaces of Amazon Managed Service for Prometheus. @default none */
  readonly workspaceArns?: NonEmpty<string>;
  /** True reads metrics and alarms of CloudWatch. @default false */
  readonly metrics?: boolean;
  /** Log groups of CloudWatch Logs that may be queried. @default none */
  readonly logGroupArns?: NonEmpty<string>;
  /** True reads traces of X-Ray. @default false */
  readonly traces?: boolean;
}

export const grafana: InstalledPermissionSet<'grafana', GrafanaScope, keyof GrafanaScope> = {
  name: 'grafana',
  purpose: 'Grafana reads metrics, logs and traces of AWS',
  members: {
    workspaceArns: optional(arns('workspace')),
    metrics: flag('metrics and alarms of CloudWatch'),
    logGroupArns: optional(arns('log-group')),
    traces: flag('traces of X-Ray'),
  },
  atLeastOneOf: ['workspaceArns', 'metrics', 'logGroupArns', 'traces'],
  installation: { namespace: 'grafana', serviceAccount: 'grafana' },
  statements: ({ workspaceArns, metrics, logGroupArns, traces }) => [
    ...when(workspaceArns, (workspaces) => [allow('QueryPrometheus', QUERY_METRICS, workspaces)]),
    ...when(metrics, () => [
      allow(
        'ReadMetrics',
        [
          'cloudwatch:DescribeAlarms',
          'cloudwatch:DescribeAlarmsForMetric',
          'cloudwatch:DescribeAlarmHistory',
          'cloudwatch:GetMetricData',
          'cloudwatch:ListMetrics',
          'ec2:DescribeInstances',
          'ec2:DescribeRegions',
          'ec2:DescribeTags',
          'tag:GetResources',
        ],
        EVERYTHING,
      ),
    ]),
    ...when(logGroupArns, (groups) => [
      allow(
        'QueryLogs',
        ['logs:StartQuery', 'logs:GetQueryResults', 'logs:GetLogGroupFields', 'logs:GetLogEvents'],
        logGroups(groups),
      ),
      allow('FindLogGroups', ['logs:DescribeLogGroups', 'logs:StopQuery'], EVERYTHING),
    ]),
    ...when(traces, () => [
      allow(
        'ReadTraces',
        [
          'xray:BatchGetTraces',
          'xray:GetTraceSummaries',
          'xray:GetTraceGraph',
          'xray:GetGroups',
          'xray:GetTimeSeriesServiceStatistics',
          'xray:GetInsightSummaries',
          'xray:GetInsight',
          'xray:GetServiceGraph',
        ],
        EVERYTHING,
      ),
    ]),
  ],
  managedPolicies: [],
  sources: [
    source('https://grafana.com/docs/grafana/latest/datasources/aws-cloudwatch/configure/'),
    source('https://github.com/grafana/x-ray-datasource#iam-policies'),
  ],
  notes: [
    'Metrics have no names in IAM, and CloudWatch leaves composite alarms out of a list of alarms unless every alarm is allowed. X-Ray knows no resources for reading.',
    'Contributor Insights and accounts linked by Observability Access Manager are left out.',
  ],
};

export interface KedaScope {
  /** Queues of the scaler aws-sqs-queue. @default none */
  readonly queueArns?: NonEmpty<string>;
  /** Streams of the scaler aws-kinesis-stream. @default none */
  readonly streamArns?: NonEmpty<string>;
  /** Tables of the scaler aws-dynamodb. @default none */
  readonly tableArns?: NonEmpty<string>;
  /** Workspaces of the scaler prometheus with AWS authentication. @default none */
  readonly workspaceArns?: NonEmpty<string>;
  /** True allows the scaler aws-cloudwatch. @default false */
  readonly metrics?: boolean;
}

export const keda: InstalledPermissionSet<'keda', KedaScope, keyof KedaScope> = {
  name: 'keda',
  purpose: 'KEDA reads what it scales by: queues, streams, tables, metrics',
  members: {
    queueArns: optional(arns('queue')),
    streamArns: optional(arns('stream')),
    tableArns: optional(arns('table')),
    workspaceArns: optional(arns('workspace')),
    metrics: flag('metrics of CloudWatch'),
  },
  atLeastOneOf: ['queueArns', 'streamArns', 'tableArns', 'workspaceArns', 'metrics'],
  installation: { namespace: 'keda', serviceAccount: 'keda-operator' },
  statements: ({ queueArns, streamArns, tableArns, workspaceArns, metrics }) => [
    ...when(queueArns, (queues) => [allow('ReadQueueLength', ['sqs:GetQueueAttributes'], queues)]),
    ...when(streamArns, (streams) => [allow('ReadShardCount', ['kinesis:DescribeStreamSummary'], streams)]),
    ...when(tableArns, (tables) => [
      allow('QueryTables', ['dynamodb:Query'], [...tables, ...tables.map((table) => `${table}/index/*`)]),
    ]),
    ...when(workspaceArns, (workspaces) => [allow('QueryMetrics', ['aps:QueryMetrics'], workspaces)]),
    ...when(metrics, () => [allow('ReadMetrics', ['cloudwatch:GetMetricData'], EVERYTHING)]),
  ],
  managedPolicies: [],
  sources: [
    source('https://keda.sh/docs/latest/scalers/aws-sqs/'),
    source('https://keda.sh/docs/latest/scalers/aws-cloudwatch/'),
    source('https://keda.sh/docs/latest/authentication-providers/aws/'),
  ],
  notes: ['Metrics have no names in IAM, so GetMetricData reads all of them.'],
};
