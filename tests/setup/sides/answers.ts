import type { Tx } from '@/db/client';
import { changeRequest, requestedAnswer } from '@/db/schema/change-requests';
import { registration } from '@/db/schema/delegations';
import { erasureRequest } from '@/db/schema/erasures';
import { file } from '@/db/schema/files';
import { Uploaded } from '@/domain/uploaded';
import type { World } from './world';

/** When all answers of a side were saved. */
export const ANSWERED = new Date('2023-03-01T10:00:00Z');

/** What everybody who sits there has answered, with a photo each. */
export async function writeAnswers(tx: Tx, world: World, jpeg: Buffer): Promise<void> {
  const { meeting, canary, seats } = world;
  const conferenceId = meeting.id;
  const mine = [
    ...(['head', 'delegate', 'headOther', 'observer'] as const).map((who) => [who, seats[who]] as const),
    ['applicant', world.ids.applicantSeat] as const,
  ];
  // Whose seat it is, a photo is found by; the applicant's has an id of its own.
  const photoOf = (who: string, seatId: string) => (who === 'applicant' ? world.ids.photo : seatId);
  await tx.insert(file).values(
    mine.map(([who, seatId]) => ({
      conferenceId,
      id: photoOf(who, seatId),
      kind: 'photo' as const,
      mediaType: 'image/jpeg',
      bytes: new Uploaded(jpeg),
    })),
  );
  await tx.insert(registration).values(
    mine.map(([who, participantId]) => ({
      conferenceId,
      participantId,
      givenName: canary('given', who),
      familyName: canary('family', who),
      badgeName: canary('badge', who),
      office: canary('office', who),
      phone: canary('phone', who),
      languages: ['en'],
      dietaryNeeds: canary('diet', who),
      accessNeeds: canary('access', who),
      photoId: photoOf(who, participantId),
      dataConsentAt: new Date(),
      savedAt: ANSWERED,
    })),
  );
  await askForChanges(tx, world);
}

/** Who sits in the conference that votes has handed in, and asks for another office, and for an erasure. */
async function askForChanges(tx: Tx, { voting, canary, votingSeats, accounts }: World): Promise<void> {
  const conferenceId = voting.id;
  const seats = (['head', 'delegate', 'headOther', 'observer'] as const).map(
    (who) => [who, votingSeats[who]] as const,
  );
  await tx.insert(registration).values(
    seats.map(([who, participantId]) => ({
      conferenceId,
      participantId,
      givenName: canary('given', who),
      familyName: canary('family', who),
      badgeName: canary('badge', who),
      office: canary('office', who),
      languages: ['en'],
      dataConsentAt: new Date(),
      version: 1,
    })),
  );
  await tx
    .insert(changeRequest)
    .values(
      seats.map(([who, id]) => ({ conferenceId, id, participantId: id, reason: canary('reason', who) })),
    );
  await tx.insert(erasureRequest).values(
    seats.map(([who, id]) => ({
      conferenceId,
      id,
      accountId: accounts[who],
      reason: canary('erasure', who),
    })),
  );
  await tx.insert(requestedAnswer).values(
    seats.map(([who, requestId]) => ({
      conferenceId,
      requestId,
      question: 'office' as const,
      answer: canary('office', who),
    })),
  );
}
