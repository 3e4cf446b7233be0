import picocolors from 'picocolors';

type Paint = (text: string) => string;

/** How text is put on a terminal, or into a pipe. */
export interface TextStyle {
  readonly red: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly green: Paint;
  readonly bold: Paint;
  readonly dim: Paint;
  /** Columns; text is not broken in pipes, where it is searched for. */
  readonly width: number;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const NARROWEST = 60;

/** Colour on terminals only, unless somebody asked for it or against it (https://no-color.org). */
export function styleFor(
  stream: Stream,
  env: Readonly<Record<string, string | undefined>> = process.env,
  argv: readonly string[] = process.argv,
): TextStyle {
  const terminal = stream.isTTY === true;
  const refused = (env['NO_COLOR'] ?? '') !== '' || argv.includes('--no-color') || env['FORCE_COLOR'] === '0';
  const forced = (env['FORCE_COLOR'] ?? '') !== '';
  const { red, yellow, blue, green, bold, dim } = picocolors.createColors(
    !refused && (forced || (terminal && env['TERM'] !== 'dumb')),
  );
  return { red, yellow, blue, green, bold, dim, width: terminal ? Math.max(NARROWEST, stream.columns ?? 100) : Infinity };
}

export const plainStyle: TextStyle = styleFor({}, {}, []);

/** Breaks text between words so that every line, with what it is indented by, fits. */
export function wrapped(text: string, indent: number, width: number): string {
  const room = width - indent;
  const lines = text.split('\n').flatMap((paragraph) => {
    const folded: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > room) {
        folded.push(line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    return [...folded, line];
  });
  return lines.join(`\n${' '.repeat(indent)}`);
}
