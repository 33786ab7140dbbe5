import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { InLanguage } from '@/components/page/in-language';
import { Lines } from '@/components/page/lines';
import { Section } from '@/components/page/section';
import { TagWord } from '@/components/page/tag-word';
import type { Locale, LocalText } from '@/domain/local-text';
import type { Now } from '@/domain/phase';
import type { ReleasedSession } from '@/domain/release';
import { atHead, dateName, localDay, spanOn } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';

type Props = { here: string; timeZone: string; original: Locale; now: Date; on: Now<ReleasedSession> };

/** The sessions of today, or of the next day that has any: what is on now is marked, and what is over steps back. */
export async function Today({ here, timeZone, original, now, on }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.glance'), readerLocale()]);
  if (on.sessions.length === 0) return null;
  const name = dateName(on.day, locale);
  const isToday = on.day === localDay(now, timeZone);
  const isOn = new Set(on.current.map(({ id }) => id));
  return (
    <Section
      title={isToday ? t('today', { day: name }) : atHead(name, locale)}
      id="today"
      actions={<Link href={`${here}/agenda`}>{t('wholeAgenda')}</Link>}
    >
      <Lines
        lead="time"
        lines={on.sessions.map(({ id, kind, title, room, startsAt, endsAt }) => {
          const current = isOn.has(id);
          const past = Date.parse(endsAt) <= now.getTime();
          const times = { from: new Date(startsAt), to: new Date(endsAt) };
          return {
            key: id,
            lead: <bdi dir="ltr">{spanOn(on.day, times, locale, timeZone)}</bdi>,
            title: <InLanguage {...shownText(title as LocalText, locale, original)} />,
            href: `${here}/sessions/${id}`,
            current,
            past,
            facts: [
              current && (
                <TagWord key="now" tone="accent" mark="clock">
                  {t('now')}
                </TagWord>
              ),
              past && t('over'),
              room,
              sayIn(locale)(`agenda.kind.${kind}`),
            ],
          };
        })}
      />
    </Section>
  );
}
