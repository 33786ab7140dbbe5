import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { InLanguage } from '@/components/page/in-language';
import { Section } from '@/components/page/section';
import type { Locale } from '@/domain/local-text';
import { dayAndClock } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { CountryStatement } from '../queries/statements';
import { Speaker, StatementWords } from './statements';

type Props = {
  conference: { slug: string; timeZone: string; originalLanguage: Locale };
  statements: readonly CountryStatement[];
};

/** What was stated for one country, each with its session; nothing where nothing was. */
export async function CountryStatements({ conference, statements }: Props) {
  const [t, locale] = await Promise.all([getTranslations('press.statement'), readerLocale()]);
  if (statements.length === 0) return null;
  const { slug, timeZone, originalLanguage } = conference;
  return (
    <Section title={t('title')} id="statements" lead={t('lead')}>
      {statements.map((statement) => (
        <figure key={statement.id} className="my-6">
          <figcaption className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-semibold">
              <Speaker statement={statement} original={originalLanguage} sender={false} />
            </span>
            {statement.session && (
              <Link
                href={`/${locale}/${slug}/sessions/${statement.session.id}#statement-${statement.number}`}
              >
                <InLanguage {...shownText(statement.session.title, locale, originalLanguage)} />
              </Link>
            )}
            <span className="figures text-dense text-muted">
              {dayAndClock(statement.saidAt, locale, timeZone)}
            </span>
          </figcaption>
          <StatementWords statement={statement} conference={conference} />
        </figure>
      ))}
    </Section>
  );
}
