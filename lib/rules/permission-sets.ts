import { partitionOf } from '../aws/regions';
import {
  findPermissionSet,
  installationOf,
  permissionProblems,
  type PermissionEntry,
  type ScopePlace,
  type ScopeProblem,
} from '../model/permission-sets';
import { didYouMean } from './did-you-mean';
import { valueAt, type InputPath } from './input-path';
import type { ValueRule } from './rule';
import { valueRule } from './rule';
import { suggesting } from './texts';

const date = '2026-11-21';
const RESOURCES = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html';
const LEAST_PRIVILEGE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege';
const POD_IDENTITY = 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html';

/** `permissions` itself, an entry or member of it, a member of an entry in a list, and members of lists in both. */
const EVERYWHERE = ['podIdentities', 'irsaRoles'].flatMap((owner) =>
  ['', '.*', '.*.*', '.*.*.*'].map((below) => `${owner}.*.permissions${below}`),
);
const PERMISSIONS_DEPTH = 3;

function placeOf(input: unknown): ScopePlace {
  const text = (key: string): string | undefined => {
    const value = valueAt(input, [key]);
    return typeof value === 'string' ? value : undefined;
  };
  const region = text('region');
  return { account: text('account'), region, partition: partitionOf(region ?? '').partition };
}

/** Says what the model finds wrong at the path, if it is of these kinds. */
const finds =
  (...kinds: readonly ScopeProblem['kind'][]): ValueRule['check'] =>
  (_value, { path, input }) => {
    const here = path.slice(PERMISSIONS_DEPTH);
    const problem = permissionProblems(valueAt(input, path.slice(0, PERMISSIONS_DEPTH)), placeOf(input)).find(
      (one) => kinds.includes(one.kind) && samePath(one.path, here),
    );
    if (problem === undefined) return undefined;
    const suggestion = problem.suggestion ?? didYouMean(lastOf(valueAt(input, path), here), problem.known ?? []);
    return { message: problem.message, ...suggesting(suggestion) };
  };

const samePath = (one: InputPath, other: InputPath): boolean =>
  one.length === other.length && one.every((part, index) => String(part) === String(other[index]));

/** The word that is unknown: the name of a set, or the key of a member. */
const lastOf = (value: unknown, path: InputPath): string =>
  path.at(-1) === 'set' && typeof value === 'string' ? value : String(path.at(-1) ?? '');

const isEntry = (value: unknown): value is PermissionEntry => findPermissionSet(valueAt(value, ['set'])) !== undefined;

/** The entries, when every one of them names a set that exists. */
function entriesOf(permissions: unknown): readonly PermissionEntry[] | undefined {
  const list: readonly unknown[] = Array.isArray(permissions) ? permissions : [permissions];
  return list.length > 0 && list.every(isEntry) ? list : undefined;
}

const ZONE = "hostedZoneArns: ['arn:aws:route53:::hostedzone/Z0123456789ABC']";

