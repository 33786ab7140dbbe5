import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { Fold } from '@/components/page/fold';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { MEMBER_REGIONS } from '@/domain/regions';
import { countryOptions } from '@/platform/i18n/countries';
import { countryName, countrySortKey, formalTitle } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { day, sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { addMembershipAction } from '../actions';
import type { Membership } from '../queries/memberships';

/** The organization's list of members, former ones with the day on which they left, and the form that adds one. */
export async function MemberList({ memberships }: { memberships: readonly Membership[] }) {
  const [t, region, common, locale] = await Promise.all([
    getTranslations('members'),
    getTranslations('conferences.region'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const onList = new Set(memberships.map(({ countryCode }) => countryCode));
  const date = (one: string | null) => (one ? day(new Date(one), locale, 'UTC') : '–');
  return (
    <Main width="list">
      <PageHeading title={t('title')} lead={t('lead')} />
      <Section title={t('listTitle', { count: memberships.length })}>
        <DataTable
          caption={t('title')}
          captionHidden
          rows={sorted(memberships, locale, ({ countryCode }) => countrySortKey(countryCode, locale))}
          rowKey={({ id }) => id}
          empty={<EmptyState text={t('empty')} />}
          columns={[
            {
              key: 'country',
              label: t('country'),
              header: true,
              cell: ({ countryCode }) => (
                <Link href={`/${locale}/members/${countryCode.toLowerCase()}`}>
                  {countryName(countryCode, locale)}
                </Link>
              ),
            },
            {
              key: 'formal',
              label: t('formal'),
              cell: ({ countryCode }) => formalTitle(countryCode, locale) ?? '–',
            },
            { key: 'region', label: t('region'), cell: (row) => (row.region ? region(row.region) : '–') },
            { key: 'since', label: t('since'), cell: ({ since }) => date(since) },
            { key: 'until', label: t('until'), cell: ({ until }) => date(until) },
          ]}
        />
      </Section>
      <Section title={t('addTitle')} lead={t('addLead')}>
        <ActionForm action={addMembershipAction} texts={formTexts(locale)} id="add-membership" resetOnOk>
          <SelectField
            name="countryCode"
            label={t('country')}
            empty={t('choose')}
            options={countryOptions(locale)}
            width="l"
          />
          <SelectField
            name="region"
            label={t('region')}
            empty={t('noRegion')}
            options={MEMBER_REGIONS.map((value) => ({ value, label: region(value) }))}
            optional={common('optional')}
          />
          <Field
            name="since"
            type="date"
            label={t('since')}
            hint={t('sinceHint')}
            optional={common('optional')}
          />
          <SubmitButton>{t('add')}</SubmitButton>
        </ActionForm>
      </Section>
      <Fold title={t('others')} id="others">
        <ul className="columns-1 gap-8 sm:columns-2 lg:columns-3">
          {countryOptions(locale)
            .filter(({ value }) => !onList.has(value))
            .map(({ value, label }) => (
              <li key={value}>
                <Link href={`/${locale}/members/${value.toLowerCase()}`}>{label}</Link>
              </li>
            ))}
        </ul>
      </Fold>
    </Main>
  );
}
