import { isRetention, logRetentionSource, retentionOfAtLeast } from '../aws/log-retention';
import { relationRule, valueRule, type Rule } from './rule';
import { suggesting } from './texts';

const date = '2026-11-21';
const COMPONENT_LOGS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-managed-component-logs.html', date };
const CONFLICT = { url: 'https://github.com/ministryofjustice/cloud-platform/issues/8501', date };
const LOG_KEY = { url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html', date };

/** Logs of the control plane and of Auto Mode's controllers. */
export const logRules: readonly Rule[] = [
  valueRule({
    id: 'CLU060',
    severity: 'error',
    title: 'A retention that CloudWatch does not have',
    why: 'CloudWatch keeps logs for one of a fixed list of days; the provider refuses others when it plans.',
    fix: 'write the next longer one',
    sources: [logRetentionSource],
    example: { before: 'retentionDays: 360', after: 'retentionDays: 365' },
    at: ['cluster.logs.retentionDays', 'observability.retentionDays'],
    check: (value) => {
      if (typeof value !== 'number' || isRetention(value)) return undefined;
      return {
        message: 'days as CloudWatch knows them: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, … 3653, or 0 for ever',
        ...suggesting(value < 0 ? undefined : String(retentionOfAtLeast(value))),
      };
    },
  }),
  relationRule({
    id: 'CLU061',
    severity: 'warning',
    title: 'More than one type of Auto Mode logs at once',
    why: 'Each type makes EKS update the cluster for two minutes or more after Terraform went on, and EKS takes one update at a time. The types are chained, yet a second one in the same apply still often ends with a ConflictException; waiting a fixed time has not been reliable.',
    fix: 'add one type, apply, then add the next; when an apply ends with the exception, apply again',
    sources: [COMPONENT_LOGS, CONFLICT],
    failureModes: ['G20'],
    example: { before: "autoModeLogs: ['compute', 'load-balancing']", after: "autoModeLogs: ['compute']" },
    subject: 'cluster',
    *check({ autoModeLogs }) {
      if (autoModeLogs.length > 1) yield { path: ['autoModeLogs'], message: 'one more type with each apply' };
    },
  }),
  relationRule({
    id: 'CLU062',
    severity: 'note',
    title: 'Logs and their key outlive the cluster',
    why: 'Logs that are kept for an audit stay when the environment is destroyed, and so does their key, without which nobody could read them. Terraform refuses to destroy the key.',
    fix: 'before tearing the environment down: `terraform state rm aws_kms_key.logs`; a cluster of the same name later imports group and key',
    sources: [LOG_KEY],
    failureModes: ['A22'],
    example: { before: 'logs: { retentionDays: 365 }', after: 'logs: { retentionDays: 90 }' },
    subject: 'cluster',
    *check({ logsKey, logGroup }) {
      if (logGroup?.keepOnDestroy === true && logsKey.kind === 'created' && logsKey.preventDestroy) {
        yield {
          path: ['logs', 'retentionDays'],
          received: `${logGroup.retentionDays}`,
          message: `'${logGroup.name}' and its key stay when the cluster is destroyed`,
        };
      }
    },
  }),
];
