import { and, eq, isNull, max } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { session } from '@/db/schema/agenda';
import { delegation } from '@/db/schema/delegations';
import { statement } from '@/db/schema/statements';
import type { Actor } from '@/domain/actor';
import { LOCALES } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing, refuse, sameVersion } from '@/domain/refusal';
import { textAfter, wordsAfter } from '@/domain/working-languages';
import { type ConferenceFacts, conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import { typedInstant } from '@/platform/typed/instant';
import type {
  newStatementInput,
  statementInput,
  statementPublicationInput,
  statementWithdrawalInput,
} from '../input';
import { chairsOf } from '../queries/statements';

type StatementRow = typeof statement.$inferSelect;
type TypedWords = Omit<z.output<typeof newStatementInput>, 'conference' | 'sessionId'>;

const isIt = ({ conferenceId, id }: Pick<StatementRow, 'conferenceId' | 'id'>) =>
  and(eq(statement.conferenceId, conferenceId), eq(statement.id, id));

const deskOf = ({ conference }: { conference: string }, sessionId: string) =>
  `/${conference}/sessions/${sessionId}/statements`;

/** The session, held so that its numbers and its bureau stay as they are; for who may write statements of it. */
async function holdSession(tx: Tx, actor: Actor, conferenceId: string, sessionId: string): Promise<void> {
  const [row] = await tx
    .select({ id: session.id })
    .from(session)
    .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)))
    .for('no key update');
  if (!row) throw missing();
  const bureau = await chairsOf(tx, conferenceId, sessionId);
  authorize(actor, 'statement.write', { conferenceId, bureau });
}

/** The statement behind the lock of its session, for who may write it; refused once it was withdrawn. */
async function lockStatement(
  tx: Tx,
  actor: Actor,
  input: { conference: string; statementId: string; version: number },
) {
  const conference = await conferenceAt(tx, input.conference);
  const ref = { conferenceId: conference.id, id: input.statementId };
  const [located] = await tx.select({ sessionId: statement.sessionId }).from(statement).where(isIt(ref));
  if (!located) throw missing();
  await holdSession(tx, actor, conference.id, located.sessionId);
  const [row] = await tx.select().from(statement).where(isIt(ref)).for('update');
  if (!row) throw missing();
  if (row.withdrawnAt) throw refuse('press.refusal.statementWithdrawn', { number: row.number }, 'conflict');
  return { row, conference };
}

/** Who spoke, when, for whom and what, after somebody typed. @throws Refusal when nobody is named, or what is named is not there */
async function wordsOf(tx: Tx, conference: ConferenceFacts, typed: TypedWords, before?: StatementRow) {
  const { speakerName, delegationId } = typed;
  const speakerOffice = wordsAfter(conference, typed.speakerOffice, {
    ...{ field: 'speakerOffice', stands: before?.speakerOffice },
  });
  if (!speakerName && LOCALES.every((language) => speakerOffice[language] === ''))
    throw refuse('press.refusal.noSpeaker', {}, 'invalid', 'speakerName');
  if (delegationId && delegationId !== before?.delegationId)
    await requireDelegation(tx, conference.id, delegationId);
  return {
    ...{ speakerName, speakerOffice, delegationId },
    saidAt: typedInstant(typed.saidAt, conference.timeZone, 'saidAt', before?.saidAt),
    text: textAfter(conference, typed.text, { field: 'text', stands: before?.text }),
  };
}

async function requireDelegation(tx: Tx, conferenceId: string, id: string): Promise<void> {
  const [row] = await tx
    .select({ id: delegation.id })
    .from(delegation)
    .where(
      and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, id), isNull(delegation.withdrawnAt)),
    );
  if (!row) throw missing();
}

/** What an event tells of a statement: all but the name of a person. */
const toldOf = ({ speakerOffice, delegationId, saidAt, text }: Awaited<ReturnType<typeof wordsOf>>) => ({
  ...{ speakerOffice, delegationId, saidAt, text },
});

/** Writes down what a speaker said in a session. Numbers are given under the session's lock and stay. */
export async function addStatement(actor: Actor, input: z.output<typeof newStatementInput>): Promise<Done> {
  const { sessionId } = input;
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    await holdSession(tx, actor, conferenceId, sessionId);
    const words = await wordsOf(tx, conference, input);
    const [last] = await tx
      .select({ number: max(statement.number) })
      .from(statement)
      .where(and(eq(statement.conferenceId, conferenceId), eq(statement.sessionId, sessionId)));
    const [id, number] = [newId(), (last?.number ?? 0) + 1];
    await tx
      .insert(statement)
      .values({ conferenceId, id, sessionId, number, ...words, createdBy: actor.accountId });
    await record(tx, actor, {
      conferenceId,
      kind: 'statement.added',
      entityId: id,
      after: { sessionId, number, ...toldOf(words) },
      topics: [`notes:${sessionId}`],
    });
    return { message: 'press.done.statementAdded', params: { number } };
  });
}

/** Changes a statement that is not published. @throws Refusal once it is, or when somebody saved it in between */
export async function editStatement(actor: Actor, input: z.output<typeof statementInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { row, conference } = await lockStatement(tx, actor, input);
    const { conferenceId, sessionId, number } = row;
    if (row.publishedAt) throw refuse('press.refusal.statementPublished', { number }, 'conflict');
    if (row.version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    const words = await wordsOf(tx, conference, input, row);
    const version = row.version + 1;
    await tx
      .update(statement)
      .set({ ...words, version })
      .where(isIt(row));
    await record(tx, actor, {
      conferenceId,
      kind: 'statement.edited',
      entityId: row.id,
      before: { version: row.version, ...toldOf(row) },
      after: { version, ...toldOf(words) },
      topics: [`notes:${sessionId}`],
    });
    return { message: 'press.done.statementEdited', params: { number }, data: { version } };
  });
}

/** Publishes a statement: from here on everyone reads it on the page of its session, and its words stay. */
export async function publishStatement(
  actor: Actor,
  input: z.output<typeof statementPublicationInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { row } = await lockStatement(tx, actor, input);
    const { conferenceId, sessionId, number, speakerOffice } = row;
    if (row.publishedAt) throw refuse('press.refusal.statementPublished', { number }, 'conflict');
    sameVersion(row, input.version);
    await tx
      .update(statement)
      .set({ publishedAt: await dbNow(tx), publishedBy: actor.accountId, version: row.version + 1 })
      .where(isIt(row));
    await record(tx, actor, {
      conferenceId,
      kind: 'statement.published',
      entityId: row.id,
      after: { sessionId, number, speakerOffice },
      topics: [`notes:${sessionId}`],
    });
    return { redirect: deskOf(input, sessionId) };
  });
}

/** Withdraws a statement, published or not, with the reason. It keeps its number; its words are for who writes statements. */
export async function withdrawStatement(
  actor: Actor,
  input: z.output<typeof statementWithdrawalInput>,
): Promise<Done> {
  const { reason } = input;
  return act(actor, async (tx, actor) => {
    const { row } = await lockStatement(tx, actor, input);
    sameVersion(row, input.version);
    const { conferenceId, sessionId, number } = row;
    const ended = { withdrawnAt: await dbNow(tx), withdrawnBy: actor.accountId, withdrawnReason: reason };
    await tx
      .update(statement)
      .set({ ...ended, version: row.version + 1 })
      .where(isIt(row));
    await record(tx, actor, {
      conferenceId,
      kind: 'statement.withdrawn',
      entityId: row.id,
      after: { sessionId, number, reason },
      topics: [`notes:${sessionId}`],
    });
    return { redirect: deskOf(input, sessionId) };
  });
}
