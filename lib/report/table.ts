import { type TextStyle, wrapped } from './terminal';

/**
 * Columns under their heads, in plain text; numbers are not aligned differently, so that cells can be searched for. On a
 * terminal that is too narrow, each row is a list of its cells.
 */
export function table(
  rows: readonly (readonly string[])[],
  { head, style }: { head: readonly string[]; style: TextStyle },
): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  if (widths.reduce((sum, width) => sum + width + 2, -2) > style.width) return listed(rows, { head, style });
  const [first = '', ...others] = all.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [style.dim(first), ...others].join('\n');
}

function listed(
  rows: readonly (readonly string[])[],
  { head: [, ...heads], style }: { head: readonly string[]; style: TextStyle },
): string {
  const names = Math.max(...heads.map((name) => name.length));
  return rows
    .map(([first = '', ...cells]) => {
      const lines = cells.flatMap((cell, column) => {
        const name = (heads[column] ?? '').padEnd(names);
        return cell === '' ? [] : [`  ${style.dim(name)}  ${wrapped(cell, names + 4, style.width)}`];
      });
      return [style.bold(first), ...lines].join('\n');
    })
    .join('\n');
}
