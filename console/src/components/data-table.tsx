/** A table of figures. Where it is wider than its place it scrolls in itself, by keys as well. */
import type { ReactNode } from 'react';
import classes from './data-table.module.css';

export interface TableRow {
  key: string;
  /** The first one names the row. */
  cells: readonly ReactNode[];
  /** What the table compares with. */
  isMarked?: boolean;
}

/** Letters of a sentence, which needs room for a few words a line. */
const LONG = 24;

interface DataTableProps {
  label: string;
  columns: readonly ReactNode[];
  rows: readonly TableRow[];
}

export function DataTable({ label, columns, rows }: DataTableProps) {
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...others], isMarked = false }) => (
            <tr key={key} data-marked={isMarked}>
              <th scope="row">{name}</th>
              {others.map((cell, index) => (
                <td key={index} data-long={typeof cell === 'string' && cell.length > LONG}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
