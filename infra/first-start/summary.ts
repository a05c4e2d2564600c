/** The short table that `npm start` ends with. */
import type { SampleOutcome } from './sample-client';

export interface Summary {
  /** Pairs of a name and an address or value. */
  rows: readonly (readonly [name: string, value: string])[];
  samples: readonly SampleOutcome[];
}

export function formatSummary({ rows, samples }: Summary): string {
  const table = aligned(rows.map(([name, value]) => [name, value]));
  const results = aligned(samples.map(({ file, status, summary }) => [file, status, summary]));
  const parts = ['Treadle is up. Ctrl-C stops it.', table, ...(samples.length === 0 ? [] : [results])];
  return `\n${parts.join('\n\n')}\n`;
}

/** Columns wide enough for their longest entry; the last one as it is. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (found, row) => row.map((cell, column) => Math.max(cell.length, found[column] ?? 0)),
    [],
  );
  return rows
    .map((row) =>
      `  ${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('   ')}`.trimEnd(),
    )
    .join('\n');
}
