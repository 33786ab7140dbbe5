import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { withTx } from '@/db/client';
import { outbox } from '@/db/schema/notices';
import { event } from '@/db/schema/record';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import type { EventKind } from '@/domain/events';
import { recordFinding } from '@/features/ballots/commands/doubt';
import { breakSilence } from '@/features/ballots/commands/silence';
import { declareDue } from '@/features/ballots/jobs';
import { getBallot } from '@/features/ballots/queries/ballot';
import { listBallots } from '@/features/ballots/queries/list';
import { log } from '@/platform/log';
import { aBallot, cast, HOUR } from '@/tests/setup/conference/ballots';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { rowOf } from '@/tests/setup/stored';
import { MANIPULATIONS } from './manipulations';
import { type BallotIds, forcibly, votedOn } from './voted';

const finding = (hall: Hall, text = 'Restored from the backup of last night.') => ({
  conference: hall.conference.slug,
  number: 1,
  finding: text,
});

const eventsOf = (ids: BallotIds, kind: EventKind) =>
  withTx(SYSTEM, (tx) =>
    tx
      .select({ after: event.after })
      .from(event)
      .where(and(eq(event.entityId, ids.ballotId), eq(event.kind, kind))),
  );

describe('a ballot whose record was changed is never signed', () => {
  it.each(MANIPULATIONS)('$name', async ({ procedure = 'vote', change, conflict }) => {
    const { ids } = await votedOn(procedure);
    await forcibly(change(ids));
    await declareDue();
    const row = await rowOf(ids);
    expect(row.declaredAt).toBeNull();
    expect(row.resultPackage).toBeNull();
    expect(row.signature).toBeNull();
    expect(row.doubt).toMatchObject({ key: `ballots.conflict.${conflict}` });
    expect(await eventsOf(ids, 'ballot.declared')).toEqual([]);
    expect((await getBallot(ANONYMOUS, ids.conferenceId, 1)).phase).toBe('doubted');
  });

  it('is signed where nothing was changed (control)', async () => {
    for (const procedure of ['vote', 'silence'] as const) {
      const { ids } = await votedOn(procedure);
      await declareDue();
      expect((await rowOf(ids)).doubt).toBeNull();
      expect((await rowOf(ids)).declaredAt).not.toBeNull();
    }
  });
});

describe('a ballot in doubt', () => {
  it('is told once, seen by everybody, takes nothing, and is declared after a finding once all fits', async () => {
    const { hall, ids } = await votedOn('vote');
    const organizers = 1;
    const lost = 5;
    await forcibly(`create table kept_vote as select * from ballot_event where ballot_id = '${ids.ballotId}';
      delete from ballot_event where ballot_id = '${ids.ballotId}' and sequence = ${lost}`);
    const fatal = vi.spyOn(log, 'fatal');
    for (let n = 0; n < 3; n += 1) await declareDue();
    const alarms = fatal.mock.calls.map(([fields]) => fields as { entityId?: string });
    fatal.mockRestore();
    expect(alarms.filter((fields) => fields.entityId === ids.ballotId)).toHaveLength(1);
    const mails = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(outbox)
        .where(and(eq(outbox.conferenceId, ids.conferenceId), eq(outbox.template, 'ballots.doubted'))),
    );
    expect(mails).toHaveLength(organizers);
    const seen = await getBallot(ANONYMOUS, ids.conferenceId, 1);
    expect(seen).toMatchObject({ phase: 'doubted', result: null, doubt: { key: 'ballots.conflict.told' } });
    expect((await listBallots(ANONYMOUS, ids.conferenceId))[0]).toMatchObject({ phase: 'doubted' });
    await expect(cast(hall, hall.heads[0] ?? hall.organizer, 'for')).rejects.toMatchObject({
      key: 'ballots.refusal.inDoubt',
    });

    // Still in conflict: the finding is kept, and nothing is declared.
    await recordFinding(hall.organizer, finding(hall, 'A row is missing.'));
    await declareDue();
    expect((await rowOf(ids)).declaredAt).toBeNull();
    expect(await eventsOf(ids, 'ballot.doubted')).toHaveLength(2);

    await forcibly(`insert into ballot_event select * from kept_vote where sequence = ${lost}`);
    await declareDue();
    expect((await rowOf(ids)).declaredAt).toBeNull();
    await recordFinding(hall.organizer, finding(hall));
    await declareDue();
    const row = await rowOf(ids);
    expect(row.declaredAt).not.toBeNull();
    const after = await getBallot(hall.organizer, ids.conferenceId, 1);
    expect(after).toMatchObject({ phase: 'declared', doubt: null });
    expect(after.findings.map(({ text }) => text)).toEqual([
      'A row is missing.',
      'Restored from the backup of last night.',
    ]);
    await expect(recordFinding(hall.organizer, finding(hall))).rejects.toMatchObject({
      key: 'ballots.refusal.notInDoubt',
    });
  });

  it('takes findings from organizers and administrators only', async () => {
    const { hall, ids } = await votedOn('vote');
    await forcibly(`update ballot set next_sequence = 99 where id = '${ids.ballotId}'`);
    await declareDue();
    const [head] = hall.heads;
    for (const actor of [head?.actor ?? ANONYMOUS, ANONYMOUS]) {
      await expect(recordFinding(actor, finding(hall))).rejects.toMatchObject({ name: 'Refusal' });
    }
    await expect(
      forcibly(
        `update ballot set doubted_at = null, looked_at = null, doubt = null where id = '${ids.ballotId}'`,
        false,
      ),
    ).rejects.toThrow(/frozen/);
  });

  it('takes no break of silence', async () => {
    const hall = await aHall(2);
    const ids = await aBallot(hall, { procedure: 'silence', opensAt: new Date(Date.now() - 3 * HOUR) });
    const doubt = `'{"key": "ballots.conflict.head", "params": {"sequence": 0}}'`;
    await forcibly(`update ballot set doubted_at = now(), looked_at = now(), doubt = ${doubt}
      where id = '${ids.ballotId}'`);
    const late = { conference: hall.conference.slug, number: 1, reason: 'No', key: randomUUID() };
    await expect(breakSilence(hall.heads[0]?.actor ?? ANONYMOUS, late)).rejects.toMatchObject({
      key: 'ballots.refusal.inDoubt',
    });
  });
});
