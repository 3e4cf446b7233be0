import { type AddonFacts, addonTable } from '../../../lib/aws/addons';
import type { AddonsInput } from '../../../lib/config/addon-input';
import type { EnvironmentInput } from '../../../lib/config/environment-input';
import { exampleScope, findPermissionSet, installationOf, permissionSetNames } from '../../../lib/model/permission-sets';
import fc from '../fast-check';
import { ACCOUNT, type Basis, maybe, named, retentionDays, role, some, together, when, word } from './arbitraries';

/** Who gets in, and what pods may do. */
export const access = together(
  fc.record({
    pipeline: fc.constantFrom<unknown>(
      { apply: role('terraform-apply') },
      { apply: role('terraform-apply'), plan: role('terraform-plan') },
    ),
    admins: fc.constantFrom([role('platform-admin')], [role('platform-admin'), role('ops/second')]),
  }),
  some({
    breakGlass: fc.constant(role('break-glass')),
    teams: fc
      .dictionary(
        word(10),
        fc.oneof(
          fc.record({
            policy: fc.constantFrom('edit', 'view', 'admin', 'secret-reader'),
            namespaces: fc.constantFrom<unknown>('all', ['shop'], ['dev-*', 'shop']),
          }),
          together(fc.constant({ groups: ['developers'] }), maybe('userName', fc.constant('dev-team'))),
        ),
        { minKeys: 1, maxKeys: 3, noNullPrototype: true },
      )
      .map((teams) =>
        Object.fromEntries(Object.entries(teams).map(([name, team]) => [name, { role: role(`team-${name}`), ...team }])),
      ),
    adminRole: fc.constantFrom<unknown>({ assumableBy: 'account' }, { assumableBy: [role('sso')], kubernetesOnly: true }),
  }),
) as fc.Arbitrary<EnvironmentInput['access']>;

