import { isReference } from '../model/reference';
import { formatPath, valueAt, type InputPath } from './input-path';
import { valueRule, type Rule } from './rule';
import { ofText } from './texts';

const date = '2026-11-21';
const IDS = { url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html', date };
const SUBNETS = { url: 'https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html', date };
const REQUIREMENTS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html', date };
const NODE_CLASS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html', date };
const PUBLIC_ADDRESSES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-change.html', date };

const KINDS = ['nodeSubnets', 'publicSubnets', 'podSubnets', 'controlPlaneSubnets'] as const;
const SUBNET_PATHS = KINDS.map((kind) => `network.${kind}.*`);

interface NamedSubnet {
  readonly path: InputPath;
  readonly kind: (typeof KINDS)[number];
  readonly zone: string;
  readonly id: string;
}

const subnetsOf = (input: unknown): readonly NamedSubnet[] =>
  KINDS.flatMap((kind) =>
    Object.entries(Object(valueAt(input, ['network', kind]))).flatMap(([zone, id]) =>
      typeof id === 'string' && !isReference(id) ? [{ path: ['network', kind, zone], kind, zone, id }] : [],
    ),
  );

const zonesIn = (input: unknown, kind: NamedSubnet['kind']): readonly string[] =>
  Object.keys(Object(valueAt(input, ['network', kind])));

/** A network that exists. */
export const existingNetworkRules: readonly Rule[] = [
  valueRule({
    id: 'NET050',
    severity: 'error',
    title: 'Not an id of AWS',
    why: 'A network that exists is used by the ids of its VPC and subnets; names are not looked up, so that a plan needs no answers from AWS.',
    fix: 'take the ids from `aws ec2 describe-subnets --filters Name=vpc-id,Values=<vpc>`',
    sources: [IDS],
    example: { before: "vpcId: 'main'", after: "vpcId: 'vpc-0123456789abcdef0'" },
    at: ['network.vpcId', ...SUBNET_PATHS],
    check: ofText((id, { path }) => {
      const kind = path[1] === 'vpcId' ? 'vpc' : 'subnet';
      return new RegExp(`^${kind}-([0-9a-f]{8}|[0-9a-f]{17})$`).test(id)
        ? undefined
        : { message: `${kind}- and 17 (or 8) hexadecimal digits, such as ${kind}-0123456789abcdef0` };
    }),
  }),
  valueRule({
    id: 'NET051',
    severity: 'error',
    title: 'One subnet in two zones',
    why: 'A subnet is in one zone. With a wrong zone, EKS sees fewer zones than are written, and refuses the cluster or loses a zone when another fails.',
    fix: 'name the subnet of that zone',
    sources: [SUBNETS],
    failureModes: ['E05'],
    example: {
      before: "nodeSubnets: { 'apne1-az1': 'subnet-0123456789abcdef0', 'apne1-az2': 'subnet-0123456789abcdef0' }",
      after: "nodeSubnets: { 'apne1-az1': 'subnet-0123456789abcdef0', 'apne1-az2': 'subnet-0123456789abcdef1' }",
    },
    at: SUBNET_PATHS,
    check: ofText((id, { path, input }) => {
      const zone = String(path.at(-1));
      const first = subnetsOf(input).find((subnet) => subnet.id === id);
      return first === undefined || first.zone === zone
        ? undefined
        : { message: `${formatPath(first.path)} is this subnet, and it is in one zone only` };
    }),
  }),
  valueRule({
    id: 'NET052',
    severity: 'warning',
    title: 'Nodes in a public subnet',
    why: 'Where a subnet gives public addresses to what starts in it, every node can be reached from the internet as far as its security group lets it.',
    fix: 'give nodes private subnets, or a node class with advancedNetworking.associatePublicIPAddress: false',
    sources: [PUBLIC_ADDRESSES],
    failureModes: ['E22'],
    example: {
      before:
        "nodeSubnets: { 'apne1-az1': 'subnet-0123456789abcdef0' }, publicSubnets: { 'apne1-az1': 'subnet-0123456789abcdef0' }",
      after:
        "nodeSubnets: { 'apne1-az1': 'subnet-0123456789abcdef1' }, publicSubnets: { 'apne1-az1': 'subnet-0123456789abcdef0' }",
    },
    at: ['network.nodeSubnets.*'],
    check: ofText((id, { input }) =>
      subnetsOf(input).some((subnet) => subnet.kind === 'publicSubnets' && subnet.id === id)
        ? { message: 'publicSubnets has this subnet too' }
        : undefined,
    ),
  }),
  valueRule({
    id: 'NET053',
    severity: 'warning',
    title: 'Pod subnets that some zones lack',
    why: 'A node gives its pods addresses of pod subnets in its own zone. In a zone without one, pods stay without address ("failed to assign an IP address to container").',
    fix: 'name a pod subnet for every zone with nodes',
    sources: [NODE_CLASS],
    example: {
      before: "nodeSubnets: { 'apne1-az1': …, 'apne1-az2': … }, podSubnets: { 'apne1-az1': … }",
      after: "podSubnets: { 'apne1-az1': …, 'apne1-az2': … }",
    },
    at: ['network.podSubnets'],
    check: (_, { input }) => {
      const pods = zonesIn(input, 'podSubnets');
      const missing = zonesIn(input, 'nodeSubnets').filter((zone) => !pods.includes(zone));
      return pods.length === 0 || missing.length === 0
        ? undefined
        : { received: `pod subnets in ${pods.join(', ')}`, message: `without one: ${missing.join(', ')}` };
    },
  }),
  valueRule({
    id: 'NET054',
    severity: 'error',
    title: 'The ranges of the VPC are missing',
    why: 'Nothing is looked up, so overlaps with service ranges and remote networks can be found only when all IPv4 ranges of the VPC are written.',
    fix: 'write what `aws ec2 describe-vpcs --vpc-ids <vpc> --query "Vpcs[].CidrBlockAssociationSet[].CidrBlock"` prints',
    sources: [REQUIREMENTS],
    failureModes: ['E15'],
    example: { before: 'cidrs: []', after: "cidrs: ['10.40.0.0/16']" },
    at: ['network.cidrs'],
    check: (value) => (Array.isArray(value) && value.length === 0 ? { message: 'at least one range' } : undefined),
  }),
];
