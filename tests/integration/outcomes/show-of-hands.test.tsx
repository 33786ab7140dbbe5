import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { withdrawAmendment } from '@/features/outcomes/commands/amendments';
import { correctShowOfHands, recordShowOfHands } from '@/features/outcomes/commands/hands';
import { recallOutcome } from '@/features/outcomes/commands/recall';
import { OutcomePage } from '@/features/outcomes/components/outcome-page';
import { auditBeside } from '@/features/outcomes/queries/audit';
import { auditTexts } from '@/features/outcomes/queries/frozen';
import { outcomeBlocks } from '@/features/outcomes/queries/outcome-words';
import { aRulesProfile, inAll, ZONE } from '@/tests/setup/conference/conference';
import { aDebate } from '@/tests/setup/conference/debates';
import { aSitting } from '@/tests/setup/conference/hands';
import { anActor } from '@/tests/setup/conference/people';
import { withVote } from '@/tests/setup/conference/rules';
import { drawn } from '@/tests/setup/drawn';
import { eventsOf } from '@/tests/setup/stored';
import { holdRows } from '@/tests/setup/unguarded';
import { forcibly } from '../ballots/voted';
import { asApp, reason } from './adopted';

/** With spaces that break, as they are typed here. */
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

const shown = async ({ see, meeting }: Awaited<ReturnType<typeof aSitting>>) => {
  const { id, slug } = meeting;
  const conference = { id, slug, symbol: 'X', title: { en: 'X', fr: '', es: '', ar: '' } };
  const html = await drawn(
    <OutcomePage
      conference={{ ...conference, originalLanguage: 'en', timeZone: ZONE }}
      outcome={await see(ANONYMOUS)}
    />,
  );
  return spaced(html);
};

