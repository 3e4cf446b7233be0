import { isRefusedZone } from '../../aws/refused-zones';
import { type Cidr, contains, overlaps, parseCidr } from '../../model/cidr';
import { parseZone } from '../../model/zone';
import { literalBoolean, literalText, wholeReference } from '../../terraform/block';
import { isObject } from '../../terraform/stack-json';
import { didYouMean } from '../did-you-mean';
import { type AnyRelationRule, relationRule } from '../rule';
import { suggesting } from '../texts';
import { clustersOf } from './clusters';
import { type Block, type JsonProject, leavesOf, placeOf, problemAt, quoted, textOf, valueOf } from './json-project';
import { regionOf } from './region';

const date = '2026-11-28';
const SUBNETS = { url: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html', date };
const EKS_NETWORK = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html', date };
const TAGS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/tag-subnets-auto.html', date };
const ZONES = { url: 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html', date };
const ROLE_TAGS = ['kubernetes.io/role/elb', 'kubernetes.io/role/internal-elb'];

export function cidrAt(block: Block, names: string): Cidr | undefined {
  const parsed = parseCidr(textOf(block, names) ?? '');
  return parsed.valid ? parsed.cidr : undefined;
}

/** The VPC of the same stack that a block is in. */
export function vpcOf(project: JsonProject, block: Block): Block | undefined {
  const address = wholeReference(valueOf(block, 'vpc_id'))?.address;
  return project.beside(block, 'aws_vpc').find((vpc) => vpc.address === address && !vpc.repeated);
}

/** All IPv4 ranges of a VPC; undefined where one is not known. */
export function rangesOf(project: JsonProject, vpc: Block): readonly Cidr[] | undefined {
  const more = project.beside(vpc, 'aws_vpc_ipv4_cidr_block_association');
  const own = more.filter((one) => wholeReference(valueOf(one, 'vpc_id'))?.address === vpc.address);
  const isOpen = more.some((one) => one.repeated) || !vpc.stack.complete;
  const ranges = [vpc, ...own].map((block) => cidrAt(block, 'cidr_block'));
  return isOpen || ranges.includes(undefined) ? undefined : ranges.filter((range) => range !== undefined);
}

const tagsOf = (block: Block): Readonly<Record<string, unknown>> => {
  const tags = valueOf(block, 'tags');
  return isObject(tags) ? tags : {};
};

/** VPCs and their subnets. */
export const subnetJsonRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN030',
    severity: 'error',
    title: 'A subnet outside its VPC',
    why: 'EC2 refuses a subnet whose range is not part of a range of the VPC.',
    fix: 'choose a range inside the VPC, or associate another one with it',
    sources: [SUBNETS],
    failureModes: ['E05'],
    example: { before: 'VPC 10.0.0.0/16, subnet 10.1.0.0/24', after: 'VPC 10.0.0.0/16, subnet 10.0.1.0/24' },
    subject: 'json',
    *check(project) {
      for (const subnet of project.resources('aws_subnet')) {
        const vpc = vpcOf(project, subnet);
        const range = cidrAt(subnet, 'cidr_block');
        const ranges = vpc === undefined || range === undefined ? undefined : rangesOf(project, vpc);
        if (vpc === undefined || range === undefined || ranges === undefined) continue;
        if (ranges.some((one) => contains(one, range))) continue;
        const received = quoted(valueOf(subnet, 'cidr_block') ?? '');
        yield problemAt(subnet, placeOf(subnet, 'cidr_block'), { received, message: `outside the ranges of ${vpc.address}` });
      }
    },
  }),
  relationRule({
    id: 'JSN031',
    severity: 'error',
    title: 'Subnets of one VPC that overlap',
    why: 'EC2 refuses the second one: "InvalidSubnet.Conflict".',
    fix: 'give each subnet a range of its own',
    sources: [SUBNETS],
    example: { before: '10.0.0.0/20 and 10.0.8.0/24', after: '10.0.0.0/20 and 10.0.16.0/24' },
    subject: 'json',
    *check(project) {
      for (const vpc of project.resources('aws_vpc')) {
        const subnets = project.beside(vpc, 'aws_subnet').flatMap((block) => {
          const range = cidrAt(block, 'cidr_block');
          const isHere = !block.repeated && wholeReference(valueOf(block, 'vpc_id'))?.address === vpc.address;
          return range === undefined || !isHere || vpc.repeated ? [] : [{ block, range }];
        });
        for (const [index, { block, range }] of subnets.entries()) {
          const other = subnets.slice(0, index).find((before) => overlaps(before.range, range));
          // The same range is two resources that are one (JSN004).
          if (other === undefined || (other.range.first === range.first && other.range.prefix === range.prefix)) continue;
          const received = quoted(valueOf(block, 'cidr_block') ?? '');
          yield problemAt(block, placeOf(block, 'cidr_block'), { received, message: `overlaps ${other.block.address}` });
        }
      }
    },
  }),
  relationRule({
    id: 'JSN032',
    severity: 'error',
    title: 'A zone that the region does not have',
    why: 'EC2 refuses a subnet in a zone of another region, or in none.',
    fix: 'write a zone of the region of the provider',
    sources: [ZONES],
    failureModes: ['E04'],
    example: { before: '"availability_zone": "us-east-1a" in eu-west-1', after: '"availability_zone": "eu-west-1a"' },
    subject: 'json',
    *check(project) {
      for (const subnet of project.resources('aws_subnet')) {
        const region = regionOf(subnet);
        for (const names of ['availability_zone', 'availability_zone_id']) {
          const zone = textOf(subnet, names);
          if (zone === undefined || region === undefined) continue;
          const parsed = parseZone(zone, region);
          if (parsed.valid) continue;
          const message =
            parsed.problem.kind === 'other-region'
              ? `a zone of ${parsed.problem.region}; the provider works in ${region}`
              : `a zone of ${region}, such as ${parsed.problem.example}`;
          yield problemAt(subnet, placeOf(subnet, names), { received: `'${zone}'`, message });
        }
      }
    },
  }),
  relationRule({
    id: 'JSN033',
    severity: 'error',
    title: 'A control plane in a zone that EKS refuses',
    why: 'In a few zones EKS does not place the control plane, and refuses a cluster with a subnet there.',
    fix: 'use another zone for the subnets of the cluster',
    sources: [EKS_NETWORK],
    failureModes: ['E04'],
    example: { before: '"availability_zone_id": "use1-az3"', after: '"availability_zone_id": "use1-az4"' },
    subject: 'json',
    *check(project) {
      for (const { block } of clustersOf(project)) {
        for (const { value } of leavesOf(block, 'vpc_config.subnet_ids')) {
          const address = wholeReference(value)?.address;
          const subnet = project.beside(block, 'aws_subnet').find((one) => one.address === address);
          const zone = subnet && textOf(subnet, 'availability_zone_id');
          if (subnet === undefined || zone === undefined || !isRefusedZone(zone)) continue;
          const message = `${block.address} has a subnet here, and EKS refuses it`;
          yield problemAt(subnet, placeOf(subnet, 'availability_zone_id'), { received: `'${zone}'`, message });
        }
      }
    },
  }),
  relationRule({
    id: 'JSN034',
    severity: 'error',
    title: 'A VPC for EKS without DNS',
    why: 'Nodes find the cluster by its name; without DNS support and DNS host names of the VPC they cannot register. Host names are off unless they are switched on.',
    fix: '"enable_dns_support": true, "enable_dns_hostnames": true',
    sources: [EKS_NETWORK],
    failureModes: ['E07'],
    example: { before: '"cidr_block": "10.0.0.0/16"', after: '"cidr_block": "10.0.0.0/16", "enable_dns_hostnames": true' },
    subject: 'json',
    *check(project) {
      for (const vpc of project.resources('aws_vpc')) {
        const subnets = project.beside(vpc, 'aws_subnet').filter((one) => vpcOf(project, one) === vpc);
        const forKubernetes = subnets.some((one) => Object.keys(tagsOf(one)).some((key) => key.startsWith('kubernetes.io/')));
        if (!forKubernetes) continue;
        for (const [names, otherwise] of [
          ['enable_dns_support', true],
          ['enable_dns_hostnames', false],
        ] as const) {
          const value = valueOf(vpc, names);
          if (literalBoolean(value ?? otherwise) !== false) continue;
          yield problemAt(vpc, placeOf(vpc, names), {
            received: value === undefined ? 'nothing, which is false' : quoted(value),
            message: `${names} has to be true`,
          });
        }
      }
    },
  }),
  relationRule({
    id: 'JSN035',
    severity: 'warning',
    title: 'Subnets that load balancers do not find',
    why: 'Load balancers go to subnets with kubernetes.io/role/elb or kubernetes.io/role/internal-elb, 1 or empty. An ALB needs two zones. Without the tags newer versions guess by routes, and not for dual stack.',
    fix: "tag subnets of two zones at least: 'kubernetes.io/role/internal-elb': '1'",
    sources: [TAGS],
    failureModes: ['E01', 'E02'],
    example: { before: "'kubernetes.io/role/elb': 'true'", after: "'kubernetes.io/role/elb': '1'" },
    subject: 'json',
    *check(project) {
      const subnets = project.resources('aws_subnet');
      for (const subnet of subnets) {
        for (const [key, value] of Object.entries(tagsOf(subnet))) {
          const at = [...placeOf(subnet, 'tags'), key];
          if (key.startsWith('kubernetes.io/role/') && !ROLE_TAGS.includes(key)) {
            const message = `load balancers know ${ROLE_TAGS.join(' and ')}`;
            yield problemAt(subnet, at, { received: `'${key}'`, message, ...suggesting(didYouMean(key, ROLE_TAGS)) });
          } else if (
            ROLE_TAGS.includes(key) &&
            typeof value === 'string' &&
            !['', '1'].includes(value) &&
            literalText(value) !== undefined
          ) {
            yield problemAt(subnet, at, { received: `'${value}'`, message: "load balancers look for '1' or an empty value" });
          }
        }
      }
      const firstOfStacks = subnets.filter(
        (subnet, index) => subnet.stack !== subnets[index - 1]?.stack && subnet.stack.complete,
      );
      for (const own of firstOfStacks.map((subnet) => project.beside(subnet, 'aws_subnet'))) {
        if (
          own.length === 0 ||
          own.some((one) => one.repeated || (valueOf(one, 'tags') !== undefined && !isObject(valueOf(one, 'tags'))))
        )
          continue;
        for (const tag of ROLE_TAGS) {
          const tagged = own.filter((subnet) => tagsOf(subnet)[tag] !== undefined);
          const [only, ...others] = tagged;
          if (only === undefined || others.length > 0 || own.length === 1) continue;
          yield problemAt(only, [...placeOf(only, 'tags'), tag], {
            message: `no other subnet has ${tag}; an ALB needs two zones`,
          });
        }
      }
    },
  }),
];
