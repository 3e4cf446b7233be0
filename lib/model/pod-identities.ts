import { managedPolicyArn } from '../aws/managed-policies';
import type { ClusterIdentity } from './cluster-identity';
import type { Location } from './location';
import { fitName } from './names';
import type { PodIdentity } from './pod-identity';
import { podTrust } from './pod-trust';
import type { PolicyDocument, PolicyStatement } from './policy-document';
import { existingRole, parsePrincipalArn, roleArn } from './principal-arn';
import type { CreatedRole } from './role';
import type { Tags } from './tags';

/** A statement as a person writes it: `Effect` may be left out. */
export type PodStatement = Omit<PolicyStatement, 'Effect' | 'Principal'> & { readonly Effect?: 'Allow' | 'Deny' };

/** Mirrors `PodIdentityInput`. */
export interface PodIdentitySettings {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly targetRole: string | undefined;
  readonly sessionTags: boolean;
  readonly statements: readonly PodStatement[];
  /** ARNs of managed policies, or names of AWS managed ones. */
  readonly managedPolicies: readonly string[];
  /** ARN of a role that exists; undefined makes one. */
  readonly role: string | undefined;
}

/** What the roles of pods have in common. */
export interface PodRoleSettings {
  readonly location: Location;
  /** Stem of names that are unique in the account. */
  readonly prefix: string;
  readonly cluster: ClusterIdentity;
  readonly rolePath: string;
  readonly permissionsBoundary: string | undefined;
  readonly tags: Tags;
}

export interface PodIdentitiesSettings extends PodRoleSettings {
  readonly podIdentities: Readonly<Record<string, PodIdentitySettings>>;
}

const statement = ({ Sid, ...rest }: PodStatement): PolicyStatement => ({
  ...(Sid === undefined ? {} : { Sid }),
  Effect: 'Allow',
  ...rest,
});

const policy = (...statements: readonly PolicyStatement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements,
});

/** The inline policy of a role, when anything is stated. */
export const inlinePermissions = (statements: readonly PodStatement[]): Readonly<Record<string, PolicyDocument>> =>
  statements.length === 0 ? {} : { permissions: policy(...statements.map(statement)) };

/** ARNs by the name of the attachment: that of the policy, with its account where an AWS managed one has the same name. */
export function policyAttachments(partition: string, policies: readonly string[]): Readonly<Record<string, string>> {
  const arns = policies.map((name) =>
    name.startsWith('arn:') || name.includes('${') ? name : managedPolicyArn(partition, name),
  );
  const lastPart = (arn: string): string => (arn.split('/').at(-1) ?? arn).replace(/[^A-Za-z0-9_-]/g, '-');
  const ownerOf = (arn: string): string => arn.split(':')[4] ?? '';
  const managedByAws = new Set(arns.filter((arn) => ownerOf(arn) === 'aws').map(lastPart));
  return Object.fromEntries(
    arns.map((arn) => {
      const name = lastPart(arn);
      return [managedByAws.has(name) && ownerOf(arn) !== 'aws' ? `${name}_${ownerOf(arn)}` : name, arn];
    }),
  );
}

function createdRole(name: string, settings: PodIdentitySettings, common: PodRoleSettings): CreatedRole {
  const roleName = fitName(`${common.prefix}-pod-${name}`, 'role');
  const { targetRole } = settings;
  const assumeTarget: PolicyStatement | undefined =
    targetRole === undefined
      ? undefined
      : { Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: targetRole };
  return {
    kind: 'created',
    name: roleName,
    path: common.rolePath,
    arn: roleArn(common.location, common.rolePath, roleName),
    description: `Pods of service account ${settings.serviceAccount} in namespace ${settings.namespace} of EKS cluster ${common.cluster.name}`,
    trust: podTrust({ ...settings, ...common }),
    managedPolicies: policyAttachments(common.location.partition, settings.managedPolicies),
    inlinePolicies: {
      ...inlinePermissions(settings.statements),
      ...(assumeTarget === undefined ? {} : { 'assume-target-role': policy(assumeTarget) }),
    },
    permissionsBoundary: common.permissionsBoundary,
    tags: common.tags,
  };
}

/** One service account with its role. */
export function podIdentity(name: string, settings: PodIdentitySettings, common: PodRoleSettings): PodIdentity {
  const { namespace, serviceAccount, targetRole, sessionTags, role } = settings;
  const identity = {
    name,
    namespace,
    serviceAccount,
    role: role === undefined ? createdRole(name, settings, common) : existingRole(role),
    targetRoleArn: targetRole,
    sessionTags,
    tags: common.tags,
  };
  return { ...identity, targetRoleTrust: targetRole === undefined ? undefined : targetRoleTrust(identity, common) };
}

/** Permissions of pods, in order of their names. */
export function buildPodIdentities({ podIdentities, ...common }: PodIdentitiesSettings): readonly PodIdentity[] {
  return Object.keys(podIdentities)
    .toSorted()
    .flatMap((name) => {
      const settings = podIdentities[name];
      return settings === undefined ? [] : [podIdentity(name, settings, common)];
    });
}

/**
 * The trust policy that a target role needs, for whoever owns its account: it lets in the pod's role, and only for
 * this cluster, namespace and service account.
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html
 *
 * @returns undefined where account or region are not known
 */
export function targetRoleTrust(
  { namespace, serviceAccount, role, sessionTags }: Omit<PodIdentity, 'targetRoleTrust'>,
  { location, cluster }: { readonly location: Location; readonly cluster: ClusterIdentity },
): PolicyDocument | undefined {
  const source = role.arn === undefined ? undefined : parsePrincipalArn(role.arn);
  if (role.arn === undefined || source === undefined || location.region === undefined) return undefined;
  // Without session tags EKS sends the same facts as the external id.
  const equals = sessionTags
    ? {
        'aws:RequestTag/eks-cluster-arn': cluster.arn,
        'aws:RequestTag/kubernetes-namespace': namespace,
        'aws:RequestTag/kubernetes-service-account': serviceAccount,
      }
    : { 'sts:ExternalId': [location.region, source.account, cluster.name, namespace, serviceAccount].join('/') };
  return policy({
    Effect: 'Allow',
    Principal: { AWS: `arn:${source.partition}:iam::${source.account}:root` },
    Action: sessionTags ? ['sts:AssumeRole', 'sts:TagSession'] : 'sts:AssumeRole',
    Condition: { StringEquals: equals, ArnEquals: { 'aws:PrincipalArn': role.arn } },
  });
}
