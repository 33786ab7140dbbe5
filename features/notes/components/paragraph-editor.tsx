import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { AutosaveForm } from '@/components/form/autosave-form';
import { ButtonRow } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { IDLE } from '@/components/form/state';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Notice } from '@/components/page/notice';
import { directionOf } from '@/domain/local-text';
import type { WorkingLanguages } from '@/domain/working-languages';
import { autosaveTexts, formTexts } from '@/platform/i18n/form-texts';
import { clock } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { readerLocale } from '@/platform/i18n/reader';
import { saveParagraphAction, settleAsideAction } from '../actions';
import type { NoteParagraph } from '../queries';
import { KindForm } from './kind-words';
import type { NamedDelegation } from './live-describing';
import { ClassificationTag } from './note-text';
import { InsertForm, MoveForm } from './order-forms';
import { StrikeForm } from './strike-form';

type Props = {
  conference: { slug: string } & WorkingLanguages;
  delegations: readonly NamedDelegation[];
  sessionId: string;
  paragraph: NoteParagraph;
  timeZone: string;
  /** nothing is read behind it: what is added comes there anyway */
  last: boolean;
};

/** The text, and below it in one line its button and how the saving stands; on a phone one below the other. */
const PARAGRAPH_FORM =
  '-mt-2 grid items-baseline gap-x-4 gap-y-1 *:m-0! sm:grid-cols-[auto_1fr] sm:[&>[data-autosave]]:min-h-[2lh] [&>:is([role=alert],[data-done],[data-field])]:col-span-full [&>button]:justify-self-start';

/** One paragraph that saves itself, and what a second editor left aside. */
export async function ParagraphEditor(props: Props) {
  const { conference, delegations, sessionId, paragraph, timeZone, last } = props;
  const { slug } = conference;
  const [t, locale] = await Promise.all([getTranslations('notes'), readerLocale()]);
  const texts = formTexts(locale);
  const label = itemLabel(paragraph.number, locale);
  return (
    <>
      <ClassificationTag classification={paragraph.classification} />
      <AutosaveForm
        action={saveParagraphAction}
        save={saveParagraphAction.bind(null, IDLE)}
        texts={texts}
        autosaveTexts={autosaveTexts(locale)}
        id={`edit-${paragraph.id}`}
        locale={locale}
        timeZone={timeZone}
        className={PARAGRAPH_FORM}
      >
        <Hidden name="conference" value={slug} />
        <Hidden name="paragraphId" value={paragraph.id} />
        <Hidden name="version" value={paragraph.version} />
        <TextArea
          name="text"
          label={t('textOf', { number: label })}
          defaultValue={paragraph.text}
          rows={Math.min(12, Math.max(3, Math.ceil(paragraph.text.length / 70)))}
          lang={paragraph.language}
          dir={directionOf(paragraph.language)}
          serif
          paragraph
        />
        <SubmitButton variant="quiet" size="s">
          {t('save', { number: label })}
        </SubmitButton>
      </AutosaveForm>
      <div className="flex flex-wrap gap-x-5 [&>details[open]]:basis-full">
        {!last && <InsertForm slug={slug} sessionId={sessionId} paragraph={paragraph} />}
        <KindForm {...{ conference, paragraph, delegations }} />
        <MoveForm slug={slug} paragraph={paragraph} />
        <StrikeForm slug={slug} paragraph={paragraph} />
      </div>
      {paragraph.asides.map((aside) => (
        <Notice
          key={aside.id}
          tone="warning"
          label={t('aside', { time: clock(aside.savedAt, locale, timeZone) })}
        >
          <p>{t(aside.own ? 'asideOwn' : 'asideLead')}</p>
          <p
            className="my-2 whitespace-pre-line font-serif"
            lang={paragraph.language}
            dir={directionOf(paragraph.language)}
          >
            {aside.text}
          </p>
          <ActionForm action={settleAsideAction} texts={texts} id={`aside-${aside.id}`}>
            <Hidden name="conference" value={slug} />
            <Hidden name="asideId" value={aside.id} />
            <Hidden name="version" value={paragraph.version} />
            <ButtonRow>
              <SubmitButton variant="secondary" name="end" value="taken">
                {t('usesAside')}
              </SubmitButton>
              <SubmitButton variant="quiet" name="end" value="putAway">
                {t('putsAsideAway')}
              </SubmitButton>
            </ButtonRow>
          </ActionForm>
        </Notice>
      ))}
    </>
  );
}
