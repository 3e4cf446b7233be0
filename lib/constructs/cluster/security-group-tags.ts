import { Ec2Tag, type Ec2TagConfig } from '@cdktf/provider-aws/lib/ec2-tag';
import { Construct } from 'constructs';
import { securityGroupTagId } from '../../model/security-group-tags';
import type { Tags } from '../../model/tags';
import { config } from '../l1';
import { cameFrom } from '../origin';

export interface SecurityGroupTagsProps {
  /** The group that EKS makes; nothing that Terraform makes carries its tags there. */
  readonly securityGroupId: string;
  readonly tags: Tags;
}

/** Tags on a security group that Terraform does not make: `aws_ec2_tag.cluster-security-group_<key>`. */
export class SecurityGroupTags extends Construct {
  public constructor(scope: Construct, id: string, { securityGroupId, tags }: SecurityGroupTagsProps) {
    super(scope, id);
    cameFrom(this, 'tags');
    for (const [key, value] of Object.entries(tags)) {
      new Ec2Tag(this, securityGroupTagId(key), config<Ec2TagConfig>({ resourceId: securityGroupId, key, value }));
    }
  }
}
