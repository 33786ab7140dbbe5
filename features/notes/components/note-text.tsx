import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { ByColleague } from '@/components/page/by-office';
import { CorrectionNote } from '@/components/page/correction-note';
import { TagWord } from '@/components/page/tag-word';
import { directionOf } from '@/domain/local-text';
import { colleagueAs } from '@/features/accounts/queries/colleagues';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { day } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { readerLocale } from '@/platform/i18n/reader';
import { recordParagraphCorrigendumAction } from '../actions';
import type { NoteParagraph } from '../queries';
import { classificationWord, kindLineOf } from '../queries/kind-line';

/** Who strikes a paragraph and corrects approved notes. */
export const KEEPERS = ['rapporteur', 'chair'] as const;

type Props = { paragraph: NoteParagraph; timeZone: string };

/** A paragraph as it is read: struck or standing, with the corrigenda beside it. */
export async function NoteText({ paragraph, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('notes'), readerLocale()]);
  const { language, text, struck, corrigenda } = paragraph;
  const kind = kindLineOf(paragraph, locale);
  const written = { lang: language, dir: directionOf(language) };
  return (
    <>
      {struck && (
        <p className="font-sans text-dense">
          <TagWord tone="quiet" mark="cross">
            {t('strike.struckOn', { date: day(struck.at, locale, timeZone) })}
          </TagWord>
          <ByColleague by={colleagueAs(locale, struck.by, KEEPERS)} />{' '}
          <span className="text-muted" dir="auto">
            {t('strike.because', { reason: struck.reason })}
          </span>
        </p>
      )}
      <ClassificationTag classification={paragraph.classification} />
      {kind && text && <p className="font-sans text-dense font-semibold text-accent">{kind}</p>}
      {text && (
        <p {...written} className="whitespace-pre-line">
          {struck ? <s className="text-muted">{text}</s> : text}
        </p>
      )}
      {corrigenda.map(({ number, wrong, reads, reason, at, by }) => (
        <CorrectionNote
          key={number}
          title={
            <>
              {t('corrigendum.on', { date: day(at, locale, timeZone) })}
              <ByColleague by={colleagueAs(locale, by, KEEPERS)} />
            </>
          }
          reason={t('strike.because', { reason })}
        >
          {t.rich('corrigendum.instead', {
            wrong: () => <bdi {...written}>{wrong}</bdi>,
            reads: () => <bdi {...written}>{reads}</bdi>,
          })}
        </CorrectionNote>
      ))}
    </>
  );
}

/** Who reads a paragraph, where that is not everybody. */
export async function ClassificationTag({ classification }: Pick<NoteParagraph, 'classification'>) {
  const word = classificationWord(classification, await readerLocale());
  return (
    word && (
      <p className="font-sans text-dense">
        <TagWord mark="lock">{word}</TagWord>
      </p>
    )
  );
}

/** The form of a corrigendum beside a paragraph of approved notes. */
export async function ParagraphCorrigendumForm({
  slug,
  paragraph,
}: {
  slug: string;
  paragraph: NoteParagraph;
}) {
  const [t, locale] = await Promise.all([getTranslations('notes.corrigendum'), readerLocale()]);
  return (
    <details className="font-sans text-dense print:hidden">
      <summary className="inline-flex min-h-6 items-center text-accent hover:underline">
        {t('title', { number: itemLabel(paragraph.number, locale) })}
      </summary>
      <ActionForm
        action={recordParagraphCorrigendumAction}
        texts={formTexts(locale)}
        id={`corrigendum-${paragraph.id}`}
        className="mt-2"
        resetOnOk
      >
        <Hidden name="conference" value={slug} />
        <Hidden name="paragraphId" value={paragraph.id} />
        <TextArea name="wrong" label={t('wrong')} rows={2} serif />
        <TextArea name="reads" label={t('reads')} rows={2} serif />
        <TextArea {...reasonField(locale)} />
        <SubmitButton variant="secondary" size="s">
          {t('submit', { number: itemLabel(paragraph.number, locale) })}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
