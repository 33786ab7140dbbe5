import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import type { conference } from '@/db/schema/conferences';
import { delegation } from '@/db/schema/delegations';
import { outbox } from '@/db/schema/notices';
import { reminder } from '@/db/schema/reminders';
import { SYSTEM } from '@/domain/actor';
import { beginningOf, dayIn, daysLater } from '@/domain/calendar';
import { setDeadlines } from '@/features/conferences/commands/deadlines';
import { getConference } from '@/features/conferences/queries';
import { getOverview } from '@/features/conferences/queries/overview';
import { remindOfDeadlines } from '@/features/delegations/jobs';
import { record } from '@/platform/record';
import { aConference, ZONE } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { accountRow, eventsOf, mailsOf } from '@/tests/setup/stored';
import { meeting, onDatabaseAfter, withoutLock } from '@/tests/setup/unguarded';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A deadline, some days after which or before which it is the day of a step whose nine o'clock has passed. */
const dueIn = (days: number) => {
  const day = dayIn(ZONE, new Date(Date.now() - 9 * HOUR));
  return new Date(beginningOf(ZONE, daysLater(day, days)).getTime() + 18 * HOUR);
};

/**
 * Chile has two focal points, no head and a delegate who has begun; Peru a head who has registered, and one focal point;
 * Uruguay nobody to write to.
 */
async function ground(values: Partial<typeof conference.$inferInsert>) {
  const made = await aConference({ remindersSince: new Date(Date.now() - 60 * DAY), ...values });
  const { id } = made;
  const [chile, peru] = [await aDelegation(id, 'CL'), await aDelegation(id, 'PE')];
  await aDelegation(id, 'UY');
  const ana = await aSeat(id, chile.id, 'focalPoint');
  const bea = await aSeat(id, chile.id, 'focalPoint');
  const cid = await aSeat(id, chile.id, 'delegate');
  const dan = await aSeat(id, peru.id, 'focalPoint');
  await aSeat(id, peru.id, 'head', { submittedAt: new Date() });
  const addresses = await Promise.all(
    [ana, bea, cid, dan].map(async (one) => (await accountRow(one))?.email ?? ''),
  );
  const names = new Map(addresses.map((email, n) => [email, ['ana', 'bea', 'cid', 'dan'][n] ?? '']));
  const written = async (template = 'delegation.reminded') =>
    (await mailsOf(id))
      .filter((mail) => mail.template === template)
      .map(({ recipient }) => names.get(recipient) ?? recipient)
      .sort();
  return { ...made, chile, peru, written, organizer: await anActor('organizer', id) };
}

const rowsOf = (conferenceId: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(reminder).where(eq(reminder.conferenceId, conferenceId)));

describe('reminders of a deadline', () => {
  it('are written to those who owe a head, once, and on record', async () => {
    const { id, written } = await ground({ nominationDue: dueIn(7) });
    await remindOfDeadlines();
    await remindOfDeadlines();
    expect(await written()).toEqual(['ana', 'bea']);
    expect(await rowsOf(id)).toMatchObject([{ deadline: 'nominationDue', days: 7, letters: 2 }]);
    expect((await eventsOf(id)).map(({ kind, after }) => [kind, after])).toEqual([
      ['deadlines.reminded', expect.objectContaining({ deadline: 'nominationDue', days: 7, letters: 2 })],
    ]);
    const [mail] = await mailsOf(id);
    expect(mail?.params).toMatchObject({ passed: 0, link: expect.stringContaining('sign-in/link?token=') });
  });

  it('stop for whoever has confirmed, and go on the day after to whoever has not', async () => {
    const { id, chile, written } = await ground({ confirmationDue: dueIn(-1) });
    await withTx(SYSTEM, (tx) =>
      tx.update(delegation).set({ confirmedAt: new Date() }).where(eq(delegation.id, chile.id)),
    );
    await remindOfDeadlines();
    expect(await written()).toEqual(['dan']);
    expect((await mailsOf(id))[0]?.params).toMatchObject({ passed: 1, deadline: 'confirmationDue' });
  });

  it('go to persons who have not registered', async () => {
    const { written } = await ground({ registrationDue: dueIn(2) });
    await remindOfDeadlines();
    expect(await written()).toEqual(['cid']);
  });

  it('are sent by no conference that is hidden, closed or has switched them off', async () => {
    for (const values of [{ hiddenAt: new Date() }, { closedAt: new Date() }, { reminderDays: [] }]) {
      const { id, written } = await ground({ nominationDue: dueIn(7), ...values });
      await remindOfDeadlines();
      expect([await written(), await rowsOf(id)]).toEqual([[], []]);
    }
  });

  const twoAtOnce = async () => {
    const { id, written } = await ground({ nominationDue: dueIn(7) });
    // A chain begins with its first event, and can be held from then on.
    await withTx(SYSTEM, (tx) =>
      record(tx, SYSTEM, {
        conferenceId: id,
        kind: 'conference.shown',
        entityId: id,
        before: { hiddenAt: new Date() },
      }),
    );
    const { taken } = await withoutLock('conference', () =>
      meeting(id, () => Promise.all([remindOfDeadlines(), remindOfDeadlines()])),
    );
    expect(taken).toBeGreaterThan(0);
    return written();
  };

  it('are written once by two processes, as the database decides', async () => {
    expect(await twoAtOnce()).toEqual(['ana', 'bea']);
  });

  it('are doubled by two processes without that (control)', async () => {
    const key = 'alter table reminder drop constraint reminder_conference_id_deadline_due_at_days_pk';
    expect(await onDatabaseAfter([key], twoAtOnce)).toEqual(['ana', 'ana', 'bea', 'bea']);
  });
});

