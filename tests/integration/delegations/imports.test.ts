import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { watchStatements, withTx } from '@/db/client';
import { conference as conferenceTable } from '@/db/schema/conferences';
import { delegation } from '@/db/schema/delegations';
import { file } from '@/db/schema/files';
import { type Actor, SYSTEM } from '@/domain/actor';
import { IMPORT_KEPT_DAYS, ROW_STATES } from '@/domain/imports';
import type { Refusal } from '@/domain/refusal';
import { confirmImport } from '@/features/delegations/commands/confirmation';
import { addImport, discardImport, matchImport } from '@/features/delegations/commands/imports';
import { nominateParticipant } from '@/features/delegations/commands/nomination';
import { importInput } from '@/features/delegations/input';
import { forgetImports } from '@/features/delegations/jobs';
import { getImport, listImports } from '@/features/delegations/queries/imports';
import { verifyEvents } from '@/platform/record';
import { aConference, type TestConference } from '@/tests/setup/conference/conference';
import { aDelegation, anAccount, anActor, aSeat } from '@/tests/setup/conference/people';
import { owner } from '@/tests/setup/owner';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf, mailsOf, seatsIn } from '@/tests/setup/stored';
import { openEveryConnection, withoutLock } from '@/tests/setup/unguarded';

const HEAD = 'Country;Name;E-mail;Capacity';
const address = () => `${randomUUID()}@example.org`;
type Kind = 'persons' | 'delegations';
type Sent = { kind?: Kind; delegationId?: string };

async function ground(quota = 5) {
  const conference = await aConference({}, ['CL', 'PE', 'AR']);
  const home = await aDelegation(conference.id, 'CL', { quota });
  return { conference, home, organizer: await anActor('organizer', conference.id) };
}

/** Sends a list as its form does. @returns the id of the import */
async function sent(actor: Actor, { slug }: TestConference, lines: readonly string[], more: Sent = {}) {
  const form = { conference: slug, kind: 'persons', pasted: lines.join('\n'), locale: 'fr', ...more };
  const { redirect = '' } = await addImport(actor, importInput.parse(form));
  return redirect.slice(redirect.lastIndexOf('/') + 1);
}

/** What the form that confirms an import carries, as its page was drawn. */
async function shown(actor: Actor, { id, slug }: TestConference, importId: string) {
  const { row, comparison } = await getImport(actor, id, importId);
  if (!comparison) throw new Error('nothing to preview');
  const { version: previewVersion, counts, rows, letters } = comparison;
  const form = {
    ...{ conference: slug, importId, version: row.version, previewVersion },
    counts: ROW_STATES.map((state) => counts[state]).join('-'),
    reason: null as string | null,
  };
  return { form, counts, rows, letters };
}

