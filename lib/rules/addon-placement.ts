import { addonFacts, isMixedComputeAddon } from '../aws/addons';
import { hardTaints, taintsToTolerate, toleratesAlready } from '../model/addon-tolerations';
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
    why: 'Every node pool and node group has a taint. Add-ons whose configuration is known to take tolerations get them; where others take theirs differs from version to version. Without them pods stay pending and the add-on fails after 20 minutes, and agents run on no node.',
    fix: 'write its tolerations into `configuration` (`aws eks describe-addon-configuration` prints the schema), or have a pool without a taint',
    sources: [CONFIGURATION],
    failureModes: ['G02', 'C12'],
    example: {
      before: "builtInNodePools: ['system'], addons: { adot: {} }",
      after: "builtInNodePools: ['general-purpose', 'system'], addons: { adot: {} }",
    },
    subject: 'environment',
    *check({ platform, addons = [], observability }) {
      if (platform === undefined) return;
      const { nodePools, cluster } = platform;
      const tolerations = taintsToTolerate([...nodePools, ...cluster.nodeGroups], cluster.builtInNodePools);
      if (tolerations.length === 0) return;
      for (const { name, configuration } of addons) {
        // What Auto Mode contains is for nodes beside it.
        if (isMixedComputeAddon(name) || toleratesAlready(name, tolerations) || hasTolerations(configuration)) continue;
        yield {
          path: placeOf(name, observability) === 'addons' ? ['addons', name] : ['observability'],
          received: configuration === undefined ? 'no configuration' : 'a configuration without tolerations',
          message: `its pods have to tolerate ${tolerations.map(({ key }) => key).join(', ')}`,
        };
      }
    },
  }),
  relationRule({
    id: 'ADD015',
    severity: 'note',
    title: 'An agent that leaves nodes out',
    why: 'An agent belongs on every node, but Kubernetes puts none on a node whose taint it does not tolerate. There are then no logs, metrics or mounts of the pods there.',
    fix: "configuration: { tolerations: [{ operator: 'Exists' }] }, or where the schema of the add-on has it",
    sources: [CONFIGURATION, { url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/', date }],
    example: {
      before: "nodePools: { batch: nodePool.spot({ limits }) }, …, addons: { 'fluent-bit': {} }",
      after: "addons: { 'fluent-bit': { configuration: { tolerations: [{ operator: 'Exists' }] } } }",
    },
    subject: 'environment',
    *check({ platform, addons = [], observability }) {
      const left = (platform?.nodePools ?? []).filter((pool) => hardTaints(pool).length > 0).map(({ name }) => name);
      if (platform === undefined || left.length === 0) return;
      // Where every pool has a taint, that is what is said.
      if (taintsToTolerate([...platform.nodePools, ...platform.cluster.nodeGroups], platform.cluster.builtInNodePools).length > 0)
        return;
      for (const { name, configuration } of addons) {
        const facts = addonFacts(name);
        if (isMixedComputeAddon(name) || facts?.schedules !== 'daemonset' || facts.toleratesEverything) continue;
        if (hasTolerations(configuration)) continue;
        yield {
          path: placeOf(name, observability) === 'addons' ? ['addons', name] : ['observability'],
          received: 'no tolerations',
          message: `it stays off the nodes of ${left.join(', ')}`,
        };
      }
    },
  }),
  relationRule({
    id: 'ADD014',
    severity: 'note',
    title: 'Volumes of buckets have to say their region',
    why: 'Mountpoint asks the instance metadata for the region of the bucket, which pods on nodes of Auto Mode do not reach. A volume that does not say it cannot be mounted.',
    fix: 'write `region` into the mountOptions of each PersistentVolume, then acknowledge this',
    sources: [
      { url: 'https://github.com/awslabs/mountpoint-s3-csi-driver/blob/main/docs/CONFIGURATION.md', date: '2026-11-28' },
      { url: 'https://docs.aws.amazon.com/eks/latest/userguide/automode-learn-instances.html', date },
    ],
    example: { before: 'mountOptions: [allow-delete]', after: 'mountOptions: [allow-delete, region eu-west-1]' },
    subject: 'environment',
    *check({ addons = [], location }) {
      if (!addons.some(({ name }) => name === MOUNTPOINT)) return;
      yield {
        path: ['addons', MOUNTPOINT],
        received: `'${MOUNTPOINT}'`,
        message: `mountOptions of its volumes need region ${location?.region ?? '<region>'}`,
      };
    },
  }),
];

const MOUNTPOINT = 'aws-mountpoint-s3-csi-driver';

const hasTolerations = (configuration: Readonly<Record<string, unknown>> | undefined): boolean =>
  /"(tolerations|tolerateAllTaints)"/.test(JSON.stringify(configuration ?? {}));
