import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Role as RoleModel } from '../../model/role';
import { Role } from '../role';

/** One role for all profiles or groups that do not name another; it is made when the first of them asks for it. */
export class SharedRole extends Construct {
  private created: Role | undefined;

  /** @param roleId also the Terraform id: `aws_iam_role.<roleId>` */
  public constructor(
    scope: Construct,
    private readonly roleId: string,
  ) {
    super(scope, roleId);
  }

  /** The ARN of the role, and what has to exist before it can do its work. */
  public use(role: RoleModel): { readonly arn: string; readonly dependsOn: readonly ITerraformDependable[] } {
    if (role.kind === 'existing') return { arn: role.arn, dependsOn: [] };
    this.created ??= new Role(this, this.roleId, role);
    return { arn: role.arn ?? this.created.arn, dependsOn: [this.created.resource, ...this.created.permissions] };
  }
}
