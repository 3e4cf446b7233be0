import { wholeReference } from '../../terraform/block';
import type { Json } from '../../terraform/stack-json';
import { type AnyRelationRule, relationRule } from '../rule';
import { clustersOf, comparable, isWritten } from './clusters';
import { type Block, type JsonProject, leavesOf, placeOf, problemAt, quoted, valueOf } from './json-project';

const NETWORK = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html', date: '2026-11-28' };

/** In which zones a cluster is. */
export const clusterZoneRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN097',
    severity: 'error',
    title: 'A cluster in one zone only',
    why: 'EKS puts network interfaces of the control plane into at least two zones, and refuses subnets that are all in one.',
    fix: 'give one of the subnets another availability_zone',
    sources: [NETWORK],
    failureModes: ['E05'],
    example: { before: 'subnets a and b in eu-west-1a', after: 'a in eu-west-1a, b in eu-west-1b' },
    subject: 'json',
    *check(project) {
      for (const { block } of clustersOf(project)) {
        const subnets = leavesOf(block, 'vpc_config.subnet_ids');
        // One alone is told by JSN020; on an Outpost the control plane is in one zone.
        if (subnets.length < 2 || isWritten(block, 'outpost_config')) continue;
        const zone = onlyZone(
          project,
          block,
          subnets.map(({ value }) => value),
        );
        if (zone === undefined) continue;
        yield problemAt(block, placeOf(block, 'vpc_config.subnet_ids'), {
          received: `${subnets.length} subnets in ${quoted(zone)}`,
          message: 'subnets in at least two zones',
        });
      }
    },
  }),
];

/** The zone of all subnets; undefined where there are several, or nobody can tell. What is written the same is the same zone. */
function onlyZone(project: JsonProject, cluster: Block, ids: readonly Json[]): string | undefined {
  let only: string | undefined;
  for (const id of ids) {
    const address = wholeReference(id)?.address;
    const subnet =
      address === undefined ? undefined : project.beside(cluster, 'aws_subnet').find((one) => one.address === address);
    if (subnet === undefined || subnet.repeated) return undefined;
    const zone = comparable(valueOf(subnet, 'availability_zone') ?? valueOf(subnet, 'availability_zone_id'));
    if (zone === undefined || (only !== undefined && zone !== only)) return undefined;
    only = zone;
  }
  return only;
}
