import { hardTaints } from '../model/addon-tolerations';
import type { Json } from '../model/kubernetes/kubernetes-object';
import type { Platform } from '../model/platform';
import { helmRules } from './helm';
import { type InputPath, valueAt } from './input-path';
import { isText, references } from './object-references';
import { madeTwiceRules } from './made-twice';
import { networkPolicyRules } from './network-policies';
import { platformTagRules, TAGGED } from './platform-tags';
import { relationRule, type Rule } from './rule';
import { accessObjectRules } from './access-objects';
import { workloadRules } from './workloads';

const date = '2026-11-21';
const ENDPOINT = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html', date };
const BUILT_IN = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html', date };
const NAMES = { url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/', date };

const OBJECT_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

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
    *check(platform) {
      let isNameTold = false;
      for (const { object, path } of platform.objects) {
        for (const [place, text] of references(object)) {
          if (isText(place, text, platform.delivery)) continue;
          if (text === platform.cluster.name) {
            // Many objects have it, and it is written in one place.
            if (isNameTold) continue;
            isNameTold = true;
            const message = `cluster.name is a reference; ${object.kind} ${object.metadata.name} and others have it`;
            yield {
              path: placeOf(text, path, platform),
              received: text,
              message,
              fix: 'write cluster.name as text, or leave it out',
            };
            continue;
          }
          yield {
            path: placeOf(text, path, platform),
            received: text,
            message: `${object.kind} ${object.metadata.name}: ${place.join('.')} is a reference`,
          };
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
  ...platformTagRules,
  ...networkPolicyRules,
  ...workloadRules,
  ...accessObjectRules,
  ...madeTwiceRules,
  ...helmRules,
];

/** Where a text of an object is written, as far as its settings hold it. */
function placeOf(text: string, path: InputPath, platform: Platform): InputPath {
  const [noun, name] = path;
  const settings = (valueAt(platform, [noun ?? '']) ?? []) as readonly ({ readonly name?: unknown } & Json)[];
  const one = path.length !== 2 ? undefined : settings.find((other) => other.name === name);
  const [place] = references(one ?? null).find(([, written]) => written === text) ?? [[]];
  return [...path, ...place.map((key) => (/^\d+$/.test(key) ? Number(key) : key))];
}
