import { isKnownRegion, isRegionShaped, knownRegions } from '../aws/regions';
import { didYouMean } from './did-you-mean';
import type { Rule } from './rule';
import { valueRule } from './rule';
import { tagProblem } from './tag-problem';
import { writtenAccount } from './written-account';

const date = '2026-11-21';
const NAME = /^[A-Za-z][A-Za-z0-9-]*$/;
const TAGGING = 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html';
const REGIONS = 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html';
const IAM_NAMES = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html';

function nameProblem(value: unknown, limit: number): { message: string; suggestion?: string } | undefined {
  if (typeof value !== 'string' || (NAME.test(value) && value.length <= limit)) return undefined;
  const suggestion = value
    .trim()
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^[^A-Za-z]+|-+$/g, '')
    .slice(0, limit);
  return {
    message: `a name starts with a letter and has letters, digits and '-', at most ${limit} characters`,
    ...(suggestion !== '' && suggestion !== value ? { suggestion } : {}),
  };
}

/** What stands at the top of an environment: names, account, tags, what every role gets. */
export const environmentRules: readonly Rule[] = [
  valueRule({
    id: 'ENV001',
    severity: 'error',
    title: 'The name of an environment has characters that names of AWS resources refuse',
    why: 'The name becomes part of the stack, the cluster, the roles, the log groups and the path of the state. IAM, EKS and CloudWatch each refuse other characters; what all accept is letters, digits and the hyphen.',
    fix: 'use letters, digits and hyphens',
    sources: [
      { url: IAM_NAMES, date },
      { url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html', date },
    ],
    example: { before: "name: 'my env'", after: "name: 'my-env'" },
    at: ['name'],
    check: (value) => nameProblem(value, 40),
  }),
  valueRule({
    id: 'ENV002',
    severity: 'error',
    title: 'The name of the project has characters that names of AWS resources refuse',
    why: 'It stands in front of every name that is unique in an account, such as those of IAM roles.',
    fix: 'use letters, digits and hyphens',
    sources: [{ url: IAM_NAMES, date }],
    example: { before: "project: 'shop_api'", after: "project: 'shop-api'" },
    at: ['project'],
    check: (value) => nameProblem(value, 40),
  }),
  valueRule({
    id: 'ENV003',
    severity: 'error',
    title: 'An account id is twelve digits',
    why: 'The account is written down so that credentials of another account are refused (`allowed_account_ids`), and so that ARNs can be written out instead of looked up.',
    fix: 'write the twelve digits in quotes; `aws sts get-caller-identity` prints them',
    sources: [{ url: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html', date }],
    failureModes: ['D14'],
    example: { before: "account: '1111-2222-3333'", after: "account: '111122223333'" },
    at: ['account'],
    check: (value) => {
      if (typeof value !== 'string' || /^\d{12}$/.test(value)) return undefined;
      const digits = value.replace(/\D/g, '');
      return {
        message: 'an account id is exactly twelve digits',
        ...(digits.length === 12 ? { suggestion: digits } : {}),
      };
    },
  }),
  valueRule({
    id: 'ENV004',
    severity: 'error',
    title: 'A region is a code like ap-northeast-1',
    why: 'Partition, zones, service names and endpoints all follow from it.',
    fix: "write the region's code; `aws ec2 describe-regions` lists them",
    sources: [{ url: REGIONS, date }],
    failureModes: ['D14'],
    example: { before: "region: 'ap-northeast1'", after: "region: 'ap-northeast-1'" },
    at: ['region'],
    check: (value) => {
      if (typeof value !== 'string' || isRegionShaped(value)) return undefined;
      const suggestion = didYouMean(value, knownRegions.keys());
      return { message: 'a region is written like ap-northeast-1', ...(suggestion === undefined ? {} : { suggestion }) };
    },
  }),
  valueRule({
    id: 'ENV005',
    severity: 'warning',
    title: 'A region that this release does not know',
    why: 'It may be new, or misspelt. For a region that is not known, zone ids cannot be compared with it, and its partition is taken from its prefix.',
    fix: 'check the spelling; for a new region acknowledge this',
    sources: [{ url: REGIONS, date }],
    example: { before: "region: 'ap-northeast-7'", after: "region: 'ap-northeast-1'" },
    at: ['region'],
    check: (value) => {
      if (typeof value !== 'string' || !isRegionShaped(value) || isKnownRegion(value)) return undefined;
      const suggestion = didYouMean(value, knownRegions.keys());
      return { message: 'no region that is known has this name', ...(suggestion === undefined ? {} : { suggestion }) };
    },
  }),
  valueRule({
    id: 'ENV006',
    severity: 'error',
    title: 'A tag that AWS refuses',
    why: 'Keys have 1 to 128 characters and values at most 256, of letters, digits, spaces and _ . : / = + - @; keys that start with aws: belong to AWS. One bad tag makes every resource that carries it fail.',
    fix: 'correct the key or the value',
    sources: [{ url: TAGGING, date }],
    example: { before: "tags: { 'aws:team': 'shop' }", after: "tags: { team: 'shop' }" },
    at: ['tags.*'],
    check: (value, { path }) => tagProblem(String(path.at(-1)), value),
  }),
  valueRule({
    id: 'ENV007',
    severity: 'error',
    title: 'Two tag keys that differ only in case',
    why: 'IAM treats tag keys as equal regardless of case and refuses a role that has both.',
    fix: 'keep one of them',
    sources: [{ url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html', date }],
    example: { before: "tags: { Team: 'a', team: 'b' }", after: "tags: { team: 'b' }" },
    at: ['tags'],
    check: (value) => {
      if (value === null || typeof value !== 'object') return undefined;
      const keys = Object.keys(value);
      const twice = keys.filter((key, index) => keys.findIndex((other) => other.toLowerCase() === key.toLowerCase()) < index);
      return twice.map((key) => ({ below: [key], received: `'${key}'`, message: 'another key differs only in case' }));
    },
  }),
  valueRule({
    id: 'ENV008',
    severity: 'error',
    title: 'More tags than a resource can carry',
    why: 'A resource carries at most 50 tags; subnets add up to four of their own (name, load balancer role, selector, cluster).',
    fix: 'remove some',
    sources: [{ url: TAGGING, date }],
    example: { before: 'tags: { /* 60 of them */ }', after: 'tags: { /* at most 46 */ }' },
    at: ['tags'],
    check: (value) => {
      const count = value !== null && typeof value === 'object' ? Object.keys(value).length : 0;
      return count > 46 ? { received: `${count} tags`, message: 'at most 46, so that resources can add their own' } : undefined;
    },
  }),
  valueRule({
    id: 'ENV009',
    severity: 'error',
    title: 'A permissions boundary is the ARN of an IAM policy',
    why: 'CreateRole refuses anything else, and every role of the platform would fail.',
    fix: 'write the ARN of the policy',
    sources: [{ url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html', date }],
    failureModes: ['B21'],
    example: {
      before: "permissionsBoundary: 'developer-boundary'",
      after: "permissionsBoundary: 'arn:aws:iam::111122223333:policy/developer-boundary'",
    },
    at: ['permissionsBoundary'],
    check: (value, { input }) => {
      if (typeof value !== 'string') return undefined;
      const account = /^arn:aws[\w-]*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]+$/.exec(value)?.[1];
      if (account === undefined) return { message: 'accepted is arn:<partition>:iam::<account>:policy/<name>' };
      const own = writtenAccount(input);
      return account === 'aws' || own === undefined || account === own
        ? undefined
        : { message: `it belongs to account ${account}; a boundary has to be in the account of its roles, ${String(own)}` };
    },
  }),
  valueRule({
    id: 'ENV010',
    severity: 'error',
    title: 'A role path starts and ends with /',
    why: 'IAM refuses other paths.',
    fix: "write '/platform/'",
    sources: [{ url: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html', date }],
    example: { before: "rolePath: 'platform'", after: "rolePath: '/platform/'" },
    at: ['rolePath'],
    check: (value) => {
      if (typeof value !== 'string' || (/^\/([!-.0-~][!-~]*\/)?$/.test(value) && value.length <= 512)) return undefined;
      const inner = value.replace(/^\/+|\/+$/g, '');
      return {
        message: 'a path starts and ends with /, without spaces, at most 512 characters',
        ...(/\s/.test(inner) ? {} : { suggestion: inner === '' ? '/' : `/${inner}/` }),
      };
    },
  }),
];
