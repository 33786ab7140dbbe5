import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { session } from '@/db/schema/agenda';
import { notesApproval, paragraph, paragraphVersion } from '@/db/schema/notes';
import { outcome, outcomeParagraph, reservation } from '@/db/schema/outcomes';
import { SYSTEM } from '@/domain/actor';
import { inEach } from '@/domain/local-text';
import { textDigest } from '@/features/outcomes/queries/frozen';
import { record } from '@/platform/record';
import { inAll } from '../conference/conference';
import type { World } from './world';

const inEnglish = (text: string) => ({ ...inEach(() => ''), en: text });

/** What the one that meets has adopted, in English alone, with a reservation. */
export async function writeAdopted(tx: Tx, { meeting, ids, first }: World): Promise<void> {
  const [conferenceId, id, number] = [meeting.id, ids.adopted, first + 2];
  const kind = 'recommendation' as const;
  await tx.insert(outcome).values({ conferenceId, id, number, kind, title: inEnglish('Adopted') });
  await tx.insert(outcomeParagraph).values({
    ...{ conferenceId, id: ids.adoptedText, outcomeId: id, part: 'operative', number: 1 },
    ...{ verb: inEnglish('Invites'), addressee: inEnglish('members'), text: inEnglish('to do more') },
  });
  const text = 'It reserves its position on the word more.';
  await tx
    .insert(reservation)
    .values({ conferenceId, id: ids.reservation, outcomeId: id, delegationId: ids.otherMeeting, text });
  const adoptedAt = new Date();
  await tx
    .update(outcome)
    .set({ adoptedAt, adoptionMethod: 'consensus' })
    .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, id)));
  const digest = await textDigest(tx, conferenceId, id);
  const after = { number, method: 'consensus', adoptedAt, digest } as const;
  await record(tx, SYSTEM, { conferenceId, kind: 'outcome.adopted', entityId: id, after });
}

/** Two sessions of the one that votes: the notes of one wait for their approval, those of the other have it. */
export async function writeApproved(tx: Tx, { voting, ids, accounts, canary }: World): Promise<void> {
  const conferenceId = voting.id;
  for (const [sessionId, paragraphId, text] of [
    [ids.notedSession, ids.noted, canary('note')],
    [ids.approvedSession, ids.approved, 'Said, and approved.'],
  ] as const) {
    await tx.insert(session).values({
      ...{ conferenceId, id: sessionId, kind: 'plenary', title: inAll(canary('unreleased')) },
      startsAt: new Date('2023-03-21T13:00:00Z'),
      endsAt: new Date('2023-03-21T14:00:00Z'),
    });
    const note = { conferenceId, id: paragraphId, sessionId, number: 1, text };
    await tx.insert(paragraph).values({ ...note, position: 1, language: 'en' });
    await tx.insert(paragraphVersion).values({ conferenceId, paragraphId, version: 1, text });
  }
  await tx
    .insert(notesApproval)
    .values({ conferenceId, sessionId: ids.approvedSession, approvedBy: accounts.chair });
}
