import { accessPolicyArn, accessPolicyName, autoNodePolicy, friendlyAccessPolicies } from '../aws/access-policies';
import type { Access, AccessEntry, AccessPolicyAssociation, AccessScope, NodeAccessEntry, StandardAccessEntry } from './access';
import { adminRole } from './admin-role';
import type { ClusterIdentity } from './cluster-identity';
import type { Location } from './location';
import { parsePrincipalArn } from './principal-arn';
import type { CreatedRole, Role } from './role';
import type { Tags } from './tags';
import { terraformId } from './terraform-id';

/** Mirrors `TeamInput`. */
export interface TeamSettings {
  /** IAM role ARN of the team. */
  readonly role: string;
  /** Friendly or AWS name of an access policy. */
  readonly policy: string | undefined;
  /** Where the policy counts; undefined without a policy. */
  readonly namespaces: 'all' | readonly string[] | undefined;
  /** Kubernetes groups that RoleBindings name. */
  readonly groups: readonly string[];
  readonly userName: string | undefined;
}

/** Mirrors `AccessInput`, with what has to be known of the rest of the environment. */
export interface AccessSettings {
  readonly location: Location & { readonly account: string };
  /** Stem of names that are unique in the account. */
  readonly prefix: string;
  readonly cluster: ClusterIdentity;
  readonly pipeline: { readonly apply: string; readonly plan: string | undefined };
  readonly admins: readonly string[];
  readonly breakGlass: string | undefined;
  readonly teams: Readonly<Record<string, TeamSettings>>;
  readonly adminRole: { readonly assumableBy: 'account' | readonly string[]; readonly kubernetesOnly: boolean } | undefined;
  /** The role of the cluster's nodes. */
  readonly nodeRole: Role;
  /** With built-in node pools, EKS makes the entry of `nodeRole` by itself. */
  readonly builtInNodePools: boolean;
  /** Roles of custom node classes that differ from `nodeRole`. */
  readonly otherNodeRoles: readonly Role[];
  /** Roles of Fargate profiles and node groups, whose entries EKS makes by itself. */
  readonly computeRoles: readonly Role[];
  readonly rolePath: string;
  readonly permissionsBoundary: string | undefined;
  readonly tags: Tags;
}

/** One access policy, by its friendly or its AWS name, and where it counts. */
export interface PolicyGrant {
  readonly policy: string;
  readonly scope: AccessScope;
}

export interface StandardEntrySettings {
  /** Terraform id. */
  readonly id: string;
  readonly partition: string;
  readonly principalArn: string | undefined;
  readonly createdRole: string | undefined;
  readonly grants: readonly PolicyGrant[];
  readonly groups: readonly string[];
  readonly userName: string | undefined;
  readonly path: readonly (string | number)[];
  readonly tags: Tags;
}

const CLUSTER: AccessScope = { type: 'cluster' };

/** `cluster-admin` for `AmazonEKSClusterAdminPolicy`; other policies without their common beginning and end. */
function shortName(policy: string): string {
  const friendly = Object.entries(friendlyAccessPolicies).find(([, name]) => name === policy)?.[0];
  return friendly ?? terraformId(policy.replace(/^Amazon(EKS)?/, '').replace(/Policy$/, ''));
}

/** Name of a principal in Terraform ids; roles of other accounts carry the account, so that equal names stay apart. */
function principalId(arn: string, account: string | undefined): string {
  const principal = parsePrincipalArn(arn);
  if (principal === undefined) return terraformId(arn);
  const kind = principal.kind === 'role' ? '' : `${principal.kind}_`;
  const elsewhere = account === undefined || principal.account === account ? '' : `_${principal.account}`;
  return `${kind}${terraformId(principal.name)}${elsewhere}`;
}

function association(entry: string, partition: string, { policy, scope }: PolicyGrant): AccessPolicyAssociation {
  const name = accessPolicyName(policy);
  return { id: `${entry}_${shortName(name)}`, policy: name, policyArn: accessPolicyArn(partition, name), scope };
}

/** The entry of a person or a pipeline. */
export function standardAccessEntry(settings: StandardEntrySettings): StandardAccessEntry {
  const { id, principalArn, createdRole, groups, userName, path, tags } = settings;
  const policies = settings.grants.map((grant) => association(id, settings.partition, grant));
  return { type: 'STANDARD', id, principalArn, createdRole, groups, userName, policies, path, tags };
}

