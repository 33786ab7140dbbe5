import { and, eq, inArray, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { roleGrant } from '@/db/schema/accounts';
import { session, sessionBureau } from '@/db/schema/agenda';
import type { Actor } from '@/domain/actor';
import type { Happening } from '@/domain/events';
import { sameLanguages } from '@/domain/local-text';
import { missing, refuse, sentence } from '@/domain/refusal';
import type { TimetableSession } from '@/domain/timetable';
import { textAfter } from '@/domain/working-languages';
import type { Done } from '@/platform/action';
import { localDay } from '@/platform/i18n/format';
import { record } from '@/platform/record';
import { typedInstant } from '@/platform/typed/instant';
import type { cancelInput, moveInput, sessionChangeInput, sessionInput } from '../input';
import { draftSessions } from '../queries';
import {
  clashRefusal,
  findSession,
  judgePlace,
  keepAccepted,
  lockSession,
  openConference,
  takingPlace,
} from './place';

type SessionInput = z.output<typeof sessionInput>;
type SessionBureau = TimetableSession['bureau'];

/**
 * Who leads a session after a form that shows one chair and one rapporteur: the first of each is whom the form names,
 * and all others are left alone. @throws Refusal where somebody would hold two offices
 */
function bureauAfter(before: SessionBureau, { chair, rapporteur }: SessionInput): SessionBureau {
  if (chair && chair === rapporteur) throw refuse('agenda.refusal.twoOffices', {}, 'invalid', 'rapporteur');
  const named = { chair, rapporteur };
  const shown = (['chair', 'rapporteur'] as const).map((office) => {
    const first = before.find((one) => one.office === office);
    return { office, first, accountId: named[office] };
  });
  const others = before.filter((one) => !shown.some(({ first }) => first === one));
  const leaders = shown.flatMap(({ office, accountId }) => (accountId ? [{ office, accountId }] : []));
  for (const { office, accountId } of leaders) {
    const held = others.find((one) => one.accountId === accountId);
    if (!held) continue;
    const already = { messages: [sentence(`agenda.office.${held.office}`)] };
    throw refuse('agenda.refusal.holdsOffice', { office: already }, 'conflict', office);
  }
  return [...leaders, ...others];
}

/** Only somebody who holds a role in this conference can come to lead a session of it. */
async function requireHolders(
  tx: Tx,
  conferenceId: string,
  bureau: SessionBureau,
  before: SessionBureau,
): Promise<void> {
  const led = new Set(before.map((b) => b.accountId));
  const accounts = bureau.map((b) => b.accountId).filter((one) => !led.has(one));
  if (accounts.length === 0) return;
  const holders = await tx
    .selectDistinct({ accountId: roleGrant.accountId })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.conferenceId, conferenceId),
        inArray(roleGrant.accountId, accounts),
        isNull(roleGrant.withdrawnAt),
      ),
    );
  if (holders.length !== accounts.length) throw missing();
}

/** Who leads a session now, by account. */
function leadersOf(tx: Tx, conferenceId: string, sessionId: string): Promise<SessionBureau> {
  return tx
    .select({ accountId: sessionBureau.accountId, office: sessionBureau.office })
    .from(sessionBureau)
    .where(and(eq(sessionBureau.conferenceId, conferenceId), eq(sessionBureau.sessionId, sessionId)))
    .orderBy(sessionBureau.office, sessionBureau.accountId);
}

async function setBureau(tx: Tx, slot: TimetableSession & { conferenceId: string }): Promise<void> {
  await tx
    .delete(sessionBureau)
    .where(and(eq(sessionBureau.conferenceId, slot.conferenceId), eq(sessionBureau.sessionId, slot.id)));
  if (slot.bureau.length === 0) return;
  const { conferenceId, id: sessionId, startsAt, endsAt } = slot;
  await tx
    .insert(sessionBureau)
    .values(slot.bureau.map((b) => ({ conferenceId, sessionId, startsAt, endsAt, ...b })));
}

function recorded(
  tx: Tx,
  actor: Actor,
  slot: { conferenceId: string; id: string },
  change: Happening<`session.${'added' | 'edited' | 'moved' | 'cancelled' | 'restored'}`>,
): Promise<void> {
  const { conferenceId, id } = slot;
  return record(tx, actor, { ...change, conferenceId, entityId: id, topics: [`agenda:${conferenceId}`] });
}

