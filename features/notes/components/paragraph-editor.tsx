import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { AutosaveForm } from '@/components/form/autosave-form';
import { ButtonRow } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { IDLE } from '@/components/form/state';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Notice } from '@/components/page/notice';
import { directionOf } from '@/domain/local-text';
import { OUTCOME_KINDS } from '@/domain/outcomes';
import { autosaveTexts, formTexts } from '@/platform/i18n/form-texts';
import { clock } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { draftOutcomeAction, saveParagraphAction, settleAsideAction } from '../actions';
import type { NoteParagraph } from '../queries';

type Props = { slug: string; paragraph: NoteParagraph; timeZone: string; mayDraft: boolean };

/** One paragraph that saves itself, what a second editor left aside, and the way to a draft. */
export async function ParagraphEditor({ slug, paragraph, timeZone, mayDraft }: Props) {
  const [t, kinds, locale] = await Promise.all([
    getTranslations('notes'),
    getTranslations('outcomes.kind'),
    readerLocale(),
  ]);
  const texts = formTexts(locale);
  const hiddenFields = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="paragraphId" value={paragraph.id} />
    </>
  );
  return (
    <>
      <AutosaveForm
        action={saveParagraphAction}
        save={saveParagraphAction.bind(null, IDLE)}
        texts={texts}
        autosaveTexts={autosaveTexts(locale)}
        id={`edit-${paragraph.id}`}
        locale={locale}
        timeZone={timeZone}
      >
        {hiddenFields}
        <Hidden name="version" value={paragraph.version} />
        <TextArea
          name="text"
          label={t('textOf', { number: paragraph.number })}
          defaultValue={paragraph.text}
          rows={Math.min(12, Math.max(3, Math.ceil(paragraph.text.length / 70)))}
          lang={paragraph.language}
          dir={directionOf(paragraph.language)}
          serif
        />
        <SubmitButton variant="quiet">{t('save', { number: paragraph.number })}</SubmitButton>
      </AutosaveForm>
      {paragraph.asides.map((aside) => (
        <Notice
          key={aside.id}
          tone="warning"
          label={t('aside', { time: clock(aside.savedAt, locale, timeZone) })}
        >
          <p>{t(aside.own ? 'asideOwn' : 'asideLead')}</p>
          <p
            className="whitespace-pre-line font-serif"
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
      {mayDraft && paragraph.outcomes.length === 0 && (
        <ActionForm
          action={draftOutcomeAction}
          texts={texts}
          id={`draft-${paragraph.id}`}
          className="flex flex-wrap items-end gap-4"
        >
          {hiddenFields}
          <SelectField
            name="kind"
            label={t('kind')}
            defaultValue="recommendation"
            options={OUTCOME_KINDS.map((value) => ({ value, label: kinds(value) }))}
            width="m"
          />
          <SubmitButton variant="secondary">{t('draftAs')}</SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
