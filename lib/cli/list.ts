import { Command } from 'commander';
import type { CheckedEnvironment } from '../app/check';
import { partsOf, stackName } from '../model/part';
import { formatCounts } from '../report/findings-text';
import { table } from '../report/table';
import { checkEnvironments, type CommandContext, type ProjectOptions, toJson, withProjectOptions } from './context';

/** `eks-auto list`: which environments there are, where, and in which stacks. */
export function listCommand(context: CommandContext): Command {
  return withProjectOptions(new Command('list'))
    .description('environments with their accounts, regions, stacks and states')
    .addHelpText('after', '\nExamples:\n  eks-auto list\n  eks-auto list --json | jq -r ".environments[].stacks[].name"')
    .action((options: ProjectOptions) => {
      const { terminal } = context;
      const { environments } = checkEnvironments(context, options);
      if (options.json === true) {
        terminal.stdout(toJson({ version: 1, environments: environments.map(described) }));
        return;
      }
      const rows = environments
        .map(described)
        .map((row) => [
          row.name,
          row.account,
          row.region,
          row.kubernetesVersion,
          row.stacks.map(({ name }) => name).join(' '),
          row.state,
        ]);
      const head = ['environment', 'account', 'region', 'Kubernetes', 'stacks', 'state'];
      terminal.stdout(`${table(rows, { head, style: terminal.style })}\n`);
      for (const { name, findings } of environments) {
        if (findings.some(({ severity }) => severity === 'error'))
          terminal.stderr(`${name}: ${formatCounts(findings)}; see eks-auto check\n`);
      }
    });
}

function described({ name, partial }: CheckedEnvironment) {
  const { location, cluster, state } = partial;
  return {
    name,
    account: location?.account ?? '-',
    region: location?.region ?? '-',
    kubernetesVersion: cluster?.version ?? '-',
    stacks: partsOf(partial).map((part) => ({ name: stackName(name, part), part })),
    state: state === undefined ? '-' : state.type === 's3' ? `s3://${state.bucket}/${state.keyPrefix}` : 'state/',
  };
}
