import { notFound } from 'next/navigation';
import { openPage, titledBy } from '@/app/open-page';
import { outcomeName, shownOutcome } from '@/app/shown';
import { can } from '@/domain/permissions';
import { ImplementationPage } from '@/features/implementation/components/implementation-page';
import { getFollowUp } from '@/features/implementation/queries/follow-up';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => {
    const outcome = await shownOutcome(me, conference, number);
    return [say('implementation.title'), outcomeName(outcome, locale, say)];
  },
);

export default async function Page({ params }: Props) {
  const { me, conference, number } = await openPage(params);
  const outcome = await shownOutcome(me, conference, number);
  const thing = { conferenceId: conference.id };
  const keeps = can(me, 'followUp.open', thing);
  const followUp = await getFollowUp(me, conference, outcome.id);
  if (outcome.state !== 'adopted' || !(followUp || keeps)) notFound();
  return (
    <ImplementationPage
      conference={conference}
      outcome={outcome}
      followUp={followUp}
      readsReports={can(me, 'implementation.see', thing)}
      keeps={keeps}
      now={new Date()}
    />
  );
}