/** The entry that lets nodes of a role join. Only for roles that no built-in node pool uses: EKS makes theirs. */
export function nodeAccessEntry(settings: { id: string; partition: string; role: Role; tags: Tags }): NodeAccessEntry {
  const { id, partition, role, tags } = settings;
  return {
    type: 'EC2',
    id,
    principalArn: role.arn,
    createdRole: role.kind === 'created' ? role.name : undefined,
    policies: [association(id, partition, { policy: autoNodePolicy, scope: CLUSTER })],
    path: [],
    tags,
  };
}

/** Who may do what in the cluster: one entry for each that is written, and those of node roles that EKS does not make. */
export function buildAccess(settings: AccessSettings): Access {
  const { pipeline, breakGlass } = settings;
  const admin = settings.adminRole && adminRole({ ...settings, ...settings.adminRole });
  const entry = entryOf(settings);
  const administrator = (id: string, arn: string, path: StandardAccessEntry['path']): AccessEntry =>
    entry(id, arn, path, { grants: [{ policy: 'cluster-admin', scope: CLUSTER }] });

  const entries: readonly AccessEntry[] = [
    administrator('pipeline_apply', pipeline.apply, ['pipeline', 'apply']),
    ...(pipeline.plan === undefined || pipeline.plan === pipeline.apply
      ? []
      : [entry('pipeline_plan', pipeline.plan, ['pipeline', 'plan'], { grants: [{ policy: 'admin-view', scope: CLUSTER }] })]),
    ...settings.admins.map((arn, index) =>
      administrator(`admin_${principalId(arn, settings.location.account)}`, arn, ['admins', index]),
    ),
    ...(breakGlass === undefined ? [] : [administrator('break_glass', breakGlass, ['breakGlass'])]),
    ...Object.entries(settings.teams).map(([name, team]) =>
      entry(`team_${name}`, team.role, ['teams', name], { grants: grantsOf(team), groups: team.groups, userName: team.userName }),
    ),
    ...(admin === undefined ? [] : [adminRoleEntry(admin, settings)]),
    ...nodeEntries(settings),
  ];
  return {
    pipeline,
    entries: entries.toSorted((one, other) => (one.id < other.id ? -1 : Number(one.id > other.id))),
    automatic: automaticEntries(settings),
    adminRole: admin,
  };
}

function automaticEntries({ builtInNodePools, nodeRole, computeRoles }: AccessSettings): readonly string[] {
  const roles = [...(builtInNodePools ? [nodeRole] : []), ...computeRoles];
  return [...new Set(roles.flatMap(({ arn }) => (arn === undefined ? [] : [arn])))];
}

const entryOf =
  ({ location, tags }: AccessSettings) =>
  (
    id: string,
    principalArn: string,
    path: StandardAccessEntry['path'],
    rest: Pick<StandardEntrySettings, 'grants'> & Partial<Pick<StandardEntrySettings, 'groups' | 'userName'>>,
  ): StandardAccessEntry =>
    standardAccessEntry({
      groups: [],
      userName: undefined,
      ...rest,
      id,
      principalArn,
      path,
      partition: location.partition,
      createdRole: undefined,
      tags,
    });

function grantsOf({ policy, namespaces }: TeamSettings): readonly PolicyGrant[] {
  if (policy === undefined || namespaces === undefined) return [];
  return [{ policy, scope: namespaces === 'all' ? CLUSTER : { type: 'namespace', namespaces } }];
}

function adminRoleEntry(role: CreatedRole, { location, tags }: AccessSettings): StandardAccessEntry {
  return standardAccessEntry({
    id: 'cluster_admin',
    partition: location.partition,
    principalArn: role.arn,
    createdRole: role.name,
    grants: [{ policy: 'cluster-admin', scope: CLUSTER }],
    groups: [],
    userName: undefined,
    path: ['adminRole'],
    tags,
  });
}

function nodeEntries(settings: AccessSettings): readonly NodeAccessEntry[] {
  const { location, nodeRole, builtInNodePools, otherNodeRoles, tags } = settings;
  const others = otherNodeRoles.filter(({ name }) => name !== nodeRole.name);
  return [
    ...(builtInNodePools ? [] : [nodeAccessEntry({ id: 'node', partition: location.partition, role: nodeRole, tags })]),
    ...others.map((role) => nodeAccessEntry({ id: `node_${terraformId(role.name)}`, partition: location.partition, role, tags })),
  ];
}
