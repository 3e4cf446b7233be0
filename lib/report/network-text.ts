import { addressCount, cidrOf } from '../model/cidr';
import { createTagsCommands } from '../model/create-tags-commands';
import type { Environment } from '../model/environment';
import type { ExistingNetwork, OwnNetwork, SubnetPurpose } from '../model/network';
import { table } from './table';
import type { TextStyle } from './terminal';

/** First four addresses and the last one. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const KEPT_BY_AWS = 5n;

const PURPOSES: Readonly<Record<SubnetPurpose, string>> = {
  public: 'public',
  node: 'node',
  pod: 'pod',
  controlPlane: 'control plane',
};

type Networked = Pick<Environment, 'name' | 'prefix' | 'location' | 'network' | 'cluster'>;

/** The address plan of a network of one's own, or what an existing one still needs. */
export function networkText(environment: Networked, style: TextStyle): string {
  const { network } = environment;
  return network.kind === 'own' ? addressPlanText(network, style) : existingNetworkText(environment, network, style);
}

function addressPlanText(network: OwnNetwork, style: TextStyle): string {
  const rows = network.subnets.map(({ id, purpose, zone, cidr }) => [
    cidr,
    String(addressCount(cidrOf(cidr)) - KEPT_BY_AWS),
    PURPOSES[purpose],
    zone.zone,
    String(zone.slot),
    `aws_subnet.${id}`,
  ]);
  const ranges = [network.cidr, ...network.podCidrs].join(', ');
  return [
    `${style.bold(network.name)} · ${ranges}${network.ipv6 ? ' · IPv6 /56 from Amazon' : ''}`,
    '',
    table(rows, { head: ['range', 'usable', 'purpose', 'zone', 'slot', 'address'], style }),
    '',
    `free: ${network.freeRanges.join(', ') || 'nothing'}`,
    '',
  ].join('\n');
}

function existingNetworkText({ prefix, location, cluster }: Networked, network: ExistingNetwork, style: TextStyle): string {
  const rows = (Object.keys(PURPOSES) as SubnetPurpose[]).flatMap((purpose) =>
    Object.entries(network.subnetIds[purpose]).map(([zone, id]) => [id, PURPOSES[purpose], zone]),
  );
  const commands = createTagsCommands(network, location.region, { prefix, clusterName: cluster.name, sharedWithClusters: [] });
  return [
    `${style.bold(network.vpcId)} · ${network.cidrs.join(', ')} · exists; nothing in it is touched`,
    '',
    table(rows, { head: ['subnet', 'purpose', 'zone'], style }),
    '',
    'Whoever owns the network gives the subnets the tags that load balancers and node classes look for:',
    ...commands.map((command) => `  ${command}`),
    '',
  ].join('\n');
}
