import { displayWidth, padEnd } from './terminal.ts';

/**
 * Rows in columns two spaces apart, each as wide as its widest cell. `right` are the columns of numbers, which end
 * together. Korean letters take two columns.
 */
export function alignColumns(rows: readonly (readonly string[])[], right: readonly number[]): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, at) => Math.max(...rows.map((row) => displayWidth(row[at] ?? ''))));
  return rows.map((row) =>
    widths
      .map((width, at) => {
        const cell = row[at] ?? '';
        return right.includes(at) ? ' '.repeat(width - displayWidth(cell)) + cell : padEnd(cell, width);
      })
      .join('  ')
      .trimEnd(),
  );
}
