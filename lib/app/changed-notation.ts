import type { Environment } from '../model/environment';
import type { OwnNetwork } from '../model/network';
import { parseZone } from '../model/zone';
import { engineFinding } from '../rules/engine-finding';
import type { Finding } from '../rules/finding';
import type { StackJson } from '../terraform/stack-json';
import { elements } from '../terraform/addresses';

const NODE_SUBNET = 'private_';

/**
 * Zones that were names and are ids now, or the other way round: every address of the network would change, and with it
 * every subnet. Only what was published before can tell, so this is a help on the machine where it lies, not a promise.
 *
 * @param published reads the JSON of a stack that was published before
 */
export function changedNotation(
  environments: readonly Environment[],
  published: (stack: string) => StackJson | undefined,
): readonly Finding[] {
  return environments.flatMap(({ name, network, location }) => {
    const before = network.kind === 'own' ? published(`${name}-network`) : undefined;
    if (before === undefined || network.kind !== 'own') return [];
    const old = zonesOf(before).filter((zone) => !network.zones.some(({ key }) => key === zone));
    const changed = old.filter((zone) => isOtherNotation(zone, network, location.region));
    return changed.length === 0 ? [] : [finding(name, network, changed, location.region)];
  });
}

/** The zones of a published network, by the addresses of its node subnets. */
const zonesOf = (stack: StackJson): readonly string[] =>
  elements(stack)
    .filter(({ type, name }) => type === 'aws_subnet' && name.startsWith(NODE_SUBNET))
    .map(({ name }) => name.slice(NODE_SUBNET.length));

/** No zone of the network keeps the notation of the old one. */
function isOtherNotation(zone: string, network: OwnNetwork, region: string): boolean {
  const parsed = parseZone(zone, region);
  return parsed.valid && network.zones.every(({ notation }) => notation !== parsed.zone.notation);
}

function finding(environment: string, network: OwnNetwork, old: readonly string[], region: string): Finding {
  const pinned = old.map((zone) => {
    const parsed = parseZone(zone, region);
    const slot = parsed.valid ? parsed.zone.naturalSlot : undefined;
    return `{ id: '<${network.zones[0]?.notation ?? 'id'} of ${zone}>', slot: ${slot ?? '<its slot>'}, key: '${zone}' }`;
  });
  return engineFinding('changedNotation', {
    environment,
    path: ['network', 'zones'],
    received: network.zones.map(({ zone }) => `'${zone}'`).join(', '),
    message: `it was written as ${old.join(', ')} before: every subnet would be replaced`,
    fix: `pin what the zones were: zones: [${pinned.join(', ')}]`,
  });
}
