import { addonFacts } from '../aws/addons';
import { taintsToTolerate } from '../model/addon-tolerations';
import { type Observability, observabilityAddonNames } from '../model/observability';
import { relationRule, type Rule } from './rule';

const date = '2026-11-21';
const ADD_ONS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html', date };
const CONFIGURATION = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/updating-an-add-on.html', date };
const TIME_OUT = { url: 'https://github.com/hashicorp/terraform-provider-aws/issues/44669', date };

/** Where somebody asked for an add-on. */
const placeOf = (name: string, observability: Observability | undefined): 'addons' | 'observability' =>
  observabilityAddonNames[observability?.kind ?? 'none'].some((other) => other === name) ? 'observability' : 'addons';

/** Whether the pods of add-ons find a node. */
export const addonPlacementRules: readonly Rule[] = [
  relationRule({
    id: 'ADD009',
    severity: 'warning',
    title: 'An add-on that no stack makes',
    why: 'EKS waits until the pods of an add-on run. Where no node pool takes them yet, that ends after 20 minutes as degraded. So add-ons that schedule pods belong to the platform state, after the node pools, and without a platform there is none.',
    fix: "platform: { delivery: 'terraform' }, or 'gitops'",
    sources: [ADD_ONS, TIME_OUT],
    failureModes: ['G02'],
    example: {
      before: "addons: { 'metrics-server': {} }",
      after: "addons: { 'metrics-server': {} }, platform: { delivery: 'terraform' }",
    },
    subject: 'environment',
    onlyWithoutPlatform: true,
    *check({ platform, cluster, observability, addons = [] }) {
      // Built-in pools may take them; of a cluster that could not be decided nobody knows.
      if (cluster === undefined) return;
      const names = addons.filter(({ placement }) => placement === 'platform').map(({ name }) => name);
      if (platform !== undefined || names.length === 0) return;
      for (const place of ['addons', 'observability'] as const) {
        const here = names.filter((name) => placeOf(name, observability) === place);
        const message = 'they wait for node pools, and there is no platform';
        if (here.length > 0) yield { path: [place], received: here.join(', '), message };
      }
    },
  }),
  relationRule({
    id: 'ADD012',
    severity: 'warning',
    title: 'An add-on that no node pool takes',
    why: 'Every node pool has a taint. Add-ons whose tolerations are one value get them; where others take theirs differs from version to version, and without them the pods stay pending and the add-on fails after 20 minutes.',
    fix: 'write its tolerations into `configuration` (`aws eks describe-addon-configuration` prints the schema), or have a pool without a taint',
    sources: [CONFIGURATION],
    failureModes: ['G02', 'C12'],
    example: {
      before: "builtInNodePools: ['system'], addons: { adot: {} }",
      after: "builtInNodePools: ['general-purpose', 'system'], addons: { adot: {} }",
    },
    subject: 'environment',
    *check({ platform, observability }) {
      if (platform === undefined) return;
      const tolerations = taintsToTolerate(platform.nodePools, platform.cluster.builtInNodePools);
      if (tolerations.length === 0) return;
      for (const { name, configuration } of platform.addons) {
        const facts = addonFacts(name);
        if (facts?.takesTolerations === true || facts?.toleratesEverything === true) continue;
        if (JSON.stringify(configuration ?? {}).includes('"tolerations"')) continue;
        yield {
          path: placeOf(name, observability) === 'addons' ? ['addons', name] : ['observability'],
          received: configuration === undefined ? 'no configuration' : 'a configuration without tolerations',
          message: `its pods have to tolerate ${tolerations.map(({ key }) => key).join(', ')}`,
        };
      }
    },
  }),
];