describe('a show of hands', () => {
  it('adopts a text by the majority of the rules, is explained, and stands with the adoption in the chain', async () => {
    const hall = await aSitting({ comes: 5 });
    await hall.count([3, 1, 1]);
    const adopted = await hall.see(ANONYMOUS);
    expect(adopted).toMatchObject({ state: 'adopted', adoptionMethod: 'showOfHands', doubt: null });
    expect(adopted.hands).toMatchObject([
      { inFavour: 3, present: 5, entitled: 6, source: 'checkIn', verdict: 'adopted', standing: 'decided' },
    ]);
    const events = await eventsOf(hall.meeting.id);
    expect(events.map(({ kind }) => kind).slice(-2)).toEqual(['showOfHands.recorded', 'outcome.adopted']);
    expect(events.at(-2)?.after).toMatchObject({ show: 1, as: 'chair', rules: { majority: 'simple' } });
    const page = await shown(hall);
    expect(page).toContain('Adopted, 3 to 1, 1 abstaining. More voted for than against.');
    expect(page).toContain('5 of 6 delegations entitled to vote were in the hall, by check-in.');
    const paper = outcomeBlocks(adopted, { locale: 'en', originalLanguage: 'en', timeZone: ZONE });
    expect(spaced(JSON.stringify(paper))).toContain('Adopted, 3 to 1, 1 abstaining.');
    const texts = await withTx(SYSTEM, (tx) => auditTexts(tx, hall.meeting.id));
    expect(texts).toEqual([{ number: 1, why: null }]);
  });

  it('does not adopt where the majority is missed, and the text is frozen so', async () => {
    const hall = await aSitting({ vote: { majority: 'twoThirds' } });
    await hall.count([3, 2, 1]);
    const rejected = await hall.see(ANONYMOUS);
    expect(rejected).toMatchObject({ state: 'notAdopted', hands: [{ verdict: 'rejected' }] });
    expect((await eventsOf(hall.meeting.id)).at(-1)).toMatchObject({
      kind: 'outcome.notAdopted',
      after: { method: 'showOfHands' },
    });
    await expect(hall.count([5, 1, 0])).rejects.toMatchObject({ key: 'outcomes.refusal.decidedAgainst' });
    expect(await shown(hall)).toContain('Rejected, 3 for, 2 against, 1 abstaining.');
  });

  it('is held to those in the hall, to a quorum, and to a count', async () => {
    const hall = await aSitting({ comes: 4 });
    await expect(hall.count([3, 1, 1])).rejects.toMatchObject({
      ...{ key: 'outcomes.hands.why.moreThanPresent', field: 'inFavour', params: { counted: 5, present: 4 } },
    });
    await expect(hall.count([0, 0, 0])).rejects.toMatchObject({ key: 'outcomes.hands.why.noHands' });
    const few = await aSitting({ comes: 3 });
    await expect(few.count([3, 0, 0])).rejects.toMatchObject({
      ...{ key: 'outcomes.hands.why.inquorate', params: { present: 3, needed: 4 } },
    });
    expect(await few.see()).toMatchObject({ state: 'draft', hands: [] });
  });

  it('takes the presence from the chair where nobody keeps the door, and only there', async () => {
    const hall = await aSitting({ comes: 0 });
    await expect(hall.count([3, 1, 0])).rejects.toMatchObject({ field: 'present' });
    await expect(hall.count([3, 1, 0], { present: 7 })).rejects.toMatchObject({
      key: 'outcomes.hands.why.moreThanEntitled',
    });
    await hall.count([3, 1, 0], { present: 5 });
    expect((await hall.see()).hands).toMatchObject([{ present: 5, source: 'chair' }]);
    const kept = await aSitting({ comes: 4 });
    await kept.count([3, 1, 0], { present: 6 });
    expect((await kept.see()).hands).toMatchObject([{ present: 4, source: 'checkIn' }]);
  });

  it('that ties goes to a second vote where the rules say so, and that tie rejects', async () => {
    const hall = await aSitting({ vote: { onTie: 'secondVote' } });
    await hall.count([3, 3, 0]);
    const undecided = await hall.see();
    expect(undecided).toMatchObject({ state: 'draft', version: 2, hands: [{ standing: 'undecided' }] });
    await expect(hall.count([3, 3, 0], { version: 1 })).rejects.toMatchObject({ kind: 'stale' });
    await hall.count([3, 3, 0]);
    expect(await hall.see()).toMatchObject({
      state: 'notAdopted',
      hands: [{ verdict: 'tiedSecondVote' }, { verdict: 'rejectedTie', standing: 'decided' }],
    });
  });

  it('waits for the amendments of a tabled text, and takes no rules of letters or of another conference', async () => {
    const { meeting, chair, see, propose } = await aDebate();
    const rules = withVote({ correspondence: false });
    const rulesId = await aRulesProfile(meeting.id, inAll('In the hall'), rules);
    const other = await aSitting();
    const record = async (rulesId: string) =>
      recordShowOfHands(chair, {
        ...{ conference: meeting.slug, number: 1, version: (await see()).version, rulesId },
        ...{ inFavour: 2, against: 0, abstaining: 0, present: 2 },
      });
    await expect(record(other.rulesId)).rejects.toMatchObject({ kind: 'notFound' });
    const letters = await aRulesProfile(meeting.id, inAll('By letter'), withVote({ correspondence: true }));
    await expect(record(letters)).rejects.toMatchObject({ kind: 'notFound' });
    const amendment = await propose(chair, 'revise', { text: 'Invites members to write' });
    await expect(record(rulesId)).rejects.toMatchObject({ key: 'outcomes.amendments.why.undecided' });
    await withdrawAmendment(chair, {
      ...{ conference: meeting.slug, number: 1, amendmentId: amendment, version: 1 },
    });
    await record(rulesId);
    expect(await see(ANONYMOUS)).toMatchObject({ adoptionMethod: 'showOfHands' });
  });

  it('is recorded by the chair alone, and not once the conference is closed', async () => {
    const hall = await aSitting();
    const organizer = await anActor('organizer', hall.meeting.id);
    await expect(hall.count([4, 0, 0], {}, organizer)).rejects.toMatchObject({ kind: 'forbidden' });
    await asApp(sql`update conference set closed_at = now() where id = ${hall.meeting.id}`);
    await expect(hall.count([4, 0, 0])).rejects.toMatchObject({ kind: 'late' });
  });

  it('decides once where two chairs record at once; the other is told', async () => {
    const hall = await aSitting();
    const second = await anActor('chair', hall.meeting.id);
    const held = await holdRows('outcome', [hall.draft.id]);
    const both = Promise.allSettled([hall.count([4, 1, 1]), hall.count([1, 4, 1], {}, second)]);
    await held.standing(2);
    await held.release();
    const refusals = (await both).flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatchObject({
      key: expect.stringMatching(/outcomes\.refusal\.(adopted|decidedAgainst)/),
    });
    expect((await hall.see()).hands).toHaveLength(1);
  });

  it('that left a text undecided is recorded once by two at once, too', async () => {
    const hall = await aSitting({ vote: { onTie: 'secondVote' } });
    const second = await anActor('chair', hall.meeting.id);
    const held = await holdRows('outcome', [hall.draft.id]);
    const both = Promise.allSettled([hall.count([3, 3, 0]), hall.count([3, 3, 0], {}, second)]);
    await held.standing(2);
    await held.release();
    const refusals = (await both).flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refusals).toMatchObject([{ key: 'outcomes.refusal.changed' }]);
    expect((await hall.see()).hands).toHaveLength(1);
  });

  it('is recalled for some minutes, and stays to be read beside the next one', async () => {
    const hall = await aSitting();
    await hall.count([1, 4, 0]);
    const { recallableUntil, version } = await hall.see();
    expect(recallableUntil).not.toBeNull();
    await recallOutcome(hall.chair, { ...hall.at, version, reason });
    expect(await hall.see()).toMatchObject({ state: 'draft', hands: [{ standing: 'recalled' }] });
    await hall.count([4, 1, 0]);
    expect(await hall.see(ANONYMOUS)).toMatchObject({
      state: 'adopted',
      hands: [{ standing: 'recalled' }, { standing: 'decided' }],
    });
    await asApp(sql`update conference set closed_at = now() where id = ${hall.meeting.id}`);
    await expect(
      recallOutcome(hall.chair, { ...hall.at, version: (await hall.see()).version, reason }),
    ).rejects.toMatchObject({ key: 'outcomes.refusal.closedSince' });
  });
});

