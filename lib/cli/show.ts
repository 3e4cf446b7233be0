import { Command } from 'commander';
import type { CheckedEnvironment } from '../app/check';
import { originOfValue } from '../config/origin-of-value';
import { describeOrigin } from '../config/origins';
import { createTagsCommands } from '../model/create-tags-commands';
import { formatFindings } from '../report/findings-text';
import { didYouMean } from '../rules/did-you-mean';
import { formatPath, type InputPath } from '../rules/input-path';
import { checkEnvironments, type CommandContext, type ProjectOptions, toJson, UsageError, withProjectOptions } from './context';

/** `eks-auto show production`: everything that was decided, and by what. */
export function showCommand(context: CommandContext): Command {
  return withProjectOptions(new Command('show'))
    .description('everything that was decided about an environment, each value with where it comes from')
    .argument('<environment>', 'its name')
    .argument('[path]', 'only this part of it, network.subnets')
    .addHelpText(
      'after',
      '\nExamples:\n  eks-auto show production\n  eks-auto show production network.natGateways\n  eks-auto show dev --json',
    )
    .action((name: string, path: string | undefined, options: ProjectOptions) => {
      const { terminal } = context;
      const { environments, findings } = checkEnvironments(context, options, [name]);
      const [environment] = environments;
      if (environment === undefined) throw new UsageError(`there is no environment '${name}'`);
      const values = valuesOf(environment, { below: path });
      if (values.length === 0) {
        const parts = valuesOf(environment).map(({ path: at }) => /^[^.[]+/.exec(at)?.[0] ?? at);
        const [first = ''] = (path ?? '').split(/[.[]/);
        const meant = parts.includes(first) ? undefined : didYouMean(first, [...new Set(parts)]);
        throw new UsageError(
          `nothing was decided at '${path ?? ''}'; eks-auto show ${name} prints everything${meant === undefined ? '' : `. Did you mean '${meant}'?`}`,
        );
      }

      if (options.json === true) {
        terminal.stdout(toJson({ version: 1, environment: environment.partial, values }));
      } else {
        terminal.stdout(printed(valuesOf(environment, { below: path, once: true }), terminal.style));
        const commands = path === undefined ? tagCommands(environment) : [];
        if (commands.length > 0)
          terminal.stdout(`\n${['The subnets need these tags; nothing runs the commands:', ...commands].join('\n  ')}\n`);
      }
      const errors = findings.filter(({ severity }) => severity === 'error');
      if (errors.length === 0) return;
      terminal.stderr(`${formatFindings(errors, terminal.style)}\nwhat is not sound was left out\n`);
      context.exit(1);
    });
}

/** One value of the model. */
interface ShownValue {
  readonly path: string;
  readonly value: unknown;
  /** Where the same has been shown. */
  readonly sameAs?: string;
  /** `profile production`, `written at network.cidr` */
  readonly origin: string;
}

/** What is shorter is read sooner than looked up. */
const WORTH_A_REFERENCE = 200;

/**
 * Every value that has no parts, in the order of the model.
 *
 * @param below only this part
 * @param once what is the same as something longer above, such as the key of each log group, says so instead
 */
function valuesOf(
  { partial, origins, input }: CheckedEnvironment,
  { below, once = false }: { readonly below?: string | undefined; readonly once?: boolean } = {},
): readonly ShownValue[] {
  const shown: ShownValue[] = [];
  const known = new Map<string, string>();
  const collect = (value: unknown, path: InputPath): void => {
    const at = formatPath(path);
    const parts = value !== null && typeof value === 'object' ? Object.entries(value) : [];
    const isAsked = below === undefined || isBelow(at, below);
    const origin = (): string => describeOrigin(originOfValue(origins, path, { model: partial, input }));
    if (once && isAsked && parts.length > 0) {
      const text = JSON.stringify(value);
      const earlier = known.get(text);
      if (earlier !== undefined && text.length > WORTH_A_REFERENCE) {
        shown.push({ path: at, value, sameAs: earlier, origin: origin() });
        return;
      }
      known.set(text, earlier ?? at);
    }
    if (parts.length === 0 && isAsked) shown.push({ path: at, value: value ?? null, origin: origin() });
    for (const [key, part] of parts) collect(part, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  collect(partial, []);
  return shown;
}

function printed(values: readonly ShownValue[], style: { readonly dim: (text: string) => string }): string {
  const lines = values.map(({ path, value, sameAs, origin }) => ({
    text: sameAs === undefined ? `${path} = ${JSON.stringify(value)}` : `${path} = the same as ${sameAs}`,
    origin,
  }));
  // Long values (policies, user data) do not push everything else to the right.
  const width = Math.min(80, Math.max(...lines.map(({ text }) => text.length)));
  return lines.map(({ text, origin }) => `${text.padEnd(width)}  ${style.dim(`# ${origin}`)}\n`).join('');
}

const isBelow = (path: string, part: string): boolean =>
  path === part || path.startsWith(`${part}.`) || path.startsWith(`${part}[`);

/** What an existing network lacks for load balancers and node classes; nobody but its owner may change it. */
function tagCommands({ environment }: CheckedEnvironment): readonly string[] {
  if (environment?.network.kind !== 'existing') return [];
  const { network, location, prefix, cluster } = environment;
  return createTagsCommands(network, location.region, { prefix, clusterName: cluster.name, sharedWithClusters: [] });
}
