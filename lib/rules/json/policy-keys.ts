import { withoutExpressions } from '../../terraform/block';
import { JsonText } from '../../terraform/json-text';
import { type AnyRelationRule, relationRule } from '../rule';
import { problemAt } from './json-project';
import { documentsOf } from './policies';

const CODE = {
  url: 'https://github.com/hashicorp/terraform-provider-aws/blob/v6.25.0/internal/verify/validate_test.go',
  date: '2026-11-28',
};

/** What is seen in the text of a policy only. */
export const policyKeyRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN099',
    severity: 'error',
    title: 'A key that a policy has twice',
    why: 'JSON keeps the last one and drops the other silently: of two conditions with one operator, one is gone. The provider refuses such a policy of IAM.',
    fix: 'write the key once, with all that stands below both',
    sources: [CODE],
    example: {
      before: '"StringEquals": { "a": "1" }, "StringEquals": { "b": "2" }',
      after: '"StringEquals": { "a": "1", "b": "2" }',
    },
    subject: 'json',
    *check(project) {
      for (const { block, path, text } of documentsOf(project)) {
        if (!block.type.startsWith('aws_iam_') || !isByHand(text)) continue;
        const [repeated] = new JsonText(withoutExpressions(text)).repeated();
        if (repeated === undefined) continue;
        const key = JSON.stringify(repeated.path.at(-1));
        yield problemAt(block, path, { received: `${key} twice in one object`, message: 'each key once; the first one is lost' });
      }
    },
  }),
];

/** Programs write no white space, and each key once. */
const isByHand = (text: string): boolean => text.includes('\n') || text.includes('": ');
