import type { PolicyStatement } from '../model/policy-document';

/** One IAM statement, in IAM's spelling; `Effect` is Allow when left out. */
export type StatementInput = Omit<PolicyStatement, 'Effect' | 'Principal'> & { readonly Effect?: 'Allow' | 'Deny' };
