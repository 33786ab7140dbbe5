import { getTranslations } from 'next-intl/server';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Fold } from '@/components/page/fold';
import type { Locale } from '@/domain/local-text';
import { wholeParagraph } from '@/domain/opening';
import { languagesOf } from '@/domain/outcomes';
import { isAdoptedIn } from '@/domain/wording';
import { day, listing } from '@/platform/i18n/format';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import type { OutcomeWhole } from '../queries';
import { type Translation, translationIn } from '../queries/beside';

type Props = { outcome: OutcomeWhole; timeZone: string };

/** True where some of a text was adopted in the language: then each part that was not is marked on its own. */
const isAdoptedInPart = ({ title, paragraphs }: OutcomeWhole, language: Locale): boolean =>
  [title, ...paragraphs.map(({ text }) => text)].some((one) => isAdoptedIn(one, language));

/** Above a text in a language that came later: that it is a translation, by whom and when, and in which it was adopted. */
export async function TranslationNote({ outcome, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.translation'), readerLocale()]);
  const translated = translationIn(outcome, locale);
  if (!translated) return null;
  const adopted = languagesOf(outcome.title, outcome.paragraphs);
  const names = languagesFor(locale)
    .filter((one) => adopted.includes(one.locale))
    .map(({ name }) => name);
  const { translator, at, version } = translated;
  const inPart = isAdoptedInPart(outcome, locale);
  return (
    <p className="measure mb-4 border-s border-border ps-4 text-dense text-muted">
      {t(inPart ? 'noteOfPart' : 'note', { translator, date: day(at, locale, timeZone), version })}{' '}
      {names.length > 0 && t('adoptedIn', { languages: listing(names, locale) })}
    </p>
  );
}

/** Below a title or a paragraph that was not adopted in the reader's language, in a text of which other parts were. */
export async function TranslationMark({ outcome, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.translation'), readerLocale()]);
  const translated = translationIn(outcome, locale);
  if (!translated || !isAdoptedInPart(outcome, locale)) return null;
  const { translator, at } = translated;
  return <p className="text-meta text-muted">{t('mark', { translator, date: day(at, locale, timeZone) })}</p>;
}

/** Where a language that the text was not adopted in is added, or its translation is corrected by another version. */
export async function TranslateLinks({ outcome, here }: { outcome: OutcomeWhole; here: string }) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.translation'), readerLocale()]);
  const adopted = languagesOf(outcome.title, outcome.paragraphs);
  const missing = languagesFor(locale).filter((one) => !adopted.includes(one.locale));
  if (!outcome.may.translate || missing.length === 0) return null;
  return (
    <div className="mt-6">
      <ButtonRow>
        {missing.map(({ locale: language, name }) => (
          <ButtonLink
            key={language}
            variant="quiet"
            href={`${here}/outcomes/${outcome.number}/translate?into=${language}`}
          >
            {t(outcome.translatedInto.includes(language) ? 'correct' : 'add', { language: name })}
          </ButtonLink>
        ))}
      </ButtonRow>
    </div>
  );
}

/** The versions of a translation that another one took the place of, with all that was not adopted in the language. */
export async function EarlierTranslations({ outcome, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.translation'), readerLocale()]);
  const earlier = outcome.translations.filter(({ language }) => language === locale).slice(0, -1);
  if (earlier.length === 0) return null;
  const adopted = new Set(
    outcome.paragraphs.filter(({ text }) => isAdoptedIn(text, locale)).map(({ id }) => id),
  );
  return (
    <Fold id="earlier-translations" title={t('earlier', { count: earlier.length })}>
      {earlier.map((one) => (
        <Earlier
          key={one.version}
          title={isAdoptedIn(outcome.title, locale) ? null : one.title}
          paragraphs={one.paragraphs.filter(({ paragraphId }) => !adopted.has(paragraphId))}
          says={t('note', { ...one, date: day(one.at, locale, timeZone) })}
        />
      ))}
    </Fold>
  );
}

type EarlierProps = { title: string | null; paragraphs: Translation['paragraphs']; says: string };

function Earlier({ title, paragraphs, says }: EarlierProps) {
  return (
    <section className="mb-6">
      {title && <h3 className="font-serif text-document font-semibold">{title}</h3>}
      <p className="text-dense text-muted">{says}</p>
      {paragraphs.map(({ paragraphId, verb, addressee, text }) => (
        <p key={paragraphId} className="measure mt-2 font-serif text-document">
          {wholeParagraph({ verb, addressee, text })}
        </p>
      ))}
    </section>
  );
}
