import { Command } from 'commander';
import { networkText } from '../report/network-text';
import { checkEnvironments, type CommandContext, type ProjectOptions, toJson, withProjectOptions } from './context';

/** `eks-auto network`: the address plan, or what an existing network needs. */
export function networkCommand(context: CommandContext): Command {
  return withProjectOptions(new Command('network'))
    .argument('<environment>')
    .description('the address plan, with what is free; for an existing network the tags that it needs')
    .addHelpText(
      'after',
      '\nExamples:\n  eks-auto network production\n  eks-auto network tenant --envs examples/existing-network/envs.ts',
    )
    .action((name: string, options: ProjectOptions) => {
      const { terminal, exit } = context;
      const { environments } = checkEnvironments(context, options, [name]);
      const { network, cluster, location, prefix } = environments.find((environment) => environment.name === name)?.partial ?? {};
      if (network === undefined || cluster === undefined || location === undefined || prefix === undefined) {
        terminal.stderr(`${name}: the network could not be decided; see eks-auto check ${name}\n`);
        exit(1);
        return;
      }
      terminal.stdout(
        options.json === true
          ? toJson({ version: 1, network })
          : networkText({ name, prefix, location, network, cluster }, terminal.style),
      );
    });
}
