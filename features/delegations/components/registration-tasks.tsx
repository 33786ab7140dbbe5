import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { TaskList } from '@/components/page/task-list';
import { watching } from '@/domain/topics';
import { moment } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { senderName } from '../queries/places';
import type { OwnRegistration } from '../queries/registration';
import { Answers } from './answers';
import { Changes } from './changes';
import { FormAnswers } from './form-answers';
import { OwnRequest } from './own-request';
import { type RegistrationPlace, Returned } from './registration-frame';
import { partsOf, type RegistrationPart, SIGNS } from './registration-parts';
import { StatusTag } from './status-tag';

/** The registration from outside: what is to be done while it is open, what was answered once it is not. */
export async function RegistrationTasks({ conference, registration }: RegistrationPlace) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const here = `/${locale}/${conference.slug}/registration`;
  const { registrationDue, timeZone } = conference;
  const { status, capacity, delegation, mayFill, answers, participantId } = registration;
  // What waits stands before what it is to change.
  const asks = !mayFill && registration.request?.state === 'open';
  return (
    <Main width="form">
      <LiveRefresh what={watching(conference.id, `participant:${participantId}`)} />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('reg.title')}
        tags={<StatusTag status={status} />}
        lead={
          <>
            <p>
              {t('reg.youAre', {
                capacity: t(`capacity.${capacity}`),
                delegation: senderName(delegation, locale),
              })}
            </p>
            {mayFill && <p>{t('reg.lead')}</p>}
            {mayFill && status !== 'returned' && registrationDue && (
              <p>{t('reg.until', { time: moment(registrationDue, locale, timeZone) })}</p>
            )}
          </>
        }
      />
      <Returned registration={registration} />
      {registration.erasedAt && (
        <Notice tone="info" label={t('reg.important')} title={t('erasure.doneTitle')}>
          <p>{t('erasure.done', { time: moment(registration.erasedAt, locale, conference.timeZone) })}</p>
        </Notice>
      )}
      {mayFill ? (
        <Tasks here={here} registration={registration} />
      ) : (
        <>
          {!registration.erasedAt && <Standing registration={registration} timeZone={conference.timeZone} />}
          {!registration.erasedAt && registration.form.some(({ due }) => due) && <AskedAnew here={here} />}
          {asks && <OwnRequest conference={conference} registration={registration} />}
          {!registration.erasedAt && (
            <Section title={t('reg.answers')} id="answers">
              <Answers
                level={3}
                answers={answers}
                timeZone={conference.timeZone}
                photo={photoAddress(`/${locale}/${conference.slug}`, participantId, answers.photoId)}
                photoAlt={t('reg.photoOwnAlt')}
              />
              <FormAnswers
                level={3}
                lines={registration.form}
                conference={conference}
                takeBack={`${here}/questions`}
              />
              <p className="mt-4">
                <Link href={`${here}/consents`}>{t('reg.takeBackTitle')}</Link>
              </p>
            </Section>
          )}
        </>
      )}
      {!asks && !registration.erasedAt && <OwnRequest conference={conference} registration={registration} />}
      <Changes changes={registration.changes} timeZone={conference.timeZone} />
      <p className="mt-8">
        <Link href={`/${locale}/account/data`}>{sayIn(locale)('accounts.data.openPage')}</Link>
      </p>
    </Main>
  );
}

/** Where a photo is read; its id makes a new picture a new address. */
export function photoAddress(here: string, participantId: string, photoId: string | null): string | null {
  return photoId && `${here}/accreditation/${participantId}/photo?v=${photoId}`;
}

async function Tasks({ here, registration }: { here: string; registration: OwnRegistration }) {
  const [t, common] = await Promise.all([getTranslations('delegations.reg'), getTranslations('common')]);
  const parts = partsOf(registration);
  const next = parts.find(({ state }) => state === 'todo');
  const hints: Partial<Record<RegistrationPart, string>> = {
    personal: t('task.personalHint'),
    photo: t('task.photoHint'),
  };
  return (
    <>
      <TaskList
        items={parts.map(({ id, state }) => ({
          id,
          title: t(`task.${id}`),
          hint: hints[id],
          href: state === 'notYet' ? undefined : `${here}/${id}`,
          status: { word: t(`state.${state}`), ...SIGNS[state] },
        }))}
      />
      {next && (
        <div className="mt-8">
          <ButtonLink href={`${here}/${next.id}`}>{common('action.continue')}</ButtonLink>
        </div>
      )}
    </>
  );
}

/** After the registration was handed in, what the conference asks anew. */
async function AskedAnew({ here }: { here: string }) {
  const t = await getTranslations('delegations');
  return (
    <div className="mt-4">
      <Notice tone="warning" label={t('reg.important')} title={t('form.anewTitle')}>
        <p>
          <Link href={`${here}/questions`}>{t('form.anew')}</Link>
        </p>
      </Notice>
    </div>
  );
}

async function Standing({ registration, timeZone }: { registration: OwnRegistration; timeZone: string }) {
  const [t, locale] = await Promise.all([getTranslations('delegations.reg'), readerLocale()]);
  const accepted = registration.status === 'accepted';
  const at = accepted ? registration.decidedAt : registration.submittedAt;
  const time = at ? moment(at, locale, timeZone) : '';
  return (
    <Notice
      tone={accepted ? 'success' : 'info'}
      label={t('important')}
      title={t(accepted ? 'acceptedTitle' : 'submittedTitle')}
    >
      <p>{t(accepted ? 'acceptedText' : 'submittedText', { time })}</p>
    </Notice>
  );
}
