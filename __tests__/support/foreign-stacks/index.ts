import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Testing, S3Backend, TerraformStack } from 'cdktf';
import type { ExportSource } from '../../../lib/export/export-stacks';
import { parseStackJson } from '../../../lib/terraform/stack-json';
import { certificate } from './certificate';
import { database } from './database';
import { ecsService } from './ecs-service';
import { eksByHand } from './eks-by-hand';
import { lambdaApi } from './lambda-api';
import { staticSite } from './static-site';

/** What people who use cdktf with AWS write, without anything of this project. */
const STACKS: Readonly<Record<string, (stack: TerraformStack) => void>> = {
  certificate,
  database,
  'ecs-service': ecsService,
  'eks-by-hand': eksByHand,
  'lambda-api': lambdaApi,
  'static-site': staticSite,
};

/** Text of `cdk.tf.json` by name of the stack. */
export function foreignTexts(): ReadonlyMap<string, string> {
  const app = Testing.app({ stubVersion: true });
  return new Map(
    Object.entries(STACKS).map(([name, make]) => {
      const stack = new TerraformStack(app, name);
      new S3Backend(stack, { bucket: 'example-state', key: `${name}.tfstate`, region: 'eu-west-1' });
      new AwsProvider(stack, 'aws', { region: 'eu-west-1', allowedAccountIds: ['111122223333'] });
      make(stack);
      return [name, Testing.synth(stack)];
    }),
  );
}

export const foreignSources = (texts: ReadonlyMap<string, string>): readonly ExportSource[] =>
  [...texts].map(([name, text]) => ({
    name,
    json: parseStackJson(text),
    directory: `/synthesized/${name}`,
    files: new Map(),
    dependencies: [],
    origin: 'a synthesized cdktf stack',
    settings: new Map(),
  }));
