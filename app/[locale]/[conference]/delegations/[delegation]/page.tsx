import { historyOf } from '@/app/history';
import { openPage, titledBy } from '@/app/open-page';
import { shownDelegation } from '@/app/shown';
import { DelegationPage } from '@/features/delegations/components/delegation-page';
import { ofSender } from '@/platform/i18n/countries-in-words';

type Props = { params: Promise<{ conference: string; delegation: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, delegation, locale }, say) => {
    const sender = await shownDelegation(me, conference, delegation);
    return [say('delegations.page.of', { of: ofSender(sender, locale) })];
  },
);

export default async function Page({ params }: Props) {
  const { me, conference, delegation: id } = await openPage(params);
  const delegation = await shownDelegation(me, conference, id);
  const history = await historyOf(me, conference, { entity: 'delegation', id: delegation.id });
  return <DelegationPage conference={conference} delegation={delegation} history={history} />;
}
