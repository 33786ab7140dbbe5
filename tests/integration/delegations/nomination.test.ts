import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { account, signInToken } from '@/db/schema/accounts';
import { type Actor, ANONYMOUS, type Capacity, SYSTEM } from '@/domain/actor';
import {
  nominateParticipant,
  replaceHead,
  resendLink,
  withdrawParticipant,
} from '@/features/delegations/commands/nomination';
import { nominationInput } from '@/features/delegations/input';
import { seatsVersionOf } from '@/features/delegations/queries/delegations';
import { getOwnRegistration } from '@/features/delegations/queries/registration';
import { drawMail } from '@/features/notices/mails';
import { actorOf } from '@/platform/signed-in';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anAccount, anActor, aSeat } from '@/tests/setup/conference/people';
import { asOwner } from '@/tests/setup/owner';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf, mailsOf, seatsIn } from '@/tests/setup/stored';
import { openEveryConnection, withoutLock } from '@/tests/setup/unguarded';

async function ground(quota = 5) {
  const conference = await aConference({}, ['CL', 'PE']);
  const home = await aDelegation(conference.id, 'CL', { quota });
  const focal = await aSeat(conference.id, home.id, 'focalPoint');
  return { conference, home, focal };
}

const form = (slug: string, delegationId: string, capacity: Capacity = 'delegate', email?: string) => ({
  conference: slug,
  delegationId,
  email: email ?? `${randomUUID()}@example.org`,
  name: 'New Person',
  capacity,
  locale: 'fr' as const,
});

