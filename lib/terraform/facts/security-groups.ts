import { ec2Arn, SECURITY_GROUP_ID, VPC_ID } from './ec2-identifiers';
import type { ResourceFacts } from './facts';
import { awsProvider, awsProviderCode, cloudFormation, IPV4_RANGE, IPV6_RANGE } from './sources';

const inAnyCase = (word: string): string => word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

/** The provider reads names in any case (`protocolForValue`). */
const PROTOCOL = {
  pattern: `-1|\\d{1,3}|${inAnyCase('tcp|udp|icmp|icmpv6|all|ah|esp')}`,
  means: 'tcp, udp, icmp, icmpv6, a number, or -1 for all',
};
const PORT = { min: -1, max: 65535 };

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html */
const RULE_DESCRIPTION = {
  pattern: String.raw`[A-Za-z0-9,. _\-:/()#@[\]+=&;{}!$*]{0,255}`,
  means: 'at most 255 plain ASCII characters',
};

const ANOTHER_GROUP = { pattern: '(?:[0-9]{12}/)?sg-.+', means: 'the id of a security group (sg-…)' };

/** Rules inside a group. */
const INLINE_RULES = Object.fromEntries(
  ['ingress', 'egress'].flatMap((direction) => [
    [`${direction}.cidr_blocks`, IPV4_RANGE],
    [`${direction}.ipv6_cidr_blocks`, IPV6_RANGE],
    [`${direction}.protocol`, PROTOCOL],
    [`${direction}.description`, RULE_DESCRIPTION],
  ]),
);

const securityGroupRule: Omit<ResourceFacts, 'sources'> = {
  // The provider changes the rest in place, although CloudFormation replaces.
  replacedBy: ['security_group_id'],
  filledIn: {
    security_group_rule_id: 'sgr-{hex17}',
    id: '{security_group_rule_id}',
    arn: 'arn:{partition}:ec2:{region}:{account}:security-group-rule/{security_group_rule_id}',
  },
  accepts: {
    cidr_ipv4: IPV4_RANGE,
    cidr_ipv6: IPV6_RANGE,
    description: RULE_DESCRIPTION,
    ip_protocol: PROTOCOL,
    from_port: PORT,
    to_port: PORT,
    security_group_id: SECURITY_GROUP_ID,
    referenced_security_group_id: ANOTHER_GROUP,
  },
  alternatives: [{ of: ['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'], count: 'exactly one' }],
};

/** Security groups and their rules. */
export const securityGroupResources: Readonly<Record<string, ResourceFacts>> = {
  aws_security_group: {
    sources: [awsProvider('security_group'), cloudFormation('ec2-securitygroup')],
    replacedBy: ['description', 'name', 'name_prefix', 'vpc_id'],
    defaults: { description: 'Managed by Terraform', revoke_rules_on_delete: false },
    filledIn: {
      id: 'sg-{hex17}',
      arn: ec2Arn('security-group'),
      egress: [],
      ingress: [],
      name: 'terraform-{digits26}',
      name_prefix: '',
      owner_id: '{account}',
      vpc_id: 'vpc-{hex17}',
    },
    accepts: {
      vpc_id: VPC_ID,
      description: RULE_DESCRIPTION,
      name: { pattern: '(?!sg-).{1,255}', means: 'at most 255 characters, not beginning with sg-' },
      ...INLINE_RULES,
    },
    unique: [
      {
        by: ['vpc_id', 'name'],
        within: 'region',
        refusal: 'InvalidGroup.Duplicate: the VPC has a security group with this name',
      },
    ],
  },
  aws_default_security_group: {
    sources: [awsProvider('default_security_group')],
    replacedBy: ['vpc_id'],
    defaults: { revoke_rules_on_delete: false },
    filledIn: {
      id: 'sg-{hex17}',
      arn: ec2Arn('security-group'),
      description: 'default VPC security group',
      egress: [],
      ingress: [],
      name: 'default',
      name_prefix: '',
      owner_id: '{account}',
      vpc_id: 'vpc-{hex17}',
    },
    accepts: { vpc_id: VPC_ID, ...INLINE_RULES },
    unique: [{ by: ['vpc_id'], within: 'region', refusal: 'another resource manages the default security group of this VPC' }],
  },
  aws_vpc_security_group_ingress_rule: {
    sources: [awsProvider('vpc_security_group_ingress_rule'), cloudFormation('ec2-securitygroupingress')],
    ...securityGroupRule,
  },
  aws_vpc_security_group_egress_rule: {
    sources: [awsProvider('vpc_security_group_egress_rule'), cloudFormation('ec2-securitygroupegress')],
    ...securityGroupRule,
  },
  aws_security_group_rule: {
    sources: [awsProvider('security_group_rule'), awsProviderCode('ec2/vpc_security_group_rule.go')],
    replacedBy: 'everything',
    updatedInPlace: ['description'],
    defaults: { self: false },
    filledIn: { id: 'sgrule-{digits10}', security_group_rule_id: 'sgr-{hex17}', source_security_group_id: '' },
    accepts: {
      type: { oneOf: ['ingress', 'egress'] },
      cidr_blocks: IPV4_RANGE,
      ipv6_cidr_blocks: IPV6_RANGE,
      prefix_list_ids: { minLength: 1 },
      protocol: PROTOCOL,
      description: RULE_DESCRIPTION,
      security_group_id: SECURITY_GROUP_ID,
      source_security_group_id: ANOTHER_GROUP,
    },
    alternatives: [
      { of: ['cidr_blocks', 'source_security_group_id'], count: 'at most one' },
      { of: ['ipv6_cidr_blocks', 'source_security_group_id'], count: 'at most one' },
    ],
  },
};
