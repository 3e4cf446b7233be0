import { natTarget } from './nat-gateways';
import type { NatGateway, Route, RouteTable, RouteTarget, SubnetPurpose, Zone } from './network';
import type { Tags } from './tags';

export interface RouteSettings {
  /** `<project>-<environment>` */
  readonly prefix: string;
  /** In order of their slots. */
  readonly zones: readonly Zone[];
  readonly natGateways: readonly NatGateway[];
  readonly internetAccess: boolean;
  readonly ipv6: boolean;
  readonly tags: Tags;
}

const PUBLIC = 'public';

/** Terraform id of the route table of a subnet. */
export const routeTableId = (purpose: SubnetPurpose, zone: Zone): string =>
  purpose === 'public' ? PUBLIC : `private_${zone.key}`;

/**
 * One table for all public subnets, and one for the private subnets of each zone. There is one per zone even with a
 * single NAT gateway, so that another choice of gateways changes the targets of routes and nothing else.
 */
export function routeTables(settings: RouteSettings): readonly RouteTable[] {
  const { zones, internetAccess, natGateways, ipv6 } = settings;
  const internet: RouteTarget = { kind: 'internet-gateway' };
  const egressOnly: RouteTarget | undefined = ipv6 && internetAccess ? { kind: 'egress-only-gateway' } : undefined;
  return [
    ...(internetAccess ? [routeTable(PUBLIC, settings, internet, ipv6 ? internet : undefined)] : []),
    ...zones.map((zone) => routeTable(`private_${zone.key}`, settings, natTarget(zone, natGateways), egressOnly)),
  ];
}

function routeTable(
  id: string,
  { prefix, tags }: RouteSettings,
  ipv4: RouteTarget | undefined,
  ipv6: RouteTarget | undefined,
): RouteTable {
  const routes: Route[] = [];
  if (ipv4 !== undefined) routes.push({ id: `${id}_ipv4`, destination: '0.0.0.0/0', target: ipv4 });
  if (ipv6 !== undefined) routes.push({ id: `${id}_ipv6`, destination: '::/0', target: ipv6 });
  return { id, routes, tags: { ...tags, Name: `${prefix}-${id.replace('_', '-')}` } };
}
