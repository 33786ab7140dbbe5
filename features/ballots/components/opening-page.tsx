import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonRow } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { checkOpeningAction } from '../actions';
import type { BallotConference } from './conference';
import { type OpeningChoices, OpeningFields, type OpeningValues } from './opening-fields';

type Props = { conference: BallotConference; opening: OpeningChoices; values: OpeningValues };

/** The form with which an organizer puts a text to the vote. */
export async function OpeningPage({ conference, opening, values }: Props) {
  const [t, common, locale] = await Promise.all([
    getTranslations('ballots'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const nothing = whyNothing(conference, opening);
  return (
    <Main width="form">
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('opening.title')}
        lead={t('opening.lead')}
      />
      {nothing ? (
        <EmptyState
          text={t(`opening.${nothing}`)}
          action={{ label: t('title'), href: `/${locale}/${conference.slug}/ballots` }}
        />
      ) : (
        <ActionForm action={checkOpeningAction} texts={formTexts(locale)} id="opening">
          <Hidden name="conference" value={conference.slug} />
          <OpeningFields conference={conference} choices={opening} values={values} />
          <ButtonRow>
            <SubmitButton size="l">{common('action.continue')}</SubmitButton>
          </ButtonRow>
        </ActionForm>
      )}
    </Main>
  );
}

function whyNothing(conference: BallotConference, { outcomes, profiles }: OpeningChoices) {
  if (!conference.closedAt) return 'meets';
  if (profiles.length === 0) return 'noRules';
  return outcomes.length === 0 ? 'nothing' : null;
}
