import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { session as sessionTable } from '@/db/schema/agenda';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { closeSpeakersList, reopenSpeakersList } from '@/features/speakers/commands/list';
import {
  addFloorRequest,
  moveFloorRequest,
  withdrawFloorRequest,
} from '@/features/speakers/commands/requests';
import { getSpeakers } from '@/features/speakers/queries/speakers';
import { aSession } from '@/tests/setup/conference/agenda';
import { closed } from '@/tests/setup/conference/conference';
import { aDebate } from '@/tests/setup/conference/debate';
import { anActor, aSeat } from '@/tests/setup/conference/people';
import { eventsOf } from '@/tests/setup/stored';

async function three() {
  const debate = await aDebate(['CL', 'PE', 'BR']);
  const [chile, peru, brazil] = debate.delegates;
  if (!chile || !peru || !brazil) throw new Error('there are no delegates');
  return { ...debate, chile, peru, brazil };
}

describe('asking for the floor', () => {
  it('tells a delegation its place, and everybody who takes part sees the list', async () => {
    const { ask, chile, peru, brazil, view } = await three();
    expect(await ask(chile)).toMatchObject({ params: { position: 1 } });
    expect(await ask(peru, 'reply')).toMatchObject({ params: { position: 2 } });
    expect(await ask(brazil)).toMatchObject({ params: { position: 2 } });
    expect(await ask(chile, 'pointOfOrder')).toMatchObject({ params: { position: 1 } });
    const { waiting, own } = await view(brazil);
    expect(waiting.map(({ countryCode, kind }) => `${countryCode} ${kind}`)).toEqual([
      ...['CL pointOfOrder', 'CL statement', 'BR statement', 'PE reply'],
    ]);
    expect(own).toMatchObject({ delegationId: brazil.delegationId, accredited: true });
  });

  it('is for those who are accredited, for their own delegation, in a session that they know of', async () => {
    const { ask, chile, peru, here, conference, session } = await three();
    const input = { ...here, kind: 'statement' as const, speaker: null };
    const nominee = await aSeat(conference.id, chile.delegationId, 'delegate');
    const focal = await aSeat(conference.id, chile.delegationId, 'focalPoint');
    const as = (actor: typeof ANONYMOUS, delegationId: string) =>
      addFloorRequest(actor, { ...input, delegationId });
    await expect(as(nominee, chile.delegationId)).rejects.toMatchObject({
      key: 'speakers.refusal.notAccredited',
    });
    await expect(as(focal, chile.delegationId)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(as(chile, peru.delegationId)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(as(ANONYMOUS, chile.delegationId)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(as(await anActor(), chile.delegationId)).rejects.toMatchObject({ kind: 'notFound' });
    // A chair of the conference presides where they are on the bureau.
    const otherChair = await anActor('chair', conference.id);
    await expect(as(otherChair, chile.delegationId)).rejects.toMatchObject({ kind: 'forbidden' });
    const { id: sessionId } = await aSession(conference.id);
    await expect(
      addFloorRequest(chile, { ...input, sessionId, delegationId: chile.delegationId }),
    ).rejects.toMatchObject({ kind: 'notFound' });
    await withTx(SYSTEM, (tx) =>
      tx.update(sessionTable).set({ cancelledAt: new Date() }).where(eq(sessionTable.id, session.id)),
    );
    await expect(ask(peru)).rejects.toMatchObject({ key: 'speakers.refusal.noList' });
  });

  it('ends with the conference', async () => {
    const { ask, chile, conference } = await three();
    await closed(conference.id);
    await expect(ask(chile)).rejects.toMatchObject({
      key: 'speakers.refusal.conferenceClosed',
      kind: 'late',
    });
  });

  it('is there for sessions that debate alone', async () => {
    const { conference, chair, here, chile } = await three();
    const ceremony = await aSession(conference.id, { kind: 'ceremony' });
    expect(await getSpeakers(chair, conference.id, ceremony.id)).toBeNull();
    const organizer = await anActor('organizer', conference.id);
    const request = addFloorRequest(organizer, {
      ...{ ...here, sessionId: ceremony.id, delegationId: chile.delegationId },
      ...{ kind: 'statement', speaker: null },
    });
    await expect(request).rejects.toMatchObject({ key: 'speakers.refusal.noList' });
  });

  it('names the speaker to those who take part, and the delegation alone to the public', async () => {
    const { chile, peru, here, view, conference } = await three();
    const speaker = 'Ana Rojas, Director';
    await addFloorRequest(chile, { ...here, delegationId: chile.delegationId, kind: 'statement', speaker });
    expect((await view(peru)).waiting).toMatchObject([{ countryCode: 'CL', speaker }]);
    expect((await view(ANONYMOUS)).waiting).toMatchObject([{ countryCode: 'CL', speaker: null }]);
    expect(JSON.stringify(await eventsOf(conference.id))).not.toContain('Rojas');
  });
});

describe('a closed list', () => {
  it('takes points of order and replies alone, until it is opened again', async () => {
    const { ask, chile, peru, chair, here, view } = await three();
    await closeSpeakersList(chair, { ...here, listVersion: 0 });
    expect((await view(chile)).closedAt).not.toBeNull();
    await expect(ask(chile)).rejects.toMatchObject({ key: 'speakers.refusal.listClosed', kind: 'late' });
    await ask(chile, 'pointOfOrder');
    await ask(peru, 'reply');
    const again = closeSpeakersList(chair, { ...here, listVersion: 1 });
    await expect(again).rejects.toMatchObject({ key: 'speakers.refusal.closedAlready' });
    await expect(reopenSpeakersList(chair, { ...here, listVersion: 0 })).rejects.toMatchObject({
      kind: 'stale',
    });
    await reopenSpeakersList(chair, { ...here, listVersion: 1 });
    await ask(chile);
    await expect(reopenSpeakersList(chair, { ...here, listVersion: 2 })).rejects.toMatchObject({
      key: 'speakers.refusal.openAlready',
    });
  });
});

describe('a request', () => {
  it('is withdrawn by its own delegation or by who presides, once, and never by another', async () => {
    const { ask, chile, peru, chair, here, requests, view } = await three();
    await ask(chile);
    await ask(peru);
    const [first, second] = await requests();
    const end = { ...here, requestId: first?.id ?? '' };
    await expect(withdrawFloorRequest(peru, end)).rejects.toMatchObject({ kind: 'forbidden' });
    await withdrawFloorRequest(chile, end);
    await expect(withdrawFloorRequest(chile, end)).rejects.toMatchObject({ key: 'speakers.refusal.over' });
    await withdrawFloorRequest(chair, { ...here, requestId: second?.id ?? '' });
    expect((await view(chair)).waiting).toEqual([]);
    // Who withdrew may ask again, and stands at the end.
    await ask(chile);
    expect((await requests()).map(({ sequence }) => sequence).sort()).toEqual([1, 2, 3]);
  });

  it('is moved by who presides, among those of its kind, with the order before on record', async () => {
    const { ask, chile, peru, brazil, chair, here, view, order, conference } = await three();
    for (const delegate of [chile, peru, brazil]) await ask(delegate);
    const { waiting, orderVersion } = await view(chair);
    const move = { ...here, requestId: waiting[2]?.id ?? '', orderVersion, direction: 'up' as const };
    await expect(moveFloorRequest(brazil, move)).rejects.toMatchObject({ kind: 'forbidden' });
    await moveFloorRequest(chair, move);
    expect(await order()).toEqual([1, 3, 2]);
    await expect(moveFloorRequest(chair, move)).rejects.toMatchObject({ kind: 'stale' });
    const now = await view(chair);
    const up = { ...move, orderVersion: now.orderVersion };
    await moveFloorRequest(chair, up);
    expect(await order()).toEqual([3, 1, 2]);
    const atTop = moveFloorRequest(chair, { ...up, orderVersion: (await view(chair)).orderVersion });
    await expect(atTop).rejects.toMatchObject({ kind: 'stale' });
    const moved = (await eventsOf(conference.id)).filter(({ kind }) => kind === 'floorRequest.moved');
    expect(moved.map(({ before, after }) => [before, after])).toMatchObject([
      [
        { order: '1, 2, 3', position: 3 },
        { order: '1, 3, 2', position: 2, number: 3 },
      ],
      [
        { order: '1, 3, 2', position: 2 },
        { order: '3, 1, 2', position: 1, number: 3 },
      ],
    ]);
  });
});
