import type { ReactNode } from 'react';
import type { ChartChoice, ChoiceWords } from '../chart/choice';
import { VoteMark } from '../chart/vote-mark';
import { type Column, DataTable } from './data-table';

export type RollRow = { id: string; name: ReactNode; choice: ChartChoice; note?: ReactNode };

type Props = {
  caption: string;
  captionHidden?: boolean;
  words: ChoiceWords;
  columns: { delegation: string; choice: string; note?: string };
  rows: RollRow[];
};

/** The roll by name, in the order given (the caller sorts by the reader's alphabet). */
export function RollTable({ caption, captionHidden, words, columns, rows }: Props) {
  const shown: Column<RollRow>[] = [
    { key: 'delegation', label: columns.delegation, header: true, cell: (row) => row.name },
    {
      key: 'choice',
      label: columns.choice,
      cell: (row) => <VoteMark choice={row.choice} word={words[row.choice]} />,
    },
  ];
  if (columns.note) shown.push({ key: 'note', label: columns.note, cell: (row) => row.note });
  return (
    <DataTable
      caption={caption}
      captionHidden={captionHidden}
      columns={shown}
      rows={rows}
      rowKey={(row) => row.id}
      stack={columns.note !== undefined}
    />
  );
}
