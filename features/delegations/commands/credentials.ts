import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { type CredentialsStatus, whyNotDecideCredentials } from '@/domain/credentials';
import { authorize } from '@/domain/permissions';
import { missing, type Refusal, refuse, sentence } from '@/domain/refusal';
import { openBallotNumbers } from '@/features/ballots/queries/open';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { leftWords } from '@/platform/left';
import { recordAll } from '@/platform/record';
import type { credentialsInput, severalCredentialsInput } from '../input';
import { type ConferencePlace, lockDelegation, senderWorded } from '../queries/places';
import { tellOfCredentials } from './credentials-telling';

type Row = typeof delegation.$inferSelect;
type StateToWrite = { to: CredentialsStatus; reason: string | null };

/** Takes a delegation's credentials from the state that the officer saw to the next. */
export async function decideCredentials(
  actor: Actor,
  input: z.output<typeof credentialsInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const row = await lockDelegation(tx, actor, conferenceId, input.delegationId);
    authorize(actor, 'credentials.decide', { conferenceId, delegationId: row.id });
    const why = whyNot(row, input.version, input);
    if (why) throw why;
    await writeState(tx, actor, { conference, rows: [row], made: input });
    const ballots = await openBallotNumbers(tx, conferenceId);
    return ballots === null
      ? { message: 'delegations.done.credentialsDecided' }
      : { message: 'delegations.done.credentialsDecidedWhileOpen', params: { ballots } };
  });
}

/**
 * One state for the credentials of several delegations, each by the rule of one alone; those that cannot go to it by now are left as they are and named.
 * @throws Refusal when it is for none of them
 */
export async function decideSeveralCredentials(
  actor: Actor,
  { conference: slug, chosen: looked, to, reason }: z.output<typeof severalCredentialsInput>,
): Promise<Done> {
  return act<Done>(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, slug);
    const conferenceId = conference.id;
    authorize(actor, 'credentials.decide', { conferenceId });
    const versions = new Map(looked.map(({ id, version }) => [id, version]));
    const locked = (await lockDelegations(tx, conferenceId, [...versions.keys()])).map((row) => ({
      row,
      why: whyNot(row, versions.get(row.id), { to, reason }),
    }));
    const left = locked.flatMap(({ row, why }) => (why ? [{ name: senderWorded(row), why }] : []));
    const each = leftWords(left);
    const rows = locked.filter(({ why }) => !why).map(({ row }) => row);
    if (rows.length === 0) throw refuse('delegations.refusal.noneDecided', { each }, 'stale');
    await writeState(tx, actor, { conference, rows, made: { to, reason } });
    const ballots = await openBallotNumbers(tx, conferenceId);
    const more = ballots === null ? [] : [sentence('delegations.desk.ballotsOpen', { ballots })];
    const params = { count: rows.length, status: to, left: left.length };
    const words = { messages: [...more, ...each.messages] };
    return words.messages.length === 0
      ? { message: 'delegations.done.severalCredentialsDecided', params }
      : { message: 'delegations.done.someCredentialsDecided', params: { ...params, more: words } };
  });
}

/** The delegations of these ids, locked in the order of their ids. */
export async function lockDelegations(tx: Tx, conferenceId: string, ids: readonly string[]): Promise<Row[]> {
  const rows = await tx
    .select()
    .from(delegation)
    .where(and(eq(delegation.conferenceId, conferenceId), inArray(delegation.id, [...ids])))
    .orderBy(asc(delegation.id))
    .for('no key update');
  if (rows.length < ids.length) throw missing();
  return rows;
}

/** Why the credentials of a locked delegation cannot go to a state, or null. */
function whyNot(row: Row, version: number | undefined, { to, reason }: StateToWrite): Refusal | null {
  if (row.withdrawnAt) return refuse('delegations.refusal.withdrawn', {}, 'conflict');
  const status = row.credentialsStatus;
  if (row.version !== version) return refuse('delegations.refusal.credentialsChanged', { status }, 'stale');
  const why = whyNotDecideCredentials(status, to, reason ?? '');
  return why && refuse(why, {}, 'invalid', why.endsWith('reasonNeeded') ? 'reason' : 'to');
}

type StateOfRows = { conference: ConferencePlace; rows: readonly Row[]; made: StateToWrite };

/** Writes one state for all of these, with the entry on record of each, and tells the delegations. */
async function writeState(tx: Tx, actor: Actor, { conference, rows, made: { to, reason } }: StateOfRows) {
  const conferenceId = conference.id;
  const ids = rows.map(({ id }) => id);
  await tx
    .update(delegation)
    .set({
      credentialsStatus: to,
      credentialsReason: reason,
      credentialsDecidedAt: await dbNow(tx),
      credentialsDecidedBy: actor.accountId,
      version: sql`${delegation.version} + 1`,
    })
    .where(and(eq(delegation.conferenceId, conferenceId), inArray(delegation.id, ids)));
  await recordAll(
    tx,
    actor,
    conferenceId,
    rows.map((row) => ({
      conferenceId,
      kind: 'credentials.decided',
      entityId: row.id,
      before: { status: row.credentialsStatus, reason: row.credentialsReason },
      after: { status: to, reason },
      topics: [`delegation:${row.id}`],
    })),
  );
  await tellOfCredentials(tx, actor, conference, {
    template: 'delegation.credentialsDecided',
    news: rows.map((row) => ({ delegation: row, status: to, reason })),
  });
}
