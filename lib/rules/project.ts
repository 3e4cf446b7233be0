import type { Environment } from '../model/environment';
import type { Rule } from './rule';
import type { InputPath } from './input-path';
import { relationRule } from './rule';

const date = '2026-11-21';

/** Environments in groups of the same key, only groups with more than one. */
function groups(
  environments: readonly Environment[],
  key: (environment: Environment) => string | undefined,
): readonly (readonly Environment[])[] {
  const byKey = new Map<string, Environment[]>();
  for (const environment of environments) {
    const value = key(environment);
    if (value !== undefined) byKey.set(value, [...(byKey.get(value) ?? []), environment]);
  }
  return [...byKey.values()].filter(({ length }) => length > 1);
}

const names = (environments: readonly Environment[]): string => environments.map(({ name }) => name).join(', ');
const accountAndRegion = ({ location }: Environment): string => `${location.account} ${location.region}`;

/** One problem at the last environment of each group: the earlier ones were there first. */
function* clashes(
  environments: readonly Environment[],
  key: (environment: Environment) => string | undefined,
  path: InputPath,
  say: (group: readonly Environment[]) => { readonly received: string; readonly message: string },
) {
  for (const group of groups(environments, key)) yield { path: [group.at(-1)?.name ?? '', ...path], ...say(group) };
}

/** What is wrong only because of another environment. The first part of a path names the environment. */
export const projectRules: readonly Rule[] = [
  relationRule<'project'>({
    id: 'PRJ001',
    severity: 'error',
    subject: 'project',
    title: 'Two environments have the same name',
    why: 'Stacks, states and output folders are named after the environment; the second would overwrite the first.',
    fix: 'give one of them another name',
    sources: [{ url: 'https://developer.hashicorp.com/terraform/cdktf/concepts/stacks', date }],
    example: { before: "[{ name: 'dev' }, { name: 'dev' }]", after: "[{ name: 'dev' }, { name: 'dev-b' }]" },
    *check(environments) {
      const seen = new Set<string>();
      for (const { name } of environments) {
        // Folders of stacks clash without regard to case where the file system does.
        if (seen.has(name.toLowerCase()))
          yield { path: [name, 'name'], received: `'${name}'`, message: 'another environment has this name' };
        seen.add(name.toLowerCase());
      }
    },
  }),
  relationRule<'project'>({
    id: 'PRJ002',
    severity: 'error',
    subject: 'project',
    title: 'Two environments write the same state',
    why: 'The second apply would plan to destroy everything that the first one made.',
    fix: 'give one of them another keyPrefix',
    sources: [{ url: 'https://developer.hashicorp.com/terraform/language/backend/s3', date }],
    failureModes: ['D09'],
    example: {
      before: "staging: { keyPrefix: 'platform' }, production: { keyPrefix: 'platform' }",
      after: "staging: { keyPrefix: 'platform/staging' }, production: { keyPrefix: 'platform/production' }",
    },
    check: (environments) =>
      clashes(
        environments,
        ({ state }) => (state.type === 's3' ? `${state.bucket}/${state.keyPrefix}` : undefined),
        ['state'],
        (group) => {
          const [first] = group;
          const state = first?.state.type === 's3' ? `s3://${first.state.bucket}/${first.state.keyPrefix}` : '';
          return { received: state, message: `${names(group)} keep their states there` };
        },
      ),
  }),
  relationRule<'project'>({
    id: 'PRJ003',
    severity: 'error',
    subject: 'project',
    title: 'Two clusters of one account and region have the same name',
    why: 'EKS refuses the second CreateCluster with ResourceInUseException.',
    fix: 'leave cluster.name out, so that it is <project>-<environment>, or choose another',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html', date }],
    example: {
      before: "dev: { cluster: { name: 'shop' } }, test: { cluster: { name: 'shop' } }",
      after: "test: { cluster: { name: 'shop-test' } }",
    },
    check: (environments) =>
      clashes(
        environments,
        (environment) => `${accountAndRegion(environment)} ${environment.cluster.name}`,
        ['cluster', 'name'],
        (group) => ({
          received: `'${group[0]?.cluster.name ?? ''}'`,
          message: `${names(group)} use it in the same account and region`,
        }),
      ),
  }),
  relationRule<'project'>({
    id: 'PRJ004',
    severity: 'error',
    subject: 'project',
    title: 'Two environments of one account create a role of the same name',
    why: 'Names of IAM roles are unique in an account, whatever the region: the second CreateRole fails with EntityAlreadyExists.',
    fix: 'give the environments, or their projects, different names',
    sources: [{ url: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html', date }],
    example: {
      before: "{ project: 'shop', name: 'dev' } in two regions",
      after: "{ name: 'dev-tokyo' } and { name: 'dev-osaka' }",
    },
    check: (environments) =>
      clashes(
        environments,
        ({ location, prefix }) => `${location.account} ${prefix}`,
        ['name'],
        (group) => ({
          received: `'${group[0]?.prefix ?? ''}'`,
          message: `${group.length} environments of account ${group[0]?.location.account ?? ''} name their roles after it`,
        }),
      ),
  }),
  relationRule<'project'>({
    id: 'PRJ005',
    severity: 'warning',
    subject: 'project',
    title: 'More elastic IP addresses than an account has by default',
    why: 'An account starts with five elastic IP addresses per region; the sixth NAT gateway address fails with AddressLimitExceeded. What else uses addresses there is not known here.',
    fix: "raise quota L-0263D0A3 first, use natGateways: 'single' where a zone may fail, or name addresses that exist",
    sources: [{ url: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html', date }],
    example: { before: 'two environments with three zonal NAT gateways each', after: "one of them with natGateways: 'single'" },
    *check(environments) {
      for (const group of regionGroups(environments)) {
        const count = group.reduce((sum, environment) => sum + createdAddresses(environment), 0);
        if (count > 5) yield quota(group, ['network', 'natGateways'], `${count} elastic IP addresses`, 'five');
      }
    },
  }),
  relationRule<'project'>({
    id: 'PRJ006',
    severity: 'warning',
    subject: 'project',
    title: 'More VPCs than an account has by default',
    why: 'An account starts with five VPCs per region, one of which usually is the default VPC; the next one fails with VpcLimitExceeded.',
    fix: 'raise quota L-F678F1CE first, or share a network',
    sources: [{ url: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html', date }],
    example: {
      before: 'six environments with networks of their own in one region',
      after: 'some of them with network: { vpcId: … }',
    },
    *check(environments) {
      for (const group of regionGroups(environments)) {
        const own = group.filter(({ network }) => network.kind === 'own');
        if (own.length > 4) yield quota(own, ['network', 'cidr'], `${own.length} VPCs, and usually the default one`, 'five');
      }
    },
  }),
];

function regionGroups(environments: readonly Environment[]): readonly (readonly Environment[])[] {
  const byRegion = new Map<string, Environment[]>();
  for (const environment of environments) {
    const key = accountAndRegion(environment);
    byRegion.set(key, [...(byRegion.get(key) ?? []), environment]);
  }
  return [...byRegion.values()];
}

function createdAddresses({ network }: Environment): number {
  if (network.kind === 'existing') return 0;
  return network.natGateways.filter((gateway) => gateway.kind === 'zonal' && gateway.address.kind === 'created').length;
}

function quota(group: readonly Environment[], path: InputPath, received: string, limit: string) {
  const last = group.at(-1);
  return {
    path: [last?.name ?? '', ...path],
    received,
    message: `${names(group)} together, in account ${last?.location.account ?? ''} and ${last?.location.region ?? ''}; the default quota is ${limit}`,
  };
}
