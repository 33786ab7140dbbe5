import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { RailNext, RailParagraph } from '@/components/rail/paragraph-rail';
import { ALSO, COLUMNS, LINES, TEXTS } from '@/components/rail/written';
import { inEach, type Locale, type LocalText } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { number as figure } from '@/platform/i18n/format';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import {
  addCommuniqueParagraphAction,
  moveCommuniqueParagraphAction,
  removeCommuniqueParagraphAction,
  saveCommuniqueParagraphAction,
} from '../actions';
import type { CommuniqueParagraph } from '../queries/communique';

/** The languages that are written in, side by side; what stands in the others is left alone. */
type SideBySide = readonly Locale[];

type TextsProps = { text: LocalText; shown: SideBySide; number: number };

async function ParagraphTexts({ text, shown, number }: TextsProps) {
  const [t, locale] = await Promise.all([getTranslations('press'), readerLocale()]);
  const known = languagesFor(locale);
  return (
    <div className={COLUMNS}>
      {shown
        .flatMap((language) => known.filter((one) => one.locale === language))
        .map(({ locale: language, name, dir }) => (
          <div key={language} className="min-w-0">
            <p aria-hidden="true" className="px-2.5 font-sans text-meta text-muted md:hidden">
              {name}
            </p>
            <TextArea
              name={`text.${language}`}
              label={t('paragraphIn', { number, language: name })}
              defaultValue={text[language]}
              rows={2}
              lang={language}
              dir={dir}
              serif
              paragraph
            />
          </div>
        ))}
    </div>
  );
}

type Props = {
  paragraph: CommuniqueParagraph;
  slug: string;
  /** counted from the first */
  number: number;
  movable: { up: boolean; down: boolean };
  shown: SideBySide;
};

/** One paragraph as it will read, in two languages side by side, written where it stands. */
export async function CommuniqueParagraphForm({ paragraph, slug, number, movable, shown }: Props) {
  const [t, locale] = await Promise.all([getTranslations('press'), readerLocale()]);
  const texts = formTexts(locale);
  const label = t('paragraph', { number });
  const named = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="paragraphId" value={paragraph.id} />
    </>
  );
  return (
    <RailParagraph number={figure(number, locale)} anchor={`p${number}`} numberLabel={label} wide>
      <section aria-label={label} className={LINES}>
        <ActionForm
          action={saveCommuniqueParagraphAction}
          texts={texts}
          id={`p-${paragraph.id}`}
          className={TEXTS}
        >
          {named}
          <Hidden name="version" value={paragraph.version} />
          <ParagraphTexts text={paragraph.text} shown={shown} number={number} />
          <SubmitButton variant="quiet" size="s">
            {t('saveParagraph', { number })}
          </SubmitButton>
        </ActionForm>
        <div className={ALSO}>
          {(movable.up || movable.down) && (
            <ActionForm
              action={moveCommuniqueParagraphAction}
              texts={texts}
              id={`move-${paragraph.id}`}
              className="flex flex-wrap gap-x-4"
            >
              {named}
              <Hidden name="placeVersion" value={number} />
              {(['up', 'down'] as const)
                .filter((direction) => movable[direction])
                .map((direction) => (
                  <SubmitButton key={direction} variant="quiet" size="s" name="direction" value={direction}>
                    {t(`move.${direction}`, { number })}
                  </SubmitButton>
                ))}
            </ActionForm>
          )}
          <ActionForm action={removeCommuniqueParagraphAction} texts={texts} id={`remove-${paragraph.id}`}>
            {named}
            <Hidden name="version" value={paragraph.version} />
            <SubmitButton variant="quiet" size="s">
              {t('removeParagraph', { number })}
            </SubmitButton>
          </ActionForm>
        </div>
      </section>
    </RailParagraph>
  );
}

/** The next paragraph. */
export async function AddParagraphForm({ slug, shown, number }: Pick<Props, 'slug' | 'shown' | 'number'>) {
  const [t, locale] = await Promise.all([getTranslations('press'), readerLocale()]);
  return (
    <RailNext number={figure(number, locale)} wide>
      <ActionForm
        action={addCommuniqueParagraphAction}
        texts={formTexts(locale)}
        id="add-paragraph"
        resetOnOk
      >
        <Hidden name="conference" value={slug} />
        <ParagraphTexts text={inEach(() => '')} shown={shown} number={number} />
        <SubmitButton variant="secondary" size="s">
          {t('addParagraph')}
        </SubmitButton>
      </ActionForm>
    </RailNext>
  );
}
