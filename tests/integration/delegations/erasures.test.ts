import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { registration } from '@/db/schema/delegations';
import { erasureRequest } from '@/db/schema/erasures';
import { event } from '@/db/schema/record';
import { type Actor, SYSTEM } from '@/domain/actor';
import { acceptRegistration } from '@/features/delegations/commands/accreditation';
import { editRegistration } from '@/features/delegations/commands/behalf';
import { changeName } from '@/features/delegations/commands/correction';
import { erasePerson } from '@/features/delegations/commands/erasing';
import {
  decideErasure,
  eraseDue,
  requestErasure,
  withdrawErasure,
} from '@/features/delegations/commands/erasures';
import { saveFormAnswersDraft } from '@/features/delegations/commands/form-answers';
import { savePhoto } from '@/features/delegations/commands/photo';
import { savePersonDraft } from '@/features/delegations/commands/registration';
import { requestChange } from '@/features/delegations/commands/requests';
import { personsList } from '@/features/delegations/exports';
import { photoInput } from '@/features/delegations/input';
import { eraseWhatIsDue } from '@/features/delegations/jobs';
import { listErasures, listOwnErasures } from '@/features/delegations/queries/erasures';
import { getAccreditation, getOwnRegistration } from '@/features/delegations/queries/registration';
import { aConference } from '@/tests/setup/conference/conference';
import { aFormQuestion } from '@/tests/setup/conference/form-questions';
import { aDelegation, anAccount, anActor, aSeat } from '@/tests/setup/conference/people';
import { registered } from '@/tests/setup/conference/registrations';
import { owner } from '@/tests/setup/owner';
import { ofEveryTable } from '@/tests/setup/tables';

/** What somebody would have, each value with a mark that stands nowhere else. */
const wanted = (mark: string) => ({
  givenName: `${mark}-given`,
  familyName: `${mark}-family`,
  badgeName: `${mark}-badge`,
  office: `${mark}-office`,
  phone: `+56 ${mark}`,
  languages: ['es' as const],
  dietaryNeeds: `${mark}-diet`,
  accessNeeds: null,
});

/** A conference that is over, and somebody who took part in it: everything that it can hold about a person is there. */
async function ground(values: Parameters<typeof aConference>[0] = {}) {
  const conference = await aConference(values);
  const { id: conferenceId, slug } = conference;
  const organizer = await anActor('organizer', conferenceId);
  const officer = await anActor('credentialsOfficer', conferenceId);
  const home = await aDelegation(conferenceId, 'CL');
  await aSeat(conferenceId, home.id, 'focalPoint');
  const mark = `CANARY-${randomUUID().slice(0, 8)}`;
  const { id: accountId } = await anAccount({ name: `${mark} Quispe` });
  const person = await aSeat(conferenceId, home.id, 'delegate', { accountId });
  const { participantId } = person;
  const named = {
    conference: slug,
    participantId,
    version: 1,
    name: `${mark} Mamani`,
    reason: `${mark}-why`,
  };
  await changeName(organizer, named);
  await registered(person, slug);
  await acceptRegistration(officer, { conference: slug, participantId, version: 3 });
  return { mark, reason: `${mark}-why`, conferenceId, slug, organizer, officer, home, person, participantId };
}
type Ground = Awaited<ReturnType<typeof ground>>;

/** Leaves a trace of the person wherever a conference keeps one. */
async function filled(world: Ground): Promise<void> {
  const { slug, organizer, person, participantId, conferenceId } = world;
  const seat = { conference: slug, participantId };
  await editRegistration(organizer, { ...seat, version: 1, ...wanted(world.mark), reason: world.reason });
  const own = await getOwnRegistration(person, conferenceId);
  await requestChange(person, {
    conference: slug,
    version: own.answers.version,
    ...wanted(world.mark),
    office: `${world.mark}-head`,
    reason: world.reason,
  });
  const question = await aFormQuestion(organizer, { id: conferenceId, slug }, 'How?', { required: true });
  await saveFormAnswersDraft(person, {
    ...{ conference: slug, version: (await getOwnRegistration(person, conferenceId)).answers.version },
    answers: { [question.id]: { value: `${world.mark}-answer`, questionVersion: 1 } },
  });
  const client = await owner();
  await client.query(
    `insert into event_reason (conference_id, sequence, reason)
      select conference_id, sequence, $2 from event where conference_id = $1 and kind = 'registration.accepted'`,
    [conferenceId, world.reason],
  );
  await client.query('update outbox set sent_at = clock_timestamp() where conference_id = $1', [
    conferenceId,
  ]);
  await client.end();
}

