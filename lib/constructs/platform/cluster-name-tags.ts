import { Ec2Tag, type Ec2TagConfig } from '@cdktf/provider-aws/lib/ec2-tag';
import { Construct } from 'constructs';
import { CLUSTER_NAME_TAG, clusterNameTagId } from '../../model/security-group-tags';
import { config } from '../l1';
import { cameFrom } from '../origin';

export interface ClusterNameTagsProps {
  /** Groups of nodes and pods that exist. */
  readonly securityGroupIds: readonly string[];
  readonly clusterName: string;
}

/** Lets Auto Mode open security groups of one's own for load balancers: `aws_ec2_tag.security-group_<id>`. */
export class ClusterNameTags extends Construct {
  public constructor(scope: Construct, id: string, { securityGroupIds, clusterName }: ClusterNameTagsProps) {
    super(scope, id);
    cameFrom(this, 'platform.nodeClasses');
    for (const resourceId of securityGroupIds) {
      const tag = { resourceId, key: CLUSTER_NAME_TAG, value: clusterName };
      new Ec2Tag(this, clusterNameTagId(resourceId), config<Ec2TagConfig>(tag));
    }
  }
}
