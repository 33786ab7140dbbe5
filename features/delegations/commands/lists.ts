import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { delegation, focalPoint, participant } from '@/db/schema/delegations';
import { personChange } from '@/db/schema/person-changes';
import type { Actor, Capacity } from '@/domain/actor';
import type { Deadlines } from '@/domain/deadlines';
import type { DelegationTodo, Invitation } from '@/domain/delegation-import';
import type { Sender } from '@/domain/duty-facts';
import type { Change } from '@/domain/events';
import type { KnownSeat, Nomination, PersonCorrection } from '@/domain/person-import';
import { noteNewHead } from '@/features/ballots/queries/chain-acts';
import type { ConferencePlace } from '../queries/places';
import { changeLetter, handOf } from './changes';
import {
  type Addressee,
  accountsFor,
  focalPointLetter,
  type Leading,
  nominationLetter,
  sendLetters,
  sendNotes,
  tellNewHead,
  tellOfNewHead,
} from './letters';

/** How many rows go to the database at once. */
const BATCH = 1000;

async function inBatches<T>(rows: readonly T[], write: (batch: T[]) => PromiseLike<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) await write(rows.slice(from, from + BATCH));
}

/** Where lists are written: each by an actor who may, under the locks of all delegations that it names. */
export type ListWriting = {
  tx: Tx;
  actor: Actor;
  conference: ConferencePlace & Pick<Deadlines, 'nominationDue'>;
};
export type SendingDelegation = Sender & { id: string };

/**
 * Writes many nominations, each with what nominating alone writes: the seat, the account, the letter, and what a new head
 * means to open ballots. Places and heads were compared under the same locks.
 * @returns what is to be recorded, when all is written: nothing may wait for somebody else while the chain is held
 */
export async function writeNominations(
  { tx, actor, conference }: ListWriting,
  nominations: readonly Nomination[],
  senders: ReadonlyMap<string, SendingDelegation>,
): Promise<Change[]> {
  const { id: conferenceId } = conference;
  const accounts = await accountsFor(tx, nominations);
  const seats = nominations.map(({ email, delegationId, capacity }) => {
    const to = known(accounts, email);
    return {
      conferenceId,
      id: newId(),
      delegationId,
      accountId: to.id,
      capacity,
      nominatedBy: actor.accountId,
    };
  });
  await inBatches(seats, (batch) => tx.insert(participant).values(batch));
  await sendLetters(
    tx,
    nominations.map(({ email, delegationId, capacity }) =>
      nominationLetter(conference, known(senders, delegationId), { to: known(accounts, email), capacity }),
    ),
  );
  for (const { email, delegationId, capacity } of nominations) {
    if (capacity !== 'head') continue;
    const row = known(senders, delegationId);
    const replaced = await noteNewHead(tx, actor, { conferenceId, delegationId, formerHead: null });
    await tellNewHead(tx, conference, row, known(accounts, email));
    await tellOfNewHead(tx, actor, conference, { delegation: row, ...replaced });
  }
  return seats.map(({ id, delegationId, accountId, capacity }): Change => {
    const topics = [`delegation:${delegationId}`, `account:${accountId}`] as const;
    return {
      conferenceId,
      kind: 'participant.nominated',
      entityId: id,
      after: { delegationId, capacity },
      topics,
    };
  });
}

type Corrected = {
  todo: PersonCorrection;
  seat: KnownSeat;
  row: SendingDelegation;
  focalPoints: readonly Addressee[];
};
type ChangedOf = { field: 'name' | 'capacity'; before: string; after: string };

const changesOf = ({ name, capacity }: PersonCorrection): ChangedOf[] => [
  ...(name ? [{ field: 'name' as const, ...name }] : []),
  ...(capacity ? [{ field: 'capacity' as const, ...capacity }] : []),
];

/**
 * Writes many corrections of names and capacities, each with what correcting alone writes; the person, and the other focal
 * points of the delegation, get one letter for both. @returns what is to be recorded
 */
