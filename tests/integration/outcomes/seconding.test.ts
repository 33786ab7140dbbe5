import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { asOwner } from '@/db/owner';
import { debateEvent } from '@/db/schema/debates';
import { SYSTEM } from '@/domain/actor';
import { votingListFile } from '@/features/outcomes/exports/voting-list';
import { aDebate } from '@/tests/setup/conference/debates';
import { aDelegation, aSeat } from '@/tests/setup/conference/people';
import { readPdf } from '@/tests/setup/pdf';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf } from '@/tests/setup/stored';
import { meeting as atOnce, withoutLock } from '@/tests/setup/unguarded';

const aSecondedDebate = () => aDebate(undefined, { seconders: 1 });
const why = (key: string) => `outcomes.amendments.why.${key}`;

describe('an amendment to a text whose rules ask for a seconder', () => {
  it('waits, has no turn and is not decided, until another delegation seconds it', async () => {
    const { heads, chair, propose, decide, accept, second, debate } = await aSecondedDebate();
    const id = await propose(heads.chile, 'delete');
    const waiting = await debate();
    expect(waiting).toMatchObject({ seconders: 1, order: [] });
    expect(waiting.amendments[0]).toMatchObject({ awaits: 1, secondedBy: [], may: { decide: false } });
    for (const early of [
      () => decide(chair, id, 'adopted'),
      () => decide(chair, id, 'rejected'),
      () => accept(chair, id),
    ])
      expect(await refusalOf(early())).toContain(why('unseconded'));
    expect(await refusalOf(second(heads.chile, id))).toContain('forbidden');
    await second(heads.brazil, id);
    const { order, amendments } = await debate();
    expect(order.map(({ amendment }) => amendment)).toEqual([id]);
    expect(amendments[0]).toMatchObject({
      ...{ awaits: 0, may: { decide: true } },
      secondedBy: [{ party: { countryCode: 'BR' }, office: 'delegation' }],
    });
    await decide(chair, id, 'adopted');
  });

  it('waits again where the seconding is withdrawn, and each act stands beside the others', async () => {
    const { meeting, heads, chair, propose, decide, second, takeBack, debate } = await aSecondedDebate();
    const id = await propose(heads.chile, 'delete');
    await second(heads.brazil, id);
    await takeBack(heads.brazil, id);
    expect(await refusalOf(takeBack(heads.brazil, id))).toContain('common.refusal.removed');
    expect(await refusalOf(decide(chair, id, 'adopted'))).toContain(why('unseconded'));
    await second(heads.brazil, id);
    expect((await debate()).order).toHaveLength(1);
    const kinds = (await eventsOf(meeting.id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => /second/.test(kind))).toEqual([
      ...['amendment.seconded', 'seconding.withdrawn', 'amendment.seconded'],
    ]);
    await decide(chair, id, 'rejected');
    expect(await refusalOf(takeBack(heads.brazil, id))).toContain(why('decided'));
  });

  it('is seconded by who commits a delegation that may vote, or an office that heard it', async () => {
    const { meeting, brazil, chile, heads, chair, propose, second, debate } = await aSecondedDebate();
    const id = await propose(heads.chile, 'delete');
    const [alternate, delegate] = [
      await aSeat(meeting.id, brazil.id, 'alternate'),
      await aSeat(meeting.id, brazil.id, 'delegate'),
    ];
    expect(await refusalOf(second(delegate, id))).toContain('forbidden');
    expect(await refusalOf(second(chair, id, chile.id))).toContain(why('secondsOwn'));
    const rejected = await aDelegation(meeting.id, 'AR', { credentialsStatus: 'rejected' });
    const outvoted = await aSeat(meeting.id, rejected.id, 'head');
    expect(await refusalOf(second(outvoted, id, rejected.id))).toContain(why('secondsWithoutVote'));
    expect((await debate(alternate)).amendments[0]?.may.second).toMatchObject([{ id: brazil.id }]);
    expect((await debate(delegate)).amendments[0]?.may.second).toEqual([]);
    await second(chair, id);
    expect((await debate()).amendments[0]?.secondedBy).toMatchObject([{ office: 'chair' }]);
    expect(await refusalOf(second(alternate, id))).toContain(why('secondedAlready'));
  });

  it('stands apart on the voting list, and an amendment to it has no turn either', async () => {
    const { meeting, heads, chair, brazil, propose, second, debate } = await aSecondedDebate();
    const id = await propose(heads.chile, 'revise', { text: 'Invites members to report yearly' });
    const asks = { targetId: id, text: 'Invites all to report yearly', by: brazil.id };
    const other = await propose(heads.brazil, 'amend', asks);
    await second(chair, other, (await aMember(meeting.id, 'GY')).id);
    expect((await debate()).order).toEqual([]);
    const listed = async (words: readonly string[]) => {
      const { bytes } = await votingListFile(chair, meeting.slug, { number: 1, locale: 'en' });
      const { text } = await readPdf(bytes);
      expect(words.filter((word) => !text.includes(word))).toEqual([]);
      const places = words.map((word) => text.lastIndexOf(word));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      return text;
    };
    const rule = '1 other delegation seconds an amendment before it is put to the vote.';
    await listed([
      rule,
      'These, and what would change them',
      'A1 · Chile',
      'Awaiting a seconder',
      'A2 · Brazil',
    ]);
    await second(heads.brazil, id);
    expect((await debate()).order.map(({ amendment }) => amendment)).toEqual([other, id]);
    const all = await listed(['1. A2 · Brazil', 'Seconded by Guyana', '2. A1 · Chile', 'Seconded by Brazil']);
    expect(all).not.toContain('Awaiting a seconder');
  });

  it('is refused a seconder where no rules ask for one', async () => {
    const { heads, propose, second } = await aDebate();
    expect(await refusalOf(second(heads.brazil, await propose(heads.chile, 'delete')))).toContain(
      why('notAsked'),
    );
  });
});

