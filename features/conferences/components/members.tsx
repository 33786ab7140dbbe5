import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { ListLinks } from '@/components/page/list-links';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { countryAddress } from '@/domain/addresses';
import { COUNTRY_CODES, countryName, countrySortKey } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { number, sorted } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { addMemberAction } from '../actions';
import type { ConferenceFacts } from '../queries';
import type { MemberFacts } from '../queries/members';

type Props = { conference: ConferenceFacts; members: MemberFacts[] };

/** The members in scope, who came, and the one form that adds another. */
export async function Members({ conference, members }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.members'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const named = (code: string) => countryName(code, locale);
  const codes = new Set(members.map(({ code }) => code));
  const others = sorted(
    COUNTRY_CODES.filter((code) => !codes.has(code)),
    locale,
    (code) => countrySortKey(code, locale),
  );
  return (
    <>
      <Section title={t('addTitle')} lead={t('lead')}>
        <ActionForm action={addMemberAction} texts={formTexts(locale)} id="add-member" resetOnOk>
          <Hidden name="conferenceId" value={conference.id} />
          <SelectField
            name="countryCode"
            label={t('country')}
            empty={t('choose')}
            options={others.map((value) => ({ value, label: named(value) }))}
            width="l"
          />
          <SubmitButton>{t('add')}</SubmitButton>
        </ActionForm>
      </Section>
      <Section title={t('listTitle', { count: members.length })}>
        <DataTable
          caption={t('title')}
          captionHidden
          rows={sorted(members, locale, ({ code }) => countrySortKey(code, locale))}
          rowKey={({ code }) => code}
          empty={<EmptyState text={t('empty')} />}
          columns={[
            {
              key: 'country',
              label: t('country'),
              header: true,
              cell: ({ code }) => <Link href={countryAddress(here, code)}>{named(code)}</Link>,
            },
            {
              key: 'persons',
              label: t('delegation'),
              cell: ({ code, delegations, persons, outside }) => {
                if (!outside) return delegations === 0 ? t('noDelegation') : t('persons', { count: persons });
                return (
                  <>
                    {t('outside')}{' '}
                    <Link href={`${here}/delegations/${outside}#kind`}>
                      {t('changeKind')}
                      <span className="sr-only"> {named(code)}</span>
                    </Link>
                  </>
                );
              },
            },
            {
              key: 'voted',
              label: t('voted'),
              numeric: true,
              cell: ({ votedIn }) => number(votedIn.length, locale),
            },
            {
              key: 'remove',
              label: t('removal'),
              cell: ({ code, votedIn }) =>
                votedIn.length > 0 ? (
                  <span className="text-muted">{t('stays')}</span>
                ) : (
                  <Link href={`${here}/settings/members/${code}`}>
                    {t('remove')}
                    <span className="sr-only"> {named(code)}</span>
                  </Link>
                ),
            },
          ]}
        />
        {members.length > 0 && (
          <ListLinks label={sayIn(locale)('sheets.download')} address={`${here}/lists/members`} />
        )}
      </Section>
    </>
  );
}
