import type { Location } from './location';
import type { ExistingRole } from './role';

/** An IAM principal as its ARN names it. */
export interface PrincipalArn {
  readonly partition: string;
  readonly service: 'iam' | 'sts';
  /** Twelve digits. */
  readonly account: string;
  /** `role`, `user`, `root`, `assumed-role`, … */
  readonly kind: string;
  /** `/`, or `/aws-reserved/sso.amazonaws.com/`. */
  readonly path: string;
  /** The name without its path; empty for `root`. */
  readonly name: string;
}

const ARN = /^arn:([a-z][a-z0-9-]*):(iam|sts)::(\d{12}):([a-z-]+)(?:\/(.*))?$/;

/** The parts of a principal's ARN, or undefined when the text is none. */
export function parsePrincipalArn(arn: string): PrincipalArn | undefined {
  const [, partition, service, account, kind, rest = ''] = ARN.exec(arn) ?? [];
  if (partition === undefined || service === undefined || account === undefined || kind === undefined) return undefined;
  const slash = rest.lastIndexOf('/');
  return {
    partition,
    service: service as 'iam' | 'sts',
    account,
    kind,
    path: slash < 0 ? '/' : `/${rest.slice(0, slash + 1)}`,
    name: rest.slice(slash + 1),
  };
}

/**
 * Whether IAM has roles and users of this name.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html (read 2026-11-28)
 */
export const isIamName = (name: string): boolean => /^[\w+=,.@-]{1,64}$/.test(name);

/** A role made elsewhere, named by its ARN. A text that is no ARN is taken as the name. */
export function existingRole(arn: string): ExistingRole {
  return { kind: 'existing', arn, name: parsePrincipalArn(arn)?.name ?? arn };
}

/** ARN of a role that this project makes; undefined where the account is not known. */
export function roleArn(location: Location, path: string, name: string): string | undefined {
  return location.account === undefined ? undefined : `arn:${location.partition}:iam::${location.account}:role${path}${name}`;
}