const statements = fc.constantFrom<readonly object[]>(
  [{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::example-bucket/*' }],
  [{ Sid: 'Send', Action: ['sqs:SendMessage', 'sqs:GetQueueUrl'], Resource: `arn:aws:sqs:eu-central-1:${ACCOUNT}:orders` }],
  [
    { Effect: 'Allow', Action: 's3:GetObject', Resource: ['arn:aws:s3:::example-bucket/a/*', 'arn:aws:s3:::example-bucket/b/*'] },
    { Effect: 'Deny', NotAction: 's3:GetObject', Resource: 'arn:aws:s3:::example-bucket/*' },
    { Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::example-bucket/*'] },
  ],
  [
    {
      Effect: 'Deny',
      NotAction: ['s3:GetObject', 's3:ListBucket'],
      NotResource: 'arn:aws:s3:::example-bucket/*',
      Condition: { StringEquals: { 'aws:ResourceAccount': ACCOUNT }, Bool: { 'aws:SecureTransport': ['false'] } },
    },
  ],
);

function entryOf(start: Basis, name: string): { readonly set: string } {
  const set = findPermissionSet(name);
  if (set === undefined) throw new Error(`no permission set is called ${name}`);
  return {
    set: name,
    ...exampleScope(set, { partition: 'aws', dnsSuffix: 'amazonaws.com', account: ACCOUNT, region: start.region }),
  };
}

const ADDON_ACCOUNTS: ReadonlySet<string> = new Set(
  Object.values<AddonFacts>(addonTable).flatMap(({ namespace, serviceAccounts }) =>
    serviceAccounts.map(({ serviceAccount }) => `${namespace}/${serviceAccount}`),
  ),
);

/** One set of the catalogue. Pods of the usual installation say nothing more; no service account may get two roles. */
function permissionSet(start: Basis, isUsual: (place: number) => boolean): fc.Arbitrary<object> {
  return fc.constantFrom(...permissionSetNames.entries()).map(([place, name]) => {
    const entry = entryOf(start, name);
    const usual = installationOf([entry] as Parameters<typeof installationOf>[0]);
    const taken = usual === undefined || ADDON_ACCOUNTS.has(`${usual.namespace}/${usual.serviceAccount}`);
    return { permissions: entry, ...(taken || !isUsual(place) ? {} : { namespace: undefined, serviceAccount: undefined }) };
  });
}

const permissionOfSeveral = (start: Basis): object => ({
  permissions: [entryOf(start, 's3-read'), entryOf(start, 'sqs-send')],
});

/** Where they run, unless that goes without saying; the same set twice does not. */
function withAccounts(namespace: string, all: Readonly<Record<string, object>>): Readonly<Record<string, object>> {
  const unsaid = new Set<string>();
  return Object.fromEntries(
    Object.entries(all).map(([name, one]) => {
      const { namespace: _, serviceAccount: __, ...rest } = one as Readonly<Record<string, unknown>>;
      const permissions = JSON.stringify(rest['permissions']);
      if (!('namespace' in one) || unsaid.has(permissions)) return [name, { namespace, serviceAccount: name, ...rest }];
      unsaid.add(permissions);
      return [name, rest];
    }),
  );
}

export const podIdentities = (start: Basis): fc.Arbitrary<EnvironmentInput['podIdentities']> =>
  named(
    together(
      fc.oneof(
        fc.record({ statements }),
        fc.constant({ managedPolicies: ['AmazonS3ReadOnlyAccess'] }),
        fc.constant({ role: role('pod-role') }),
        together(
          permissionSet(start, (place) => place % 2 === 0),
          some({ statements, managedPolicies: fc.constant(['AmazonS3ReadOnlyAccess']) }),
        ),
        fc.constant(permissionOfSeveral(start)),
      ),
      some({ sessionTags: fc.boolean(), targetRole: fc.constant('arn:aws:iam::444455556666:role/shared-data') }),
    ),
    3,
  ).map((all) => withAccounts('shop', all) as unknown as NonNullable<EnvironmentInput['podIdentities']>);

export const irsaRoles = (start: Basis): fc.Arbitrary<EnvironmentInput['irsaRoles']> =>
  named(
    fc.oneof(
      fc.record({ statements }),
      fc.constant({ managedPolicies: ['AmazonS3ReadOnlyAccess'] }),
      permissionSet(start, (place) => place % 2 === 1),
      together(fc.constant(permissionOfSeveral(start)), some({ statements })),
    ),
    1,
  ).map((all) => withAccounts('legacy', all) as unknown as NonNullable<EnvironmentInput['irsaRoles']>);

/** Add-ons, each with whatever can be said of it. */
export const addons = ({ mixed, internet }: Basis): fc.Arbitrary<AddonsInput> =>
  together(
    some({
      'metrics-server': fc.constantFrom<unknown>({}, { version: 'v0.8.0-eksbuild.2' }),
      'snapshot-controller': fc.constant({}),
      'amazon-cloudwatch-observability': fc.constant({}),
      'cert-manager': fc.constant({ configuration: { replicaCount: 2 } }),
      'kube-state-metrics': fc.constant({ configuration: {} }),
      'aws-efs-csi-driver': fc.constantFrom<unknown>(
        {},
        { podIdentities: { 'efs-csi-controller-sa': { role: role('efs') } } },
        { podIdentities: { 'efs-csi-controller-sa': { managedPolicies: ['service-role/AmazonEFSCSIDriverPolicy'] } } },
      ),
      'aws-mountpoint-s3-csi-driver': fc.record({
        podIdentities: statements.map((one) => ({ 's3-csi-driver-sa': { statements: one } })),
      }),
      'prometheus-node-exporter': fc.constant({}),
    }),
    when(internet, maybe('external-dns', fc.constant({}))),
    when(mixed, some({ 'kube-proxy': fc.constant({}), 'vpc-cni': fc.constant({}), coredns: fc.constant({}) })),
  ) as fc.Arbitrary<AddonsInput>;

const SCRAPE = `global: { scrape_interval: 30s }
scrape_configs:
  - job_name: pods
    kubernetes_sd_configs: [{ role: pod }]
`;

export const observability = ({ region }: Basis): fc.Arbitrary<EnvironmentInput['observability']> =>
  fc.oneof(
    fc.constantFrom('none' as const, 'cloudwatch' as const, 'prometheus' as const),
    together(fc.constant({ type: 'cloudwatch' }), maybe('retentionDays', retentionDays)),
    together(
      fc.constant({ type: 'prometheus' }),
      some({
        workspace: fc.constant(`arn:aws:aps:${region}:${ACCOUNT}:workspace/ws-12345678-1234-1234-1234-123456789012`),
        scrapeConfiguration: fc.constant(SCRAPE),
      }),
    ),
  ) as fc.Arbitrary<EnvironmentInput['observability']>;
