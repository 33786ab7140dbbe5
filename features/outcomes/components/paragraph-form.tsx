import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FoldedWords } from '@/components/form/folded-words';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { RailParagraph } from '@/components/rail/paragraph-rail';
import { ALSO, COLUMNS, LINES, TEXTS } from '@/components/rail/written';
import { LOCALES, type Locale } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import {
  moveOutcomeParagraphAction,
  removeOutcomeParagraphAction,
  saveOutcomeParagraphAction,
} from '../actions';
import type { OutcomeWhole } from '../queries';
import { numbered } from './numbered';

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

/** One paragraph of a draft as it will read, in two languages side by side, written where it stands. */
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
  const { part } = paragraph;
  const label = t(`${part}Paragraph`, { number: paragraph.number });
  const known = languagesFor(locale);
  const languages = shown.flatMap((language) => known.filter((one) => one.locale === language));
  return (
    <RailParagraph
      number={numbered(part, paragraph.number, locale)}
      anchor={`${part}-${paragraph.number}`}
      numberLabel={label}
      wide
    >
      <section aria-label={label} className={LINES}>
        <ActionForm
          action={saveOutcomeParagraphAction}
          texts={formTexts(locale)}
          id={`p-${paragraph.id}`}
          className={TEXTS}
        >
          {hiddenFields}
          <Unchanged paragraph={paragraph} shown={shown} />
          <div className={COLUMNS}>
            {languages.map(({ locale: language, name, dir }) => {
              const written = { lang: language, dir, serif: true };
              const named = (what: string) => t('inLanguage', { what, language: name });
              const [verb, addressee] = [`verb.${language}`, `addressee.${language}`];
              return (
                <div key={language} className="min-w-0">
                  <p aria-hidden="true" className="px-2.5 font-sans text-meta text-muted md:hidden">
                    {name}
                  </p>
                  {part === 'operative' && (
                    <FoldedWords
                      label={named(t('openingWords'))}
                      fields={[
                        { name: verb, saved: paragraph.verb?.[language] },
                        { name: addressee, saved: paragraph.addressee?.[language] },
                      ]}
                      lang={language}
                      dir={dir}
                    >
                      <Field
                        {...written}
                        name={verb}
                        label={named(t('verb'))}
                        defaultValue={paragraph.verb?.[language]}
                        width="full"
                      />
                      <Field
                        {...written}
                        name={addressee}
                        label={named(t('addressee'))}
                        defaultValue={paragraph.addressee?.[language]}
                        width="full"
                      />
                    </FoldedWords>
                  )}
                  <TextArea
                    {...written}
                    name={`text.${language}`}
                    label={named(t('paragraphText'))}
                    defaultValue={paragraph.text[language]}
                    rows={2}
                    paragraph
                  />
                </div>
              );
            })}
          </div>
          <SubmitButton variant="quiet" size="s">
            {t('saveParagraph', { number: paragraph.number })}
          </SubmitButton>
        </ActionForm>
        <div className={ALSO}>
          {(movable.up || movable.down) && (
            <ActionForm
              action={moveOutcomeParagraphAction}
              texts={formTexts(locale)}
              id={`move-${paragraph.id}`}
              className="flex flex-wrap gap-x-4"
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
      </section>
    </RailParagraph>
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
