import { getTranslations } from 'next-intl/server';
import { type LocalText, pick } from '@/domain/local-text';
import { localDay, span, weekday } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { ConferenceFacts } from '../queries';
import type { Glance } from '../queries/public';

type Props = { conference: ConferenceFacts; agenda: Glance['agenda'] };

/** The released order of business, day by day, without its breaks. */
export async function AgendaGlance({ conference, agenda }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.glance'), readerLocale()]);
  const { timeZone } = conference;
  const sessions = (agenda?.sessions ?? []).filter(({ kind }) => kind !== 'break');
  if (sessions.length === 0) return <p className="text-muted">{t('noAgenda')}</p>;
  const dayOf = ({ startsAt }: { startsAt: string }) => localDay(new Date(startsAt), timeZone);
  const days = [...new Set(sessions.map(dayOf))];
  return (
    <div className="grid gap-8 lg:grid-cols-3">
      {days.map((date) => (
        <section key={date} aria-labelledby={`day-${date}`}>
          <h3 id={`day-${date}`} className="border-b border-border pb-2">
            {weekday(new Date(`${date}T12:00Z`), locale, 'UTC')}
          </h3>
          <ol>
            {sessions
              .filter((session) => dayOf(session) === date)
              .map(({ id, title, startsAt, endsAt }) => (
                <li
                  key={id}
                  className="grid grid-cols-[6.5rem_1fr] gap-3 border-b border-hairline py-2 text-dense"
                >
                  <bdi className="figures text-muted" dir="ltr">
                    {span(new Date(startsAt), new Date(endsAt), locale, timeZone)}
                  </bdi>
                  <span>{pick(title as LocalText, locale)}</span>
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