/** The tables in which a text stands anywhere, with how many rows. */
async function traces(text: string): Promise<Record<string, number>> {
  const counts = await ofEveryTable<{ n: number }>(
    (table) =>
      `select '${table}' as name, count(*)::int as n from "${table}" t where t::text like '%${text}%'`,
  );
  return Object.fromEntries(counts.flatMap(({ name, n }) => (n > 0 ? [[name, n]] : [])));
}

async function requested(world: Ground, by: Actor = world.person) {
  await requestErasure(by, { conference: world.slug, reason: world.reason });
  const [open] = (await listErasures(world.organizer, world.conferenceId)).filter(
    ({ state }) => state === 'open',
  );
  return { conference: world.slug, erasureId: open?.id ?? '', version: open?.version ?? 0 };
}
const decide = (world: Ground, key: Awaited<ReturnType<typeof requested>>, more: object = {}) =>
  decideErasure(world.organizer, { ...key, decision: 'erase', eraseOn: null, reason: 'As asked.', ...more });
const stateOf = async ({ person, slug }: Ground) =>
  (await listOwnErasures(person)).find((one) => one.slug === slug)?.request?.state;

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('an erasure', () => {
  it('leaves nothing of what a person wrote anywhere in the database, but the account', async () => {
    const world = await ground();
    await filled(world);
    expect(Object.keys(await traces(world.mark))).toEqual(
      expect.arrayContaining([
        'event_reason',
        'form_answer',
        'outbox',
        'participant',
        'person_change',
        'registration',
        'requested_answer',
      ]),
    );
    await decide(world, await requested(world));
    // By the account the person signs in, and reads what became of the request.
    expect(await traces(world.mark)).toEqual({ account: 1 });
    expect(await traces('2123 4567')).toEqual({});
    expect(await stateOf(world)).toBe('erased');
  });

  it('takes the photo out of the store', async () => {
    const world = await ground();
    const { conferenceId, slug, home, organizer } = world;
    const open = await aSeat(conferenceId, home.id);
    const bytes = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#336699' } })
      .jpeg()
      .toBuffer();
    const photo = new File([new Uint8Array(bytes)], 'me.jpg', { type: 'image/jpeg' });
    await savePhoto(open, photoInput.parse({ conference: slug, photo }));
    const files = () =>
      ofEveryTable<{ n: number }>((table) => `select '${table}' as name, count(*)::int as n from "${table}"`);
    const photos = async () => (await files()).find(({ name }) => name === 'file')?.n;
    const before = await photos();
    const key = await requested(world, open);
    await decideErasure(organizer, { ...key, decision: 'erase', eraseOn: null, reason: 'As asked.' });
    expect(await photos()).toBe((before ?? 0) - 1);
  });

  it('shows the values in no list and on no page, says what happened, and takes nothing anew', async () => {
    const world = await ground();
    const { person, conferenceId, organizer, slug, participantId } = world;
    await filled(world);
    await decide(world, await requested(world));
    const list = await personsList(organizer, slug, 'en', {});
    const [own] = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(account)
        .where(eq(account.id, person.accountId ?? '')),
    );
    expect(JSON.stringify(list.rows)).not.toContain(world.mark);
    expect(JSON.stringify(list.rows)).not.toContain(own?.email);
    const accreditation = await getAccreditation(organizer, conferenceId, participantId);
    expect(JSON.stringify(accreditation)).not.toContain(world.mark);
    expect(JSON.stringify(accreditation)).not.toContain(own?.email);
    const registered = await getOwnRegistration(person, conferenceId);
    expect(registered).toMatchObject({ mayFill: false, request: null, changes: [] });
    expect(registered.erasedAt).toBeInstanceOf(Date);
    expect(registered.answers).toMatchObject({ listConsentAt: null, givenName: null });
    await expect(
      editRegistration(organizer, {
        conference: slug,
        participantId,
        version: 9,
        ...wanted(world.mark),
        reason: world.reason,
      }),
    ).rejects.toThrow('delegations.refusal.erased');
    // The database takes nothing either, whoever writes.
    await expect(
      withTx(SYSTEM, (tx) =>
        tx
          .update(registration)
          .set({ office: world.mark })
          .where(eq(registration.participantId, participantId)),
      ),
    ).rejects.toMatchObject({ cause: { code: '23001' } });
  });

  it('is on record without what, and without of whom', async () => {
    const world = await ground();
    await decide(world, await requested(world));
    const events = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(event)
        .where(and(eq(event.conferenceId, world.conferenceId), eq(event.entity, 'conference')))
        .orderBy(asc(event.sequence)),
    );
    const own = events.filter(({ kind }) => kind.startsWith('erasure.'));
    expect(own.map(({ kind }) => kind)).toEqual(['erasure.requested', 'erasure.decided', 'erasure.erased']);
    for (const { before, after, entityId } of own)
      expect([before, after, entityId]).toEqual([null, null, world.conferenceId]);
  });
});

