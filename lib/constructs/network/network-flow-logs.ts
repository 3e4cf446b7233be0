import { FlowLog, type FlowLogConfig } from '@cdktf/provider-aws/lib/flow-log';
import { Construct } from 'constructs';
import type { FlowLogs } from '../../model/network';
import { config } from '../l1';
import { LogGroup } from '../log-group';
import { cameFrom } from '../origin';
import { Role } from '../role';
import type { NetworkVpc } from './network-vpc';

/** Terraform id of the flow log of a VPC; what it needs is named by what it is for. */
const MAIN = 'main';
const FLOW_LOGS = 'flow_logs';

/** Instances on Nitro deliver every minute whatever is asked for; said, it is the same for everything in the VPC. */
const AGGREGATION_SECONDS = 60;

/** Flow logs of a VPC. */
export class NetworkFlowLogs extends Construct {
  public constructor(scope: Construct, id: string, flowLogs: FlowLogs, vpc: NetworkVpc) {
    super(scope, id);
    cameFrom(this, 'network.flowLogs');
    if (flowLogs.destination === 'none') return;
    const common = {
      vpcId: vpc.resource.id,
      trafficType: 'ALL',
      maxAggregationInterval: AGGREGATION_SECONDS,
      tags: flowLogs.tags,
    };
    if (flowLogs.destination === 's3') {
      new FlowLog(this, MAIN, config<FlowLogConfig>({ ...common, logDestinationType: 's3', logDestination: flowLogs.bucketArn }));
      return;
    }
    const role = new Role(this, FLOW_LOGS, flowLogs.role);
    const logGroup = new LogGroup(this, FLOW_LOGS, flowLogs.logGroup);
    new FlowLog(
      this,
      MAIN,
      config<FlowLogConfig>({
        ...common,
        logDestinationType: 'cloud-watch-logs',
        logDestination: logGroup.resource.arn,
        iamRoleArn: role.arn,
        dependsOn: role.permissions,
      }),
    );
  }
}
