import ts from 'typescript';
import { type Answers, newEnvironment } from '../../../lib/app/init/answers';
import { environmentText } from '../../../lib/app/init/environment-text';
import type { EnvironmentInput } from '../../../lib/config/environment-input';
import { nodePool } from '../../../lib/config/node-pool-presets';
import { resolve } from '../../../lib/config/resolve';
import { TODAY } from '../../support/environment';

const place = { name: 'shop', project: undefined, kubernetesVersion: '1.36', freeCidr: '10.10.0.0/16' };

const development: Answers = {
  profile: 'development',
  account: '111122223333',
  region: 'eu-central-1',
  applyRole: 'terraform-apply',
  publicFrom: ['203.0.113.0/24'],
};

const production: Answers = {
  ...development,
  profile: 'production',
  zones: ['euc1-az1', 'euc1-az2', 'euc1-az3'],
  planRole: 'arn:aws:iam::111122223333:role/teams/plan',
  adminRole: 'platform-admin',
  publicFrom: [],
  runner: 'in-network',
  stateBucket: 'example-terraform-state',
  cidr: '10.44.0.0/16',
};

const answers: readonly [string, Answers][] = [
  ['the least', development],
  ['everything', production],
  ['GitOps, because Terraform does not reach the API', { ...production, runner: 'anywhere' }],
  ['China', { ...development, region: 'cn-north-1' }],
];

/** What the text describes, without a file. */
function inputOf(text: string): EnvironmentInput {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const exported: { default?: EnvironmentInput } = {};
  const provided = { defineEnvironment: (input: EnvironmentInput) => input, nodePool };
  new Function('exports', 'require', outputText)(exported, () => provided);
  return exported.default as EnvironmentInput;
}

const errorsOf = (input: EnvironmentInput): readonly string[] =>
  resolve(input, { today: TODAY })
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, message }) => `${rule} ${message}`);

describe.each(answers)('%s', (_, said) => {
  const environment = newEnvironment(said, place);
  const text = environmentText(environment, '../lib/environment');

  test('the text says what was decided, and is sound', () => {
    expect(inputOf(text)).toEqual(environment.input);
    expect(errorsOf(environment.input)).toEqual([]);
  });

  test('what is commented out is sound too', () => {
    const uncommented = text.replace(/^( *)\/\/ ((?:\w+|'[\w-]+'|\s+['\w-]+): .*[,{[]|\s*[}\]],?)$/gm, '$1$2');
    const input = inputOf(uncommented.replace('{ defineEnvironment }', '{ defineEnvironment, nodePool }'));
    expect(Object.keys(input)).toEqual(expect.arrayContaining(['podIdentities', 'tags']));
    expect(input.access).toHaveProperty('teams');
    expect(input.access).toHaveProperty('admins');
    expect(input.network).toHaveProperty('natGateways');
    expect(input.platform).toHaveProperty('nodePools');
    expect(input.platform).toHaveProperty('namespaces');
    expect(errorsOf(input)).toEqual([]);
  });

  test('lines are short enough to be read', () => {
    expect(text.split('\n').filter(({ length }) => length > 140)).toEqual([]);
  });
});

test('says what was chosen, and only that', () => {
  const chosen = environmentText(newEnvironment(development, place), 'x');
  expect(chosen).toMatch(/Chosen: overlaps no other[\s\S]*Chosen: what new accounts usually have/);
  expect(chosen).toContain('aws ec2 describe-availability-zones --region eu-central-1');
  expect(environmentText(newEnvironment(production, place), 'x')).not.toContain('Chosen');
});

test('a name of a role becomes the ARN of the partition', () => {
  const apply = (said: Answers): string => newEnvironment(said, place).input.access.pipeline.apply;
  expect(apply(development)).toBe('arn:aws:iam::111122223333:role/terraform-apply');
  expect(apply({ ...development, region: 'cn-north-1' })).toBe('arn:aws-cn:iam::111122223333:role/terraform-apply');
  expect(newEnvironment(production, place).input.access.pipeline.plan).toBe('arn:aws:iam::111122223333:role/teams/plan');
});

test.each<[Answers, unknown]>([
  [{ publicFrom: ['203.0.113.0/24'] }, { delivery: 'terraform' }],
  [{ publicFrom: ['203.0.113.0/24'], runner: 'anywhere' }, { delivery: 'terraform' }],
  [{ runner: 'in-network' }, { delivery: 'terraform', runner: 'in-network' }],
  [{ runner: 'anywhere' }, { delivery: 'gitops' }],
  [{ delivery: 'gitops', runner: 'in-network' }, { delivery: 'gitops' }],
])('%j is delivered by %j', (said, platform) => {
  expect(newEnvironment({ ...development, publicFrom: [], ...said }, place).input.platform).toEqual(platform);
});
