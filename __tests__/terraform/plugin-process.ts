import { factsOf } from '../../lib/terraform/facts';
import { schemaWithFacts } from '../../lib/schema/schema-with-facts';
import { serve } from '../../lib/offline/protocol/server';
import { StructuralProvider } from '../../lib/offline/provider/structural-provider';
import { World } from '../../lib/offline/provider/world';
import { findBindings } from '../../lib/schema/bindings-package';
import { providerSchema } from '../../lib/schema/provider-schemas';

/**
 * A structural provider as a program of its own, which Terraform finds in a filesystem mirror, starts, and stops. It announces itself
 * in one line: core protocol 1, plugin protocol 6, where it listens.
 * @see https://github.com/hashicorp/go-plugin/blob/main/docs/internals.md (2026-11-21)
 */
export async function runAsPlugin(provider: string, resources: readonly string[], project: string): Promise<void> {
  if (process.env['TF_PLUGIN_MAGIC_COOKIE'] === undefined) throw new Error('this program is started by Terraform');
  const bindings = findBindings(provider, project);
  if (bindings === undefined) throw new Error(`@cdktf/provider-${provider} is not installed`);
  const schema = schemaWithFacts(providerSchema(bindings, { resources, dataSources: [] }), factsOf(provider));
  const structural = new StructuralProvider(schema, factsOf(provider), new World());
  const { address } = await serve(structural.handlers(), () => process.exit());
  process.stdout.write(`1|6|tcp|${address}|grpc\n`);
}
