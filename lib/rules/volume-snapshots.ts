import type { Delivery } from '../model/platform';
import { relationRule, type Rule } from './rule';

const date = '2026-11-21';
const SNAPSHOTS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/csi-snapshot-controller.html', date };

const BUILT_IN_POOL = "cluster: { builtInNodePools: ['system'] }: the add-on then comes with the cluster";

/** How an add-on comes before objects of the same delivery. */
const FIRST: Readonly<Record<Delivery, (addon: string) => string>> = {
  terraform: (addon) =>
    `${BUILT_IN_POOL}; or once, before the first apply of the platform: \`terraform apply -target=aws_eks_addon.${addon}\` there, and acknowledge this`,
  gitops: () => `${BUILT_IN_POOL}; or write the class when the add-on runs, and acknowledge this`,
};

/** Classes of volume snapshots. */
export const volumeSnapshotRules: readonly Rule[] = [
  relationRule({
    id: 'STO010',
    severity: 'error',
    title: 'Snapshots without the snapshot controller',
    why: 'The kind VolumeSnapshotClass comes with the add-on, and nothing makes snapshots without it.',
    fix: "addons: { 'snapshot-controller': {} }",
    sources: [SNAPSHOTS],
    failureModes: ['F15'],
    example: {
      before: 'volumeSnapshotClasses: { ebs: {} }',
      after: "addons: { 'snapshot-controller': {} }, … volumeSnapshotClasses: { ebs: {} }",
    },
    subject: 'platform',
    needs: ['names'],
    *check({ volumeSnapshotClasses, names }) {
      if (names.addons === undefined || names.addons.some(({ name }) => name === 'snapshot-controller')) return;
      for (const { name } of volumeSnapshotClasses) {
        yield { path: ['volumeSnapshotClasses', name], message: 'the add-on snapshot-controller is not there' };
      }
    },
  }),
  relationRule({
    id: 'STO011',
    severity: 'warning',
    title: 'A kind that does not exist yet',
    why: 'The add-on that brings VolumeSnapshotClass needs a node. Without a built-in pool it comes after the pools, in the state of the objects. Terraform asks the API for the kind while it plans, so the first plan fails, and with it everything else in the state; Argo CD and Flux refuse the first sync in the same way.',
    fix: 'a built-in pool: the add-on then comes with the cluster; or the add-on first, once',
    sources: [
      { url: 'https://github.com/hashicorp/terraform-provider-kubernetes/issues/2597', date },
      { url: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/', date },
    ],
    failureModes: ['D01'],
    example: {
      before: "builtInNodePools: 'none', … volumeSnapshotClasses: { ebs: {} }",
      after: "builtInNodePools: ['system'], … volumeSnapshotClasses: { ebs: {} }",
    },
    subject: 'platform',
    *check({ delivery, objects, addons }) {
      for (const { kindFrom, object, path } of objects) {
        if (kindFrom === undefined || !addons.some(({ name }) => name === kindFrom)) continue;
        yield {
          path,
          received: object.kind,
          message: `the add-on ${kindFrom}, which brings the kind, waits for node pools of the platform`,
          fix: FIRST[delivery](kindFrom),
        };
      }
    },
  }),
  relationRule({
    id: 'STO012',
    severity: 'warning',
    title: 'More than one default snapshot class',
    why: 'A snapshot that names no class then fails: the controller does not choose.',
    fix: 'leave default: true on one',
    sources: [{ url: 'https://kubernetes.io/docs/concepts/storage/volume-snapshot-classes/', date }],
    example: { before: 'a: { default: true }, b: { default: true }', after: 'a: { default: true }, b: { default: false }' },
    subject: 'platform',
    *check({ volumeSnapshotClasses }) {
      const [first, ...others] = volumeSnapshotClasses.filter(({ isDefault }) => isDefault);
      for (const { name } of others) {
        yield { path: ['volumeSnapshotClasses', name, 'default'], message: `${first?.name ?? ''} is the default already` };
      }
    },
  }),
];
