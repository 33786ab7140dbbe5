import { type ReactNode, useId } from 'react';
import { Link } from '../link';
import { classes } from '../text';
import { bodyCell, headCell, nameCell, tableHead, tableLook, tableRow } from './table-look';

export type Column<Row> = {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  /** the cell that names the row */
  header?: boolean;
  /** the cell says what it is by itself, as a button does: a card does not name it */
  speaks?: boolean;
  /** how a card names the cell of a row for which the heading of the column is not the word */
  labelOf?: (row: Row) => string;
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
  /** cards on a phone, `lines` with one fact to a line; without it the table keeps its rows there */
  stack?: boolean | 'lines';
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
    <section className="relative overflow-x-auto" aria-labelledby={id} {...SCROLLABLE}>
      <table className={tableLook({ stack })}>
        <caption id={id} className={captionHidden ? 'sr-only' : 'pb-2 text-start text-body font-semibold'}>
          {caption}
        </caption>
        <thead className={tableHead({ stack })}>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} dense={dense} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={tableRow({ stack })}>
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} dense={dense} stack={stack} />
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

function HeadCell<Row>({ column, dense }: { column: Column<Row>; dense: boolean }) {
  const { label, numeric, sort } = column;
  return (
    <th scope="col" className={headCell({ dense, numeric })} aria-sort={sort?.direction}>
      {sort ? (
        <Link
          className={classes(
            'inline-flex min-h-6 items-center gap-1',
            sort.direction ? 'text-ink' : 'text-muted',
          )}
          href={sort.href}
          title={sort.label}
        >
          {label}
          {sort.direction && <span aria-hidden="true">{sort.direction === 'ascending' ? '▲' : '▼'}</span>}
        </Link>
      ) : (
        label
      )}
    </th>
  );
}

type CellProps<Row> = { column: Column<Row>; row: Row; dense: boolean; stack: Props<Row>['stack'] };

function BodyCell<Row>({ column, row, dense, stack }: CellProps<Row>) {
  const { cell, header, label, labelOf, numeric, speaks } = column;
  if (header) {
    return (
      <th scope="row" className={nameCell({ dense, stack })}>
        {cell(row)}
      </th>
    );
  }
  return (
    <td
      data-label={speaks ? undefined : (labelOf?.(row) ?? label)}
      className={bodyCell({ dense, numeric, stack })}
    >
      <div className="min-w-0">{cell(row)}</div>
    </td>
  );
}
