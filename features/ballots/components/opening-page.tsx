import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonRow } from '@/components/form/button';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { RadioGroup } from '@/components/form/radio-group';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { describeProfile } from '@/domain/describing';
import { pick } from '@/domain/local-text';
import type { BallotProcedure } from '@/domain/voting';
import { formTexts } from '@/platform/i18n/form-texts';
import { localOf, number, zone } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { worded } from '@/platform/i18n/worded';
import { checkOpeningAction } from '../actions';
import type { getOpening } from '../queries/opening';
import type { BallotConference } from './conference';

type OpeningPageFacts = Awaited<ReturnType<typeof getOpening>>;
/** What the address, or the page before, already says. */
type OpeningValues = Partial<Record<'outcome' | 'procedure' | 'rules' | 'opensAt' | 'closesAt', string>>;
type Props = { conference: BallotConference; opening: OpeningPageFacts; values: OpeningValues };

const DAYS = 7;

/** The form with which an organizer puts a text to the vote. */
export async function OpeningPage({ conference, opening, values }: Props) {
  const [t, common, locale] = await Promise.all([
    getTranslations('ballots'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const nothing = whyNothing(conference, opening);
  const local = { zone: zone(conference.timeZone, locale) };
  const inDays = new Date(opening.now.getTime() + DAYS * 24 * 3_600_000);
  const sentence = (profile: OpeningPageFacts['profiles'][number]['profile'], procedure: BallotProcedure) =>
    worded(describeProfile(profile, procedure), locale);
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
          <SelectField
            name="outcome"
            label={t('opening.outcome')}
            empty={t('opening.outcomeEmpty')}
            defaultValue={values.outcome}
            width="full"
            options={opening.outcomes.map((one) => ({
              value: String(one.number),
              label: `${number(one.number, locale)}. ${pick(one.title, locale, conference.originalLanguage)}`,
            }))}
          />
          <RadioGroup
            name="procedure"
            legend={t('opening.procedure')}
            defaultValue={values.procedure}
            options={[
              { value: 'vote', label: t('procedure.vote'), hint: t('opening.voteHint') },
              { value: 'silence', label: t('procedure.silence'), hint: t('opening.silenceHint') },
            ]}
          />
          <RadioGroup
            name="rules"
            legend={t('opening.rules')}
            defaultValue={values.rules}
            options={opening.profiles.map(({ id, name, profile }) => ({
              value: id,
              label: pick(name, locale, conference.originalLanguage),
              hint: t('opening.rulesHint', {
                vote: sentence(profile, 'vote'),
                silence: sentence(profile, 'silence'),
              }),
            }))}
          />
          <Field
            name="opensAt"
            type="datetime-local"
            label={t('opening.opensAt')}
            hint={t('opening.opensHint', local)}
            optional={common('optional')}
            defaultValue={values.opensAt}
          />
          <Field
            name="closesAt"
            type="datetime-local"
            label={t('opening.closesAt')}
            hint={t('opening.closesHint', local)}
            defaultValue={values.closesAt ?? `${localOf(inDays, conference.timeZone).slice(0, 10)}T18:00`}
          />
          <ButtonRow>
            <SubmitButton size="l">{common('action.continue')}</SubmitButton>
          </ButtonRow>
        </ActionForm>
      )}
    </Main>
  );
}

function whyNothing(conference: BallotConference, { outcomes, profiles }: OpeningPageFacts) {
  if (!conference.closedAt) return 'meets';
  if (profiles.length === 0) return 'noRules';
  return outcomes.length === 0 ? 'nothing' : null;
}
