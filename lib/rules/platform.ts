import { addonFacts } from '../aws/addons';
import { hardTaints } from '../model/addon-tolerations';
import { isReference } from '../model/reference';
import { helmRules } from './helm';
import type { InputPath } from './input-path';
import { isText, references } from './object-references';
import { relationRule, type Problem, type Rule } from './rule';
import { accessObjectRules } from './access-objects';
import { workloadRules } from './workloads';

const date = '2026-11-21';
const ENDPOINT = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html', date };
const BUILT_IN = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html', date };
const IAM = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-learn-iam.html', date };
const POLICIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html', date };
const NAMES = { url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/', date };
const TAGGING = { url: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html', date };

const OBJECT_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Everything that carries tags of one's own. */
const TAGGED = ['nodeClasses', 'storageClasses', 'volumeSnapshotClasses', 'ingressClasses'] as const;

/** Everything whose name is an object's, except namespaces, which have a rule of their own. */
const NAMED = [...TAGGED, 'nodePools', 'priorityClasses', 'podDisruptionBudgets', 'helmReleases'] as const;

/** What runs on the cluster, as a whole. */
export const platformRules: readonly Rule[] = [
  relationRule({
    id: 'PLT001',
    severity: 'error',
    title: 'Terraform would not reach the cluster',
    why: 'The API has a private endpoint only. Terraform applies Kubernetes objects from where it runs, and outside the network every plan of the platform state ends with a time-out.',
    fix: "two ways: runner: 'in-network' when Terraform runs inside the VPC or a connected network; or delivery: 'gitops', and Argo CD or Flux in the cluster applies them. A public endpoint for known ranges (cluster.endpoint.publicFrom) is the third",
    sources: [ENDPOINT],
    failureModes: ['E21'],
    example: {
      before: "endpoint: 'private', platform: { delivery: 'terraform' }",
      after: "platform: { delivery: 'terraform', runner: 'in-network' }",
    },
    subject: 'platform',
    *check({ delivery, runner, cluster }) {
      if (delivery !== 'terraform' || runner === 'in-network' || !cluster.privateEndpointOnly) return;
      yield { path: ['runner'], received: `'${runner}'`, message: 'the cluster has a private endpoint only' };
    },
  }),
  relationRule({
    id: 'PLT002',
    severity: 'error',
    title: 'No pod can run',
    why: 'Without a built-in pool and without one of its own, the cluster never gets a node: all pods stay pending, and add-ons fail after twenty minutes.',
    fix: 'nodePools: { general: nodePool.general({ limits: { cpu: 100 } }) }',
    sources: [BUILT_IN],
    failureModes: ['C12', 'G02'],
    example: {
      before: "cluster: { builtInNodePools: 'none' }, platform: { delivery }",
      after: 'platform: { delivery, nodePools: { general: … } }',
    },
    subject: 'platform',
    *check({ nodePools, cluster }) {
      if (nodePools.length > 0 || cluster.builtInNodePools.length > 0) return;
      yield { path: ['nodePools'], message: 'there is neither a built-in pool nor one here' };
    },
  }),
  relationRule({
    id: 'PLT003',
    severity: 'warning',
    title: 'Ordinary pods have nowhere to run',
    why: 'Every pool and node group has a taint (the built-in pool system has CriticalAddonsOnly), so pods without a toleration stay pending.',
    fix: 'a pool without a taint: nodePool.general({ limits }), or the built-in pool general-purpose',
    sources: [BUILT_IN],
    failureModes: ['C12', 'G02'],
    example: { before: "builtInNodePools: ['system']", after: "builtInNodePools: ['general-purpose', 'system']" },
    subject: 'platform',
    *check({ nodePools, cluster }) {
      const pools = [...nodePools, ...cluster.nodeGroups];
      if (pools.length === 0 && cluster.builtInNodePools.length === 0) return;
      if (pools.some((pool) => hardTaints(pool).length === 0) || cluster.builtInNodePools.includes('general-purpose')) return;
      const tainted = pools.map(
        (pool) =>
          `${pool.name} (${hardTaints(pool)
            .map(({ key }) => key)
            .join(', ')})`,
      );
      const builtIn = cluster.builtInNodePools.includes('system') ? ['system (CriticalAddonsOnly)'] : [];
      yield {
        path: ['nodePools'],
        received: [...tainted, ...builtIn].join(', '),
        message: cluster.nodeGroups.length > 0 ? 'every pool and node group has a taint' : 'every pool has a taint',
      };
    },
  }),
  relationRule({
    id: 'PLT004',
    severity: 'error',
    title: 'Tags that the cluster role may not set',
    why: 'The policies of AWS let Auto Mode set its own tags only. With any other tag the instance, volume or load balancer is denied: no node starts ("Error getting launch template configs"), no volume is made.',
    fix: 'cluster: { customTags: true }, or remove the tags',
    sources: [IAM],
    failureModes: ['B16', 'D11'],
    example: {
      before: "cluster: { customTags: false }, … tags: { team: 'shop' }",
      after: "cluster: { customTags: true }, … tags: { team: 'shop' }",
    },
    subject: 'platform',
    *check(platform) {
      if (platform.cluster.customTags) return;
      for (const noun of TAGGED) {
        for (const { name, tags } of platform[noun]) {
          if (Object.keys(tags).length > 0) yield { path: [noun, name, 'tags'], message: 'cluster.customTags is false' };
        }
      }
    },
  }),
  relationRule({
    id: 'PLT005',
    severity: 'error',
    title: 'A name that Kubernetes refuses',
    why: 'Names of objects are lower case letters, digits, hyphens and dots.',
    fix: 'use lower case letters, digits and hyphens',
    sources: [NAMES],
    example: { before: 'storageClasses: { Fast_SSD: … }', after: "storageClasses: { 'fast-ssd': … }" },
    subject: 'platform',
    *check(platform) {
      for (const noun of NAMED) {
        // A pool's name is also the value of a label, a release's the beginning of other names.
        const longest = noun === 'nodePools' ? 63 : noun === 'helmReleases' ? 53 : 253;
        for (const { name } of platform[noun] as readonly { readonly name: string }[]) {
          if (OBJECT_NAME.test(name) && name.length <= longest) continue;
          const better = name
            .toLowerCase()
            .replace(/[^a-z0-9.]+/g, '-')
            .replace(/^[-.]+|[-.]+$/g, '')
            .slice(0, longest);
          yield {
            path: [noun, name],
            received: `'${name}'`,
            message: `lower case letters, digits, '-' and '.', at most ${longest} characters`,
            ...(better === '' || better === name ? {} : { suggestion: better }),
          };
        }
      }
    },
  }),
  relationRule({
    id: 'PLT006',
    severity: 'error',
    title: 'An object that only Terraform could complete',
    why: 'Kubernetes objects name what is known before Terraform runs, so that they can be planned before the cluster exists, and handed to GitOps as they are. A reference is neither.',
    fix: 'a name, a tag or an alias instead of an id or ARN that AWS gives',
    sources: [{ url: 'https://developer.hashicorp.com/terraform/language/expressions/references', date }],
    example: { before: "kmsKeyId: '${aws_kms_key.x.arn}'", after: "kmsKeyID: 'alias/volumes'" },
    subject: 'platform',
    *check({ objects, delivery }) {
      for (const { object, path } of objects) {
        for (const [place, text] of references(object)) {
          if (isText(place, text, delivery)) continue;
          yield { path, received: text, message: `${object.kind} ${object.metadata.name}: ${place.join('.')} is a reference` };
        }
      }
    },
  }),
  relationRule({
    id: 'PLT007',
    severity: 'warning',
    title: 'Nodes of built-in pools do not deny by default',
    why: 'Built-in pools use the node class that EKS makes, and that lets pods talk that no policy selects. Pods are isolated or not depending on the node they land on.',
    fix: "builtInNodePools: 'none' with pools of your own, or networkPolicy: 'default-allow' with deny-all in each namespace",
    sources: [POLICIES, BUILT_IN],
    failureModes: ['C25'],
    example: { before: "networkPolicy: 'default-deny' with built-in pools", after: "cluster: { builtInNodePools: 'none' }" },
    subject: 'platform',
    *check({ networkPolicy, cluster }) {
      if (networkPolicy !== 'default-deny' || cluster.builtInNodePools.length === 0) return;
      yield {
        path: ['networkPolicy'],
        received: "'default-deny'",
        message: `built-in pools: ${cluster.builtInNodePools.join(', ')}`,
      };
    },
  }),
  relationRule({
    id: 'PLT008',
    severity: 'warning',
    title: 'Add-ons that default-deny cuts off',
    why: 'With nodes that deny by default, pods in a namespace without a policy reach neither DNS nor the API nor their credentials. Policies are made for kube-system and for declared namespaces only.',
    fix: "declare the namespace: namespaces: { 'cert-manager': {} }, or install policies with the add-on",
    sources: [POLICIES],
    failureModes: ['C25', 'G19'],
    example: {
      before: "networkPolicy: 'default-deny', addons: { 'cert-manager': {} }",
      after: "namespaces: { 'cert-manager': {} }",
    },
    subject: 'platform',
    *check({ networkPolicy, namespaces, names, helmReleases }) {
      if (networkPolicy !== 'default-deny') return;
      const covered = new Set(['kube-system', ...namespaces.map(({ name }) => name)]);
      const inUse = [...(names.addons ?? []), ...helmReleases];
      for (const { name, namespace } of inUse) {
        if (namespace === undefined || covered.has(namespace) || addonFacts(name)?.onHostNetwork === true) continue;
        yield {
          path: ['namespaces'],
          received: `${name} in ${namespace}`,
          message: `no policy lets pods of ${namespace} out`,
          fix: `declare the namespace: namespaces: { '${namespace}': {} }, or install policies with ${name}`,
        };
      }
    },
  }),
  relationRule({
    id: 'PLT009',
    severity: 'error',
    title: 'A tag that AWS refuses',
    why: 'Keys have 1 to 128 characters and values at most 256, of letters, digits, spaces and _ . : / = + - @; keys that start with aws: belong to AWS. What carries a bad tag is never made.',
    fix: 'correct the key or the value',
    sources: [TAGGING],
    example: { before: "tags: { 'cost#center': '7' }", after: "tags: { 'cost-center': '7' }" },
    subject: 'platform',
    *check(platform) {
      for (const noun of TAGGED) {
        for (const { name, tags } of platform[noun]) {
          for (const [key, value] of Object.entries(tags)) yield* tagProblems([noun, name, 'tags', key], key, value);
        }
      }
    },
  }),
  relationRule({
    id: 'PLT010',
    severity: 'warning',
    title: 'Nothing runs until GitOps has made a pool',
    why: 'Argo CD and Flux run in the cluster and make its pools, but without a built-in pool there is no node for them. The apply of the platform state waits as well: for add-ons whose pods need one.',
    fix: "builtInNodePools: ['general-purpose', 'system']; or acknowledge this when what applies the pools runs elsewhere, and let it do so before the platform is applied",
    sources: [BUILT_IN],
    failureModes: ['C12', 'G02'],
    example: {
      before: "cluster: { builtInNodePools: 'none' }, platform: { delivery: 'gitops', nodePools: { general: … } }",
      after: "cluster: { builtInNodePools: ['general-purpose'] }, …",
    },
    subject: 'platform',
    *check({ delivery, nodePools, cluster, addons }) {
      // Without any pool that is what is said; on Fargate, profiles decide.
      if (delivery !== 'gitops' || nodePools.length === 0 || cluster.builtInNodePools.length > 0 || cluster.fargate) return;
      if (cluster.nodeGroups.some((group) => hardTaints(group).length === 0)) return;
      const waiting = addons.map(({ name }) => name).join(', ');
      yield {
        path: ['delivery'],
        message: `there is no node before the first pool of one's own${waiting === '' ? '' : `; ${waiting} will wait for one`}`,
      };
    },
  }),
  ...workloadRules,
  ...accessObjectRules,
  ...helmRules,
];

function* tagProblems(path: InputPath, key: string, value: string): Iterable<Problem> {
  if (/^aws:/i.test(key)) yield { path, received: `'${key}'`, message: 'keys that start with aws: belong to AWS' };
  else if (key.length < 1 || key.length > 128 || !TAG_TEXT.test(key)) {
    yield { path, received: `'${key}'`, message: 'a key has 1 to 128 letters, digits, spaces or _ . : / = + - @' };
  }
  if (!isReference(value) && (value.length > 256 || !TAG_TEXT.test(value))) {
    yield { path, received: `'${value}'`, message: 'a value has at most 256 letters, digits, spaces or _ . : / = + - @' };
  }
}
