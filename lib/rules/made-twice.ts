import { addonFacts } from '../aws/addons';
import type { Platform } from '../model/platform';
import { isReference } from '../model/reference';
import { isObject, membersOf } from './chart-members';
import type { InputPath } from './input-path';
import { relationRule, type Problem, type Rule } from './rule';

const date = '2026-11-28';

/** Service accounts that two make. */
export const madeTwiceRules: readonly Rule[] = [
  relationRule({
    id: 'PLT026',
    severity: 'warning',
    title: 'A service account that a chart or an add-on makes too',
    why: 'A declared namespace makes the service accounts of its Pod Identities. Helm refuses to install over an object that it has not made ("exists and cannot be imported into the current release"), and Terraform stops at one that is there already; with an add-on, both write the same object.',
    fix: 'serviceAccount: { create: false } in the values of the chart; or leave the account to it: namespaces.<namespace>.serviceAccounts without it',
    sources: [
      { url: 'https://helm.sh/docs/chart_best_practices/rbac/', date },
      { url: 'https://helm.sh/docs/faq/changes_since_helm_2/', date },
      { url: 'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-field-management.html', date },
    ],
    failureModes: ['G06'],
    example: {
      before:
        "podIdentities: { api: { namespace: 'shop', serviceAccount: 'api', … } }, namespaces: { shop: {} }, … values: { serviceAccount: { name: 'api' } }",
      after: "values: { serviceAccount: { name: 'api', create: false } }",
    },
    subject: 'platform',
    needs: ['namespaces', 'serviceAccounts', 'names', 'helmReleases'],
    *check(platform) {
      const made = madeHere(platform);
      if (made.size === 0) return;
      yield* byCharts(platform, made);
      yield* byAddons(platform, made);
    },
  }),
];

const key = (namespace: string, name: string): string => `${namespace}/${name}`;

/** By whom something is made, with the place to change it. */
interface Made {
  readonly by: string;
  readonly path: InputPath;
}

/** Service accounts that the platform makes. */
function madeHere({ namespaces, serviceAccounts }: Platform): ReadonlyMap<string, Made> {
  return new Map<string, Made>([
    ...namespaces.flatMap(({ name, serviceAccounts: accounts }) =>
      accounts.map(
        (account) =>
          [key(name, account), { by: `platform.namespaces.${name}`, path: ['namespaces', name, 'serviceAccounts'] }] as const,
      ),
    ),
    ...serviceAccounts.map(
      ({ name, namespace }) =>
        [key(namespace, name), { by: 'platform.serviceAccounts', path: ['serviceAccounts', name] }] as const,
    ),
  ]);
}

/** Charts make the account that they name, unless they are told not to. */
function* byCharts({ helmReleases }: Platform, made: ReturnType<typeof madeHere>): Iterable<Problem> {
  for (const release of helmReleases) {
    for (const { path, key: member, value } of membersOf(release)) {
      if (member !== 'serviceAccount' || !isObject(value) || value['create'] === false) continue;
      const { name } = value;
      if (typeof name !== 'string' || isReference(name)) continue;
      const other = made.get(key(release.namespace, name));
      if (other !== undefined) yield { path: [...path, 'name'], received: `'${name}'`, message: `${other.by} makes it, too` };
    }
  }
}

/** Names of these are the add-on's own. */
function* byAddons({ names }: Platform, made: ReturnType<typeof madeHere>): Iterable<Problem> {
  for (const { name, namespace } of names.addons ?? []) {
    for (const { serviceAccount } of addonFacts(name)?.serviceAccounts ?? []) {
      const other = namespace === undefined ? undefined : made.get(key(namespace, serviceAccount));
      if (other === undefined) continue;
      yield {
        path: other.path,
        received: `'${serviceAccount}'`,
        message: `the add-on ${name} makes it, too`,
        fix: `podIdentities of the add-on give the account its permissions: addons: { '${name}': { podIdentities: { '${serviceAccount}': { … } } } }`,
      };
    }
  }
}