describe('a list of persons', () => {
  it('is written only when it is confirmed, with what nominating one after the other writes', async () => {
    const { conference, home, organizer } = await ground();
    const [first, second] = [address(), address()];
    const lines = [HEAD, `Chile;Ana Soto;${first};Head`, `CL;Luis Rey;${second};`];
    const importId = await sent(organizer, conference, lines);
    expect(await seatsIn(conference.id, home.id)).toEqual([]);
    const { form, counts, letters } = await shown(organizer, conference, importId);
    expect({ counts, letters }).toEqual({ counts: { new: 2, changed: 0, same: 0, error: 0 }, letters: 2 });
    await confirmImport(organizer, form);
    const one = await seatsIn(conference.id, home.id);
    expect(one.map(({ capacity }) => capacity).sort()).toEqual(['delegate', 'head']);
    const mails = await mailsOf(conference.id);

    const other = await ground();
    for (const [email, name, capacity] of [
      [first, 'Ana Soto', 'head'],
      [second, 'Luis Rey', 'delegate'],
    ] as const)
      await nominateParticipant(other.organizer, {
        ...{ conference: other.conference.slug, delegationId: other.home.id, locale: 'fr' },
        ...{ email, name, capacity },
      });
    const singly = await mailsOf(other.conference.id);
    const plain = (all: typeof mails) =>
      all.map(({ recipient, locale, template, params }) => ({
        ...{ recipient, locale, template },
        params: { ...params, link: new URL(String(params.link)).searchParams.get('to')?.split('/').at(-1) },
      }));
    expect(plain(mails)).toEqual(plain(singly));
    const kinds = (await eventsOf(conference.id)).map(({ kind, after }) => ({ kind, after }));
    const nominated = kinds.filter(({ kind }) => kind === 'participant.nominated');
    expect(nominated.map(({ after }) => (after as { capacity: string }).capacity)).toEqual([
      'head',
      'delegate',
    ]);
    expect(kinds.at(-1)).toEqual({
      kind: 'import.confirmed',
      after: { importKind: 'persons', added: 2, changed: 0, letters: 2 },
    });
    expect(JSON.stringify(kinds)).not.toContain(first);
    expect(await withTx(SYSTEM, (tx) => verifyEvents(tx, conference.id))).toMatchObject({ broken: null });
    expect(await withTx(SYSTEM, (tx) => tx.$count(file, eq(file.conferenceId, conference.id)))).toBe(0);
  });

  it('changes only what differs when it comes again, and nothing where nothing does', async () => {
    const { conference, home, organizer } = await ground();
    const email = address();
    const before = [HEAD, `CL;Ana Soto;${email};Expert`];
    await confirmImport(
      organizer,
      (await shown(organizer, conference, await sent(organizer, conference, before))).form,
    );
    const same = await shown(organizer, conference, await sent(organizer, conference, before));
    expect(same.counts).toEqual({ new: 0, changed: 0, same: 1, error: 0 });
    expect(await refusalOf(confirmImport(organizer, same.form))).toBe('imports.refusal.nothing conflict');

    const after = [HEAD, `CL;Ana Soto Díaz;${email};Adviser`];
    const { form, rows, letters } = await shown(
      organizer,
      conference,
      await sent(organizer, conference, after),
    );
    expect(rows[0]?.cells).toMatchObject({
      name: { state: 'changed', before: 'Ana Soto', after: 'Ana Soto Díaz' },
      capacity: { state: 'changed', before: 'expert', after: 'adviser' },
      email: { state: 'same' },
    });
    expect(letters).toBe(1);
    expect(await refusalOf(confirmImport(organizer, form))).toBe('common.invalid.empty invalid reason');
    await confirmImport(organizer, { ...form, reason: 'The letter says so.' });
    expect(await seatsIn(conference.id, home.id)).toMatchObject([
      { name: 'Ana Soto Díaz', capacity: 'adviser' },
    ]);
    const events = (await eventsOf(conference.id)).map(({ kind }) => kind);
    expect(events.slice(-3)).toEqual([
      'participant.nameChanged',
      'participant.capacityChanged',
      'import.confirmed',
    ]);
    expect((await mailsOf(conference.id)).at(-1)).toMatchObject({
      recipient: email,
      template: 'delegation.changed',
    });
  });

  it('says beforehand of each row why it cannot be, and is refused as a whole', async () => {
    const { conference, home, organizer } = await ground(2);
    await aSeat(conference.id, home.id, 'head');
    const elsewhere = await aDelegation(conference.id, 'PE');
    const known = await anAccount();
    await nominateParticipant(organizer, {
      ...{ conference: conference.slug, delegationId: elsewhere.id, email: known.email },
      ...{ name: 'Known', capacity: 'expert', locale: 'en' },
    });
    const closed = await anAccount({ disabledAt: new Date() });
    const lines = [
      HEAD,
      `CL;One;${address()};Head`,
      `CL;Two;${address()};Expert`,
      `CL;Three;${address()};Expert`,
      `CL;Four;${known.email};`,
      `CL;Five;${closed.email};`,
      `AR;Six;${address()};`,
      `CL;;${address()};Expert`,
    ];
    const { form, rows, counts } = await shown(
      organizer,
      conference,
      await sent(organizer, conference, lines),
    );
    const why = rows.map(({ cells }) =>
      Object.values(cells)
        .flatMap((cell) => cell.why?.key ?? [])
        .sort(),
    );
    expect(why).toEqual([
      ['delegations.refusal.headTaken'],
      [],
      ['imports.invalid.noPlace'],
      ['delegations.refusal.nominatedAlready', 'imports.invalid.noPlace'],
      ['delegations.refusal.accountDisabled', 'imports.invalid.noPlace'],
      ['imports.invalid.notInvited'],
      ['common.invalid.empty', 'imports.invalid.noPlace'],
    ]);
    expect(counts).toMatchObject({ new: 1, error: 6 });
    expect(await refusalOf(confirmImport(organizer, form))).toBe('imports.refusal.errors conflict');
    expect((await seatsIn(conference.id, home.id)).length).toBe(1);
  });

  it('takes columns as they are chosen, and keeps what was not chosen out', async () => {
    const { conference, organizer } = await ground();
    const lines = ['Land;Wer;Adresse', `Chile;Ana Soto;${address()}`];
    const importId = await sent(organizer, conference, lines);
    const before = await getImport(organizer, conference.id, importId);
    expect(before.comparison).toBeNull();
    expect(before.missing.length).toBe(3);
    const form = { conference: conference.slug, importId, version: 1, quota: 5, locale: 'en' as const };
    const chosen = { ...form, capacity: 'adviser' as const, columns: ['country', 'name', 'name'] };
    expect(await refusalOf(matchImport(organizer, chosen))).toBe(
      'imports.refusal.columnTwice invalid columns',
    );
    await matchImport(organizer, { ...chosen, columns: ['country', 'name', 'email'] });
    const { rows } = await shown(organizer, conference, importId);
    expect(rows[0]).toMatchObject({ state: 'new', cells: { capacity: { after: 'adviser' } } });
  });

  it('of a focal point belongs to the own delegation', async () => {
    const { conference, home, organizer } = await ground();
    const focal = await aSeat(conference.id, home.id, 'focalPoint');
    const other = await aDelegation(conference.id, 'PE');
    const lines = ['Name;E-mail;Country', `Ana Soto;${address()};Chile`, `Luis Rey;${address()};Peru`];
    expect(await refusalOf(sent(focal, conference, lines))).toMatch(/ forbidden/);
    expect(await refusalOf(sent(focal, conference, lines, { delegationId: other.id }))).toMatch(/ notFound/);
    const importId = await sent(focal, conference, lines, { delegationId: home.id });
    const { rows } = await shown(focal, conference, importId);
    expect(rows.map(({ state }) => state)).toEqual(['new', 'error']);
    const theirs = await aSeat(conference.id, other.id, 'focalPoint');
    expect(await refusalOf(getImport(theirs, conference.id, importId))).toMatch(/ notFound/);
    const whole = await sent(organizer, conference, [HEAD, `CL;Ana;${address()};`]);
    expect(await refusalOf(getImport(focal, conference.id, whole))).toMatch(/ forbidden/);
    await discardImport(focal, { conference: conference.slug, importId, version: 1 });
    expect(await refusalOf(getImport(focal, conference.id, importId))).toMatch(/ notFound/);
  });
});

