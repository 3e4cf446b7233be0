import type { PolicyStatement } from '../policy-document';
import { useKeys } from './access';
import {
  allow,
  arns,
  EVERYTHING,
  flag,
  optional,
  source,
  when,
  type AppPermissionSet,
  type InstalledPermissionSet,
  type NonEmpty,
  type ScopeMembers,
} from './permission-set';

/** Secrets, parameters, or both. */
export interface SecretScope {
  /** With the six characters that Secrets Manager adds, or `-??????` for them. */
  readonly secretArns?: NonEmpty<string>;
  /** `arn:aws:ssm:<region>:<account>:parameter/payments/*` */
  readonly parameterArns?: NonEmpty<string>;
  /** KMS keys of your own that they are encrypted with. @default none: the keys of AWS */
  readonly keyArns?: NonEmpty<string>;
}

const secretMembers: ScopeMembers<SecretScope> = {
  secretArns: optional(arns('secret')),
  parameterArns: optional(arns('parameter')),
  keyArns: optional(arns('key')),
};

type SecretKind = 'secretArns' | 'parameterArns';
const secretKinds = ['secretArns', 'parameterArns'] as const;

const READ_SECRETS = ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'] as const;
const READ_PARAMETERS = ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'] as const;

export interface ExternalSecretsScope extends SecretScope {
  /** True lets it search by name and tag (`dataFrom.find`), which shows the names of every secret. @default false */
  readonly find?: boolean;
}

export const externalSecrets: InstalledPermissionSet<'external-secrets', ExternalSecretsScope, SecretKind> = {
  name: 'external-secrets',
  purpose: 'External Secrets Operator copies secrets and parameters into Kubernetes',
  members: { ...secretMembers, find: flag('listing the names of every secret and parameter, for dataFrom.find') },
  atLeastOneOf: secretKinds,
  installation: { namespace: 'external-secrets', serviceAccount: 'external-secrets' },
  statements: ({ secretArns, parameterArns, keyArns, find }) => [
    ...when(secretArns, (secrets) => [
      allow('ReadSecrets', [...READ_SECRETS, 'secretsmanager:GetResourcePolicy', 'secretsmanager:ListSecretVersionIds'], secrets),
    ]),
    ...when(parameterArns, (parameters) => [
      allow('ReadParameters', [...READ_PARAMETERS, 'ssm:ListTagsForResource'], parameters),
    ]),
    ...useKeys(keyArns, 'read'),
    ...when(find, () => [
      allow(
        'FindByName',
        [
          ...(secretArns === undefined ? [] : ['secretsmanager:ListSecrets', 'secretsmanager:BatchGetSecretValue']),
          ...(parameterArns === undefined ? [] : ['ssm:DescribeParameters']),
        ],
        EVERYTHING,
      ),
    ]),
  ],
  managedPolicies: [],
  sources: [
    source('https://external-secrets.io/latest/provider/aws-secrets-manager/'),
    source('https://external-secrets.io/latest/provider/aws-parameter-store/'),
  ],
  notes: [
    'No key is opened unless it is named; secrets under the key aws/secretsmanager need none.',
    'ListSecrets, BatchGetSecretValue and DescribeParameters know no resources. BatchGetSecretValue returns only values that GetSecretValue allows.',
  ],
};

const OWNED = { StringEquals: { 'secretsmanager:ResourceTag/managed-by': 'external-secrets' } } as const;

export const externalSecretsPush: InstalledPermissionSet<'external-secrets-push', SecretScope, SecretKind> = {
  name: 'external-secrets-push',
  purpose: 'PushSecret of External Secrets Operator writes secrets and parameters to AWS',
  members: secretMembers,
  atLeastOneOf: secretKinds,
  installation: { namespace: 'external-secrets', serviceAccount: 'external-secrets' },
  statements: ({ secretArns, parameterArns, keyArns }) => [
    ...when(secretArns, (secrets) => [
      allow(
        'PushSecrets',
        [...READ_SECRETS, 'secretsmanager:CreateSecret', 'secretsmanager:PutSecretValue', 'secretsmanager:TagResource'],
        secrets,
      ),
      allow('DeleteOwnSecrets', ['secretsmanager:DeleteSecret'], secrets, OWNED),
    ]),
    ...when(parameterArns, (parameters) => [
      allow(
        'PushParameters',
        [...READ_PARAMETERS, 'ssm:PutParameter', 'ssm:AddTagsToResource', 'ssm:ListTagsForResource', 'ssm:DeleteParameter'],
        parameters,
      ),
    ]),
    ...useKeys(keyArns, 'write'),
  ],
  managedPolicies: [],
  sources: [
    source('https://external-secrets.io/latest/provider/aws-secrets-manager/'),
    source('https://external-secrets.io/latest/provider/aws-parameter-store/'),
  ],
  notes: [
    'A secret that does not exist has no suffix yet: write its ARN with -?????? at the end.',
    'It deletes only secrets that it made. Resource policies and replication to other regions are left out.',
  ],
};

