import { overlaps } from '../../model/cidr';
import { literalBoolean } from '../../terraform/block';
import { type AnyRelationRule, relationRule } from '../rule';
import { type Block, placeOf, problemAt, quoted, valueOf } from './json-project';
import { cidrAt, vpcOf } from './subnets';
import { isSet } from './written';

const date = '2026-11-28';
const VPC = { url: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html', date };
const FURTHER_RANGES = {
  url: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateVpcCidrBlock.html',
  date,
};
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
  relationRule({
    id: 'JSN112',
    severity: 'error',
    title: 'A range that the VPC has already',
    why: 'EC2 refuses a further range that shares addresses with one of the VPC: "CidrConflict".',
    fix: 'write a range outside of those that the VPC has',
    sources: [FURTHER_RANGES],
    example: { before: 'VPC 10.0.0.0/16, another range 10.0.128.0/20', after: 'VPC 10.0.0.0/16, another range 100.64.0.0/16' },
    subject: 'json',
    *check(project) {
      const before = new Map<Block, Block[]>();
      for (const block of project.resources('aws_vpc_ipv4_cidr_block_association')) {
        const vpc = block.repeated ? undefined : vpcOf(project, block);
        const range = cidrAt(block, 'cidr_block');
        if (vpc === undefined || range === undefined) continue;
        const others = before.get(vpc) ?? [vpc];
        before.set(vpc, [...others, block]);
        const other = others.find((one) => {
          const taken = cidrAt(one, 'cidr_block');
          return taken !== undefined && overlaps(taken, range);
        });
        if (other === undefined) continue;
        const received = quoted(valueOf(block, 'cidr_block') ?? '');
        yield problemAt(block, placeOf(block, 'cidr_block'), { received, message: `it shares addresses with ${other.address}` });
      }
    },
  }),
];

const hasNoIpv4 = (block: Block): boolean =>
  isSet(block.body['ipv6_native']) && literalBoolean(valueOf(block, 'ipv6_native')) !== false;
