import { maintenanceWindow, nodePool } from '../../../lib/environment';
import { edited, type EditGroup, remove, rename, set } from './edit';
import { development, everything, production } from './environments';

export const platformEdits: EditGroup = {
  heading: 'Platform',
  edits: [
    {
      change: "`delivery`: `'terraform'` becomes `'gitops'`",
      before: production,
      after: edited(production, set('platform.delivery', 'gitops'), remove('platform.runner')),
      verdict: 'in steps',
      remark:
        'Terraform would delete the objects, pools with their nodes among them. Take them, and what keeps their labels and annotations, out of the state first (`terraform state rm`); then the plan is empty. Warning ENG025 has the command.',
      destroys: ['kubernetes_annotations', 'kubernetes_labels', 'kubernetes_manifest', 'terraform_data'],
    },
    {
      change: 'remove `platform`',
      before: development,
      after: edited(development, remove('platform')),
      verdict: 'in steps',
      remark: 'Destroy the platform state before: afterwards nothing in the file makes it, and what it made stays.',
    },
    {
      change: 'add a pool',
      before: production,
      after: edited(production, set('platform.nodePools.spot', nodePool.spot({ limits: { cpu: 100 } }))),
      verdict: 'safe',
      remark: 'It costs nothing before pods ask for it.',
    },
    {
      change: 'remove a pool',
      before: everything,
      after: edited(everything, remove('platform.nodePools.fixed')),
      verdict: 'careful',
      remark: 'Its nodes drain, and Terraform waits for it.',
      destroys: ['kubernetes_manifest'],
    },
    {
      change: "a pool's `limits`",
      before: production,
      after: edited(
        production,
        set(
          'platform.nodePools.general',
          nodePool.general({
            limits: { cpu: 400, memory: '1600Gi' },
            budgets: maintenanceWindow({ day: 'sunday', fromHour: 17, hours: 5 }),
          }),
        ),
      ),
      verdict: 'safe',
      remark: 'Lower limits remove no node.',
    },
    {
      change: "a pool's name",
      before: production,
      after: edited(production, rename('platform.nodePools.general', 'workloads')),
      verdict: 'in steps',
      remark: 'Pods have nowhere to go while the old pool drains. Add the new one, apply, then remove the old one.',
      destroys: ['kubernetes_manifest'],
    },
    {
      change: "a static pool's `replicas`",
      before: everything,
      after: edited(everything, set('platform.nodePools.fixed', nodePool.static({ nodeClass: 'private', replicas: 5 }))),
      verdict: 'safe',
      remark: 'Fewer replicas drain nodes.',
    },
    {
      change: 'a static pool becomes a dynamic one',
      before: everything,
      after: edited(everything, set('platform.nodePools.fixed', nodePool.general({ nodeClass: 'private', limits: { cpu: 20 } }))),
      verdict: 'impossible',
      remark: 'Planned as a change, and refused by the API. Make a pool with another name.',
    },
    {
      change: 'a node class: other `tags`',
      before: everything,
      after: edited(everything, set('platform.nodeClasses.large.tags', { team: 'data' })),
      verdict: 'careful',
      remark: 'Nodes of the class are replaced within the budgets of their pools.',
    },
    {
      change: 'a storage class: other `iops`',
      before: everything,
      after: edited(everything, set('platform.storageClasses.fast', { type: 'io2', iops: 8000 })),
      verdict: 'careful',
      remark:
        'The class is made anew, because Kubernetes keeps its parameters. Volumes that exist stay as they are; new ones wait for a moment.',
      replaces: ['kubernetes_manifest'],
    },
    {
      change: 'add a namespace',
      before: production,
      after: edited(production, set('platform.namespaces.orders', { networkPolicy: 'same-namespace' })),
      verdict: 'safe',
      remark: 'With its policies, and the room that they leave.',
    },
    {
      change: 'declare the namespace of the add-on `fluent-bit`',
      before: edited(production, set('addons.fluent-bit', {})),
      after: edited(production, set('addons.fluent-bit', {}), set('platform.namespaces.fluent-bit', {})),
      verdict: 'careful',
      remark:
        'The add-on moves to the platform state, after the namespace: the cluster state removes it with the namespace that it brought, and until the platform is applied nothing collects logs.',
      destroys: ['aws_eks_addon'],
    },
    {
      change: "a namespace's `quota`",
      before: production,
      after: edited(production, set('platform.namespaces.payments.quota', { pods: 500 })),
      verdict: 'safe',
      remark: 'Pods that run stay.',
    },
    {
      change: "a namespace's `groups`: `edit` becomes `view`",
      before: everything,
      after: edited(everything, set('platform.namespaces.payments.groups', { 'payments-developers': 'view' })),
      verdict: 'careful',
      remark: 'The binding is made anew, because Kubernetes keeps its role; the group may do nothing for a moment.',
      replaces: ['kubernetes_manifest'],
    },
    {
      change: 'a priority class: another `value`',
      before: everything,
      after: edited(everything, set('platform.priorityClasses.high.value', 2000)),
      verdict: 'careful',
      remark:
        'The class is made anew, because Kubernetes keeps its value. Pods keep the priority they have; new ones are refused for a moment.',
      replaces: ['kubernetes_manifest'],
    },
    {
      change: 'remove a namespace',
      before: production,
      after: edited(production, remove('platform.namespaces')),
      verdict: 'careful',
      remark: 'Kubernetes deletes everything in it, volumes with `reclaimPolicy: Delete` too. Warning ENG028.',
      destroys: ['kubernetes_labels', 'kubernetes_manifest'],
    },
    {
      change: '`networkPolicy`: `default-deny`',
      before: production,
      after: edited(production, set('platform.networkPolicy', 'default-deny')),
      verdict: 'careful',
      remark: 'Pods on nodes of custom classes that no policy selects are cut off.',
    },
    {
      change: "an add-on's `version`",
      before: everything,
      after: edited(everything, set('addons.metrics-server.version', 'v0.8.0-eksbuild.2')),
      verdict: 'safe',
      remark: 'Its pods roll over.',
    },
    {
      change: '`addons: {}`',
      before: production,
      after: edited(production, set('addons', {})),
      verdict: 'careful',
      remark: 'The default, metrics-server, goes too: autoscalers by CPU stop.',
      destroys: ['aws_eks_addon'],
    },
    {
      change: "a chart's `version`",
      before: everything,
      after: edited(everything, set('platform.helmReleases.podinfo.version', '6.10.0')),
      verdict: 'safe',
      remark: 'Helm upgrades it.',
    },
    {
      change: "a chart's `namespace`",
      before: everything,
      after: edited(everything, set('platform.helmReleases.podinfo.namespace', 'other')),
      verdict: 'careful',
      remark: 'Helm uninstalls it first.',
      replaces: ['helm_release'],
    },
  ],
};
