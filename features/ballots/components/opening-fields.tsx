import { getTranslations } from 'next-intl/server';
import { Field } from '@/components/form/field';
import { RadioGroup } from '@/components/form/radio-group';
import { SelectField } from '@/components/form/select-field';
import { describeProfile } from '@/domain/describing';
import { pick } from '@/domain/local-text';
import type { BallotProcedure } from '@/domain/voting';
import { localOf, number, zone } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { worded } from '@/platform/i18n/worded';
import type { getOpening } from '../queries/opening';
import type { BallotConference } from './conference';

/** What a ballot can be made of: texts, rules, and the instant at which that was asked. */
export type OpeningChoices = Awaited<ReturnType<typeof getOpening>>;
/** What the address, the page before or a draft already says. */
export type OpeningValues = Partial<
  Record<'outcome' | 'procedure' | 'rules' | 'opensAt' | 'closesAt', string>
>;
type Props = {
  conference: BallotConference;
  choices: OpeningChoices;
  values: OpeningValues;
  draft?: boolean;
};

const DAYS = 7;

/** What an organizer is asked of a ballot: the text, the procedure, the rules and the times. Of a draft only the text is needed. */
export async function OpeningFields({ conference, choices, values, draft = false }: Props) {
  const [t, common, locale] = await Promise.all([
    getTranslations('ballots'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const { originalLanguage, timeZone } = conference;
  const local = { zone: zone(timeZone, locale) };
  const inDays = new Date(choices.now.getTime() + DAYS * 24 * 3_600_000);
  const sentence = (profile: OpeningChoices['profiles'][number]['profile'], procedure: BallotProcedure) =>
    worded(describeProfile(profile, procedure), locale);
  return (
    <>
      <SelectField
        name="outcome"
        label={t('opening.outcome')}
        empty={t('opening.outcomeEmpty')}
        defaultValue={values.outcome}
        width="full"
        options={choices.outcomes.map((one) => ({
          value: String(one.number),
          label: `${number(one.number, locale)}. ${pick(one.title, locale, originalLanguage)}`,
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
        options={choices.profiles.map(({ id, name, profile }) => ({
          value: id,
          label: pick(name, locale, originalLanguage),
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
        optional={draft ? common('optional') : undefined}
        defaultValue={
          values.closesAt ?? (draft ? undefined : `${localOf(inDays, timeZone).slice(0, 10)}T18:00`)
        }
      />
    </>
  );
}
