import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { agendaItem, agendaRelease, session, sessionBureau } from '@/db/schema/agenda';
import { delegation, participant } from '@/db/schema/delegations';
import { notesApproval, paragraph } from '@/db/schema/notes';
import { floorRequest, intervention, speakersList } from '@/db/schema/speakers';
import { SYSTEM } from '@/domain/actor';
import { releaseDigest } from '@/features/agenda/queries/frozen';
import { record } from '@/platform/record';
import { inAll } from '../conference/conference';
import type { World } from './world';

const times = (hour: number) => ({
  startsAt: new Date(Date.UTC(2023, 2, 23, hour)),
  endsAt: new Date(Date.UTC(2023, 2, 23, hour + 1)),
});

/** Approved notes of a released session: a paragraph for everybody, one for participants, and one for who keeps the notes. */
async function writeClassified(tx: Tx, { announcing, ids, canary }: World): Promise<void> {
  const at = { conferenceId: announcing.id, sessionId: ids.classifiedSession };
  const texts = [
    ['public', 'Everybody reads this.'],
    ['participants', canary('attended')],
    ['bureau', canary('note')],
  ] as const;
  await tx.insert(paragraph).values(
    texts.map(([classification, text], index) => ({
      ...{ ...at, number: index + 1, position: index + 1, language: 'en' as const, classification, text },
    })),
  );
  await tx.insert(notesApproval).values(at);
}

/** Sessions that were released, two of them led by the chair, and everybody who sits there accredited. */
async function writeDebates(tx: Tx, { announcing, ids, accounts, canary }: World): Promise<void> {
  const conferenceId = announcing.id;
  const both = [
    { id: ids.debate, ...times(13) },
    { id: ids.closedDebate, ...times(16) },
  ];
  const title = inAll(canary('unreleased'));
  const agendaItemId = newId();
  await tx.insert(agendaItem).values({ conferenceId, id: agendaItemId, number: '1', title });
  const accountId = accounts.chair;
  for (const one of both) {
    await tx.insert(session).values({ ...one, conferenceId, kind: 'plenary', title, agendaItemId });
    const { id: sessionId, startsAt, endsAt } = one;
    const lead = { conferenceId, sessionId, accountId, startsAt, endsAt };
    await tx.insert(sessionBureau).values({ ...lead, office: 'viceChair' });
  }
  const noted = { id: ids.classifiedSession, ...times(18) };
  await tx.insert(session).values({ ...noted, conferenceId, kind: 'plenary', title, agendaItemId });
  const sessions = [...both, noted].map(({ id, startsAt, endsAt }) => ({
    ...{
      id,
      kind: 'plenary' as const,
      title: inAll('Debate'),
      itemNumber: null,
      room: null,
      languages: ['en'],
    },
    ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
  }));
  await tx.insert(agendaRelease).values({ conferenceId, number: 1, sessions });
  const after = { number: 1, sessions: 3, changes: 3, digest: releaseDigest(sessions) };
  await record(tx, SYSTEM, { conferenceId, kind: 'agenda.released', entityId: '1', after });
  const now = sql`clock_timestamp()`;
  await tx
    .update(participant)
    .set({ submittedAt: now, decision: 'accepted', decidedAt: now, decidedBy: accounts.credentialsOfficer })
    .where(eq(participant.conferenceId, conferenceId));
  await record(tx, SYSTEM, {
    conferenceId,
    kind: 'credentials.decided',
    entityId: ids.ownAnnouncing,
    before: { status: 'awaited', reason: null },
    after: { status: 'submitted', reason: null },
  });
}

/** A list on which two wait while a third has the floor, and one that is closed while its speaker pauses. */
export async function writeSpeakers(tx: Tx, world: World): Promise<void> {
  await writeDebates(tx, world);
  await writeClassified(tx, world);
  const { announcing, ids, tag } = world;
  const conferenceId = announcing.id;
  await tx.insert(delegation).values({
    ...{ conferenceId, id: ids.otherAnnouncing, kind: 'observer', organization: `Speaking ${tag}`, quota: 5 },
  });
  const request = { conferenceId, sessionId: ids.debate, kind: 'statement' as const };
  await tx.insert(floorRequest).values([
    { ...request, id: ids.waiting, sequence: 1, delegationId: ids.ownAnnouncing },
    { ...request, id: ids.waitingBehind, sequence: 2, delegationId: ids.otherAnnouncing },
  ]);
  const closed = { conferenceId, sessionId: ids.closedDebate, closedAt: new Date(), statementMinutes: 7 };
  await tx.insert(speakersList).values(closed);
  const spoken = times(13);
  const speech = { conferenceId, number: 1, kind: 'statement' as const, delegationId: ids.otherAnnouncing };
  await tx
    .insert(intervention)
    .values({ ...speech, id: ids.endedSpeech, sessionId: ids.debate, startedAt: spoken.startsAt });
  await tx.update(intervention).set({ endedAt: spoken.endsAt }).where(eq(intervention.id, ids.endedSpeech));
  await tx.insert(intervention).values([
    { ...speech, id: ids.speech, sessionId: ids.debate, number: 2 },
    { ...speech, id: ids.pausedSpeech, sessionId: ids.closedDebate },
  ]);
  await tx
    .update(intervention)
    .set({ pausedAt: sql`clock_timestamp()` })
    .where(eq(intervention.id, ids.pausedSpeech));
}
