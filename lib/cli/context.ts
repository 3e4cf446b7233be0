import type { Command } from 'commander';
import { createInterface } from 'node:readline/promises';
import { didYouMean } from '../rules/did-you-mean';
import { check, type CheckedProject } from '../app/check';
import { type LoadedProject, loadProject } from '../app/load';
import { ENVIRONMENTS_FILE } from '../app/main';
import { styleFor, type TextStyle } from '../report/terminal';

/** Where a command reads and writes; tests give their own. */
export interface Terminal {
  readonly cwd: string;
  readonly today: string;
  /** Seconds since the program started. */
  readonly seconds: () => number;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly style: TextStyle;
  /** Speaks with the person who sits there; undefined where nobody does. */
  readonly talk?: Talk | undefined;
}

/** Asks one thing; gives back what was typed. */
export type Ask = (question: string) => Promise<string>;

/** Lets a conversation take place; done when it is over. */
export type Talk = (conversation: (ask: Ask) => Promise<void>) => Promise<void>;

/** 0: nothing to correct. 1: something has to be corrected first. 2: the command was not understood. */
export type ExitCode = 0 | 1 | 2;

/** What a command gives back to whoever started it. An action that takes its time returns a promise. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly exit: (code: ExitCode) => void;
  /** Of this package. */
  readonly version: string;
}

/** The command line cannot be carried out as it is. */
export class UsageError extends Error {}

export interface ProjectOptions {
  readonly envs: string;
  readonly json?: true;
}

/** Options of all commands that read environments. */
export function withProjectOptions(command: Command): Command {
  return command
    .option('--envs <file>', 'file that lists the environments', ENVIRONMENTS_FILE)
    .option('--json', 'print JSON for programs')
    .option('--no-color', 'print without colours (so does NO_COLOR)');
}

export const loadEnvironments = ({ terminal }: CommandContext, { envs }: ProjectOptions): LoadedProject =>
  loadProject(terminal.cwd, envs);

/** Refuses names that no environment has, with the one that was probably meant. */
export function chosenNames(project: LoadedProject, names: readonly string[]): readonly string[] | undefined {
  if (names.length === 0) return undefined;
  const known = project.environments.map(nameOf).filter((other) => other !== undefined);
  for (const name of names) {
    if (known.includes(name)) continue;
    const suggestion = didYouMean(name, known);
    const others =
      known.length === 0 ? 'none has a name' : `there ${known.length === 1 ? 'is' : 'are'} ${[...new Set(known)].join(', ')}`;
    throw new UsageError(
      `there is no environment '${name}'; ${others}${suggestion === undefined ? '' : `. Did you mean '${suggestion}'?`}`,
    );
  }
  return names;
}

export function checkEnvironments(
  context: CommandContext,
  options: ProjectOptions,
  names: readonly string[] = [],
): CheckedProject {
  const project = loadEnvironments(context, options);
  return check(project, { today: context.terminal.today, only: chosenNames(project, names) });
}

function nameOf(input: unknown): string | undefined {
  const name = input === null || typeof input !== 'object' ? undefined : (input as { readonly name?: unknown }).name;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

export function realTerminal(seconds: () => number, today: string): Terminal {
  return {
    cwd: process.cwd(),
    today,
    seconds,
    stdout: writerTo(process.stdout),
    stderr: writerTo(process.stderr),
    style: styleFor(process.stdout),
    talk: process.stdin.isTTY && process.stdout.isTTY ? talkOnTerminal : undefined,
  };
}

/** Who reads no further, as `head` and `less` do, is no reason to stop half-way: what is left to do is done unheard. */
function writerTo(stream: NodeJS.WriteStream): (text: string) => void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return (text) => stream.write(text);
}

async function talkOnTerminal(conversation: (ask: Ask) => Promise<void>): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  // Lines that come before they are asked for (pasted, typed ahead) are answers too.
  const typed = lines[Symbol.asyncIterator]();
  const ask: Ask = async (question) => {
    lines.setPrompt(question);
    lines.prompt();
    const { value, done } = await typed.next();
    // Ctrl-C or Ctrl-D.
    if (done !== true) return value;
    // The message would stand behind the question.
    process.stdout.write('\n');
    throw new UsageError('no answer; nothing was written');
  };
  try {
    await conversation(ask);
  } finally {
    lines.close();
  }
}

export const toJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
