import { cidrText } from '../../model/cidr';
import type { JsonObject } from '../../terraform/stack-json';
import { producerOf } from '../state-producers';
import { type Block, type JsonProject } from './json-project';
import { rangesOf, vpcOf } from './subnets';

/**
 * All IPv4 ranges of the VPC that a cluster is in: by its subnets, in its own stack or in the one whose state it reads. Undefined
 * where nobody can tell.
 */
export function networkOf(project: JsonProject, cluster: Block): readonly string[] | undefined {
  const vpcs = new Set(subnetReferences(cluster).map((address) => vpcBehind(project, cluster, address)));
  const [vpc] = vpcs;
  if (vpcs.size !== 1 || vpc === undefined) return undefined;
  return rangesOf(project, vpc)?.map(cidrText);
}

/** Addresses that the subnets of a cluster refer to. */
function subnetReferences({ stack, path }: Block): readonly string[] {
  const below = [...path, 'vpc_config'];
  return stack.references.flatMap(({ address, path: at }) =>
    below.every((part, index) => at[index] === part) && at.includes('subnet_ids') ? [address] : [],
  );
}

function vpcBehind(project: JsonProject, cluster: Block, address: string): Block | undefined {
  if (!address.startsWith('data.terraform_remote_state.')) {
    const subnet = project.beside(cluster, 'aws_subnet').find((one) => one.address === address);
    return subnet && vpcOf(project, subnet);
  }
  const [read] = project.data('terraform_remote_state').filter((one) => one.stack === cluster.stack && one.address === address);
  const producer = read === undefined ? undefined : producerOf(read.body as JsonObject, project.stacks);
  const made = project.resources('aws_vpc').filter(({ stack }) => stack === producer);
  return made.length === 1 && made[0]?.repeated === false ? made[0] : undefined;
}
