import { getTranslations } from 'next-intl/server';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Fold } from '@/components/page/fold';
import { languagesOf } from '@/domain/outcomes';
import { day, listing } from '@/platform/i18n/format';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import type { OutcomeWhole } from '../queries';
import { type Translation, translationIn } from '../queries/beside';

type Props = { outcome: OutcomeWhole; timeZone: string };

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
  return (
    <p className="measure mb-4 border-s border-border ps-4 text-dense text-muted">
      {t('note', { translator, date: day(at, locale, timeZone), version })}{' '}
      {names.length > 0 && t('adoptedIn', { languages: listing(names, locale) })}
    </p>
  );
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
            {t(translationIn(outcome, language) ? 'correct' : 'add', { language: name })}
          </ButtonLink>
        ))}
      </ButtonRow>
    </div>
  );
}

/** The versions of a translation that another one took the place of, whole. */
export async function EarlierTranslations({ outcome, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.translation'), readerLocale()]);
  const earlier = outcome.translations.filter(({ language }) => language === locale).slice(0, -1);
  if (earlier.length === 0) return null;
  return (
    <Fold id="earlier-translations" title={t('earlier', { count: earlier.length })}>
      {earlier.map((one) => (
        <Earlier
          key={one.version}
          translation={one}
          says={t('note', { ...one, date: day(one.at, locale, timeZone) })}
        />
      ))}
    </Fold>
  );
}

function Earlier({ translation, says }: { translation: Translation; says: string }) {
  return (
    <section className="mb-6">
      <h3 className="font-serif text-document font-semibold">{translation.title}</h3>
      <p className="text-dense text-muted">{says}</p>
      {translation.paragraphs.map(({ paragraphId, verb, addressee, text }) => (
        <p key={paragraphId} className="measure mt-2 font-serif text-document">
          {[verb, addressee, text].filter(Boolean).join(' ')}
        </p>
      ))}
    </section>
  );
}
