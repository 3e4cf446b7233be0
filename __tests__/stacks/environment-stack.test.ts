import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Eip } from '@cdktf/provider-aws/lib/eip';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { App } from 'cdktf';
import { Construct } from 'constructs';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STATE_FOLDER } from '../../lib/backends/local-state';
import type { EnvironmentInput } from '../../lib/config/environment-input';
import { resolve } from '../../lib/config/resolve';
import type { Environment } from '../../lib/model/environment';
import { AWS_PROVIDER_VERSION, EnvironmentStack, type Part } from '../../lib/stacks/environment-stack';
import { smallEnvironment, smallInput, TODAY } from '../support/environment';

class TestStack extends EnvironmentStack {}

const S3 = { type: 's3', bucket: 'states', region: 'us-east-1', keyPrefix: 'platform/dev', kmsKeyArn: undefined } as const;

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function newApp(context: Record<string, unknown> = {}): App {
  const outdir = mkdtempSync(join(tmpdir(), 'eks-auto-'));
  folders.push(outdir);
  return new App({ outdir, context });
}

interface Json {
  readonly [key: string]: Json & string & unknown[];
}

/** The JSON of a stack as Terraform would read it. */
function synthesized(stack: EnvironmentStack): Json {
  const app = App.of(stack);
  app.synth();
  return JSON.parse(readFileSync(join(app.outdir, 'stacks', stack.node.id, 'cdk.tf.json'), 'utf8')) as Json;
}

const newStack = (overrides: Partial<Environment> = {}, part: Part = 'network', app = newApp()) =>
  new TestStack(app, smallEnvironment(overrides), part);

