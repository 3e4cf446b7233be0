import { partitionOf } from '../../aws/regions';
import { literalText } from '../../terraform/block';
import { objects } from '../../terraform/stack-json';
import { type AnyRelationRule, relationRule } from '../rule';
import type { SynthesizedStack } from '../synthesized';
import { suggesting } from '../texts';
import { leavesOf, problemAt } from './json-project';

const date = '2026-11-28';
const ARNS = { url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html', date };
const PASS_ROLE = { url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html', date };
const POD_IDENTITY = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html', date };

/** Arguments with a role that a service assumes: it is always of the account of the resource. */
const PASSED_ROLES: readonly (readonly [type: string, names: string])[] = [
  ['aws_eks_cluster', 'role_arn'],
  ['aws_eks_cluster', 'compute_config.node_role_arn'],
  ['aws_eks_node_group', 'node_role_arn'],
  ['aws_eks_fargate_profile', 'pod_execution_role_arn'],
  ['aws_eks_pod_identity_association', 'role_arn'],
  ['aws_eks_addon', 'pod_identity_association.role_arn'],
  ['aws_eks_capability', 'role_arn'],
  ['aws_flow_log', 'iam_role_arn'],
];

/** The one provider block for AWS of a stack. */
function providerOf({ json }: SynthesizedStack): Readonly<Record<string, unknown>> | undefined {
  const [only, ...others] = objects(json['provider']).flatMap((one) => objects(one['aws']));
  return others.length > 0 ? undefined : only;
}

function accountOf(stack: SynthesizedStack): string | undefined {
  const accounts = providerOf(stack)?.['allowed_account_ids'];
  const [only, ...others] = Array.isArray(accounts) ? (accounts as readonly unknown[]) : [];
  return others.length === 0 && typeof only === 'string' && /^\d{12}$/.test(only) ? only : undefined;
}

/** ARNs against the account and the region of the provider. */
export const accountJsonRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN050',
    severity: 'error',
    title: 'An ARN of another partition than that of the region',
    why: 'ARNs begin with the partition: aws, aws-cn for China, aws-us-gov for GovCloud. Nothing of one exists in another, so AWS refuses the ARN or finds nothing.',
    fix: 'write the partition of the region',
    sources: [ARNS],
    failureModes: ['B12'],
    example: { before: '"arn:aws:iam::aws:policy/…" in cn-north-1', after: '"arn:aws-cn:iam::aws:policy/…"' },
    subject: 'json',
    *check({ stacks }) {
      for (const stack of stacks) {
        const region = literalOf(providerOf(stack)?.['region']);
        if (region === undefined) continue;
        const { partition } = partitionOf(region);
        // One look at the whole text spares one at each value.
        if (!new RegExp(`"arn:(?!${partition}:)aws`).test(stack.text)) continue;
        for (const at of stack.values) {
          const { value } = at;
          if (typeof value !== 'string' || !value.startsWith('arn:')) continue;
          const [, written] = /^arn:(aws[a-z-]*):/.exec(value) ?? [];
          if (written === undefined || written === partition) continue;
          const { path } = at;
          if (path[0] !== 'resource' || path.includes('tags')) continue;
          yield {
            path: [stack.name, ...path],
            received: `'${value}'`,
            message: `the partition of ${region} is ${partition}`,
            ...suggesting(value.replace(`arn:${written}:`, `arn:${partition}:`)),
          };
        }
      }
    },
  }),
  relationRule({
    id: 'JSN051',
    severity: 'error',
    title: 'A role of another account that a service is to assume',
    why: 'A role is handed to a service within its own account only; AWS refuses one of another account: "Cross-account pass role is not allowed".',
    fix: 'name a role of the account of the provider; a Pod Identity reaches others by target_role_arn',
    sources: [PASS_ROLE, POD_IDENTITY],
    failureModes: ['G11'],
    example: {
      before: '"role_arn": "arn:aws:iam::444455556666:role/api", in account 111122223333',
      after: '"role_arn": "arn:aws:iam::111122223333:role/api", "target_role_arn": "arn:aws:iam::444455556666:role/api"',
    },
    subject: 'json',
    *check(project) {
      for (const [type, names] of PASSED_ROLES) {
        for (const block of project.resources(type)) {
          const account = accountOf(block.stack);
          for (const { value, path } of account === undefined ? [] : leavesOf(block, names)) {
            const [, written] = /^arn:[a-z-]+:iam::(\d{12}):role\//.exec(literalText(value) ?? '') ?? [];
            if (written === undefined || written === account) continue;
            yield problemAt(block, path, { received: `'${String(value)}'`, message: `the provider works in account ${account}` });
          }
        }
      }
    },
  }),
];

const literalOf = (value: unknown): string | undefined => (typeof value === 'string' ? literalText(value) : undefined);
