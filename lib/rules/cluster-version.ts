import {
  autoModeMinimumVersion,
  compareVersions,
  daysLeft,
  findKubernetesVersion,
  isMinorVersion,
  kubernetesVersions,
  kubernetesVersionsSource,
  supportStatus,
  versionsInStandardSupport,
} from '../aws/kubernetes-versions';
import type { Cluster } from '../model/cluster';
import { isReference } from '../model/reference';
import { relationRule, type Problem, type Rule, type RuleContext } from './rule';
import { suggesting } from './texts';

const date = '2026-11-21';
const ENABLE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-enable-existing.html', date };
const POLICY = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/view-upgrade-policy.html', date };
const DISABLE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/disable-extended-support.html', date };
const PRICING = { url: 'https://aws.amazon.com/eks/pricing/', date };

const WARNING_DAYS = 60;

/** Half a year: time to plan an upgrade. */
const PLANNING_DAYS = 180;

/** The version of a cluster, unless it is a reference or none at all: another rule speaks of that. */
const readable = ({ version }: Cluster): string | undefined =>
  typeof version === 'string' && !isReference(version) && isMinorVersion(version) ? version : undefined;

const inStandardSupport = (today: string): string => {
  const versions = versionsInStandardSupport(today);
  return `in standard support on ${today}: ${versions.join(', ')}`;
};

/** The newest version that has been out long enough to have standard support for the longest known time. */
const newest = (today: string): string | undefined => versionsInStandardSupport(today).at(-1);

function problem({ version }: Cluster, today: string, message: string): Problem {
  return { path: ['version'], received: `'${version}'`, message: `${message}; ${inStandardSupport(today)}` };
}

