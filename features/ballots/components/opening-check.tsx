import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { SummaryList } from '@/components/page/summary-list';
import { describeRules } from '@/domain/describing';
import { pick } from '@/domain/local-text';
import type { Refusal } from '@/domain/refusal';
import { countryName, countrySortKey } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { worded } from '@/platform/i18n/worded';
import { openBallotAction } from '../actions';
import type { previewOpening } from '../commands/opening';
import { questionOf } from '../commands/round';
import type { openingInput } from '../input';
import type { BallotConference } from './conference';
import { Entitled, Excluded } from './roll-lists';
import { whenIn } from './when';

type CheckedInput = (typeof openingInput)['_output'];
type Preview = Awaited<ReturnType<typeof previewOpening>>;

function back(
  locale: string,
  { conference, opensAt, draftId, draftVersion: _, ...rest }: CheckedInput,
): string {
  if (draftId) return `/${locale}/${conference}/ballots/drafts/${draftId}`;
  const query = new URLSearchParams({
    ...rest,
    outcome: String(rest.outcome),
    ...(opensAt ? { opensAt } : {}),
  });
  return `/${locale}/${conference}/ballots/open?${query}`;
}

/**
 * What will be fixed: the question, the rules in a sentence, the times; and the roll with its reasons, as it will be frozen
 * at once, or as it stands now where the ballot opens later.
 */
export async function OpeningCheck({
  conference,
  input,
  preview,
  note,
}: {
  conference: BallotConference;
  input: CheckedInput;
  preview: Preview;
  /** what becomes of what is sent, where a second person is needed */
  note: ReactNode;
}) {
  const [t, common, locale] = await Promise.all([
    getTranslations('ballots'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const { rules, roll, rulesName, round, opensAt, closesAt, outcome } = preview;
  const sentence = describeRules(rules);
  const scheduled = input.opensAt !== null;
  const names = sorted(roll.entitled, locale, ({ countryCode }) => countrySortKey(countryCode, locale)).map(
    ({ countryCode }) => countryName(countryCode, locale),
  );
  const when = whenIn(locale, conference.timeZone);
  const change = (about: string) => ({ label: common('action.change'), href: back(locale, input), about });
  const row = (key: string, value: ReactNode) => ({ key, value, change: change(key) });
  return (
    <Main width="document">
      <PageHeading
        arrival
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('opening.checkTitle')}
      />
      <Notice tone="warning" label={t('notice.warning')}>
        <p>{t(scheduled ? 'opening.scheduleLead' : 'opening.checkLead')}</p>
      </Notice>
      <p className="my-6 font-serif text-h3">{worded(sentence, locale)}</p>
      <SummaryList
        rows={[
          row(t('column.question'), pick(questionOf(outcome.title, conference.originalLanguage), locale)),
          row(
            t('facts.procedure'),
            `${t(`procedure.${input.procedure}`)}${round > 1 ? `, ${t('round', { round })}` : ''}`,
          ),
          row(t('facts.rules'), pick(rulesName, locale, conference.originalLanguage)),
          row(t('facts.opens'), input.opensAt ? when(opensAt) : t('opening.atOnce')),
          row(t(input.procedure === 'silence' ? 'facts.deadline' : 'facts.closes'), when(closesAt)),
        ]}
      />
      <Section
        title={t('roll.title')}
        lead={t(scheduled ? 'roll.asItStands' : 'roll.preview', { roll: names.length })}
      >
        <Entitled rows={names.map((name) => ({ id: name, name }))} />
        <Excluded excluded={roll.excluded} />
      </Section>
      {note}
      <ActionForm action={openBallotAction} texts={formTexts(locale)} id="open" className="mt-6">
        {Object.entries(input).map(([name, value]) => (
          <Hidden key={name} name={name} value={value ?? ''} />
        ))}
        <Hidden name="rulesVersion" value={preview.rulesVersion} />
        <Hidden name="rollDigest" value={preview.rollDigest} />
        <ButtonRow>
          <SubmitButton size="l">{t(scheduled ? 'opening.schedule' : 'opening.submit')}</SubmitButton>
          <ButtonLink size="l" variant="secondary" href={back(locale, input)}>
            {t('opening.back')}
          </ButtonLink>
        </ButtonRow>
      </ActionForm>
    </Main>
  );
}

/** Why it cannot open as it was asked: the roll or the rules have changed since. */
export async function OpeningRefused({
  conference,
  input,
  why,
}: {
  conference: BallotConference;
  input: CheckedInput;
  why: Refusal;
}) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  return (
    <Main width="form">
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('opening.cannot')}
      />
      <Notice tone="error" label={t('notice.warning')}>
        <p>{worded(why.sentence, locale)}</p>
      </Notice>
      <div className="mt-6">
        <ButtonLink variant="secondary" href={back(locale, input)}>
          {t('opening.back')}
        </ButtonLink>
      </div>
    </Main>
  );
}
