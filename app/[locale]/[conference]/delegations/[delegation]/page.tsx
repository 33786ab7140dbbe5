import { historyOf } from '@/app/history';
import { openPage, titledBy } from '@/app/open-page';
import { shownDelegation } from '@/app/shown';
import { delegationsIn } from '@/domain/delegation-views';
import { DelegationPage } from '@/features/delegations/components/delegation-page';
import { listDelegationLines } from '@/features/delegations/queries/lines';
import { ofSender } from '@/platform/i18n/countries-in-words';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string; delegation: string }>;
  searchParams: Promise<Record<'show' | 'q' | 'sort', string | string[] | undefined>>;
};

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, delegation, locale }, say) => {
    const sender = await shownDelegation(me, conference, delegation);
    return [say('delegations.page.of', { of: ofSender(sender, locale) })];
  },
);

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, delegation: id } = await openPage(params);
  const delegation = await shownDelegation(me, conference, id);
  const history = await historyOf(me, conference, { entity: 'delegation', id: delegation.id });
  const lines = delegation.may.list ? await orNotFound(listDelegationLines(me, conference.id)) : null;
  return (
    <DelegationPage
      conference={conference}
      delegation={delegation}
      history={history}
      list={lines && { selection: delegationsIn(await searchParams), delegations: lines }}
    />
  );
}
