import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TerraformBinary } from '../terraform/terraform-binary';

/** What a command printed and how it ended. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

/** Commands and folders of this process that must not outlive it. */
const children = new Set<ChildProcess>();
const folders = new Set<string>();

/**
 * A temporary folder, and Terraform in it: nothing is read from or written to the user's configuration, plugin cache or
 * project, and nothing is left behind, also not after Ctrl-C.
 */
export class TerraformRunner {
  readonly folder: string;
  private readonly emptyConfiguration: string;

  constructor(readonly binary: TerraformBinary) {
    watchSignals();
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'eks-auto-offline-')));
    folders.add(this.folder);
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
      children.add(child);
      const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
      child.stdout.on('data', (part: Buffer) => output.stdout.push(part));
      child.stderr.on('data', (part: Buffer) => output.stderr.push(part));
      child.on('error', (error) => {
        children.delete(child);
        reject(error);
      });
      child.on('close', (code) => {
        children.delete(child);
        resolve({
          exitCode: code ?? 1,
          stdout: Buffer.concat(output.stdout).toString('utf8'),
          stderr: Buffer.concat(output.stderr).toString('utf8'),
          milliseconds: performance.now() - start,
        });
      });
    });
  }

  /** Removes the folder with everything in it. */
  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
    folders.delete(this.folder);
    if (folders.size === 0) unwatchSignals();
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

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
let watching = false;

function watchSignals(): void {
  if (watching) return;
  watching = true;
  for (const signal of SIGNALS) process.on(signal, endAll);
  process.on('exit', cleanUp);
}

function unwatchSignals(): void {
  watching = false;
  for (const signal of SIGNALS) process.off(signal, endAll);
  process.off('exit', cleanUp);
}

/** Ends what this process started, then lets the signal do what it would have done. */
function endAll(signal: NodeJS.Signals): void {
  cleanUp();
  unwatchSignals();
  process.kill(process.pid, signal);
}

function cleanUp(): void {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
