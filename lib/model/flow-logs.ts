import type { Location } from './location';
import { logKey } from './log-key';
import { fitName } from './names';
import type { FlowLogs } from './network';
import type { Key } from './key';
import type { CreatedRole } from './role';
import type { Tags } from './tags';

/** Where the flow logs of a network go. */
export type FlowLogSettings =
  | { readonly destination: 'none' }
  | { readonly destination: 's3'; readonly bucketArn: string }
  | {
      readonly destination: 'cloudwatch';
      readonly retentionDays: number;
      /** `own`, `aws`, or the ARN of a key that exists. */
      readonly key: 'own' | 'aws' | (string & {});
    };

export interface FlowLogContext {
  /** `<project>-<environment>` */
  readonly prefix: string;
  readonly location: Location & { readonly account: string; readonly region: string };
  readonly rolePath: string;
  readonly permissionsBoundary: string | undefined;
  readonly tags: Tags;
}

/** The log group of a network's flow logs. */
const flowLogGroupName = (prefix: string): string => fitName(`/aws/vpc-flow-logs/${prefix}`, 'logGroup');

/** Flow logs of the whole VPC, with everything they need to be delivered. */
export function flowLogs(settings: FlowLogSettings, context: FlowLogContext): FlowLogs {
  const tags = { ...context.tags, Name: context.prefix };
  switch (settings.destination) {
    case 'none':
      return { destination: 'none' };
    case 's3':
      return { destination: 's3', bucketArn: settings.bucketArn, tags };
    case 'cloudwatch':
      return {
        destination: 'cloudwatch',
        logGroup: {
          name: flowLogGroupName(context.prefix),
          retentionDays: settings.retentionDays,
          key: flowLogKey(settings.key, context),
          keepOnDestroy: false,
          tags: context.tags,
        },
        role: deliveryRole(context),
        tags,
      };
  }
}

function flowLogKey(key: string, { location, prefix, tags }: FlowLogContext): Key {
  if (key === 'aws') return { kind: 'aws' };
  if (key !== 'own') return { kind: 'existing', arn: key };
  return logKey({
    location,
    alias: fitName(`${prefix}-flow-logs`, 'keyAlias'),
    description: `Flow logs of ${prefix}`,
    logGroupNames: [flowLogGroupName(prefix)],
    preventDestroy: false,
    tags,
  });
}

/**
 * The role that delivers flow logs. It cannot create log groups: one that came back by itself after `terraform destroy`
 * would stand in the way of the next apply.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 */
function deliveryRole({ prefix, location, rolePath, permissionsBoundary, tags }: FlowLogContext): CreatedRole {
  const { partition, account, region } = location;
  const name = fitName(`${prefix}-flow-logs`, 'role');
  const logGroupArn = `arn:${partition}:logs:${region}:${account}:log-group:${flowLogGroupName(prefix)}`;
  return {
    kind: 'created',
    name,
    path: rolePath,
    arn: `arn:${partition}:iam::${account}:role${rolePath}${name}`,
    description: `Delivers the flow logs of ${prefix} to CloudWatch Logs`,
    trust: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: {
            StringEquals: { 'aws:SourceAccount': account },
            ArnLike: { 'aws:SourceArn': `arn:${partition}:ec2:${region}:${account}:vpc-flow-log/*` },
          },
        },
      ],
    },
    managedPolicies: {},
    inlinePolicies: {
      deliver: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['logs:CreateLogStream', 'logs:DescribeLogGroups', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
            Resource: [logGroupArn, `${logGroupArn}:*`],
          },
        ],
      },
    },
    permissionsBoundary,
    tags,
  };
}
