import type { Access } from './access';
import { parsePrincipalArn } from './principal-arn';

/** Roles of Identity Center can only be signed in to, not assumed. */
const SSO_PATH = '/aws-reserved/sso.amazonaws.com/';

/**
 * What a person runs to reach the cluster with kubectl: as the admin role, or else as the first administrator whose
 * role can be assumed.
 * https://docs.aws.amazon.com/eks/latest/userguide/create-kubeconfig.html
 */
export function kubeconfigCommand(cluster: { readonly name: string; readonly region: string }, access: Access): string {
  const role = access.adminRole?.arn ?? firstAssumableAdmin(access);
  return [
    `aws eks update-kubeconfig --region ${cluster.region} --name ${cluster.name}`,
    ...(role === undefined ? [] : [`--role-arn ${role}`]),
  ].join(' ');
}

function firstAssumableAdmin({ entries, pipeline }: Access): string | undefined {
  const admins = entries.flatMap(({ principalArn, path }) =>
    path[0] === 'admins' && principalArn !== undefined ? [principalArn] : [],
  );
  return [...admins, ...(pipeline === undefined ? [] : [pipeline.apply])].find((arn) => {
    const principal = parsePrincipalArn(arn);
    return principal?.kind === 'role' && !principal.path.startsWith(SSO_PATH);
  });
}
