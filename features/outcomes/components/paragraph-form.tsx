import { getTranslations } from 'next-intl/server';
import { Fragment } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { RailParagraph } from '@/components/rail/paragraph-rail';
import { ALSO, COLUMNS, LINES, TEXTS } from '@/components/rail/written';
import { LOCALES, type Locale } from '@/domain/local-text';
import { openingText, splitIn, wholeParagraph } from '@/domain/opening';
import { formTexts } from '@/platform/i18n/form-texts';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import {
  moveOutcomeParagraphAction,
  removeOutcomeParagraphAction,
  saveOutcomeParagraphAction,
} from '../actions';
import type { OutcomeWhole } from '../queries';
import { numbered } from './numbered';
import { OpeningReader } from './opening-reader';

type EditedParagraph = OutcomeWhole['paragraphs'][number];

type Props = {
  paragraph: EditedParagraph;
  slug: string;
  number: number;
  /** it is debated: it is neither moved nor removed here */
  tabled: boolean;
  /** whether another stands above and below it in its part */
  movable: { up: boolean; down: boolean };
  /** the languages that are written in, side by side; what stands in the others goes along unchanged */
  shown: readonly Locale[];
};

/** One paragraph of a draft as it will read, in two languages side by side, written where it stands. */
export async function ParagraphForm({ paragraph, slug, number, tabled, movable, shown }: Props) {
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
              const named = (what: string) => t('inLanguage', { what, language: name });
              const words = splitIn(paragraph, language);
              return (
                <div key={language} className="min-w-0">
                  <p aria-hidden="true" className="px-2.5 font-sans text-meta text-muted md:hidden">
                    {name}
                  </p>
                  <OpeningReader
                    part={part}
                    language={language}
                    dir={dir}
                    saved={wholeParagraph(words)}
                    opening={paragraph.version > 1 && paragraph.text[language] ? words : null}
                    words={{
                      label: named(t('opening.label')),
                      short: t('opening.label'),
                      none: t('opening.none'),
                      offer: named(t('opening.offer')),
                    }}
                  >
                    <TextArea
                      lang={language}
                      dir={dir}
                      serif
                      name={`text.${language}`}
                      label={named(t('paragraphText'))}
                      defaultValue={wholeParagraph(words)}
                      rows={2}
                      paragraph
                    />
                  </OpeningReader>
                </div>
              );
            })}
          </div>
          <SubmitButton variant="quiet" size="s">
            {t('saveParagraph', { number: paragraph.number })}
          </SubmitButton>
        </ActionForm>
        <div className={ALSO}>
          {!tabled && (movable.up || movable.down) && (
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
          {!tabled && (
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
          )}
        </div>
      </section>
    </RailParagraph>
  );
}

/** What the paragraph says in the languages that are not shown: a save sends it back as it was. */
function Unchanged({ paragraph, shown }: Pick<Props, 'paragraph' | 'shown'>) {
  return LOCALES.filter((language) => !shown.includes(language)).map((language) => {
    const words = splitIn(paragraph, language);
    return (
      <Fragment key={language}>
        <Hidden name={`text.${language}`} value={wholeParagraph(words)} />
        {paragraph.part === 'operative' && <Hidden name={`opening.${language}`} value={openingText(words)} />}
      </Fragment>
    );
  });
}
