import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { pick } from '@/domain/local-text';
import { warningName } from '@/domain/timetable';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { formTexts } from '@/platform/i18n/form-texts';
import { localDay, moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { cancelSessionAction } from '../actions';
import type { AgendaSession } from '../queries';
import type { AcceptedWarning, Editor } from '../queries/editor';
import { SessionForm } from './session-form';

type Props = {
  conference: ConferenceFacts;
  editor: Editor;
  day: string;
  session?: AgendaSession;
  accepted?: AcceptedWarning[];
  /** where its topics are attached, drawn by their own area */
  topics?: ReactNode;
  /** what is on record about it */
  history?: ReactNode;
};

/** A session of the draft, or a new one: its form, its accepted warnings, its cancelling. */
export async function SessionEditor({
  conference,
  editor,
  day,
  session,
  accepted = [],
  topics,
  history,
}: Props) {
  const [t, locale] = await Promise.all([getTranslations('agenda'), readerLocale()]);
  const { slug, timeZone } = conference;
  const shown = session ? localDay(session.startsAt, timeZone) : day;
  const base = `/${locale}/${slug}/agenda/edit`;
  const title = session ? pick(session.title, locale, conference.originalLanguage) : t('do.addSession');
  const texts = formTexts(locale);
  return (
    <Main width="document">
      <Breadcrumbs
        label={t('breadcrumbs')}
        items={[{ label: t('editTitle'), href: `${base}?day=${shown}` }, { label: title }]}
      />
      <PageHeading
        title={title}
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        actions={
          session &&
          !conference.closedAt && (
            <ButtonLink variant="secondary" href={`${base}/${session.id}/move`}>
              {t('do.moveTo')}
            </ButtonLink>
          )
        }
      />
      {conference.closedAt ? (
        <Notice tone="info" label={t('noteLabel')}>
          <p>{t('closedNote')}</p>
        </Notice>
      ) : (
        <SessionForm conference={conference} editor={editor} session={session} day={shown} />
      )}
      {accepted.length > 0 && (
        <Section title={t('section.accepted')}>
          <ul className="grid gap-4">
            {accepted.map(({ id, warning, reason, acceptedAt }) => (
              <li key={id} className="border-s border-border ps-4">
                <p className="text-dense text-muted">
                  {t(`warningName.${warningName(warning)}`)} · {moment(acceptedAt, locale, timeZone)}
                </p>
                <p dir="auto">{reason}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {topics}
      {session && !conference.closedAt && (
        <Section title={t('section.cancel')} lead={t('cancelLead')}>
          <ActionForm action={cancelSessionAction} texts={texts} id="cancel">
            <Hidden name="conference" value={slug} />
            <Hidden name="sessionId" value={session.id} />
            <Hidden name="version" value={session.version} />
            <SubmitButton variant="danger">{t('do.cancelSession')}</SubmitButton>
          </ActionForm>
        </Section>
      )}
      {history}
    </Main>
  );
}
