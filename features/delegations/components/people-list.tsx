import { getTranslations } from 'next-intl/server';
import { RowChoice } from '@/components/form/selection';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { TagWord } from '@/components/page/tag-word';
import { DataTable } from '@/components/table/data-table';
import {
  accreditationAddress,
  type Ordered,
  type PersonOrder,
  type PersonSelection,
} from '@/domain/person-views';
import { mayDecide } from '@/domain/registration';
import { day } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { PAGE, type PeoplePage, type PersonLine } from '../queries/listed-people';
import { senderName } from '../queries/places';
import { Pages } from './pages';
import { sortedBy } from './sorted-by';
import { StatusTag } from './status-tag';

type Props = {
  here: string;
  timeZone: string;
  people: PeoplePage;
  selection: PersonSelection;
  /** the same list in an order, or a page of it */
  address: (order: Ordered<PersonOrder>, page?: number) => string;
  empty: string;
  /** who can be chosen has a box for it, in the form around the list */
  choosing?: (person: PersonLine) => boolean;
};

/** Persons with where their registration stands, a page of them. */
export async function PeopleList({ here, timeZone, people, selection, address, empty, choosing }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const head = (by: PersonOrder, label: string) => ({
    key: by,
    label,
    sort: sortedBy(by, selection.order, address, t('list.sortBy', { column: label })),
  });
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
            ...head('name', t('term.name')),
            header: true,
            cell: (row) => (
              <div className="flex items-baseline gap-2">
                {choosing?.(row) && (
                  <RowChoice
                    name="chosen"
                    value={choiceOf(row)}
                    words={t('desk.choose', { name: row.name })}
                  />
                )}
                <Link href={accreditationAddress(here, selection, { id: row.id })}>
                  <bdi>{row.name}</bdi>
                </Link>
              </div>
            ),
          },
          {
            ...head('delegation', t('term.delegation')),
            cell: (row) => (
              <Link href={`${here}/delegations/${row.delegationId}`}>{senderName(row, locale)}</Link>
            ),
          },
          {
            ...head('capacity', t('term.capacity')),
            cell: (row) => t(`capacity.${row.capacity}`),
          },
          {
            ...head('status', t('term.status')),
            cell: (row) => (
              <>
                <StatusTag status={row.status} />
                {row.double && (
                  <>
                    <br />
                    <TagWord tone="pending" mark="warning">
                      {t('double.tag')}
                    </TagWord>
                  </>
                )}
                {row.asks && (
                  <>
                    <br />
                    <TagWord tone="pending" mark="amendment">
                      {t('request.tag')}
                    </TagWord>
                  </>
                )}
              </>
            ),
          },
          {
            ...head('since', t('term.since')),
            cell: (row) => day(sinceOf(row), locale, timeZone),
          },
        ]}
      />
      <Pages
        total={people.total}
        size={PAGE}
        page={people.page}
        address={(page) => address(selection.order, page)}
      />
    </>
  );
}

/** A person as the box of its row says it: which, and as it was looked at. */
const choiceOf = ({ id, version }: PersonLine) => `${id}.${version}`;

/** Who waits for a decision. */
export const decidable = ({ status }: PersonLine): boolean => mayDecide(status);
/** Who can be given a badge. */
export const accredited = ({ status }: PersonLine): boolean => status === 'accepted';

/** The persons of a page who can be chosen, as their boxes say them. */
export const choicesOf = ({ people }: PeoplePage, choosing: (person: PersonLine) => boolean): string[] =>
  people.filter(choosing).map(choiceOf);

/** When a registration came to where it stands. */
export function sinceOf(row: PersonLine): Date {
  if (row.status === 'accepted' || row.status === 'returned') return row.decidedAt ?? row.nominatedAt;
  return row.submittedAt ?? row.nominatedAt;
}
