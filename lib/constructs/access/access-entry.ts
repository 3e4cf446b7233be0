import { EksAccessEntry, type EksAccessEntryConfig } from '@cdktf/provider-aws/lib/eks-access-entry';
import {
  EksAccessPolicyAssociation,
  type EksAccessPolicyAssociationConfig,
} from '@cdktf/provider-aws/lib/eks-access-policy-association';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { AccessEntry as AccessEntryModel, AccessPolicyAssociation } from '../../model/access';
import { config } from '../l1';
import type { Role } from '../role';

export interface AccessEntryProps {
  readonly entry: AccessEntryModel;
  /** A reference to the cluster's name, so that the cluster comes first. */
  readonly clusterName: string;
  /** The principal, when this state makes it. */
  readonly role?: Role | undefined;
}

/** An attribute as `replace_triggered_by` takes it: the bare address, where cdktf itself would write `${…}`. */
const attribute = (resource: TerraformResource, name: string): string =>
  `${resource.terraformResourceType}.${resource.friendlyUniqueId}.${name}`;

/** Lets one principal into the cluster, with its access policies. */
export class AccessEntry extends Construct {
  public readonly resource: EksAccessEntry;
  /** What has to exist before the principal can work in the cluster. */
  public readonly policies: readonly EksAccessPolicyAssociation[];

  public constructor(scope: Construct, id: string, props: AccessEntryProps) {
    super(scope, id);
    const { entry, clusterName, role } = props;
    const principalArn = entry.principalArn ?? role?.arn;
    if (principalArn === undefined) throw new Error(`access entry '${entry.id}': an ARN or a role of this state is needed`);
    this.resource = new EksAccessEntry(
      this,
      entry.id,
      config<EksAccessEntryConfig>({
        clusterName,
        principalArn,
        type: entry.type,
        // Written even when empty: the provider keeps the groups of a list that is left out.
        kubernetesGroups: entry.type === 'STANDARD' ? entry.groups : undefined,
        userName: entry.type === 'STANDARD' ? entry.userName : undefined,
        dependsOn: role === undefined ? undefined : [role.resource],
        lifecycle: role === undefined ? undefined : { replaceTriggeredBy: [attribute(role.resource, 'unique_id')] },
        tags: entry.tags,
      }),
    );
    this.policies = entry.policies.map((policy) => this.associate(policy, clusterName, principalArn));
  }

  private associate(
    { id, policyArn, scope }: AccessPolicyAssociation,
    clusterName: string,
    principalArn: string,
  ): EksAccessPolicyAssociation {
    return new EksAccessPolicyAssociation(
      this,
      id,
      config<EksAccessPolicyAssociationConfig>({
        clusterName,
        principalArn,
        policyArn,
        accessScope: scope.type === 'cluster' ? { type: 'cluster' } : { type: 'namespace', namespaces: scope.namespaces },
        dependsOn: [this.resource],
        // EKS drops the associations with the entry, so a new entry needs new ones.
        lifecycle: { replaceTriggeredBy: [attribute(this.resource, 'created_at')] },
      }),
    );
  }
}
