import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { DEADLINES } from '@/domain/deadlines';
import { REMINDER_DAYS } from '@/domain/reminders';
import { formTexts } from '@/platform/i18n/form-texts';
import { localOf, zone } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { setDeadlinesAction } from '../actions';
import type { ConferenceFacts } from '../queries';
import { reminderDay } from './reminder-words';

/** Until when delegations name persons, confirm their lists, and persons register, and when they are reminded of it. */
export async function DeadlinesForm({ conference }: { conference: ConferenceFacts }) {
  const [t, settings, common, locale] = await Promise.all([
    getTranslations('conferences.deadlines'),
    getTranslations('conferences.settings'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const { id, version, timeZone } = conference;
  if (conference.closedAt) {
    return (
      <Notice tone="info" label={settings('note')}>
        <p>{t('closed')}</p>
      </Notice>
    );
  }
  return (
    <Section title={t('title')} lead={t('lead', { zone: zone(timeZone, locale) })}>
      <ActionForm
        action={setDeadlinesAction}
        texts={formTexts(locale)}
        id="deadlines"
        className="form-ledger"
      >
        <Hidden name="conferenceId" value={id} />
        <Hidden name="version" value={version} />
        {([...DEADLINES, 'submissionDue'] as const).map((name) => {
          const due = conference[name];
          return (
            <Field
              key={name}
              name={name}
              type="datetime-local"
              label={t(`field.${name}`)}
              hint={t(`hint.${name}`)}
              optional={common('optional')}
              defaultValue={due ? localOf(due, timeZone) : undefined}
              width="m"
            />
          );
        })}
        <CheckboxGroup
          name="reminderDays"
          legend={t('reminders')}
          hint={t('remindersHint')}
          options={REMINDER_DAYS.map((days) => ({
            value: String(days),
            label: reminderDay(days, sayIn(locale)),
          }))}
          defaultValue={conference.reminderDays.map(String)}
        />
        <SubmitButton>{t('save')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