describe('the base of our stacks', () => {
  test('names the stack after environment and part', () => {
    expect(newStack({ name: 'staging' }, 'cluster').node.id).toBe('staging-cluster');
  });

  test('refuses other accounts and writes the region', () => {
    expect(synthesized(newStack()).provider!.aws).toMatchObject([
      { region: 'ap-northeast-1', allowed_account_ids: ['111122223333'] },
    ]);
  });

  test('asks for a range of the provider, by full source, and for a Terraform that can lock in S3', () => {
    expect(synthesized(newStack()).terraform).toMatchObject({
      required_providers: { aws: { source: 'hashicorp/aws', version: '>= 6.25.0, < 7.0.0' } },
      required_version: '>= 1.10.0',
    });
  });

  test('the range starts at the version that the bindings were made of', () => {
    const { providerVersion } = new AwsProvider(newStack(), 'other', { alias: 'other' }).terraformGeneratorMetadata!;
    expect(AWS_PROVIDER_VERSION).toMatch(new RegExp(`^>= ${providerVersion!.replaceAll('.', '\\.')},`));
  });

  describe('tags of other clusters', () => {
    const input = { ...smallInput, network: { ...smallInput.network, sharedWithClusters: ['other'] } };
    const sharing = resolve(input as EnvironmentInput, { today: TODAY }).environment!.network;
    const { network: alone } = smallEnvironment();

    test.each<[string, Environment['network'], Part, boolean]>([
      ['are left alone on the subnets of the network', alone, 'network', true],
      ['are ours where this network writes them', sharing, 'network', false],
      ['do not concern the cluster', alone, 'cluster', false],
    ])('%s', (_, network, part, ignored) => {
      const [provider] = synthesized(newStack({ network }, part)).provider!.aws as unknown as [Record<string, unknown>];
      expect(provider.ignore_tags).toEqual(ignored ? [{ key_prefixes: ['kubernetes.io/cluster/'] }] : undefined);
    });
  });

  describe('state', () => {
    test('a local state has a path that is the same on every machine', () => {
      expect(synthesized(newStack()).terraform!.backend).toEqual({ local: { path: '../../../state/dev-network.tfstate' } });
    });

    test('a local state follows the output folder', () => {
      const stack = newStack({}, 'network', newApp({ [STATE_FOLDER]: '../../../../state' }));
      expect(synthesized(stack).terraform!.backend).toEqual({ local: { path: '../../../../state/dev-network.tfstate' } });
    });

    test('a state may lie at the root of its bucket', () => {
      expect(synthesized(newStack({ state: { ...S3, keyPrefix: '' } })).terraform!.backend!.s3).toMatchObject({
        key: 'network.tfstate',
      });
    });

    test('a state in S3 is encrypted and locked by a file', () => {
      expect(synthesized(newStack({ state: S3 })).terraform!.backend).toEqual({
        s3: { bucket: 'states', key: 'platform/dev/network.tfstate', region: 'us-east-1', encrypt: true, use_lockfile: true },
      });
    });

    test('a key of one’s own encrypts the state', () => {
      const kmsKeyArn = 'arn:aws:kms:us-east-1:111122223333:key/a';
      expect(synthesized(newStack({ state: { ...S3, kmsKeyArn } })).terraform!.backend!.s3).toMatchObject({
        kms_key_id: kmsKeyArn,
      });
    });

    test.each<[string, Environment['state'], unknown]>([
      ['a file', { type: 'local' }, { backend: 'local', config: { path: '../../../state/dev-network.tfstate' } }],
      ['a bucket', S3, { backend: 's3', config: { bucket: 'states', key: 'platform/dev/network.tfstate', region: 'us-east-1' } }],
    ])('the consumer reads from %s what the producer publishes there', (_, state, expected) => {
      // GIVEN
      const app = newApp();
      const producer = newStack({ state }, 'network', app);
      const consumer = newStack({ state }, 'cluster', app);
      // WHEN
      producer.publish('vpc_id', new Vpc(producer, 'main').id, 'the VPC');
      consumer.publish('seen', consumer.remoteState('network').getString('vpc_id'), 'the VPC, read again');
      consumer.remoteState('network');
      app.synth();
      // THEN
      const read = (stack: EnvironmentStack) =>
        JSON.parse(readFileSync(join(app.outdir, 'stacks', stack.node.id, 'cdk.tf.json'), 'utf8')) as Json;
      expect(read(producer).output).toEqual({ vpc_id: { value: '${aws_vpc.main.id}', description: 'the VPC' } });
      expect(read(consumer).output!.seen!.value).toBe('${data.terraform_remote_state.network.outputs.vpc_id}');
      expect(read(consumer).data).toEqual({ terraform_remote_state: { network: expected } });
      const manifest = JSON.parse(readFileSync(join(app.outdir, 'manifest.json'), 'utf8')) as Json;
      expect(manifest.stacks!['dev-cluster']!.dependencies).toEqual(['dev-network']);
    });
  });

  describe('addresses', () => {
    test('are the last part of the construct path, wherever the construct stands', () => {
      const stack = newStack();
      expect(new Vpc(stack, 'main').friendlyUniqueId).toBe('main');
      expect(new Eip(new Construct(new Construct(stack, 'nat'), 'zone'), 'apne1-az1').friendlyUniqueId).toBe('apne1-az1');
    });

    test.each(['Resource', 'Default'])('a component named %s names nothing', (nameless) => {
      expect(new Vpc(new Construct(newStack(), 'main'), nameless).friendlyUniqueId).toBe('main');
    });

    test('one id may be used once per type', () => {
      const stack = newStack();
      expect(new Vpc(new Construct(stack, 'a'), 'main').friendlyUniqueId).toBe('main');
      expect(new Eip(new Construct(stack, 'b'), 'main').friendlyUniqueId).toBe('main');
      stack.publish('main', 'x', 'an output is not a resource');
      expect(() => synthesized(stack)).not.toThrow();
    });

    test('two resources of one type and id are refused with both construct paths', () => {
      const stack = newStack();
      new Vpc(new Construct(stack, 'a'), 'main');
      new Vpc(new Construct(stack, 'b'), 'main');
      expect(() => synthesized(stack)).toThrow(/aws_vpc\.main .*'dev-network\/a\/main' and 'dev-network\/b\/main'/);
    });

    test('an id that was overridden is compared too', () => {
      const stack = newStack();
      new Vpc(stack, 'main');
      new Vpc(stack, 'other').overrideLogicalId('main');
      expect(() => synthesized(stack)).toThrow(/aws_vpc\.main .*'dev-network\/main' and 'dev-network\/other'/);
      expect(existsSync(join(App.of(stack).outdir, 'stacks', 'dev-network', 'cdk.tf.json'))).toBe(false);
    });

    test.each(['1a', 'zürich', '東京', 'a.b', '-a', 'a b'])('%s is no Terraform id', (id) => {
      expect(() => new Vpc(newStack(), id).friendlyUniqueId).toThrow(`dev-network/${id}: '${id}' cannot be a Terraform id`);
    });

    test('a resource without any name is refused', () => {
      expect(() => new Vpc(newStack(), 'Default').friendlyUniqueId).toThrow("dev-network/Default: '' cannot be a Terraform id");
    });
  });
});
