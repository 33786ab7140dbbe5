import { describe, expect, it } from 'vitest';
import { adoptOutcome, leaveOutcomeOpen } from '@/features/outcomes/commands/adoption';
import { rejectOutcome } from '@/features/outcomes/commands/ending';
import { debateSteps } from '@/features/outcomes/components/debate-steps';
import { HallText } from '@/features/outcomes/components/hall-text';
import { votingListFile } from '@/features/outcomes/exports/voting-list';
import { aDebate } from '@/tests/setup/conference/debates';
import { anActor, aSeat } from '@/tests/setup/conference/people';
import { drawn } from '@/tests/setup/drawn';
import { readPdf } from '@/tests/setup/pdf';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf } from '@/tests/setup/stored';
import { meeting as atOnce, withoutLock } from '@/tests/setup/unguarded';

const why = (key: string) => `outcomes.amendments.why.${key}`;
const COUNTS = { inFavour: 1, against: 3, abstaining: 0 };

/** A tabled text of which the second paragraph is voted on apart. */
async function aDividedText() {
  const ground = await aDebate();
  const [one = '', two = '', three = ''] = ground.paragraphs;
  await ground.divide([two], { by: ground.brazil.id });
  const [part] = await ground.parts();
  if (!part) throw new Error('the text is not divided');
  const adopt = async () =>
    adoptOutcome(ground.chair, {
      ...{ ...ground.at, version: (await ground.see()).version, noObjection: true, call: null },
    });
  return { ...ground, one, two, three, part, adopt };
}

describe('a text that is divided', () => {
  it('is voted on in its part first, which is taken out of it where it is rejected', async () => {
    const { meeting, part, decideThePart, parts, adopt, reads, debate, see } = await aDividedText();
    expect(part).toMatchObject({
      ...{ number: 1, status: 'open', mover: { countryCode: 'BR' }, may: { decide: true, withdraw: true } },
    });
    expect(await refusalOf(adopt())).toContain(why('undecided'));
    const before = (await see()).version;
    await decideThePart(part.id, 'rejected', COUNTS);
    expect(await reads()).toEqual(['Invites members to report', 'Decides to meet']);
    expect((await see()).version).toBeGreaterThan(before);
    expect(await parts()).toMatchObject([
      { status: 'rejected', votes: COUNTS, may: { decide: false, withdraw: false } },
    ]);
    expect((await debate()).division.divides?.paragraphs).toHaveLength(2);
    await adopt();
    expect((await debate()).division.divides).toBeNull();
    const recorded = (await eventsOf(meeting.id)).filter(({ kind }) => /divi|part\./.test(kind));
    expect(recorded.map(({ kind }) => kind)).toEqual(['outcome.divided', 'part.decided']);
    expect(recorded[1]?.after).toMatchObject({ ...COUNTS, division: 1, result: 'rejected', as: 'chair' });
  });

  it('keeps a part that is adopted, and takes no amendment any more', async () => {
    const { part, heads, chair, propose, rewrite, decideThePart, reads, debate } = await aDividedText();
    expect(await refusalOf(propose(heads.chile, 'delete'))).toContain(why('divided'));
    expect(await refusalOf(rewrite(chair, 'revised', 'Asks members'))).toContain(why('divided'));
    expect((await debate()).mayRewrite).toBe(false);
    await decideThePart(part.id, 'adopted');
    expect(await reads()).toHaveLength(3);
  });

  it('is whole again once the division is withdrawn, until the vote on the part', async () => {
    const { part, two, chair, heads, divide, undivide, propose, decide, decideThePart, parts } =
      await aDividedText();
    await undivide(part.id);
    expect(await refusalOf(decideThePart(part.id, 'adopted'))).toContain(why('decided'));
    await decide(chair, await propose(heads.chile, 'delete'), 'rejected');
    await divide([two]);
    expect((await parts()).map(({ number, status }) => [number, status])).toEqual([
      [1, 'withdrawn'],
      [2, 'open'],
    ]);
    const second = (await parts())[1]?.id ?? '';
    await decideThePart(second, 'adopted');
    expect(await refusalOf(undivide(second))).toContain(why('decided'));
  });

  it('is rejected as a whole with the last of its operative paragraphs, and stays to be read', async () => {
    const { part, one, three, chair, at, divide, decideThePart, parts, debate, see, adopt, reads } =
      await aDividedText();
    await divide([one, three]);
    await decideThePart(part.id, 'rejected');
    const rest = (await parts())[1]?.id ?? '';
    await decideThePart(rest, 'rejected');
    expect((await debate()).debate.outcome).toBe('rejected');
    expect(await reads()).toEqual(['Invites members to report', 'Decides to meet']);
    expect(await refusalOf(adopt())).toContain('outcomes.division.why.rejectedInParts');
    const { version } = await see();
    expect(await refusalOf(leaveOutcomeOpen(chair, { ...at, version }))).toContain('rejectedInParts');
    expect((await debate()).division.divides).toBeNull();
    await rejectOutcome(chair, { ...at, version, reason: 'All operative paragraphs were rejected.' });
    expect(await see()).toMatchObject({ state: 'rejected' });
  });

  it('is divided by who presides alone, into parts that are neither nothing, nor all, nor in another', async () => {
    const { meeting, chile, heads, one, two, three, divide, undivide, part, decideThePart } =
      await aDividedText();
    const delegate = await aSeat(meeting.id, chile.id, 'delegate');
    for (const actor of [heads.chile, delegate]) {
      expect(await refusalOf(divide([one], { actor }))).toContain('forbidden');
      expect(await refusalOf(undivide(part.id, actor))).toContain('forbidden');
      expect(await refusalOf(decideThePart(part.id, 'adopted', null, actor))).toContain('forbidden');
    }
    expect(await refusalOf(divide([two]))).toContain(why('inAnotherPart'));
    expect(await refusalOf(divide([one, one]))).toContain(why('noPart'));
    expect(await refusalOf(divide([one], { version: 99 }))).toContain('changed');
    const many = { inFavour: 9, against: 0, abstaining: 0 };
    expect(await refusalOf(decideThePart(part.id, 'adopted', many))).toContain(why('moreThanMembers'));
    await undivide(part.id);
    expect(await refusalOf(divide([one, two, three]))).toContain(why('noPart'));
  });

  it('waits for its amendments before it is divided', async () => {
    const { heads, paragraphs, propose, divide, debate } = await aDebate();
    await propose(heads.chile, 'delete');
    expect((await debate()).division).toEqual({ parts: [], divides: { paragraphs: [], waits: true } });
    expect(await refusalOf(divide([paragraphs[1] ?? '']))).toContain(why('undecided'));
  });

  it('stands in its part on the hall screen and on the voting list', async () => {
    const { meeting, chair, part, see, debate, decideThePart } = await aDividedText();
    const hall = async () => {
      const shown = { outcome: await see(), debate: await debate() };
      const html = await drawn(<HallText {...shown} languages={['en', 'ar']} now={new Date()} />);
      return html.replace(/<[^>]*>/g, '|');
    };
    const list = async () =>
      (await readPdf((await votingListFile(chair, meeting.slug, { number: 1, locale: 'en' })).bytes)).text;
    const before = await hall();
    expect(before).toContain('Part 1 · Operative paragraph 2');
    expect(before).toContain('Voted on separately · Division moved by Brazil');
    expect(before).toMatch(/الجزء [1١]/);
    expect(before).toContain('Requests a fund');
    expect(before).not.toContain('Decides to meet');
    expect(await list()).toMatch(
      /Parts voted on separately[\s\S]*Part 1[\s\S]*Requests a fund[\s\S]*as a whole/,
    );
    await decideThePart(part.id, 'rejected', COUNTS);
    expect(await hall()).toContain(
      'Part 1 · Operative paragraph 2: Rejected · 1 in favour, 3 against, 0 abstaining',
    );
    expect(await list()).toContain('Rejected · Division moved by Brazil · 1 in favour, 3 against');
  });
});

