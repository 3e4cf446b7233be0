import { isUnknown } from '../../terraform/block';
import { type AnyRelationRule, relationRule } from '../rule';
import { type Block, placeOf, problemAt, quoted, textOf, valueOf } from './json-project';
import { isConditional, isSet } from './written';

const date = '2026-11-28';
const API = { url: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html', date };
const TABLES = { url: 'https://github.com/ansible-collections/amazon.aws/issues/576', date };
const SUBNETS = { url: 'https://github.com/nanlabs/terraform-aws-starter/issues/18', date };

/** Arguments of endpoints; their services are told with the network (JSN036, JSN037). */
export const endpointRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN110',
    severity: 'error',
    title: 'An endpoint with arguments of the other kind',
    why: 'A gateway endpoint stands in route tables, all others in subnets. EC2 refuses the endpoint: "Route table IDs are only supported for Gateway type VPC Endpoint", "Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints".',
    fix: 'leave the argument out, or change vpc_endpoint_type, which is Gateway where nothing is written',
    sources: [API, TABLES, SUBNETS],
    example: {
      before: '"vpc_endpoint_type": "Interface", "route_table_ids": ["${aws_route_table.a.id}"]',
      after: '"vpc_endpoint_type": "Interface", "subnet_ids": ["${aws_subnet.a.id}"]',
    },
    subject: 'json',
    *check(project) {
      for (const endpoint of project.resources('aws_vpc_endpoint')) {
        const kind = valueOf(endpoint, 'vpc_endpoint_type') ?? 'Gateway';
        if (typeof kind !== 'string' || isUnknown(kind) || isOfUnknownKind(endpoint)) continue;
        for (const name of kind === 'Gateway' ? ['subnet_ids', 'subnet_configuration'] : ['route_table_ids']) {
          const value = endpoint.body[name];
          if (!isSet(value) || isConditional(value)) continue;
          const message = `no such argument for an endpoint of the kind ${kind}`;
          yield problemAt(endpoint, placeOf(endpoint, name), { received: `${name} ${quoted(value ?? '')}`, message });
        }
      }
    },
  }),
];

/** Of a service that has no gateway and no kind is written: it is told already that the kind is wrong. */
const isOfUnknownKind = (endpoint: Block): boolean =>
  valueOf(endpoint, 'vpc_endpoint_type') === undefined &&
  /^\S+\.(?!s3$|dynamodb$)[\w-]+$/.test(textOf(endpoint, 'service_name') ?? '');
