import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { CheckboxField } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
import { Fieldset } from '@/components/form/fieldset';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { RadioGroup } from '@/components/form/radio-group';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Section } from '@/components/page/section';
import { CALL_SECONDS } from '@/domain/consensus-calls';
import { LONGEST_WAIT_HOURS, NEW_HEAD } from '@/domain/new-head';
import {
  ALTERNATION_RULES,
  BROKEN_RULES,
  MAJORITIES,
  MOST_SECONDERS,
  QUORUM_BASES,
  TIE_RULES,
} from '@/domain/rules';
import type { WorkingLanguages } from '@/domain/working-languages';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { writeRulesAction } from '../actions';
import type { RulesRow } from '../queries/settings';

type Props = { conference: { id: string; slug: string } & WorkingLanguages; from: RulesRow | null };

/** A new rules-of-procedure profile, or a new version of one: every threshold is here and none in code. */
export async function RulesForm({ conference, from }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.rules'), readerLocale()]);
  const vote = from?.profile.vote;
  const silence = from?.profile.silence;
  const quorum = vote?.quorum;
  const newHead = from?.profile.newHead ?? NEW_HEAD;
  const words = <K extends string>(keys: readonly K[], group: string) =>
    keys.map((value) => ({ value, label: t(`${group}.${value}` as 'majority.simple') }));
  return (
    <Section title={from ? t('newVersion') : t('add')} lead={t('formLead')}>
      <ActionForm action={writeRulesAction} texts={formTexts(locale)} id="rules" className="form-ledger">
        <Hidden name="conferenceId" value={conference.id} />
        <Hidden name="replaces" value={from?.id ?? ''} />
        <LocalTextFields
          name="name"
          legend={t('name')}
          languages={workingLanguagesFor(locale, conference)}
          defaultValue={from?.name}
        />
        <RadioGroup
          name="majority"
          legend={t('majorityLegend')}
          options={words(MAJORITIES, 'majority')}
          defaultValue={vote?.majority ?? 'simple'}
        />
        <Fieldset legend={t('quorumLegend')} hint={t('quorumHint')}>
          <div className="flex flex-wrap items-end gap-x-6 gap-y-4">
            <SelectField
              name="quorum"
              label={t('quorumKind')}
              options={words(['none', 'moreThan', 'atLeast'], 'quorum')}
              defaultValue={quorum ? (quorum.moreThan ? 'moreThan' : 'atLeast') : vote ? 'none' : 'moreThan'}
              width="m"
            />
            <Field
              name="share"
              label={t('share')}
              hint={t('shareHint')}
              defaultValue={(quorum?.moreThan ?? quorum?.atLeast ?? [1, 2]).join('/')}
              width="xs"
              dir="ltr"
            />
          </div>
          <SelectField
            name="of"
            label={t('of')}
            options={words(QUORUM_BASES, 'base')}
            defaultValue={quorum?.of ?? 'members'}
            width="l"
          />
        </Fieldset>
        <RadioGroup
          name="onTie"
          legend={t('tieLegend')}
          options={words(TIE_RULES, 'tie')}
          defaultValue={vote?.onTie ?? 'rejected'}
        />
        <Field
          name="secondVoteDelayHours"
          type="number"
          label={t('delay')}
          min={0}
          max={8760}
          defaultValue={String(vote?.secondVoteDelayHours ?? 24)}
          width="xs"
        />
        <Fieldset legend={t('more')}>
          <CheckboxField
            name="abstentionGuard"
            label={t('abstentionGuard')}
            defaultChecked={vote?.abstentionGuard}
          />
          <CheckboxField
            name="correspondence"
            label={t('correspondence')}
            hint={t('correspondenceHint')}
            defaultChecked={vote?.correspondence}
          />
          <CheckboxField
            name="closeEarlyWhenAllVoted"
            label={t('closeEarly')}
            defaultChecked={vote?.closeEarlyWhenAllVoted}
          />
        </Fieldset>
        <Fieldset legend={t('silenceLegend')}>
          <Field
            name="minimumHours"
            type="number"
            label={t('minimumHours')}
            min={1}
            max={8760}
            defaultValue={String(silence?.minimumHours ?? 72)}
            width="xs"
          />
          <RadioGroup
            name="onBroken"
            legend={t('brokenLegend')}
            options={words(BROKEN_RULES, 'broken')}
            defaultValue={silence?.onBroken ?? 'vote'}
          />
        </Fieldset>
        <Fieldset legend={t('newHeadLegend')} hint={t('newHeadHint')}>
          <CheckboxField
            name="newHeadAccredited"
            label={t('newHeadAccredited')}
            defaultChecked={newHead.accredited}
          />
          <Field
            name="newHeadWaitingHours"
            type="number"
            label={t('newHeadWaitingHours')}
            hint={t('newHeadWaitingHint')}
            min={0}
            max={LONGEST_WAIT_HOURS}
            defaultValue={String(newHead.waitingHours)}
            width="xs"
          />
        </Fieldset>
        <Field
          name="seconders"
          type="number"
          label={t('secondersLabel')}
          hint={t('secondersHint')}
          min={0}
          max={MOST_SECONDERS}
          defaultValue={String(from?.profile.seconders ?? 0)}
          width="xs"
        />
        <Fieldset legend={t('consensusLegend')} hint={t('consensusHint')}>
          <CheckboxField
            name="consensusCall"
            label={t('consensusCall')}
            defaultChecked={from?.profile.consensus?.call}
          />
          <Field
            name="consensusSeconds"
            type="number"
            label={t('consensusSeconds')}
            min={CALL_SECONDS.least}
            max={CALL_SECONDS.most}
            defaultValue={String(from?.profile.consensus?.seconds ?? CALL_SECONDS.usual)}
            width="xs"
          />
        </Fieldset>
        <Fieldset legend={t('alternationLegend')} hint={t('alternationHint')}>
          {ALTERNATION_RULES.map((rule) => (
            <CheckboxField
              key={rule}
              name={rule}
              label={t(`alternation.${rule}`)}
              hint={rule === 'regionsAlternate' ? t('regionsHint') : undefined}
              defaultChecked={from?.profile.alternation?.[rule]}
            />
          ))}
        </Fieldset>
        <ButtonRow>
          <SubmitButton>{t('save')}</SubmitButton>
          <ButtonLink variant="quiet" href={`/${locale}/${conference.slug}/settings/rules`}>
            {t('cancel')}
          </ButtonLink>
        </ButtonRow>
      </ActionForm>
    </Section>
  );
}
