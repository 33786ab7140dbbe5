import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { debate, debateEvent } from '@/db/schema/debates';
import { BODY } from '@/domain/amendments/recording';
import { debateOn, replay } from '@/domain/amendments/replaying';

/** More than a text of the most paragraphs and amendments can have. */
const MOST_EVENTS = 5000;

type TabledRow = { conferenceId: string; id: string };

/** A tabled text with what happened to it, as it is recorded and as it stands; null where it was not tabled. Two questions. */
export async function recordedDebate(tx: Tx, { conferenceId, id }: TabledRow) {
  const [tabled] = await tx
    .select()
    .from(debate)
    .where(and(eq(debate.conferenceId, conferenceId), eq(debate.outcomeId, id)));
  if (!tabled) return null;
  const events = await tx
    .select()
    .from(debateEvent)
    .where(and(eq(debateEvent.conferenceId, conferenceId), eq(debateEvent.outcomeId, id)))
    .orderBy(asc(debateEvent.sequence))
    .limit(MOST_EVENTS);
  const first = debateOn(tabled.sponsorId ?? BODY, tabled.paragraphs, tabled.seconders);
  return {
    tabled,
    events,
    first,
    debate: replay(
      first,
      events.map(({ event }) => event),
    ),
  };
}

export type RecordedEvent = NonNullable<Awaited<ReturnType<typeof recordedDebate>>>['events'][number];
