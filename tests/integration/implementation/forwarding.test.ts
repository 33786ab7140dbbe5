import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { forwarding } from '@/db/schema/implementation';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { dayIn, daysLater } from '@/domain/calendar';
import { inEach } from '@/domain/local-text';
import { forwardOutcome, withdrawForwarding } from '@/features/implementation/commands/forwarding';
import { resolutionDraftFile } from '@/features/implementation/exports/resolution';
import { listForwardings } from '@/features/implementation/queries/forwarding';
import { recallOutcome } from '@/features/outcomes/commands/recall';
import { partOf } from '@/tests/setup/archive';
import { aConference, inAll, ZONE } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { anActor } from '@/tests/setup/conference/people';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf } from '@/tests/setup/stored';
import { openEveryConnection } from '@/tests/setup/unguarded';

const TODAY = dayIn(ZONE, new Date());

/** A conference with an adopted outcome and a draft, and who forwards the one. */
async function aHouse() {
  const { id, slug } = await aConference();
  const adopted = { adoptedAt: new Date(), adoptionMethod: 'consensus' } as const;
  const { id: outcomeId } = await anOutcome(id, { ...adopted, title: inAll('Shared registers') });
  await anOutcome(id, { number: 2 });
  const organizer = await anActor('organizer', id);
  const forward = (version: number, values: Partial<Parameters<typeof forwardOutcome>[1]> = {}) =>
    forwardOutcome(organizer, {
      ...{ conference: slug, number: 1, version, assembly: inAll('General Assembly, 93rd session') },
      ...{ forwardedOn: TODAY, symbol: null, reason: version === 0 ? null : 'The agenda has changed.' },
      ...values,
    });
  const withdraw = (version: number) =>
    withdrawForwarding(organizer, { conference: slug, number: 1, version, reason: 'It was not sent.' });
  const acts = () => listForwardings(ANONYMOUS, { conferenceId: id, outcomeId });
  return { id, slug, outcomeId, organizer, forward, withdraw, acts };
}

describe('an outcome that is forwarded to the General Assembly', () => {
  it('is corrected and withdrawn act by act, each on record, and none of them is changed', async () => {
    const { id, forward, withdraw, acts } = await aHouse();
    await forward(0);
    await forward(1, { symbol: 'GA-93/DOC/7' });
    await withdraw(2);
    await forward(3);
    expect((await acts()).map(({ number, symbol, reason }) => [number, symbol, reason])).toEqual([
      [1, null, null],
      [2, 'GA-93/DOC/7', 'The agenda has changed.'],
      [3, null, 'It was not sent.'],
      [4, null, 'The agenda has changed.'],
    ]);
    const forwarded = 'outcome.forwarded';
    const kinds = (await eventsOf(id)).map(({ kind }) => kind).filter((kind) => kind !== 'outcome.adopted');
    expect(kinds).toEqual([forwarded, forwarded, 'outcome.forwardingWithdrawn', forwarded]);
  });

  it('was adopted before, and goes there on a day that has come', async () => {
    const { id, slug, forward, withdraw, acts } = await aHouse();
    expect(await refusalOf(forward(0, { number: 2 }))).toContain('notAdopted conflict');
    expect(await refusalOf(forward(0, { number: 9 }))).toContain('notFound');
    const on = (days: number) => forward(0, { forwardedOn: daysLater(TODAY, days) });
    expect(await refusalOf(on(-2))).toBe('implementation.invalid.forwardedBefore invalid forwardedOn');
    expect(await refusalOf(on(2))).toBe('implementation.invalid.forwardedAhead invalid forwardedOn');
    expect(await refusalOf(withdraw(0))).toContain('notFound');
    expect(await refusalOf(forward(0, { assembly: inEach(() => '') }))).toContain('invalid assembly.en');
    await forward(0);
    expect(await refusalOf(forward(0))).toBe('common.refusal.stale stale');
    expect(await refusalOf(forward(1, { reason: null }))).toBe('common.invalid.empty invalid reason');
    const chair = await anActor('chair', id);
    const recall = recallOutcome(chair, { conference: slug, number: 1, version: 1, reason: 'A slip.' });
    expect(await refusalOf(recall)).toBe('outcomes.refusal.forwardedSince conflict');
    expect(await acts()).toHaveLength(1);
  });

  it('is a draft of a resolution for everybody from then on, and before that for who forwards it', async () => {
    const { organizer, slug, forward } = await aHouse();
    const draft = (viewer = ANONYMOUS, number = 1) =>
      resolutionDraftFile(viewer, slug, { number, locale: 'en' });
    expect(await refusalOf(draft())).toMatch(/forbidden|notFound|signIn/);
    expect(await refusalOf(draft(organizer, 2))).toContain('notFound');
    expect((await draft(organizer)).name).toBe(`draft-resolution-${slug}-1-en.docx`);
    await forward(0);
    const { bytes } = await draft();
    const words = await partOf(bytes, 'word/document.xml');
    for (const part of ['General Assembly, 93rd session', 'Shared registers', 'The General Assembly,'])
      expect(words).toContain(part);
  });

  const pressedTwice = async () => {
    const { outcomeId, forward } = await aHouse();
    await openEveryConnection();
    const both = await Promise.allSettled([forward(0), forward(0)]);
    const kept = await withTx(SYSTEM, (tx) => tx.$count(forwarding, eq(forwarding.outcomeId, outcomeId)));
    return { kept, done: both.filter(({ status }) => status === 'fulfilled').length };
  };

  it('is recorded once where two record it at once', async () => {
    expect(await pressedTwice()).toEqual({ kept: 1, done: 1 });
  });
});
