import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { Mark } from '../mark';
import { CHOICE_MARK, type ChartChoice, votedText } from './choice';

/** Who voted so, in the order given (the caller sorts by the reader's alphabet). */
export type RollGroup = {
  choice: ChartChoice;
  word: string;
  members: { id: string; name: ReactNode }[];
};

/** Columns that the groups share on a wide page. */
const COLUMNS = 6;

const GROUP = cva('min-w-0 print:break-inside-avoid', {
  variants: {
    columns: {
      1: '',
      2: 'lg:col-span-2',
      3: 'lg:col-span-3',
      4: 'lg:col-span-4',
      5: 'lg:col-span-5',
      6: 'lg:col-span-6',
    },
  },
});
const LIST = cva(
  'columns-[8rem] gap-x-8 text-dense *:break-inside-avoid *:py-1 plain-link:text-ink plain-link:decoration-border md:columns-3 print:columns-4',
  {
    variants: {
      columns: {
        1: 'lg:columns-1',
        2: 'lg:columns-2',
        3: 'lg:columns-3',
        4: 'lg:columns-4',
        5: 'lg:columns-5',
        6: 'lg:columns-6',
      },
    },
  },
);
const RULE: Record<ChartChoice, string> = {
  for: 'border-vote-for',
  against: 'border-vote-against',
  abstain: 'border-vote-abstain',
  notVoting: 'border-border',
};

/** The roll by vote: those that voted alike below each other, with as many columns as their number asks for. */
export function RollGroups({ groups }: { groups: readonly RollGroup[] }) {
  const shown = groups.filter(({ members }) => members.length > 0);
  const columns = shareOut(shown.map(({ members }) => members.length));
  return (
    <div className="grid gap-x-8 gap-y-8 lg:grid-cols-6">
      {shown.map(({ choice, word, members }, index) => (
        <section key={choice} className={GROUP({ columns: columns[index] })}>
          <h3
            className={votedText({
              choice,
              className: `mb-2 flex flex-wrap items-baseline gap-x-2 border-b pb-1.5 text-body ${RULE[choice]}`,
            })}
          >
            <Mark kind={CHOICE_MARK[choice]} bold className="translate-y-[0.1em]" />
            {word}
          </h3>
          <ul className={LIST({ columns: columns[index] })}>
            {members.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type GroupWidth = 1 | 2 | 3 | 4 | 5 | 6;

/** The columns of each group: one at least, and the next always to the longest column. */
export function shareOut(sizes: readonly number[]): GroupWidth[] {
  const columns = sizes.map(() => 1);
  for (let free = COLUMNS - sizes.length; free > 0 && sizes.length > 0; free -= 1) {
    const heights = sizes.map((size, index) => size / (columns[index] ?? 1));
    const longest = heights.indexOf(Math.max(...heights));
    columns[longest] = (columns[longest] ?? 0) + 1;
  }
  return columns as GroupWidth[];
}
