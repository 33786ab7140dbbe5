import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { account, roleGrant } from '@/db/schema/accounts';
import { agendaRelease, session } from '@/db/schema/agenda';
import { conference, member, room, series } from '@/db/schema/conferences';
import { delegation, focalPoint, participant } from '@/db/schema/delegations';
import { outcome, outcomeParagraph } from '@/db/schema/outcomes';
import { type Actor, type Capacity, type ConferenceRole, type DelegationKind, SYSTEM } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import type { ReleasedSession } from '@/domain/release';
import { releaseDigest } from '@/features/agenda/queries/frozen';
import { textDigest } from '@/features/outcomes/queries/frozen';
import { record } from '@/platform/record';
import { actorOf } from '@/platform/signed-in';

/** The same words in the four languages, marked by language. */
export const inAll = (text: string): LocalText => ({
  en: text,
  fr: `${text} (fr)`,
  es: `${text} (es)`,
  ar: `${text} (ar)`,
});

export type TestConference = { id: string; slug: string };

/** A conference of its own for one test, in Santiago from 21 to 23 March 2023. */
export async function aConference(
  values: Partial<typeof conference.$inferInsert> = {},
  members: readonly string[] = [],
): Promise<TestConference> {
  const name = randomUUID().slice(0, 13);
  return withTx(SYSTEM, async (tx) => {
    const seriesId = newId();
    await tx.insert(series).values({ id: seriesId, slug: `series-${name}`, title: inAll(`Series ${name}`) });
    const row = {
      id: newId(),
      seriesId,
      slug: `conference-${name}`,
      symbol: `C-${name}`,
      title: inAll('Conference'),
      region: 'Americas',
      hostCountry: 'CL',
      timeZone: 'America/Santiago',
      startsOn: '2023-03-21',
      endsOn: '2023-03-23',
      ...values,
    };
    await tx.insert(conference).values(row);
    for (const countryCode of members) await tx.insert(member).values({ conferenceId: row.id, countryCode });
    return { id: row.id, slug: row.slug };
  });
}

/** Closes a conference without its command, for tests of what comes after. */
export async function closed(conferenceId: string): Promise<void> {
  await withTx(SYSTEM, (tx) =>
    tx.update(conference).set({ closedAt: new Date() }).where(eq(conference.id, conferenceId)),
  );
}

/** An account with an address of its own. */
export async function anAccount(values: Partial<typeof account.$inferInsert> = {}) {
  const row = { id: newId(), email: `${randomUUID()}@example.org`, name: 'Test Person', ...values };
  await withTx(SYSTEM, (tx) => tx.insert(account).values(row));
  return row;
}

/** Somebody signed in who holds the role in the conference; without a role, a stranger. */
export async function anActor(
  role?: ConferenceRole | 'administrator',
  conferenceId?: string,
): Promise<Actor> {
  const { id } = await anAccount();
  if (role) {
    await withTx(SYSTEM, (tx) =>
      tx.insert(roleGrant).values({
        accountId: id,
        role,
        conferenceId: role === 'administrator' ? null : (conferenceId ?? null),
      }),
    );
  }
  return actorOf(id);
}

/** A delegation: of a country by its code, of an organization by a longer name. */
export async function aDelegation(
  conferenceId: string,
  sender: string,
  values: Partial<typeof delegation.$inferInsert> & { kind?: DelegationKind } = {},
) {
  const country = sender.length === 2;
  const row = {
    conferenceId,
    id: newId(),
    kind: country ? ('memberInRegion' as const) : ('observer' as const),
    countryCode: country ? sender : null,
    organization: country ? null : sender,
    quota: 5,
    credentialsStatus: 'accepted' as const,
    ...values,
  };
  await withTx(SYSTEM, (tx) => tx.insert(delegation).values(row));
  return row;
}

/** Somebody who sits in the delegation, or is its focal point. */
export async function aSeat(
  conferenceId: string,
  delegationId: string,
  capacity: Capacity | 'focalPoint' = 'delegate',
  values: Partial<typeof participant.$inferInsert> = {},
): Promise<Actor & { participantId: string }> {
  const { id: accountId } = await anAccount();
  const id = newId();
  await withTx(SYSTEM, async (tx) => {
    if (capacity === 'focalPoint')
      await tx.insert(focalPoint).values({ conferenceId, id, delegationId, accountId });
    else
      await tx.insert(participant).values({ conferenceId, id, delegationId, accountId, capacity, ...values });
  });
  return { ...(await actorOf(accountId)), participantId: id };
}

/** A room. */
export async function aRoom(conferenceId: string, name: string = randomUUID()) {
  const row = { conferenceId, id: newId(), name, capacity: 100 };
  await withTx(SYSTEM, (tx) => tx.insert(room).values(row));
  return row;
}

/** A session, by default a plenary on the first day from 10:00 to 11:00 in Santiago, in no room. */
export async function aSession(conferenceId: string, values: Partial<typeof session.$inferInsert> = {}) {
  const row = {
    conferenceId,
    id: newId(),
    kind: 'plenary' as const,
    title: inAll('Session'),
    startsAt: new Date('2023-03-21T13:00:00Z'),
    endsAt: new Date('2023-03-21T14:00:00Z'),
    ...values,
  };
  await withTx(SYSTEM, (tx) => tx.insert(session).values(row));
  return row;
}

/** A draft recommendation with one operative paragraph; `leftOpenAt` and the like come in `values`. */
/** An agenda of these sessions as it is released. */
export async function aRelease(
  conferenceId: string,
  sessions: ReleasedSession[],
  values: { releasedAt?: Date } = {},
): Promise<void> {
  await withTx(SYSTEM, async (tx) => {
    await tx.insert(agendaRelease).values({ conferenceId, number: 1, sessions, ...values });
    const changes = sessions.length;
    const after = { number: 1, sessions: changes, changes, digest: releaseDigest(sessions) };
    await record(tx, SYSTEM, { conferenceId, kind: 'agenda.released', entityId: '1', after });
  });
}

export async function anOutcome(conferenceId: string, values: Partial<typeof outcome.$inferInsert> = {}) {
  const row = {
    conferenceId,
    id: newId(),
    number: 1,
    kind: 'recommendation' as const,
    title: inAll('Outcome'),
    ...values,
  };
  await withTx(SYSTEM, async (tx) => {
    const { leftOpenAt, adoptedAt, adoptionMethod, ...draft } = row;
    await tx.insert(outcome).values(draft);
    await tx.insert(outcomeParagraph).values({
      conferenceId,
      outcomeId: row.id,
      part: 'operative',
      number: 1,
      verb: inAll('Encourages'),
      addressee: inAll('member countries'),
      text: inAll('to do more'),
    });
    if (leftOpenAt || adoptedAt) {
      await tx.update(outcome).set({ leftOpenAt, adoptedAt, adoptionMethod }).where(eq(outcome.id, row.id));
    }
    if (!adoptedAt) return;
    const digest = await textDigest(tx, conferenceId, row.id);
    const method = adoptionMethod === 'consensus' ? 'consensus' : 'recorded';
    const after = { number: row.number, method, adoptedAt, digest } as const;
    await record(tx, SYSTEM, { conferenceId, kind: 'outcome.adopted', entityId: row.id, after });
  });
  return row;
}
