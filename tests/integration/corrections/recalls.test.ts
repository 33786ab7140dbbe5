import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { event } from '@/db/schema/record';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { RECALL_MINUTES } from '@/domain/correcting';
import { openBallot } from '@/features/ballots/commands/opening';
import { closeConference, reopenConference } from '@/features/conferences/commands/closing';
import { getConference } from '@/features/conferences/queries';
import { getClosing } from '@/features/conferences/queries/closing';
import { adoptOutcome, leaveOutcomeOpen } from '@/features/outcomes/commands/adoption';
import { recallOutcome } from '@/features/outcomes/commands/recall';
import { editOutcome } from '@/features/outcomes/commands/text';
import { getOutcome } from '@/features/outcomes/queries';
import { auditTexts } from '@/features/outcomes/queries/frozen';
import { headVersionOf } from '@/features/outcomes/queries/head-version';
import { opening } from '@/tests/setup/conference/ballots';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { aHall } from '@/tests/setup/conference/hall';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { anActor } from '@/tests/setup/conference/people';
import { holdRows } from '../../setup/unguarded';

const reason = 'The chair pressed the wrong button.';
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const eventsIn = (conferenceId: string) =>
  withTx(SYSTEM, (tx) =>
    tx
      .select({ kind: event.kind, after: event.after })
      .from(event)
      .where(eq(event.conferenceId, conferenceId))
      .orderBy(event.sequence),
  );
const asApp = (statement: ReturnType<typeof sql>) => withTx(SYSTEM, (tx) => tx.execute(statement));

describe('a conference', () => {
  async function aMeeting(values: Parameters<typeof aConference>[0] = {}) {
    const { id, slug } = await aConference(values);
    const organizer = await anActor('organizer', id);
    return { id, slug, organizer, reopening: { conferenceId: id, version: 1, reason } };
  }

  it('that is not over is closed by who types its symbol, however it is typed', async () => {
    // It has begun in every zone.
    const dayBefore = new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 10);
    const symbol = `EARLY-${crypto.randomUUID().slice(0, 8)}`;
    const { id, organizer } = await aMeeting({ startsOn: dayBefore, endsOn: '2199-01-01', symbol });
    const closing = { conferenceId: id, version: 1, sure: true };
    for (const word of [undefined, 'EARLY', `${symbol} 1`]) {
      await expect(closeConference(organizer, { ...closing, word })).rejects.toMatchObject({
        key: 'common.refusal.wrongWord',
        field: 'word',
      });
    }
    await closeConference(organizer, { ...closing, word: ` ${symbol.toLowerCase().replace('-', ' ')} ` });
  });

  it('meets again when its closing is recalled, and both acts stay on record with the reason', async () => {
    const { id, slug, organizer } = await aMeeting();
    await closeConference(organizer, { conferenceId: id, version: 1, sure: true });
    const { recallableUntil } = await getClosing(organizer, id);
    const { closedAt } = await getConference(organizer, slug);
    expect(recallableUntil?.getTime()).toBe((closedAt?.getTime() ?? 0) + RECALL_MINUTES * 60_000);
    const presses = await Promise.allSettled(
      [1, 2].map(() => reopenConference(organizer, { conferenceId: id, version: 2, reason })),
    );
    expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const events = await eventsIn(id);
    expect(events.map(({ kind }) => kind)).toEqual(['conference.closed', 'conference.reopened']);
    expect(events[1]?.after).toEqual({ reason });
    await closeConference(organizer, { conferenceId: id, version: 3, sure: true });
  });

  it('stays closed once it has not been recalled in time, for the command and for the database', async () => {
    const late = await aMeeting({ closedAt: minutesAgo(RECALL_MINUTES) });
    await expect(reopenConference(late.organizer, late.reopening)).rejects.toMatchObject({ kind: 'late' });
    expect(await getClosing(late.organizer, late.id)).toMatchObject({ recallableUntil: null });
    const reopen = (id: string) => sql`update conference set closed_at = null where id = ${id}`;
    await expect(asApp(reopen(late.id))).rejects.toThrow();
    const inTime = await aMeeting({ closedAt: minutesAgo(RECALL_MINUTES - 1) });
    await expect(
      asApp(sql`update conference set closed_at = null, starts_on = '2023-03-20' where id = ${inTime.id}`),
    ).rejects.toThrow();
    await asApp(reopen(inTime.id));
  });

  it('stays closed once a ballot was opened in it', async () => {
    const hall = await aHall(1);
    const { id } = hall.conference;
    await openBallot(hall.organizer, await opening(hall));
    expect(await getClosing(hall.organizer, id)).toMatchObject({ recallableUntil: null });
    await expect(
      reopenConference(hall.organizer, { conferenceId: id, version: 1, reason }),
    ).rejects.toMatchObject({ key: 'conferences.refusal.ballotSince', params: { number: 1 } });
    await expect(asApp(sql`update conference set closed_at = null where id = ${id}`)).rejects.toThrow();
  });

  it('is not reopened under a ballot that is being opened', async () => {
    const hall = await aHall(1);
    const { id } = hall.conference;
    const held = await holdRows('outcome', [hall.outcomeId]);
    const opened = openBallot(hall.organizer, await opening(hall));
    await held.standing(1);
    const reopened = reopenConference(await anActor('organizer', id), {
      conferenceId: id,
      version: 1,
      reason,
    });
    const outcomes = Promise.allSettled([opened, reopened]);
    // Unguarded it would be through by now.
    await Promise.race([held.standing(2), reopened.catch(() => null)]);
    await held.release();
    expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });
});

