import { type Cidr, cidrOf, cidrText, overlaps, parseCidr } from '../../model/cidr';
import type { PartialEnvironment } from '../../model/environment';

/** 10.10.0.0/16, 10.20.0.0/16, …, so that there is room beside each; then all others. EKS likes to take 10.100.0.0/16 for services. */
const CANDIDATES: readonly Cidr[] = [
  ...Array.from({ length: 25 }, (_, index) => (index + 1) * 10),
  ...Array.from({ length: 256 }, (_, index) => index),
]
  .filter((second) => second !== 100)
  .map((second) => cidrOf(`10.${second}.0.0/16`));

/** All ranges that an environment uses or is connected with. */
function rangesOf({ network, cluster }: PartialEnvironment): readonly string[] {
  return [
    ...(network === undefined ? [] : network.kind === 'own' ? [network.cidr, ...network.podCidrs] : network.cidrs),
    ...(cluster?.remoteNetworks?.nodes ?? []),
    ...(cluster?.remoteNetworks?.pods ?? []),
  ];
}

/** A range for a VPC that overlaps none of the environments'; undefined when 10.0.0.0/8 is full. */
export function freeCidr(environments: readonly PartialEnvironment[]): string | undefined {
  const used = environments.flatMap(rangesOf).flatMap((text) => {
    const parsed = parseCidr(text);
    return parsed.valid ? [parsed.cidr] : [];
  });
  const free = CANDIDATES.find((candidate) => !used.some((other) => overlaps(candidate, other)));
  return free === undefined ? undefined : cidrText(free);
}