async function save(
  tx: Tx,
  actor: Actor,
  input: SessionInput,
  changed?: { sessionId: string; version: number },
) {
  const conferenceRow = await openConference(tx, actor, 'session.edit', input.conference);
  const conferenceId = conferenceRow.id;
  const old = changed && (await lockSession(tx, conferenceId, changed));
  const { kind, agendaItemId, roomId } = input;
  const title = textAfter(conferenceRow, input.title, { field: 'title', stands: old?.title });
  const languages = old && sameLanguages(old.languages, input.languages) ? old.languages : input.languages;
  const startsAt = typedInstant(input.startsAt, conferenceRow.timeZone, 'startsAt', old?.startsAt);
  const endsAt = typedInstant(input.endsAt, conferenceRow.timeZone, 'endsAt', old?.endsAt);
  const id = old?.id ?? newId();
  const led = old ? await leadersOf(tx, conferenceId, id) : [];
  const slot = {
    conferenceId,
    id,
    kind,
    roomId,
    startsAt,
    endsAt,
    languages,
    bureau: bureauAfter(led, input),
  };
  await requireHolders(tx, conferenceId, slot.bureau, led);
  const warnings = await judgePlace(tx, conferenceRow, slot, input.reason);
  const values = { kind, title, agendaItemId, roomId, startsAt, endsAt, languages };
  const before = old && { ...old, bureau: led };
  if (old) {
    // Who leads it no longer must not be met at the new time.
    await setBureau(tx, { ...slot, bureau: [] });
    await tx
      .update(session)
      .set({ ...values, version: old.version + 1 })
      .where(and(eq(session.conferenceId, conferenceId), eq(session.id, id)));
  } else {
    await tx.insert(session).values({ conferenceId, id, ...values });
  }
  await setBureau(tx, slot);
  await keepAccepted(tx, actor, slot, { warnings, reason: input.reason });
  const after = { ...values, bureau: slot.bureau };
  const change = before
    ? { kind: 'session.edited' as const, before, after }
    : { kind: 'session.added' as const, after };
  await recorded(tx, actor, slot, change);
  return editorAt(input.conference, startsAt, conferenceRow.timeZone);
}

function editorAt(conference: string, at: Date, timeZone: string): string {
  return `/${conference}/agenda/edit?day=${localDay(at, timeZone)}`;
}

/** Adds a session to the draft of the agenda. */
export function addSession(actor: Actor, input: SessionInput): Promise<Done> {
  return takingPlace(actor, async (tx, actor) => {
    return { redirect: await save(tx, actor, input), message: 'agenda.done.sessionAdded' };
  });
}

/** Changes a session of the draft. */
export function editSession(actor: Actor, input: z.output<typeof sessionChangeInput>): Promise<Done> {
  return takingPlace(actor, async (tx, actor) => {
    return { redirect: await save(tx, actor, input, input) };
  });
}

/** Moves a session to another room or time; it keeps its length. */
export function moveSession(actor: Actor, input: z.output<typeof moveInput>): Promise<Done> {
  return takingPlace(actor, async (tx, actor) => {
    const conferenceRow = await openConference(tx, actor, 'session.move', input.conference);
    const conferenceId = conferenceRow.id;
    const old = await lockSession(tx, conferenceId, input);
    const startsAt = typedInstant(input.startsAt, conferenceRow.timeZone, 'startsAt', old.startsAt);
    const endsAt = new Date(startsAt.getTime() + old.endsAt.getTime() - old.startsAt.getTime());
    const bureau = await leadersOf(tx, conferenceId, old.id);
    const { roomId } = input;
    const warnings = await judgePlace(
      tx,
      conferenceRow,
      { ...old, roomId, startsAt, endsAt, bureau },
      input.reason,
    );
    // The bureau's times follow by the foreign key, and meet their own exclusion constraint.
    const version = old.version + 1;
    await tx
      .update(session)
      .set({ roomId, startsAt, endsAt, version })
      .where(and(eq(session.conferenceId, conferenceId), eq(session.id, old.id)));
    await keepAccepted(tx, actor, old, { warnings, reason: input.reason });
    const before = { roomId: old.roomId, startsAt: old.startsAt, endsAt: old.endsAt };
    await recorded(tx, actor, old, { kind: 'session.moved', before, after: { roomId, startsAt, endsAt } });
    return { message: 'agenda.done.moved', params: { title: old.title }, data: { version } };
  });
}

/** Cancels a session: it leaves the draft, and the public agenda with the next release. */
export function cancelSession(actor: Actor, input: z.output<typeof cancelInput>): Promise<Done> {
  return takingPlace(actor, async (tx, actor) => {
    const conferenceRow = await openConference(tx, actor, 'session.edit', input.conference);
    const old = await lockSession(tx, conferenceRow.id, input);
    await tx
      .update(session)
      .set({ cancelledAt: new Date(), version: old.version + 1 })
      .where(and(eq(session.conferenceId, conferenceRow.id), eq(session.id, old.id)));
    const bureau = await leadersOf(tx, conferenceRow.id, old.id);
    await setBureau(tx, { ...old, bureau: [] });
    await recorded(tx, actor, old, { kind: 'session.cancelled', before: { title: old.title, bureau } });
    return { redirect: editorAt(input.conference, old.startsAt, conferenceRow.timeZone) };
  });
}

/** Undoes a cancelling: the session stands again where it was, without a bureau. */
export function restoreSession(actor: Actor, input: z.output<typeof cancelInput>): Promise<Done> {
  return takingPlace(actor, async (tx, actor) => {
    const conferenceRow = await openConference(tx, actor, 'session.edit', input.conference);
    const old = await findSession(tx, conferenceRow.id, input);
    if (!old.cancelledAt) throw refuse('agenda.refusal.stale', { title: old.title }, 'stale');
    const clash = clashRefusal(
      { ...old, bureau: [] },
      await draftSessions(tx, conferenceRow.id),
      conferenceRow.timeZone,
    );
    if (clash) throw clash;
    await tx
      .update(session)
      .set({ cancelledAt: null, version: old.version + 1 })
      .where(and(eq(session.conferenceId, conferenceRow.id), eq(session.id, old.id)));
    await recorded(tx, actor, old, { kind: 'session.restored', after: { title: old.title } });
    return { message: 'agenda.done.restored', params: { title: old.title } };
  });
}
