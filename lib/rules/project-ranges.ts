import { cidrOf, contains, overlaps, parseCidr, type Cidr } from '../model/cidr';
import type { Environment } from '../model/environment';
import type { InputPath } from './input-path';
import { projectRule } from './project-rule';
import type { Problem, Rule } from './rule';

const date = '2026-11-21';
const PEERING = { url: 'https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html', date };
const HYBRID = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/hybrid-nodes-networking.html', date };

const vpcOf = ({ network }: Environment): string | undefined => (network.kind === 'existing' ? network.vpcId : undefined);

/** Often in several VPCs on purpose: what is in it goes out through NAT. */
const SHARED = cidrOf('100.64.0.0/10');

interface Range {
  readonly text: string;
  readonly cidr: Cidr;
  /** Below the network. */
  readonly place: InputPath;
}

/** Ranges of the VPC that other networks reach. */
function rangesOf({ network }: Environment): readonly Range[] {
  return (network.kind === 'own' ? [network.cidr] : network.cidrs).flatMap((text, index) => {
    const parsed = parseCidr(text);
    return parsed.valid && !contains(SHARED, parsed.cidr)
      ? [{ text, cidr: parsed.cidr, place: network.kind === 'own' ? ['cidr'] : ['cidrs', index] }]
      : [];
  });
}

/** An environment with its ranges, which are compared with those of every other one. */
interface Ranged {
  readonly environment: Environment;
  readonly ranges: ReturnType<typeof rangesOf>;
}

/** The two ranges that share addresses; undefined when none do. */
function shared(one: Ranged, other: Ranged): readonly [Range, Range] | undefined {
  // Two environments in one VPC share everything.
  const vpc = vpcOf(one.environment);
  if (vpc !== undefined && vpc === vpcOf(other.environment)) return undefined;
  for (const mine of one.ranges) {
    const clash = other.ranges.find(({ cidr }) => overlaps(mine.cidr, cidr));
    if (clash !== undefined) return [mine, clash];
  }
  return undefined;
}

const isHybrid = ({ cluster }: Environment): boolean => cluster.remoteNetworks !== undefined;

/** Each environment with the first earlier one that it shares addresses with. */
function* clashes(environments: readonly Environment[], connected: boolean): Iterable<Problem> {
  const all = environments.map((environment): Ranged => ({ environment, ranges: rangesOf(environment) }));
  for (const [index, later] of all.entries()) {
    const { environment } = later;
    for (const before of all.slice(0, index)) {
      const { environment: earlier } = before;
      if ((isHybrid(earlier) && isHybrid(environment)) !== connected) continue;
      const ranges = shared(before, later);
      if (ranges === undefined) continue;
      yield {
        path: [environment.name, 'network', ...ranges[1].place],
        received: `'${ranges[1].text}'`,
        message: connected
          ? `it shares addresses with ${ranges[0].text} of ${earlier.name}, and both are connected with remote networks`
          : `it shares addresses with ${ranges[0].text} of ${earlier.name}`,
      };
      break;
    }
  }
}

/** Ranges of environments that are connected, or may have to be. */
export const projectRangeRules: readonly Rule[] = [
  projectRule({
    id: 'PRJ007',
    severity: 'note',
    subject: 'project',
    title: 'Two environments whose networks can never be connected',
    why: 'AWS refuses to peer VPCs that share addresses, and a transit gateway takes the routes of one of them. The range of a VPC can never be changed.',
    fix: 'choose another range while the environment is new; eks-auto init proposes one that nobody has',
    sources: [PEERING],
    failureModes: ['E15'],
    example: {
      before: "dev: { cidr: '10.40.0.0/16' }, production: { cidr: '10.40.0.0/16' }",
      after: "dev: { cidr: '10.41.0.0/16' }",
    },
    check: (environments) => clashes(environments, false),
  }),
  projectRule({
    id: 'PRJ008',
    severity: 'warning',
    subject: 'project',
    title: 'Two environments with remote networks share addresses',
    why: 'Both are connected with networks outside AWS. A router there sends packets for these addresses to one of the two; nodes of the other are lost.',
    fix: 'choose another range; it can never be changed later',
    sources: [HYBRID],
    failureModes: ['E15'],
    example: {
      before: "both with cidr: '10.40.0.0/16' and remoteNetworks",
      after: "one of them with cidr: '10.41.0.0/16'",
    },
    check: (environments) => clashes(environments, true),
  }),
];
