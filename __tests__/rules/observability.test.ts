import type { EnvironmentInput } from '../../lib/config/environment-input';
import { findingsOf } from '../../lib/testing';
import { observabilityRules } from '../../lib/rules/observability';
import { TODAY as today } from '../support/environment';
import { everyRuleHasCases } from '../support/every-rule-has-cases';
import { validInput } from '../support/inputs';

/** Findings of these rules, and of others about the same part; that nothing makes add-ons without a platform is another matter. */
const found = (overrides: Partial<EnvironmentInput>): readonly string[] =>
  findingsOf({ ...validInput(), ...overrides } as EnvironmentInput, { today })
    .filter(({ rule, path }) => rule.startsWith('OBS') || (path[0] === 'observability' && rule !== 'ADD009'))
    .map(({ rule, message, suggestion }) => `${rule} ${message}${suggestion === undefined ? '' : ` → ${suggestion}`}`);

const workspace = (text: string) => ({ observability: { type: 'prometheus', workspace: text } }) as const;
const scraping = (scrapeConfiguration: string) => ({ observability: { type: 'prometheus', scrapeConfiguration } }) as const;
const platform = { delivery: 'terraform' } as const;

describe('found', () => {
  test.each<[string, Partial<EnvironmentInput>, readonly (string | RegExp)[]]>([
    ['production that says nothing', { profile: 'production', platform }, [/^OBS001 /]],
    ['no ARN', workspace('ws-12345678'), [/^OBS002 .*arn:<partition>:aps:/]],
    ['another kind of ARN', workspace('arn:aws:aps:ap-northeast-1:111122223333:scraper/s-1'), [/^OBS002 /]],
    [
      'another region',
      workspace('arn:aws:aps:eu-west-1:111122223333:workspace/ws-1'),
      ['OBS002 a workspace in ap-northeast-1, where the cluster is'],
    ],
    [
      'another account',
      workspace('arn:aws:aps:ap-northeast-1:444455556666:workspace/ws-1'),
      ['OBS002 a workspace of account 111122223333'],
    ],
    ['no YAML', scraping('scrape_configs: [{'), [/^OBS003 /]],
    ['YAML that is a text', scraping('pods'), ['OBS003 `scrape_configs` with at least one job']],
    ['no job', scraping('scrape_configs: []'), ['OBS003 `scrape_configs` with at least one job']],
    [
      'the add-on alone',
      { addons: { 'amazon-cloudwatch-observability': {} }, platform },
      ['OBS004 nothing makes its log groups with a retention'],
    ],
    ['a retention that CloudWatch has not', { observability: { type: 'cloudwatch', retentionDays: 100 } }, [/^CLU060 .*120/]],
  ])('%s', (_, input, expected) => {
    expect(found(input)).toEqual(
      expected.map((one) => (typeof one === 'string' ? one : (expect.stringMatching(one) as unknown))),
    );
  });
});

describe('fine', () => {
  test.each<[string, Partial<EnvironmentInput>]>([
    ['development that says nothing', { platform }],
    ['production without a platform', { profile: 'production' }],
    ['none on purpose', { profile: 'production', platform, observability: 'none' }],
    ['CloudWatch', { profile: 'production', platform, observability: 'cloudwatch' }],
    [
      'CloudWatch, with more said of its add-on',
      { platform, observability: 'cloudwatch', addons: { 'amazon-cloudwatch-observability': { version: 'v4.5.0-eksbuild.1' } } },
    ],
    ['Prometheus', { profile: 'production', platform, observability: 'prometheus' }],
    ['a workspace of the same place', workspace('arn:aws:aps:ap-northeast-1:111122223333:workspace/ws-1')],
    ['a workspace that Terraform makes', workspace('${aws_prometheus_workspace.other.arn}')],
    ['a configuration', scraping('global:\n  scrape_interval: 60s\nscrape_configs:\n  - job_name: pods\n')],
    ['a retention that CloudWatch has', { observability: { type: 'cloudwatch', retentionDays: 120 } }],
  ])('%s', (_, input) => {
    expect(found(input)).toEqual([]);
  });
});

everyRuleHasCases(observabilityRules);
