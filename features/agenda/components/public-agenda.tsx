import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { dotted } from '@/components/page/lines';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { TAB } from '@/components/page/tabs';
import { OnNow } from '@/components/time/on-now';
import { OwnZone } from '@/components/time/own-zone';
import { type LocalText, pick } from '@/domain/local-text';
import type { ReleasedSession } from '@/domain/release';
import { watching } from '@/domain/topics';
import type { ConferenceFacts } from '@/features/conferences/queries';
import type { DocumentCounts } from '@/features/documents/queries/documents';
import { atHead, dateBrief, dateName, day, spanOn, zone } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { Release } from '../queries/frozen';
import { LINES, line, TIME } from './agenda-look';
import { byDay, heardIn, mostHeard, sameLanguages, slotsOf } from './released-days';

type Props = {
  conference: ConferenceFacts;
  release: Release | null;
  mayEdit: boolean;
  /** how many documents the reader finds with a session or an item */
  documents?: DocumentCounts;
  /** what a session is about, drawn by its own area; nothing where no topic is attached */
  topicsOf?: (session: ReleasedSession) => ReactNode;
};

/** The order of business as it was last released, day by day, in the conference's own time. */
export async function PublicAgenda({ conference, release, mayEdit, documents, topicsOf }: Props) {
  const [t, papers, locale] = await Promise.all([
    getTranslations('agenda'),
    getTranslations('documents'),
    readerLocale(),
  ]);
  const { slug, timeZone } = conference;
  const days = byDay(release?.sessions ?? [], timeZone);
  const sessionsHref = `/${locale}/${slug}/sessions/`;
  const zones = days.map(({ times }) => zone(timeZone, locale, ...times));
  // Where the clocks change between the days, each day says its own.
  const oneZone = new Set(zones).size === 1 ? t('timesIn', { zone: zones[0] ?? '' }) : null;
  const usual = mostHeard(release?.sessions ?? []);
  const heard = (languages: readonly string[]) =>
    languages.length === 0 ? t('heardInNone') : t('heard', { languages: heardIn(languages, locale) });
  const beside = Math.max(
    1,
    ...days.flatMap(({ sessions }) => slotsOf(sessions).map(({ length }) => length)),
  );
  return (
    <Main width={beside > 3 ? 'wide' : 'list'}>
      <LiveRefresh what={watching(conference.id, 'agenda:released')} />
      <PageHeading
        title={t('title')}
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        lead={
          release &&
          !release.doubt &&
          [
            oneZone,
            usual && t(usual.all ? 'heard' : 'heardMostly', { languages: heardIn(usual.languages, locale) }),
            t('released', { number: release.number, time: day(release.releasedAt, locale, timeZone) }),
          ]
            .filter(Boolean)
            .join(' · ')
        }
        actions={
          mayEdit &&
          conference.closedAt === null && (
            <ButtonLink variant="secondary" href={`/${locale}/${slug}/agenda/edit`}>
              {t('edit')}
            </ButtonLink>
          )
        }
      />
      {release?.doubt ? (
        <Notice tone="error" label={t('doubt.label')} title={t('doubt.title')}>
          <p>{t(`doubt.${release.doubt}`, { number: release.number })}</p>
          <p>{t('doubt.shown')}</p>
        </Notice>
      ) : days.length === 0 ? (
        <EmptyState text={t('notReleased')} />
      ) : (
        <OwnZone timeZone={timeZone} locale={locale} text={t.raw('ownZone')}>
          {days.length > 1 && (
            <nav
              className="sticky top-0 z-2 overflow-x-auto bg-canvas print:hidden"
              aria-label={t('days')}
              data-days
            >
              <ul className="flex w-max min-w-full gap-x-6 border-b border-hairline">
                {days.map(({ date }) => (
                  <li key={date}>
                    <a className={TAB} href={`#${date}`}>
                      {dateBrief(date, locale)}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          {days.map(({ date, sessions }, index) => (
            <section
              key={date}
              id={date}
              data-day={date}
              aria-labelledby={`on-${date}`}
              className="scroll-mt-4 pt-8 not-print:[section~&]:last:min-h-[calc(100dvh-12rem)] print:break-inside-avoid print:pt-6"
            >
              <div className="flex flex-wrap items-baseline justify-between gap-x-6 border-b-2 border-ink pb-1.5">
                <h2
                  id={`on-${date}`}
                  className="after:ms-3 after:text-dense after:font-semibold after:text-accent not-print:after:content-[attr(data-today)]"
                >
                  {atHead(dateName(date, locale), locale)}
                </h2>
                {!oneZone && (
                  <span className="text-dense text-muted">{t('timesIn', { zone: zones[index] ?? '' })}</span>
                )}
              </div>
              <ol className={LINES}>
                {slotsOf(sessions).map((slot) => (
                  <li
                    key={slot[0].id}
                    className={line({ quiet: slot.every(({ kind }) => kind === 'break') })}
                  >
                    <time
                      className={TIME}
                      dateTime={slot[0].startsAt}
                      data-to={slot[0].endsAt}
                      data-day={date}
                    >
                      {spanOn(
                        date,
                        { from: new Date(slot[0].startsAt), to: new Date(slot[0].endsAt) },
                        locale,
                        timeZone,
                      )}
                    </time>
                    {slot.map((session) => (
                      <Session key={session.id} session={session} />
                    ))}
                  </li>
                ))}
              </ol>
            </section>
          ))}
          <OnNow
            timeZone={timeZone}
            now={new Date().toISOString()}
            words={{ now: t('now'), today: t('today') }}
          />
        </OwnZone>
      )}
    </Main>
  );

  function Session({ session }: { session: ReleasedSession }) {
    const title = pick(session.title as LocalText, locale, conference.originalLanguage);
    const { kind, itemNumber, room, languages } = session;
    if (kind === 'break') return <p>{[title, room].filter(Boolean).join(' · ')}</p>;
    const name = t(`kind.${kind}`);
    const count = documents?.sessions[session.id] ?? 0;
    const about = [
      // "Panel: firearms" says it itself.
      !title.startsWith(name) && name,
      itemNumber !== null && <ItemName key="item" number={itemNumber} />,
      room,
      !sameLanguages(usual?.languages ?? [], languages) && heard(languages),
      count > 0 && (
        <Link key="documents" href={`${sessionsHref}${session.id}#documents`}>
          {papers('count', { count })}
        </Link>
      ),
      topicsOf?.(session),
    ];
    return (
      <div className="min-w-0">
        <Link href={sessionsHref + session.id}>
          <InLanguage {...shownText(session.title as LocalText, locale, conference.originalLanguage)} />
        </Link>
        <p>{dotted(about)}</p>
      </div>
    );
  }
  /** An item leads to its documents, where it has any. */
  function ItemName({ number }: { number: string }) {
    const name = t('item', { number: itemLabel(number, locale) });
    const count = documents?.items[number] ?? 0;
    if (count === 0) return name;
    return (
      <Link href={`/${locale}/${slug}/documents?item=${encodeURIComponent(number)}`}>
        {papers('itemAndTitle', { number: itemLabel(number, locale), title: papers('count', { count }) })}
      </Link>
    );
  }
}
