import { type ChildProcess, spawn } from 'node:child_process';
import { realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atExit } from '../files/at-exit';
import { type TemporaryFolder, temporaryFolder } from '../files/temporary-folder';
import type { TerraformBinary } from '../terraform/terraform-binary';

/** What a command printed and how it ended. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

/**
 * A temporary folder, and Terraform in it: nothing is read from or written to the user's configuration, plugin cache or
 * project, and nothing is left behind, also not after Ctrl-C.
 */
export class TerraformRunner {
  readonly folder: string;
  private readonly temporary: TemporaryFolder;
  private readonly emptyConfiguration: string;
  private readonly children = new Set<ChildProcess>();
  private readonly forget: () => void;

  constructor(readonly binary: TerraformBinary) {
    // Commands end before their folder is removed.
    this.forget = atExit(() => this.endCommands());
    this.temporary = temporaryFolder('eks-auto-offline-');
    this.folder = realpathSync(this.temporary.path);
    // A missing file would be a warning in every command.
    this.emptyConfiguration = join(this.folder, 'terraform.rc');
    writeFileSync(this.emptyConfiguration, '');
  }

  /** Runs one command in a folder; only a binary that cannot be started is an error. */
  run(folder: string, args: readonly string[], reattach: string): Promise<CommandResult> {
    const start = performance.now();
    return new Promise((resolve, reject) => {
      const child = spawn(this.binary.path, [...args], {
        cwd: folder,
        env: this.environment(reattach),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      this.children.add(child);
      const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
      child.stdout.on('data', (part: Buffer) => output.stdout.push(part));
      child.stderr.on('data', (part: Buffer) => output.stderr.push(part));
      child.on('error', (error) => {
        this.children.delete(child);
        reject(error);
      });
      child.on('close', (code) => {
        this.children.delete(child);
        resolve({
          exitCode: code ?? 1,
          stdout: Buffer.concat(output.stdout).toString('utf8'),
          stderr: Buffer.concat(output.stderr).toString('utf8'),
          milliseconds: performance.now() - start,
        });
      });
    });
  }

  /** Ends what still runs, and removes the folder with everything in it. */
  dispose(): void {
    this.endCommands();
    this.temporary.remove();
    this.forget();
  }

  private endCommands(): void {
    for (const child of this.children) child.kill('SIGKILL');
  }

  private environment(reattach: string): NodeJS.ProcessEnv {
    const kept = Object.entries(process.env).filter(([name]) => !/^(TF_|TERRAFORM_CONFIG$|AWS_|KUBE)/.test(name));
    return {
      // Commands are short and small: without collecting garbage they take a quarter less time.
      GOGC: 'off',
      GOMEMLIMIT: '1GiB',
      ...Object.fromEntries(kept),
      CHECKPOINT_DISABLE: '1',
      TF_CLI_CONFIG_FILE: this.emptyConfiguration,
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      TF_REATTACH_PROVIDERS: reattach,
    };
  }
}
