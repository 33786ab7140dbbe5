import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { conference as conferenceTable } from '@/db/schema/conferences';
import { sponsorship, submission } from '@/db/schema/sponsors';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { inEach } from '@/domain/local-text';
import { finalReportFile } from '@/features/conferences/exports/final-report';
import { getOwnConference } from '@/features/conferences/queries/duties';
import { adoptOutcome, leaveOutcomeOpen } from '@/features/outcomes/commands/adoption';
import { withdrawOutcome } from '@/features/outcomes/commands/ending';
import {
  askForSponsorship,
  confirmSponsorship,
  declineSponsorship,
  joinSponsorship,
  withdrawSponsorship,
} from '@/features/outcomes/commands/sponsorship';
import { admitSubmission, submitOutcome } from '@/features/outcomes/commands/submission';
import { tableOutcome } from '@/features/outcomes/commands/tabling';
import { outcomesList } from '@/features/outcomes/exports';
import { getOutcome } from '@/features/outcomes/queries';
import { getDebate } from '@/features/outcomes/queries/debate';
import { partOf } from '@/tests/setup/archive';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf, mailsOf } from '@/tests/setup/stored';
import { meeting, onDatabaseAfter, openEveryConnection, withoutLock } from '@/tests/setup/unguarded';

const CODES = ['CL', 'BR', 'PE'];
const HOUR = 3_600_000;

/** A conference of three members, each with a head; `due`: its deadline for texts, in hours from now. */
async function aHouse(due: number | null = null) {
  const submissionDue = due === null ? null : new Date(Date.now() + due * HOUR);
  const { id, slug } = await aConference({ submissionDue }, CODES);
  const members: Record<string, { id: string; head: Actor }> = {};
  for (const code of CODES) {
    const delegation = await aDelegation(id, code);
    members[code] = { id: delegation.id, head: await aSeat(id, delegation.id, 'head') };
  }
  const member = (code: string) => {
    const one = members[code];
    if (!one) throw new Error(`no delegation of ${code}`);
    return one;
  };
  const chair = await anActor('chair', id);
  const submit = (values: Partial<Parameters<typeof submitOutcome>[1]> = {}, actor = member('CL').head) =>
    submitOutcome(actor, {
      ...{
        conference: slug,
        delegationId: member('CL').id,
        kind: 'measure',
        title: inAll('Shared registers'),
      },
      ...{ preamble: inAll('Recalling its work,\n\nNoting the need,'), sponsors: [], opensToSponsors: false },
      text: inAll('Encourages member countries to share registers\n\nRequests a report'),
      ...values,
    });
  const see = (viewer: Actor = chair, number = 1) => getOutcome(viewer, id, number, 'en');
  const ofText = (code: string, version: number, number = 1) => ({
    ...{ conference: slug, number, delegationId: member(code).id, version },
  });
  const standing = async () =>
    (await withTx(SYSTEM, (tx) => tx.select().from(sponsorship).where(eq(sponsorship.conferenceId, id)))).map(
      ({ state }) => state,
    );
  const admit = (code = 'CL', actor: Actor = chair) =>
    admitSubmission(actor, { conference: slug, delegationId: member(code).id, reason: 'It was announced.' });
  return { id, slug, member, chair, submit, see, ofText, standing, admit };
}
type House = Awaited<ReturnType<typeof aHouse>>;

const named = (parties: readonly { countryCode: string }[] | undefined) =>
  parties?.map(({ countryCode }) => countryCode);

