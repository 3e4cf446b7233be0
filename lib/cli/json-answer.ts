import { type ExitCode, type Terminal, toJson } from './context';

/** A terminal that knows whether JSON was asked for, and what has been said on it. */
export interface JsonAnswer {
  readonly terminal: Terminal;
  readonly isAsked: boolean;
  /** Whoever asked for JSON gets one document, also where a command ended before it had anything to say. */
  readonly finish: (code: ExitCode) => void;
}

/** Has a document on stdout in the end, where the command line asks for JSON. Words for people stay on stderr. */
export function jsonAnswer(args: readonly string[], terminal: Terminal): JsonAnswer {
  const isAsked = asksForJson(args);
  if (!isAsked) return { terminal, isAsked, finish: () => undefined };
  let answered = false;
  let words = '';
  return {
    terminal: {
      ...terminal,
      stdout: (text) => {
        answered ||= text !== '';
        terminal.stdout(text);
      },
      stderr: (text) => {
        words += text;
        terminal.stderr(text);
      },
    },
    isAsked,
    finish: (code) => {
      if (answered) return;
      terminal.stdout(toJson({ version: 1, ok: code === 0, error: words.trim().replace(/^error:? +/, '') }));
    },
  };
}

/** With `--output` the document goes into a file, and the terminal says what it always says. */
const asksForJson = (args: readonly string[]): boolean =>
  !args.some((arg) => arg === '--output' || arg.startsWith('--output=')) &&
  args.some((arg, index) => arg === '--json' || arg === '--format=json' || (arg === 'json' && args[index - 1] === '--format'));
