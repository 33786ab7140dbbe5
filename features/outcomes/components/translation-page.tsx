import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { directionOf, type Locale, type LocalText, pick } from '@/domain/local-text';
import { languagesOf } from '@/domain/outcomes';
import { formTexts } from '@/platform/i18n/form-texts';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { addTranslationAction } from '../actions';
import type { OutcomeWhole } from '../queries';
import { translationIn } from '../queries/beside';

type Props = {
  conference: { slug: string; title: LocalText };
  outcome: OutcomeWhole;
  /** the language that is translated into */
  into: Locale;
};

/** An adopted text paragraph by paragraph, with the fields of a language that it was not adopted in. */
export async function TranslationPage({ conference, outcome, into }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const language = languagesFor(locale).find((one) => one.locale === into);
  const before = translationIn(outcome, into);
  const from = languagesOf(outcome.title, outcome.paragraphs)[0] ?? locale;
  const written = { lang: into, dir: directionOf(into), width: 'full' as const };
  const wordsOf = (id: string) => before?.paragraphs.find(({ paragraphId }) => paragraphId === id);
  return (
    <Main width="text">
      <PageHeading
        kicker={`${pick(conference.title, locale)} · ${t('number', { number: outcome.number })}`}
        title={t(before ? 'translation.correct' : 'translation.add', { language: language?.name ?? into })}
        lead={t(before ? 'translation.correctLead' : 'translation.addLead')}
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
        <p lang={from} dir={directionOf(from)} className="measure font-serif text-document">
          {outcome.title[from]}
        </p>
        <Field {...written} name="title" label={t('translation.title')} defaultValue={before?.title} serif />
        {outcome.paragraphs.map(({ id, part, number, verb, addressee, text }) => (
          <Section key={id} title={t(`${part}Paragraph`, { number })}>
            <p lang={from} dir={directionOf(from)} className="measure mb-4 font-serif text-document">
              {[verb?.[from], addressee?.[from], text[from]].filter(Boolean).join(' ')}
            </p>
            <div className="grid gap-3">
              {part === 'operative' && (
                <div className="grid gap-3 sm:grid-cols-[2fr_3fr]">
                  <Field
                    {...written}
                    name={`paragraphs.${id}.verb`}
                    label={t('verb')}
                    defaultValue={wordsOf(id)?.verb}
                    serif
                  />
                  <Field
                    {...written}
                    name={`paragraphs.${id}.addressee`}
                    label={t('addressee')}
                    defaultValue={wordsOf(id)?.addressee}
                    serif
                  />
                </div>
              )}
              <TextArea
                name={`paragraphs.${id}.text`}
                label={t('paragraphText')}
                lang={into}
                dir={directionOf(into)}
                defaultValue={wordsOf(id)?.text}
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