describe('a list of persons for a list that is closed', () => {
  /** A focal point whose delegation has an adviser and a head, and a list that names the adviser otherwise, and somebody new. */
  async function prepared() {
    const { conference, home, organizer } = await ground();
    const focal = await aSeat(conference.id, home.id, 'focalPoint');
    const sitting = await anAccount();
    await aSeat(conference.id, home.id, 'adviser', { accountId: sitting.id });
    await aSeat(conference.id, home.id, 'head');
    const lines = [HEAD, `CL;${sitting.name};${sitting.email};Expert`, `CL;Luis Rey;${address()};`];
    const own = { delegationId: home.id };
    const importId = await sent(focal, conference, lines, own);
    const whole = await sent(organizer, conference, lines);
    const whyOf = async (viewer: Actor, id: string) => {
      const { rows } = await shown(viewer, conference, id);
      return rows.map(({ state, cells }) => [
        state,
        Object.values(cells)
          .flatMap(({ why }) => why?.key ?? [])
          .join(),
      ]);
    };
    const write = (values: Partial<typeof delegation.$inferInsert>) =>
      withTx(SYSTEM, (tx) => tx.update(delegation).set(values).where(eq(delegation.id, home.id)));
    return { conference, organizer, focal, importId, whole, whyOf, write };
  }
  const OPEN = [
    ['changed', ''],
    ['new', ''],
  ];

  it('shows of each row that the list is confirmed, before anything is sent', async () => {
    const { conference, organizer, focal, importId, whole, whyOf, write } = await prepared();
    expect(await whyOf(focal, importId)).toEqual(OPEN);
    const { form } = await shown(focal, conference, importId);
    await write({ confirmedAt: new Date(), confirmedBy: focal.accountId });
    const why = 'delegations.refusal.listConfirmed';
    expect(await whyOf(focal, importId)).toEqual([
      ['error', why],
      ['error', why],
    ]);
    expect(await refusalOf(confirmImport(focal, { ...form, reason: 'So' }))).toContain('refusal.changed');
    const now = await shown(focal, conference, importId);
    expect(await refusalOf(confirmImport(focal, { ...now.form, reason: 'So' }))).toContain('refusal.errors');
    // The secretariat is bound by neither.
    expect(await whyOf(organizer, whole)).toEqual(OPEN);
  });

  it('shows of each who is new that nominations are over, and lets what stands there be changed', async () => {
    const { conference, organizer, focal, importId, whole, whyOf } = await prepared();
    const due = new Date(Date.now() - 60_000);
    await withTx(SYSTEM, (tx) =>
      tx.update(conferenceTable).set({ nominationDue: due }).where(eq(conferenceTable.id, conference.id)),
    );
    expect(await whyOf(focal, importId)).toEqual([
      ['changed', ''],
      ['error', 'delegations.refusal.nominationOver'],
    ]);
    expect(await whyOf(organizer, whole)).toEqual(OPEN);
  });
});

