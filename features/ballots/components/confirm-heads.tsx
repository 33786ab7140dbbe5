import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { Section } from '@/components/page/section';
import { countryName } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { confirmHeadAction } from '../actions';
import type { BallotWhole } from '../queries/ballot';
import type { NewHead } from '../queries/standing';

type Props = { slug: string; ballot: BallotWhole };

/** The new heads that concern the reader: those that can be confirmed, and where to object to the others. */
export async function ConfirmHeads({ slug, ballot }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const toConfirm = ballot.newHeads.filter(({ may }) => may.confirm);
  const objects = ballot.newHeads.some(({ may }) => may.object);
  if (toConfirm.length === 0 && !objects) return null;
  const disputed = toConfirm.some(({ objected }) => objected);
  const lead = disputed ? 'confirming.objected' : toConfirm.length > 0 ? 'confirming.lead' : 'objecting.lead';
  return (
    <Section
      title={t(toConfirm.length > 0 ? 'confirming.title' : 'objecting.title')}
      id="confirm"
      lead={t(lead)}
    >
      <div className="grid justify-items-start gap-3">
        {toConfirm.map((head) => (
          <ConfirmHead key={head.delegationId} slug={slug} number={ballot.number} head={head} />
        ))}
        {objects && (
          <Link href={`/${locale}/${slug}/ballots/${ballot.number}/object`}>{t('objecting.action')}</Link>
        )}
      </div>
    </Section>
  );
}

async function ConfirmHead({ slug, number, head }: { slug: string; number: number; head: NewHead }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { delegationId, countryCode, seatVersion } = head;
  return (
    <ActionForm action={confirmHeadAction} texts={formTexts(locale)} id={`confirm-${delegationId}`}>
      <Hidden name="conference" value={slug} />
      <Hidden name="number" value={number} />
      <Hidden name="delegationId" value={delegationId} />
      <Hidden name="seatVersion" value={seatVersion} />
      <SubmitButton variant="secondary">
        {t('confirming.button', { country: countryName(countryCode, locale) })}
      </SubmitButton>
    </ActionForm>
  );
}
