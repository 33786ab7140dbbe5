import { notFound } from 'next/navigation';
import { openPage, titledBy } from '@/app/open-page';
import { outcomeName, shownOutcome } from '@/app/shown';
import { can } from '@/domain/permissions';
import { AmendmentsPage } from '@/features/outcomes/components/amendments-page';
import { TablingPage } from '@/features/outcomes/components/tabling-page';
import { getDebate, getTabling } from '@/features/outcomes/queries/debate';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string; number: string }>;
  searchParams: Promise<{ at?: string | string[] }>;
};

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => {
    const outcome = await shownOutcome(me, conference, number);
    return [say('outcomes.amendments.title'), outcomeName(outcome, locale, say)];
  },
);

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, number } = await openPage(params);
  const outcome = await shownOutcome(me, conference, number);
  if (!outcome.tabled) {
    if (!outcome.may.table) notFound();
    const { members, rules } = await orNotFound(getTabling(me, conference.id));
    return <TablingPage conference={conference} outcome={outcome} members={members} rules={rules} />;
  }
  const debate = await orNotFound(getDebate(me, conference.id, outcome));
  if (!debate) notFound();
  const { at } = await searchParams;
  return (
    <AmendmentsPage
      conference={conference}
      outcome={outcome}
      debate={debate}
      mayDecide={can(me, 'amendment.decide', { conferenceId: conference.id })}
      at={typeof at === 'string' ? at : null}
    />
  );
}
