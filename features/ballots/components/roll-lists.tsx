import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '@/components/link';
import { DataTable } from '@/components/table/data-table';
import { countryAddress } from '@/domain/addresses';
import { isCode } from '@/domain/positions';
import type { ExclusionReason } from '@/domain/roll';
import { countryName, countrySortKey } from '@/platform/i18n/country-names';
import { sorted } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';

/** Who may vote, by name, in the order given. */
export async function Entitled({ rows }: { rows: readonly { id: string; name: ReactNode }[] }) {
  const t = await getTranslations('ballots');
  return (
    <>
      <h3 className="mb-2">{t('roll.entitled')}</h3>
      <ul className="mb-6 columns-[8rem] gap-x-8 text-dense *:break-inside-avoid *:py-1 md:columns-3 lg:columns-5 plain-link:text-ink plain-link:decoration-border">
        {rows.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </>
  );
}

type ExcludedProps = {
  excluded: readonly { name: string; reason: ExclusionReason }[];
  /** the address of the conference, where the countries lead to their pages */
  here?: string;
  /** when it was declared, where the countries bear the names of then */
  at?: Date | null;
};

/** Who is not on the roll, each with the reason as it was judged at opening. */
export async function Excluded({ excluded, here, at }: ExcludedProps) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const say = sayIn(locale);
  const rows = sorted(excluded, locale, ({ name }) =>
    isCode(name) ? countrySortKey(name, locale, at) : name,
  ).map(({ name, reason }) => ({
    name: isCode(name) ? countryName(name, locale, at) : name,
    href: here && isCode(name) ? countryAddress(here, name) : null,
    reason: say(`decision.excluded.${reason}`),
  }));
  return (
    <div className="max-w-document">
      <h3 className="mb-2 mt-8">{t('roll.excluded')}</h3>
      <DataTable
        caption={t('roll.excluded')}
        captionHidden
        stack={false}
        rows={rows}
        rowKey={({ name }) => name}
        empty={<p>{t('roll.noneExcluded')}</p>}
        columns={[
          {
            key: 'delegation',
            label: t('column.delegation'),
            header: true,
            cell: ({ name, href }) => (href ? <Link href={href}>{name}</Link> : <bdi>{name}</bdi>),
          },
          { key: 'reason', label: t('column.reason'), cell: ({ reason }) => reason },
        ]}
      />
    </div>
  );
}