describe('the database', () => {
  it('lets no text become decided by hands that nobody counted, or otherwise than they were counted', async () => {
    const hall = await aSitting();
    const becomes = (set: ReturnType<typeof sql>) =>
      asApp(sql`update outcome set ${set} where id = ${hall.draft.id}`);
    await expect(becomes(sql`not_adopted_at = now()`)).rejects.toThrow();
    await expect(becomes(sql`adopted_at = now(), adoption_method = 'showOfHands'`)).rejects.toThrow();
    const row = (verdict: string, number: number) =>
      asApp(sql`insert into show_of_hands (conference_id, outcome_id, number, taken_as, rules, in_favour, against,
        abstaining, present, entitled, source, verdict) values (${hall.meeting.id}, ${hall.draft.id}, ${number}, 'chair',
        '{"procedure": "vote"}', 3, 0, 0, 3, 6, 'chair', ${verdict})`);
    await expect(row('adopted', 2)).rejects.toThrow();
    await row('adopted', 1);
    const at = sql`(select taken_at from show_of_hands s where s.outcome_id = outcome.id)`;
    await expect(becomes(sql`not_adopted_at = ${at}`)).rejects.toThrow();
    await becomes(sql`adopted_at = ${at}, adoption_method = 'showOfHands'`);
    await expect(row('adopted', 2)).rejects.toThrow();
  });
});

describe('a correction of the counts', () => {
  const correcting = async (hall: Awaited<ReturnType<typeof aSitting>>) => {
    await hall.count([4, 1, 0]);
    return { ...hall.at, show: 1, version: 1, inFavour: 4, against: 1, abstaining: 1, reason };
  };

  it('stands beside what was declared, which it never changes', async () => {
    const hall = await aSitting();
    const input = await correcting(hall);
    await correctShowOfHands(hall.chair, input);
    await expect(correctShowOfHands(hall.chair, input)).rejects.toMatchObject({ kind: 'stale' });
    await expect(correctShowOfHands(hall.chair, { ...input, version: 2 })).rejects.toMatchObject({
      key: 'outcomes.hands.why.sameCounts',
    });
    await expect(correctShowOfHands(hall.chair, { ...input, version: 2, inFavour: 6 })).rejects.toMatchObject(
      { key: 'outcomes.hands.why.moreThanPresent' },
    );
    const organizer = await anActor('organizer', hall.meeting.id);
    await correctShowOfHands(organizer, { ...input, version: 2, inFavour: 1, against: 4 });
    const page = await shown(hall);
    expect(page).toContain('Adopted, 4 to 1.');
    expect(page).toContain('4 for, 1 against, 1 abstaining');
    expect(page.match(/By these counts the decision would have been another/g)).toHaveLength(1);
    const paper = outcomeBlocks(await hall.see(ANONYMOUS), {
      ...{ locale: 'en', originalLanguage: 'en', timeZone: ZONE },
    });
    expect(spaced(JSON.stringify(paper))).toContain('1 for, 4 against, 1 abstaining');
    const rapporteur = await anActor('rapporteur', hall.meeting.id);
    await expect(correctShowOfHands(rapporteur, { ...input, version: 3 })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  it('and what it is about are held against the chain by the audit, and the verdict against the counts', async () => {
    const hall = await aSitting();
    await correctShowOfHands(hall.chair, await correcting(hall));
    const why = async () =>
      (await withTx(SYSTEM, (tx) => auditBeside(tx, hall.meeting.id))).map((one) => one.why);
    expect(await why()).toEqual([null]);
    for (const change of [
      'update show_of_hands set in_favour = in_favour - 1',
      "update show_of_hands set source = 'chair'",
      'update show_of_hands_correction set against = against + 1',
    ]) {
      await forcibly(change);
      expect(await why(), change).toEqual(['what stands beside it is not what was recorded']);
      await forcibly(
        change
          .replace('- 1', '+ 1')
          .replace(/against \+ 1$/, 'against - 1')
          .replace("'chair'", "'checkIn'"),
      );
      expect(await why()).toEqual([null]);
    }
    const lie = (verdict: string) =>
      forcibly(`update show_of_hands set verdict = '${verdict}';
        update event set after = jsonb_set(after, '{verdict}', '"${verdict}"') where kind = 'showOfHands.recorded'`);
    await lie('rejected');
    expect(await why()).toEqual(['a show of hands was declared otherwise than its counts come to']);
  });
});
