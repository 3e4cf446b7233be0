import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentInput } from '../config/environment-input';
import { exitCodeOf } from '../report/report';
import { textReport } from '../report/text-report';
import { readableReport } from './load';
import { synthesize } from './synthesize';

/** Where environments are listed when nothing else is said. */
export const ENVIRONMENTS_FILE = 'envs/index.ts';

/** The day on which rules about dates judge, `YYYY-MM-DD`. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** Seconds since the program was started, loading included. */
export const elapsed = (): number => performance.now() / 1000;

/**
 * Synthesizes environments and says what there is to say: the whole of `main.ts`.
 *
 * @returns the exit code: 0, or 1 when something has to be corrected first
 */
export function main(environments: readonly EnvironmentInput[]): 0 | 1 {
  if (process.env['SYNTH_HCL_OUTPUT'] === 'true') {
    process.stderr.write(
      'error  --hcl: the HCL that cdktf 0.21 writes does not parse for these stacks; Terraform reads cdk.tf.json as it is\n',
    );
    return 1;
  }
  if (environments.length === 0) {
    process.stderr.write('error  there is no environment; list them in envs/index.ts: export default [dev, production]\n');
    return 1;
  }
  const folder = process.cwd();
  const file = join(folder, ENVIRONMENTS_FILE);
  try {
    const synthesis = synthesize(
      { environments: environments as readonly unknown[], file: existsSync(file) ? file : undefined, folder },
      { today: today(), write: true },
    );
    const { stdout, stderr } = textReport(synthesis, elapsed(), false);
    process.stdout.write(stdout);
    process.stderr.write(stderr);
    return exitCodeOf(synthesis);
  } catch (error) {
    const report = readableReport(error);
    if (report === undefined) throw error;
    process.stderr.write(`${report}\n`);
    return 1;
  }
}
