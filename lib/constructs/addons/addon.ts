import { EksAddon, type EksAddonConfig } from '@cdktf/provider-aws/lib/eks-addon';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Addon as AddonModel } from '../../model/addon';
import { jsonencode } from '../../model/jsonencode';
import { config } from '../l1';
import { escapeTemplate } from '../policy-json';
import { Role } from '../role';

export interface AddonProps {
  readonly addon: AddonModel;
  /** A reference to the cluster's name, so that the cluster comes first; the literal name in a state of its own. */
  readonly clusterName: string;
  /** What has to exist before: node pools, for an add-on that schedules pods. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** An add-on of EKS with the roles of its service accounts: `aws_eks_addon.<name>`. */
export class Addon extends Construct {
  public readonly resource: EksAddon;
  /** Roles that are made here, by service account. */
  public readonly roles: ReadonlyMap<string, Role>;

  public constructor(scope: Construct, id: string, { addon, clusterName, dependsOn = [] }: AddonProps) {
    super(scope, id);
    const roles = new Map<string, Role>();
    const podIdentityAssociation = addon.podIdentities.map(({ serviceAccount, role }) => {
      if (role.kind === 'existing') return { serviceAccount, roleArn: role.arn };
      const construct = new Role(this, `addon_${addon.name}_${serviceAccount}`, role);
      roles.set(serviceAccount, construct);
      return { serviceAccount, roleArn: role.arn ?? construct.arn };
    });
    this.roles = roles;
    const first = [...dependsOn, ...[...roles.values()].flatMap(({ resource, permissions }) => [resource, ...permissions])];
    this.resource = new EksAddon(
      this,
      addon.name,
      config<EksAddonConfig>({
        clusterName,
        addonName: addon.name,
        addonVersion: addon.version,
        configurationValues: addon.configuration && escapeTemplate(jsonencode(addon.configuration)),
        podIdentityAssociation: podIdentityAssociation.length === 0 ? undefined : podIdentityAssociation,
        // What Terraform says wins over what somebody changed with kubectl.
        resolveConflictsOnCreate: 'OVERWRITE',
        resolveConflictsOnUpdate: 'OVERWRITE',
        preserve: false,
        timeouts: addon.timeouts,
        dependsOn: first.length === 0 ? undefined : first,
        tags: addon.tags,
      }),
    );
  }
}
