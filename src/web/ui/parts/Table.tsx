import type { ReactNode } from 'react';
import { cx } from '../class-names.ts';
import styles from './table.module.css';

interface Column<Row> {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures stand right, in tabular digits. */
  figures?: boolean;
  /** The column that names the row: read out with every cell. */
  names?: boolean;
}

/** A plain table. It scrolls sideways in its own region; `caption` names it for readers. For thousands of rows use VirtualList. */
export function Table<Row>({ caption, columns, rows, keyOf, empty }: { caption: string; columns: readonly Column<Row>[]; rows: readonly Row[]; keyOf: (row: Row) => string; empty?: ReactNode }) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="unseen">{caption}</caption>
        <thead><tr>{columns.map((column) => <th key={column.key} scope="col" className={cx(column.figures && styles.figures)}>{column.head}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => column.names
                ? <th key={column.key} scope="row">{column.cell(row)}</th>
                : <td key={column.key} className={cx(column.figures && styles.figures)}>{column.cell(row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
