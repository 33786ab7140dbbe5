import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { InLanguage } from '@/components/page/in-language';
import { Section } from '@/components/page/section';
import { atHead, dateName, localDay, spanOn } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { OwnConferenceWhole } from '../queries/duties';

/** The most texts that are named; the register has them all. */
const TEXTS = 5;

/** The sessions of today, or of the next day that has any, and the texts that are on the table. */
export async function MyProgramme({ mine }: { mine: OwnConferenceWhole }) {
  const [t, locale] = await Promise.all([getTranslations('conferences.me'), readerLocale()]);
  const { conference, duties, programme, seat, now } = mine;
  // The list above has the texts already for those who decide on them.
  const texts = duties.owed.some(({ kind }) => kind === 'decide') ? [] : mine.texts;
  const { slug, timeZone } = conference;
  const here = `/${locale}/${slug}`;
  const [first] = programme;
  const today = localDay(now, timeZone);
  const date = first && (first.startsAt <= now ? today : localDay(first.startsAt, timeZone));
  const sessions = programme.filter(
    ({ startsAt }) => startsAt <= now || localDay(startsAt, timeZone) === date,
  );
  return (
    <>
      {date && (
        <Section
          title={date === today ? t('programme.today') : t('programme.title')}
          id="programme"
          lead={date === today ? undefined : atHead(dateName(date, locale), locale)}
          actions={<Link href={`${here}/agenda`}>{t('programme.whole')}</Link>}
        >
          <ol>
            {sessions.map(({ id, title, room, startsAt, endsAt }) => (
              <li
                key={id}
                className="grid gap-x-6 border-b border-hairline py-2 text-dense sm:grid-cols-[8.5rem_minmax(0,1fr)]"
              >
                <span className={startsAt <= now ? 'font-semibold text-accent' : 'text-muted'}>
                  <bdi dir="ltr">{spanOn(date, { from: startsAt, to: endsAt }, locale, timeZone)}</bdi>
                  {startsAt <= now && ` · ${t('now')}`}
                </span>
                <span>
                  <Link href={`${here}/sessions/${id}`}>
                    <InLanguage {...shownText(title, locale, conference.originalLanguage)} />
                  </Link>
                  {room && <span className="text-muted"> · {room}</span>}
                </span>
              </li>
            ))}
          </ol>
        </Section>
      )}
      {seat && texts.length > 0 && (
        <Section
          title={t('texts.title')}
          id="texts"
          lead={t('texts.lead')}
          actions={texts.length > TEXTS && <Link href={`${here}/outcomes`}>{t('texts.all')}</Link>}
        >
          <ul>
            {texts.slice(0, TEXTS).map(({ number, title }) => (
              <li key={number} className="border-b border-hairline py-2">
                <Link href={`${here}/outcomes/${number}`}>
                  <InLanguage {...shownText(title, locale, conference.originalLanguage)} />
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
