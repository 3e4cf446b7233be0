import type * as Yaml from 'yaml';
import { partitionOf } from '../aws/regions';
import { arnProblem, parseArn } from '../model/permission-sets/arn';
import { valueAt } from './input-path';
import { relationRule, valueRule, type Problem, type Rule } from './rule';
import { ofText, suggesting } from './texts';
import { writtenAccount } from './written-account';
import { regionOf } from './written-network';

const date = '2026-11-28';
const CONTAINER_INSIGHTS = {
  url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/install-CloudWatch-Observability-EKS-addon.html',
  date,
};
const LOG_GROUPS = {
  url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-reference.html',
  date,
};
const COLLECTOR = { url: 'https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html', date };
const SCRAPER = { url: 'https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs/resources/prometheus_scraper', date };

const WORKSPACE = 'arn:aws:aps:ap-northeast-1:111122223333:workspace/ws-12345678-1234-1234-1234-123456789012';

/** What collects metrics and logs. */
export const observabilityRules: readonly Rule[] = [
  valueRule({
    id: 'OBS001',
    severity: 'note',
    title: 'Nothing collects metrics and container logs',
    why: 'Kubernetes keeps logs of a pod as long as the pod, and metrics not at all. metrics-server has the load of the moment, for autoscalers.',
    fix: "observability: 'cloudwatch', or 'prometheus'; 'none' where something else does it",
    sources: [CONTAINER_INSIGHTS, COLLECTOR],
    example: { before: "profile: 'production', platform: { … }", after: "observability: 'cloudwatch'" },
    at: ['platform'],
    check: (_, { input }) => {
      const missing = valueAt(input, ['profile']) === 'production' && valueAt(input, ['observability']) === undefined;
      return missing ? { received: 'no observability', message: "'cloudwatch', 'prometheus', or 'none' on purpose" } : undefined;
    },
  }),
  valueRule({
    id: 'OBS002',
    severity: 'error',
    title: 'A workspace that the scraper cannot write to',
    why: 'A managed scraper writes to a workspace of its own region; one of another account needs roles on both sides, which are not made here.',
    fix: 'write the ARN of a workspace of the account and region of the environment, or leave it out',
    sources: [SCRAPER, COLLECTOR],
    example: { before: "workspace: 'ws-12345678-1234-1234-1234-123456789012'", after: `workspace: '${WORKSPACE}'` },
    at: ['observability.workspace'],
    check: ofText((arn, { input }) => workspaceProblem(arn, input)),
  }),
  valueRule({
    id: 'OBS003',
    severity: 'error',
    title: 'A scrape configuration that is none',
    why: 'Amazon Managed Service for Prometheus reads it as Prometheus does, and refuses the scraper otherwise, after the cluster has been made.',
    fix: 'YAML with `scrape_configs`, as Prometheus reads it',
    sources: [COLLECTOR],
    example: {
      before: "scrapeConfiguration: 'job_name: pods'",
      after: "scrapeConfiguration: 'scrape_configs: [{ job_name: pods, … }]'",
    },
    at: ['observability.scrapeConfiguration'],
    check: ofText(scrapeProblem),
  }),
  relationRule({
    id: 'OBS004',
    severity: 'warning',
    title: 'Container logs that are kept for ever',
    why: 'The agents of the add-on make their log groups themselves, without retention and without your key, and nothing removes them with the cluster.',
    fix: "observability: 'cloudwatch' brings the add-on, and its log groups before it",
    sources: [LOG_GROUPS],
    failureModes: ['G22'],
    example: { before: "addons: { 'amazon-cloudwatch-observability': {} }", after: "observability: 'cloudwatch'" },
    subject: 'environment',
    *check({ addons = [], observability }) {
      const name = 'amazon-cloudwatch-observability';
      if (observability === undefined || observability.kind === 'cloudwatch') return;
      if (!addons.some((addon) => addon.name === name)) return;
      yield { path: ['addons', name], received: `'${name}'`, message: 'nothing makes its log groups with a retention' };
    },
  }),
];

function workspaceProblem(arn: string, input: unknown): Omit<Problem, 'path'> | undefined {
  const [account, region] = [writtenAccount(input), regionOf(input)];
  const { partition } = partitionOf(region ?? parseArn(arn)?.region ?? '');
  const problem = arnProblem(arn, ['workspace'], { partition, region, account });
  if (problem !== undefined) return { message: problem.message, ...suggesting(problem.suggestion, arn) };
  const written = parseArn(arn);
  if (region !== undefined && written?.region !== region) return { message: `a workspace in ${region}, where the cluster is` };
  if (account !== undefined && written?.account !== account) return { message: `a workspace of account ${account}` };
  return undefined;
}

function scrapeProblem(text: string): Omit<Problem, 'path'> | undefined {
  // Only who writes one of their own needs YAML.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parseDocument } = require('yaml') as typeof Yaml;
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) return { received: 'text that is no YAML', message: error.message.split('\n')[0] ?? 'no YAML' };
  const content: unknown = document.toJS();
  const configs = content !== null && typeof content === 'object' ? valueAt(content, ['scrape_configs']) : undefined;
  const hasJobs = Array.isArray(configs) && configs.length > 0;
  return hasJobs ? undefined : { received: 'YAML', message: '`scrape_configs` with at least one job' };
}
