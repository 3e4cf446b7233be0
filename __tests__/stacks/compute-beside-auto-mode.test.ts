import type { EnvironmentInput } from '../../lib/config/environment-input';
import { addresses, synthesizeToJson, type JsonObject } from '../../lib/testing';
import { smallInput, TODAY } from '../support/environment';

/** The cluster stack of a small environment, as Terraform reads it. */
function synthesized(more: Partial<EnvironmentInput>): JsonObject {
  const stack = synthesizeToJson({ ...smallInput, ...more }, { today: TODAY })['dev-cluster'];
  if (stack === undefined) throw new Error('there is no cluster stack');
  return stack;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

/** Blocks by type and id, without what cdktf notes about itself. */
const resources = (stack: JsonObject): Blocks =>
  JSON.parse(JSON.stringify(stack['resource']), (key, value: unknown) => (key === '//' ? undefined : value)) as Blocks;

const outputs = (stack: JsonObject) => stack['output'] as Readonly<Record<string, { readonly value: unknown } | undefined>>;

/** What an input adds to the addresses of the small environment. */
function added(more: Partial<EnvironmentInput>): readonly string[] {
  const before = new Set(addresses(synthesized({})));
  return addresses(synthesized(more)).filter((address) => !before.has(address));
}

const cluster = { version: '1.36', zones: ['apne1-az1', 'apne1-az2'] } as const;

describe('IRSA', () => {
  const irsa: Partial<EnvironmentInput> = {
    cluster: { ...cluster, oidcProvider: true },
    irsaRoles: { legacy: { namespace: 'reports', serviceAccount: 'legacy', managedPolicies: ['AmazonS3ReadOnlyAccess'] } },
  };
  const ISSUER = '${aws_eks_cluster.main.identity[0].oidc[0].issuer}';

  test('adds the provider, and the role of each service account', () => {
    expect(added(irsa)).toEqual([
      'aws_iam_openid_connect_provider.cluster',
      'aws_iam_role.irsa_legacy',
      'aws_iam_role_policy_attachment.irsa_legacy_AmazonS3ReadOnlyAccess',
    ]);
  });

  test('the provider is for AWS and has no thumbprint', () => {
    expect(resources(synthesized(irsa)).aws_iam_openid_connect_provider).toEqual({
      cluster: { url: ISSUER, client_id_list: ['sts.amazonaws.com'], tags: {} },
    });
  });

  test('the trust is JSON in which Terraform writes the issuer into the keys', () => {
    // A Terraform map with a reference as a key would come out as a key named `undefined`; text cannot.
    const issuer = '${trimprefix(aws_eks_cluster.main.identity[0].oidc[0].issuer, "https://")}';

    expect(resources(synthesized(irsa)).aws_iam_role?.['irsa_legacy']?.['assume_role_policy']).toBe(
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow",' +
        '"Principal":{"Federated":"${aws_iam_openid_connect_provider.cluster.arn}"},' +
        '"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{' +
        `"${issuer}:aud":"sts.amazonaws.com","${issuer}:sub":"system:serviceaccount:reports:legacy"}}}]}`,
    );
  });

  test('publishes the provider, and the annotation of each service account with a literal ARN', () => {
    expect(outputs(synthesized(irsa))).toMatchObject({
      oidc_provider_arn: { value: '${aws_iam_openid_connect_provider.cluster.arn}' },
      irsa_annotations: {
        value: { legacy: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/platform-dev-irsa-legacy' } },
      },
    });
  });

  test('a provider alone serves roles that are made elsewhere', () => {
    const alone = { cluster: { ...cluster, oidcProvider: true } };

    expect(added(alone)).toEqual(['aws_iam_openid_connect_provider.cluster']);
    expect(outputs(synthesized(alone))['irsa_annotations']).toBeUndefined();
  });

  test('nothing of it is there unless it is asked for', () => {
    expect(added({ cluster: { ...cluster, oidcProvider: false }, irsaRoles: {} })).toEqual([]);
    expect(outputs(synthesized({}))).not.toHaveProperty('oidc_provider_arn');
  });
});
