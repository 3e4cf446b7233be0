import { IamRole, type IamRoleConfig } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy, type IamRolePolicyConfig } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment, type IamRolePolicyAttachmentConfig } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { CreatedRole } from '../model/role';
import { config } from './l1';
import { policyJson } from './policy-json';

/** An IAM role with everything that gives it permissions. */
export class Role extends Construct {
  public readonly resource: IamRole;
  /** What has to exist before the role can do its work, and has to outlive what uses it. */
  public readonly permissions: readonly ITerraformDependable[];

  /** @param id also the Terraform id of the role: `aws_iam_role.<id>` */
  public constructor(scope: Construct, id: string, role: CreatedRole) {
    super(scope, `${id}-role`);
    this.resource = new IamRole(
      this,
      id,
      config<IamRoleConfig>({
        name: role.name,
        path: role.path,
        description: role.description,
        assumeRolePolicy: policyJson(role.trust),
        permissionsBoundary: role.permissionsBoundary,
        tags: role.tags,
      }),
    );
    const attachments = Object.entries(role.managedPolicies).map(
      ([name, policyArn]) =>
        new IamRolePolicyAttachment(
          this,
          `${id}_${name}`,
          config<IamRolePolicyAttachmentConfig>({ role: this.resource.name, policyArn }),
        ),
    );
    const inline = Object.entries(role.inlinePolicies).map(
      ([name, document]) =>
        new IamRolePolicy(
          this,
          `${id}_${name}`,
          config<IamRolePolicyConfig>({ role: this.resource.name, name, policy: policyJson(document) }),
        ),
    );
    this.permissions = [...attachments, ...inline];
  }

  public get arn(): string {
    return this.resource.arn;
  }

  public get roleName(): string {
    return this.resource.name;
  }
}
