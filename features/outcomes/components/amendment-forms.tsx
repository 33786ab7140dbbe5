import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { ButtonRow } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Section } from '@/components/page/section';
import type { ParagraphInDebate } from '@/domain/amendments/debate';
import { directionOf } from '@/domain/local-text';
import type { Part } from '@/domain/outcomes';
import { countrySortKey } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import {
  acceptAmendmentAction,
  decideAmendmentAction,
  rewriteOutcomeParagraphAction,
  tableAmendmentAction,
  withdrawAmendmentAction,
} from '../actions';
import type { AmendmentShown, DebateWhole } from '../queries/debate';
import type { DebateWords } from './amendment-words';
import { VoteFields } from './vote-fields';

export type DebatedText = { slug: string; number: number; debate: DebateWhole; words: DebateWords };

type TablingProps = {
  text: DebatedText;
  id: string;
  asks: 'revise' | 'delete' | 'add' | 'amend';
  target: { id: string | null; part: Part; version: number };
  submit: string;
  children?: ReactNode;
};

/** What every form that tables an amendment carries; whoever speaks for one delegation is not asked which. */
async function Tabling({ text, id, asks, target, submit, children }: TablingProps) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.amendments'), readerLocale()]);
  const { movers } = text.debate;
  const [only] = movers;
  return (
    <ActionForm action={tableAmendmentAction} texts={formTexts(locale)} id={`asks-${id}`} resetOnOk>
      <Hidden name="conference" value={text.slug} />
      <Hidden name="number" value={text.number} />
      <Hidden name="asks" value={asks} />
      <Hidden name="targetId" value={target.id ?? ''} />
      <Hidden name="part" value={target.part} />
      <Hidden name="version" value={target.version} />
      {movers.length === 1 && only ? (
        <Hidden name="delegationId" value={only.id} />
      ) : (
        <SelectField
          name="delegationId"
          label={t('delegation')}
          empty={t('chooseDelegation')}
          options={sorted(movers, locale, ({ countryCode }) => countrySortKey(countryCode, locale)).map(
            (one) => ({
              value: one.id,
              label: text.words.party(one),
            }),
          )}
        />
      )}
      {children ?? <Hidden name="text" value="" />}
      <SubmitButton variant="secondary">{submit}</SubmitButton>
    </ActionForm>
  );
}

/** The forms of one paragraph: what may be asked of it, and what its sponsor may do. */
export async function ParagraphForms({
  text,
  paragraph,
}: {
  text: DebatedText;
  paragraph: ParagraphInDebate;
}) {
  const t = await getTranslations('outcomes.amendments');
  const { id, part, version, settled } = paragraph;
  const { language: lang, movers, mayRewrite } = text.debate;
  const written = { lang, dir: directionOf(lang), serif: true };
  const target = { id, part, version };
  return (
    <div className="grid gap-6 font-sans text-body">
      {movers.length > 0 && !settled && (
        <>
          <Section title={t('reviseTitle')} level={3}>
            <Tabling text={text} id={`revise-${id}`} asks="revise" target={target} submit={t('revise')}>
              <TextArea {...written} name="text" label={t('text')} defaultValue={paragraph.text} />
            </Tabling>
          </Section>
          <Section title={t('deleteTitle')} level={3}>
            <Tabling text={text} id={`delete-${id}`} asks="delete" target={target} submit={t('delete')} />
          </Section>
        </>
      )}
      {movers.length > 0 && (
        <Section title={t('addTitle')} level={3}>
          <Tabling text={text} id={`add-${id}`} asks="add" target={target} submit={t('add')}>
            <TextArea {...written} name="text" label={t('newText')} rows={3} />
          </Tabling>
        </Section>
      )}
      {mayRewrite && !settled && <Rewriting text={text} paragraph={paragraph} />}
    </div>
  );
}

