import { type DelegationSelection, inOrderOf, inView } from '@/domain/delegation-views';
import { folded } from '@/domain/folding';
import { inOrder } from '@/platform/i18n/format';
import type { DelegationLine } from '../queries/lines';
import { senderName, senderSortKey } from '../queries/places';

/** The delegations that were asked for, in the order in which the reader's language has them. */
export function delegationsShown(
  delegations: readonly DelegationLine[],
  { view, question, order }: DelegationSelection,
  locale: string,
): DelegationLine[] {
  const wanted = folded(question);
  const byName = (a: DelegationLine, b: DelegationLine) =>
    inOrder(locale)(senderSortKey(a, locale), senderSortKey(b, locale));
  return inView(delegations, view)
    .filter((row) => folded(senderName(row, locale)).includes(wanted))
    .sort(inOrderOf(order, byName));
}
