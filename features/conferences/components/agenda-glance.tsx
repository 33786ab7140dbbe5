import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Lines } from '@/components/page/lines';
import { Section } from '@/components/page/section';
import { TagWord } from '@/components/page/tag-word';
import { atHead, clock, dateName, lastDay, localDay } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { Glance } from '../queries/public';

type Props = { here: string; timeZone: string; agenda: Glance['agenda'] };
type Day = { date: string; count: number; from: string; to: string };

/** The days on which sessions meet, with how many and from when to when; breaks left out. What ends over midnight is of both days. */
function daysOf(agenda: Glance['agenda'], timeZone: string): Day[] {
  const days = new Map<string, Day>();
  const known = new Map<string, string[]>();
  for (const { kind, startsAt, endsAt } of agenda?.sessions ?? []) {
    if (kind === 'break') continue;
    // Thousands of sessions share a few dozen times; the calendar is asked once for each.
    const times = `${startsAt} ${endsAt}`;
    const [from, to] = [new Date(startsAt), new Date(endsAt)];
    const dates = known.get(times) ?? [localDay(from, timeZone), lastDay(from, to, timeZone)];
    known.set(times, dates);
    for (const date of new Set(dates)) {
      const day = days.get(date) ?? { date, count: 0, from: startsAt, to: endsAt };
      day.count += 1;
      if (startsAt < day.from) day.from = startsAt;
      if (endsAt > day.to) day.to = endsAt;
      days.set(date, day);
    }
  }
  return [...days.keys()].sort().flatMap((date) => days.get(date) ?? []);
}

/** The released order of business by its days. */
export async function AgendaGlance({ here, timeZone, agenda }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.glance'), readerLocale()]);
  const days = daysOf(agenda, timeZone);
  if (days.length === 0 && !agenda?.doubt) return null;
  const time = (iso: string) => clock(new Date(iso), locale, timeZone);
  return (
    <Section
      title={t('agenda')}
      id="agenda"
      actions={<Link href={`${here}/agenda`}>{t('wholeAgenda')}</Link>}
    >
      {agenda?.doubt ? (
        <TagWord tone="pending" mark="warning">
          {t('agendaDoubted')}
        </TagWord>
      ) : (
        <Lines
          lines={days.map(({ date, count, from, to }) => ({
            key: date,
            title: atHead(dateName(date, locale), locale),
            href: `${here}/agenda#${date}`,
            facts: [
              t('sessions', { count }),
              <bdi key="times" className="figures" dir="ltr">
                {time(from)}–{time(to)}
              </bdi>,
            ],
          }))}
        />
      )}
    </Section>
  );
}
