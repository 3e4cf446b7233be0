import type { RuleText } from '../rule';

const date = '2026-11-28';
const SYNTAX = { url: 'https://developer.hashicorp.com/terraform/language/syntax/json', date };

/** What is said while files are read; whoever reads them makes the findings. */
export const jsonFileRules = {
  unreadable: {
    id: 'JSN006',
    severity: 'error',
    title: 'A file that is no Terraform JSON',
    why: 'Terraform refuses the whole folder when one of its files is no JSON object.',
    fix: 'correct the file at the place that is named',
    sources: [SYNTAX],
    example: { before: '{ "locals": { "a": 1, } }', after: '{ "locals": { "a": 1 } }' },
  },
  notRead: {
    id: 'JSN007',
    severity: 'note',
    title: 'Files of a module that were not read',
    why: 'HCL, overrides, and files beside the one that was named are not read. They may hold what seems to be missing, so that is not told, and less is found.',
    fix: 'nothing is wrong; to be told more, name the folder, and put what is HCL into JSON',
    sources: [SYNTAX, { url: 'https://developer.hashicorp.com/terraform/language/files/override', date }],
    example: { before: 'main.tf beside network.tf.json', after: 'main.tf.json beside network.tf.json' },
  },
} as const satisfies Readonly<Record<string, RuleText>>;
