import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Fieldset } from '@/components/form/fieldset';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { DELEGATION_KINDS } from '@/domain/actor';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { countryOptions } from '@/platform/i18n/countries';
import { formTexts } from '@/platform/i18n/form-texts';
import { sorted } from '@/platform/i18n/format';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { inviteDelegationAction } from '../actions';
import type { WithdrawnDelegation } from '../queries/lines';
import { senderName, senderSortKey } from '../queries/places';

type Props = {
  conference: { slug: string; title: LocalText; originalLanguage: Locale };
  country?: string;
  withdrawn: readonly WithdrawnDelegation[];
};

/** Invites a member or an organization to send a delegation. */
export async function InviteDelegation({ conference, country, withdrawn }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  return (
    <Main width="form">
      <Breadcrumbs
        label={t('reg.trail')}
        items={[
          { label: pick(conference.title, locale, conference.originalLanguage), href: here },
          { label: t('list.title'), href: `${here}/delegations` },
          { label: t('invite.title') },
        ]}
      />
      <PageHeading title={t('invite.title')} lead={t('invite.lead')} />
      {withdrawn.length > 0 && (
        <Notice tone="info" label={t('reg.important')} title={t('leave.list', { count: withdrawn.length })}>
          <p>{t('invite.reinstate')}</p>
          <ul>
            {sorted(withdrawn, locale, (one) => senderSortKey(one, locale)).map((one) => (
              <li key={one.id}>
                <Link href={`${here}/delegations/${one.id}#reinstate`}>{senderName(one, locale)}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <ActionForm action={inviteDelegationAction} texts={formTexts(locale)} id="invite">
        <Hidden name="conference" value={conference.slug} />
        <SelectField
          name="kind"
          label={t('invite.kind')}
          options={DELEGATION_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          defaultValue="memberInRegion"
          width="m"
        />
        <SelectField
          name="countryCode"
          label={t('invite.country')}
          hint={t('invite.countryHint')}
          empty={t('invite.chooseCountry')}
          options={countryOptions(locale)}
          defaultValue={country}
        />
        <Field name="organization" label={t('invite.organization')} hint={t('invite.organizationHint')} />
        <Field
          name="quota"
          label={t('invite.quota')}
          hint={t('invite.quotaHint')}
          inputMode="numeric"
          width="xs"
          defaultValue="5"
        />
        <Fieldset legend={t('invite.focalPoint')} legendSize="m">
          <Field name="name" label={t('invite.focalName')} autoComplete="off" />
          <Field name="email" type="email" label={t('invite.focalEmail')} autoComplete="off" dir="ltr" />
          <LanguageOfLetter label={t('invite.language')} locale={locale} />
        </Fieldset>
        <SubmitButton>{t('invite.send')}</SubmitButton>
      </ActionForm>
    </Main>
  );
}

/** In which language somebody new is written to. */
export function LanguageOfLetter({ label, locale }: { label: string; locale: Locale }) {
  return (
    <SelectField
      name="locale"
      label={label}
      options={languagesFor(locale).map((l) => ({ value: l.locale, label: l.name }))}
      defaultValue={locale}
      width="m"
    />
  );
}
