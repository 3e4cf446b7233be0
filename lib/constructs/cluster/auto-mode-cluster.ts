import { Fn, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { AccessEntry as AccessEntryModel } from '../../model/access';
import { nodeAccessEntry, standardAccessEntry, type PolicyGrant } from '../../model/access-entries';
import type { Cluster as ClusterModel } from '../../model/cluster';
import { buildCluster } from '../../model/cluster-builder';
import type { ClusterIdentity } from '../../model/cluster-identity';
import type { PodIdentity as PodIdentityModel } from '../../model/pod-identity';
import { podIdentity, type PodStatement } from '../../model/pod-identities';
import { isReference } from '../../model/reference';
import { AccessEntry } from '../access/access-entry';
import type { AccessPolicy } from '../access/access-policy';
import { AccessScope } from '../access/access-scope';
import { PodIdentity } from '../identity/pod-identity';
import { settingsOf, type AutoModeClusterProps } from './auto-mode-cluster-props';
import { AutoModeClusterChecks } from './auto-mode-cluster-checks';
import { Cluster } from './cluster';

/** Kubernetes permissions by an access policy, or by groups that role bindings name. */
export type AccessOptions =
  | {
      /** ARN of an IAM role or user. */
      readonly principalArn: string;
      readonly policy: AccessPolicy;
      readonly scope: AccessScope;
      readonly groups?: never;
      readonly userName?: never;
    }
  | {
      /** ARN of an IAM role or user. */
      readonly principalArn: string;
      readonly groups: readonly [string, ...string[]];
      /** @default chosen by EKS from the principal */
      readonly userName?: string;
      readonly policy?: never;
      readonly scope?: never;
    };

/** AWS permissions for the pods of one service account. */
export interface PodIdentityOptions {
  readonly namespace: string;
  readonly serviceAccount: string;
  /** IAM statements in IAM's spelling; `Effect` is Allow when left out. @default none */
  readonly statements?: readonly PodStatement[];
  /** ARNs of managed policies, or names of AWS managed ones. @default none */
  readonly managedPolicies?: readonly string[];
  /** ARN of a role that exists, instead of statements and policies. @default a role of its own */
  readonly role?: string;
  /** ARN of a role, usually of another account, that the pod's role assumes. @default none */
  readonly targetRole?: string;
  /** @default true */
  readonly sessionTags?: boolean;
}

/**
 * An EKS Auto Mode cluster for anybody's stack, with the decisions and the checks of the environments of this package.
 * Everything that is wrong is told in one error; warnings are left with the construct, for cdktf to print.
 *
 * @example
 * const cluster = new AutoModeCluster(this, 'cluster', { name: 'shop', version: '1.36', subnetIds });
 * cluster.grantAdmin('platform', 'arn:aws:iam::111122223333:role/platform-admin');
 */
export class AutoModeCluster extends Construct {
  /** Everything decided about the cluster. */
  public readonly model: ClusterModel;
  private readonly cluster: Cluster;
  private readonly props: AutoModeClusterProps;
  private readonly checks: AutoModeClusterChecks;
  private readonly access: Construct;
  private readonly podIdentities: Construct;
  private readonly entries: AccessEntryModel[] = [];
  private readonly pods: PodIdentityModel[] = [];

  public constructor(scope: Construct, id: string, props: AutoModeClusterProps) {
    super(scope, id);
    this.props = props;
    this.checks = new AutoModeClusterChecks(this, props);
    this.model = this.checks.cluster(() => buildCluster(settingsOf(props)));

    const { subnetIds, securityGroupIds, dependsOn = [] } = props;
    // cdktf leaves the word `Resource` out of addresses.
    this.cluster = new Cluster(this, 'Resource', { cluster: this.model, subnetIds, securityGroupIds, dependsOn });
    this.access = new Construct(this, 'access');
    this.podIdentities = new Construct(this, 'pod-identities');
    this.addNodeEntry();
    this.node.addValidation({ validate: () => this.checks.administrators(this.entries, this.model) });
  }

  /** A reference: who uses it comes after the cluster. */
  public get clusterName(): string {
    return this.cluster.clusterName;
  }

  public get clusterArn(): string {
    return this.cluster.resource.arn;
  }

  /** URL of the Kubernetes API. */
  public get endpoint(): string {
    return this.cluster.resource.endpoint;
  }

  /** Certificate of the Kubernetes API, in base64. */
  public get certificateAuthority(): string {
    return this.cluster.certificateAuthority;
  }

  /** The group that EKS makes, for the control plane and the nodes. */
  public get securityGroupId(): string {
    return this.cluster.securityGroupId;
  }

  public get roleArn(): string {
    return this.cluster.roleArn;
  }

  public get nodeRoleArn(): string {
    return this.cluster.nodeRoleArn;
  }

  /** As a node class wants it. */
  public get nodeRoleName(): string {
    const { name, arn } = this.model.nodeRole;
    return arn !== undefined && isReference(arn) && this.cluster.nodeRole === undefined
      ? Fn.element(Fn.split('/', arn), -1)
      : name;
  }

  /** `aws_eks_cluster`, for what this class does not offer. */
  public get resource(): TerraformResource {
    return this.cluster.resource;
  }

  /** Makes an IAM role or user an administrator of the whole cluster. */
  public grantAdmin(id: string, principalArn: string): AccessEntry {
    return this.addEntry(id, {
      principalArn,
      path: ['admins', id],
      grants: [{ policy: 'cluster-admin', scope: AccessScope.cluster().model }],
    });
  }

  /** Lets an IAM role or user into the cluster. */
  public grantAccess(id: string, options: AccessOptions): AccessEntry {
    const { principalArn, policy, scope, groups = [], userName } = options;
    const grants = policy === undefined || scope === undefined ? [] : [{ policy: policy.name, scope: scope.model }];
    return this.addEntry(id, { principalArn, path: ['teams', id], grants, groups, userName });
  }

  /** Gives the pods of one service account AWS permissions. Make it before the pods: they keep the credentials they start with. */
  public addPodIdentity(id: string, options: PodIdentityOptions): PodIdentity {
    const { permissionsBoundary, rolePath = '/', tags = {}, name } = this.props;
    const { location } = this.model;
    const model = podIdentity(
      id,
      {
        namespace: options.namespace,
        serviceAccount: options.serviceAccount,
        statements: options.statements ?? [],
        managedPolicies: options.managedPolicies ?? [],
        role: options.role,
        targetRole: options.targetRole,
        sessionTags: options.sessionTags ?? true,
      },
      { location, prefix: name, cluster: this.identity(), rolePath, permissionsBoundary, tags },
    );
    this.checks.podIdentity(options, model, this.pods);
    this.pods.push(model);
    return new PodIdentity(this.podIdentities, id, { podIdentity: model, clusterName: this.clusterName });
  }

  private addEntry(
    id: string,
    entry: {
      readonly principalArn: string;
      readonly path: AccessEntryModel['path'];
      readonly grants: readonly PolicyGrant[];
      readonly groups?: readonly string[];
      readonly userName?: string | undefined;
    },
  ): AccessEntry {
    const { principalArn, path, grants, groups = [], userName } = entry;
    const { partition } = this.model.location;
    const { tags = {} } = this.props;
    const model = standardAccessEntry({
      id,
      partition,
      principalArn,
      createdRole: undefined,
      grants,
      groups,
      userName,
      path,
      tags,
    });
    this.checks.entry(model, this.entries, this.model);
    this.entries.push(model);
    return new AccessEntry(this.access, id, { entry: model, clusterName: this.clusterName });
  }

  /** EKS makes the entry of the nodes by itself exactly when it has built-in pools. */
  private addNodeEntry(): void {
    const { builtInCompute, nodeRole, location } = this.model;
    if (builtInCompute.nodePools.length > 0) return;
    const { tags = {} } = this.props;
    const entry = nodeAccessEntry({ id: 'node', partition: location.partition, role: nodeRole, tags });
    this.entries.push(entry);
    new AccessEntry(new Construct(this, 'node-access'), 'node', {
      entry,
      clusterName: this.clusterName,
      role: this.cluster.nodeRole,
    });
  }

  private identity(): ClusterIdentity {
    const { name, location } = this.model;
    const { account, region, partition } = location;
    const known = account !== undefined && region !== undefined;
    return { name, arn: known ? `arn:${partition}:eks:${region}:${account}:cluster/${name}` : this.clusterArn };
  }
}
