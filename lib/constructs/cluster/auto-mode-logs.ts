import { CloudwatchLogDelivery, type CloudwatchLogDeliveryConfig } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery';
import {
  CloudwatchLogDeliveryDestination,
  type CloudwatchLogDeliveryDestinationConfig,
} from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination';
import {
  CloudwatchLogDeliverySource,
  type CloudwatchLogDeliverySourceConfig,
} from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-source';
import { Construct } from 'constructs';
import type { AutoModeLogDelivery } from '../../model/cluster';
import type { Tags } from '../../model/tags';
import { config } from '../l1';
import { LogGroup } from '../log-group';

export interface AutoModeLogsProps {
  /** Each after the one that it names. */
  readonly deliveries: readonly AutoModeLogDelivery[];
  readonly clusterArn: string;
  readonly keyArn: string | undefined;
  readonly tags: Tags;
}

/**
 * Logs of Auto Mode's controllers to CloudWatch: log group, source, destination and delivery of each type. The next
 * source waits for the delivery before it, because each source updates the cluster.
 */
export class AutoModeLogs extends Construct {
  public constructor(scope: Construct, id: string, props: AutoModeLogsProps) {
    super(scope, id);
    const created = new Map<string, CloudwatchLogDelivery>();
    for (const delivery of props.deliveries) {
      const before = delivery.after === undefined ? undefined : created.get(delivery.after);
      created.set(delivery.id, this.deliver(delivery, before, props));
    }
  }

  private deliver(
    delivery: AutoModeLogDelivery,
    before: CloudwatchLogDelivery | undefined,
    { clusterArn, keyArn, tags }: AutoModeLogsProps,
  ): CloudwatchLogDelivery {
    const { id } = delivery;
    const logGroup = new LogGroup(this, id, delivery.logGroup, keyArn);
    const source = new CloudwatchLogDeliverySource(
      new Construct(this, `${id}-source`),
      id,
      config<CloudwatchLogDeliverySourceConfig>({
        name: delivery.sourceName,
        logType: delivery.logType,
        resourceArn: clusterArn,
        dependsOn: before && [before],
        tags,
      }),
    );
    const destination = new CloudwatchLogDeliveryDestination(
      new Construct(this, `${id}-destination`),
      id,
      config<CloudwatchLogDeliveryDestinationConfig>({
        name: delivery.destinationName,
        outputFormat: 'json',
        deliveryDestinationConfiguration: [{ destinationResourceArn: logGroup.resource.arn }],
        tags,
      }),
    );
    return new CloudwatchLogDelivery(
      this,
      id,
      config<CloudwatchLogDeliveryConfig>({
        deliverySourceName: source.name,
        deliveryDestinationArn: destination.arn,
        tags,
      }),
    );
  }
}
