import { existingNetworkRules } from './existing-network';
import { networkNatRules } from './network-nat';
import { networkRangeRules } from './network-ranges';
import { networkServiceRules } from './network-services';
import { networkSubnetRules } from './network-subnets';
import { networkZoneRules } from './network-zones';
import type { Rule } from './rule';

/** Everything about networks, of one's own and of others. */
export const networkRules: readonly Rule[] = [
  ...networkRangeRules,
  ...networkZoneRules,
  ...networkSubnetRules,
  ...networkNatRules,
  ...networkServiceRules,
  ...existingNetworkRules,
];
