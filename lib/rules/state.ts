import type { Rule } from './rule';
import { valueAt } from './input-path';
import { relationRule, valueRule } from './rule';
import { regionOf } from './written-network';

const date = '2026-11-21';
const BACKEND = 'https://developer.hashicorp.com/terraform/language/backend/s3';

/** Where Terraform keeps its states. */
export const stateRules: readonly Rule[] = [
  valueRule({
    id: 'STA001',
    severity: 'error',
    title: 'A bucket name that S3 refuses',
    why: 'No bucket can have this name, so `terraform init` fails before anything else.',
    fix: 'write the name of the bucket, not its ARN or URL',
    sources: [{ url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html', date }],
    example: { before: "bucket: 's3://Example_State'", after: "bucket: 'example-state'" },
    at: ['state.bucket'],
    check: (value, { input }) => {
      if (typeof value !== 'string') return undefined;
      // Until March 2018 the oldest region took more.
      if (regionOfState(input) === 'us-east-1' && /^[A-Za-z0-9._-]{3,255}$/.test(value)) return undefined;
      const bare = value.replace(/^(s3:\/\/|arn:aws[\w-]*:s3:::)/, '').replace(/\/.*$/, '');
      const valid = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
      const refused = /\.\.|^\d+\.\d+\.\d+\.\d+$|^xn--|^sthree-|-s3alias$|--ol-s3$|--x-s3$/;
      if (valid.test(value) && !refused.test(value)) return undefined;
      return {
        message: "a bucket name has 3 to 63 lower case letters, digits, '.' and '-', and starts and ends with a letter or digit",
        ...(bare !== value && valid.test(bare) ? { suggestion: bare } : {}),
      };
    },
  }),
  valueRule({
    id: 'STA002',
    severity: 'error',
    title: 'A folder in the state bucket that S3 does not have',
    why: 'A key that begins with a slash, or has two in a row, is refused by the S3 backend or becomes another object than the one you look for.',
    fix: 'write names of folders with one slash between them and none at the ends; left out, it is <project>/<environment>',
    sources: [{ url: BACKEND, date }],
    example: { before: "keyPrefix: '/platform/'", after: "keyPrefix: 'platform'" },
    at: ['state.keyPrefix'],
    check: (value) => {
      // The root of the bucket is a place as well.
      if (typeof value !== 'string' || value === '') return undefined;
      const expression = /[$%]\{/.test(value);
      if (!expression && value.split('/').every((part) => part !== '')) return undefined;
      const clean = value
        .split('/')
        .filter((part) => part !== '')
        .join('/');
      return {
        message: expression
          ? 'no ${…} and no %{…}: Terraform would complete it where other stacks read the state'
          : 'a folder has no slash at its ends and no empty part',
        ...(clean !== value && clean !== '' ? { suggestion: clean } : {}),
      };
    },
  }),
  valueRule({
    id: 'STA006',
    severity: 'warning',
    title: 'Characters in a folder that some tools cannot take',
    why: 'S3 stores keys of any characters. Those beyond letters, digits and ! - _ . * ( ) have to be encoded in URLs and quoted in shells, and some tools fail on them.',
    fix: 'letters, digits, - and _; or acknowledge this where the folder exists already',
    sources: [{ url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html', date }],
    example: { before: "keyPrefix: 'team a/prod'", after: "keyPrefix: 'team-a/prod'" },
    at: ['state.keyPrefix'],
    check: (value) => {
      const others = typeof value === 'string' ? [...new Set(value.replace(/[A-Za-z0-9/!_.*'()-]/g, ''))] : [];
      if (others.length === 0) return undefined;
      return { message: `${others.map((character) => `'${character}'`).join(', ')} have to be encoded or quoted in places` };
    },
  }),
  valueRule({
    id: 'STA003',
    severity: 'error',
    title: 'The key of the state objects is a KMS key ARN',
    why: 'The S3 backend refuses ids of keys, and S3 keys of another region than that of the bucket. A name of an alias is looked for in the account of whoever runs Terraform.',
    fix: 'write the ARN of the key',
    sources: [{ url: BACKEND, date }],
    example: {
      before: "kmsKey: '1234abcd-12ab-34cd-56ef-1234567890ab'",
      after: "kmsKey: 'arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'",
    },
    at: ['state.kmsKey'],
    check: (value, { input }) => {
      if (typeof value !== 'string') return undefined;
      if (/^alias\/[\w/-]+$/.test(value)) return undefined;
      const region = /^arn:aws[\w-]*:kms:([\w-]+):\d{12}:(key\/[\w-]+|alias\/[\w/-]+)$/.exec(value)?.[1];
      if (region === undefined) return { message: 'accepted is arn:<partition>:kms:<region>:<account>:key/<id>' };
      const bucket = regionOfState(input);
      return bucket === undefined || bucket === region
        ? undefined
        : { message: `it is in ${region}, and the bucket in ${bucket}: S3 takes keys of the bucket's region only` };
    },
  }),
  valueRule({
    id: 'STA005',
    severity: 'error',
    title: 'The region of the state bucket is no region',
    why: '`terraform init` asks S3 in that region.',
    fix: "write the region's code, such as ap-northeast-1",
    sources: [{ url: BACKEND, date }],
    example: { before: "region: 'Tokyo'", after: "region: 'ap-northeast-1'" },
    at: ['state.region'],
    check: (value) =>
      typeof value !== 'string' || /^[a-z]{2,4}(-[a-z]+)+-\d$/.test(value)
        ? undefined
        : { message: 'a region is written like ap-northeast-1' },
  }),
  relationRule<'environment'>({
    id: 'STA004',
    severity: 'warning',
    subject: 'environment',
    title: 'A production environment keeps its state in local files',
    why: 'Whoever loses the folder loses the knowledge of what exists; two people cannot work on it, and nothing locks it.',
    fix: "state: { type: 's3', bucket: '…' }; docs/state-and-deployment.md of cdktf-eks-auto-mode has the commands that make a bucket",
    sources: [{ url: 'https://developer.hashicorp.com/terraform/language/backend/local', date }],
    failureModes: ['D09'],
    example: {
      before: "profile: 'production', state: { type: 'local' }",
      after: "state: { type: 's3', bucket: 'example-terraform-state' }",
    },
    check: ({ profile, state }) =>
      profile === 'production' && state?.type === 'local'
        ? [{ path: ['state', 'type'], message: 'production state belongs where it is locked, versioned and shared' }]
        : [],
  }),
];

const regionOfState = (input: unknown): string | undefined =>
  regionOf(valueAt(input, ['state', 'region']) === undefined ? input : valueAt(input, ['state']));