export async function writeCorrections(
  { tx, actor, conference }: ListWriting,
  corrections: readonly Corrected[],
  reason: string,
): Promise<Change[]> {
  const { id: conferenceId } = conference;
  const hand = handOf(actor, conferenceId);
  const values = corrections.map(({ todo: { participantId: id, name, capacity } }) => ({
    id,
    name: name?.after ?? null,
    capacity: capacity?.after ?? null,
  }));
  await inBatches(values, (batch) =>
    tx.execute(sql`update ${participant} p set name = coalesce(v.name, p.name),
      capacity = coalesce(v.capacity, p.capacity), version = p.version + 1
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) v(id uuid, name text, capacity text)
      where p.conference_id = ${conferenceId} and p.id = v.id`),
  );
  const changedBy = actor.accountId;
  const kept = corrections.flatMap(({ todo }) =>
    changesOf(todo).map((change) => ({
      ...change,
      conferenceId,
      participantId: todo.participantId,
      reason,
      changedBy,
      hand,
    })),
  );
  await inBatches(kept, (batch) => tx.insert(personChange).values(batch));
  const letters = corrections.flatMap(({ todo, seat, row, focalPoints }): Leading[] => {
    const changes = changesOf(todo);
    const person = todo.name?.after ?? seat.name;
    const about = { conference, delegation: row, person, reason, by: hand };
    const to = { id: seat.accountId, email: seat.email, name: person, locale: seat.locale };
    const others = focalPoints.filter(({ id }) => id !== actor.accountId && id !== seat.accountId);
    return [
      changeLetter(about, { to, path: '/registration', changes }),
      ...others.map((one) => changeLetter(about, { to: one, path: `/delegations/${row.id}`, changes })),
    ];
  });
  await sendNotes(tx, letters);
  return corrections.flatMap(({ todo, seat, row }): Change[] => {
    const delegationId = row.id;
    const about = {
      conferenceId,
      entityId: seat.id,
      topics: [`participant:${seat.id}`, `delegation:${row.id}`, `account:${seat.accountId}`],
    } as const;
    const { name, capacity } = todo;
    return [
      ...(name
        ? [
            {
              ...about,
              kind: 'participant.nameChanged' as const,
              before: { name: name.before },
              after: { delegationId, name: name.after, reason },
            },
          ]
        : []),
      ...(capacity ? [capacityChange(about, delegationId, capacity, reason)] : []),
    ];
  });
}

type AboutSeat = Pick<Change<'participant.capacityChanged'>, 'conferenceId' | 'entityId' | 'topics'>;

const capacityChange = (
  about: AboutSeat,
  delegationId: string,
  { before, after }: { before: Capacity; after: Capacity },
  reason: string,
): Change => ({
  ...about,
  kind: 'participant.capacityChanged',
  before: { capacity: before },
  after: { delegationId, capacity: after, reason },
});

/** Writes many delegations that are invited, changed, or get one more focal point. @returns what is to be recorded */
export async function writeDelegations(
  { tx, conference }: ListWriting,
  todos: readonly DelegationTodo[],
  senders: ReadonlyMap<string, SendingDelegation>,
): Promise<Change[]> {
  const { id: conferenceId } = conference;
  const invited = todos
    .filter((todo): todo is Invitation => todo.act === 'invite')
    .map((todo) => ({ ...todo, id: newId() }));
  const rows = invited.map(({ id, kind, countryCode, organization, quota }) => ({
    ...{ conferenceId, id, kind, countryCode, organization, quota },
  }));
  await inBatches(rows, (batch) => tx.insert(delegation).values(batch));
  const changed = todos.flatMap((todo) => (todo.act === 'change' ? [todo] : []));
  const quotas = changed.flatMap(({ delegationId: id, quota }) => (quota ? [{ id, ...quota }] : []));
  await inBatches(quotas, (batch) =>
    tx.execute(sql`update ${delegation} d set quota = v.after, version = d.version + 1
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) v(id uuid, after int)
      where d.conference_id = ${conferenceId} and d.id = v.id`),
  );
  const persons = [
    ...invited.map(({ id, countryCode, organization, email, name, locale }) => ({
      ...{ email, name, locale, row: { id, countryCode, organization } },
    })),
    ...changed.flatMap(({ delegationId, focalPoint: person }) =>
      person ? [{ ...person, row: known(senders, delegationId) }] : [],
    ),
  ];
  const accounts = await accountsFor(tx, persons);
  const points = persons.map(({ email, row }) => ({
    conferenceId,
    id: newId(),
    delegationId: row.id,
    accountId: known(accounts, email).id,
  }));
  await inBatches(points, (batch) => tx.insert(focalPoint).values(batch));
  await sendLetters(
    tx,
    persons.map(({ email, row }) => focalPointLetter(conference, row, known(accounts, email))),
  );
  return [
    ...rows.map(({ id: entityId, kind, countryCode, organization, quota }): Change => {
      const after = { kind, countryCode, organization, quota };
      return { conferenceId, kind: 'delegation.invited', entityId, after };
    }),
    ...quotas.map(
      ({ id, before, after }): Change => ({
        conferenceId,
        kind: 'delegation.quotaChanged',
        entityId: id,
        before: { quota: before },
        after: { quota: after },
        topics: [`delegation:${id}`],
      }),
    ),
    ...points.map(
      ({ id, delegationId, accountId }): Change => ({
        conferenceId,
        kind: 'focalPoint.invited',
        entityId: id,
        after: { delegationId, accountId },
        topics: [`delegation:${delegationId}`],
      }),
    ),
  ];
}

function known<T>(all: ReadonlyMap<string, T>, key: string): T {
  const one = all.get(key);
  if (one === undefined) throw new Error('a list names what was not read');
  return one;
}
