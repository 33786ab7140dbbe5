import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { DataTable } from '@/components/table/data-table';
import { day } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { PAGE, type PeoplePage } from '../queries/people';
import { senderName } from '../queries/places';
import { Pages } from './pages';
import { StatusTag } from './status-tag';

type Props = {
  here: string;
  timeZone: string;
  people: PeoplePage;
  address: (page: number) => string;
  empty: string;
};

/** Persons with where their registration stands, a page of them. */
export async function PeopleList({ here, timeZone, people, address, empty }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  return (
    <>
      <DataTable
        caption={t('list.people')}
        captionHidden
        rows={people.people}
        rowKey={(row) => row.id}
        empty={<EmptyState text={empty} />}
        columns={[
          {
            key: 'name',
            label: t('term.name'),
            header: true,
            cell: (row) => (
              <Link href={`${here}/accreditation/${row.id}`}>
                <bdi>{row.name}</bdi>
              </Link>
            ),
          },
          {
            key: 'delegation',
            label: t('term.delegation'),
            cell: (row) => (
              <Link href={`${here}/delegations/${row.delegationId}`}>{senderName(row, locale)}</Link>
            ),
          },
          { key: 'capacity', label: t('term.capacity'), cell: (row) => t(`capacity.${row.capacity}`) },
          { key: 'status', label: t('term.status'), cell: (row) => <StatusTag status={row.status} /> },
          {
            key: 'since',
            label: t('term.since'),
            cell: (row) => day(sinceOf(row), locale, timeZone),
          },
        ]}
      />
      <Pages total={people.total} size={PAGE} page={people.page} address={address} />
    </>
  );
}

function sinceOf(row: PeoplePage['people'][number]): Date {
  if (row.status === 'accepted' || row.status === 'returned') return row.decidedAt ?? row.nominatedAt;
  return row.submittedAt ?? row.nominatedAt;
}
