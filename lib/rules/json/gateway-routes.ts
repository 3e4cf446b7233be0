import { literalBoolean, wholeReference } from '../../terraform/block';
import { isObject, type JsonObject, type JsonPath } from '../../terraform/stack-json';
import { type AnyRelationRule, relationRule } from '../rule';
import { type Block, type JsonProject, leavesOf, placeOf, problemAt, quoted, valueOf } from './json-project';

const date = '2026-11-28';
const NAT = { url: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html', date };
const IGW = { url: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-igw-internet-access.html', date };

/** Where subnets send what leaves the VPC. */
export const gatewayRouteRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN074',
    severity: 'error',
    title: 'A public NAT gateway in a subnet that sends everything to a NAT gateway',
    why: 'A public NAT gateway reaches the internet through the internet gateway of its subnet. Where the default route of that subnet leads to a NAT gateway, nothing that it takes ever leaves: nodes pull no image and do not join.',
    fix: 'put the gateway into a subnet whose default route leads to the internet gateway',
    sources: [NAT],
    example: {
      before: '"subnet_id": "${aws_subnet.private_a.id}"',
      after: '"subnet_id": "${aws_subnet.public_a.id}"',
    },
    subject: 'json',
    *check(project) {
      for (const gateway of project.resources('aws_nat_gateway')) {
        if (gateway.repeated || (valueOf(gateway, 'connectivity_type') ?? 'public') !== 'public') continue;
        const subnet = referred(project, gateway, 'subnet_id', 'aws_subnet');
        const route = subnet && defaultRoute(project, subnet);
        if (route === undefined || wholeReference(route.body['nat_gateway_id'])?.type !== 'aws_nat_gateway') continue;
        yield problemAt(gateway, placeOf(gateway, 'subnet_id'), {
          received: subnet?.address ?? '',
          message: `its default route (${route.block.address}) leads to a NAT gateway`,
        });
      }
    },
  }),
  relationRule({
    id: 'JSN075',
    severity: 'warning',
    title: 'Private subnets that lead to the internet gateway',
    why: 'The internet gateway serves only what has a public address. Machines without one, in a subnet that gives none, reach nothing outside: nodes pull no image and do not join.',
    fix: 'let the default route lead to a NAT gateway, or give the subnet map_public_ip_on_launch and the tag kubernetes.io/role/elb',
    sources: [IGW],
    example: { before: '"gateway_id": "${aws_internet_gateway.main.id}"', after: '"nat_gateway_id": "${aws_nat_gateway.a.id}"' },
    subject: 'json',
    *check(project) {
      const told = new Set<JsonObject>();
      for (const subnet of project.resources('aws_subnet').filter(isPrivate)) {
        const route = defaultRoute(project, subnet);
        if (route === undefined || told.has(route.body)) continue;
        if (wholeReference(route.body['gateway_id'])?.type !== 'aws_internet_gateway') continue;
        told.add(route.body);
        yield problemAt(route.block, [...route.path, 'gateway_id'], {
          received: quoted(route.body['gateway_id'] ?? ''),
          message: `${subnet.address} is for internal load balancers and gives no public addresses`,
        });
      }
    },
  }),
];

/** For internal load balancers only, and without public addresses. */
function isPrivate(subnet: Block): boolean {
  const tags = valueOf(subnet, 'tags');
  if (subnet.repeated || !isObject(tags) || tags['kubernetes.io/role/elb'] !== undefined) return false;
  const gives = valueOf(subnet, 'map_public_ip_on_launch');
  return tags['kubernetes.io/role/internal-elb'] !== undefined && (gives === undefined || literalBoolean(gives) === false);
}

/** A resource of its own, or one of those inside a table. */
interface Route {
  readonly block: Block;
  readonly body: JsonObject;
  readonly path: JsonPath;
}

/** The route of everything that leaves a subnet, where the stack says it. */
function defaultRoute(project: JsonProject, subnet: Block): Route | undefined {
  const associations = project
    .beside(subnet, 'aws_route_table_association')
    .filter((one) => !one.repeated && referred(project, one, 'subnet_id', 'aws_subnet') === subnet);
  const [association] = associations;
  if (association === undefined || associations.length > 1) return undefined;
  const table = referred(project, association, 'route_table_id', 'aws_route_table');
  if (table === undefined) return undefined;
  const besides = project
    .beside(subnet, 'aws_route')
    .filter((one) => !one.repeated && referred(project, one, 'route_table_id', 'aws_route_table') === table)
    .map((block): Route => ({ block, body: block.body, path: block.path }));
  const inside = leavesOf(table, 'route').flatMap(({ value, path }): readonly Route[] =>
    isObject(value) ? [{ block: table, body: value, path }] : [],
  );
  const routes = [
    ...besides.filter(({ body }) => body['destination_cidr_block'] === '0.0.0.0/0'),
    ...inside.filter(({ body }) => body['cidr_block'] === '0.0.0.0/0'),
  ];
  return routes.length === 1 ? routes[0] : undefined;
}

/** What an argument refers to, when the stack makes one of it. */
function referred(project: JsonProject, block: Block, names: string, type: string): Block | undefined {
  const address = wholeReference(valueOf(block, names))?.address;
  const found = address === undefined ? undefined : project.beside(block, type).find((one) => one.address === address);
  return found?.repeated === false ? found : undefined;
}
