import { accessPoliciesSource, assignableAccessPolicies, reservedAccessPolicies } from '../../aws/access-policies';
import { didYouMean } from '../did-you-mean';
import { type AnyRelationRule, relationRule } from '../rule';
import { suggesting } from '../texts';
import { placeOf, problemAt, textOf, valuesOf } from './json-project';
import { policyNameOf } from './cluster-access';

const SCOPE = { url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_AccessScope.html', date: '2026-11-28' };

/** Names and scopes of access policies. */
export const accessPolicyJsonRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN025',
    severity: 'error',
    title: 'An access policy that cannot be associated',
    why: 'EKS keeps some policies for its own roles and refuses names that it does not have. Four of them are also names of IAM policies.',
    fix: 'write the name of an access policy for people or nodes',
    sources: [accessPoliciesSource],
    failureModes: ['B11'],
    example: {
      before: '"policy_arn": "arn:aws:eks::aws:cluster-access-policy/AmazonEKSComputePolicy"',
      after: '"policy_arn": "arn:aws:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy"',
    },
    subject: 'json',
    *check(project) {
      for (const association of project.resources('aws_eks_access_policy_association')) {
        const name = policyNameOf(association);
        if (name === undefined || !reservedAccessPolicies.has(name)) continue;
        const message = 'EKS keeps this policy for its own roles';
        yield problemAt(association, placeOf(association, 'policy_arn'), { received: `'${name}'`, message });
      }
    },
  }),
  relationRule({
    id: 'JSN026',
    severity: 'warning',
    title: 'An access policy that is not known',
    why: 'EKS refuses names that it does not have. The list is of November 2026, so a newer policy is told here too.',
    fix: 'correct the name; `aws eks list-access-policies` prints what exists',
    sources: [accessPoliciesSource],
    failureModes: ['B11'],
    example: { before: '…cluster-access-policy/AmazonEKSVeiwPolicy', after: '…cluster-access-policy/AmazonEKSViewPolicy' },
    subject: 'json',
    *check(project) {
      for (const association of project.resources('aws_eks_access_policy_association')) {
        const name = policyNameOf(association);
        if (name === undefined || reservedAccessPolicies.has(name) || assignableAccessPolicies.has(name)) continue;
        const message = 'EKS had no access policy of this name in November 2026';
        const suggestion = didYouMean(name, assignableAccessPolicies);
        yield problemAt(association, placeOf(association, 'policy_arn'), {
          received: `'${name}'`,
          message,
          ...suggesting(suggestion),
        });
      }
    },
  }),
  relationRule({
    id: 'JSN076',
    severity: 'error',
    title: 'A scope of namespaces without any',
    why: 'EKS takes a policy for namespaces only with their names.',
    fix: 'write the namespaces, or "type": "cluster"',
    sources: [SCOPE],
    example: {
      before: '"access_scope": { "type": "namespace" }',
      after: '"access_scope": { "type": "namespace", "namespaces": ["shop"] }',
    },
    subject: 'json',
    *check(project) {
      for (const association of project.resources('aws_eks_access_policy_association')) {
        if (textOf(association, 'access_scope.type') !== 'namespace') continue;
        const names = valuesOf(association, 'access_scope.namespaces');
        if (names.some(({ value }) => !Array.isArray(value) || value.length > 0)) continue;
        yield problemAt(association, placeOf(association, 'access_scope.type'), { message: 'namespaces are missing' });
      }
    },
  }),
];
