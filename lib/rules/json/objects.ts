import {
  autoModeKindsSource,
  kubernetesKinds,
  kubernetesKindsSource,
  removedKinds,
  removedKindsSource,
} from '../../aws/kubernetes-kinds';
import { literalText } from '../../terraform/block';
import { isObject, type Json, type JsonPath } from '../../terraform/stack-json';
import { didYouMean } from '../did-you-mean';
import { type AnyRelationRule, type Problem, relationRule } from '../rule';
import { type Block, leavesOf, placeOf, problemAt, textOf, valueOf } from './json-project';
import { nearly, nearNameRules } from './near-names';
import { objectMemberRules } from './object-members';
import { objectsByKind, objectsOf } from './objects-by-kind';

const date = '2026-11-28';
const POD_SECURITY = { url: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/', date };
const EBS_DRIVER = { url: 'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md', date };
const DEFAULT_CLASS = { url: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass', date };
const NODE_POOLS = { url: 'https://karpenter.sh/docs/concepts/nodepools/', date };
const ALB = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html', date };

/** Members without which the API refuses an object, by API version and kind; of a list, those of each member. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'storage.k8s.io/v1 StorageClass': ['provisioner'],
  'networking.k8s.io/v1 IngressClass': ['spec.controller', 'spec.parameters.kind', 'spec.parameters.name'],
  'karpenter.sh/v1 NodePool': [
    'spec.template.spec.nodeClassRef',
    'spec.template.spec.nodeClassRef.name',
    'spec.template.spec.requirements',
    'spec.template.spec.requirements.key',
    'spec.template.spec.requirements.operator',
  ],
  'eks.amazonaws.com/v1 IngressClassParams': ['spec.loadBalancerAttributes.key', 'spec.loadBalancerAttributes.value'],
};

/** Members with closed lists below keys that hold dots themselves. */
const CLOSED: readonly {
  readonly kind: string;
  readonly at: string;
  readonly key: RegExp;
  readonly accepted: readonly string[];
  readonly when?: (block: Block) => boolean;
}[] = [
  {
    kind: 'v1 Namespace',
    at: 'manifest.metadata.labels',
    key: /^pod-security\.kubernetes\.io\/(?:enforce|audit|warn)$/,
    accepted: ['privileged', 'baseline', 'restricted'],
  },
  {
    kind: 'storage.k8s.io/v1 StorageClass',
    at: 'manifest.parameters',
    key: /^encrypted$/,
    accepted: ['true', 'false'],
    when: (block) => isEbs(block),
  },
  {
    kind: 'storage.k8s.io/v1 StorageClass',
    at: 'manifest.parameters',
    key: /^type$/i,
    accepted: ['gp3', 'io1', 'io2', 'gp2', 'st1', 'sc1', 'standard', 'sbg1', 'sbp1'],
    when: (block) => isEbs(block),
  },
  {
    kind: 'storage.k8s.io/v1 StorageClass',
    at: 'manifest.parameters',
    key: /^csi\.storage\.k8s\.io\/fstype$/,
    accepted: ['ext2', 'ext3', 'ext4', 'xfs', 'ntfs'],
    when: (block) => isEbs(block),
  },
];

/** Annotations that Kubernetes compares with the text true. */
const DEFAULTS: readonly (readonly [string, string])[] = [
  ['storage.k8s.io/v1 StorageClass', 'storageclass.kubernetes.io/is-default-class'],
  ['networking.k8s.io/v1 IngressClass', 'ingressclass.kubernetes.io/is-default-class'],
];

const isEbs = (block: Block): boolean => (textOf(block, 'manifest.provisioner') ?? '').startsWith('ebs.csi.');

/** Kubernetes objects and names in them, as far as a slip of the fingers shows. */
export const objectJsonRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN067',
    severity: 'error',
    title: 'A kind that the API does not have',
    why: 'The plan of the stack fails with "no matches for kind", and so nothing else in it can be changed.',
    fix: 'write API version and kind as the API has them',
    sources: [kubernetesKindsSource, removedKindsSource, autoModeKindsSource],
    example: { before: '"apiVersion": "karpenter.sh/v1", "kind": "NodePol"', after: '"kind": "NodePool"' },
    subject: 'json',
    *check(project) {
      for (const [name, blocks] of objectsByKind(project)) {
        const [apiVersion = '', kind = ''] = name.split(' ');
        const kinds = kubernetesKinds[apiVersion];
        if (kinds?.includes(kind) === true || apiVersion === '' || kind === '') continue;
        // Versions may have kinds, and groups versions, that are not known here.
        const meant =
          removedKinds[name] ??
          (kinds === undefined
            ? didYouMean(
                apiVersion,
                versionsWith(kind).filter((one) => groupOf(one) !== groupOf(apiVersion)),
              )
            : didYouMean(kind, kinds));
        if (meant === undefined) continue;
        const at = kinds === undefined ? 'manifest.apiVersion' : 'manifest.kind';
        const received = `'${kinds === undefined ? apiVersion : kind}'`;
        for (const block of blocks) {
          yield problemAt(block, placeOf(block, at), { received, message: 'no API has this', suggestion: meant });
        }
      }
      for (const block of objectsOf(project, 'karpenter.sh/v1beta1 NodePool')) {
        // Of self-managed Karpenter there are versions that have it.
        if (textOf(block, 'manifest.spec.template.spec.nodeClassRef.group') !== 'eks.amazonaws.com') continue;
        const problem = {
          received: "'karpenter.sh/v1beta1'",
          message: 'Auto Mode has no such version',
          suggestion: 'karpenter.sh/v1',
        };
        yield problemAt(block, placeOf(block, 'manifest.apiVersion'), problem);
      }
      yield* nearly(objectsOf(project, 'networking.k8s.io/v1 IngressClass'), 'manifest.spec.parameters.kind', [
        'IngressClassParams',
      ]);
    },
  }),
  relationRule({
    id: 'JSN068',
    severity: 'error',
    title: 'A member that the API asks for is missing',
    why: 'The API refuses the object.',
    fix: 'write the member',
    sources: [kubernetesKindsSource, NODE_POOLS, ALB],
    example: { before: '"kind": "StorageClass" without provisioner', after: '"provisioner": "ebs.csi.eks.amazonaws.com"' },
    subject: 'json',
    *check(project) {
      for (const [kind, required] of Object.entries(REQUIRED)) {
        for (const block of objectsOf(project, kind)) {
          for (const names of required) yield* missingIn(block, names);
        }
      }
    },
  }),
  relationRule({
    id: 'JSN069',
    severity: 'error',
    title: 'A word that an object does not take',
    why: 'Kubernetes refuses a namespace with a level of Pod Security that does not exist; the driver of EBS makes no volume with a parameter that it cannot read.',
    fix: 'write one of the words that exist',
    sources: [POD_SECURITY, EBS_DRIVER],
    example: {
      before: '"pod-security.kubernetes.io/enforce": "restrictd"',
      after: '"pod-security.kubernetes.io/enforce": "restricted"',
    },
    subject: 'json',
    *check(project) {
      for (const { kind, at, key, accepted, when } of CLOSED) {
        for (const block of objectsOf(project, kind)) {
          if (when?.(block) === false) continue;
          for (const { name, text, path } of entriesAt(block, at)) {
            if (!key.test(name) || accepted.includes(text)) continue;
            const meant = didYouMean(text, accepted);
            yield problemAt(block, path, {
              received: `'${text}'`,
              message: `accepted is ${accepted.join(', ')}`,
              ...(meant === undefined ? {} : { suggestion: meant }),
            });
          }
        }
      }
    },
  }),
  relationRule({
    id: 'JSN084',
    severity: 'warning',
    title: 'A default class that is none',
    why: 'Kubernetes compares the annotation with the text true. With anything else the class is no default, and claims or Ingresses that name none wait for ever.',
    fix: "write 'true' or 'false'",
    sources: [DEFAULT_CLASS],
    example: { before: '"storageclass.kubernetes.io/is-default-class": "yes"', after: '"…/is-default-class": "true"' },
    subject: 'json',
    *check(project) {
      for (const [kind, annotation] of DEFAULTS) {
        for (const block of objectsOf(project, kind)) {
          for (const { name, text, path } of entriesAt(block, 'manifest.metadata.annotations')) {
            if (name !== annotation || text === 'true' || text === 'false') continue;
            yield problemAt(block, path, { received: `'${text}'`, message: "'true' or 'false'" });
          }
        }
      }
    },
  }),
  ...nearNameRules,
  ...objectMemberRules,
];

