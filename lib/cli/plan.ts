import { Command, Option } from 'commander';
import { type CommandContext, UsageError, withProjectOptions } from './context';
import type * as PlanOffline from './plan-offline';
import type { PlanOptions } from './plan-options';

const WHAT_IT_IS = `A structural plan is made by Terraform's own core from nothing, against providers that are played from the installed
bindings. It needs no network, no credentials and no provider download, and changes nothing: neither cdktf.out nor a state.
It finds what Terraform refuses, what AWS is known to refuse, and the order in which things are made.
It does not know your account: what exists, quotas, permissions, which versions and zones there are. docs/offline.md lists it.`;

const NOT_AGAINST_AWS = `this command plans offline only; write eks-auto plan --offline
${WHAT_IT_IS}
A plan against AWS is Terraform's own business, with credentials of the account:
  eks-auto synth && terraform -chdir=cdktf.out/stacks/<stack> init && terraform -chdir=cdktf.out/stacks/<stack> plan`;

/** `eks-auto plan --offline [env…]`: what Terraform would make, without AWS. */
export function planCommand(context: CommandContext): Command {
  return withProjectOptions(new Command('plan'))
    .description('with --offline: let Terraform plan all stacks, in order, without network and credentials')
    .argument('[names...]', 'environments or single stacks (production-cluster); all of them when left out')
    .option('--offline', 'plan against providers that are played from the installed bindings')
    .addOption(
      new Option('--dir <folder>', 'plan what is synthesized there already, by any cdktf program, instead').conflicts('envs'),
    )
    .option('--terraform-binary <path>', 'the terraform or tofu to run (so does TERRAFORM_BINARY_NAME)')
    .option('--verbose', 'print every address and the outputs')
    .addHelpText(
      'after',
      `
${WHAT_IT_IS}

Examples:
  eks-auto plan --offline
  eks-auto plan --offline production --verbose
  eks-auto plan --offline production-cluster
  eks-auto plan --offline --dir ../other/cdktf.out --terraform-binary tofu`,
    )
    .action(async (names: string[], options: PlanOptions) => {
      if (options.offline !== true) throw new UsageError(NOT_AGAINST_AWS);
      // Other commands need no gRPC.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { planOfDirectory, planOfEnvironments } = require('./plan-offline') as typeof PlanOffline;
      if (options.dir === undefined) await planOfEnvironments(context, names, options);
      else await planOfDirectory(context, options.dir, names, options);
    });
}
