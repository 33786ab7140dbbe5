import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Section } from '@/components/page/section';
import { countrySortKey } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { secondAmendmentAction, withdrawSecondingAction } from '../actions';
import type { AmendmentShown } from '../queries/debate';
import type { DebatedText } from './amendment-forms';

type Props = { text: DebatedText; amendment: AmendmentShown };

/** Where a delegation seconds an amendment of another, or takes that back; an office writes down what it heard in the hall. */
export async function SecondingForms({ text, amendment }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.amendments'), readerLocale()]);
  const { may, id, number, version } = amendment;
  const { slug, words } = text;
  const label = words.label(number);
  const hidden = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="number" value={text.number} />
      <Hidden name="amendmentId" value={id} />
      <Hidden name="version" value={version} />
    </>
  );
  const [own] = may.second;
  const isOwn = !text.debate.recordsSeconding;
  const lead = isOwn ? t('secondLead') : t('secondLeadOffice');
  return (
    <div className="font-sans text-body">
      <Section title={t('secondTitle', { amendment: label })} level={3} lead={own && lead}>
        {own && (
          <ActionForm action={secondAmendmentAction} texts={formTexts(locale)} id={`second-${id}`}>
            {hidden}
            {isOwn ? (
              <Hidden name="delegationId" value={own.id} />
            ) : (
              <SelectField
                name="delegationId"
                label={t('secondingDelegation')}
                empty={t('chooseDelegation')}
                options={sorted(may.second, locale, ({ countryCode }) =>
                  countrySortKey(countryCode, locale),
                ).map((one) => ({ value: one.id, label: words.party(one) }))}
              />
            )}
            <SubmitButton variant="secondary">{isOwn ? t('second') : t('recordSeconding')}</SubmitButton>
          </ActionForm>
        )}
        {may.withdrawSeconding.map((party) => (
          <ActionForm
            key={party.id}
            action={withdrawSecondingAction}
            texts={formTexts(locale)}
            id={`unsecond-${id}-${party.id}`}
          >
            {hidden}
            <Hidden name="delegationId" value={party.id} />
            <SubmitButton variant="quiet">
              {t('withdrawSeconding', { delegation: words.party(party) })}
            </SubmitButton>
          </ActionForm>
        ))}
      </Section>
    </div>
  );
}
