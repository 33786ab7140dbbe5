import { getTranslations } from 'next-intl/server';
import { ByOffice } from '@/components/page/by-office';
import { Time } from '@/components/page/time';
import { DataTable } from '@/components/table/data-table';
import { CONFERENCE_ROLES } from '@/domain/actor';
import { wordedAs } from '@/domain/events';
import { colleagueAs } from '@/features/accounts/queries/colleagues';
import { dayAndClock, number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { OverviewEvent } from '../queries/overview';

type Props = { events: OverviewEvent[]; timeZone: string };

/** The newest entries of the conference's record: what happened, by whom, when. */
export async function OverviewEvents({ events, timeZone }: Props) {
  const [t, word, locale] = await Promise.all([
    getTranslations('conferences.overview'),
    getTranslations('conferences.event'),
    readerLocale(),
  ]);
  const kindOf = (kind: string) => {
    const worded = wordedAs(kind);
    return worded ? word(worded) : <code dir="ltr">{kind}</code>;
  };
  const actorOf = ({ actor, name, officer }: OverviewEvent) => {
    if (actor === 'system') return t('house');
    return (
      <ByOffice by={colleagueAs(locale, officer, CONFERENCE_ROLES)}>
        {name ? <bdi>{name}</bdi> : t('unknownActor')}
      </ByOffice>
    );
  };
  if (events.length === 0) return <p className="text-muted">{t('noEvents')}</p>;
  return (
    <DataTable
      caption={t('events')}
      captionHidden
      rows={events}
      rowKey={(row) => String(row.sequence)}
      columns={[
        {
          key: 'sequence',
          label: sayIn(locale)('common.number'),
          numeric: true,
          cell: (row) => number(row.sequence, locale),
        },
        { key: 'what', label: t('what'), header: true, cell: (row) => kindOf(row.kind) },
        { key: 'who', label: t('who'), cell: actorOf },
        {
          key: 'when',
          label: t('when'),
          cell: (row) => <Time iso={row.at.toISOString()}>{dayAndClock(row.at, locale, timeZone)}</Time>,
        },
      ]}
    />
  );
}
