import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { Notice } from '@/components/page/notice';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { submitRegistrationAction } from '../actions/registrations';
import { Answers } from './answers';
import { Changes } from './changes';
import { FormAnswers } from './form-answers';
import { RegistrationFrame, type RegistrationPlace } from './registration-frame';
import { PART_OF } from './registration-parts';
import { photoAddress } from './registration-tasks';

/** Every answer once more, each with the way to change it; then the one button that hands them in. */
export async function CheckAnswers({ conference, registration }: RegistrationPlace) {
  const [t, locale] = await Promise.all([getTranslations('delegations.reg'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const { answers, open, participantId } = registration;
  return (
    <RegistrationFrame
      part="check"
      conference={conference}
      registration={registration}
      title={t('checkTitle')}
      lead={t('checkLead')}
    >
      {open.length > 0 && (
        <div className="mb-6">
          <Notice tone="warning" label={t('important')} title={t('checkOpen')}>
            <ul className="list-disc ps-5">
              {open.map((task) => (
                <li key={task}>
                  <Link href={`${here}/registration/${PART_OF[task]}?from=check`}>{t(`open.${task}`)}</Link>
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      <Answers
        level={2}
        answers={answers}
        timeZone={conference.timeZone}
        photo={photoAddress(here, participantId, answers.photoId)}
        photoAlt={t('photoOwnAlt')}
        change={{
          person: `${here}/registration/personal?from=check`,
          photo: `${here}/registration/photo?from=check`,
          consents: `${here}/registration/consents?from=check`,
        }}
      />
      <FormAnswers
        level={2}
        lines={registration.form}
        conference={conference}
        change={`${here}/registration/questions?from=check`}
      />
      <Changes changes={registration.changes} timeZone={conference.timeZone} />
      {open.length === 0 && (
        <ActionForm
          action={submitRegistrationAction}
          texts={formTexts(locale)}
          id="submit-registration"
          className="mt-8"
        >
          <Hidden name="conference" value={conference.slug} />
          <Hidden name="version" value={answers.version} />
          <Hidden name="answersVersion" value={answers.savedAt?.getTime() ?? 0} />
          <SubmitButton size="l">{t('submit')}</SubmitButton>
        </ActionForm>
      )}
    </RegistrationFrame>
  );
}