describe('nominating', () => {
  it('makes the account, the seat, the letter with a link for 14 days and the event, together', async () => {
    const { conference, home, focal } = await ground();
    const email = `${randomUUID()}@example.org`;
    await nominateParticipant(focal, form(conference.slug, home.id, 'head', email));
    const [seat] = await seatsIn(conference.id, home.id);
    expect(seat?.capacity).toBe('head');
    const [mail] = await mailsOf(conference.id);
    expect(mail).toMatchObject({ recipient: email, locale: 'fr', template: 'delegation.nominated' });
    const link = new URL(String(mail?.params.link));
    expect(link.searchParams.get('to')).toBe(`/fr/${conference.slug}/registration`);
    const [token] = await withTx(SYSTEM, (tx) =>
      tx.select().from(signInToken).where(eq(signInToken.identifier, email)),
    );
    expect((token?.expiresAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(13.9 * 86_400_000);
    expect(drawMail('delegation.nominated', 'fr', mail?.params ?? {}).subject).toContain('Chili');
    const events = await eventsOf(conference.id);
    expect(events.map((e) => e.kind)).toEqual(['participant.nominated']);
    expect(JSON.stringify(events)).not.toContain(email);
    const person = await actorOf(seat?.accountId ?? '');
    expect((await getOwnRegistration(person, conference.id)).status).toBe('nominated');
  });

  it('keeps the name of somebody who is known', async () => {
    const { conference, home, focal } = await ground();
    const known = await anAccount({ name: 'Known Name' });
    await nominateParticipant(focal, form(conference.slug, home.id, 'delegate', known.email));
    const [row] = await withTx(SYSTEM, (tx) => tx.select().from(account).where(eq(account.id, known.id)));
    expect(row?.name).toBe('Known Name');
  });

  const twoHundredAsk = async () => {
    const { conference, home, focal } = await ground(8);
    for (let n = 0; n < 3; n += 1) await aSeat(conference.id, home.id);
    await openEveryConnection();
    const answers = await Promise.all(
      Array.from({ length: 200 }, () =>
        nominateParticipant(focal, form(conference.slug, home.id)).then(
          () => 'nominated',
          (error: Error) => error.message,
        ),
      ),
    );
    const seats = await seatsIn(conference.id, home.id);
    const nominated = answers.filter((answer) => answer === 'nominated');
    return { answers, nominated, seats, mails: await mailsOf(conference.id) };
  };

  it('gives the last 5 places of a quota to 5 of 200 who ask at once', async () => {
    const { answers, nominated, seats, mails } = await twoHundredAsk();
    expect(nominated).toHaveLength(5);
    expect(answers.filter((answer) => answer === 'delegations.refusal.quota')).toHaveLength(195);
    expect(seats).toHaveLength(8);
    expect(mails).toHaveLength(5);
  });

  it('control: without the lock on the delegation, more than five of the same 200 get in', async () => {
    const { done, taken } = await withoutLock('delegation', twoHundredAsk);
    expect(taken).toBe(200);
    expect(done.nominated.length).toBeGreaterThan(5);
    expect(done.seats).toHaveLength(done.nominated.length + 3);
  });

  it('lets one of 20 become head, and one delegation have a person', async () => {
    const { conference, home, focal } = await ground(50);
    const other = await aDelegation(conference.id, 'PE', { quota: 50 });
    const theirs = await aSeat(conference.id, other.id, 'focalPoint');
    const heads = await Promise.allSettled(
      Array.from({ length: 20 }, () => nominateParticipant(focal, form(conference.slug, home.id, 'head'))),
    );
    expect(heads.filter((h) => h.status === 'fulfilled')).toHaveLength(1);
    expect((await seatsIn(conference.id, home.id)).filter((s) => s.capacity === 'head')).toHaveLength(1);
    expect(await refusalOf(nominateParticipant(focal, form(conference.slug, home.id, 'head')))).toBe(
      'delegations.refusal.headTaken conflict capacity',
    );
    const email = `${randomUUID()}@example.org`;
    const both = await Promise.allSettled([
      nominateParticipant(focal, form(conference.slug, home.id, 'delegate', email)),
      nominateParticipant(theirs, form(conference.slug, other.id, 'delegate', email)),
    ]);
    expect(both.filter((b) => b.status === 'fulfilled')).toHaveLength(1);
    expect(
      await refusalOf(nominateParticipant(theirs, form(conference.slug, other.id, 'delegate', email))),
    ).toBe('delegations.refusal.nominatedAlready conflict email');
  });

  it('control: without the unique index there are two heads', async () => {
    const { conference, home, focal } = await ground();
    const index = `create unique index participant_one_head on participant (conference_id, delegation_id)
      where capacity = 'head' and withdrawn_at is null`;
    await asOwner('drop index participant_one_head');
    try {
      await nominateParticipant(focal, form(conference.slug, home.id, 'head'));
      await nominateParticipant(focal, form(conference.slug, home.id, 'head'));
      expect((await seatsIn(conference.id, home.id)).filter((s) => s.capacity === 'head')).toHaveLength(2);
    } finally {
      await asOwner(`delete from participant where delegation_id = '${home.id}'`, index);
    }
  });
});

describe('who may nominate', () => {
  it('is the focal point and the staff; others do not learn of the delegation, or may not', async () => {
    const { conference, home } = await ground(20);
    const there = await aDelegation(conference.id, 'PE');
    const elsewhere = await aConference();
    const abroad = await aDelegation(elsewhere.id, 'CL');
    const ask = (actor: Actor) => refusalOf(nominateParticipant(actor, form(conference.slug, home.id)));
    const missing = 'common.refusal.notFound notFound';
    expect(await ask(ANONYMOUS)).toBe(missing);
    expect(await ask(await anActor())).toBe(missing);
    expect(await ask(await aSeat(conference.id, there.id, 'focalPoint'))).toBe(missing);
    expect(await ask(await aSeat(elsewhere.id, abroad.id, 'focalPoint'))).toBe(missing);
    expect(await ask(await anActor('organizer', elsewhere.id))).toBe(missing);
    expect(await ask(await anActor('chair', conference.id))).toBe(missing);
    expect(await ask(await aSeat(conference.id, home.id, 'head'))).toBe('common.refusal.forbidden forbidden');
    for (const role of ['organizer', 'credentialsOfficer'] as const)
      await nominateParticipant(await anActor(role, conference.id), form(conference.slug, home.id));
  });

  it('never mixes conferences: an id of another one does not exist', async () => {
    const { conference, focal } = await ground();
    const other = await ground();
    expect(await refusalOf(nominateParticipant(focal, form(conference.slug, other.home.id)))).toContain(
      'notFound',
    );
    expect(await refusalOf(nominateParticipant(focal, form(other.conference.slug, other.home.id)))).toContain(
      'notFound',
    );
    const seat = await aSeat(other.conference.id, other.home.id);
    const choice = { conference: conference.slug, participantId: seat.participantId };
    expect(await refusalOf(withdrawParticipant(focal, { ...choice, version: 1 }))).toContain('notFound');
    expect(await refusalOf(resendLink(focal, choice))).toContain('notFound');
  });

  it('refuses extra fields, and keeps no hidden characters', () => {
    const good = form('a-b', newId());
    expect(nominationInput.safeParse(good).success).toBe(true);
    expect(nominationInput.safeParse({ ...good, role: 'organizer' }).success).toBe(false);
    expect(nominationInput.parse({ ...good, name: 'A\u0000\u0007B' }).name).toBe('AB');
    expect(nominationInput.safeParse({ ...good, name: '\u0000\u0007' }).success).toBe(false);
    expect(nominationInput.safeParse({ ...good, name: 'x'.repeat(10_000) }).success).toBe(false);
    expect(nominationInput.safeParse({ ...good, delegationId: '../x' }).success).toBe(false);
  });
});

describe('changing a delegation', () => {
  it('withdraws: the place is free and the person is out at the next request', async () => {
    const { conference, home, focal } = await ground(1);
    const seat = await aSeat(conference.id, home.id);
    const me = await actorOf(seat.accountId ?? '');
    expect((await getOwnRegistration(me, conference.id)).participantId).toBe(seat.participantId);
    await withdrawParticipant(focal, {
      conference: conference.slug,
      participantId: seat.participantId,
      version: 1,
    });
    // The request that was under way sees it in the database, the next one has no seat.
    expect(await refusalOf(getOwnRegistration(me, conference.id))).toContain('notFound');
    const later = await actorOf(seat.accountId ?? '');
    expect(later.seats).toEqual([]);
    await nominateParticipant(focal, form(conference.slug, home.id));
  });

  it('replaces the head: the former one stays or leaves, and never are there two', async () => {
    const { conference, home, focal } = await ground();
    const head = await aSeat(conference.id, home.id, 'head');
    const next = await aSeat(conference.id, home.id, 'alternate');
    const third = await aSeat(conference.id, home.id, 'expert');
    const shown = async () => ({
      conference: conference.slug,
      delegationId: home.id,
      seatsVersion: seatsVersionOf(await seatsIn(conference.id, home.id)),
    });
    const stale = await shown();
    await replaceHead(focal, { ...(await shown()), participantId: next.participantId, former: 'adviser' });
    const capacityOf = async (id: string) =>
      (await seatsIn(conference.id, home.id)).find((s) => s.id === id)?.capacity;
    expect(await capacityOf(next.participantId)).toBe('head');
    expect(await capacityOf(head.participantId)).toBe('adviser');
    expect((await actorOf(head.accountId ?? '')).seats[0]?.capacity).toBe('adviser');
    const late = { ...stale, participantId: third.participantId, former: 'withdrawn' as const };
    expect(await refusalOf(replaceHead(focal, late))).toBe('common.refusal.changed stale');
    await replaceHead(focal, { ...(await shown()), participantId: third.participantId, former: 'withdrawn' });
    expect(await capacityOf(next.participantId)).toBeUndefined();
    expect(
      await refusalOf(
        replaceHead(focal, { ...(await shown()), participantId: third.participantId, former: 'expert' }),
      ),
    ).toBe('delegations.refusal.headAlready conflict participantId');
    const rivals = await Promise.all([aSeat(conference.id, home.id), aSeat(conference.id, home.id)]);
    const view = await shown();
    await Promise.allSettled(
      rivals.map((r) => replaceHead(focal, { ...view, participantId: r.participantId, former: 'delegate' })),
    );
    expect((await seatsIn(conference.id, home.id)).filter((s) => s.capacity === 'head')).toHaveLength(1);
    expect(
      await refusalOf(
        replaceHead(head, { ...(await shown()), participantId: head.participantId, former: 'expert' }),
      ),
    ).toContain('forbidden');
  });

  it('sends the link again, five times an hour', async () => {
    const { conference, home, focal } = await ground();
    const { participantId } = await aSeat(conference.id, home.id);
    const again = () => resendLink(focal, { conference: conference.slug, participantId });
    for (let n = 0; n < 5; n += 1) await again();
    expect(await refusalOf(again())).toContain('tooMany');
    expect(await mailsOf(conference.id)).toHaveLength(5);
  });
});
