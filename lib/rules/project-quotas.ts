import { quotas, type Quota } from '../aws/quotas';
import { createdRoles } from '../model/created-roles';
import type { Environment } from '../model/environment';
import type { OwnNetwork } from '../model/network';
import type { InputPath } from './input-path';
import { projectRule } from './project-rule';
import type { Problem, Rule } from './rule';

/** Environments of one account and region, or of one account. */
type Group = readonly Environment[];

/** Something that the environments of a group have together. */
interface Counted {
  readonly quota: Quota;
  /** `gateway endpoints`. */
  readonly what: string;
  readonly path: InputPath;
  readonly count: (environment: Environment) => number;
}

const ownNetwork = ({ network }: Environment): OwnNetwork | undefined => (network.kind === 'own' ? network : undefined);

const PER_REGION: readonly Counted[] = [
  {
    quota: quotas.egressOnlyGateways,
    what: 'egress-only internet gateways',
    path: ['network', 'ipv6'],
    count: (environment) => (ownNetwork(environment)?.ipv6 === true ? 1 : 0),
  },
  {
    quota: quotas.gatewayEndpoints,
    what: 'gateway endpoints',
    path: ['network', 'endpoints'],
    count: (environment) => ownNetwork(environment)?.endpoints.filter(({ kind }) => kind === 'gateway').length ?? 0,
  },
  { quota: quotas.clusters, what: 'clusters', path: ['cluster', 'name'], count: () => 1 },
];

const PER_ACCOUNT: readonly Counted[] = [
  { quota: quotas.roles, what: 'IAM roles', path: ['podIdentities'], count: (environment) => createdRoles(environment).length },
];

const PER_VPC: readonly Counted[] = [
  {
    quota: quotas.interfaceEndpoints,
    what: 'interface endpoints',
    path: ['network', 'endpoints'],
    count: (environment) => ownNetwork(environment)?.endpoints.filter(({ kind }) => kind === 'interface').length ?? 0,
  },
  {
    quota: quotas.subnets,
    what: 'subnets',
    path: ['network', 'zones'],
    count: (environment) => ownNetwork(environment)?.subnets.length ?? 0,
  },
];

/** What an account has by default, which its environments share. */
export const projectQuotaRules: readonly Rule[] = [
  projectRule({
    id: 'PRJ005',
    severity: 'warning',
    subject: 'project',
    title: 'More elastic IP addresses than an account has by default',
    why: `An account starts with ${quotas.elasticIps.value} elastic IP addresses per region; the next NAT gateway address fails with AddressLimitExceeded. What else uses addresses there is not known here.`,
    fix: `raise quota ${quotas.elasticIps.code} first, use natGateways: 'single' where a zone may fail, or name addresses that exist`,
    sources: [quotas.elasticIps.source],
    example: { before: 'two environments with three zonal NAT gateways each', after: "one of them with natGateways: 'single'" },
    *check(environments) {
      for (const group of grouped(environments, accountAndRegion)) {
        const count = sum(group, createdAddresses);
        if (count > quotas.elasticIps.value) {
          yield exceeded(group, ['network', 'natGateways'], `${count} elastic IP addresses`, quotas.elasticIps);
        }
      }
    },
  }),
  projectRule({
    id: 'PRJ006',
    severity: 'warning',
    subject: 'project',
    title: 'More VPCs than an account has by default',
    why: `An account starts with ${quotas.vpcs.value} VPCs per region, one of which usually is the default VPC; the next one fails with VpcLimitExceeded.`,
    fix: `raise quota ${quotas.vpcs.code} first, or share a network`,
    sources: [quotas.vpcs.source],
    example: {
      before: 'six environments with networks of their own in one region',
      after: 'some of them with network: { vpcId: … }',
    },
    *check(environments) {
      for (const group of grouped(environments, accountAndRegion)) {
        const own = group.filter((environment) => ownNetwork(environment) !== undefined);
        // One is the default VPC.
        if (own.length < quotas.vpcs.value) continue;
        yield exceeded(own, ['network', 'cidr'], `${own.length} VPCs, and usually the default one`, quotas.vpcs);
      }
    },
  }),
  projectRule({
    id: 'PRJ009',
    severity: 'warning',
    subject: 'project',
    title: 'More of something than an account has by default',
    why: 'AWS counts some things by zone, VPC, region or account, and refuses the next one. What others make there is not known here.',
    fix: 'raise the quota first: aws service-quotas request-service-quota-increase',
    sources: [
      ...new Map([...PER_REGION, ...PER_ACCOUNT, ...PER_VPC].map(({ quota: { source } }) => [source.url, source])).values(),
    ],
    example: {
      before: 'eleven environments of one region with gateway endpoints of S3 and DynamoDB each',
      after: 'raise quota L-1B52E74A, or spread them over accounts',
    },
    *check(environments) {
      const regions = grouped(environments, accountAndRegion);
      yield* beyond(regions, PER_REGION);
      yield* beyond(
        grouped(environments, ({ location }) => location.account),
        PER_ACCOUNT,
      );
      yield* beyond(
        environments.map((environment) => [environment]),
        PER_VPC,
      );
      for (const group of regions) yield* gatewaysByZone(group);
    },
  }),
];

function* beyond(groups: readonly Group[], counted: readonly Counted[]): Iterable<Problem> {
  for (const group of groups) {
    for (const { quota, what, path, count } of counted) {
      const having = group.filter((environment) => count(environment) > 0);
      const total = sum(having, count);
      if (total > quota.value) yield exceeded(having, path, `${total} ${what}`, quota);
    }
  }
}

/** Zones of two environments are the same where they are named in the same way. */
function* gatewaysByZone(group: Group): Iterable<Problem> {
  const byZone = new Map<string, Environment[]>();
  for (const environment of group) {
    for (const gateway of ownNetwork(environment)?.natGateways ?? []) {
      if (gateway.kind !== 'zonal') continue;
      byZone.set(gateway.zone.zone, [...(byZone.get(gateway.zone.zone) ?? []), environment]);
    }
  }
  for (const [zone, having] of byZone) {
    if (having.length <= quotas.natGateways.value) continue;
    yield exceeded(having, ['network', 'natGateways'], `${having.length} NAT gateways in ${zone}`, quotas.natGateways);
  }
}

function createdAddresses(environment: Environment): number {
  const gateways = ownNetwork(environment)?.natGateways ?? [];
  return gateways.filter((gateway) => gateway.kind === 'zonal' && gateway.address.kind === 'created').length;
}

/** The last of them is the one too many. */
function exceeded(group: Group, path: InputPath, received: string, { value, per, code }: Quota): Problem {
  const last = group.at(-1);
  const names = group.length > 6 ? `${group.length} environments` : group.map(({ name }) => name).join(', ');
  return {
    path: [last?.name ?? '', ...path],
    received,
    message: `${names} together, in account ${last?.location.account ?? ''} and ${last?.location.region ?? ''}; the default quota is ${value} per ${per}${code === undefined ? '' : ` (${code})`}`,
  };
}

const accountAndRegion = ({ location }: Environment): string => `${location.account} ${location.region}`;

const sum = (group: Group, count: (environment: Environment) => number): number =>
  group.reduce((total, environment) => total + count(environment), 0);

function grouped(environments: Group, key: (environment: Environment) => string): readonly Group[] {
  const groups = new Map<string, Environment[]>();
  for (const environment of environments) groups.set(key(environment), [...(groups.get(key(environment)) ?? []), environment]);
  return [...groups.values()];
}
