import { Command } from 'commander';
import { relative, resolve } from 'node:path';
import { hasErrors } from '../app/check';
import type * as Manifests from '../app/manifests';
import type { FolderChanges } from '../files/folder-update';
import type { Platform } from '../model/platform';
import { formatCounts, formatFindings } from '../report/findings-text';
import { formatChanges } from '../report/folder-changes-text';
import { checkEnvironments, type CommandContext, type ProjectOptions, toJson, withProjectOptions } from './context';

interface ManifestsOptions extends ProjectOptions {
  readonly to: string;
}

/** `eks-auto manifests production --to clusters/production`: the Kubernetes objects as YAML, for Argo CD or Flux. */
export function manifestsCommand(context: CommandContext): Command {
  return withProjectOptions(new Command('manifests'))
    .description('write the Kubernetes objects of an environment as YAML, for Argo CD, Flux or kubectl')
    .argument('<environment>', 'its name')
    .requiredOption('--to <folder>', 'where the files belong; what others wrote there stays')
    .addHelpText('after', '\nExamples:\n  eks-auto manifests production --to clusters/production')
    .action((name: string, options: ManifestsOptions) => {
      const { terminal } = context;
      const { environments, findings } = checkEnvironments(context, options, [name]);
      if (hasErrors(findings)) {
        const errors = findings.filter(({ severity }) => severity === 'error');
        terminal.stderr(`${formatFindings(errors, terminal.style)}\n${formatCounts(errors)}; nothing was written\n`);
        context.exit(1);
        return;
      }
      const platform = environments[0]?.partial.platform;
      if (platform === undefined) {
        refuse(context, `${name} has no platform; write platform: { delivery: 'gitops' } in its file`);
        return;
      }
      const written = write(resolve(terminal.cwd, options.to), name, platform);
      if (typeof written === 'string') {
        refuse(context, written);
        return;
      }
      const folder = relative(terminal.cwd, resolve(terminal.cwd, options.to)) || '.';
      terminal.stdout(
        options.json === true ? toJson({ version: 1, environment: name, folder, ...written }) : printed(written, folder),
      );
      const namespaces = removedNamespaces(written);
      if (namespaces.length > 0) {
        terminal.stderr(
          `warning  ${namespaces.join(', ')} removed: Argo CD and Flux delete a namespace whose file is gone, where they prune, ` +
            'and Kubernetes everything in it, volumes with reclaimPolicy Delete too; restore the file to keep it\n',
        );
      }
      if (platform.delivery === 'terraform') {
        terminal.stderr(`${name}.platform.delivery is 'terraform': Terraform applies these objects already\n`);
      }
    });
}

/** Files of namespaces that are gone. */
const removedNamespaces = ({ removed }: FolderChanges): readonly string[] => removed.filter((file) => /^namespace_/.test(file));

function refuse({ terminal, exit }: CommandContext, reason: string): void {
  terminal.stderr(`error  ${reason}\n`);
  exit(1);
}

/** What was written, or why nothing was. */
function write(folder: string, name: string, platform: Platform): FolderChanges | string {
  // Other commands need no YAML.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { manifestFiles, ManifestsProblem, writeManifests } = require('../app/manifests') as typeof Manifests;
  try {
    return writeManifests(folder, name, manifestFiles(name, platform));
  } catch (error) {
    if (error instanceof ManifestsProblem) return error.message;
    throw error;
  }
}

const printed = (changes: FolderChanges, folder: string): string => `${formatChanges(changes, folder).join('\n')}\n`;
