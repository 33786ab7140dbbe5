import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { LOCALES, pick } from '@/domain/local-text';
import { SESSION_KINDS } from '@/domain/timetable';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { formTexts } from '@/platform/i18n/form-texts';
import { languageName, localOf, sorted, zone } from '@/platform/i18n/format';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { addSessionAction, editSessionAction } from '../actions';
import type { AgendaSession } from '../queries';
import type { Editor } from '../queries/editor';
import { roomOptions } from './move-words';
import { WarningReason } from './warning-reason';

type Props = {
  conference: ConferenceFacts;
  editor: Editor;
  /** the session that is changed; without it a new one is added */
  session?: AgendaSession;
  /** the calendar day that a new session is offered for */
  day: string;
};

/** Two that belong together, side by side. */
const PAIR = 'grid items-end gap-6 sm:grid-cols-2';

/** What a session is, where and when it meets, in which languages, and who leads it. */
export async function SessionForm({ conference, editor, session, day }: Props) {
  const [t, locale] = await Promise.all([getTranslations('agenda'), readerLocale()]);
  const { timeZone } = conference;
  const heardIn = LOCALES.filter(
    (code) => conference.languages.includes(code) || session?.languages.includes(code),
  );
  const leads = (office: 'chair' | 'rapporteur') =>
    session?.bureau.find((one) => one.office === office)?.accountId;
  const leaders = new Map(editor.leaders.map(({ accountId, name }) => [accountId, name]));
  const people = sorted([...leaders], locale, ([, name]) => name).map(([value, label]) => ({ value, label }));
  const timeHint = t('field.timeHint', { zone: zone(timeZone, locale) });
  return (
    <ActionForm
      action={session ? editSessionAction : addSessionAction}
      texts={formTexts(locale)}
      id="session"
    >
      <Hidden name="conference" value={conference.slug} />
      {session && <Hidden name="sessionId" value={session.id} />}
      {session && <Hidden name="version" value={session.version} />}
      <LocalTextFields
        name="title"
        legend={t('field.title')}
        languages={workingLanguagesFor(locale, conference)}
        defaultValue={session?.title}
      />
      <div className={PAIR}>
        <SelectField
          name="kind"
          label={t('field.kind')}
          options={SESSION_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          defaultValue={session?.kind ?? 'plenary'}
        />
        <SelectField
          name="roomId"
          label={t('field.room')}
          empty={t('field.noRoom')}
          options={roomOptions(editor.rooms, locale)}
          defaultValue={session?.roomId ?? ''}
        />
      </div>
      <SelectField
        name="agendaItemId"
        label={t('field.item')}
        empty={t('field.noItem')}
        options={editor.items.map(({ id, number, title }) => ({
          value: id,
          label: `${number}. ${pick(title, locale, conference.originalLanguage)}`,
        }))}
        defaultValue={editor.items.find(({ number }) => number === session?.itemNumber)?.id}
        width="l"
      />
      <div className={PAIR}>
        <Field
          name="startsAt"
          type="datetime-local"
          label={t('field.startsAt')}
          hint={timeHint}
          defaultValue={session ? localOf(session.startsAt, timeZone) : `${day}T09:00`}
          step={300}
        />
        <Field
          name="endsAt"
          type="datetime-local"
          label={t('field.endsAt')}
          defaultValue={session ? localOf(session.endsAt, timeZone) : `${day}T10:00`}
          step={300}
        />
      </div>
      <CheckboxGroup
        name="languages"
        legend={t('field.languages')}
        options={heardIn.map((code) => ({ value: code, label: languageName(code, locale) }))}
        defaultValue={session?.languages ?? []}
      />
      <div className={PAIR}>
        <SelectField
          name="chair"
          label={t('field.chair')}
          empty={t('field.nobody')}
          options={people}
          defaultValue={leads('chair')}
        />
        <SelectField
          name="rapporteur"
          label={t('field.rapporteur')}
          empty={t('field.nobody')}
          options={people}
          defaultValue={leads('rapporteur')}
        />
      </div>
      <WarningReason label={t('field.reason')} hint={t('field.reasonHint')} />
      <SubmitButton>{t('do.saveSession')}</SubmitButton>
    </ActionForm>
  );
}
