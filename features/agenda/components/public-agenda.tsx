import './public-agenda.css';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/page/empty-state';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { OwnZone } from '@/components/time/own-zone';
import { type LocalText, pick } from '@/domain/local-text';
import type { ReleasedSession } from '@/domain/release';
import { watching } from '@/domain/topics';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { dateName, moment, spanOn, zone } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { Release } from '../queries/frozen';
import { byDay, heardIn, slotsOf } from './released-days';

type Props = { conference: ConferenceFacts; release: Release | null; mayEdit: boolean };

/** The order of business as it was last released, day by day, in the conference's own time. */
export async function PublicAgenda({ conference, release, mayEdit }: Props) {
  const [t, locale] = await Promise.all([getTranslations('agenda'), readerLocale()]);
  const { slug, timeZone } = conference;
  const days = byDay(release?.sessions ?? [], timeZone);
  const sessionsHref = `/${locale}/${slug}/sessions/`;
  const heard = (languages: string[]) => t('heard', { languages: heardIn(languages, locale) });
  return (
    <Main width="wide">
      <LiveRefresh what={watching(conference.id, 'agenda:released')} />
      <PageHeading
        title={t('title')}
        kicker={pick(conference.title, locale)}
        lead={
          release &&
          !release.doubt &&
          t('released', { number: release.number, time: moment(release.releasedAt, locale, timeZone) })
        }
        actions={
          mayEdit && (
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
        <OwnZone
          timeZone={timeZone}
          locale={locale}
          plain={t('timesIn', { zone: zone(timeZone, ...days.flatMap(({ times }) => times)) })}
          text={t.raw('ownZone')}
        >
          {days.length > 1 && (
            <nav className="agenda-days" aria-label={t('days')}>
              {days.map(({ date }) => (
                <a key={date} href={`#${date}`}>
                  {dateName(date, locale)}
                </a>
              ))}
            </nav>
          )}
          {days.map(({ date, times, sessions }) => (
            <section key={date} className="agenda-day" aria-labelledby={date}>
              <div className="agenda-day-head">
                <h2 id={date}>{dateName(date, locale)}</h2>
                <span>{t('timesIn', { zone: zone(timeZone, ...times) })}</span>
              </div>
              <ol>
                {slotsOf(sessions).map((slot) => (
                  <li key={slot[0].id} className="agenda-slot">
                    <time dateTime={slot[0].startsAt} data-to={slot[0].endsAt} data-day={date}>
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
        </OwnZone>
      )}
    </Main>
  );

  function Session({ session }: { session: ReleasedSession }) {
    const title = pick(session.title as LocalText, locale);
    if (session.kind === 'break') {
      return <p className="agenda-break">{[title, session.room].filter(Boolean).join(' · ')}</p>;
    }
    const about = [
      t(`kind.${session.kind}`),
      session.itemNumber !== null && t('item', { number: session.itemNumber }),
      session.room,
      session.languages.length > 0 && heard(session.languages),
    ];
    return (
      <div>
        <Link href={sessionsHref + session.id}>{title}</Link>
        <p>{about.filter(Boolean).join(' · ')}</p>
      </div>
    );
  }
}
