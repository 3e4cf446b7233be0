import type { RepositoryScope } from './ack-controllers';
import {
  allow,
  arns,
  EVERYTHING,
  source,
  type AppPermissionSet,
  type InstalledPermissionSet,
  type NonEmpty,
} from './permission-set';

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] as const;
const TOKEN = 'GetAuthorizationToken knows no resources; the token opens only what the other statement allows.';
const logIn = allow('LogIn', ['ecr:GetAuthorizationToken'], EVERYTHING);

export const ecrPull: AppPermissionSet<'ecr-pull', RepositoryScope> = {
  name: 'ecr-pull',
  purpose: 'software in the cluster pulls images or OCI charts from ECR',
  members: { repositoryArns: arns('repository') },
  atLeastOneOf: [],
  installation: undefined,
  statements: ({ repositoryArns }) => [logIn, allow('PullImages', PULL, repositoryArns)],
  managedPolicies: [],
  sources: [source('https://docs.aws.amazon.com/AmazonECR/latest/userguide/security_iam_id-based-policy-examples.html')],
  notes: [
    TOKEN,
    'Nodes pull images with the node role; this is for software that pulls by itself, such as a builder, a scanner or a token generator for Argo CD.',
  ],
};

export const argocdImageUpdater: InstalledPermissionSet<'argocd-image-updater', RepositoryScope> = {
  name: 'argocd-image-updater',
  purpose: 'Argo CD Image Updater reads which images ECR has',
  members: { repositoryArns: arns('repository') },
  atLeastOneOf: [],
  installation: { namespace: 'argocd', serviceAccount: 'argocd-image-updater-controller' },
  statements: ({ repositoryArns }) => [
    logIn,
    allow('ReadImages', [...PULL, 'ecr:DescribeImages', 'ecr:DescribeRepositories', 'ecr:ListImages'], repositoryArns),
  ],
  managedPolicies: [],
  sources: [
    source('https://argocd-image-updater.readthedocs.io/en/stable/configuration/registries/'),
    source('https://docs.aws.amazon.com/AmazonECR/latest/userguide/security_iam_id-based-policy-examples.html'),
  ],
  notes: [TOKEN, 'Versions before 1.0 use the service account argocd-image-updater.'],
};

export interface RoleScope {
  /** Roles that it assumes, also in other accounts. */
  readonly roleArns: NonEmpty<string>;
}

export const crossplane: AppPermissionSet<'crossplane', RoleScope> = {
  name: 'crossplane',
  purpose: 'a Crossplane provider assumes the roles that it manages AWS with',
  members: { roleArns: arns('role') },
  atLeastOneOf: [],
  installation: undefined,
  statements: ({ roleArns }) => [allow('AssumeRoles', ['sts:AssumeRole', 'sts:TagSession'], roleArns)],
  managedPolicies: [],
  sources: [
    source('https://github.com/crossplane-contrib/provider-upjet-aws/blob/main/AUTHENTICATION.md'),
    source('https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html'),
  ],
  notes: [
    'The session tags of Pod Identity are passed on, so TagSession is needed here and in the trust policies of the roles.',
    'The service account is that of the DeploymentRuntimeConfig of the provider, in crossplane-system. What Crossplane may do is the business of the roles, which have permissions boundaries of their own.',
  ],
};