describe('the overview', () => {
  it('tells what was sent, what comes next, and who cannot be reached', async () => {
    const { id, slug, chile, organizer } = await ground({ nominationDue: dueIn(7) });
    await remindOfDeadlines();
    const overview = async () =>
      (await getOverview(organizer, await getConference(organizer, slug))).reminders;
    const [mail] = await mailsOf(id);
    await withTx(SYSTEM, (tx) =>
      tx
        .update(outbox)
        .set({ gaveUpAt: new Date() })
        .where(eq(outbox.id, mail?.id ?? '')),
    );
    expect(await overview()).toMatchObject({
      sent: [{ deadline: 'nominationDue', days: 7, letters: 2 }],
      next: [{ deadline: 'nominationDue', days: 2 }],
    });
    const unreached = (await overview())?.unreached ?? [];
    expect(unreached.map(({ countryCode, name }) => [countryCode, name]).sort()).toEqual([
      ['CL', 'Test Person'],
      ['UY', null],
    ]);
    // A later mail that was taken counts.
    await withTx(SYSTEM, (tx) =>
      tx.insert(outbox).values({
        ...{
          conferenceId: id,
          recipient: mail?.recipient ?? '',
          locale: 'en',
          template: 'delegation.edited',
        },
        ...{ params: {}, createdAt: new Date(Date.now() + 1000), sentAt: new Date() },
      }),
    );
    expect((await overview())?.unreached.map(({ delegationId }) => delegationId)).not.toContain(chile.id);
    const chair = await anActor('chair', id);
    expect((await getOverview(chair, await getConference(chair, slug))).reminders).toBeNull();
  });
});

describe('a deadline that is moved', () => {
  const none = { nominationDue: null, confirmationDue: null, registrationDue: null, submissionDue: null };
  const TOLD = 'conferences.deadlinesMoved';

  async function set(made: Awaited<ReturnType<typeof ground>>, values: Partial<typeof none | object>) {
    const { version } = await getConference(made.organizer, made.slug);
    const reminderDays = [14, 7, 2, -1] as (14 | 7 | 2 | -1)[];
    await setDeadlines(made.organizer, { conferenceId: made.id, version, reminderDays, ...none, ...values });
  }

  it('is told to those whom it still concerns, in one mail each', async () => {
    const made = await ground({});
    await set(made, { nominationDue: '2031-03-01T18:00', registrationDue: '2031-03-02T18:00' });
    expect(await made.written(TOLD)).toEqual([]);
    await set(made, { nominationDue: '2031-03-05T18:00', registrationDue: '2031-03-02T18:00' });
    expect(await made.written(TOLD)).toEqual(['ana', 'bea', 'dan']);
    await withTx(SYSTEM, (tx) =>
      tx.update(delegation).set({ confirmedAt: new Date() }).where(eq(delegation.id, made.peru.id)),
    );
    await set(made, {});
    expect(await made.written(TOLD)).toEqual(['ana', 'ana', 'bea', 'bea', 'cid', 'dan']);
    const lines = (await mailsOf(made.id)).map(({ params }) => String(params.changes));
    expect(lines.at(-1)).toContain('no deadline');
  });

  it('is not reminded of at once, nor told while the conference is hidden', async () => {
    const made = await ground({ hiddenAt: new Date(), nominationDue: dueIn(7) });
    await set(made, { nominationDue: '2031-03-05T18:00' });
    expect(await made.written(TOLD)).toEqual([]);
    const shown = await ground({ nominationDue: dueIn(30) });
    const local = new Date(dueIn(7).getTime() - 3 * HOUR).toISOString().slice(0, 16);
    await set(shown, { nominationDue: local });
    await remindOfDeadlines();
    expect([await shown.written(), await shown.written(TOLD)]).toEqual([[], ['ana', 'bea', 'dan']]);
  });
});