async function aMember(conferenceId: string, country: string) {
  const delegation = await aDelegation(conferenceId, country);
  await aSeat(conferenceId, delegation.id, 'head');
  return delegation;
}

describe('two at once', () => {
  async function twice() {
    const { meeting, heads, brazil, propose, second, events } = await aSecondedDebate();
    const id = await propose(heads.chile, 'delete');
    const alternate = await aSeat(meeting.id, brazil.id, 'alternate');
    const both = () => Promise.allSettled([second(heads.brazil, id), second(alternate, id)]);
    const seconded = async () =>
      (await events()).filter(
        (one) => one.conferenceId === meeting.id && one.event.kind === 'amendment.seconded',
      );
    return { meeting, both, seconded };
  }

  it('of one delegation second an amendment once: the other is told so', async () => {
    const { both, seconded } = await twice();
    const done = await both();
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { sentence: { key: why('secondedAlready') } },
    });
    expect(await seconded()).toHaveLength(1);
  });

  it('control: without the lock both write, and the database alone refuses one, without a sentence', async () => {
    const { meeting, both, seconded } = await twice();
    const { done, taken } = await withoutLock('outcome', () => atOnce(meeting.id, both));
    expect(taken).toBeGreaterThan(1);
    const [failed] = done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(failed).toBeDefined();
    expect(failed).not.toHaveProperty('sentence');
    expect(await seconded()).toHaveLength(1);
  });
});

describe('the database', () => {
  async function aRow() {
    const { meeting, chair, heads, brazil, chile, propose, second, events } = await aSecondedDebate();
    const id = await propose(heads.chile, 'delete');
    const [first] = (await events()).filter((one) => one.conferenceId === meeting.id);
    if (!first) throw new Error('nothing was recorded');
    const put = (event: typeof first.event, sequence: number) =>
      withTx(SYSTEM, (tx) => tx.insert(debateEvent).values({ ...first, event, sequence, at: new Date() }));
    return { id, brazil, chile, chair, heads, second, put };
  }

  it('keeps no vote on what nobody seconded, and no delegation twice or for its own', async () => {
    const { id, brazil, chile, heads, second, put } = await aRow();
    const refused = { cause: { code: '23001' } };
    const voted = { kind: 'amendment.voted', amendment: id, result: 'adopted' } as const;
    const seconded = (by: string) => ({ kind: 'amendment.seconded', amendment: id, by }) as const;
    await expect(put(voted, 2)).rejects.toMatchObject(refused);
    await expect(put(seconded(chile.id), 2)).rejects.toMatchObject(refused);
    await expect(put({ ...seconded(brazil.id), kind: 'seconding.withdrawn' }, 2)).rejects.toMatchObject(
      refused,
    );
    await second(heads.brazil, id);
    await expect(put(seconded(brazil.id), 3)).rejects.toMatchObject(refused);
    await put(voted, 3);
  });

  it('control: it would, without its guard', async () => {
    const { id, brazil, put } = await aRow();
    const turn = (way: 'disable' | 'enable') =>
      withTx(SYSTEM, (tx) =>
        asOwner(tx, () =>
          tx.execute(sql.raw(`alter table debate_event ${way} trigger debate_event_seconded`)),
        ),
      );
    await turn('disable');
    try {
      for (const sequence of [2, 3])
        await put({ kind: 'amendment.seconded', amendment: id, by: brazil.id }, sequence);
      await put({ kind: 'amendment.voted', amendment: id, result: 'adopted' }, 4);
    } finally {
      await turn('enable');
    }
  });
});
