import { eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { agendaItem, session, sessionBureau } from '@/db/schema/agenda';
import { floorRequest, intervention } from '@/db/schema/speakers';
import { type Actor, SYSTEM } from '@/domain/actor';
import type { FloorKind } from '@/domain/speakers';
import { giveFloor } from '@/features/speakers/commands/giving';
import { addFloorRequest } from '@/features/speakers/commands/requests';
import { getSpeakers } from '@/features/speakers/queries/speakers';
import { aRelease, aSession } from './agenda';
import { aConference, inAll } from './conference';
import { aDelegation, anActor, aSeat } from './people';

const START = '2023-03-21T13:00:00.000Z';
const END = '2023-03-21T14:00:00.000Z';
const ACCREDITED = {
  submittedAt: new Date(START),
  decision: 'accepted',
  decidedAt: new Date(START),
} as const;

/** An item of the agenda that the session is about. @returns its id */
export async function anItem({ conferenceId, id }: { conferenceId: string; id: string }): Promise<string> {
  const item = newId();
  await withTx(SYSTEM, async (tx) => {
    await tx.insert(agendaItem).values({ conferenceId, id: item, number: '1', title: inAll('Item') });
    await tx.update(session).set({ agendaItemId: item }).where(eq(session.id, id));
  });
  return item;
}

/** A plenary that was released, with its chair and an accredited delegate of each country. */
export async function aDebate(codes: readonly string[]) {
  const conference = await aConference({}, codes);
  const { id } = conference;
  const meeting = await aSession(id);
  await aRelease(id, [
    {
      ...{ id: meeting.id, kind: 'plenary', title: inAll('Session'), itemNumber: null, room: null },
      ...{ startsAt: START, endsAt: END, languages: ['en'] },
    },
  ]);
  const chair = await anActor('chair', id);
  const [startsAt, endsAt] = [new Date(START), new Date(END)];
  const bureau = { conferenceId: id, sessionId: meeting.id, accountId: chair.accountId ?? '' };
  await withTx(SYSTEM, (tx) =>
    tx.insert(sessionBureau).values({ ...bureau, office: 'viceChair', startsAt, endsAt }),
  );
  const delegates: (Actor & { delegationId: string; code: string })[] = [];
  for (const code of codes) {
    const { id: delegationId } = await aDelegation(id, code);
    delegates.push({ ...(await aSeat(id, delegationId, 'delegate', ACCREDITED)), delegationId, code });
  }
  const here = { conference: conference.slug, sessionId: meeting.id };
  const view = async (viewer: Actor) => {
    const speakers = await getSpeakers(viewer, id, meeting.id);
    if (!speakers) throw new Error('there is no list');
    return speakers;
  };
  const ask = (delegate: Actor & { delegationId: string }, kind: FloorKind = 'statement') =>
    addFloorRequest(delegate, { ...here, delegationId: delegate.delegationId, kind, speaker: null });
  const requests = () =>
    withTx(SYSTEM, (tx) => tx.select().from(floorRequest).where(eq(floorRequest.sessionId, meeting.id)));
  /** Gives the floor to who is next, as the console does. */
  const next = async () => {
    const { waiting, floorVersion } = await view(chair);
    const requestId = waiting[0]?.id ?? null;
    const nobody = { delegationId: null, kind: null, speaker: null };
    return giveFloor(chair, { ...here, floorVersion, requestId, ...nobody });
  };
  const speeches = () =>
    withTx(SYSTEM, (tx) => tx.select().from(intervention).where(eq(intervention.sessionId, meeting.id)));
  const order = async () => (await view(chair)).waiting.map(({ sequence }) => sequence);
  return { conference, session: meeting, chair, delegates, here, view, ask, next, requests, speeches, order };
}

export type Debate = Awaited<ReturnType<typeof aDebate>>;
