import type { Column } from '@/components/table/data-table';
import type { Ordered } from '@/domain/person-views';

/** How the head of a column sorts: upwards, and where the list is sorted so already, downwards. */
export function sortedBy<By extends string>(
  by: By,
  order: Ordered<By>,
  address: (order: Ordered<By>) => string,
  label: string,
): Column<unknown>['sort'] {
  const current = order.by === by;
  const direction = order.down ? 'descending' : 'ascending';
  return {
    href: address({ by, down: current && !order.down }),
    label,
    direction: current ? direction : undefined,
  };
}
