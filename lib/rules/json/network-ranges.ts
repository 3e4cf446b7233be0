import { literalBoolean } from '../../terraform/block';
import { type AnyRelationRule, relationRule } from '../rule';
import { type Block, problemAt, valueOf } from './json-project';
import { isSet } from './written';

const date = '2026-11-28';
const VPC = { url: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html', date };
const SUBNET = { url: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html', date };

/** Where ranges come from. What they may be stands in the tables of values (JSN002). */
export const networkRangeRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN096',
    severity: 'error',
    title: 'A VPC or subnet without a range',
    why: 'EC2 makes up no range: it is written, or a pool of IPAM gives one. Only subnets that are IPv6 alone have none for IPv4.',
    fix: 'write cidr_block',
    sources: [VPC, SUBNET],
    example: { before: '"vpc_id": "${aws_vpc.main.id}"', after: '"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.0.0/20"' },
    subject: 'json',
    *check(project) {
      for (const block of project.resources('aws_vpc', 'aws_subnet', 'aws_vpc_ipv4_cidr_block_association')) {
        if (isSet(block.body['cidr_block']) || isSet(block.body['ipv4_ipam_pool_id']) || hasNoIpv4(block)) continue;
        const message = 'cidr_block is missing, or ipv4_ipam_pool_id with ipv4_netmask_length';
        yield problemAt(block, undefined, { message });
      }
    },
  }),
];

const hasNoIpv4 = (block: Block): boolean =>
  isSet(block.body['ipv6_native']) && literalBoolean(valueOf(block, 'ipv6_native')) !== false;
