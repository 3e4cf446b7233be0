import { Construct } from 'constructs';
import type { Access } from '../../model/access';
import { formatPath } from '../../rules/input-path';
import { cameFrom } from '../origin';
import { Role } from '../role';
import { AccessEntry } from './access-entry';

export interface AccessEntriesProps {
  readonly access: Access;
  /** A reference to the cluster's name, so that the cluster comes first. */
  readonly clusterName: string;
  /** Roles of this state that entries are for, by their IAM name: the node role. */
  readonly roles?: Readonly<Record<string, Role>>;
}

/** Everybody who may enter the cluster, and the role for administrators to assume. */
export class AccessEntries extends Construct {
  /** `aws_iam_role.cluster_admin`, when it is asked for. */
  public readonly adminRole: Role | undefined;
  /** By the id of the entry. */
  public readonly entries: ReadonlyMap<string, AccessEntry>;

  public constructor(scope: Construct, id: string, { access, clusterName, roles = {} }: AccessEntriesProps) {
    super(scope, id);
    cameFrom(this, 'access');
    this.adminRole = access.adminRole && new Role(this, 'cluster_admin', access.adminRole);
    if (this.adminRole !== undefined) cameFrom(this.adminRole, 'access.adminRole');
    const created: Readonly<Record<string, Role | undefined>> = {
      ...roles,
      ...(access.adminRole && { [access.adminRole.name]: this.adminRole }),
    };
    this.entries = new Map(
      access.entries.map((entry) => {
        const role = entry.createdRole === undefined ? undefined : created[entry.createdRole];
        if (entry.createdRole !== undefined && role === undefined) {
          throw new Error(`access entry '${entry.id}' is for role '${entry.createdRole}' of this state: pass it in 'roles'`);
        }
        const construct = new AccessEntry(this, entry.id, { entry, clusterName, role });
        cameFrom(construct, entry.type === 'EC2' ? 'cluster.nodeRole' : formatPath(['access', ...entry.path]));
        return [entry.id, construct];
      }),
    );
  }
}