const groupOf = (apiVersion: string): string => apiVersion.slice(0, Math.max(0, apiVersion.lastIndexOf('/')));

const versionsWith = (kind: string): readonly string[] =>
  Object.entries(kubernetesKinds).flatMap(([apiVersion, kinds]) => (kinds.includes(kind) ? [apiVersion] : []));

/** What holds a member is there, and the member is not. */
function* missingIn(block: Block, names: string): Iterable<Problem> {
  const [, parent = '', member = ''] = /^(?:(.*)\.)?([^.]+)$/.exec(names) ?? [];
  for (const { value, path } of leavesOf(block, parent === '' ? 'manifest' : `manifest.${parent}`)) {
    if (isObject(value) && value[member] === undefined) yield problemAt(block, path, { message: `${names} is missing` });
  }
}

/** Texts of an object whose keys may hold dots. */
function entriesAt(
  block: Block,
  names: string,
): readonly { readonly name: string; readonly text: string; readonly path: JsonPath }[] {
  const value: Json | undefined = valueOf(block, names);
  if (!isObject(value)) return [];
  const at = placeOf(block, names);
  return Object.entries(value).flatMap(([name, member]) => {
    const text = literalText(member);
    return text === undefined ? [] : [{ name, text, path: [...at, name] }];
  });
}
