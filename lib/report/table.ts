import type { TextStyle } from './terminal';

/** Columns under their heads, in plain text; numbers are not aligned differently, so that cells can be searched for. */
export function table(
  rows: readonly (readonly string[])[],
  { head, style }: { head: readonly string[]; style: TextStyle },
): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  const [first = '', ...others] = all.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [style.dim(first), ...others].join('\n');
}