/** Permission sets of the catalogue, and what they are limited to. */
export const permissionSetRules: readonly ValueRule[] = [
  valueRule({
    id: 'PRM001',
    severity: 'error',
    title: 'A permission set or a member that does not exist',
    why: 'What is not known cannot be turned into statements; the pods would run without the permission that was meant.',
    fix: 'write a name of the catalogue (docs/pod-identity-catalogue.md) and the members that its line names',
    sources: [{ url: POD_IDENTITY, date }],
    example: {
      before: `permissions: { set: 'external-dns', zoneArns: ['arn:aws:route53:::hostedzone/Z0123456789ABC'] }`,
      after: `permissions: { set: 'external-dns', ${ZONE} }`,
    },
    at: EVERYWHERE,
    check: finds('unknown', 'wrong-type'),
  }),
  valueRule({
    id: 'PRM002',
    severity: 'error',
    title: 'A permission set without what it is limited to',
    why: 'A statement without a resource is refused by IAM when the role is made, half-way through an apply; where a list limits a permission further, an empty one would mean everything.',
    fix: 'name the resources, or leave an optional member out',
    sources: [{ url: RESOURCES, date }],
    example: {
      before: "permissions: { set: 'external-dns', hostedZoneArns: [] }",
      after: `permissions: { set: 'external-dns', ${ZONE} }`,
    },
    at: EVERYWHERE,
    check: finds('missing', 'empty'),
  }),
  valueRule({
    id: 'PRM003',
    severity: 'error',
    title: 'A permission limited to something that its actions do not know',
    why: 'IAM accepts an ARN of another service or kind and then allows nothing: the pods are denied, and nothing says why. A bare * allows everything.',
    fix: 'write the ARN of a resource of the kind that is named',
    sources: [
      { url: RESOURCES, date },
      { url: 'https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html', date },
      { url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html', date },
    ],
    example: {
      before: "permissions: { set: 's3-read', bucketArns: ['arn:aws:s3:::example-data/*'] }",
      after: "permissions: { set: 's3-read', bucketArns: ['arn:aws:s3:::example-data'] }",
    },
    at: EVERYWHERE,
    check: finds('not-an-arn', 'wrong-resource'),
  }),
  valueRule({
    id: 'PRM004',
    severity: 'error',
    title: 'An ARN of another partition',
    why: 'IAM refuses a policy with ARNs of another partition, and no credentials work across partitions.',
    fix: "write the partition of the environment's region",
    sources: [{ url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html', date }],
    failureModes: ['B12'],
    example: {
      before: "region: 'cn-north-1', … bucketArns: ['arn:aws:s3:::example-data']",
      after: "region: 'cn-north-1', … bucketArns: ['arn:aws-cn:s3:::example-data']",
    },
    at: EVERYWHERE,
    check: finds('wrong-partition'),
  }),
  valueRule({
    id: 'PRM005',
    severity: 'warning',
    title: 'A wildcard that takes the limit away',
    why: 'The set is limited to what is named; a wildcard at the beginning of the name, or in place of the account, names everything.',
    fix: 'name the resources, or give those that belong together one beginning: orders-*',
    sources: [{ url: LEAST_PRIVILEGE, date }],
    example: {
      before: "permissions: { set: 'external-dns', hostedZoneArns: ['arn:aws:route53:::hostedzone/*'] }",
      after: `permissions: { set: 'external-dns', ${ZONE} }`,
    },
    at: EVERYWHERE,
    check: finds('too-wide'),
  }),
  valueRule({
    id: 'PRM006',
    severity: 'error',
    title: 'A folder, namespace or address that matches nothing',
    why: 'These become conditions of the policy. One that no request can fulfil denies every request.',
    fix: 'write it in the form that is named',
    sources: [
      { url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-policies-s3.html', date },
      { url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html', date },
    ],
    example: {
      before: "permissions: { set: 's3-read', bucketArns: […], prefixes: ['/images/*'] }",
      after: "permissions: { set: 's3-read', bucketArns: […], prefixes: ['images'] }",
    },
    at: EVERYWHERE,
    check: finds('wrong-text'),
  }),
  valueRule({
    id: 'PRM007',
    severity: 'error',
    title: 'A permission set without a service account',
    why: 'EKS gives credentials to the pods of one service account in one namespace. Sets for applications have no usual one, and sets of different software have different ones.',
    fix: 'write namespace and serviceAccount',
    sources: [{ url: POD_IDENTITY, date }],
    failureModes: ['G06'],
    example: {
      before: "'orders-api': { permissions: { set: 'sqs-send', queueArns: […] } }",
      after: "'orders-api': { namespace: 'orders', serviceAccount: 'api', permissions: { set: 'sqs-send', queueArns: […] } }",
    },
    at: ['podIdentities.*', 'irsaRoles.*'],
    check: (value) => {
      const entries = entriesOf(valueAt(value, ['permissions']));
      if (entries === undefined || installationOf(entries) !== undefined) return undefined;
      const absent = ['namespace', 'serviceAccount'].filter((key) => valueAt(value, [key]) === undefined);
      const sets = [...new Set(entries.map(({ set }) => set))].join(' and ');
      return absent.length === 0
        ? undefined
        : { received: sets, message: `missing ${absent.join(' and ')}: ${sets} has no usual installation to take it from` };
    },
  }),
  valueRule({
    id: 'PRM008',
    severity: 'warning',
    title: 'Permissions for software that Auto Mode contains',
    why: 'Auto Mode has drivers and controllers of its own that use the cluster role. The same software beside them is of use only where managed node groups or Fargate exist as well.',
    fix: 'leave it out, or acknowledge PRM008 where the cluster has other nodes too',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html', date }],
    failureModes: ['G01'],
    example: { before: "permissions: { set: 'aws-ebs-csi-driver' }", after: '' },
    at: ['podIdentities', 'irsaRoles'].flatMap((owner) => [`${owner}.*.permissions`, `${owner}.*.permissions.*`]),
    check: (value) => {
      const set = isEntry(value) ? findPermissionSet(value.set) : undefined;
      return set?.mixedClustersOnly === true
        ? { received: set.name, message: 'this is built into Auto Mode and needs no permissions there' }
        : undefined;
    },
  }),
];
