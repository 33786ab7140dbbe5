import { getTranslations } from 'next-intl/server';
import { type DelegationSelection, delegationAddress } from '@/domain/delegation-views';
import { neighbours } from '@/domain/neighbours';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { DelegationLine } from '../queries/lines';
import { senderName } from '../queries/places';
import { delegationsShown } from './delegations-shown';
import { ListBeside } from './list-beside';

/** How many delegations stand beside the one that is read. */
const BESIDE = 20;

type Props = {
  here: string;
  selection: DelegationSelection;
  delegations: DelegationLine[];
  delegationId: string;
};

/** The delegations that were asked for, beside the one that is read. */
export async function DelegationsBeside({ here, selection, delegations, delegationId }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const rows = delegationsShown(delegations, selection, locale);
  const { previous, next } = neighbours(rows, delegationId);
  const at = rows.findIndex(({ id }) => id === delegationId);
  const from = Math.max(0, Math.floor(at / BESIDE) * BESIDE);
  const colon = sayIn(locale)('common.colon');
  const address = (id: string) => delegationAddress(here, id, selection);
  return (
    <ListBeside
      label={t(`list.show.${selection.view}`)}
      summary={t('list.delegationCount', { count: rows.length })}
      lines={rows.slice(from, from + BESIDE).map((row) => ({
        id: row.id,
        href: address(row.id),
        name: senderName(row, locale),
        fact: [t('term.credentials'), t(`credentials.${row.credentialsStatus}`)].join(colon),
      }))}
      current={delegationId}
      previous={previous && address(previous.id)}
      next={next && address(next.id)}
    />
  );
}
