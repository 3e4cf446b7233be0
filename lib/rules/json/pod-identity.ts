import { type AnyRelationRule, relationRule } from '../rule';
import { leavesOf, placeOf, problemAt, valueOf } from './json-project';
import { rolesOf } from './roles';
import { statementsOf, trustProblem } from './trust';

const date = '2026-11-28';
const POD_ROLE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html', date };
const TARGET_ROLE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html', date };

/** Roles that pods get. */
export const podIdentityJsonRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN029',
    severity: 'error',
    title: 'A role that pods cannot get by Pod Identity',
    why: 'Pod Identity assumes the role and tags the session. Without both rights, or with conditions on tags that are switched off, pods get no credentials.',
    fix: 'allow pods.eks.amazonaws.com both sts:AssumeRole and sts:TagSession; conditions on aws:RequestTag only with session tags',
    sources: [POD_ROLE, TARGET_ROLE],
    failureModes: ['G05'],
    example: { before: '"Service": "eks.amazonaws.com"', after: '"Service": "pods.eks.amazonaws.com"' },
    subject: 'json',
    *check(project) {
      const roles = rolesOf(project);
      for (const association of project.resources('aws_eks_pod_identity_association')) {
        const role = roles.named(association, valueOf(association, 'role_arn'));
        const untagged = String(valueOf(association, 'disable_session_tags')) === 'true';
        yield* trustProblem(role, 'pods.eks', untagged ? ['sts:AssumeRole'] : ['sts:AssumeRole', 'sts:TagSession']);
        const conditions =
          role?.trust === undefined ? [] : statementsOf(role.trust).map((one) => JSON.stringify(one['Condition'] ?? ''));
        if (untagged && conditions.length > 0 && conditions.every((text) => text.includes('aws:RequestTag/'))) {
          const message = 'the trust asks for session tags, which this association switches off';
          yield problemAt(association, placeOf(association, 'disable_session_tags'), { received: 'true', message });
        }
      }
      for (const addon of project.resources('aws_eks_addon')) {
        for (const { value } of leavesOf(addon, 'pod_identity_association.role_arn')) {
          yield* trustProblem(roles.named(addon, value), 'pods.eks', ['sts:AssumeRole', 'sts:TagSession']);
        }
      }
    },
  }),
];
