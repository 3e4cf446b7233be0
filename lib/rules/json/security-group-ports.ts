import { literalText } from '../../terraform/block';
import { isObject, type Json, type Located } from '../../terraform/stack-json';
import { type AnyRelationRule, type Problem, relationRule } from '../rule';
import { type Block, type JsonProject, leavesOf, problemAt, quoted } from './json-project';
import { isSet } from './written';

const date = '2026-11-28';
const PERMISSION = { url: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html', date };
const OUT_OF_RANGE = { url: 'https://github.com/boto/boto3/issues/336', date };
const RULE = {
  url: 'https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs/resources/vpc_security_group_ingress_rule',
  date,
};
const INLINE = {
  url: 'https://github.com/hashicorp/terraform-provider-aws/blob/v6.25.0/internal/service/ec2/vpc_security_group.go',
  date,
};

/** Ports of security groups, in rules of their own and inside a group. */
export const securityGroupPortRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN090',
    severity: 'error',
    title: 'Ports that the protocol does not take',
    why: 'TCP and UDP take a first and a last port from 0 to 65535, ICMP a type and a code up to 255, where -1 is all. EC2 refuses the rest. Inside a group the provider takes 0 and 0 only where the protocol is -1.',
    fix: 'for one port write it twice; for all ports of TCP 0 and 65535; for all protocols -1 with 0 and 0, or without ports in a rule of its own',
    sources: [PERMISSION, OUT_OF_RANGE, INLINE],
    example: {
      before: '"ip_protocol": "tcp", "from_port": -1, "to_port": -1',
      after: '"ip_protocol": "tcp", "from_port": 0, "to_port": 65535',
    },
    subject: 'json',
    *check(project) {
      for (const rule of portRules(project)) {
        const problem = refused(rule);
        if (problem !== undefined) yield problem;
      }
    },
  }),
  relationRule({
    id: 'JSN091',
    severity: 'warning',
    title: 'Ports beside all protocols',
    why: 'With -1 a rule is about all protocols and all ports: EC2 drops what is written, and the provider asks not to write it, since it finds other values than it has planned.',
    fix: 'leave from_port and to_port out, or name the protocol',
    sources: [RULE],
    example: { before: '"ip_protocol": "-1", "from_port": 443, "to_port": 443', after: '"ip_protocol": "-1"' },
    subject: 'json',
    *check(project) {
      for (const { block, place, isInline, ports, protocol } of portRules(project)) {
        if (isInline || block.type === 'aws_security_group_rule' || protocol !== 'all') continue;
        const [name] = PORTS.filter((one) => isSet(ports[one]) && numberIn(ports[one]) !== -1);
        if (name === undefined) continue;
        const received = `${name} ${quoted(ports[name] ?? null)}`;
        yield problemAt(block, [...place.path, name], { received, message: 'all ports, whatever is written' });
      }
    },
  }),
];

const PORTS = ['from_port', 'to_port'] as const;

type Protocol = 'tcp or udp' | 'icmp' | 'icmpv6' | 'all' | undefined;

/** https://www.iana.org/assignments/protocol-numbers */
const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  tcp: 'tcp or udp',
  '6': 'tcp or udp',
  udp: 'tcp or udp',
  '17': 'tcp or udp',
  icmp: 'icmp',
  '1': 'icmp',
  icmpv6: 'icmpv6',
  '58': 'icmpv6',
  all: 'all',
  '-1': 'all',
};

interface PortRule {
  readonly block: Block;
  /** Where the ports stand. */
  readonly place: Located;
  readonly isInline: boolean;
  readonly protocol: Protocol;
  readonly ports: Readonly<Partial<Record<(typeof PORTS)[number], Json>>>;
}

function* portRules(project: JsonProject): Iterable<PortRule> {
  for (const [type, name] of OWN) for (const block of project.resources(type)) yield portRule(block, block.root, name, false);
  for (const type of GROUPS) {
    for (const block of project.resources(type)) {
      for (const direction of DIRECTIONS) {
        if (block.body[direction] === undefined) continue;
        for (const place of leavesOf(block, direction)) {
          if (isObject(place.value)) yield portRule(block, place, 'protocol', true);
        }
      }
    }
  }
}

const OWN = [
  ['aws_vpc_security_group_ingress_rule', 'ip_protocol'],
  ['aws_vpc_security_group_egress_rule', 'ip_protocol'],
  ['aws_security_group_rule', 'protocol'],
] as const;
const GROUPS = ['aws_security_group', 'aws_default_security_group'] as const;
const DIRECTIONS = ['ingress', 'egress'] as const;

function portRule(block: Block, place: Located, name: string, isInline: boolean): PortRule {
  const body = isObject(place.value) ? place.value : {};
  const written = body[name];
  const text = typeof written === 'number' ? String(written) : literalText(written);
  return { block, place, isInline, protocol: PROTOCOLS[text?.toLowerCase() ?? ''], ports: body };
}

/** A port as Terraform reads it; undefined where it is computed. */
function numberIn(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  const text = literalText(value);
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

function refused({ block, place, isInline, protocol, ports }: PortRule): Problem | undefined {
  if (protocol === undefined) return undefined;
  const [from, to] = PORTS.map((name) => numberIn(ports[name]));
  const at = (name: (typeof PORTS)[number], message: string): Problem =>
    problemAt(block, [...place.path, ...(isSet(ports[name]) ? [name] : [])], {
      ...(isSet(ports[name]) && { received: `${name} ${quoted(ports[name] ?? null)}` }),
      message,
    });
  if (protocol === 'all') {
    const [wrong] = isInline ? PORTS.filter((name) => (numberIn(ports[name]) ?? 0) !== 0) : [];
    return wrong && at(wrong, 'inside a group, all protocols go with the ports 0 and 0');
  }
  // ICMPv6 alone may do without.
  const missing = protocol === 'icmpv6' ? undefined : PORTS.find((name) => ports[name] === undefined || ports[name] === null);
  // Those of the older kinds are required by the provider (JSN008).
  if (missing !== undefined && !isInline && block.type !== 'aws_security_group_rule')
    return at(missing, `${missing} is missing; both are asked for`);
  const [low, high, means] =
    protocol === 'tcp or udp'
      ? [0, 65_535, 'a port from 0 to 65535']
      : [-1, 255, 'a type and a code from 0 to 255, or -1 for all'];
  const outside = PORTS.find((name, index) => {
    const port = [from, to][index];
    return port !== undefined && (port < low || port > high);
  });
  if (outside !== undefined) return at(outside, means);
  const isReversed = protocol === 'tcp or udp' && from !== undefined && to !== undefined && from > to;
  return isReversed ? at('from_port', `a first port that is not behind the last one, ${to}`) : undefined;
}
