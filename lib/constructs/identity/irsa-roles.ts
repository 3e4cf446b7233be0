import { Construct } from 'constructs';
import type { IrsaRole } from '../../model/irsa-role';
import { irsaAnnotation, irsaTrust } from '../../model/irsa-roles';
import { formatPath } from '../../rules/input-path';
import { cameFrom } from '../origin';
import { Role } from '../role';
import type { OidcProvider } from './oidc-provider';

export interface IrsaRolesProps {
  readonly irsaRoles: readonly IrsaRole[];
  readonly provider: OidcProvider;
}

/** Roles that pods take with a token of the cluster: `aws_iam_role.irsa_<name>`. */
export class IrsaRoles extends Construct {
  /** What each service account has to carry, by name of the role. */
  public readonly annotations: Readonly<Record<string, Readonly<Record<string, string>>>>;

  public constructor(scope: Construct, id: string, { irsaRoles, provider }: IrsaRolesProps) {
    super(scope, id);
    this.annotations = Object.fromEntries(
      irsaRoles.map((irsaRole) => {
        const { name, role } = irsaRole;
        const construct = new Role(this, `irsa_${name}`, { ...role, trust: irsaTrust(irsaRole, provider) });
        cameFrom(construct, formatPath(['irsaRoles', name]));
        return [name, irsaAnnotation(role.arn ?? construct.arn)];
      }),
    );
  }
}
