import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/page/section';
import { type Column, DataTable } from '@/components/table/data-table';
import { type ProgressPoint, progressOf, SHOWN_STATES } from '@/domain/implementation';
import { number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { FollowUp } from '../queries/follow-up';
import { dateInWords } from './dates';
import { StateBar } from './implementation-counts';

/** How the counts changed from round to round; nothing until one has come to its end. */
export async function Progress({ followUp }: { followUp: FollowUp }) {
  const [t, locale] = await Promise.all([getTranslations('implementation'), readerLocale()]);
  const points = progressOf(followUp.rounds, followUp.members, followUp.now);
  if (points.length === 0) return null;
  const keyOf = ({ round, ended }: ProgressPoint) => (ended ? `round-${round.number}` : 'today');
  const columns: Column<ProgressPoint>[] = [
    {
      key: 'at',
      label: t('progress.at'),
      header: true,
      cell: ({ round, ended }) =>
        ended
          ? t('progress.roundEnd', { number: round.number, date: dateInWords(round.dueOn, locale) })
          : t('progress.today'),
    },
    {
      key: 'bar',
      label: t('progress.bar'),
      speaks: true,
      cell: (point) => (
        <div className="min-w-40">
          <StateBar counts={point.counts} id={`progress-${keyOf(point)}`} />
        </div>
      ),
    },
    ...SHOWN_STATES.map(
      (state): Column<ProgressPoint> => ({
        key: state,
        label: t(`state.${state}`),
        numeric: true,
        cell: ({ counts }) => number(counts[state], locale),
      }),
    ),
  ];
  return (
    <Section title={t('progress.title')} id="progress" lead={<p>{t('progress.lead')}</p>}>
      <DataTable
        caption={t('progress.title')}
        captionHidden
        columns={columns}
        rows={points}
        rowKey={keyOf}
        stack="lines"
      />
    </Section>
  );
}
