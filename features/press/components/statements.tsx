import { getTranslations } from 'next-intl/server';
import { InLanguage } from '@/components/page/in-language';
import { Section } from '@/components/page/section';
import { TagWord } from '@/components/page/tag-word';
import { type Locale, pick } from '@/domain/local-text';
import { countryName } from '@/platform/i18n/country-names';
import { clock, day, withCommas } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { markedText } from '@/platform/i18n/shown-text';
import type { Statement } from '../queries/statements';

/** How the texts of a conference are read: each in its original where the reader's language lacks it. */
type StatementConference = { timeZone: string; originalLanguage: Locale };

type SpeakerProps = { statement: Statement; original: Locale; sender: boolean };

/** Who spoke: by name, by office, and for whom. */
export async function Speaker({ statement, original, sender }: SpeakerProps) {
  const locale = await readerLocale();
  const { countryCode, organization } = statement.sender ?? {};
  const from = countryCode ? countryName(countryCode, locale) : organization;
  const parts = [statement.speakerName, pick(statement.speakerOffice, locale, original), sender && from];
  return (
    <bdi>
      {withCommas(
        parts.flatMap((part) => part || []),
        locale,
      )}
    </bdi>
  );
}

type WordsProps = { statement: Statement; conference: StatementConference };

/** What was said; of a statement that was withdrawn, when and why. */
export async function StatementWords({ statement, conference }: WordsProps) {
  const [t, locale] = await Promise.all([getTranslations('press.statement'), readerLocale()]);
  const { text, withdrawn } = statement;
  return (
    <>
      {withdrawn && (
        <p className="text-dense">
          <TagWord tone="quiet" mark="cross">
            {t('withdrawnOn', { date: day(withdrawn.at, locale, conference.timeZone) })}
          </TagWord>{' '}
          <span className="text-muted" dir="auto">
            {t('because', { reason: withdrawn.reason })}
          </span>
        </p>
      )}
      {text && (
        <blockquote className="font-serif text-document whitespace-pre-line">
          <InLanguage {...markedText(text, locale, conference.originalLanguage)} />
        </blockquote>
      )}
    </>
  );
}

type Props = { statements: readonly Statement[]; conference: StatementConference };

/** What speakers stated in a session, for everyone. */
export async function Statements({ statements, conference }: Props) {
  const [t, locale] = await Promise.all([getTranslations('press.statement'), readerLocale()]);
  if (statements.length === 0) return null;
  return (
    <Section title={t('title')} id="statements" lead={t('lead')}>
      {statements.map((statement) => (
        <figure key={statement.id} id={`statement-${statement.number}`} className="my-6 scroll-mt-6">
          <figcaption className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-semibold">
              <Speaker statement={statement} original={conference.originalLanguage} sender />
            </span>
            <span className="figures text-dense text-muted">
              {clock(statement.saidAt, locale, conference.timeZone)}
            </span>
          </figcaption>
          <StatementWords statement={statement} conference={conference} />
        </figure>
      ))}
    </Section>
  );
}
