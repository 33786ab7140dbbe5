import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { agendaRelease } from '@/db/schema/agenda';
import type { Actor } from '@/domain/actor';
import { refuse } from '@/domain/refusal';
import { changesBetween, type ReleasedSession } from '@/domain/release';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { releaseInput } from '../input';
import { draftSessions } from '../queries';
import { newestRelease, releaseDigest } from '../queries/frozen';
import { draftName, releasedFrom } from '../queries/release';
import { openConferenceAlone } from './place';

/** Makes the draft the agenda that everyone reads, as a numbered snapshot. Refused when there is nothing new. */
export function releaseAgenda(actor: Actor, input: z.output<typeof releaseInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    // Releases of one conference follow one another.
    const conferenceRow = await openConferenceAlone(tx, actor, 'agenda.release', input.conference);
    const conferenceId = conferenceRow.id;
    const latest = await newestRelease(tx, conferenceId);
    if ((latest?.number ?? 0) !== input.number) throw refuse('agenda.refusal.releaseStale', {}, 'stale');
    const sessions = releasedFrom(await draftSessions(tx, conferenceId));
    if (draftName(sessions) !== input.draft) throw refuse('agenda.refusal.draftChanged', {}, 'stale');
    const changes = changesBetween(latest?.sessions ?? [], sessions);
    if (changes.length === 0) throw refuse('agenda.refusal.nothingNew');
    const number = input.number + 1;
    await writeRelease(tx, actor, conferenceId, { number, sessions, changes: changes.length });
    return { message: 'agenda.done.released', params: { number } };
  });
}

type Written = { number: number; sessions: ReleasedSession[]; changes: number };

/** Writes a release that was judged, with its event; the conference is held for one alone. */
export async function writeRelease(
  tx: Tx,
  actor: Actor,
  conferenceId: string,
  { number, sessions, changes }: Written,
): Promise<void> {
  await tx.insert(agendaRelease).values({ conferenceId, number, sessions, releasedBy: actor.accountId });
  await record(tx, actor, {
    conferenceId,
    kind: 'agenda.released',
    entityId: String(number),
    after: { number, sessions: sessions.length, changes, digest: releaseDigest(sessions) },
    topics: [`agenda:${conferenceId}`, 'agenda:released'],
  });
}
