import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { outcome, outcomeParagraph, reservation } from '@/db/schema/outcomes';
import { SYSTEM } from '@/domain/actor';
import { inEach } from '@/domain/local-text';
import { textDigest } from '@/features/outcomes/queries/frozen';
import { record } from '@/platform/record';
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
