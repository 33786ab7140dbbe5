import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Facts } from '@/components/page/facts';
import { Fold } from '@/components/page/fold';
import { Section } from '@/components/page/section';
import { ofCountry } from '@/platform/i18n/countries-in-words';
import { countryName } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { dayAndClock, inOrder, listing } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import {
  askForSponsorshipAction,
  confirmSponsorshipAction,
  declineSponsorshipAction,
  joinSponsorshipAction,
  withdrawSponsorshipAction,
} from '../actions';
import type { OutcomeWhole } from '../queries';
import type { Party } from '../queries/parties';
import type { ShownSubmission } from '../queries/sponsors';
import { partyOptions } from './party-options';

type Props = { outcome: OutcomeWhole; slug: string; timeZone: string };

/** Which delegation submitted a text, who co-sponsors it, and what the viewer's own delegation can do about that. */
export async function Sponsors({ outcome, slug, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.sponsors'), readerLocale()]);
  const { submission, number } = outcome;
  if (!submission) return null;
  const { main, sponsors, others, at, lateFor } = submission;
  const named = (parties: readonly Party[]) =>
    parties.map(({ countryCode }) => countryName(countryCode, locale)).sort(inOrder(locale));
  const unconfirmed = others
    .map(({ countryCode, state }) => t(`state.${state}`, { delegation: countryName(countryCode, locale) }))
    .sort(inOrder(locale));
  return (
    <Section title={t('title')} id="sponsors">
      <Facts
        items={[
          { term: t('main'), detail: countryName(main.countryCode, locale) },
          { term: t('list'), detail: sponsors.length > 0 ? listing(named(sponsors), locale) : t('none') },
          { term: t('on'), detail: dayAndClock(at, locale, timeZone) },
          ...(lateFor ? [{ term: t('late'), detail: <span dir="auto">{lateFor}</span> }] : []),
          ...(unconfirmed.length > 0
            ? [
                {
                  term: t('others'),
                  detail: (
                    <ul>
                      {unconfirmed.map((one) => (
                        <li key={one}>{one}</li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
        ]}
      />
      <div className="mt-4 print:hidden">
        <OwnForms submission={submission} slug={slug} number={number} />
      </div>
    </Section>
  );
}

type FormsProps = { submission: ShownSubmission; slug: string; number: number };

async function OwnForms({ submission, slug, number }: FormsProps) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.sponsors'), readerLocale()]);
  const { main, own, may, asks } = submission;
  const texts = formTexts(locale);
  const text = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="number" value={number} />
    </>
  );
  const mine = own && (
    <>
      {text}
      <Hidden name="delegationId" value={own.delegationId} />
      <Hidden name="version" value={own.version} />
    </>
  );
  return (
    <>
      {own && may.answer && (
        <>
          <p className="measure mb-4">{t('asked', { of: ofCountry(main.countryCode, locale) })}</p>
          <div className="flex flex-wrap items-start gap-3">
            <ActionForm action={confirmSponsorshipAction} texts={texts} id="confirm-sponsorship">
              {mine}
              <SubmitButton>{t('confirm')}</SubmitButton>
            </ActionForm>
            <ActionForm action={declineSponsorshipAction} texts={texts} id="decline-sponsorship">
              {mine}
              <SubmitButton variant="secondary">{t('decline')}</SubmitButton>
            </ActionForm>
          </div>
        </>
      )}
      {own && may.join && (
        <>
          <p className="measure mb-4">{t('joinLead')}</p>
          <ActionForm action={joinSponsorshipAction} texts={texts} id="join-sponsorship">
            {text}
            <Hidden name="delegationId" value={own.delegationId} />
            <SubmitButton variant="secondary">{t('join')}</SubmitButton>
          </ActionForm>
        </>
      )}
      {own && may.withdraw && (
        <Fold id="leave-sponsors" title={t('withdrawTitle')} inset>
          <p className="measure mb-4">{t('withdrawLead')}</p>
          <ActionForm action={withdrawSponsorshipAction} texts={texts} id="withdraw-sponsorship">
            {mine}
            <SubmitButton variant="danger">{t('withdraw')}</SubmitButton>
          </ActionForm>
        </Fold>
      )}
      {asks.length > 0 && (
        <Fold id="ask-sponsors" title={t('askTitle')} inset>
          <ActionForm action={askForSponsorshipAction} texts={texts} id="ask-for-sponsorship">
            {text}
            <SelectField
              name="delegationId"
              label={sayIn(locale)('outcomes.submit.delegation')}
              width="full"
              options={partyOptions(asks, locale)}
            />
            <SubmitButton variant="secondary">{t('ask')}</SubmitButton>
          </ActionForm>
        </Fold>
      )}
    </>
  );
}
