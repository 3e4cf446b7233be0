import type { DataSourceFacts, ResourceFacts } from './facts';
import { ARN, awsProvider, awsProviderCode, cloudFormation, JSON_DOCUMENT } from './sources';

const ROLE_NAME = { pattern: String.raw`[\w+=,.@-]{1,64}`, means: 'at most 64 letters, digits and _+=,.@-' };
const PATH = { pattern: String.raw`/|/[!-~]+/`, means: 'a path that begins and ends with /' };
const CREATED = '2026-01-01T00:00:00Z';

/** Names in IAM are unique in the whole account, whatever the region. */
export const iamResources: Readonly<Record<string, ResourceFacts>> = {
  aws_iam_role: {
    sources: [awsProvider('iam_role'), awsProviderCode('iam/role.go'), cloudFormation('iam-role')],
    replacedBy: ['name', 'name_prefix', 'path'],
    defaults: { force_detach_policies: false, max_session_duration: 3600, path: '/' },
    filledIn: {
      name: 'terraform-{digits26}',
      id: '{name}',
      arn: 'arn:{partition}:iam::{account}:role{path}{name}',
      create_date: CREATED,
      managed_policy_arns: [],
      name_prefix: '',
      unique_id: 'AROA{upper17}',
    },
    accepts: {
      name: ROLE_NAME,
      assume_role_policy: JSON_DOCUMENT,
      description: { maxLength: 1000 },
      max_session_duration: { min: 3600, max: 43200 },
      path: PATH,
      permissions_boundary: ARN,
      'inline_policy.policy': JSON_DOCUMENT,
    },
    unique: [{ by: ['name'], within: 'account', refusal: 'EntityAlreadyExists: the account has a role with this name' }],
  },
  aws_iam_policy: {
    sources: [awsProvider('iam_policy'), cloudFormation('iam-managedpolicy')],
    replacedBy: ['description', 'name', 'name_prefix', 'path'],
    defaults: { path: '/' },
    filledIn: {
      name: 'terraform-{digits26}',
      arn: 'arn:{partition}:iam::{account}:policy{path}{name}',
      id: '{arn}',
      attachment_count: 0,
      name_prefix: '',
      policy_id: 'ANPA{upper17}',
    },
    accepts: {
      name: { pattern: String.raw`[\w+=,.@-]{1,128}`, means: 'at most 128 letters, digits and _+=,.@-' },
      path: PATH,
      policy: JSON_DOCUMENT,
    },
    unique: [{ by: ['name'], within: 'account', refusal: 'EntityAlreadyExists: the account has a policy with this name' }],
  },
  aws_iam_role_policy: {
    sources: [awsProvider('iam_role_policy'), cloudFormation('iam-rolepolicy')],
    replacedBy: ['name', 'name_prefix', 'role'],
    filledIn: { name: 'terraform-{digits26}', id: '{role}:{name}', name_prefix: '' },
    accepts: {
      name: { pattern: String.raw`[\w+=,.@-]{1,128}`, means: 'at most 128 letters, digits and _+=,.@-' },
      role: { pattern: String.raw`[\w+=,.@-]{1,64}`, means: 'the name of a role, not its ARN' },
      policy: JSON_DOCUMENT,
    },
    unique: [
      {
        by: ['role', 'name'],
        within: 'account',
        refusal: 'the role has an inline policy with this name, which would be overwritten',
      },
    ],
  },
  aws_iam_role_policy_attachment: {
    sources: [awsProvider('iam_role_policy_attachment')],
    replacedBy: 'everything',
    filledIn: { id: '{role}/{policy_arn}' },
    accepts: { role: { pattern: String.raw`[\w+=,.@-]{1,64}`, means: 'the name of a role, not its ARN' }, policy_arn: ARN },
    unique: [{ by: ['role', 'policy_arn'], within: 'account', refusal: 'the policy is attached to this role already' }],
  },
  aws_iam_openid_connect_provider: {
    sources: [
      awsProvider('iam_openid_connect_provider'),
      awsProviderCode('iam/openid_connect_provider.go'),
      cloudFormation('iam-oidcprovider'),
    ],
    replacedBy: ['url'],
    filledIn: {
      arn: 'arn:{partition}:iam::{account}:oidc-provider/{urlWithoutScheme}',
      id: '{arn}',
      // IAM takes the one of the authority that has signed; for issuers of EKS it is not looked at.
      thumbprint_list: ['{hex40}'],
    },
    accepts: {
      url: { pattern: String.raw`https://[^?#]{1,247}`, means: 'the URL of an issuer, https:// and at most 255 characters' },
      client_id_list: { minLength: 1, maxLength: 255 },
      thumbprint_list: { pattern: '[0-9A-Fa-f]{40}', means: '40 hexadecimal digits' },
    },
    unique: [
      { by: ['url'], within: 'account', refusal: 'EntityAlreadyExists: the account has a provider with this URL already' },
    ],
  },
  aws_iam_service_linked_role: {
    sources: [awsProvider('iam_service_linked_role'), cloudFormation('iam-servicelinkedrole')],
    replacedBy: ['aws_service_name', 'custom_suffix'],
    filledIn: {
      name: 'AWSServiceRoleFor{upper8}',
      path: '/aws-service-role/{aws_service_name}/',
      arn: 'arn:{partition}:iam::{account}:role{path}{name}',
      id: '{arn}',
      create_date: CREATED,
      unique_id: 'AROA{upper17}',
    },
    unique: [
      {
        by: ['aws_service_name', 'custom_suffix?'],
        within: 'account',
        refusal: 'InvalidInput: the account has this service-linked role already',
      },
    ],
  },
};

export const identityDataSources: Readonly<Record<string, DataSourceFacts>> = {
  aws_caller_identity: {
    sources: [awsProvider('iam_role')],
    filledIn: {
      account_id: '{account}',
      id: '{account}',
      arn: 'arn:{partition}:iam::{account}:user/structural-plan',
      user_id: 'AIDA{upper17}',
    },
  },
  aws_partition: {
    sources: [awsProvider('iam_role')],
    filledIn: { partition: '{partition}', id: '{partition}', dns_suffix: '{dnsSuffix}', reverse_dns_prefix: 'com.amazonaws' },
  },
  aws_region: {
    sources: [awsProvider('iam_role')],
    filledIn: {
      region: '{region}',
      name: '{region}',
      id: '{region}',
      description: '{region}',
      endpoint: 'ec2.{region}.{dnsSuffix}',
    },
  },
  aws_availability_zones: {
    sources: [awsProvider('subnet')],
    filledIn: {
      id: '{region}',
      names: ['{region}a', '{region}b', '{region}c'],
      zone_ids: ['{region}-az1', '{region}-az2', '{region}-az3'],
      group_names: ['{region}-zg-1'],
    },
  },
};
