import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { ButtonRow } from '@/components/form/button';
import { Field } from '@/components/form/field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { Facts } from '@/components/page/facts';
import { MailAddress } from '@/components/page/mail-address';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { pick } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { shownMailAddress } from '@/platform/typed/mail-address';
import { editAccountAction, signOutAction, signOutEverywhereAction } from '../actions';
import type { ConferencePart } from '../queries';
import type { OwnAddressFacts } from '../queries/address';
import { OwnAddress } from './own-address';

type OwnAccountFacts = { name: string; email: string; locale: string };
/** `children`: what other areas say of the account. */
type Props = {
  own: OwnAccountFacts;
  address: OwnAddressFacts;
  parts: ConferencePart[];
  browsers: number;
  children?: ReactNode;
};

/** One's own account: name, language, what one may do, and the ways out. */
export async function OwnAccount({ own, address, parts, browsers, children }: Props) {
  const [t, word, locale] = await Promise.all([
    getTranslations('accounts.account'),
    getTranslations('accounts'),
    readerLocale(),
  ]);
  const texts = formTexts(locale);
  return (
    <Main width="document">
      <PageHeading title={t('title')} />
      <Section title={t('details')}>
        <div className="grid gap-6">
          <Facts
            items={[{ term: t('email'), detail: <MailAddress address={shownMailAddress(own.email)} /> }]}
          />
          <ActionForm action={editAccountAction} texts={texts} id="details">
            <Field name="name" label={t('name')} defaultValue={own.name} autoComplete="name" width="l" />
            <SelectField
              name="locale"
              label={t('language')}
              options={languagesFor(locale).map((l) => ({ value: l.locale, label: l.name }))}
              defaultValue={own.locale}
              width="m"
            />
            <SubmitButton>{t('save')}</SubmitButton>
          </ActionForm>
        </div>
      </Section>
      <OwnAddress {...address} />
      <Section title={t('roles')}>
        <DataTable
          caption={t('roles')}
          captionHidden
          rows={parts}
          rowKey={(part) => `${part.slug}-${part.as}`}
          empty={<EmptyState text={t('noRoles')} />}
          columns={[
            {
              key: 'conference',
              label: t('conference'),
              header: true,
              cell: ({ slug, title }) =>
                slug && title ? <Link href={`/${locale}/${slug}`}>{pick(title, locale)}</Link> : t('house'),
            },
            { key: 'role', label: t('role'), cell: ({ as }) => word(as) },
          ]}
        />
      </Section>
      <Section title={word('data.title')}>
        <p>
          <Link href={`/${locale}/account/data`}>{word('data.openPage')}</Link>
        </p>
      </Section>
      <Section title={t('sessions')} lead={t('sessionsLead', { count: browsers })}>
        <ButtonRow>
          <ActionForm action={signOutAction} texts={texts} id="sign-out" ofNobody>
            <SubmitButton variant="secondary">{t('signOut')}</SubmitButton>
          </ActionForm>
          <ActionForm action={signOutEverywhereAction} texts={texts} id="sign-out-everywhere" ofNobody>
            <SubmitButton variant="secondary">{t('signOutEverywhere')}</SubmitButton>
          </ActionForm>
        </ButtonRow>
      </Section>
      {children}
    </Main>
  );
}
