import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { implementationReport } from '@/db/schema/implementation';
import { outcome } from '@/db/schema/outcomes';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { dayIn, daysLater } from '@/domain/calendar';
import { getOwnConference } from '@/features/conferences/queries/duties';
import { editFollowUp, endFollowUp, openFollowUp } from '@/features/implementation/commands/follow-up';
import { recordImplementation, reportImplementation } from '@/features/implementation/commands/reports';
import { statesList } from '@/features/implementation/exports/states';
import { getFollowUp } from '@/features/implementation/queries/follow-up';
import { getReports } from '@/features/implementation/queries/reports';
import { recallOutcome } from '@/features/outcomes/commands/recall';
import { listFile } from '@/platform/sheets/writing';
import { aConference, ZONE } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { refusalOf } from '@/tests/setup/refused';
import { meeting, openEveryConnection, withoutLock } from '@/tests/setup/unguarded';

const TODAY = dayIn(ZONE, new Date());
const RHYTHM = { firstOn: TODAY, everyMonths: 6, answerDays: 30, lastOn: null };
const reason = 'The assembly asked for it.';

/** A conference of two members and an observer, with an adopted outcome and a draft. */
async function aHouse() {
  const meeting = await aConference();
  const adopted = await anOutcome(meeting.id, { adoptedAt: new Date(), adoptionMethod: 'consensus' });
  await anOutcome(meeting.id, { number: 2 });
  const chile = await aDelegation(meeting.id, 'CL');
  const peru = await aDelegation(meeting.id, 'PE', { kind: 'memberOutOfRegion' });
  const observer = await aDelegation(meeting.id, 'Observing Organization');
  const [organizer, head, other, watcher] = [
    await anActor('organizer', meeting.id),
    await aSeat(meeting.id, chile.id, 'head'),
    await aSeat(meeting.id, peru.id, 'head'),
    await aSeat(meeting.id, observer.id, 'head'),
  ];
  const address = { conference: meeting.slug, number: 1 };
  const facts = { id: meeting.id, timeZone: ZONE };
  return {
    ...{ meeting, adopted, chile, peru, observer, organizer, head, other, watcher, address },
    open: (publicStates = false) => openFollowUp(organizer, { ...address, ...RHYTHM, publicStates }),
    see: (viewer = organizer) => getFollowUp(viewer, facts, adopted.id),
    read: (viewer = organizer, code = 'CL') =>
      getReports(viewer, meeting.id, { outcomeId: adopted.id, code }),
  };
}

type House = Awaited<ReturnType<typeof aHouse>>;
const report = (house: House, values: Partial<Parameters<typeof reportImplementation>[1]> = {}) => ({
  ...{ ...house.address, delegationId: house.chile.id, version: 0, state: 'inProgress' as const },
  ...{ words: 'A bill is before parliament.', evidence: null, doneOn: null },
  ...{ contactName: 'A registrar', contactEmail: 'registrar@example.org', ...values },
});

