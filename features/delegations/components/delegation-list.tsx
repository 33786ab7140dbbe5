import { getTranslations } from 'next-intl/server';
import { RowChoice } from '@/components/form/selection';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { DataTable } from '@/components/table/data-table';
import {
  type DelegationOrder,
  type DelegationSelection,
  delegationAddress,
  type OrderedBy,
} from '@/domain/delegation-views';
import { number } from '@/platform/i18n/format';
import { formatter } from '@/platform/i18n/formatter';
import { readerLocale } from '@/platform/i18n/reader';
import type { DelegationLine } from '../queries/lines';
import { senderName } from '../queries/places';
import { choiceOfDelegation } from './credentials-several';
import { sortedBy } from './sorted-by';
import { CredentialsTag } from './status-tag';

type Props = {
  here: string;
  delegations: DelegationLine[];
  selection: DelegationSelection;
  /** the list in another order */
  address: (order: OrderedBy) => string;
  /** each delegation has a box to be chosen, in the form around the list */
  choosing?: boolean;
};

/** The delegations as a register: places, how far their persons are, credentials. */
export async function DelegationList({ here, delegations, selection, address, choosing = false }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const list = formatter(Intl.ListFormat, locale, { type: 'unit', style: 'short' });
  const open = (row: DelegationLine) =>
    list.format(
      (['notSubmitted', 'submitted', 'returned'] as const).flatMap((state) =>
        row[state] > 0 ? [t(`list.openOf.${state}`, { count: row[state] })] : [],
      ),
    );
  const head = (by: DelegationOrder, label: string) => ({
    label,
    sort: sortedBy(by, selection.order, address, t('list.sortBy', { column: label })),
  });
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
          ...head('name', t('term.delegation')),
          header: true,
          cell: (row) => (
            <div className="flex items-baseline gap-2">
              {choosing && (
                <RowChoice
                  name="chosen"
                  value={choiceOfDelegation(row)}
                  words={t('desk.choose', { name: senderName(row, locale) })}
                />
              )}
              <div>
                <Link href={delegationAddress(here, row.id, selection)}>{senderName(row, locale)}</Link>
                {!row.hasHead && (
                  <span className="block text-meta font-normal text-pending">{t('list.noHead')}</span>
                )}
              </div>
            </div>
          ),
        },
        {
          key: 'kind',
          ...head('kind', t('term.kind')),
          cell: (row) => t(`kind.${row.kind}`),
        },
        {
          key: 'places',
          ...head('places', t('term.places')),
          numeric: true,
          cell: (row) => t('list.places', { taken: row.nominated, quota: row.quota }),
        },
        {
          key: 'accepted',
          ...head('accepted', t('list.accepted')),
          numeric: true,
          cell: (row) => number(row.accepted, locale),
        },
        {
          key: 'open',
          ...head('open', t('list.open')),
          cell: (row) => open(row) || '–',
        },
        {
          key: 'credentials',
          ...head('credentials', t('term.credentials')),
          cell: (row) => <CredentialsTag status={row.credentialsStatus} />,
        },
      ]}
    />
  );
}
