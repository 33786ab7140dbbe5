import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Section } from '@/components/page/section';
import { countryName } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { confirmHeadAction } from '../actions';
import type { BallotWhole } from '../queries/ballot';

/** The new heads that the reader may confirm: the focal point those of its delegation, the credentials officer all. */
export async function ConfirmHeads({ slug, ballot }: { slug: string; ballot: BallotWhole }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  if (ballot.toConfirm.length === 0) return null;
  return (
    <Section title={t('confirming.title')} id="confirm" lead={t('confirming.lead')}>
      <div className="grid justify-items-start gap-3">
        {ballot.toConfirm.map(({ delegationId, countryCode, seatVersion }) => (
          <ActionForm
            key={delegationId}
            action={confirmHeadAction}
            texts={formTexts(locale)}
            id={`confirm-${delegationId}`}
          >
            <Hidden name="conference" value={slug} />
            <Hidden name="number" value={ballot.number} />
            <Hidden name="delegationId" value={delegationId} />
            <Hidden name="seatVersion" value={seatVersion} />
            <SubmitButton variant="secondary">
              {t('confirming.button', { country: countryName(countryCode, locale) })}
            </SubmitButton>
          </ActionForm>
        ))}
      </div>
    </Section>
  );
}
