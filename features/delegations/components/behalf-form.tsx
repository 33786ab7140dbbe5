import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { editRegistrationAction } from '../actions/registrations';
import { withRequested } from '../queries/requests';
import { Changes } from './changes';
import { FormBehalfForm } from './form-answers-form';
import { PARTED, PersonFields } from './person-fields';
import { PersonFrame, type PersonPlace } from './person-frame';
import { RequestedChange } from './requested-change';

/** The personal details of somebody else, filled in or corrected by the secretariat with a reason. */
export async function BehalfForm({ conference, person }: PersonPlace) {
  const [t, ask, locale] = await Promise.all([
    getTranslations('delegations.behalf'),
    getTranslations('delegations.request'),
    readerLocale(),
  ]);
  const { answers, questions, participantId, name, request } = person;
  // Whoever may not read all that is asked for corrects beside it.
  const takenOver = request?.state === 'open' && request.isWhole ? request : null;
  return (
    <PersonFrame
      conference={conference}
      person={person}
      title={t('of', { name })}
      lead={t('lead')}
      part={t('title')}
    >
      {takenOver && (
        <RequestedChange request={takenOver} timeZone={conference.timeZone} title={ask('of')}>
          <p>{ask('filled')}</p>
        </RequestedChange>
      )}
      <ActionForm
        action={editRegistrationAction}
        texts={formTexts(locale)}
        id="edit-registration"
        className={PARTED}
      >
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="participantId" value={participantId} />
        <Hidden name="version" value={answers.version} />
        <Hidden name="requestVersion" value={takenOver?.id ?? ''} />
        <PersonFields answers={withRequested(answers, takenOver)} questions={questions} onBehalf />
        <TextArea {...reasonField(locale)} defaultValue={takenOver?.reason ?? ''} />
        <SubmitButton>{t('send')}</SubmitButton>
      </ActionForm>
      <FormBehalfForm conference={conference} person={person} />
      <Changes changes={person.changes} timeZone={conference.timeZone} />
    </PersonFrame>
  );
}
