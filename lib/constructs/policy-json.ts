import { jsonencode } from '../model/jsonencode';
import type { PolicyDocument } from '../model/policy-document';

/** cdktf's own tokens look like `${TfToken[…]}` and become Terraform references; everything else is literal text. */
const LITERAL_TEMPLATE_START = /([$%])\{(?!TfToken\[)/g;

/** Doubles the sign before `{`, so that Terraform reads `${` and `%{` as text. References to other resources stay. */
export function escapeTemplate(text: string): string {
  return text.replace(LITERAL_TEMPLATE_START, '$1$1{');
}

/**
 * A policy as the JSON text that Terraform takes. IAM policy variables (`${aws:PrincipalTag/…}`) would be read as
 * Terraform interpolations, so they are escaped here and nowhere else. It is the text that `jsonencode` gives, so that an export with
 * `jsonencode` plans no change.
 */
export function policyJson(document: PolicyDocument): string {
  return escapeTemplate(jsonencode(document));
}