describe('a list that nobody confirms', () => {
  it('is discarded with its file after its days, by the system and on record, and no other is', async () => {
    const { conference, organizer } = await ground();
    const line = () => [HEAD, `CL;Ana Soto;${address()};`];
    const [old, young, confirmed] = [
      await sent(organizer, conference, line()),
      await sent(organizer, conference, line()),
      await sent(organizer, conference, line()),
    ];
    await confirmImport(organizer, (await shown(organizer, conference, confirmed)).form);
    // No role of the application dates a list back.
    const client = await owner();
    const age = (days: number, ...ids: string[]) =>
      client.query(
        'update sheet_import set added_at = now() - make_interval(days => $1, secs => 60) where id = any($2)',
        [days, ids],
      );
    await age(IMPORT_KEPT_DAYS, old, confirmed);
    await age(IMPORT_KEPT_DAYS - 1, young);
    await client.end();
    const files = () => withTx(SYSTEM, (tx) => tx.$count(file, eq(file.conferenceId, conference.id)));
    expect(await files()).toBe(2);
    expect(await forgetImports()).toBe(1);
    expect(await forgetImports()).toBe(0);
    expect(await files()).toBe(1);
    const left = await listImports(organizer, conference.id, null);
    expect(left.map(({ id }) => id).sort()).toEqual([young, confirmed].sort());
    const discarded = (await eventsOf(conference.id)).filter(({ kind }) => kind === 'import.discarded');
    expect(discarded).toEqual([expect.objectContaining({ entityId: old, actor: 'system' })]);
    const discard = { conference: conference.slug, importId: old, version: 1 };
    expect(await refusalOf(discardImport(organizer, discard))).toContain('common.refusal.removed');
  });
});

describe('a long list', () => {
  it('takes a few statements more than a short one', async () => {
    const statements = async (rows: number) => {
      const { conference, organizer } = await ground(500);
      const lines = Array.from({ length: rows }, (_, n) => `CL;Person ${n};${address()};Expert`);
      const { form } = await shown(
        organizer,
        conference,
        await sent(organizer, conference, [HEAD, ...lines]),
      );
      let count = 0;
      const stop = watchStatements(() => {
        count += 1;
      });
      await confirmImport(organizer, form);
      stop();
      return count;
    };
    const [short, long] = [await statements(5), await statements(500)];
    expect(long - short).toBeLessThan(5);
    expect(long).toBeLessThan(40);
  });
});

