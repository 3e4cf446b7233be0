/** One or more values, as IAM's JSON grammar allows. */
export type OneOrMany = string | readonly string[];

/** IAM condition block: operator → key → value. */
export type PolicyCondition = Readonly<Record<string, Readonly<Record<string, OneOrMany>>>>;

/**
 * One IAM statement in IAM's own spelling, so that it can be compared with AWS documentation word for word.
 * Policy variables are written as IAM writes them (`${aws:PrincipalTag/…}`); the boundary to Terraform escapes them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
 */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, OneOrMany>>;
  readonly Action?: OneOrMany;
  readonly NotAction?: OneOrMany;
  readonly Resource?: OneOrMany;
  readonly NotResource?: OneOrMany;
  readonly Condition?: PolicyCondition;
}

/** An IAM policy document, trust policy or key policy. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}
