import { type AnyRelationRule, relationRule } from '../rule';
import { type Block, placeOf, problemAt, quoted, valueOf } from './json-project';
import { isConditional, isSet } from './written';

const date = '2026-11-28';
const API = { url: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html', date };
const CODE = {
  url: 'https://github.com/hashicorp/terraform-provider-aws/blob/v6.25.0/internal/service/ec2/vpc_nat_gateway.go',
  date,
};

/** Arguments of NAT gateways; where their traffic goes is told by routes. */
export const natGatewayRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN009',
    severity: 'error',
    title: 'A NAT gateway without a subnet or an address',
    why: 'A zonal gateway lies in a subnet, and a public one needs an allocated address; EC2 refuses it otherwise. Regional ones name the VPC instead.',
    fix: 'write subnet_id and allocation_id',
    sources: [API],
    example: { before: '"subnet_id": "…"', after: '"subnet_id": "…", "allocation_id": "${aws_eip.nat.allocation_id}"' },
    subject: 'json',
    *check(project) {
      for (const gateway of project.resources('aws_nat_gateway')) {
        if ((valueOf(gateway, 'availability_mode') ?? 'zonal') !== 'zonal') continue;
        for (const names of ['subnet_id', ...(kindOf(gateway) === 'public' ? ['allocation_id'] : [])]) {
          if (valueOf(gateway, names) === undefined) yield problemAt(gateway, undefined, { message: `${names} is missing` });
        }
      }
    },
  }),
  relationRule({
    id: 'JSN095',
    severity: 'error',
    title: 'A NAT gateway with arguments of the other kind',
    why: 'A private gateway has no public addresses, and the number of further private ones can be given for it only. The provider refuses the plan.',
    fix: 'leave the argument out, or change connectivity_type',
    sources: [CODE, API],
    example: {
      before: '"connectivity_type": "private", "allocation_id": "${aws_eip.nat.allocation_id}"',
      after: '"connectivity_type": "private"',
    },
    subject: 'json',
    *check(project) {
      for (const gateway of project.resources('aws_nat_gateway')) {
        const kind = kindOf(gateway);
        for (const name of OF_THE_OTHER[String(kind)] ?? []) {
          const value = gateway.body[name];
          if (!isSet(value) || isConditional(value)) continue;
          const message = `no such argument for a ${String(kind)} gateway`;
          yield problemAt(gateway, placeOf(gateway, name), { received: `${name} ${quoted(value ?? '')}`, message });
        }
      }
    },
  }),
];

const OF_THE_OTHER: Readonly<Record<string, readonly string[]>> = {
  private: ['allocation_id', 'secondary_allocation_ids'],
  public: ['secondary_private_ip_address_count'],
};

const kindOf = (gateway: Block): unknown => valueOf(gateway, 'connectivity_type') ?? 'public';
