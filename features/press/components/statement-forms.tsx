import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Fold } from '@/components/page/fold';
import type { WorkingLanguages } from '@/domain/working-languages';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { localOf, zone } from '@/platform/i18n/format';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import {
  addStatementAction,
  editStatementAction,
  publishStatementAction,
  withdrawStatementAction,
} from '../actions';
import type { Statement } from '../queries/statements';

type FormConference = { slug: string; timeZone: string } & WorkingLanguages;
type SenderOption = { value: string; label: string };

type FieldsProps = {
  conference: FormConference;
  senders: readonly SenderOption[];
  saidAt: Date;
  statement?: Statement;
};

/** Who spoke, for whom and when, and the words. */
async function StatementFields({ conference, senders, saidAt, statement }: FieldsProps) {
  const [t, common, locale] = await Promise.all([
    getTranslations('press.statement'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const languages = workingLanguagesFor(locale, conference);
  return (
    <>
      <Field
        name="speakerName"
        label={t('speakerName')}
        hint={t('speakerHint')}
        optional={common('optional')}
        defaultValue={statement?.speakerName ?? ''}
        autoComplete="off"
      />
      <LocalTextFields
        name="speakerOffice"
        legend={t('speakerOffice')}
        languages={languages.map(({ lack: _, ...one }) => one)}
        defaultValue={statement?.speakerOffice}
      />
      <SelectField
        name="delegationId"
        label={t('delegation')}
        hint={t('delegationHint')}
        empty={t('noDelegation')}
        defaultValue={statement?.delegationId ?? ''}
        options={[...senders]}
      />
      <Field
        name="saidAt"
        type="datetime-local"
        label={t('saidAt')}
        hint={t('saidAtHint', { zone: zone(conference.timeZone, locale, saidAt) })}
        defaultValue={localOf(saidAt, conference.timeZone)}
      />
      <LocalTextFields
        name="text"
        legend={t('text')}
        languages={languages}
        defaultValue={statement?.text ?? undefined}
        multiline
        serif
      />
    </>
  );
}

type AddProps = {
  conference: FormConference;
  session: { id: string; startsAt: Date };
  senders: readonly SenderOption[];
};

/** What another speaker said. */
export async function AddStatementForm({ conference, session, senders }: AddProps) {
  const [t, locale] = await Promise.all([getTranslations('press.statement'), readerLocale()]);
  return (
    <ActionForm action={addStatementAction} texts={formTexts(locale)} id="add-statement" resetOnOk>
      <Hidden name="conference" value={conference.slug} />
      <Hidden name="sessionId" value={session.id} />
      <StatementFields conference={conference} senders={senders} saidAt={session.startsAt} />
      <SubmitButton>{t('add')}</SubmitButton>
    </ActionForm>
  );
}

type Props = { conference: FormConference; statement: Statement; senders: readonly SenderOption[] };

/** What can be done with a statement: changed and published while it is not, and withdrawn. */
export async function StatementForms({ conference, statement, senders }: Props) {
  const [t, locale] = await Promise.all([getTranslations('press.statement'), readerLocale()]);
  if (statement.withdrawn) return null;
  const texts = formTexts(locale);
  const { id, number } = statement;
  const named = (
    <>
      <Hidden name="conference" value={conference.slug} />
      <Hidden name="statementId" value={id} />
      <Hidden name="version" value={statement.version} />
    </>
  );
  return (
    <>
      {!statement.publishedAt && (
        <>
          <ActionForm action={publishStatementAction} texts={texts} id={`publish-${id}`} className="mt-4">
            {named}
            <SubmitButton variant="secondary" size="s">
              {t('publish', { number })}
            </SubmitButton>
          </ActionForm>
          <Fold title={t('editTitle', { number })} inset>
            <ActionForm action={editStatementAction} texts={texts} id={`edit-${id}`}>
              {named}
              <StatementFields
                conference={conference}
                senders={senders}
                saidAt={statement.saidAt}
                statement={statement}
              />
              <SubmitButton variant="secondary">{t('save', { number })}</SubmitButton>
            </ActionForm>
          </Fold>
        </>
      )}
      <Fold title={t('withdrawTitle', { number })} inset>
        <p className="measure mb-4">{t('withdrawLead')}</p>
        <ActionForm action={withdrawStatementAction} texts={texts} id={`withdraw-${id}`}>
          {named}
          <TextArea {...reasonField(locale)} />
          <SubmitButton variant="danger" size="s">
            {t('withdraw', { number })}
          </SubmitButton>
        </ActionForm>
      </Fold>
    </>
  );
}
