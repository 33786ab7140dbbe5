import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { type Column, DataTable } from '@/components/table/data-table';
import type { DelegationOrder, OrderedBy } from '@/domain/delegation-views';
import { number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { DelegationLine } from '../queries/delegations';
import { senderName } from '../queries/places';
import { CredentialsTag } from './status-tag';

type Props = {
  here: string;
  delegations: DelegationLine[];
  order: OrderedBy;
  /** the list in another order */
  address: (order: OrderedBy) => string;
};

/** The delegations as a register: places, how far their persons are, credentials. */
export async function DelegationList({ here, delegations, order, address }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  const open = (row: DelegationLine) =>
    list.format(
      (['notSubmitted', 'submitted', 'returned'] as const).flatMap((state) =>
        row[state] > 0 ? [t(`list.openOf.${state}`, { count: row[state] })] : [],
      ),
    );
  const sortedBy = (by: DelegationOrder, column: string): Column<DelegationLine>['sort'] => {
    const current = order.by === by;
    const down = current && !order.down;
    return {
      href: address({ by, down }),
      label: t('list.sortBy', { column }),
      direction: current ? (order.down ? 'descending' : 'ascending') : undefined,
    };
  };
  return (
    <DataTable
      caption={t('list.title')}
      captionHidden
      rows={delegations}
      rowKey={(row) => row.id}
      empty={<EmptyState text={t('list.emptyShown')} />}
      columns={[
        {
          key: 'delegation',
          label: t('term.delegation'),
          sort: sortedBy('name', t('term.delegation')),
          header: true,
          cell: (row) => (
            <>
              <Link href={`${here}/delegations/${row.id}`}>{senderName(row, locale)}</Link>
              {!row.hasHead && (
                <span className="block text-meta font-normal text-pending">{t('list.noHead')}</span>
              )}
            </>
          ),
        },
        {
          key: 'kind',
          label: t('term.kind'),
          sort: sortedBy('kind', t('term.kind')),
          cell: (row) => t(`kind.${row.kind}`),
        },
        {
          key: 'places',
          label: t('term.places'),
          sort: sortedBy('places', t('term.places')),
          numeric: true,
          cell: (row) => t('list.places', { taken: row.nominated, quota: row.quota }),
        },
        {
          key: 'accepted',
          label: t('list.accepted'),
          sort: sortedBy('accepted', t('list.accepted')),
          numeric: true,
          cell: (row) => number(row.accepted, locale),
        },
        {
          key: 'open',
          label: t('list.open'),
          sort: sortedBy('open', t('list.open')),
          cell: (row) => open(row) || '–',
        },
        {
          key: 'credentials',
          label: t('term.credentials'),
          sort: sortedBy('credentials', t('term.credentials')),
          cell: (row) => <CredentialsTag status={row.credentialsStatus} />,
        },
      ]}
    />
  );
}
