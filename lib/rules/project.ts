import { OLD_AFTER_DAYS, oldTables } from '../aws/dated-tables';
import { kubernetesVersionsSource } from '../aws/kubernetes-versions';
import { createdRoles } from '../model/created-roles';
import type { Environment } from '../model/environment';
import type { Rule } from './rule';
import type { InputPath } from './input-path';
import { projectQuotaRules } from './project-quotas';
import { projectRangeRules } from './project-ranges';
import { projectSecurityGroupRules } from './project-security-groups';
import { projectRule } from './project-rule';
import { relationRule, type Problem } from './rule';

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

/** The last of each name. */
const named = (all: readonly Environment[]): readonly Environment[] => [
  ...new Map(all.map((environment) => [environment.name.toLowerCase(), environment])).values(),
];

/**
 * One problem at the last environment of each group: the earlier ones were there first. That two of one name clash follows
 * from the name, which is told (PRJ001).
 */
function* clashes(
  all: readonly Environment[],
  key: (environment: Environment) => string | undefined,
  path: InputPath,
  say: (group: readonly Environment[]) => { readonly received: string; readonly message: string },
) {
  for (const group of groups(named(all), key)) yield { path: [group.at(-1)?.name ?? '', ...path], ...say(group) };
}

/** One problem for environments that name all their roles alike, else one for each role. */
function* equalRoles(environments: readonly Environment[]): Iterable<Problem> {
  const makers = new Map<string, Environment>();
  for (const environment of named(environments)) {
    const { name, location, prefix } = environment;
    const clashing = createdRoles(environment).flatMap((one) => {
      const key = `${location.account} ${one.role.name.toLowerCase()}`;
      const other = makers.get(key);
      makers.set(key, other ?? environment);
      return other === undefined ? [] : [{ ...one, other }];
    });
    const alike = clashing.find(({ other }) => other.prefix === prefix);
    if (alike !== undefined) {
      const message = `${alike.other.name} names its roles after it too, in account ${location.account}`;
      yield { path: [name, 'name'], received: `'${prefix}'`, message };
    }
    for (const { role, path, other } of clashing) {
      if (other.prefix === prefix) continue;
      const message = `${other.name} makes a role of this name in account ${location.account}`;
      yield { path: [name, ...path], received: `'${role.name}'`, message };
    }
  }
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
      const seen = new Map<string, Environment>();
      for (const environment of environments) {
        const { name } = environment;
        // Folders of stacks clash without regard to case where the file system does.
        const earlier = seen.get(name.toLowerCase());
        if (earlier === environment)
          yield { path: [name], received: `'${name}'`, message: 'the list has this environment twice', fix: 'list it once' };
        else if (earlier !== undefined)
          yield { path: [name, 'name'], received: `'${name}'`, message: 'another environment has this name' };
        seen.set(name.toLowerCase(), environment);
      }
    },
  }),
  projectRule({
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
  projectRule({
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
  projectRule({
    id: 'PRJ004',
    severity: 'error',
    subject: 'project',
    title: 'Two environments of one account create a role of the same name',
    why: 'Names of IAM roles are unique in an account, whatever the region, the path and the case: the second CreateRole fails with EntityAlreadyExists.',
    fix: 'give the environments, their projects, or what the role is for, different names',
    sources: [{ url: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html', date }],
    example: {
      before: "{ project: 'shop', name: 'eu-dev' } and { project: 'shop-eu', name: 'dev' }",
      after: "{ project: 'shop', name: 'eu-dev' } and { project: 'shop', name: 'dev' }",
    },
    check: equalRoles,
  }),
  ...projectRangeRules,
  ...projectSecurityGroupRules,
  ...projectQuotaRules,
  projectRule({
    id: 'PRJ010',
    severity: 'note',
    subject: 'project',
    title: 'Facts about AWS that are old',
    why: `What AWS offers changes: versions, add-ons, zones, quotas. Tables of this package that were compared with their sources more than ${OLD_AFTER_DAYS} days ago may refuse what is new by now, or let pass what is gone.`,
    fix: 'install a newer release of this package; where there is none, compare lib/aws with its sources',
    sources: [kubernetesVersionsSource],
    example: { before: '"cdktf-eks-auto-mode": "0.1.0" in summer', after: 'npm install cdktf-eks-auto-mode@latest' },
    *check(environments, { today }) {
      const old = oldTables(today);
      if (environments.length === 0 || old.length === 0) return;
      const since = old.map(({ source }) => source.date).toSorted()[0] ?? '';
      yield {
        path: [],
        received: old.map(({ name }) => name).join(', '),
        message: `compared with AWS on ${since} for the last time, more than ${OLD_AFTER_DAYS} days before ${today}`,
      };
    },
  }),
];
