import { environmentRules } from '../../lib/rules/environment';
import { formatPath } from '../../lib/rules/input-path';
import type { ValueRule } from '../../lib/rules/rule';
import { runValueRules } from '../../lib/rules/run';
import { stateRules } from '../../lib/rules/state';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

const valueRules = [...environmentRules, ...stateRules].filter((rule): rule is ValueRule => rule.kind === 'value');

/** `ENV003 account | did you mean …` for each finding. */
const found = (input: unknown): readonly string[] =>
  runValueRules(valueRules, input, { today: '2026-11-21', environment: 'dev', skip: () => false }).map(
    ({ rule, path, suggestion }) => `${rule} ${formatPath(path)}${suggestion === undefined ? '' : ` → ${suggestion}`}`,
  );

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag-${index}`, 'x']));

describe('value rules of the environment and its state', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['a name with a space', { name: 'my env' }, ['ENV001 name → my-env']],
    ['a name that starts with a digit', { name: '1st' }, ['ENV001 name → st']],
    ['a name that is too long', { name: 'a'.repeat(41) }, [`ENV001 name → ${'a'.repeat(40)}`]],
    ['a project with an underscore', { project: 'shop_api' }, ['ENV002 project → shop-api']],
    ['an account with hyphens', { account: '1111-2222-3333' }, ['ENV003 account → 111122223333']],
    ['an account with eleven digits', { account: '11112222333' }, ['ENV003 account']],
    ['a region without its last hyphen', { region: 'ap-northeast1' }, ['ENV004 region → ap-northeast-1']],
    ['a region by its city', { region: 'Tokyo' }, ['ENV004 region']],
    ['a region that nobody knows', { region: 'ap-northeast-9' }, ['ENV005 region → ap-northeast-1']],
    ['a tag of AWS', { tags: { 'aws:team': 'a' } }, ['ENV006 tags["aws:team"]']],
    ['a tag value with a character AWS refuses', { tags: { team: 'a;b' } }, ['ENV006 tags.team']],
    ['a tag value that is too long', { tags: { team: 'x'.repeat(257) } }, ['ENV006 tags.team']],
    ['tags that differ in case', { tags: { Team: 'a', team: 'b' } }, ['ENV007 tags.team']],
    ['too many tags', { tags: many(47) }, ['ENV008 tags']],
    ['a boundary by name', { permissionsBoundary: 'boundary' }, ['ENV009 permissionsBoundary']],
    ['a role as boundary', { permissionsBoundary: 'arn:aws:iam::111122223333:role/x' }, ['ENV009 permissionsBoundary']],
    [
      'a boundary of another account',
      { account: '111122223333', permissionsBoundary: 'arn:aws:iam::444455556666:policy/x' },
      ['ENV009 permissionsBoundary'],
    ],
    ['a path without slashes', { rolePath: 'platform' }, ['ENV010 rolePath → /platform/']],
    ['a bucket as a URL', { state: { bucket: 's3://example-state/prod' } }, ['STA001 state.bucket → example-state']],
    ['a bucket in upper case', { state: { bucket: 'Example' } }, ['STA001 state.bucket']],
    ['a bucket like an address', { state: { bucket: '192.168.5.4' } }, ['STA001 state.bucket']],
    ['a folder with slashes at its ends', { state: { keyPrefix: '/a//b/' } }, ['STA002 state.keyPrefix → a/b']],
    ['an expression in a folder', { state: { keyPrefix: '${var.name}' } }, ['STA002 state.keyPrefix', 'STA006 state.keyPrefix']],
    ['a folder that has to be encoded', { state: { keyPrefix: 'team a' } }, ['STA006 state.keyPrefix']],
    ['a folder that has to be quoted', { state: { keyPrefix: 'team@acme/env=prod' } }, ['STA006 state.keyPrefix']],
    ['a key by its id', { state: { kmsKey: '1234abcd-12ab-34cd-56ef-1234567890ab' } }, ['STA003 state.kmsKey']],
    ['a bucket that only the oldest region has', { region: 'eu-west-1', state: { bucket: 'My_State' } }, ['STA001 state.bucket']],
    [
      'a key in another region than its bucket',
      { region: 'eu-west-1', state: { kmsKey: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' } },
      ['STA003 state.kmsKey'],
    ],
    ['a region of the state by its city', { state: { region: 'Tokyo' } }, ['STA005 state.region']],
  ])('%s is found', (_, input, expected) => {
    expect(found(input)).toEqual(expected);
  });

  test.each<[string, unknown]>([
    ['names', { name: 'prod-Tokyo1', project: 'shop' }],
    ['a key of the state by its alias', { state: { kmsKey: 'alias/state' } }],
    ['a bucket of 2017', { region: 'eu-west-1', state: { region: 'us-east-1', bucket: 'My_State' } }],
    ['the longest name', { name: 'a'.repeat(40) }],
    ['an account with leading zeros', { account: '000011112222' }],
    ['a region of another partition', { region: 'cn-north-1' }],
    ['a sovereign region', { region: 'eusc-de-east-1' }],
    ['tags in any language', { tags: { チーム: '決済', 'cost.center': 'a/b:c=d+e-f@g h' } }],
    ['as many tags as fit', { tags: many(46) }],
    ['boundaries of any partition', { permissionsBoundary: 'arn:aws-us-gov:iam::111122223333:policy/path/name' }],
    ['a boundary that AWS manages', { permissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess' }],
    ['paths', { rolePath: '/a/b/' }],
    ['the root path', { rolePath: '/' }],
    ['buckets with dots', { state: { bucket: 'my.state-1' } }],
    ['a folder', { state: { keyPrefix: 'platform/production' } }],
    ['the root of the bucket', { state: { keyPrefix: '' } }],
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html: characters that are safe.
    ['every safe character', { state: { keyPrefix: "aZ0/!-_.*'()" } }],
    [
      'a key of another account',
      { state: { kmsKey: 'arn:aws-cn:kms:cn-north-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab' } },
    ],
    ['regions', { state: { region: 'us-gov-west-1' } }],
    ['values of another type, which the shape check reports', { name: 1, account: 2, tags: [], state: 'local' }],
  ])('%s are fine', (_, input) => {
    expect(found(input)).toEqual([]);
  });
});

everyRuleHasCases([...environmentRules, ...stateRules], 'value');
