import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { intervention } from '@/db/schema/speakers';
import { SYSTEM } from '@/domain/actor';
import { spokenMs } from '@/domain/speakers';
import {
  endIntervention,
  giveFloor,
  pauseIntervention,
  resumeIntervention,
} from '@/features/speakers/commands/giving';
import { setSpeakingTimes } from '@/features/speakers/commands/list';
import { aDebate, anItem } from '@/tests/setup/conference/debate';
import { anActor } from '@/tests/setup/conference/people';

async function two() {
  const debate = await aDebate(['CL', 'PE']);
  const [chile, peru] = debate.delegates;
  if (!chile || !peru) throw new Error('there are no delegates');
  const floor = async () => (await debate.view(debate.chair)).floor;
  const first = async () => {
    const [speech] = await floor();
    if (!speech) throw new Error('nobody has the floor');
    return { ...debate.here, interventionId: speech.id, version: speech.version };
  };
  return { ...debate, chile, peru, floor, first };
}

const NOT_ON_LIST = { requestId: null, kind: 'statement', speaker: null } as const;

describe('the floor', () => {
  it('goes from one to the next, and each speech is kept with its times and its item', async () => {
    const { ask, next, chile, peru, floor, speeches, view, chair, session } = await two();
    const item = await anItem(session);
    await ask(chile);
    await ask(peru);
    await next();
    expect(await floor()).toMatchObject([{ countryCode: 'CL', number: 1, minutes: null }]);
    await next();
    expect(await floor()).toMatchObject([{ countryCode: 'PE', number: 2 }]);
    expect((await view(chair)).waiting).toEqual([]);
    const [first, second] = (await speeches()).sort((a, b) => a.number - b.number);
    expect(first?.endedAt).toEqual(second?.startedAt);
    expect(first?.agendaItemId).toBe(item);
  });

  it('is given to who is not on the list, by who presides alone', async () => {
    const { chile, chair, here, floor, conference } = await two();
    const input = { ...here, ...NOT_ON_LIST, floorVersion: 0, delegationId: chile.delegationId };
    await expect(giveFloor(chile, input)).rejects.toMatchObject({ kind: 'forbidden' });
    const credentials = await anActor('credentialsOfficer', conference.id);
    await expect(giveFloor(credentials, input)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(giveFloor(chair, { ...input, delegationId: null })).rejects.toMatchObject({
      field: 'delegationId',
    });
    await giveFloor(await anActor('organizer', conference.id), input);
    expect(await floor()).toMatchObject([{ countryCode: 'CL' }]);
    await expect(giveFloor(chair, input)).rejects.toMatchObject({ key: 'speakers.refusal.givenMeanwhile' });
  });

  it('is kept for who is interrupted by a point of order', async () => {
    const { ask, next, chile, peru, chair, floor, first } = await two();
    await ask(chile);
    await next();
    await ask(peru, 'pointOfOrder');
    await next();
    expect(await floor()).toMatchObject([
      { countryCode: 'PE', pausedAt: null },
      { countryCode: 'CL', pausedAt: expect.any(Date) },
    ]);
    const interrupted = (await floor())[1];
    const early = {
      ...(await first()),
      interventionId: interrupted?.id ?? '',
      version: interrupted?.version ?? 0,
    };
    await expect(resumeIntervention(chair, early)).rejects.toMatchObject({ kind: 'stale' });
    await endIntervention(chair, await first());
    await resumeIntervention(chair, await first());
    expect(await floor()).toMatchObject([{ countryCode: 'CL', pausedAt: null }]);
  });

  it('has a clock by the database, which stands while it is stopped and keeps the time that it was given', async () => {
    const { ask, next, chile, chair, here, floor, first, view } = await two();
    const times = { listVersion: 0, statement: 5, pointOfOrder: 2, reply: null };
    await setSpeakingTimes(chair, { ...here, ...times });
    await expect(setSpeakingTimes(chair, { ...here, ...times })).rejects.toMatchObject({ kind: 'stale' });
    await ask(chile);
    await next();
    await setSpeakingTimes(chair, { ...here, ...times, listVersion: 1, statement: 1 });
    const running = await first();
    await pauseIntervention(chair, running);
    await expect(pauseIntervention(chair, running)).rejects.toMatchObject({ kind: 'stale' });
    await expect(pauseIntervention(chair, await first())).rejects.toMatchObject({ kind: 'stale' });
    const [paused] = await floor();
    if (!paused) throw new Error('nobody has the floor');
    expect(paused.minutes).toBe(5);
    const stood = spokenMs(paused, (await view(chair)).now);
    expect(spokenMs(paused, new Date(Date.now() + 3_600_000))).toBe(stood);
    await resumeIntervention(chair, await first());
    const [resumed] = await floor();
    expect(resumed?.pausedMs).toBeGreaterThanOrEqual(0);
    expect(resumed && spokenMs(resumed, (await view(chair)).now)).toBeGreaterThanOrEqual(stood);
  });
});

describe('a speech that has ended', () => {
  it('is final', async () => {
    const { ask, next, chile, chair, first, speeches } = await two();
    await ask(chile);
    await next();
    const speech = await first();
    await endIntervention(chair, speech);
    await expect(endIntervention(chair, speech)).rejects.toMatchObject({ key: 'speakers.refusal.ended' });
    const [row] = await speeches();
    for (const change of [{ endedAt: sql`clock_timestamp()` }, { endedAt: null }, { pausedMs: 60_000 }]) {
      const changed = withTx(SYSTEM, (tx) =>
        tx
          .update(intervention)
          .set(change)
          .where(eq(intervention.id, row?.id ?? '')),
      );
      await expect(changed).rejects.toMatchObject({ cause: { code: '23001' } });
    }
  });
});