describe('a follow-up', () => {
  let house: House;
  beforeAll(async () => {
    house = await aHouse();
  });

  it('is of an adopted outcome, once', async () => {
    const { organizer, address, open } = house;
    const draft = openFollowUp(organizer, { ...address, number: 2, ...RHYTHM, publicStates: false });
    expect(await refusalOf(draft)).toBe('implementation.refusal.notAdopted conflict');
    const late = openFollowUp(organizer, {
      ...address,
      ...RHYTHM,
      firstOn: '2023-03-21',
      publicStates: false,
    });
    expect(await refusalOf(late)).toBe('implementation.refusal.firstPast invalid firstOn');
    await openEveryConnection();
    const both = await Promise.allSettled([open(), open()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(open())).toBe('implementation.refusal.openedAlready conflict');
  });

  it('asks the members of the moment at which it was opened, and no observer', async () => {
    await aDelegation(house.meeting.id, 'BR');
    const shown = await house.see();
    expect(shown?.members.map(({ code, standing }) => [code, standing])).toEqual([
      ['CL', 'awaited'],
      ['PE', 'awaited'],
    ]);
    expect(shown?.counts).toMatchObject({ noReport: 2 });
  });

  it('keeps an adoption from being recalled', async () => {
    const { meeting, adopted, address } = house;
    const chair = await anActor('chair', meeting.id);
    const recall = recallOutcome(chair, { ...address, version: 1, reason });
    expect(await refusalOf(recall)).toBe('outcomes.refusal.followedUpSince conflict');
    const past = withTx(SYSTEM, (tx) =>
      tx.update(outcome).set({ adoptedAt: null, adoptionMethod: null }).where(eq(outcome.id, adopted.id)),
    );
    await expect(past).rejects.toThrow();
  });

  it('changes its rhythm, ends and is resumed, as it was looked at', async () => {
    const { organizer, head, address, see } = house;
    const next = { ...RHYTHM, firstOn: daysLater(TODAY, 40) };
    const edit = (version: number) => editFollowUp(organizer, { ...address, version, ...next, reason });
    expect(await refusalOf(edit(2))).toBe('common.refusal.stale stale');
    await edit(1);
    expect(await see()).toMatchObject({ rounds: [{ opensOn: TODAY }], nextOn: next.firstOn, ended: false });
    await endFollowUp(organizer, { ...address, version: 2, reason });
    expect(await see()).toMatchObject({ ended: true, nextOn: null, rounds: [{ opensOn: TODAY }] });
    expect(await refusalOf(reportImplementation(head, report(house)))).toBe(
      'implementation.refusal.ended late',
    );
    const again = endFollowUp(organizer, { ...address, version: 3, reason });
    expect(await refusalOf(again)).toBe('implementation.refusal.ended conflict');
    await edit(3);
    expect(await see()).toMatchObject({ ended: false, nextOn: next.firstOn });
    await reportImplementation(head, report(house));
  });
});

describe('a report', () => {
  let house: House;
  beforeAll(async () => {
    house = await aHouse();
    await house.open();
  });

  it('is a duty of the own head and focal point until it is made', async () => {
    const { meeting, head, organizer } = house;
    const owedBy = async (viewer: typeof organizer) =>
      (await getOwnConference(viewer, meeting.id)).duties.owed.filter(({ kind }) => kind === 'report');
    expect(await owedBy(organizer)).toEqual([]);
    expect(await owedBy(await aSeat(meeting.id, house.chile.id, 'delegate'))).toEqual([]);
    expect(await owedBy(head)).toMatchObject([
      { path: '/outcomes/1/implementation/cl#report', overdue: false, number: 1 },
    ]);
    await reportImplementation(house.other, report(house, { delegationId: house.peru.id }));
    expect(await owedBy(house.other)).toEqual([]);
  });

  it('stands as the latest, with the ones before beside it', async () => {
    const { head, read, see } = house;
    await reportImplementation(head, report(house));
    await reportImplementation(
      head,
      report(house, { version: 1, state: 'done', words: null, doneOn: TODAY }),
    );
    expect((await read(head)).reports).toMatchObject([
      { number: 1, state: 'inProgress', contact: { name: 'A registrar' } },
      { number: 2, state: 'done', words: null, doneOn: TODAY },
    ]);
    expect(await see()).toMatchObject({
      counts: { done: 1, inProgress: 1 },
      members: [{ standing: 'settled' }, {}],
    });
  });

  it('is made by the own head and focal point alone', async () => {
    const { organizer, other, watcher } = house;
    const focal = await aSeat(house.meeting.id, house.chile.id, 'focalPoint');
    const delegate = await aSeat(house.meeting.id, house.chile.id, 'delegate');
    for (const actor of [organizer, other, watcher, delegate])
      expect(await refusalOf(reportImplementation(actor, report(house, { version: 2 })))).toBe(
        'common.refusal.forbidden forbidden',
      );
    const stranger = await anActor();
    const strange = reportImplementation(stranger, report(house, { version: 2 }));
    expect(await refusalOf(strange)).toMatch(/notFound$/);
    const unasked = report(house, { delegationId: house.observer.id });
    expect(await refusalOf(reportImplementation(watcher, unasked))).toMatch(/notFound$/);
    await reportImplementation(focal, report(house, { version: 2 }));
  });

  it('that came by letter is recorded with its date', async () => {
    const { organizer, read } = house;
    const letter = {
      ...report(house, { delegationId: house.peru.id, version: 1 }),
      letterOn: daysLater(TODAY, 1),
    };
    expect(await refusalOf(recordImplementation(organizer, letter))).toBe(
      'implementation.refusal.letterInFuture invalid letterOn',
    );
    await recordImplementation(organizer, { ...letter, letterOn: '2023-05-04' });
    expect((await read(organizer, 'PE')).reports).toMatchObject([
      { letterOn: null },
      { letterOn: '2023-05-04' },
    ]);
  });

  it.each([
    [
      { state: 'notApplicable' as const, words: null },
      'implementation.refusal.notApplicableWhy invalid words',
    ],
    [{ doneOn: TODAY }, 'implementation.refusal.notDone invalid doneOn'],
    [
      { state: 'done' as const, doneOn: daysLater(TODAY, 1) },
      'implementation.refusal.doneInFuture invalid doneOn',
    ],
  ])('is refused where it contradicts itself: %o', async (values, refusal) => {
    expect(await refusalOf(reportImplementation(house.head, report(house, { version: 3, ...values })))).toBe(
      refusal,
    );
  });

  it('is read by those who take part, and its contact by the organizers and the country', async () => {
    const { read, head, other, organizer } = house;
    expect((await read(other)).reports.map(({ contact }) => contact)).toEqual([null, null, null]);
    expect((await read(head)).reports.at(-1)?.contact).toEqual({
      name: 'A registrar',
      email: 'registrar@example.org',
    });
    expect((await read(organizer)).may).toEqual({ report: false, record: true });
    for (const viewer of [ANONYMOUS, await anActor()])
      expect(await refusalOf(read(viewer))).toMatch(/notFound$/);
  });

  it('is not changed or taken away, not even past the commands', async () => {
    for (const statement of [
      sql`update implementation_report set state = 'done'`,
      sql`delete from implementation_report`,
      sql`insert into implementation_report (conference_id, id, outcome_id, delegation_id, number, state)
        select conference_id, gen_random_uuid(), outcome_id, delegation_id, 9, 'done' from implementation_report limit 1`,
    ])
      await expect(withTx(SYSTEM, (tx) => tx.execute(statement))).rejects.toThrow();
  });
});

describe('two reports of one country at once', () => {
  const twice = (house: House) =>
    Promise.allSettled([
      reportImplementation(house.head, report(house)),
      reportImplementation(house.head, report(house, { state: 'notStarted' })),
    ]);
  const kept = (house: House) =>
    withTx(SYSTEM, (tx) =>
      tx.$count(implementationReport, eq(implementationReport.conferenceId, house.meeting.id)),
    );
  const why = (results: PromiseSettledResult<unknown>[]) =>
    results.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { kind?: string }).kind] : []));

  it('leave one, and tell the other of it', async () => {
    const house = await aHouse();
    await house.open();
    await openEveryConnection();
    expect(why(await meeting(house.meeting.id, () => twice(house)))).toEqual(['stale']);
    expect(await kept(house)).toBe(1);
  });

  it('would end in an error without the lock on the outcome (control)', async () => {
    const house = await aHouse();
    await house.open();
    await openEveryConnection();
    const { done } = await withoutLock('outcome', () => meeting(house.meeting.id, () => twice(house)));
    expect(why(done)).toEqual([undefined]);
    expect(await kept(house)).toBe(1);
  });
});

describe('the public', () => {
  it('reads nothing of a follow-up unless its states are public, and then no word of a report', async () => {
    const hidden = await aHouse();
    await hidden.open();
    expect(await hidden.see(ANONYMOUS)).toBeNull();
    const shown = await aHouse();
    await shown.open(true);
    await reportImplementation(shown.head, report(shown));
    const seen = await shown.see(ANONYMOUS);
    expect(seen?.counts).toMatchObject({ inProgress: 1, noReport: 1 });
    expect(JSON.stringify(seen)).not.toMatch(/parliament|registrar/);
    expect(await refusalOf(shown.read(ANONYMOUS))).toMatch(/notFound$/);
    const list = await statesList(ANONYMOUS, shown.meeting.slug, 'en', { state: 'inProgress' });
    const { bytes } = await listFile(list, 'en', 'csv');
    expect(bytes.toString()).toContain('Chile,CL,In progress');
    expect(bytes.toString()).not.toMatch(/Peru|parliament|registrar/);
    expect(await refusalOf(statesList(ANONYMOUS, hidden.meeting.slug, 'en', {}))).toMatch(/notFound$/);
  });
});
