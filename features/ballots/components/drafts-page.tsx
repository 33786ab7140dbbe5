import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { pick } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { addBallotDraftAction } from '../actions';
import type { listDrafts, ShownDraft } from '../queries/drafts';
import type { BallotConference } from './conference';
import { OpeningFields } from './opening-fields';
import { whenIn } from './when';

type Props = { conference: BallotConference } & Awaited<ReturnType<typeof listDrafts>>;

/** The ballots in preparation, for the organizers and the bureaux; and the form of a new one, for the organizers. */
export async function DraftsPage({ conference, drafts, choices }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { slug, originalLanguage, timeZone } = conference;
  const ballots = `/${locale}/${slug}/ballots`;
  const when = whenIn(locale, timeZone);
  const state = ({ lacks }: ShownDraft) => (lacks ? t(`drafts.why.${lacks}`) : t('drafts.ready'));
  return (
    <Main width="text">
      <Breadcrumbs label={t('title')} items={[{ label: t('title'), href: ballots }]} />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, originalLanguage)} />}
        title={t('drafts.title')}
        lead={t('drafts.lead')}
      />
      <DataTable
        caption={t('drafts.title')}
        captionHidden
        dense={false}
        rows={drafts}
        rowKey={({ id }) => id}
        empty={<EmptyState text={t('drafts.empty')} />}
        columns={[
          {
            key: 'text',
            label: t('opening.outcome'),
            header: true,
            cell: ({ id, outcomeTitle }) => (
              <Link className="text-body" href={`${ballots}/drafts/${id}`}>
                {pick(outcomeTitle, locale, originalLanguage)}
              </Link>
            ),
          },
          { key: 'state', label: t('drafts.state'), cell: state },
          {
            key: 'closes',
            label: t('column.closes'),
            cell: ({ closesAt }) => (closesAt ? when(closesAt) : t('drafts.open')),
          },
        ]}
      />
      {choices && (
        <Section title={t('drafts.add')} id="add" lead={t('drafts.addLead')}>
          <ActionForm action={addBallotDraftAction} texts={formTexts(locale)} id="add-draft">
            <Hidden name="conference" value={slug} />
            <OpeningFields conference={conference} choices={choices} values={{}} draft />
            <SubmitButton>{t('drafts.addButton')}</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </Main>
  );
}
