import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { InLanguage } from '@/components/page/in-language';
import { Section } from '@/components/page/section';
import type { Locale } from '@/domain/local-text';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { OwnConference } from '../queries/duties';
import { wordsOf } from './duty-words';

/** The conferences in which the reader has a part, each with how much is owed there, the first of it, and what runs under silence. */
export async function MyConferences({ mine }: { mine: OwnConference[] }) {
  const [t, locale] = await Promise.all([getTranslations('conferences.me'), readerLocale()]);
  return (
    <Section title={t('yours')} id="yours">
      <ul>
        {mine.map((one) => (
          <Own key={one.conference.id} {...one} locale={locale} />
        ))}
      </ul>
    </Section>
  );
}

async function Own({ conference, duties, locale }: OwnConference & { locale: Locale }) {
  const t = await getTranslations('conferences.me');
  const [first] = duties.owed;
  const words = first && (await wordsOf(first, conference.originalLanguage));
  const silences = await Promise.all(
    duties.silences.map(async (silence) => {
      const { title } = await wordsOf(silence, conference.originalLanguage);
      return { path: silence.path, title };
    }),
  );
  return (
    <li className="grid gap-x-8 gap-y-1 border-b border-hairline py-4 md:grid-cols-2">
      <h3>
        <Link href={`/${locale}/${conference.slug}/me`}>
          <InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />
        </Link>
      </h3>
      <div>
        <p className={first ? 'font-semibold' : 'text-muted'}>{t('owed', { count: duties.owed.length })}</p>
        {words && <p className="text-muted">{t('first', { title: words.title })}</p>}
        {silences.map(({ path, title }) => (
          <p key={path} className="text-muted">
            {title}
          </p>
        ))}
      </div>
    </li>
  );
}
