import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Facts } from '@/components/page/facts';
import { InLanguage } from '@/components/page/in-language';
import { MailAddress } from '@/components/page/mail-address';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import type { Locale, LocalText } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { shownMailAddress } from '@/platform/typed/mail-address';
import { confirmAddressAction } from '../actions/people';
import type { OwnOffer } from '../queries/offers';
import { senderName } from '../queries/places';

type Props = { conference: { slug: string; title: LocalText; originalLanguage: Locale }; offer: OwnOffer };

/** Whoever reads the mail of an address says that it is theirs, and takes over the seat. */
export async function ConfirmAddress({ conference, offer }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  return (
    <Main width="form">
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('address.confirmTitle')}
        lead={t('address.confirmLead')}
      />
      <div className="grid gap-6">
        <Facts
          items={[
            { term: t('term.name'), detail: <bdi>{offer.name}</bdi> },
            { term: t('term.delegation'), detail: senderName(offer, locale) },
            { term: t('term.capacity'), detail: t(`capacity.${offer.capacity}`) },
            { term: t('term.email'), detail: <MailAddress address={shownMailAddress(offer.email)} /> },
          ]}
        />
        <ActionForm action={confirmAddressAction} texts={formTexts(locale)} id="confirm-address">
          <Hidden name="conference" value={conference.slug} />
          <Hidden name="offerId" value={offer.id} />
          <SubmitButton size="l">{t('address.confirm')}</SubmitButton>
        </ActionForm>
        <p className="text-muted">{t('address.notYours')}</p>
      </div>
    </Main>
  );
}