/** What a version and its support mean on a day. */
export const versionRules: readonly Rule[] = [
  relationRule({
    id: 'CLU001',
    severity: 'error',
    title: 'Not a Kubernetes minor version',
    why: 'EKS takes the minor version alone and keeps the patches up to date by itself. As a number, 1.30 would be 1.3.',
    fix: "write the minor version in quotes, '1.36'",
    sources: [kubernetesVersionsSource],
    example: { before: "version: 'v1.36.2'", after: "version: '1.36'" },
    subject: 'cluster',
    *check({ version }, { today }) {
      const text = String(version);
      if (isReference(text) || (typeof version === 'string' && isMinorVersion(version))) return;
      const meant = /(?:^|[^\d.])(1[.,]\d{2,3})(?:$|[^\d])/.exec(text)?.[1]?.replace(',', '.');
      yield {
        path: ['version'],
        received: typeof version === 'string' ? `'${text}'` : text,
        message: `a minor version in quotes; ${inStandardSupport(today)}`,
        ...suggesting(meant ?? (typeof version === 'string' ? undefined : newest(today))),
      };
    },
  }),
  relationRule({
    id: 'CLU002',
    severity: 'warning',
    title: 'A Kubernetes version that is not known here',
    why: 'It is newer than the calendar of this package, so nothing can be said about its support; or EKS does not have it yet, and refuses it.',
    fix: 'compare with `aws eks describe-cluster-versions`, and update this package',
    sources: [kubernetesVersionsSource],
    example: { before: "version: '1.63'", after: "version: '1.36'" },
    subject: 'cluster',
    *check(cluster, { today }) {
      const version = readable(cluster);
      if (version === undefined) return;
      const status = supportStatus(version, today);
      if (status === 'unreleased') {
        yield problem(cluster, today, `EKS has it from ${findKubernetesVersion(version)?.releasedOn ?? 'later'} on`);
      } else if (status === 'unknown') {
        const swapped = version.replace(/(\d)(\d)$/, '$2$1');
        yield {
          ...problem(
            cluster,
            today,
            `newer than ${kubernetesVersions.at(-1)?.version ?? ''}, the newest that was known on ${kubernetesVersionsSource.date}`,
          ),
          ...suggesting(supportStatus(swapped, today) === 'standard' ? swapped : undefined, version),
        };
      }
    },
  }),
  relationRule({
    id: 'CLU003',
    severity: 'error',
    title: 'A Kubernetes version without Auto Mode',
    why: `Auto Mode needs Kubernetes ${autoModeMinimumVersion} or newer; EKS refuses the cluster otherwise.`,
    fix: 'write a version in standard support',
    sources: [ENABLE, kubernetesVersionsSource],
    example: { before: "version: '1.22'", after: "version: '1.36'" },
    subject: 'cluster',
    *check(cluster, { today }) {
      if (!isTooOld(readable(cluster))) return;
      yield { ...problem(cluster, today, `Auto Mode needs ${autoModeMinimumVersion} or newer`), ...suggesting(newest(today)) };
    },
  }),
  relationRule({
    id: 'CLU004',
    severity: 'error',
    title: 'A Kubernetes version that EKS no longer has',
    why: 'After extended support EKS makes no cluster with the version, and upgrades those that exist by itself. The configuration then asks for a downgrade.',
    fix: 'write a version in standard support; a cluster that exists goes up one minor version at a time',
    sources: [kubernetesVersionsSource],
    failureModes: ['A20'],
    example: { before: "version: '1.30'", after: "version: '1.36'" },
    subject: 'cluster',
    *check(cluster, { today }) {
      const version = readable(cluster);
      if (version === undefined || isTooOld(version) || supportStatus(version, today) !== 'ended') return;
      yield problem(cluster, today, `extended support ended on ${findKubernetesVersion(version)?.extendedSupportUntil ?? ''}`);
    },
  }),
  relationRule({
    id: 'CLU005',
    severity: 'error',
    title: 'Standard support is over, and extended support was not chosen',
    why: 'With support type STANDARD, EKS upgrades the cluster by itself when standard support ends, and the configuration then asks for a downgrade. A version in extended support cannot have support type STANDARD.',
    fix: "upgrade, or write `supportType: 'EXTENDED'` and pay six times as much for the control plane",
    sources: [POLICY, DISABLE],
    failureModes: ['A19', 'A20'],
    example: { before: "version: '1.33'", after: "version: '1.36'" },
    subject: 'cluster',
    *check(cluster, { today }) {
      const version = readable(cluster);
      if (version === undefined || cluster.supportType !== 'STANDARD' || supportStatus(version, today) !== 'extended') return;
      yield problem(cluster, today, `standard support ended on ${findKubernetesVersion(version)?.standardSupportUntil ?? ''}`);
    },
  }),
  relationRule({
    id: 'CLU006',
    severity: 'warning',
    title: 'The version is in extended support',
    why: 'The control plane costs six times as much (0.60 USD an hour instead of 0.10, about 438 USD a month), and at the end of extended support EKS upgrades the cluster by itself.',
    fix: 'upgrade one minor version at a time',
    sources: [PRICING, kubernetesVersionsSource],
    failureModes: ['A19'],
    example: { before: "version: '1.33', supportType: 'EXTENDED'", after: "version: '1.34', supportType: 'EXTENDED'" },
    subject: 'cluster',
    *check(cluster, { today }) {
      const version = readable(cluster);
      if (version === undefined || cluster.supportType !== 'EXTENDED' || supportStatus(version, today) !== 'extended') return;
      yield problem(
        cluster,
        today,
        `extended support costs six times as much and ends on ${findKubernetesVersion(version)?.extendedSupportUntil ?? ''}`,
      );
    },
  }),
  relationRule({
    id: 'CLU007',
    severity: 'warning',
    title: `Standard support ends within ${WARNING_DAYS} days`,
    why: 'Afterwards EKS upgrades the cluster by itself, or bills extended support, as the support type says. An upgrade that one plans oneself is a better one.',
    fix: 'upgrade to the next minor version',
    sources: [kubernetesVersionsSource, POLICY],
    failureModes: ['A19'],
    example: { before: "version: '1.34'", after: "version: '1.35'" },
    subject: 'cluster',
    *check(cluster, context) {
      const end = endOfStandardSupport(cluster, context);
      if (end === undefined || end.days > WARNING_DAYS) return;
      yield problem(
        cluster,
        context.today,
        `standard support ends on ${end.on}, in ${end.days} days; then ${consequence(cluster)}`,
      );
    },
  }),
  relationRule({
    id: 'CLU008',
    severity: 'note',
    title: 'What happens at the end of standard support',
    why: 'Support type STANDARD keeps the price and gives up the choice of the day: EKS upgrades the control plane by itself, and the nodes of Auto Mode follow.',
    fix: 'plan the upgrade before that day',
    sources: [POLICY, kubernetesVersionsSource],
    failureModes: ['A19', 'A20'],
    example: { before: "supportType: 'STANDARD'", after: "supportType: 'EXTENDED'" },
    subject: 'cluster',
    *check(cluster, context) {
      const end = endOfStandardSupport(cluster, context);
      if (end === undefined || cluster.supportType !== 'STANDARD') return;
      // Long before, the summary of every run says the day, and nobody has to do anything.
      if (end.days <= WARNING_DAYS || end.days > PLANNING_DAYS) return;
      yield { path: ['supportType'], received: "'STANDARD'", message: `after ${end.on} ${consequence(cluster)}` };
    },
  }),
];

const isTooOld = (version: string | undefined): boolean =>
  version !== undefined && compareVersions(version, autoModeMinimumVersion) < 0;

function endOfStandardSupport(
  cluster: Cluster,
  { today }: RuleContext,
): { readonly on: string; readonly days: number } | undefined {
  const version = readable(cluster);
  const known = version === undefined ? undefined : findKubernetesVersion(version);
  if (known === undefined || supportStatus(known.version, today) !== 'standard') return undefined;
  return { on: known.standardSupportUntil, days: daysLeft(known.version, today)?.standard ?? 0 };
}

function consequence({ version, supportType }: Cluster): string {
  if (supportType === 'EXTENDED') return 'the control plane costs six times as much';
  return `EKS upgrades the cluster by itself to 1.${Number(version.split('.')[1]) + 1}`;
}
