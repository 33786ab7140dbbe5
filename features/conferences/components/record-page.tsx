import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { dotted } from '@/components/page/lines';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Pagination } from '@/components/page/pagination';
import type { Actor } from '@/domain/actor';
import { type RecordView, recordQuery, type Unknown, wholeOf } from '@/domain/record-view';
import { watching } from '@/domain/topics';
import { zone } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { ConferenceFacts } from '../queries';
import { type Entries, MOST_IN_FILE, type RecordPerson } from '../queries/record';
import { RecordEntries } from './record-entries';
import { RecordForm } from './record-form';
import { namedThing } from './record-things-words';

type Props = {
  viewer: Actor;
  conference: ConferenceFacts;
  view: RecordView;
  unknown: readonly Unknown[];
  list: Entries;
  /** for who reads the whole record: how long it is, and who can have acted; null for who reads of one thing */
  whole: { total: number; persons: RecordPerson[] } | null;
};

/** The record of a conference, or of one thing in it: what happened, by whom, what it changed. Nothing is changed here. */
export async function RecordPage({ viewer, conference, view, unknown, list, whole }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.record'), readerLocale()]);
  const { slug, timeZone } = conference;
  const { entries, things, earlier, later } = list;
  const reading = { viewer, conference, locale, things };
  const address = `/${locale}/${slug}/record`;
  const at = (before: number | null, after: number | null) =>
    `${address}${recordQuery({ ...view, before, after })}`;
  const thing = view.subject?.id ? namedThing(reading, view.subject.entity, view.subject.id) : null;
  const [first, last] = [entries.at(0), entries.at(-1)];
  const isNewest = view.before === null && view.after === null;
  const named = zone(timeZone, locale, ...entries.map((entry) => entry.at));
  return (
    <Main>
      {whole && isNewest && <LiveRefresh what={watching(conference.id)} />}
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={whole ? t('title') : t('history')}
        lead={
          whole?.total === 0
            ? undefined
            : whole
              ? t('lead', { count: whole.total, zone: named })
              : dotted([
                  thing?.href ? (
                    <Link key="thing" href={thing.href}>
                      {thing.name}
                    </Link>
                  ) : (
                    thing?.name
                  ),
                  t('times', { zone: named }),
                ])
        }
        actions={
          entries.length > 0 && (
            <ButtonLink
              variant="secondary"
              download
              href={`${address}/record.csv${recordQuery(wholeOf(view))}`}
            >
              {t('csv')}
            </ButtonLink>
          )
        }
      />
      {whole && whole.total > 0 && (
        <RecordForm reading={reading} address={address} view={wholeOf(view)} persons={whole.persons} />
      )}
      {unknown.length > 0 && (
        <Notice tone="warning" label={t('note')} live>
          {unknown.map((one) => (
            <p key={one}>{t(`unknown.${one}`)}</p>
          ))}
          <p>
            <Link href={address}>{t('all')}</Link>
          </p>
        </Notice>
      )}
      {unknown.length === 0 && entries.length === 0 && (
        <EmptyState text={whole?.total === 0 ? t('empty') : t('none')} />
      )}
      {entries.length > 0 && <RecordEntries reading={reading} entries={entries} subject={view.subject} />}
      {first && last && (earlier !== null || later !== null) && (
        <Pagination
          label={t('pages')}
          summary={t('range', { from: first.sequence, to: last.sequence })}
          previous={later === null ? undefined : { label: t('later'), href: at(null, later) }}
          next={earlier === null ? undefined : { label: t('earlier'), href: at(earlier, null) }}
        />
      )}
      {whole && whole.total > MOST_IN_FILE && (
        <p className="mt-6 text-dense text-muted print:hidden">{t('csvMost', { most: MOST_IN_FILE })}</p>
      )}
    </Main>
  );
}
