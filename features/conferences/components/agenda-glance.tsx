import { getTranslations } from 'next-intl/server';
import { TagWord } from '@/components/page/tag-word';
import { type LocalText, pick } from '@/domain/local-text';
import type { ReleasedSession } from '@/domain/release';
import { atHead, dateName, lastDay, localDay, spanOn } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { ConferenceFacts } from '../queries';
import type { Glance } from '../queries/public';

type Props = { conference: ConferenceFacts; agenda: Glance['agenda'] };

const timesOf = ({ startsAt, endsAt }: ReleasedSession): { from: Date; to: Date } => ({
  from: new Date(startsAt),
  to: new Date(endsAt),
});

/** The released order of business, day by day, without its breaks. */
export async function AgendaGlance({ conference, agenda }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.glance'), readerLocale()]);
  if (agenda?.doubt) {
    return (
      <TagWord tone="pending" mark="warning">
        {t('agendaDoubted')}
      </TagWord>
    );
  }
  const { timeZone } = conference;
  const sessions = (agenda?.sessions ?? []).filter(({ kind }) => kind !== 'break');
  if (sessions.length === 0) return <p className="text-muted">{t('noAgenda')}</p>;
  const daysOf = (session: ReleasedSession) => {
    const { from, to } = timesOf(session);
    return [localDay(from, timeZone), lastDay(from, to, timeZone)];
  };
  const dated = sessions.map((session) => ({ session, on: daysOf(session) }));
  const days = [...new Set(dated.flatMap(({ on }) => on))].sort();
  return (
    <div className="grid gap-8 lg:grid-cols-3">
      {days.map((date) => (
        <section key={date} aria-labelledby={`day-${date}`}>
          <h3 id={`day-${date}`} className="border-b border-border pb-2">
            {atHead(dateName(date, locale), locale)}
          </h3>
          <ol>
            {dated
              .filter(({ on }) => on.includes(date))
              .map(({ session }) => (
                <li
                  key={session.id}
                  className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-3 border-b border-hairline py-2 text-dense"
                >
                  <bdi className="figures text-muted" dir="ltr">
                    {spanOn(date, timesOf(session), locale, timeZone)}
                  </bdi>
                  <span>{pick(session.title as LocalText, locale)}</span>
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
