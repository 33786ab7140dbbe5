import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { withTx } from '@/db/client';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { inEach, type Locale, type LocalText } from '@/domain/local-text';
import { adoptOutcome, recordReservation } from '@/features/outcomes/commands/adoption';
import { getOutcome } from '@/features/outcomes/queries';
import { auditTexts } from '@/features/outcomes/queries/frozen';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor } from '@/tests/setup/conference/people';

export const reason = 'The delegation said so in writing.';
export const asApp = (statement: ReturnType<typeof sql>) => withTx(SYSTEM, (tx) => tx.execute(statement));

export const NONE = inEach(() => '');
export const ENGLISH = { verb: { en: 'Encourages' }, addressee: { en: 'member countries' } };

/** Words of the one paragraph in some languages alone. */
export const inLanguages = (
  conferenceId: string,
  text: Partial<LocalText>,
  words: typeof ENGLISH = ENGLISH,
) => {
  const [verb, addressee] = [
    JSON.stringify({ ...NONE, ...words.verb }),
    JSON.stringify({ ...NONE, ...words.addressee }),
  ];
  return asApp(sql`update outcome_paragraph set text = ${JSON.stringify({ ...NONE, ...text })}, verb = ${verb},
    addressee = ${addressee} where conference_id = ${conferenceId}`);
};

/** An adopted text with the reservation of a delegation; in English alone where `inEnglish`. */
export async function adopted(inEnglish = false) {
  const meeting = await aConference();
  const title = inEnglish ? { ...NONE, en: 'In English alone' } : inAll('Outcome');
  const draft = await anOutcome(meeting.id, { title });
  if (inEnglish) await inLanguages(meeting.id, { en: 'to do more' });
  const [chair, organizer] = [await anActor('chair', meeting.id), await anActor('organizer', meeting.id)];
  const address = { conference: meeting.slug, number: 1 };
  const chile = await aDelegation(meeting.id, 'CL');
  await recordReservation(chair, { ...address, delegationId: chile.id, text: 'Not the last part.' });
  await adoptOutcome(chair, { ...address, version: 1, noObjection: true });
  const see = (reader: Locale = 'en') => getOutcome(ANONYMOUS, meeting.id, 1, reader);
  const whole = await see();
  const [reservation, paragraph] = [whole.reservations[0]?.id ?? '', whole.paragraphs[0]?.id ?? ''];
  /** The text is as it was adopted, whatever stands beside it. */
  const holds = async () =>
    expect(await withTx(SYSTEM, (tx) => auditTexts(tx, meeting.id))).toEqual([{ number: 1, why: null }]);
  return { meeting, draft, chair, organizer, address, see, holds, reservation, paragraph };
}