describe('the path of a text', () => {
  it('leads over its tabling and its amendments to the parts that were voted on', async () => {
    const {
      heads,
      chair,
      brazil,
      paragraphs,
      propose,
      decide,
      withdraw,
      divide,
      parts,
      decideThePart,
      debate,
    } = await aDebate(undefined, { sponsored: true });
    const steps = async () =>
      debateSteps(await debate(), { here: '/en/x/outcomes/1', locale: 'en', timeZone: 'UTC' });
    expect(await steps()).toMatchObject([{ title: 'Tabled', detail: 'Chile' }]);
    const asks = { targetId: paragraphs[0], by: brazil.id };
    const revised = await propose(heads.brazil, 'revise', {
      ...asks,
      text: 'Invites members to report soon',
    });
    await withdraw(heads.brazil, await propose(heads.brazil, 'delete', asks));
    expect((await steps())[1]).toMatchObject({ title: '2 amendments', detail: 'Open: 1 · Withdrawn: 1' });
    await decide(chair, revised, 'adopted');
    await divide([paragraphs[1] ?? '']);
    await decideThePart((await parts())[0]?.id ?? '', 'adopted');
    const all = await steps();
    expect(all.slice(1)).toMatchObject([
      { detail: 'Adopted: 1 · Withdrawn: 1', href: '/en/x/outcomes/1/amendments' },
      { title: 'Voted on in parts', detail: 'Part 1: Adopted' },
    ]);
    expect(all.map(({ at }) => at)).toEqual(
      all.map(({ at }) => at).toSorted((a, b) => Number(a) - Number(b)),
    );
  });
});

describe('two at once', () => {
  async function twice() {
    const { meeting, part, decideThePart, events } = await aDividedText();
    const organizer = await anActor('organizer', meeting.id);
    const both = () =>
      Promise.allSettled([
        decideThePart(part.id, 'adopted'),
        decideThePart(part.id, 'adopted', null, organizer),
      ]);
    const voted = async () =>
      (await events()).filter((one) => one.conferenceId === meeting.id && one.event.kind === 'part.voted');
    return { meeting, both, voted };
  }

  it('decide a part once: the other is told so', async () => {
    const { both, voted } = await twice();
    const done = await both();
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { sentence: { key: why('decided'), params: { by: 'part', amendment: 1 } } },
    });
    expect(await voted()).toHaveLength(1);
  });

  it('control: without the lock both write, and the database alone refuses one, without a sentence', async () => {
    const { meeting, both, voted } = await twice();
    const { done, taken } = await withoutLock('outcome', () => atOnce(meeting.id, both));
    expect(taken).toBeGreaterThan(1);
    const [failed] = done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(failed).toBeDefined();
    expect(failed).not.toHaveProperty('sentence');
    expect(await voted()).toHaveLength(1);
  });
});
