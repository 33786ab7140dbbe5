import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { outcome, outcomeParagraph } from '@/db/schema/outcomes';
import { lateAdmission, sponsorship, submission } from '@/db/schema/sponsors';
import { inAll } from '../conference/conference';
import type { World } from './world';

/**
 * Texts of delegations in the one that meets: one of the own delegation, and of the other one that asks the own, that has its word
 * already, and that anybody may join. The deadline has passed, and one text of the own delegation is admitted.
 */
export async function writeSubmitted(tx: Tx, { meeting, ids, first }: World): Promise<void> {
  const conferenceId = meeting.id;
  const texts = [
    { id: ids.submitted, by: ids.ownMeeting, opens: false, own: null },
    { id: ids.askedFor, by: ids.otherMeeting, opens: false, own: 'asked' },
    { id: ids.sponsored, by: ids.otherMeeting, opens: false, own: 'confirmed' },
    { id: ids.openToSponsors, by: ids.otherMeeting, opens: true, own: null },
  ] as const;
  for (const [index, { id, by, opens, own }] of texts.entries()) {
    const number = first + 5 + index;
    await tx.insert(outcome).values({
      ...{ conferenceId, id, number, kind: 'measure', title: inAll('Submitted'), mainSponsorId: by },
    });
    await tx.insert(outcomeParagraph).values({
      ...{ conferenceId, outcomeId: id, part: 'operative', number: 1, text: inAll('to do more') },
      ...{ verb: inAll('Invites'), addressee: inAll('members') },
    });
    await tx
      .insert(submission)
      .values({ conferenceId, outcomeId: id, delegationId: by, opensToSponsors: opens });
    if (own)
      await tx
        .insert(sponsorship)
        .values({ conferenceId, outcomeId: id, delegationId: ids.ownMeeting, state: own });
  }
  await tx
    .update(conference)
    .set({ submissionDue: new Date('2023-03-01T12:00:00Z') })
    .where(eq(conference.id, conferenceId));
  await tx.insert(lateAdmission).values({
    ...{ conferenceId, id: ids.admission, delegationId: ids.ownMeeting },
    ...{ admittedAs: 'chair', reason: 'It was announced in time.' },
  });
}