describe('a list of delegations', () => {
  it('invites who is new, and changes places and adds focal points where it was invited before', async () => {
    const { conference, home, organizer } = await ground();
    const lines = [
      'Country;Organization;Places;Focal point;E-mail',
      `Peru;;4;Rosa Paz;${address()}`,
      `;Ligue;;Jean Petit;${address()}`,
      `Chile;;9;Ana Soto;${address()}`,
    ];
    const kind = { kind: 'delegations' as const };
    const { form, counts, letters } = await shown(
      organizer,
      conference,
      await sent(organizer, conference, lines, kind),
    );
    expect({ counts, letters }).toEqual({ counts: { new: 2, changed: 1, same: 0, error: 0 }, letters: 3 });
    await confirmImport(organizer, form);
    const mails = await mailsOf(conference.id);
    expect(mails.map(({ template }) => template)).toEqual(Array(3).fill('delegation.focalPoint'));
    const events = await eventsOf(conference.id);
    expect(events.map(({ kind: one }) => one).filter((one) => !one.startsWith('import'))).toEqual([
      ...['delegation.invited', 'delegation.invited', 'delegation.quotaChanged'],
      ...['focalPoint.invited', 'focalPoint.invited', 'focalPoint.invited'],
    ]);
    expect(events.find(({ kind: one }) => one === 'delegation.quotaChanged')).toMatchObject({
      entityId: home.id,
      before: { quota: 5 },
      after: { quota: 9 },
    });
    const again = await shown(organizer, conference, await sent(organizer, conference, lines, kind));
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 3, error: 0 });
  });
});

describe('when the conference changes meanwhile', () => {
  it('asks again, and says what an import would do now', async () => {
    const { conference, home, organizer } = await ground(1);
    const importId = await sent(organizer, conference, [HEAD, `CL;Ana;${address()};`]);
    const { form } = await shown(organizer, conference, importId);
    await aSeat(conference.id, home.id, 'expert');
    const refused = await confirmImport(organizer, form).catch((error: Refusal) => error);
    expect(refused).toMatchObject({
      kind: 'stale',
      key: 'imports.refusal.changed',
      params: { wasNew: 1, wasWrong: 0, new: 0, wrong: 1 },
    });
    expect((await seatsIn(conference.id, home.id)).length).toBe(1);
  });

  /** Two imports and a nomination ask for the last place at once. @returns how many sit there then */
  const contended = async () => {
    const { conference, home, organizer } = await ground(1);
    const other = await anActor('organizer', conference.id);
    const ids = await Promise.all(
      [organizer, other].map((actor) => sent(actor, conference, [HEAD, `CL;Ana;${address()};`])),
    );
    const forms = await Promise.all(ids.map((id) => shown(organizer, conference, id)));
    await openEveryConnection();
    const answers = await Promise.allSettled([
      ...[organizer, other].map((actor, index) => {
        const form = forms[index]?.form;
        return form ? confirmImport(actor, form) : undefined;
      }),
      nominateParticipant(organizer, {
        ...{ conference: conference.slug, delegationId: home.id, email: address(), name: 'Single' },
        ...{ capacity: 'delegate', locale: 'en' },
      }),
    ]);
    const seats = await seatsIn(conference.id, home.id);
    return { seats: seats.length, won: answers.filter(({ status }) => status === 'fulfilled').length };
  };

  it('lets one of two imports and a nomination have the last place', async () => {
    for (let round = 0; round < 3; round += 1) expect(await contended()).toEqual({ seats: 1, won: 1 });
  });

  it('sells the last place more than once where delegations are not locked', async () => {
    await withoutLock('delegation', async () => {
      const rounds = [];
      for (let round = 0; round < 5; round += 1) rounds.push((await contended()).seats);
      expect(Math.max(...rounds)).toBeGreaterThan(1);
    });
  });
});
