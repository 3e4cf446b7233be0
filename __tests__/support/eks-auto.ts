import type { ExitCode, Terminal } from '../../lib/cli/context';
import { run } from '../../lib/cli/run';
import { plainStyle } from '../../lib/report/terminal';
import { TODAY } from './environment';
import { TestProject } from './project';

/** How a command ended, and what it said. */
export interface Outcome {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a project, or in a folder, as if nobody sat at the terminal. */
export const eksAuto = (where: TestProject | string, ...args: readonly string[]): Promise<Outcome> =>
  eksAutoAt({ cwd: where instanceof TestProject ? where.folder : where }, args);

/** The same on a terminal that differs in something. */
export async function eksAutoAt(terminal: Partial<Terminal> & Pick<Terminal, 'cwd'>, args: readonly string[]): Promise<Outcome> {
  const said = { stdout: '', stderr: '' };
  const complete: Terminal = {
    today: TODAY,
    seconds: () => 0.42,
    stdout: (text) => (said.stdout += text),
    stderr: (text) => (said.stderr += text),
    style: plainStyle,
    ...terminal,
  };
  const code = await run(args, complete, '1.2.3');
  return { code, ...said };
}
