import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/page/empty-state';
import { MailAddress } from '@/components/page/mail-address';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { CONFERENCE_ROLES } from '@/domain/actor';
import { formTexts } from '@/platform/i18n/form-texts';
import { day, sorted } from '@/platform/i18n/format';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { shownMailAddress } from '@/platform/typed/mail-address';
import { grantRoleAction, withdrawRoleAction } from '../actions';
import type { listGrants } from '../queries';

type Grants = Awaited<ReturnType<typeof listGrants>>;
type Props = { conference: { id: string; timeZone: string }; grants: Grants };

/** Who holds a role in the conference; granting one more, withdrawing one. */
export async function Roles({ conference, grants }: Props) {
  const [t, word, locale] = await Promise.all([
    getTranslations('accounts.roles'),
    getTranslations('accounts.role'),
    readerLocale(),
  ]);
  const texts = formTexts(locale);
  const role = (name: Grants[number]['role']) => word(name);
  return (
    <>
      <Section title={t('listTitle')} lead={t('lead')}>
        <DataTable
          caption={t('listTitle')}
          captionHidden
          dense={false}
          rows={sorted(grants, locale, (row) => `${role(row.role)} ${row.name}`)}
          rowKey={(row) => row.id}
          empty={<EmptyState text={t('empty')} />}
          columns={[
            { key: 'name', label: t('name'), header: true, cell: (row) => <bdi>{row.name}</bdi> },
            {
              key: 'email',
              label: t('email'),
              cell: (row) => <MailAddress address={shownMailAddress(row.email)} />,
            },
            { key: 'role', label: t('role'), cell: (row) => role(row.role) },
            {
              key: 'since',
              label: t('since'),
              cell: (row) => day(row.grantedAt, locale, conference.timeZone),
            },
            {
              key: 'withdraw',
              label: t('withdraw'),
              speaks: true,
              cell: (row) => (
                <ActionForm action={withdrawRoleAction} texts={texts} id={`withdraw-${row.id}`}>
                  <Hidden name="conferenceId" value={conference.id} />
                  <Hidden name="grant" value={row.id} />
                  <Hidden name="version" value={row.version} />
                  <SubmitButton variant="quiet" size="s">
                    {t('withdraw')} <span className="sr-only">{t('withdrawAbout', { name: row.name })}</span>
                  </SubmitButton>
                </ActionForm>
              ),
            },
          ]}
        />
      </Section>
      <Section title={t('grantTitle')} lead={t('grantLead')}>
        <ActionForm action={grantRoleAction} texts={texts} id="grant" className="form-ledger" resetOnOk>
          <Hidden name="conferenceId" value={conference.id} />
          <Field name="email" type="email" label={t('email')} width="l" />
          <SelectField
            name="role"
            label={t('role')}
            empty={t('choose')}
            options={CONFERENCE_ROLES.map((value) => ({ value, label: role(value) }))}
            width="m"
          />
          <Field name="name" label={t('nameOptional')} hint={t('nameHint')} width="l" />
          <SelectField
            name="locale"
            label={t('language')}
            hint={t('nameHint')}
            options={languagesFor(locale).map((l) => ({ value: l.locale, label: l.name }))}
            defaultValue={locale}
            width="m"
          />
          <SubmitButton>{t('grant')}</SubmitButton>
        </ActionForm>
      </Section>
    </>
  );
}
