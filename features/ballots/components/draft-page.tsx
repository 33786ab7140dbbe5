import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { SummaryList } from '@/components/page/summary-list';
import { openingCheckPath } from '@/domain/addresses';
import { pick } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { localOf } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { editBallotDraftAction, removeBallotDraftAction } from '../actions';
import type { getDraft, ShownDraft } from '../queries/drafts';
import type { BallotConference } from './conference';
import { OpeningFields } from './opening-fields';
import { whenIn } from './when';

type Props = { conference: BallotConference; history: ReactNode } & Awaited<ReturnType<typeof getDraft>>;

/** One ballot in preparation: what stands between it and the vote, and the form, for who may change it. */
export async function DraftPage({ conference, draft, choices, history }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const ballots = `/${locale}/${conference.slug}/ballots`;
  return (
    <Main width="form">
      <Breadcrumbs
        label={t('title')}
        items={[
          { label: t('title'), href: ballots },
          { label: t('drafts.title'), href: `${ballots}/drafts` },
        ]}
      />
      <PageHeading
        kicker={t('drafts.of', { number: draft.outcomeNumber })}
        title={pick(draft.outcomeTitle, locale, conference.originalLanguage)}
      />
      {draft.lacks && (
        <Notice tone="info" label={t('notice.info')}>
          <p>{t(`drafts.why.${draft.lacks}`)}</p>
        </Notice>
      )}
      {choices ? (
        <Forms conference={conference} draft={draft} choices={choices} />
      ) : (
        <Facts conference={conference} draft={draft} />
      )}
      {history}
    </Main>
  );
}

type FactsProps = { conference: BallotConference; draft: ShownDraft };

/** What is prepared, for who may only read it. */
async function Facts({ conference, draft }: FactsProps) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { procedure, rulesName, opensAt, closesAt } = draft;
  const when = whenIn(locale, conference.timeZone);
  const open = t('drafts.notChosen');
  return (
    <div className="mt-6">
      <SummaryList
        rows={[
          { key: t('facts.procedure'), value: procedure ? t(`procedure.${procedure}`) : open },
          {
            key: t('facts.rules'),
            value: rulesName ? pick(rulesName, locale, conference.originalLanguage) : open,
          },
          { key: t('facts.opens'), value: opensAt ? when(opensAt) : t('drafts.atOnce') },
          { key: t('facts.closes'), value: closesAt ? when(closesAt) : open },
        ]}
      />
    </div>
  );
}

type Choices = NonNullable<Awaited<ReturnType<typeof getDraft>>['choices']>;

async function Forms({ conference, draft, choices }: FactsProps & { choices: Choices }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { slug, timeZone } = conference;
  const { id, version, outcomeNumber, procedure, rulesId, opensAt, closesAt } = draft;
  const local = (at: Date | null) => (at ? localOf(at, timeZone) : undefined);
  const values = {
    outcome: String(outcomeNumber),
    procedure: procedure ?? undefined,
    rules: rulesId ?? undefined,
    opensAt: local(opensAt),
    closesAt: local(closesAt),
  };
  const named = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="draftId" value={id} />
      <Hidden name="version" value={version} />
    </>
  );
  const next =
    !draft.lacks && procedure && rulesId && closesAt
      ? openingCheckPath({
          ...{ outcome: outcomeNumber, procedure, rules: rulesId },
          ...{ opensAt: values.opensAt ?? null, closesAt: localOf(closesAt, timeZone) },
          ...{ draftId: id, draftVersion: version },
        })
      : null;
  return (
    <>
      <Section title={t('drafts.edit')} id="edit">
        <ActionForm action={editBallotDraftAction} texts={formTexts(locale)} id="edit-draft">
          {named}
          <OpeningFields conference={conference} choices={choices} values={values} draft />
          <SubmitButton variant={next ? 'secondary' : undefined}>{t('drafts.save')}</SubmitButton>
        </ActionForm>
      </Section>
      {next && (
        <Section title={t('drafts.check')} id="check" lead={t('drafts.checkLead')}>
          <ButtonLink href={`/${locale}/${slug}${next}`}>{t('drafts.check')}</ButtonLink>
        </Section>
      )}
      <Section title={t('drafts.remove')} id="remove" lead={t('drafts.removeLead')}>
        <ActionForm action={removeBallotDraftAction} texts={formTexts(locale)} id="remove-draft">
          {named}
          <SubmitButton variant="danger">{t('drafts.remove')}</SubmitButton>
        </ActionForm>
      </Section>
    </>
  );
}
