import { closingQuote, templateParts, withoutStrings } from '../../terraform/template';
import { isObject, walk } from '../../terraform/stack-json';
import type { TopLevelBlock } from './top-level-blocks';

/** A line `key = value` whose value ends on it, or is a heredoc. */
interface Assignment {
  readonly key: string;
  rest: string;
}

const HEREDOC = /^<<-([A-Z]+)$/;

/**
 * Puts the signs of neighbouring lines below each other, as `terraform fmt` does. It knows the lines that this writer makes; the
 * formatter itself takes half a second to start and to warm up.
 */
export function align(text: string): string {
  const aligned: string[] = [];
  let neighbours: Assignment[] = [];
  let heredocEnd: string | undefined;
  const close = (): void => {
    const width = Math.max(...neighbours.map(({ key }) => key.length));
    for (const { key, rest } of neighbours) aligned.push(`${key}${' '.repeat(width - key.length)} = ${rest}`);
    neighbours = [];
  };
  for (const line of text.split('\n')) {
    const last = neighbours.at(-1);
    if (heredocEnd !== undefined && last !== undefined) {
      // A heredoc is a value like any other; what stands in it is not looked at.
      last.rest += `\n${line}`;
      if (line.trim() === heredocEnd) heredocEnd = undefined;
      continue;
    }
    const assignment = assignmentOf(line);
    heredocEnd = HEREDOC.exec(assignment?.rest ?? '')?.[1];
    if (assignment !== undefined) {
      neighbours.push(assignment);
    } else {
      close();
      aligned.push(line);
    }
  }
  close();
  return aligned.join('\n');
}

function assignmentOf(line: string): Assignment | undefined {
  if (/[[{(]$/.test(line)) return undefined;
  const start = line.search(/\S/);
  const end = start < 0 ? undefined : keyEnd(line, start);
  if (end === undefined || !line.startsWith(' = ', end)) return undefined;
  return { key: line.slice(0, end), rest: line.slice(end + 3) };
}

function keyEnd(line: string, start: number): number | undefined {
  if (line[start] === '"') {
    const quote = closingQuote(line, start + 1);
    return quote === undefined ? undefined : quote + 1;
  }
  if (line[start] === '(') {
    const end = line.indexOf(') = ', start);
    return end < 0 ? undefined : end + 1;
  }
  return start + (/^[A-Za-z_][\w-]*/.exec(line.slice(start))?.[0].length ?? 0);
}

/**
 * Whether the formatter may do more in a block than `align`: space expressions, other than references and plain calls, or count the
 * columns of keys in other alphabets.
 */
export function needsFormatter({ body }: TopLevelBlock): boolean {
  return walk(body).some(({ path, value }) => {
    if (isObject(value)) return Object.keys(value).some((key) => !/^[\x20-\x7e]*$/.test(key) || !isTidyTemplate(key));
    return typeof value === 'string' && !(path.at(-1) === 'type' ? isTidy(value) : isTidyTemplate(value));
  });
}

const isTidyTemplate = (template: string): boolean =>
  templateParts(template).every(({ kind, text }) => kind === 'text' || (kind === 'expression' && isTidy(text)));

function isTidy(expression: string): boolean {
  const { bare, strings } = withoutStrings(expression);
  return /^(?:[\w.[\]"()-]|, )*$/.test(bare) && !strings.some((text) => /[$%]\{/.test(text));
}
