import { type ReactNode, useId } from 'react';
import { Link } from '../link';
import { classes } from '../text';

export type Column<Row> = {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  /** the cell that names the row */
  header?: boolean;
  /** the address that sorts by this column; `direction` when it is the one sorted by */
  sort?: { href: string; label: string; direction?: 'ascending' | 'descending' };
};

type Props<Row> = {
  caption: string;
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** drawn in place of the table when there are no rows */
  empty?: ReactNode;
  dense?: boolean;
  /** cards on a phone; without it the table keeps its rows there */
  stack?: boolean;
};

/** Rows of 32 px (40 when not dense), sorted by links, cards on a phone. */
export function DataTable<Row>({
  caption,
  captionHidden,
  columns,
  rows,
  rowKey,
  empty,
  dense = true,
  stack = true,
}: Props<Row>) {
  const id = useId();
  if (rows.length === 0 && empty) return empty;
  return (
    <section className="table-scroll" aria-labelledby={id} {...SCROLLABLE}>
      <table className={classes('table', stack && 'table-stack', dense && 'table-dense')}>
        <caption id={id} className={captionHidden ? 'sr-only' : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

// A region that may scroll must be reachable by keyboard.
const SCROLLABLE = { tabIndex: 0 };

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const { label, numeric, sort } = column;
  return (
    <th scope="col" className={numeric ? 'numeric' : undefined} aria-sort={sort?.direction}>
      {sort ? (
        <Link href={sort.href} title={sort.label}>
          {label}
          {sort.direction && <span aria-hidden="true">{sort.direction === 'ascending' ? '▲' : '▼'}</span>}
        </Link>
      ) : (
        label
      )}
    </th>
  );
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { cell, header, label, numeric } = column;
  if (header) {
    return <th scope="row">{cell(row)}</th>;
  }
  return (
    <td data-label={label} className={numeric ? 'numeric' : undefined}>
      <div className="min-w-0">{cell(row)}</div>
    </td>
  );
}
