// Resources of AWS with random arguments: HCL plans what the JSON plans.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeHcl } from '../../lib/export/hcl/write-hcl';
import { serve } from '../../lib/offline/protocol/server';
import { StructuralProvider } from '../../lib/offline/provider/structural-provider';
import { World } from '../../lib/offline/provider/world';
import { TerraformRunner } from '../../lib/offline/terraform-run';
import { findBindings } from '../../lib/schema/bindings-package';
import { providerSchema } from '../../lib/schema/provider-schemas';
import { stackSchemas } from '../../lib/schema/stack-schemas';
import { FACTS } from '../../lib/terraform/facts';
import { NO_FACTS } from '../../lib/terraform/facts/facts';
import { isObject, type Json, type JsonObject, type StackJson } from '../../lib/terraform/stack-json';
import fc from '../support/fast-check';
import { resourceOf } from './random-resources';
import { describeWithTerraform } from './with-terraform';

const ROOT = resolve(__dirname, '..', '..');

/** Of other people's stacks: deep blocks, sets of blocks, objects written with `=`, documents. */
const OTHERS = [
  'aws_appmesh_route',
  'aws_autoscaling_group',
  'aws_batch_job_definition',
  'aws_cloudfront_distribution',
  'aws_codepipeline',
  'aws_db_instance',
  'aws_dynamodb_table',
  'aws_ecs_service',
  'aws_ecs_task_definition',
  'aws_kinesis_firehose_delivery_stream',
  'aws_lambda_function',
  'aws_lb_listener_rule',
  'aws_network_acl',
  'aws_rds_cluster',
  'aws_s3_bucket',
  'aws_s3_bucket_lifecycle_configuration',
  'aws_sns_topic',
  'aws_sqs_queue',
  'aws_verifiedpermissions_schema',
  'aws_wafv2_web_acl',
];

/** Documents of policies are the same when they say the same; everything else has to be the same text. */
function byMeaning(value: Json): Json {
  if (typeof value === 'string' && /^[[{]/.test(value)) {
    try {
      return JSON.parse(value) as Json;
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) return (value as readonly Json[]).map(byMeaning);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, byMeaning(member)])) : value;
}

describeWithTerraform('HCL of resources with random arguments', (terraform) => {
  test('is planned as the JSON that it was written from', async () => {
    const bindings = findBindings('aws', ROOT);
    if (bindings === undefined) throw new Error('@cdktf/provider-aws is not installed');
    const types = [...Object.keys(FACTS['aws']?.resources ?? {}), ...OTHERS];
    const schema = providerSchema(bindings, { resources: types, dataSources: [] });
    // Facts would refuse most random values; the schema has to be kept to.
    const server = await serve(new StructuralProvider(schema, NO_FACTS, new World()).handlers());
    const reattach = JSON.stringify({
      'registry.terraform.io/hashicorp/aws': {
        Protocol: 'grpc',
        ProtocolVersion: 6,
        Pid: process.pid,
        Test: true,
        Addr: { Network: 'tcp', String: server.address },
      },
    });
    const runner = new TerraformRunner(terraform);
    const plan = async (name: string, files: Readonly<Record<string, string>>): Promise<JsonObject> => {
      const folder = join(runner.folder, name);
      mkdirSync(folder);
      for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
      const run = async (...args: string[]): Promise<string> => {
        const { exitCode, stdout, stderr } = await runner.run(folder, args, reattach);
        if (exitCode !== 0) throw new Error(`terraform ${args.join(' ')} of ${name}: ${stderr}`);
        return stdout;
      };
      if (name === 'hcl') expect(await run('fmt', '-check', '-diff', '-no-color')).toBe('');
      await run('plan', '-no-color', '-refresh=false', '-out', 'plan.tfplan');
      return JSON.parse(await run('show', '-json', 'plan.tfplan')) as JsonObject;
    };
    try {
      const resources = Object.entries(schema.resources).map(([type, one]) => [
        type,
        { it: fc.sample(resourceOf(one), 1)[0] ?? {} },
      ]);
      const stack: StackJson = {
        terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
        provider: { aws: [{ region: 'eu-central-1', allowed_account_ids: ['111122223333'] }] },
        resource: { ...Object.fromEntries(resources), terraform_data: { other: { input: 'x' } } },
      };
      const hcl = await writeHcl(stack, stackSchemas(stack, ROOT));
      const expected = await plan('json', { 'cdk.tf.json': JSON.stringify(stack) });
      const found = await plan('hcl', Object.fromEntries(hcl.map(({ name, text }) => [name, text])));
      expect(expected['resource_changes']).toHaveLength(types.length + 1);
      for (const part of ['resource_changes', 'planned_values'])
        expect({ [part]: byMeaning(found[part] ?? null) }).toEqual({ [part]: byMeaning(expected[part] ?? null) });
    } finally {
      runner.dispose();
      server.stop();
    }
  });
});
