import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { editRegistrationAction } from '../actions';
import { Changes } from './changes';
import { PARTED, PersonFields } from './person-fields';
import { PersonFrame, type PersonPlace } from './person-frame';

/** The personal details of somebody else, filled in or corrected by the secretariat with a reason. */
export async function BehalfForm({ conference, person }: PersonPlace) {
  const [t, locale] = await Promise.all([getTranslations('delegations.behalf'), readerLocale()]);
  const { answers, questions, participantId, name } = person;
  return (
    <PersonFrame
      conference={conference}
      person={person}
      title={t('of', { name })}
      lead={t('lead')}
      part={t('title')}
    >
      <ActionForm
        action={editRegistrationAction}
        texts={formTexts(locale)}
        id="edit-registration"
        className={PARTED}
      >
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="participantId" value={participantId} />
        <Hidden name="version" value={answers.version} />
        <PersonFields answers={answers} questions={questions} onBehalf />
        <TextArea {...reasonField(locale)} />
        <SubmitButton>{t('send')}</SubmitButton>
      </ActionForm>
      <Changes changes={person.changes} timeZone={conference.timeZone} />
    </PersonFrame>
  );
}
