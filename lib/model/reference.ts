/** cdktf tokens and Terraform expressions inside a string. */
const REFERENCE = /\$\{[^}]*\}/;

/**
 * True for a value that is known only to Terraform (`${aws_iam_role.x.arn}`, a cdktf token). Rules skip such values:
 * nothing can be said about them before Terraform runs.
 */
export function isReference(value: unknown): boolean {
  return typeof value === 'string' && REFERENCE.test(value);
}
