import { unescaped } from '../../terraform/block';
import type { Unique } from '../../terraform/facts/facts';
import { type Json } from '../../terraform/stack-json';
import { relationRule, type AnyRelationRule, type Problem } from '../rule';
import { type Block, placeOf, problemAt, valueOf } from './json-project';
import { known } from './with-facts';

const date = '2026-11-28';
const PROVIDER = { url: 'https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs', date };

/** What may exist only once. */
export const uniqueRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN004',
    severity: 'error',
    title: 'Two resources that are one in AWS',
    why: 'AWS refuses the second one, or it overwrites the first, in every apply anew.',
    fix: 'keep one of them',
    sources: [PROVIDER],
    failureModes: ['B04', 'G04'],
    example: {
      before: 'two aws_eks_access_entry with one principal_arn',
      after: 'one aws_eks_access_entry, with several aws_eks_access_policy_association',
    },
    subject: 'json',
    *check(project) {
      const firsts = new Map<Unique, Map<string, Block>>();
      for (const [block, { unique = [] }] of known(project, 'unique')) {
        if (project.beside(block, block.type).length === 1 || !isMadeOnce(block)) continue;
        for (const one of unique) {
          const values = identity(block, one);
          if (values === undefined) continue;
          const first = firsts.get(one) ?? new Map<string, Block>();
          firsts.set(one, first);
          const key = `${block.stack.name} ${block.type} ${values.map(asText).join('\n')}`;
          const other = first.get(key);
          if (other === undefined) first.set(key, block);
          else yield twice(block, other, one, values);
        }
      }
    },
  }),
];

/** Most of it is text, which a quote in front tells apart from everything else. */
const asText = (value: Json): string => (typeof value === 'string' ? `"${value}` : JSON.stringify(value));

/** Attaching a policy once more changes nothing. */
const HARMLESS = new Set(['aws_iam_role_policy_attachment']);

/** Neither repeated nor in an account or region of its own. */
const isMadeOnce = ({ repeated, body, type }: Block): boolean =>
  !repeated && !HARMLESS.has(type) && body['provider'] === undefined && body['region'] === undefined;

/** What has to be unique, as written: equal text is an equal value within one stack. */
function identity(block: Block, { by }: Unique): readonly Json[] | undefined {
  const values: Json[] = [];
  for (const names of by) {
    const isOptional = names.endsWith('?');
    const value = valueOf(block, isOptional ? names.slice(0, -1) : names);
    if (value === undefined && !isOptional) return undefined;
    values.push(value ?? null);
  }
  return values;
}

const twice = (block: Block, other: Block, { by, refusal }: Unique, values: readonly Json[]): Problem =>
  problemAt(block, placeOf(block, (by.at(-1) ?? '').replace(/\?$/, '')), {
    received: values.map((value) => (typeof value === 'string' ? unescaped(value) : JSON.stringify(value))).join(', '),
    message: `${refusal}; ${other.address} is the first`,
  });
