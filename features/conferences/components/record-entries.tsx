import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Mark } from '@/components/mark';
import { ByOffice } from '@/components/page/by-office';
import { Ledger } from '@/components/table/ledger';
import { CONFERENCE_ENTITIES } from '@/domain/events';
import { mayReadRecord } from '@/domain/histories';
import { recordOf, recordQuery, type Subject } from '@/domain/record-view';
import { namedAs } from '@/features/accounts/queries/colleagues';
import { clock, dayInFull, listing, localDay, number } from '@/platform/i18n/format';
import type { Entry } from '../queries/record';
import { namedThing, type Reading } from './record-things-words';
import { actorWords, type ChangeWords, changeWords, kindWords } from './record-words';

type Props = {
  reading: Reading;
  entries: readonly Entry[];
  /** what all of them are about, and is not said again */
  subject?: Subject | null;
};

/** Entries of the record, the newest first, under the day on which each was made. */
export async function RecordEntries({ reading, entries, subject = null }: Props) {
  const { locale, conference } = reading;
  const t = await getTranslations('conferences.record');
  const days = byDay(entries, conference.timeZone);
  return (
    <Ledger
      caption={t('title')}
      words={{ number: t('number'), time: t('time'), entry: t('entry'), by: t('by') }}
      days={[...days].map(([key, lines]) => ({
        key,
        title: dayInFull(key, locale),
        lines: lines.map((entry) => ({
          key: String(entry.sequence),
          number: number(entry.sequence, locale),
          at: entry.at.toISOString(),
          hour: <bdi dir="ltr">{clock(entry.at, locale, conference.timeZone)}</bdi>,
          entry: <EntryChanges reading={reading} entry={entry} subject={subject} />,
          by: <By reading={reading} entry={entry} />,
        })),
      }))}
    />
  );
}

function byDay(entries: readonly Entry[], timeZone: string): Map<string, Entry[]> {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const date = localDay(entry.at, timeZone);
    days.set(date, [...(days.get(date) ?? []), entry]);
  }
  return days;
}

function By({ reading, entry }: { reading: Reading; entry: Entry }) {
  const { name, office } = actorWords(reading, entry);
  if (!name) return <span className="text-muted">{office}</span>;
  return office ? <ByOffice by={namedAs(reading.locale, name, office)} /> : <bdi>{name}</bdi>;
}

/** What happened, to what, and, folded, what was changed into what. */
async function EntryChanges({
  reading,
  entry,
  subject,
}: {
  reading: Reading;
  entry: Entry;
  subject: Subject | null;
}) {
  const { locale, conference } = reading;
  const t = await getTranslations('conferences.record');
  const { about, aboutId, kind, kept } = entry;
  const what = kindWords(locale, kind);
  const isSubject = subject?.id === aboutId && subject.entity === about;
  const thing = isSubject ? null : namedThing(reading, about, aboutId, kept);
  const changes = changeWords(reading, entry.changes);
  const own = CONFERENCE_ENTITIES.find((entity) => entity === about);
  const alone = own ? { entity: own, id: aboutId } : null;
  const narrower =
    alone && !subject?.id && mayReadRecord(reading.viewer, conference.id, alone)
      ? `/${locale}/${conference.slug}/record${recordQuery(recordOf(alone))}`
      : null;
  return (
    <div className="flex flex-wrap items-baseline gap-x-4">
      <span className="min-w-0 py-0.5">
        {thing
          ? t.rich('sentence', {
              what,
              object: () =>
                thing.href ? (
                  <Link href={thing.href}>
                    <bdi>{thing.name}</bdi>
                  </Link>
                ) : (
                  <bdi>{thing.name}</bdi>
                ),
            })
          : what}
      </span>
      {changes.length > 0 && <Changed changes={changes} locale={locale} narrower={narrower} />}
    </div>
  );
}

type ChangedProps = { changes: readonly ChangeWords[]; locale: string; narrower: string | null };

async function Changed({ changes, locale, narrower }: ChangedProps) {
  const t = await getTranslations('conferences.record');
  const altered = changes.every(({ before, after }) => before !== undefined && after !== undefined);
  const labels = [...new Set(changes.map(({ label }) => label))];
  return (
    <details className="group/entry min-w-0 open:basis-full" data-printed="">
      <summary className="flex items-baseline gap-1.5 py-0.5 text-muted hover:text-accent">
        <Mark
          kind="chevron"
          className="self-center transition-transform group-open/entry:rotate-90 rtl:group-open/entry:-rotate-90 print:hidden"
        />
        {altered && labels.length < 4 ? listing(labels, locale) : t('particulars')}
      </summary>
      <dl className="mt-1 mb-2 grid gap-x-5 gap-y-1 border-s border-border ps-4 sm:grid-cols-[minmax(7rem,auto)_minmax(0,1fr)]">
        {changes.map(({ label, before, after, lang }) => (
          <div key={`${label} ${before}`} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="whitespace-pre-line max-sm:mb-1.5">
              <Values before={before} after={after} lang={lang} />
            </dd>
          </div>
        ))}
      </dl>
      {narrower && (
        <p className="mb-1 ps-4 print:hidden">
          <Link href={narrower}>{t('historyAll')}</Link>
        </p>
      )}
    </details>
  );
}

async function Values({ before, after, lang }: Omit<ChangeWords, 'label'>) {
  const t = await getTranslations('conferences.record');
  if (before === undefined) return <bdi lang={lang}>{after}</bdi>;
  if (after === undefined) return <bdi lang={lang}>{before}</bdi>;
  return (
    <>
      <span className="sr-only">{t('was')} </span>
      <del className="text-muted no-underline">
        {before === null ? t('nothing') : <bdi lang={lang}>{before}</bdi>}
      </del>{' '}
      <Mark kind="arrow" className="text-muted" /> <span className="sr-only">{t('now')} </span>
      <ins className="no-underline">{after === null ? t('nothing') : <bdi lang={lang}>{after}</bdi>}</ins>
    </>
  );
}
