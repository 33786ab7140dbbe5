import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { SummaryList } from '@/components/page/summary-list';
import { pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { confirmProposalAction, rejectProposalAction, withdrawProposalAction } from '../actions';
import type { ProposalWhole } from '../queries/proposals';
import { factsOf, type ProposalConference } from './proposal-facts';

type Props = { conference: ProposalConference; proposal: ProposalWhole };

/** What somebody proposed to a second person, where it is, and what the reader may do with it. */
export async function ProposalPage({ conference, proposal }: Props) {
  const [t, locale] = await Promise.all([getTranslations('proposals'), readerLocale()]);
  const { act, subject, may, state, digest, id } = proposal;
  const texts = formTexts(locale);
  const fields = (
    <>
      <Hidden name="conference" value={conference.slug} />
      <Hidden name="proposal" value={id} />
      <Hidden name="proposalVersion" value={digest} />
    </>
  );
  return (
    <Main width="form">
      <LiveRefresh what={watching(conference.id, `conference:${conference.id}`)} />
      <PageHeading
        kicker={t('title')}
        title={t(`act.${act}`)}
        lead={pick(subject, locale, conference.originalLanguage)}
      />
      <div className="grid gap-6">
        {state === 'open' ? (
          <Notice
            tone="warning"
            label={t('label')}
            title={t(may.withdraw ? 'page.ownTitle' : 'page.othersTitle')}
          >
            <p>{t(may.decide ? 'page.others' : may.withdraw ? 'page.own' : 'page.notYours')}</p>
          </Notice>
        ) : (
          <Notice tone="info" label={t('label')} title={t(`state.${state}`)}>
            <p>{t('page.over')}</p>
          </Notice>
        )}
        <SummaryList rows={await factsOf(conference, proposal)} />
        {may.decide && (
          <>
            <ActionForm action={confirmProposalAction} texts={texts} id="confirm">
              {fields}
              <SubmitButton>{t('page.confirm')}</SubmitButton>
            </ActionForm>
            <Section title={t('page.rejectTitle')} lead={t('page.rejectLead')}>
              <ActionForm action={rejectProposalAction} texts={texts} id="reject">
                {fields}
                <TextArea {...reasonField(locale)} />
                <SubmitButton variant="secondary">{t('page.reject')}</SubmitButton>
              </ActionForm>
            </Section>
          </>
        )}
        {may.withdraw && (
          <Section title={t('page.withdrawTitle')} lead={t('page.withdrawLead')}>
            <ActionForm action={withdrawProposalAction} texts={texts} id="withdraw">
              {fields}
              <SubmitButton variant="secondary">{t('page.withdraw')}</SubmitButton>
            </ActionForm>
          </Section>
        )}
      </div>
    </Main>
  );
}
