import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Fold } from '@/components/page/fold';
import type { Actor } from '@/domain/actor';
import { recordOf, recordQuery, type Subject } from '@/domain/record-view';
import { zone } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { ConferenceFacts } from '../queries';
import type { Entries } from '../queries/record';
import { RecordEntries } from './record-entries';

type Props = {
  viewer: Actor;
  conference: ConferenceFacts;
  subject: Subject;
  history: Entries;
  /** the page has named the zone of its times */
  zoneNamed?: boolean;
};

/** What is on record about one thing, at the foot of its own page: the newest of it, with the way to all. */
export async function History({ viewer, conference, subject, history, zoneNamed = false }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.record'), readerLocale()]);
  const { entries, things, earlier } = history;
  if (entries.length === 0) return null;
  const address = `/${locale}/${conference.slug}/record${recordQuery(recordOf(subject))}`;
  return (
    <div className="print:hidden">
      <Fold title={t('history')} id="history">
        {!zoneNamed && (
          <p className="mb-2 text-dense text-muted">
            {t('times', { zone: zone(conference.timeZone, locale, ...entries.map(({ at }) => at)) })}
          </p>
        )}
        <RecordEntries reading={{ viewer, conference, locale, things }} entries={entries} subject={subject} />
        {earlier !== null && (
          <p className="mt-4">
            <Link href={address}>{t('historyAll')}</Link>
          </p>
        )}
      </Fold>
    </div>
  );
}