describe('a request for an erasure', () => {
  it('is made once at a time, and withdrawn until it is decided', async () => {
    const world = await ground();
    const key = await requested(world);
    await expect(requested(world)).rejects.toThrow('delegations.refusal.erasureWaits');
    const stranger = await anActor('chair', world.conferenceId);
    await expect(withdrawErasure(stranger, { conference: world.slug })).rejects.toThrow(
      'common.refusal.notFound',
    );
    await expect(requestErasure(stranger, { conference: world.slug, reason: null })).rejects.toThrow();
    await withdrawErasure(world.person, { conference: world.slug });
    expect(await stateOf(world)).toBe('withdrawn');
    await expect(decide(world, key)).rejects.toThrow('delegations.refusal.erasureOver');
  });

  it('is decided once, also by two at a time', async () => {
    const world = await ground();
    const key = await requested(world);
    const both = await Promise.allSettled([decide(world, key), decide(world, key, { decision: 'refuse' })]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [late] = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason.message)] : []));
    expect(late).toBe('delegations.refusal.erasureOver');
    await expect(withdrawErasure(world.person, { conference: world.slug })).rejects.toThrow(
      'delegations.refusal.erasureOver',
    );
  });

  it('waits for the end of the conference while its person takes part, and for the day that was set', async () => {
    const soon = dayIn(5);
    const world = await ground({ startsOn: soon, endsOn: soon });
    const key = await requested(world);
    await expect(decide(world, key)).rejects.toThrow('delegations.refusal.erasedAfterwards');
    await expect(decide(world, key, { decision: 'later', eraseOn: soon })).rejects.toThrow(
      'delegations.refusal.erasedAfterwards',
    );
    await expect(decide(world, key, { decision: 'later', eraseOn: '2023-01-01' })).rejects.toThrow(
      'delegations.refusal.erasureDay',
    );
    await expect(decide(world, key, { decision: 'later' })).rejects.toThrow('common.invalid.date');
    await decide(world, key, { decision: 'later', eraseOn: dayIn(9) });
    expect(await stateOf(world)).toBe('putOff');
    await eraseWhatIsDue();
    expect(await stateOf(world)).toBe('putOff');
    const client = await owner();
    await client.query(
      `update conference set starts_on = '2023-03-21', ends_on = '2023-03-23' where id = $1`,
      [world.conferenceId],
    );
    await client.query(`update erasure_request set erase_on = '2023-04-01' where id = $1`, [key.erasureId]);
    await client.end();
    await eraseWhatIsDue();
    await eraseWhatIsDue();
    expect(await stateOf(world)).toBe('erased');
    const [row] = await withTx(SYSTEM, (tx) =>
      tx.select().from(erasureRequest).where(eq(erasureRequest.id, key.erasureId)),
    );
    expect(row?.reason).toBeNull();
  });

  describe('that was put off', () => {
    async function putOff() {
      const world = await ground();
      const key = await requested(world);
      await decide(world, key, { decision: 'later', eraseOn: dayIn(5) });
      return { world, key: { ...key, version: 2 } };
    }
    const due = (id: string) =>
      owner().then(async (client) => {
        await client.query(`update erasure_request set erase_on = '2023-04-01' where id = $1`, [id]);
        await client.end();
      });

    it('is decided anew until its day, as it was looked at', async () => {
      const { world, key } = await putOff();
      await expect(decide(world, { ...key, version: 1 })).rejects.toThrow('delegations.refusal.erasureOver');
      await decide(world, key, { decision: 'later', eraseOn: dayIn(9) });
      expect((await listErasures(world.organizer, world.conferenceId))[0]?.eraseOn).toBe(dayIn(9));
      await decide(world, { ...key, version: 3 });
      expect(await stateOf(world)).toBe('erased');
      await expect(decide(world, { ...key, version: 5 })).rejects.toThrow('delegations.refusal.erasureOver');
    });

    it('is taken back by its person, and erases nothing when its day comes', async () => {
      const { world, key } = await putOff();
      await due(key.erasureId);
      await withdrawErasure(world.person, { conference: world.slug });
      // It is passed by, and not stopped by the database alone.
      const request = { conferenceId: world.conferenceId, id: key.erasureId };
      expect(await withTx(SYSTEM, (tx) => eraseDue(tx, request))).toBe(false);
      await eraseWhatIsDue();
      expect(await stateOf(world)).toBe('withdrawn');
      expect(await traces(world.mark)).toHaveProperty('participant');
      expect((await requested(world)).version).toBe(1);
    });

    it('is not taken back while it is carried out: the later of both is refused', async () => {
      const { world, key } = await putOff();
      await due(key.erasureId);
      const [back] = await Promise.allSettled([
        withdrawErasure(world.person, { conference: world.slug }),
        eraseWhatIsDue(),
      ]);
      const state = await stateOf(world);
      expect(state).toBe(back.status === 'fulfilled' ? 'withdrawn' : 'erased');
      expect(Object.keys(await traces(world.mark)).includes('participant')).toBe(state === 'withdrawn');
    });

    it('lets the database erase nothing once it is withdrawn, whoever writes', async () => {
      const { world, key } = await putOff();
      await withdrawErasure(world.person, { conference: world.slug });
      const erasing = { ...key, conferenceId: world.conferenceId, accountId: world.person.accountId ?? '' };
      await expect(withTx(SYSTEM, (tx) => erasePerson(tx, erasing))).rejects.toMatchObject({
        cause: { code: '23001' },
      });
    });
  });

  it('is offered while there is something to erase', async () => {
    const world = await ground();
    const offered = async () => (await listOwnErasures(world.person)).find(({ slug }) => slug === world.slug);
    expect(await offered()).toMatchObject({ held: true, request: null });
    await decide(world, await requested(world));
    expect(await offered()).toMatchObject({ held: false, request: { state: 'erased' } });
    await expect(requested(world)).rejects.toThrow('common.refusal.notFound');
  });

  it('is nobody else’s to see, and nobody decides on their own', async () => {
    const world = await ground();
    const chair = await anActor('chair', world.conferenceId);
    await expect(listErasures(chair, world.conferenceId)).rejects.toThrow('common.refusal.forbidden');
    const { accountId } = world.organizer;
    const both = await aSeat(world.conferenceId, world.home.id, 'adviser', { accountId: accountId ?? '' });
    await expect(decide(world, await requested(world, both))).rejects.toThrow(
      'delegations.refusal.erasureOwn',
    );
  });
});