/** A new paragraph before all others of its part. */
export async function FirstParagraphForm(props: { text: DebatedText; part: Part; after: string | null }) {
  const { text, part, after } = props;
  const t = await getTranslations('outcomes.amendments');
  const { language: lang } = text.debate;
  return (
    <Tabling
      text={text}
      id={`first-${part}`}
      asks="add"
      target={{ id: after, part, version: 1 }}
      submit={t('add')}
    >
      <TextArea name="text" label={t('newText')} rows={3} lang={lang} dir={directionOf(lang)} serif />
    </Tabling>
  );
}

async function Rewriting({ text, paragraph }: { text: DebatedText; paragraph: ParagraphInDebate }) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.amendments'), readerLocale()]);
  const { language: lang } = text.debate;
  return (
    <Section title={t('rewriteTitle')} level={3} lead={t('rewriteLead')}>
      <ActionForm
        action={rewriteOutcomeParagraphAction}
        texts={formTexts(locale)}
        id={`rewrite-${paragraph.id}`}
      >
        <Hidden name="conference" value={text.slug} />
        <Hidden name="number" value={text.number} />
        <Hidden name="paragraphId" value={paragraph.id} />
        <Hidden name="version" value={paragraph.version} />
        <TextArea
          name="text"
          label={t('rewriteText')}
          hint={t('splitHint')}
          defaultValue={paragraph.text}
          lang={lang}
          dir={directionOf(lang)}
          serif
        />
        <ButtonRow>
          <SubmitButton variant="secondary" name="how" value="revised">
            {t('doRevise')}
          </SubmitButton>
          <SubmitButton variant="quiet" name="how" value="split">
            {t('doSplit')}
          </SubmitButton>
          <SubmitButton variant="quiet" name="how" value="removed">
            {t('doRemove')}
          </SubmitButton>
        </ButtonRow>
      </ActionForm>
    </Section>
  );
}

/** What may be done with one open amendment: its vote first, for whoever records it. */
export async function AmendmentForms({ text, amendment }: { text: DebatedText; amendment: AmendmentShown }) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.amendments'), readerLocale()]);
  const { id, version, may } = amendment;
  const label = text.words.label(amendment.number);
  const { language: lang, movers } = text.debate;
  const hidden = (
    <>
      <Hidden name="conference" value={text.slug} />
      <Hidden name="number" value={text.number} />
      <Hidden name="amendmentId" value={id} />
      <Hidden name="version" value={version} />
    </>
  );
  return (
    <div className="grid gap-6 font-sans text-body empty:hidden">
      {may.decide && (
        <Section title={t('voteTitle', { amendment: label })} level={3}>
          <ActionForm action={decideAmendmentAction} texts={formTexts(locale)} id={`vote-${id}`}>
            {hidden}
            <VoteFields />
          </ActionForm>
        </Section>
      )}
      {(may.accept || may.withdraw) && (
        <ButtonRow>
          {may.accept && (
            <ActionForm action={acceptAmendmentAction} texts={formTexts(locale)} id={`accept-${id}`}>
              {hidden}
              <SubmitButton variant="secondary">{t('accept')}</SubmitButton>
            </ActionForm>
          )}
          {may.withdraw && (
            <ActionForm action={withdrawAmendmentAction} texts={formTexts(locale)} id={`withdraw-${id}`}>
              {hidden}
              <SubmitButton variant="quiet">{t('withdraw', { amendment: label })}</SubmitButton>
            </ActionForm>
          )}
        </ButtonRow>
      )}
      {may.amend && movers.length > 0 && (
        <Section title={t('amendTitle')} level={3}>
          <Tabling
            text={text}
            id={`amend-${id}`}
            asks="amend"
            target={{ id, part: 'operative', version }}
            submit={t('amend')}
          >
            <TextArea
              name="text"
              label={t('text')}
              defaultValue={amendment.text ?? ''}
              lang={lang}
              dir={directionOf(lang)}
              serif
            />
          </Tabling>
        </Section>
      )}
    </div>
  );
}
