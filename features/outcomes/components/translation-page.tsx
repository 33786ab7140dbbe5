import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { directionOf, type Locale, type LocalText, pick, shownIn } from '@/domain/local-text';
import { wholeParagraph } from '@/domain/opening';
import { isAdoptedIn } from '@/domain/wording';
import { formTexts } from '@/platform/i18n/form-texts';
import { nameOfOutcome } from '@/platform/i18n/outcome-name';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { addTranslationAction } from '../actions';
import type { OutcomeWhole } from '../queries';
import { translationIn } from '../queries/beside';

type Props = {
  conference: { slug: string; title: LocalText; originalLanguage: Locale };
  outcome: OutcomeWhole;
  /** the language that is translated into */
  into: Locale;
};

/** An adopted text paragraph by paragraph, with the fields of a language that it was not adopted in. */
export async function TranslationPage({ conference, outcome, into }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const language = languagesFor(locale).find((one) => one.locale === into);
  const before = translationIn(outcome, into);
  const untranslated = outcome.paragraphs.filter(({ text }) => !isAdoptedIn(text, into));
  const inPart = untranslated.length < outcome.paragraphs.length || isAdoptedIn(outcome.title, into);
  const written = { lang: into, dir: directionOf(into), width: 'full' as const };
  const wordsOf = (id: string) => before?.paragraphs.find(({ paragraphId }) => paragraphId === id);
  const wholeOf = (id: string) => {
    const words = wordsOf(id);
    return words && wholeParagraph(words);
  };
  // Where its opening was adopted in part, what is lacking is written beside it; else the paragraph is written as it reads.
  const isOpened = (...opening: (LocalText | null)[]) => opening.some((words) => words?.[into]);
  return (
    <Main width="text">
      <PageHeading
        kicker={`${pick(conference.title, locale, conference.originalLanguage)} · ${nameOfOutcome(outcome, locale)}`}
        title={t(before ? 'translation.correct' : 'translation.add', { language: language?.name ?? into })}
        lead={[
          t(before ? 'translation.correctLead' : 'translation.addLead'),
          ...(inPart ? [t('translation.partLead')] : []),
        ].join(' ')}
      />
      <ActionForm action={addTranslationAction} texts={formTexts(locale)} id={`translate-${into}`}>
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="number" value={outcome.number} />
        <Hidden name="language" value={into} />
        <Hidden name="version" value={before?.version ?? 0} />
        <Field
          name="translator"
          label={t('translation.translator')}
          hint={t('translation.translatorHint')}
          defaultValue={before?.translator}
        />
        {!isAdoptedIn(outcome.title, into) && (
          <>
            <Source last={outcome.title} reader={locale} original={outcome.originalLanguage} />
            <Field
              {...written}
              name="title"
              label={t('translation.title')}
              defaultValue={before?.title}
              serif
            />
          </>
        )}
        {untranslated.map(({ id, part, number, verb, addressee, text }) => (
          <Section key={id} title={t(`${part}Paragraph`, { number })}>
            <Source
              last={text}
              before={[verb, addressee]}
              reader={locale}
              original={outcome.originalLanguage}
            />
            <div className="grid gap-3">
              {part === 'operative' && isOpened(verb, addressee) && (
                <div className="grid gap-3 sm:grid-cols-[2fr_3fr]">
                  {(['verb', 'addressee'] as const)
                    .filter((word) => !{ verb, addressee }[word]?.[into])
                    .map((word) => (
                      <Field
                        {...written}
                        key={word}
                        name={`paragraphs.${id}.${word}`}
                        label={t(word)}
                        defaultValue={wordsOf(id)?.[word]}
                        serif
                      />
                    ))}
                </div>
              )}
              <TextArea
                name={`paragraphs.${id}.text`}
                label={t('paragraphText')}
                lang={into}
                dir={directionOf(into)}
                defaultValue={isOpened(verb, addressee) ? wordsOf(id)?.text : wholeOf(id)}
                rows={3}
                serif
              />
            </div>
          </Section>
        ))}
        <SubmitButton>{t(before ? 'translation.submitCorrection' : 'translation.submit')}</SubmitButton>
      </ActionForm>
    </Main>
  );
}

type SourceProps = {
  last: LocalText;
  before?: readonly (LocalText | null)[];
  reader: Locale;
  original: Locale;
};

/** What is translated, in the reader's language where it was adopted in it, else in the first that it was adopted in. */
function Source({ last, before = [], reader, original }: SourceProps) {
  const language = shownIn(last, reader, original);
  return (
    <p lang={language} dir={directionOf(language)} className="measure mb-4 font-serif text-document">
      {[...before.map((words) => words?.[language]), last[language]].filter(Boolean).join(' ')}
    </p>
  );
}
