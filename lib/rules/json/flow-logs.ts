import { literalText, wholeReference } from '../../terraform/block';
import type { Json } from '../../terraform/stack-json';
import { type AnyRelationRule, type Problem, relationRule } from '../rule';
import { type Block, placeOf, problemAt, quoted, valueOf } from './json-project';
import { isConditional, isSet } from './written';

const date = '2026-11-28';
const API = { url: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html', date };
const PROVIDER = { url: 'https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs/resources/flow_log', date };
const NO_ROLE = { url: 'https://github.com/aws-samples/aws-secure-environment-accelerator/issues/1111', date };

interface Destination {
  /** What the ARN begins with; the partition may be computed. */
  readonly arn: RegExp;
  readonly type: string;
  readonly is: string;
}

/** What each type of destination is, and the resource that has it. */
const DESTINATIONS: Readonly<Record<string, Destination>> = {
  'cloud-watch-logs': { arn: arnOf('logs'), type: 'aws_cloudwatch_log_group', is: 'a log group' },
  s3: { arn: arnOf('s3'), type: 'aws_s3_bucket', is: 'a bucket' },
  'kinesis-data-firehose': {
    arn: arnOf('firehose'),
    type: 'aws_kinesis_firehose_delivery_stream',
    is: 'a delivery stream of Firehose',
  },
};

/** Arguments of flow logs. */
export const flowLogRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN094',
    severity: 'error',
    title: 'Arguments of a flow log that do not go together',
    why: 'CloudWatch Logs needs a role, S3 takes none, and each type has destinations of its own. Traffic of VPCs, subnets and interfaces needs traffic_type; transit gateways are written every minute. EC2 refuses the rest.',
    fix: 'write log_destination_type, log_destination and iam_role_arn as the type of destination asks for',
    sources: [API, PROVIDER, NO_ROLE],
    example: {
      before: '"log_destination": "${aws_s3_bucket.logs.arn}"',
      after: '"log_destination_type": "s3", "log_destination": "${aws_s3_bucket.logs.arn}"',
    },
    subject: 'json',
    *check(project) {
      for (const log of project.resources('aws_flow_log')) {
        yield* destinationProblems(log);
        yield* sourceProblems(log);
      }
    },
  }),
];

function* destinationProblems(log: Block): Iterable<Problem> {
  const written = log.body['log_destination_type'];
  const type = isSet(written) ? literalText(written) : 'cloud-watch-logs';
  const expected = DESTINATIONS[type ?? ''];
  if (type === undefined || expected === undefined) return;
  const destination = valueOf(log, 'log_destination');
  // Before version 6 of the provider, log groups could be named.
  if (!isSet(destination) && !isSet(log.body['log_group_name'])) {
    yield problemAt(log, undefined, { message: `log_destination is missing: the ARN of ${expected.is}` });
  }
  const found = Object.values(DESTINATIONS).find((one) => isOfKind(destination, one));
  if (found !== undefined && found !== expected) {
    const at = placeOf(log, 'log_destination');
    const means = Object.keys(DESTINATIONS).find((name) => DESTINATIONS[name] === found) ?? '';
    yield problemAt(log, at, {
      received: quoted(destination ?? ''),
      message: `this is ${found.is}; ${type} takes ${expected.is}`,
      fix: `write "log_destination_type": "${means}", or the ARN of ${expected.is}`,
    });
    return;
  }
  const role = valueOf(log, 'iam_role_arn');
  if (type === 'cloud-watch-logs' && !isSet(role)) {
    yield problemAt(log, undefined, { message: 'iam_role_arn is missing: CloudWatch Logs is written with a role' });
  } else if (type === 's3' && isSet(role) && !isConditional(role)) {
    const message = 'nothing: S3 is written by the service, and a role is refused';
    yield problemAt(log, placeOf(log, 'iam_role_arn'), { received: quoted(role ?? ''), message });
  }
}

function arnOf(service: string): RegExp {
  return new RegExp(String.raw`^arn:(?:[a-z-]+|\$\{[^}]*\}):${service}:`);
}

function isOfKind(value: Json | undefined, { arn, type }: Destination): boolean {
  const reference = wholeReference(value);
  return reference === undefined ? typeof value === 'string' && arn.test(value) : reference.type === type;
}

function* sourceProblems(log: Block): Iterable<Problem> {
  const gateway = ['transit_gateway_id', 'transit_gateway_attachment_id'].find((name) => isSet(log.body[name]));
  if (gateway !== undefined) {
    const interval = log.body['max_aggregation_interval'] ?? 600;
    const text = typeof interval === 'number' ? String(interval) : literalText(interval);
    if (text === undefined || text === '60') return;
    const received = log.body['max_aggregation_interval'] === undefined ? 'nothing, which is 600' : quoted(interval);
    const message = `60, since ${gateway} is written`;
    yield problemAt(log, placeOf(log, 'max_aggregation_interval'), { received, message });
  } else if (!isSet(log.body['traffic_type']) && ['vpc_id', 'subnet_id', 'eni_id'].some((name) => isSet(log.body[name]))) {
    yield problemAt(log, undefined, {
      message: 'traffic_type is missing: ALL, ACCEPT or REJECT',
      fix: 'write "traffic_type": "ALL"',
    });
  }
}
