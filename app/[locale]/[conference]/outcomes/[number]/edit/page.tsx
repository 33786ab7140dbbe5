import { forbidden, redirect } from 'next/navigation';
import { openPage, titledBy } from '@/app/open-page';
import { outcomeName, shownOutcome } from '@/app/shown';
import { OutcomeEditor } from '@/features/outcomes/components/outcome-editor';
import { getHandsHall } from '@/features/outcomes/queries/hands';
import { listNotesToMerge } from '@/features/outcomes/queries/notes';
import { listMembers } from '@/features/outcomes/queries/parties';
import { asksForCall } from '@/features/outcomes/queries/session-call';
import { SecondPersonNote } from '@/features/proposals/components/second-person-note';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string; number: string }>;
  searchParams: Promise<{ beside?: string | string[] }>;
};

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => {
    const outcome = await shownOutcome(me, conference, number);
    return [say('outcomes.edit'), outcomeName(outcome, locale, say)];
  },
);

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, slug, locale, number } = await openPage(params);
  const outcome = await shownOutcome(me, conference, number);
  if (outcome.state !== 'draft') redirect(`/${locale}/${slug}/outcomes/${outcome.number}`);
  if (!outcome.may.edit) forbidden();
  const members = await orNotFound(listMembers(me, conference.id));
  const notes = await orNotFound(listNotesToMerge(me, conference.id, outcome.id));
  const hall = await orNotFound(getHandsHall(me, conference.id));
  const { beside } = await searchParams;
  const others = conference.languages.filter((language) => language !== conference.originalLanguage);
  const chosen = [beside, locale].map((wanted) => others.find((language) => language === wanted));
  return (
    <OutcomeEditor
      conference={conference}
      outcome={outcome}
      members={members}
      notes={notes}
      beside={chosen.find(Boolean) ?? others[0] ?? null}
      note={<SecondPersonNote conferenceId={conference.id} act="adoptOutcome" />}
      hall={hall}
      asksForCall={await asksForCall(me, conference.id)}
      handsNote={<SecondPersonNote conferenceId={conference.id} act="recordShowOfHands" />}
    />
  );
}
