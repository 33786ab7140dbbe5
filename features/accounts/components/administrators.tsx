import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Link } from '@/components/link';
import { MailAddress } from '@/components/page/mail-address';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { day } from '@/platform/i18n/format';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { shownMailAddress } from '@/platform/typed/mail-address';
import { nameAdministratorAction, withdrawAdministratorAction } from '../actions';
import type { Administrator } from '../queries/administrators';

/** Who administers the house, and naming one more. */
export async function Administrators({ administrators }: { administrators: readonly Administrator[] }) {
  const [t, word, locale] = await Promise.all([
    getTranslations('accounts.administrators'),
    getTranslations('accounts.roles'),
    readerLocale(),
  ]);
  return (
    <Main width="list">
      <PageHeading title={t('title')} lead={t('lead')} />
      <DataTable
        caption={t('title')}
        captionHidden
        dense={false}
        rows={[...administrators]}
        rowKey={(row) => row.grant}
        columns={[
          { key: 'name', label: word('name'), header: true, cell: (row) => <bdi>{row.name}</bdi> },
          {
            key: 'email',
            label: word('email'),
            cell: (row) => <MailAddress address={shownMailAddress(row.email)} />,
          },
          { key: 'since', label: word('since'), cell: (row) => day(row.since, locale, 'UTC') },
          {
            key: 'withdraw',
            label: word('withdraw'),
            cell: (row) =>
              administrators.length > 1 ? (
                <Link href={`/${locale}/administrators/${row.grant}`}>
                  {word('withdraw')}{' '}
                  <span className="sr-only">{word('withdrawAbout', { name: row.name })}</span>
                </Link>
              ) : (
                <span className="text-muted">{t('last')}</span>
              ),
          },
        ]}
      />
      <Section title={t('nameTitle')} lead={t('nameLead')}>
        <ActionForm
          action={nameAdministratorAction}
          texts={formTexts(locale)}
          id="name-administrator"
          resetOnOk
        >
          <Field name="email" type="email" label={word('email')} width="l" />
          <Field name="name" label={word('nameOptional')} hint={word('nameHint')} width="l" />
          <SelectField
            name="locale"
            label={word('language')}
            hint={word('nameHint')}
            options={languagesFor(locale).map((l) => ({ value: l.locale, label: l.name }))}
            defaultValue={locale}
            width="m"
          />
          <SubmitButton>{t('name')}</SubmitButton>
        </ActionForm>
      </Section>
    </Main>
  );
}

type WithdrawalProps = { administrator: Administrator; others: number; own: boolean };

/** What follows when an administrator goes; then the reason, and the one button. */
export async function AdministratorWithdrawal({ administrator, others, own }: WithdrawalProps) {
  const [t, locale] = await Promise.all([getTranslations('accounts.administrators'), readerLocale()]);
  const { grant, version, name } = administrator;
  return (
    <Main width="form">
      <PageHeading
        title={own ? t('withdrawOwnTitle') : t('withdrawTitle', { name })}
        lead={t('follows', { count: others })}
      />
      {others === 0 ? (
        <Notice tone="info" label={t('note')}>
          <p>{t('lastText')}</p>
        </Notice>
      ) : (
        <ActionForm
          action={withdrawAdministratorAction}
          texts={formTexts(locale)}
          id="withdraw-administrator"
        >
          <Hidden name="grant" value={grant} />
          <Hidden name="version" value={version} />
          <TextArea {...reasonField(locale)} />
          <ButtonRow>
            <SubmitButton variant="danger">{t('withdraw')}</SubmitButton>
            <ButtonLink variant="quiet" href={`/${locale}/administrators`}>
              {t('keep')}
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      )}
    </Main>
  );
}
