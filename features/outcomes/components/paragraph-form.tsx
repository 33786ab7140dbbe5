import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { LOCALES, type Locale } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { number as figure } from '@/platform/i18n/format';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import {
  moveOutcomeParagraphAction,
  removeOutcomeParagraphAction,
  saveOutcomeParagraphAction,
} from '../actions';
import type { OutcomeWhole } from '../queries';

type EditedParagraph = OutcomeWhole['paragraphs'][number];

type Props = {
  paragraph: EditedParagraph;
  slug: string;
  number: number;
  /** whether another stands above and below it in its part */
  movable: { up: boolean; down: boolean };
  /** the languages that are written in, side by side; what stands in the others goes along unchanged */
  shown: readonly Locale[];
};

/** One paragraph of a draft as it will read, in two languages side by side. */
export async function ParagraphForm({ paragraph, slug, number, movable, shown }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const hiddenFields = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="number" value={number} />
      <Hidden name="paragraphId" value={paragraph.id} />
      <Hidden name="version" value={paragraph.version} />
    </>
  );
  const operative = paragraph.part === 'operative';
  const label = t(`${paragraph.part}Paragraph`, { number: paragraph.number });
  const known = languagesFor(locale);
  const languages = shown.flatMap((language) => known.filter((one) => one.locale === language));
  return (
    <section
      aria-label={label}
      className="grid gap-x-6 border-b border-hairline py-5 lg:grid-cols-[56px_minmax(0,1fr)]"
    >
      <h3 className="figures text-body text-muted lg:pt-7 lg:text-end">
        <span className="sr-only">{label}</span>
        <span aria-hidden="true">
          {operative ? '' : '§'}
          {figure(paragraph.number, locale)}
        </span>
      </h3>
      <div className="grid gap-6 lg:gap-3">
        <ActionForm action={saveOutcomeParagraphAction} texts={formTexts(locale)} id={`p-${paragraph.id}`}>
          {hiddenFields}
          <Unchanged paragraph={paragraph} shown={shown} />
          <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
            {languages.map(({ locale: language, name, dir }) => {
              const written = { lang: language, dir, serif: true };
              const named = (what: string) => t('inLanguage', { what, language: name });
              return (
                <div key={language} className="grid content-start gap-3">
                  {operative && (
                    <div className="grid gap-3 sm:grid-cols-[2fr_3fr]">
                      <Field
                        {...written}
                        name={`verb.${language}`}
                        label={named(t('verb'))}
                        defaultValue={paragraph.verb?.[language]}
                        width="full"
                      />
                      <Field
                        {...written}
                        name={`addressee.${language}`}
                        label={named(t('addressee'))}
                        defaultValue={paragraph.addressee?.[language]}
                        width="full"
                      />
                    </div>
                  )}
                  <TextArea
                    {...written}
                    name={`text.${language}`}
                    label={named(t('paragraphText'))}
                    defaultValue={paragraph.text[language]}
                    rows={3}
                  />
                </div>
              );
            })}
          </div>
          <SubmitButton variant="secondary" size="s">
            {t('saveParagraph', { number: paragraph.number })}
          </SubmitButton>
        </ActionForm>
        <div className="flex flex-wrap items-start gap-x-2 lg:justify-end">
          {(movable.up || movable.down) && (
            <ActionForm
              action={moveOutcomeParagraphAction}
              texts={formTexts(locale)}
              id={`move-${paragraph.id}`}
              className="flex flex-wrap gap-x-2"
            >
              <Hidden name="conference" value={slug} />
              <Hidden name="number" value={number} />
              <Hidden name="paragraphId" value={paragraph.id} />
              <Hidden name="placeVersion" value={paragraph.number} />
              {(['up', 'down'] as const)
                .filter((direction) => movable[direction])
                .map((direction) => (
                  <SubmitButton key={direction} variant="quiet" size="s" name="direction" value={direction}>
                    {t(`move.${direction}`, { number: paragraph.number })}
                  </SubmitButton>
                ))}
            </ActionForm>
          )}
          <ActionForm
            action={removeOutcomeParagraphAction}
            texts={formTexts(locale)}
            id={`remove-${paragraph.id}`}
          >
            {hiddenFields}
            <SubmitButton variant="quiet" size="s">
              {t('removeParagraph', { number: paragraph.number })}
            </SubmitButton>
          </ActionForm>
        </div>
      </div>
    </section>
  );
}

/** What the paragraph says in the languages that are not shown: a save sends it back as it was. */
function Unchanged({ paragraph, shown }: Pick<Props, 'paragraph' | 'shown'>) {
  return LOCALES.filter((language) => !shown.includes(language)).flatMap((language) =>
    (['verb', 'addressee', 'text'] as const).flatMap((what) => {
      const text = paragraph[what]?.[language];
      if (what !== 'text' && paragraph.part !== 'operative') return [];
      return <Hidden key={`${what}.${language}`} name={`${what}.${language}`} value={text ?? ''} />;
    }),
  );
}
