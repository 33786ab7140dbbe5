import type { ReactNode } from 'react';
import { Time } from '../page/time';
import { classes } from '../text';

export type LedgerLine = {
  key: string;
  number: string;
  /** the instant for machines, and the hour for people */
  at: string;
  hour: ReactNode;
  entry: ReactNode;
  by: ReactNode;
};
export type LedgerDay = { key: string; title: string; lines: readonly LedgerLine[] };

type Props = {
  caption: string;
  words: { number: string; time: string; entry: string; by: string };
  days: readonly LedgerDay[];
};

const HEAD = 'py-1 pe-5 text-start align-bottom font-semibold text-muted last:pe-0';
const CELL = 'py-1.5 pe-5 align-baseline last:pe-0 max-md:p-0';

/**
 * The lines of a register, day by day: its number, the hour, what was entered and by whom. On a phone the hour stands above
 * the number, and what was entered above whom.
 */
export function Ledger({ caption, words, days }: Props) {
  return (
    <table className="w-full border-collapse border-b border-border text-dense max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:sr-only">
        <tr>
          <th scope="col" className={`${HEAD} w-[4.5rem]`}>
            {words.number}
          </th>
          <th scope="col" className={`${HEAD} w-[4.5rem]`}>
            {words.time}
          </th>
          <th scope="col" className={HEAD}>
            {words.entry}
          </th>
          <th scope="col" className={`${HEAD} w-2/5`}>
            {words.by}
          </th>
        </tr>
      </thead>
      {days.map(({ key, title, lines }, index) => (
        <tbody key={key} className="max-md:block">
          <tr className="border-b border-ink max-md:block">
            <th
              scope="rowgroup"
              colSpan={4}
              className={classes(
                'pb-1.5 text-start text-body font-semibold max-md:block',
                index > 0 ? 'pt-8' : 'pt-2',
              )}
            >
              {title}
            </th>
          </tr>
          {lines.map((line) => (
            <Line key={line.key} line={line} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Line({ line: { number, at, hour, entry, by } }: { line: LedgerLine }) {
  return (
    <tr className="border-hairline not-nth-2:border-t max-md:grid max-md:items-baseline max-md:grid-cols-[3.5rem_minmax(0,1fr)] max-md:gap-y-0.5 max-md:py-2.5">
      <td className={`${CELL} figures text-muted max-md:order-3`}>{number}</td>
      <td className={`${CELL} figures max-md:order-1`}>
        <Time iso={at}>{hour}</Time>
      </td>
      <td className={`${CELL} max-md:order-2`}>{entry}</td>
      <td className={`${CELL} max-md:order-4`}>{by}</td>
    </tr>
  );
}