describe('an erasure and an edit at once', () => {
  /** Decides while a colleague's edit, on a connection of its own, holds the seat and is committed only then. */
  async function raced() {
    const world = await ground();
    const key = await requested(world);
    const client = await owner();
    try {
      await client.query('begin');
      await client.query('select 1 from participant where id = $1 for no key update', [world.participantId]);
      await client.query(
        'insert into person_change (conference_id, id, participant_id, field, after, reason, hand) values ($1, gen_random_uuid(), $2, $3, $4, $5, $6)',
        [
          world.conferenceId,
          world.participantId,
          'office',
          `${world.mark}-late`,
          'It was wrong.',
          'secretariat',
        ],
      );
      let over = false;
      const deciding = decide(world, key).finally(() => {
        over = true;
      });
      await new Promise((done) => setTimeout(done, 400));
      const waited = !over;
      await client.query('commit');
      await deciding;
      return { waited, left: await traces(`${world.mark}-late`) };
    } finally {
      await client.end();
    }
  }

  it('erases what the edit wrote, for it waits for it', async () => {
    expect(await raced()).toEqual({ waited: true, left: {} });
  });

  it('refuses the edit that waited for the erasure', async () => {
    const world = await ground();
    const { slug, person, conferenceId, participantId, organizer } = world;
    const key = await requested(world);
    const client = await owner();
    await client.query('begin');
    await client.query('select 1 from participant where id = $1 for no key update', [participantId]);
    const deciding = decide(world, key);
    await new Promise((done) => setTimeout(done, 300));
    const { version } = (await getOwnRegistration(person, conferenceId)).answers;
    const editing = editRegistration(organizer, {
      conference: slug,
      participantId,
      version,
      ...wanted(world.mark),
      reason: world.reason,
    }).catch((error: Error) => error.message);
    await new Promise((done) => setTimeout(done, 300));
    await client.query('commit');
    await client.end();
    await deciding;
    expect(await editing).toBe('delegations.refusal.erased');
    expect(Object.keys(await traces(`${world.mark}-office`))).toEqual([]);
    await expect(
      savePersonDraft(person, { conference: slug, version, ...wanted(world.mark) }),
    ).rejects.toThrow();
  });
});

describe('the database', () => {
  it('lets go of a history by a decision alone', async () => {
    const world = await ground();
    await filled(world);
    for (const table of ['person_change', 'change_request', 'requested_answer', 'event_reason']) {
      const client = await owner();
      await client.query('set role plenary_app');
      await expect(
        client.query(`delete from ${table} where conference_id = $1`, [world.conferenceId]),
        table,
      ).rejects.toMatchObject({
        code: '23001',
      });
      await client.end();
    }
    // Naming a request that nobody decided on opens nothing.
    const key = await requested(world);
    const client = await owner();
    await client.query('set role plenary_app');
    await client.query(`select set_config('app.erasure', $1, false)`, [key.erasureId]);
    await expect(
      client.query(`delete from person_change where conference_id = $1`, [world.conferenceId]),
    ).rejects.toMatchObject({ code: '23001' });
    await client.end();
  });
});
