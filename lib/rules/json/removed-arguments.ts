import { literalText } from '../../terraform/block';
import { type AnyRelationRule, relationRule } from '../rule';
import type { SynthesizedStack } from '../synthesized';
import { type Block, placeOf, problemAt, quoted } from './json-project';
import { awsVersions, beginsWith } from './provider-versions';

const UPGRADE = {
  url: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade',
  date: '2026-11-28',
};

/** What version 6 of the AWS provider has taken away, and what is written instead. */
const REMOVED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_eip: { vpc: '"domain": "vpc"' },
  aws_eks_addon: { resolve_conflicts: 'resolve_conflicts_on_create and resolve_conflicts_on_update' },
  aws_flow_log: { log_group_name: 'log_destination, with the ARN of the log group' },
};

/** Arguments that used to be there. */
export const removedArgumentRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN098',
    severity: 'error',
    title: 'An argument that version 6 of the AWS provider has taken away',
    why: 'The stack asks for version 6 or newer, and that one refuses the argument when it reads the stack. Told only where no older version may be installed.',
    fix: 'write what has taken its place',
    sources: [UPGRADE],
    example: { before: '"aws_eip": { "nat": { "vpc": true } }', after: '"aws_eip": { "nat": { "domain": "vpc" } }' },
    subject: 'json',
    *check(project) {
      for (const [type, names] of Object.entries(REMOVED)) {
        for (const block of project.resources(type)) {
          for (const [name, instead] of Object.entries(names)) {
            const value = block.body[name];
            if (value === undefined || !isRemoved(block, name)) continue;
            const received = `${name} ${quoted(value)}`;
            yield problemAt(block, placeOf(block, name), { received, message: `write ${instead}`, fix: `write ${instead}` });
          }
        }
      }
    },
  }),
];

/** An argument that the versions which the stack asks for do not have any more. */
export const isRemoved = ({ type, stack }: Block, name: string): boolean =>
  REMOVED[type]?.[name] !== undefined && isOfVersion6(stack);

const isOfVersion6 = (stack: SynthesizedStack): boolean =>
  awsVersions(stack).some(({ value }) => {
    const text = literalText(value);
    return text !== undefined && beginsWith(text, '6.0');
  });
