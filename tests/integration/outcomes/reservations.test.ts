import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { adoptOutcome, recordReservation } from '@/features/outcomes/commands/adoption';
import { rejectOutcome } from '@/features/outcomes/commands/ending';
import { correctReservation, withdrawReservation } from '@/features/outcomes/commands/reservations';
import { getOutcome } from '@/features/outcomes/queries';
import { auditTexts } from '@/features/outcomes/queries/frozen';
import { listReservationsOf } from '@/features/outcomes/queries/reservations';
import { aConference } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor } from '@/tests/setup/conference/people';

import { adopted, asApp, reason } from './adopted';

describe('a reservation', () => {
  it('is corrected and withdrawn beside what was recorded', async () => {
    const { meeting, organizer, address, see, holds, reservation } = await adopted();
    const base = { ...address, reservationId: reservation, reason };
    await correctReservation(organizer, { ...base, version: 1, text: 'Not paragraph 1.' });
    await withdrawReservation(organizer, { ...base, version: 2 });
    const corrections = [
      { number: 1, text: 'Not paragraph 1.', reason },
      { number: 2, text: null, reason },
    ];
    const shown = { text: 'Not the last part.', corrections };
    expect((await see()).reservations).toMatchObject([shown]);
    expect(await listReservationsOf(ANONYMOUS, meeting.id, 'CL')).toMatchObject([shown]);
    await expect(withdrawReservation(organizer, { ...base, version: 3 })).rejects.toMatchObject({
      key: 'outcomes.refusal.reservationWithdrawn',
    });
    await holds();
  });

  it('is made anew once it was withdrawn from a draft, which is adopted with both', async () => {
    const meeting = await aConference();
    const draft = await anOutcome(meeting.id);
    const chair = await anActor('chair', meeting.id);
    const chile = await aDelegation(meeting.id, 'CL');
    const address = { conference: meeting.slug, number: 1 };
    const reserve = (text: string) => recordReservation(chair, { ...address, delegationId: chile.id, text });
    const see = async () => (await getOutcome(chair, meeting.id, 1, 'en')).reservations;
    await reserve('Not the last part.');
    const before = { ...address, reservationId: (await see())[0]?.id ?? '', version: 1, reason };
    await withdrawReservation(chair, before);
    await reserve('Not paragraph 1.');
    expect(await see()).toMatchObject([
      { text: 'Not the last part.', corrections: [{ text: null }] },
      { text: 'Not paragraph 1.', corrections: [] },
    ]);
    await expect(reserve('Another.')).rejects.toMatchObject({ key: 'outcomes.refusal.reservedAlready' });
    const put = (delegationId: string) =>
      asApp(sql`insert into reservation (conference_id, id, outcome_id, delegation_id, text)
        values (${meeting.id}, gen_random_uuid(), ${draft.id}, ${delegationId}, 'Past the command.')`);
    await expect(put(chile.id)).rejects.toThrow();
    const peru = await aDelegation(meeting.id, 'PE');
    const both = await Promise.allSettled([put(peru.id), put(peru.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await adoptOutcome(chair, { ...address, version: 1, noObjection: true });
    expect(await withTx(SYSTEM, (tx) => auditTexts(tx, meeting.id))).toEqual([{ number: 1, why: null }]);
  });

  it('stays as it is with a draft that ended, for the commands and for the database', async () => {
    const meeting = await aConference();
    await anOutcome(meeting.id);
    const chair = await anActor('chair', meeting.id);
    const chile = await aDelegation(meeting.id, 'CL');
    const address = { conference: meeting.slug, number: 1 };
    await recordReservation(chair, { ...address, delegationId: chile.id, text: 'Not the last part.' });
    await rejectOutcome(chair, { ...address, version: 1, reason });
    const { reservations, may } = await getOutcome(chair, meeting.id, 1, 'en');
    expect(may.correct).toBe(false);
    const base = { ...address, reservationId: reservations[0]?.id ?? '', version: 1, reason };
    const ended = { key: 'outcomes.refusal.ended' };
    await expect(withdrawReservation(chair, base)).rejects.toMatchObject(ended);
    await expect(correctReservation(chair, { ...base, text: 'Other.' })).rejects.toMatchObject(ended);
    await expect(
      asApp(sql`insert into reservation_correction (conference_id, id, reservation_id, number, text, reason)
        values (${meeting.id}, gen_random_uuid(), ${base.reservationId}, 1, 'Other.', 'x')`),
    ).rejects.toThrow();
  });

  it('is corrected once by two at once; the other is told', async () => {
    const { chair, organizer, address, reservation } = await adopted();
    const base = { ...address, reservationId: reservation, version: 1, reason };
    const both = await Promise.allSettled([
      correctReservation(organizer, { ...base, text: 'Not paragraph 1.' }),
      withdrawReservation(chair, base),
    ]);
    expect(both.map((one) => (one.status === 'rejected' ? 'refused' : 'done')).sort()).toEqual([
      'done',
      'refused',
    ]);
  });

  it('keeps its words for the database too, and so does what was said of it', async () => {
    const { meeting, organizer, address, reservation } = await adopted();
    await correctReservation(organizer, {
      ...{ ...address, reservationId: reservation, version: 1, reason },
      text: 'Not paragraph 1.',
    });
    for (const statement of [
      sql`update reservation set text = 'Another' where id = ${reservation}`,
      sql`delete from reservation where id = ${reservation}`,
      sql`update reservation_correction set text = 'Another' where reservation_id = ${reservation}`,
      sql`delete from reservation_correction where reservation_id = ${reservation}`,
      sql`insert into reservation_correction (conference_id, id, reservation_id, number, text, reason, recorded_at)
        values (${meeting.id}, gen_random_uuid(), ${reservation}, 2, 'Late', 'x', now() - interval '1 day')`,
      sql`insert into reservation_correction (conference_id, id, reservation_id, number, text, reason)
        values (${meeting.id}, gen_random_uuid(), ${reservation}, 5, 'Ahead', 'x')`,
    ])
      await expect(asApp(statement)).rejects.toThrow();
  });
});