export const secretsStoreProvider: AppPermissionSet<'secrets-store-provider', SecretScope, SecretKind> = {
  name: 'secrets-store-provider',
  purpose: 'pods mount secrets and parameters through the Secrets Store CSI driver (ASCP)',
  members: secretMembers,
  atLeastOneOf: secretKinds,
  installation: undefined,
  statements: ({ secretArns, parameterArns, keyArns }): readonly PolicyStatement[] => [
    ...when(secretArns, (secrets) => [allow('ReadSecrets', READ_SECRETS, secrets)]),
    ...when(parameterArns, (parameters) => [allow('ReadParameters', ['ssm:GetParameters'], parameters)]),
    ...useKeys(keyArns, 'read'),
  ],
  managedPolicies: [],
  sources: [source('https://docs.aws.amazon.com/secretsmanager/latest/userguide/ascp-pod-identity-integration.html')],
  notes: [
    'The provider uses the identity of the pod that mounts: one per application, and usePodIdentity: "true" in its SecretProviderClass.',
  ],
};

export interface SecretsManagerScope {
  /** With the six characters that Secrets Manager adds, or `-??????` for them. */
  readonly secretArns: NonEmpty<string>;
  /** KMS keys of your own. @default none */
  readonly keyArns?: NonEmpty<string>;
}

export const secretsManagerRead: AppPermissionSet<'secrets-manager-read', SecretsManagerScope> = {
  name: 'secrets-manager-read',
  purpose: 'an application reads secrets',
  members: { secretArns: arns('secret'), keyArns: optional(arns('key')) },
  atLeastOneOf: [],
  installation: undefined,
  statements: ({ secretArns, keyArns }) => [allow('ReadSecrets', READ_SECRETS, secretArns), ...useKeys(keyArns, 'read')],
  managedPolicies: [],
  sources: [source('https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html')],
  notes: [],
};

export interface ParameterScope {
  /** `arn:aws:ssm:<region>:<account>:parameter/payments/*` */
  readonly parameterArns: NonEmpty<string>;
  /** KMS keys of your own that SecureString parameters use. @default none */
  readonly keyArns?: NonEmpty<string>;
}

export const ssmParametersRead: AppPermissionSet<'ssm-parameters-read', ParameterScope> = {
  name: 'ssm-parameters-read',
  purpose: 'an application reads parameters of Parameter Store',
  members: { parameterArns: arns('parameter'), keyArns: optional(arns('key')) },
  atLeastOneOf: [],
  installation: undefined,
  statements: ({ parameterArns, keyArns }) => [
    allow('ReadParameters', READ_PARAMETERS, parameterArns),
    ...useKeys(keyArns, 'read'),
  ],
  managedPolicies: [],
  sources: [source('https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html')],
  notes: [
    'GetParametersByPath is allowed on the ARN of the path itself: parameter/payments for what lies below it, beside parameter/payments/*.',
  ],
};

export interface KeyScope {
  /** `arn:aws:kms:<region>:<account>:key/<id>`; an alias gives no permission. */
  readonly keyArns: NonEmpty<string>;
}

export const kmsDecrypt: AppPermissionSet<'kms-decrypt', KeyScope> = {
  name: 'kms-decrypt',
  purpose: 'an application decrypts with KMS keys',
  members: { keyArns: arns('key') },
  atLeastOneOf: [],
  installation: undefined,
  statements: ({ keyArns }) => [allow('Decrypt', ['kms:Decrypt', 'kms:DescribeKey'], keyArns)],
  managedPolicies: [],
  sources: [source('https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html')],
  notes: ['The policy of the key must let IAM of its account decide, or name the role.'],
};
