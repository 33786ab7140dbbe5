import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { Lines } from '@/components/page/lines';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { countryName, formalTitle, listedNamesWritten, namesShown } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment } from '@/platform/i18n/format';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { editCountryNameAction } from '../actions';
import type { CountryOnList } from '../queries/memberships';
import { MembershipForms } from './membership-forms';

type LanguageRow = ReturnType<typeof languagesFor>[number];

const NAMES = ['short', 'formal', 'sortKey'] as const;

type Props = { code: string; country: CountryOnList };

/** A country of the list: its names, beside those of the UN's lists; its memberships; where it is in scope. */
export async function CountryOnListPage({ code, country }: Props) {
  const [t, locale] = await Promise.all([getTranslations('members'), readerLocale()]);
  const { memberships, names, inScope } = country;
  const [set = null] = names;
  const shown = namesShown(code, set);
  const listed = listedNamesWritten(code);
  return (
    <Main width="list">
      <PageHeading
        title={countryName(code, locale)}
        kicker={t('title')}
        lead={formalTitle(code, locale) ?? undefined}
      />
      <Section title={t('names')} lead={t('namesLead')}>
        <ActionForm action={editCountryNameAction} texts={formTexts(locale)} id="names">
          <Hidden name="countryCode" value={code} />
          <Hidden name="namesVersion" value={set?.version ?? 0} />
          {NAMES.map((one) => (
            <LocalTextFields
              key={one}
              name={one}
              legend={t(one)}
              hint={t(`${one}Hint`)}
              languages={languagesFor(locale)}
              defaultValue={shown[one]}
            />
          ))}
          <SubmitButton>{t('saveNames')}</SubmitButton>
        </ActionForm>
        <div className="mt-10">
          <DataTable
            caption={t('byDefault')}
            rows={languagesFor(locale)}
            rowKey={(row) => row.locale}
            columns={[
              { key: 'language', label: t('language'), header: true, cell: ({ name }) => name },
              ...NAMES.map((one) => ({
                key: one,
                label: t(one),
                cell: ({ locale: language, dir }: LanguageRow) => (
                  <span lang={language} dir={dir}>
                    {listed[one][language] || '–'}
                  </span>
                ),
              })),
            ]}
          />
        </div>
      </Section>
      {memberships.length === 0 && (
        <Section title={t('membership')}>
          <EmptyState
            text={t('notListed')}
            action={{ label: t('addTitle'), href: `/${locale}/members#add-membership` }}
          />
        </Section>
      )}
      {memberships.map((membership) => (
        <MembershipForms key={membership.id} membership={membership} inScope={inScope.length > 0} />
      ))}
      {inScope.length > 0 && (
        <Section title={t('inScope')} lead={t('inScopeLead')}>
          <Lines
            lines={inScope.map(({ slug, symbol, title, originalLanguage }) => ({
              key: slug,
              title: <InLanguage {...shownText(title, locale, originalLanguage)} />,
              href: `/${locale}/${slug}`,
              facts: [symbol],
            }))}
          />
        </Section>
      )}
      {names.length > 0 && (
        <Section title={t('history')}>
          <DataTable
            caption={t('history')}
            captionHidden
            rows={names}
            rowKey={({ version }) => String(version)}
            columns={[
              {
                key: 'when',
                label: t('setAt'),
                header: true,
                cell: ({ setAt }) => moment(setAt, locale, 'UTC'),
              },
              { key: 'by', label: t('setBy'), cell: ({ setBy }) => <bdi>{setBy ?? '–'}</bdi> },
              ...NAMES.map((one) => ({
                key: one,
                label: t(one),
                cell: (row: (typeof names)[number]) => namesShown(code, row)[one][locale] || '–',
              })),
            ]}
          />
        </Section>
      )}
    </Main>
  );
}
