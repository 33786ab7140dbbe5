import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { registration } from '@/db/schema/delegations';
import { paragraph, paragraphVersion } from '@/db/schema/notes';
import { SYSTEM } from '@/domain/actor';
import { aSeat } from './fixtures';

type Place = { conferenceId: string; delegationId: string; sessionId: string };

/** What tests of the browser deal with once each: registrations that were handed in, and texts that were kept aside. */
export async function thingsThatPass({ conferenceId, delegationId, sessionId }: Place): Promise<void> {
  for (const familyName of ['One', 'Two', 'Three', 'Four']) {
    const seat = await aSeat(conferenceId, delegationId, 'delegate', { submittedAt: new Date() });
    await withTx(SYSTEM, (tx) =>
      tx.insert(registration).values({
        conferenceId,
        participantId: seat.participantId,
        givenName: 'Passing',
        familyName,
        badgeName: `Passing ${familyName}`,
        office: 'Adviser',
        languages: ['en'],
        dataConsentAt: new Date(),
      }),
    );
  }
  for (const number of [2, 3]) {
    const note = { conferenceId, id: newId(), sessionId, number, language: 'en' as const };
    const aside = {
      conferenceId,
      paragraphId: note.id,
      version: 1,
      text: 'And what another wrote.',
      aside: true,
    };
    await withTx(SYSTEM, async (tx) => {
      await tx.insert(paragraph).values({ ...note, text: 'What somebody wrote.' });
      await tx.insert(paragraphVersion).values(aside);
    });
  }
}
