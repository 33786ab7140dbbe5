import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { session } from '@/db/schema/agenda';
import { file } from '@/db/schema/files';
import {
  followUp,
  followUpMember,
  followUpRhythm,
  forwarding,
  implementationReport,
} from '@/db/schema/implementation';
import { notesApproval, paragraph, paragraphVersion } from '@/db/schema/notes';
import { outcome, outcomeParagraph, reservation } from '@/db/schema/outcomes';
import { showOfHands } from '@/db/schema/show-of-hands';
import { SYSTEM } from '@/domain/actor';
import { inEach } from '@/domain/local-text';
import { Uploaded } from '@/domain/uploaded';
import { textDigest } from '@/features/outcomes/queries/frozen';
import { sha256 } from '@/platform/chain';
import { record } from '@/platform/record';
import { inAll } from '../conference/conference';
import type { World } from './world';

const inEnglish = (text: string) => ({ ...inEach(() => ''), en: text });

/** Adopts a text in English alone. */
async function adopt(
  tx: Tx,
  conferenceId: string,
  text: { id: string; paragraphId: string; number: number },
) {
  const { id, paragraphId, number } = text;
  const kind = 'recommendation' as const;
  await tx.insert(outcome).values({ conferenceId, id, number, kind, title: inEnglish('Adopted') });
  await tx.insert(outcomeParagraph).values({
    ...{ conferenceId, id: paragraphId, outcomeId: id, part: 'operative', number: 1 },
    ...{ verb: inEnglish('Invites'), addressee: inEnglish('members'), text: inEnglish('to do more') },
  });
  const decide = async () => {
    const adoptedAt = new Date();
    await tx
      .update(outcome)
      .set({ adoptedAt, adoptionMethod: 'consensus' })
      .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, id)));
    const digest = await textDigest(tx, conferenceId, id);
    const after = { number, method: 'consensus', adoptedAt, digest } as const;
    await record(tx, SYSTEM, { conferenceId, kind: 'outcome.adopted', entityId: id, after });
  };
  return { decide };
}

/** What the one that meets has adopted: one text with a reservation, on which a show of hands had tied, and one that is followed up. */
export async function writeAdopted(tx: Tx, world: World, evidence: Buffer): Promise<void> {
  const { meeting, ids, first } = world;
  const conferenceId = meeting.id;
  const { decide } = await adopt(tx, conferenceId, {
    ...{ id: ids.adopted, paragraphId: ids.adoptedText, number: first + 2 },
  });
  await tx.insert(showOfHands).values({
    ...{ conferenceId, outcomeId: ids.adopted, number: 1, takenAs: 'chair', source: 'chair' },
    rules: { procedure: 'vote', majority: 'simple', onTie: 'secondVote', members: 3 },
    ...{ inFavour: 1, against: 1, abstaining: 0, present: 3, entitled: 3, verdict: 'tiedSecondVote' },
  });
  const text = 'It reserves its position on the word more.';
  await tx.insert(reservation).values({
    conferenceId,
    id: ids.reservation,
    outcomeId: ids.adopted,
    delegationId: ids.otherMeeting,
    text,
  });
  await decide();
  const followed = await adopt(tx, conferenceId, {
    ...{ id: ids.followed, paragraphId: ids.followedText, number: first + 3 },
  });
  await followed.decide();
  await writeFollowUp(tx, world, evidence);
}

/** Both members of the one that meets are asked what becomes of a text, and one has reported. */
async function writeFollowUp(tx: Tx, { meeting, ids, canary }: World, evidence: Buffer): Promise<void> {
  const ref = { conferenceId: meeting.id, outcomeId: ids.followed };
  await tx.insert(followUp).values({ ...ref, publicStates: false });
  await tx
    .insert(followUpMember)
    .values([ids.ownMeeting, ids.otherMeeting].map((delegationId) => ({ ...ref, delegationId })));
  await tx.insert(followUpRhythm).values({ ...ref, number: 1, firstOn: '2023-04-01', answerDays: 30 });
  await tx
    .insert(forwarding)
    .values({ ...ref, number: 1, assembly: inAll('General Assembly'), forwardedOn: '2023-05-01' });
  const fileId = newId();
  const kept = { kind: 'jpeg', mediaType: 'image/jpeg', bytes: new Uploaded(evidence) } as const;
  await tx.insert(file).values({ conferenceId: meeting.id, id: fileId, ...kept });
  await tx.insert(implementationReport).values({
    ...{ ...ref, delegationId: ids.ownMeeting, number: 1, state: 'inProgress' },
    ...{ fileId, fileDigest: sha256(evidence) },
    ...{
      words: canary('reported'),
      contactName: canary('contact'),
      contactEmail: `${canary('contact')}@example.org`,
    },
  });
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