describe('an outcome', () => {
  async function aDraft(values: Parameters<typeof aConference>[0] = {}) {
    const meeting = await aConference(values);
    const draft = await anOutcome(meeting.id);
    const chair = await anActor('chair', meeting.id);
    const address = { conference: meeting.slug, number: draft.number };
    return { meeting, draft, chair, address, recalling: { ...address, version: 1, reason } };
  }

  it('is a draft again when its adoption is recalled, can be mended, and adopted anew', async () => {
    const { meeting, chair, address, recalling } = await aDraft();
    await adoptOutcome(chair, { ...address, version: 1, noObjection: true });
    const adopted = await getOutcome(chair, meeting.id, 1, 'en');
    expect(adopted.recallableUntil).not.toBeNull();
    expect((await getOutcome(ANONYMOUS, meeting.id, 1, 'en')).recallableUntil).toBeNull();
    await recallOutcome(chair, recalling);
    await expect(getOutcome(ANONYMOUS, meeting.id, 1, 'en')).rejects.toMatchObject({ kind: 'notFound' });
    const draft = await getOutcome(chair, meeting.id, 1, 'en');
    expect(draft).toMatchObject({ state: 'draft', doubt: null, version: 2 });
    const change = { kind: 'measure' as const, strength: null, title: inAll('Mended') };
    await editOutcome(chair, { ...address, ...change, headVersion: headVersionOf(draft) });
    await adoptOutcome(chair, { ...address, version: 3, noObjection: true });
    expect(await getOutcome(ANONYMOUS, meeting.id, 1, 'en')).toMatchObject({
      state: 'adopted',
      title: change.title,
    });
    const texts = await withTx(SYSTEM, (tx) => auditTexts(tx, meeting.id));
    expect(texts).toEqual([{ number: 1, why: null }]);
    const events = await eventsIn(meeting.id);
    expect(events.map(({ kind }) => kind)).toEqual([
      'outcome.adopted',
      'outcome.recalled',
      'outcome.edited',
      'outcome.adopted',
    ]);
    expect(events[1]?.after).toMatchObject({ number: 1, reason });
  });

  it('is in doubt when its dates say that it is adopted after the recall', async () => {
    const { meeting, draft, chair, address, recalling } = await aDraft();
    await adoptOutcome(chair, { ...address, version: 1, noObjection: true });
    await recallOutcome(chair, recalling);
    await asApp(
      sql`update outcome set adopted_at = clock_timestamp(), adoption_method = 'consensus' where id = ${draft.id}`,
    );
    const texts = await withTx(SYSTEM, (tx) => auditTexts(tx, meeting.id));
    expect(texts).toMatchObject([{ number: 1, why: 'no event tells of its adoption' }]);
  });

  it('that was left open is a draft again, while no ballot is on it', async () => {
    const { meeting, chair, address, recalling } = await aDraft();
    await leaveOutcomeOpen(chair, { ...address, version: 1 });
    await recallOutcome(chair, recalling);
    expect(await getOutcome(chair, meeting.id, 1, 'en')).toMatchObject({ state: 'draft' });
    const hall = await aHall(1);
    await openBallot(hall.organizer, await opening(hall));
    const itsChair = await anActor('chair', hall.conference.id);
    const under = { conference: hall.conference.slug, number: 1, version: 1, reason };
    await expect(recallOutcome(itsChair, under)).rejects.toMatchObject({
      kind: expect.stringMatching(/conflict|late/),
    });
    await expect(
      asApp(sql`update outcome set left_open_at = null where id = ${hall.outcomeId}`),
    ).rejects.toThrow();
  });

  it('is not recalled by others, too late, without having been decided, or once the conference is closed', async () => {
    const { chair, recalling } = await aDraft();
    await expect(recallOutcome(chair, recalling)).rejects.toMatchObject({
      key: 'outcomes.refusal.nothingToRecall',
    });
    const late = await aDraft();
    const long = { adoptedAt: minutesAgo(RECALL_MINUTES), adoptionMethod: 'consensus' as const };
    const old = await anOutcome(late.meeting.id, { number: 2, ...long });
    await expect(recallOutcome(late.chair, { ...late.recalling, number: 2 })).rejects.toMatchObject({
      kind: 'late',
    });
    const recall = sql`update outcome set adopted_at = null, adopted_by = null, adoption_method = null`;
    await expect(asApp(sql`${recall} where id = ${old.id}`)).rejects.toThrow();
    const over = await aDraft();
    await adoptOutcome(over.chair, { ...over.address, version: 1, noObjection: true });
    await withTx(SYSTEM, (tx) =>
      tx.update(conference).set({ closedAt: new Date() }).where(eq(conference.id, over.meeting.id)),
    );
    await expect(recallOutcome(over.chair, over.recalling)).rejects.toMatchObject({
      key: 'outcomes.refusal.closedSince',
    });
    await expect(asApp(sql`${recall} where id = ${over.draft.id}`)).rejects.toThrow();
    const rapporteur = await anActor('rapporteur', over.meeting.id);
    await expect(recallOutcome(rapporteur, over.recalling)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
