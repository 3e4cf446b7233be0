import { CloudwatchLogGroup, type CloudwatchLogGroupConfig } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Construct } from 'constructs';
import type { LogGroup as LogGroupModel } from '../model/log-group';
import { Key } from './key';
import { config } from './l1';

/** A log group with its retention, and with its key when the key is made here. */
export class LogGroup extends Construct {
  public readonly resource: CloudwatchLogGroup;

  /** @param id also the Terraform id: `aws_cloudwatch_log_group.<id>`, `aws_kms_key.<id>` */
  public constructor(scope: Construct, id: string, logGroup: LogGroupModel, sharedKeyArn?: string) {
    super(scope, `${id}-log-group`);
    this.resource = new CloudwatchLogGroup(
      this,
      id,
      config<CloudwatchLogGroupConfig>({
        name: logGroup.name,
        retentionInDays: logGroup.retentionDays,
        kmsKeyId: sharedKeyArn ?? this.keyArn(id, logGroup),
        skipDestroy: logGroup.keepOnDestroy ? true : undefined,
        tags: logGroup.tags,
      }),
    );
  }

  private keyArn(id: string, { key }: LogGroupModel): string | undefined {
    switch (key.kind) {
      case 'created':
        return new Key(this, id, key).arn;
      case 'existing':
        return key.arn;
      case 'aws':
        return undefined;
    }
  }
}
