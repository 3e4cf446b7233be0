import { propertyAccess, Token } from 'cdktf';
import { subnetOutputs, type NetworkOutputName } from '../model/hand-over';
import type { SubnetPurpose } from '../model/network';
import type { EnvironmentStack } from './environment-stack';

/** The ids of a network as another stack of the environment sees them. */
export interface HandedOverNetwork {
  readonly vpcId: string;
  /** Id of the subnet of a zone (by its key). */
  readonly subnetId: (purpose: SubnetPurpose, zoneKey: string) => string;
}

/** References to the outputs of the network stack, or the literal ids of a network that exists. */
export function handedOverNetwork(stack: EnvironmentStack): HandedOverNetwork {
  const { network } = stack.environment;
  if (network.kind === 'existing') {
    return {
      vpcId: network.vpcId,
      subnetId: (purpose, zoneKey) => {
        const id = network.subnetIds[purpose][zoneKey];
        if (id === undefined) throw new Error(`${stack.node.path}: the network has no ${purpose} subnet in ${zoneKey}`);
        return id;
      },
    };
  }
  const outputs = stack.remoteState('network');
  const output = (name: NetworkOutputName): string => outputs.getString(name);
  return {
    vpcId: output('vpc_id'),
    subnetId: (purpose, zoneKey) => {
      const known = network.subnets.some((subnet) => subnet.purpose === purpose && subnet.zone.key === zoneKey);
      if (!known) throw new Error(`${stack.node.path}: the network has no ${purpose} subnet in ${zoneKey}`);
      return Token.asString(propertyAccess(outputs.get(subnetOutputs[purpose]), [zoneKey]));
    },
  };
}
