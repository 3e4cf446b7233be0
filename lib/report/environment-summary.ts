import { friendlyAccessPolicies } from '../aws/access-policies';
import { findKubernetesVersion, supportStatus } from '../aws/kubernetes-versions';
import type { StandardAccessEntry } from '../model/access';
import type { Environment } from '../model/environment';
import { stackName } from '../model/part';
import type { Platform } from '../model/platform';
import { type TextStyle, wrapped } from './terminal';

/** One environment in a few lines: where it is, what is made, who may enter. */
export interface EnvironmentSummary {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly kubernetesVersion: string;
  /** `standard support until 2027-08-02, then EKS upgrades it` */
  readonly support: string;
  readonly stacks: readonly { readonly name: string; readonly resources: number }[];
  /** Names of the principals that administer the cluster, without those of the pipeline. */
  readonly admins: readonly string[];
  /** `payments (edit in payments)` */
  readonly teams: readonly string[];
  /** `pools: general`, `add-ons: metrics-server`, … */
  readonly platform: readonly string[];
}

export function summarize(environment: Environment, stacks: EnvironmentSummary['stacks'], today: string): EnvironmentSummary {
  const { name, location, cluster, access } = environment;
  const people = access.entries.filter((entry): entry is StandardAccessEntry => entry.type === 'STANDARD');
  const under = (key: string): readonly StandardAccessEntry[] => people.filter(({ path }) => path[0] === key);
  return {
    name,
    account: location.account,
    region: location.region,
    kubernetesVersion: cluster.version,
    support: support(cluster, today),
    stacks,
    admins: [...under('admins'), ...under('breakGlass'), ...under('adminRole')].map(principal),
    teams: under('teams').map((entry) => `${String(entry.path[1])} (${grants(entry)})`),
    platform: environment.platform === undefined ? [] : platformWords(environment.platform),
  };
}

/**
 *     production · 111122223333 · ap-northeast-1 · Kubernetes 1.36 (standard support until 2027-08-02, then EKS upgrades it)
 *       production-network    34 resources
 *       production-cluster    22 resources   admins: platform-admin · teams: payments (edit in payments)
 *       production-platform    9 resources   pools: general · add-ons: metrics-server
 */
export function formatSummary(summary: EnvironmentSummary, style: TextStyle): string {
  const { name, account, region, kubernetesVersion, support: until, stacks, admins, teams, platform } = summary;
  const title = [style.bold(name), account, region, `Kubernetes ${kubernetesVersion} (${until})`].join(' · ');
  const names = Math.max(...stacks.map((stack) => stack.name.length), 0);
  const access = [
    admins.length === 0 ? '' : `admins: ${admins.join(', ')}`,
    teams.length === 0 ? '' : `teams: ${teams.join(', ')}`,
  ]
    .filter((text) => text !== '')
    .join(' · ');
  const lines = stacks.map(({ name: stack, resources }) => {
    const count = `  ${stack.padEnd(names)}  ${String(resources).padStart(4)} resource${resources === 1 ? ' ' : 's'}`;
    const words =
      stack === stackName(name, 'cluster') ? access : stack === stackName(name, 'platform') ? platform.join(' · ') : '';
    if (words === '') return count.trimEnd();
    const fits = count.length + 3 + words.length <= style.width;
    return fits ? `${count}   ${style.dim(words)}` : `${count.trimEnd()}\n      ${style.dim(wrapped(words, 6, style.width))}`;
  });
  return [wrapped(title, 4, style.width), ...lines].join('\n');
}

/** Until when, and what the support type lets happen then. */
function platformWords({ delivery, nodePools, namespaces, addons, helmReleases }: Platform): readonly string[] {
  const list = (title: string, named: readonly { readonly name: string }[]): readonly string[] =>
    named.length === 0 ? [] : [`${title}: ${named.map(({ name }) => name).join(', ')}`];
  const objects = [...list('pools', nodePools), ...list('namespaces', namespaces)];
  // GitOps has the objects; the state has the rest.
  return [...(delivery === 'gitops' ? [] : objects), ...list('add-ons', addons), ...list('charts', helmReleases)];
}

function support({ version, supportType }: Environment['cluster'], today: string): string {
  const known = findKubernetesVersion(version);
  switch (supportStatus(version, today)) {
    case 'standard': {
      const then = supportType === 'STANDARD' ? 'EKS upgrades it' : 'extended support at six times the price';
      return `standard support until ${known?.standardSupportUntil ?? ''}, then ${then}`;
    }
    case 'extended':
      return `extended support until ${known?.extendedSupportUntil ?? ''}, then EKS upgrades it`;
    case 'unreleased':
      return 'not released yet';
    case 'ended':
      return 'support has ended';
    case 'unknown':
      return 'not in the calendar of this release';
  }
}

const principal = ({ principalArn, createdRole, id }: StandardAccessEntry): string =>
  createdRole ?? principalArn?.split('/').at(-1) ?? id;

const FRIENDLY = new Map<string, string>(Object.entries(friendlyAccessPolicies).map(([friendly, name]) => [name, friendly]));

function grants({ policies, groups }: StandardAccessEntry): string {
  const granted = policies.map(({ policy, scope }) => {
    const where = scope.type === 'cluster' ? 'the whole cluster' : scope.namespaces.join(', ');
    return `${FRIENDLY.get(policy) ?? policy} in ${where}`;
  });
  return [...granted, ...(groups.length === 0 ? [] : [`groups ${groups.join(', ')}`])].join('; ');
}
