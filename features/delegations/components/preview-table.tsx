import { getTranslations } from 'next-intl/server';
import type { MarkKind, Tone } from '@/components/mark';
import { TagWord } from '@/components/page/tag-word';
import { type Column, DataTable } from '@/components/table/data-table';
import {
  type CellState,
  IMPORT_COLUMNS,
  type ImportCell,
  type ImportColumn,
  type ImportKind,
  type ImportRow,
} from '@/domain/imports';
import type { Locale } from '@/domain/local-text';
import { number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { worded } from '@/platform/i18n/worded';
import { COLUMN_NAMES, cellWords } from './import-words';

const LOOK: Readonly<Record<CellState, { tone: Tone; mark: MarkKind }>> = {
  new: { tone: 'positive', mark: 'check' },
  changed: { tone: 'pending', mark: 'amendment' },
  same: { tone: 'quiet', mark: 'dash' },
  kept: { tone: 'quiet', mark: 'lock' },
  error: { tone: 'negative', mark: 'cross' },
};

type Row = ImportRow<unknown>;

/** The rows of a list with what an import would do with each, and with each of its cells. */
export async function PreviewTable({
  kind,
  rows,
  empty,
}: {
  kind: ImportKind;
  rows: readonly Row[];
  empty: string;
}) {
  const [t, locale] = await Promise.all([getTranslations('imports'), readerLocale()]);
  const say = sayIn(locale);
  const beside = rows.some(({ cells }) => cells.other);
  const names: (ImportColumn | 'other')[] = [
    ...IMPORT_COLUMNS[kind],
    ...(beside ? (['other'] as const) : []),
  ];
  const columns: Column<Row>[] = [
    { key: 'line', label: t('line'), header: true, cell: ({ line }) => number(line, locale) },
    {
      key: 'state',
      label: t('stateOfRow'),
      cell: ({ state }) => <TagWord {...LOOK[state]}>{t(`state.${state}`)}</TagWord>,
    },
    ...names.map((name) => ({
      key: name,
      label: say(COLUMN_NAMES[name]),
      cell: ({ cells }: Row) => <PreviewCell column={name} cell={cells[name]} locale={locale} />,
    })),
  ];
  return (
    <DataTable
      caption={t('preview')}
      captionHidden
      rows={rows}
      rowKey={({ line }) => String(line)}
      columns={columns}
      stack="lines"
      empty={<p>{empty}</p>}
    />
  );
}

type CellProps = { column: ImportColumn | 'other'; cell: ImportCell | undefined; locale: Locale };

/** A cell with what it is, and where that is not plain from its row what it was or why it is wrong. */
async function PreviewCell({ column, cell, locale }: CellProps) {
  const t = await getTranslations('imports');
  if (!cell) return null;
  const { state, before, after, why } = cell;
  const words = (value: ImportCell['after']) => cellWords(column, value, locale);
  const shown = words(state === 'kept' ? before : after);
  const isSaid = state === 'changed' || state === 'kept' || state === 'error';
  return (
    <>
      {shown ? (
        <bdi className="wrap-anywhere">{shown}</bdi>
      ) : (
        state === 'error' && <span className="text-muted">{t('empty')}</span>
      )}
      {isSaid && (
        <span className="block">
          <TagWord {...LOOK[state]}>{t(`state.${state}`)}</TagWord>
        </span>
      )}
      {state === 'changed' && (
        <span className="block text-muted">{t('before', { value: words(before) || t('empty') })}</span>
      )}
      {state === 'kept' && <span className="block text-muted">{t('stays', { value: words(after) })}</span>}
      {why && (
        <span className="block max-w-prose whitespace-normal text-negative">{worded(why, locale)}</span>
      )}
    </>
  );
}