describe('a text of a delegation', () => {
  it('is there as a draft with its paragraphs once it is submitted, and its path begins with that', async () => {
    const { id, member, submit, see } = await aHouse(1);
    await submit();
    const text = await see(member('PE').head);
    expect(text).toMatchObject({ state: 'draft', kind: 'measure', title: inAll('Shared registers') });
    expect(text.submission).toMatchObject({ main: { countryCode: 'CL' }, sponsors: [], lateFor: null });
    const read = text.paragraphs.map(({ part, number, verb, text: words }) => [
      part,
      number,
      verb?.en,
      words.en,
    ]);
    expect(read).toEqual([
      ['preambular', 1, undefined, 'Recalling its work,'],
      ['preambular', 2, undefined, 'Noting the need,'],
      ['operative', 1, 'Encourages', 'to share registers'],
      ['operative', 2, 'Requests', expect.stringContaining('report')],
    ]);
    const [event] = await eventsOf(id);
    expect(event).toMatchObject({
      kind: 'outcome.submitted',
      after: { number: 1, delegationId: member('CL').id, reason: null },
    });
    await expect(see(ANONYMOUS)).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('is submitted by who speaks for a member of the region, for the own delegation alone', async () => {
    const { id, member, chair, submit } = await aHouse();
    const observer = await aDelegation(id, 'Some organization');
    const observes = await aSeat(id, observer.id, 'head');
    const [focal, delegate] = [
      await aSeat(id, member('CL').id, 'focalPoint'),
      await aSeat(id, member('CL').id),
    ];
    for (const actor of [chair, focal, member('BR').head])
      expect(await refusalOf(submit({}, actor))).toContain('forbidden');
    expect(await refusalOf(submit({ delegationId: observer.id }, observes))).toContain('forbidden');
    expect(await refusalOf(submit({}, ANONYMOUS))).toContain('notFound');
    await submit({}, delegate);
  });

  it('has the same paragraphs in each language, an operative one at least, and none too long', async () => {
    const { submit, see } = await aHouse();
    const blank = inEach(() => '');
    expect(await refusalOf(submit({ text: blank }))).toBe('common.invalid.empty invalid text.en');
    const other = { ...inAll('One\n\nTwo'), fr: 'Un' };
    expect(await refusalOf(submit({ text: other }))).toBe('outcomes.refusal.otherParagraphs invalid text.fr');
    const long = inAll('x'.repeat(5001));
    expect(await refusalOf(submit({ text: long }))).toBe('outcomes.refusal.longParagraph invalid text.en');
    await submit({ preamble: blank, text: { ...blank, en: 'Invites members to meet' } });
    expect((await see()).paragraphs).toHaveLength(1);
  });

  it('is withdrawn by who speaks for the delegation, and by no other', async () => {
    const { slug, member, submit, see } = await aHouse();
    await submit();
    const withdraw = (actor: Actor) =>
      withdrawOutcome(actor, { conference: slug, number: 1, version: 1, reason: 'Another text says it.' });
    expect(await refusalOf(withdraw(member('BR').head))).toContain('forbidden');
    await withdraw(member('CL').head);
    expect((await see()).state).toBe('withdrawn');
  });
});

describe('the deadline for texts', () => {
  it('refuses from its instant on, and says that what was typed is kept', async () => {
    const { member, submit } = await aHouse(-1);
    expect(await refusalOf(submit())).toBe('outcomes.refusal.submissionOver late');
    expect(await refusalOf(submit({}, member('BR').head))).toContain('forbidden');
  });

  it('is held by the database, whatever a command says', async () => {
    const { id, member, submit } = await aHouse(1);
    await submit();
    await withTx(SYSTEM, (tx) =>
      tx.update(conferenceTable).set({ submissionDue: new Date() }).where(eq(conferenceTable.id, id)),
    );
    const raw = withTx(SYSTEM, async (tx) => {
      await tx.execute(sql`insert into outcome (conference_id, id, number, kind, title, main_sponsor_id)
        select conference_id, gen_random_uuid(), 2, kind, title, main_sponsor_id from outcome where conference_id = ${id}`);
      await tx.execute(sql`insert into submission (conference_id, outcome_id, delegation_id, opens_to_sponsors)
        select conference_id, id, ${member('CL').id}, false from outcome where conference_id = ${id} and number = 2`);
    });
    await expect(raw).rejects.toThrow();
  });

  it('is followed by one text of a delegation, once the chair or the organizers admit it with a reason', async () => {
    const { id, member, submit, see, admit } = await aHouse(-1);
    for (const actor of [await anActor('rapporteur', id), member('CL').head])
      expect(await refusalOf(admit('CL', actor))).toContain('forbidden');
    await admit('CL', await anActor('organizer', id));
    expect(await refusalOf(admit())).toBe('outcomes.refusal.admittedAlready conflict delegationId');
    expect((await mailsOf(id)).map(({ template }) => template)).toEqual(['outcomes.submissionAdmitted']);
    await submit();
    expect((await see(member('BR').head)).submission?.lateFor).toBe('It was announced.');
    expect(await refusalOf(submit())).toBe('outcomes.refusal.submissionOver late');
    await admit();
    await submit();
    const recorded = (await eventsOf(id)).map(({ kind }) => kind);
    expect(recorded.filter((kind) => kind === 'submission.admitted')).toHaveLength(2);
    const early = await aHouse(1);
    expect(await refusalOf(early.admit())).toBe('outcomes.refusal.notLateYet conflict');
  });

  const twoByOneAdmission = async () => {
    const { id, submit, admit } = await aHouse(-1);
    await admit();
    const both = await meeting(id, () => Promise.allSettled([submit(), submit()]));
    const kept = await withTx(SYSTEM, (tx) => tx.$count(submission, eq(submission.conferenceId, id)));
    return { kept, done: both.filter(({ status }) => status === 'fulfilled').length };
  };

  it('takes one of two texts that are sent at once by one admission', async () => {
    expect(await twoByOneAdmission()).toEqual({ kept: 1, done: 1 });
  });

  it('would take both where nothing holds the admission and it is not for one text', async () => {
    const unguarded = [
      'alter table submission drop constraint submission_admission_once',
      'alter table outcome drop constraint outcome_number',
    ];
    const { done, taken } = await withoutLock('conference', () =>
      onDatabaseAfter(unguarded, twoByOneAdmission),
    );
    expect(taken).toBeGreaterThan(0);
    expect(done).toEqual({ kept: 2, done: 2 });
  });
});

/** A text that Chile submitted, asking Brazil. */
async function askingBrazil(values: Partial<Parameters<House['submit']>[0]> = {}) {
  const house = await aHouse();
  await house.submit({ sponsors: [house.member('BR').id], ...values });
  return house;
}

describe('a co-sponsor', () => {
  it('is asked by mail and on the own page, and named to everybody once it has confirmed', async () => {
    const { id, slug, member, chair, see, ofText } = await askingBrazil();
    expect((await mailsOf(id)).map(({ template }) => template)).toEqual(['outcomes.sponsorAsked']);
    const owed = async (actor: Actor) =>
      (await getOwnConference(actor, id)).duties.owed.filter(({ kind }) => kind === 'sponsor').length;
    expect([await owed(member('BR').head), await owed(member('PE').head)]).toEqual([1, 0]);
    for (const actor of [member('CL').head, chair])
      expect(named((await see(actor)).submission?.others)).toEqual(['BR']);
    for (const actor of [member('PE').head, member('BR').head])
      expect((await see(actor)).submission).toMatchObject({ sponsors: [], others: [] });
    expect((await see(member('BR').head)).submission?.may).toEqual({
      answer: true,
      join: false,
      withdraw: false,
    });
    await confirmSponsorship(member('BR').head, ofText('BR', 1));
    expect(await owed(member('BR').head)).toBe(0);
    await leaveOutcomeOpen(chair, { conference: slug, number: 1, version: 1 });
    expect((await see(ANONYMOUS)).submission).toMatchObject({
      sponsors: [{ countryCode: 'BR' }],
      others: [],
    });
  });

  it('answers from its own account: nobody else does', async () => {
    const { id, member, chair, ofText, standing } = await askingBrazil();
    const focal = await aSeat(id, member('BR').id, 'focalPoint');
    for (const actor of [member('CL').head, member('PE').head, chair, focal])
      for (const answer of [confirmSponsorship, declineSponsorship])
        expect(await refusalOf(answer(actor, ofText('BR', 1)))).toContain('forbidden');
    expect(await refusalOf(confirmSponsorship(member('PE').head, ofText('PE', 1)))).toContain('notFound');
    await declineSponsorship(await aSeat(id, member('BR').id, 'delegate'), ofText('BR', 1));
    expect(await refusalOf(confirmSponsorship(member('BR').head, ofText('BR', 1)))).toContain('stale');
    expect(await standing()).toEqual(['declined']);
  });

  it('withdraws until the text is decided, also while it is left open, and can be asked again', async () => {
    const { slug, member, chair, ofText, standing, see } = await askingBrazil();
    const brazil = member('BR').id;
    const ask = () =>
      askForSponsorship(member('CL').head, { conference: slug, number: 1, delegationId: brazil });
    expect(await refusalOf(ask())).toBe('outcomes.refusal.sponsorAlready conflict delegationId');
    await confirmSponsorship(member('BR').head, ofText('BR', 1));
    await withdrawSponsorship(member('BR').head, ofText('BR', 2));
    await ask();
    await confirmSponsorship(member('BR').head, ofText('BR', 4));
    await leaveOutcomeOpen(chair, { conference: slug, number: 1, version: 1 });
    await withdrawSponsorship(member('BR').head, ofText('BR', 5));
    expect(await standing()).toEqual(['withdrawn']);
    expect((await see(ANONYMOUS)).submission?.sponsors).toEqual([]);
  });

  it('stays once the text is adopted, by the command and by the database', async () => {
    const { id, slug, member, chair, ofText, standing } = await askingBrazil();
    await confirmSponsorship(member('BR').head, ofText('BR', 1));
    await adoptOutcome(chair, { conference: slug, number: 1, version: 1, noObjection: true });
    const withdraw = withdrawSponsorship(member('BR').head, ofText('BR', 2));
    expect(await refusalOf(withdraw)).toBe('outcomes.refusal.sponsorsStay conflict');
    const change = sql`update sponsorship set state = 'withdrawn', version = 3 where conference_id = ${id}`;
    await expect(withTx(SYSTEM, (tx) => tx.execute(change))).rejects.toThrow();
    await expect(
      withTx(SYSTEM, (tx) => tx.execute(sql`delete from sponsorship where conference_id = ${id}`)),
    ).rejects.toThrow();
    expect(await standing()).toEqual(['confirmed']);
  });

  it('joins on its own where the text is open to that, and not else', async () => {
    const closed = await askingBrazil();
    const join = ({ slug, member }: House, code: string) =>
      joinSponsorship(member(code).head, { conference: slug, number: 1, delegationId: member(code).id });
    expect(await refusalOf(join(closed, 'PE'))).toBe('outcomes.refusal.askedSponsorsOnly conflict');
    const open = await askingBrazil({ opensToSponsors: true });
    await join(open, 'PE');
    await join(open, 'BR');
    expect(named((await open.see()).submission?.sponsors)?.sort()).toEqual(['BR', 'PE']);
    for (const code of ['PE', 'CL'])
      expect(await refusalOf(join(open, code))).toBe('outcomes.refusal.sponsorAlready conflict');
  });

  it('is named in the debate, and in the final report', async () => {
    const { id, slug, member, chair, see, ofText } = await askingBrazil();
    await confirmSponsorship(member('BR').head, ofText('BR', 1));
    await tableOutcome(chair, { conference: slug, number: 1, version: 1, delegationId: null, rulesId: null });
    const debate = await getDebate(chair, id, await see());
    expect([debate?.sponsor?.countryCode, named(debate?.sponsors)]).toEqual(['CL', ['BR']]);
    const { version } = await see();
    await adoptOutcome(chair, { conference: slug, number: 1, version, noObjection: true });
    const { head, rows } = await outcomesList(ANONYMOUS, slug, 'es', {});
    expect(rows[0]?.[head.indexOf('Patrocinadores')]).toBe('Chile y Brasil');
    const { bytes } = await finalReportFile(await anActor('organizer', id), slug, 'fr', 'word');
    expect(await partOf(bytes, 'word/document.xml')).toMatch(
      /Soumis par.{0,20}Chili.*Coauteurs.{0,20}Brésil/,
    );
  });

  const withdrawnAtAdoption = async () => {
    const { slug, member, chair, ofText, see, standing } = await askingBrazil();
    await confirmSponsorship(member('BR').head, ofText('BR', 1));
    await openEveryConnection();
    const [adoption, withdrawal] = await Promise.allSettled([
      adoptOutcome(chair, { conference: slug, number: 1, version: 1, noObjection: true }),
      withdrawSponsorship(member('BR').head, ofText('BR', 2)),
    ]);
    expect(adoption.status).toBe('fulfilled');
    expect((await see()).state).toBe('adopted');
    expect(await standing()).toEqual([withdrawal.status === 'fulfilled' ? 'withdrawn' : 'confirmed']);
  };

  it('that withdraws while the text is adopted is gone before, or stays', async () => {
    for (let round = 0; round < 5; round += 1) await withdrawnAtAdoption();
  });

  it('could leave an adopted text where no guard held it', async () => {
    const left = await onDatabaseAfter(['drop trigger sponsorship_in_time on sponsorship'], async () => {
      const { id, slug, member, chair, ofText, standing } = await askingBrazil();
      await confirmSponsorship(member('BR').head, ofText('BR', 1));
      await adoptOutcome(chair, { conference: slug, number: 1, version: 1, noObjection: true });
      const change = sql`update sponsorship set state = 'withdrawn', version = 3 where conference_id = ${id}`;
      await withTx(SYSTEM, (tx) => tx.execute(change));
      return standing();
    });
    expect(left).toEqual(['withdrawn']);
  });
});
