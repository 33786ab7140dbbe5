import { and, asc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx, violated } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { delegation } from '@/db/schema/delegations';
import { sheetImport } from '@/db/schema/imports';
import type { Actor } from '@/domain/actor';
import type { Change } from '@/domain/events';
import { ROW_STATES } from '@/domain/imports';
import type { Nomination, PersonCorrection } from '@/domain/person-import';
import { missing, refuse } from '@/domain/refusal';
import { getConference } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { removeFile } from '@/platform/files';
import { record, recordAll } from '@/platform/record';
import type { importConfirmationInput } from '../input';
import { type Comparison, compare, todosOf } from '../queries/comparison';
import { readImport } from '../queries/imports';
import { focalPointsOf } from './changes';
import { lockImport } from './imports';
import {
  type ListWriting,
  type SendingDelegation,
  writeCorrections,
  writeDelegations,
  writeNominations,
} from './lists';

type Input = z.output<typeof importConfirmationInput>;

/**
 * Imports a list as it was previewed, all of it or nothing: in one transaction, under the locks of all delegations, by the rules
 * of nominating and inviting one after the other, and with the same letters and entries on record.
 * @throws Refusal `stale` when it would do other things by now than were shown
 */
export async function confirmImport(actor: Actor, input: Input): Promise<Done> {
  const { id: conferenceId } = await getConference(actor, input.conference);
  // Read before anything is locked: a list does not change, and what its columns are has a version.
  const { list } = await readImport(actor, conferenceId, input.importId);
  try {
    return await act<Done>(actor, async (tx, actor) => {
      const { conference: where, row } = await lockImport(tx, actor, input);
      if (!list || list.missing.length > 0) throw refuse('imports.refusal.unread', {}, 'conflict');
      const senders = await lockSenders(tx, conferenceId);
      const comparison = await compare(tx, actor, row, list);
      requireShown(comparison, input);
      const writing = { tx, actor, conference: where };
      const changes = await writeAll(writing, comparison, { senders, reason: input.reason ?? null });
      const { new: added, changed } = comparison.counts;
      const { letters } = comparison;
      await tx
        .update(sheetImport)
        .set({
          fileId: null,
          confirmedAt: await dbNow(tx),
          confirmedBy: actor.accountId,
          ...{ added, changed, letters },
          version: row.version + 1,
        })
        .where(and(eq(sheetImport.conferenceId, conferenceId), eq(sheetImport.id, row.id)));
      await removeFile(tx, conferenceId, row.fileId);
      await recordAll(tx, actor, conferenceId, changes);
      await record(tx, actor, {
        conferenceId,
        kind: 'import.confirmed',
        entityId: row.id,
        after: { importKind: row.kind, added, changed, letters },
        topics: [`conference:${conferenceId}`],
      });
      return { message: 'imports.done.confirmed', params: { added, changed, letters } };
    });
  } catch (error) {
    // Who was invited or nominated beside the locks, in the moment between.
    if (violated(error)) throw refuse('common.refusal.changed', {}, 'stale');
    throw error;
  }
}

/** One import after the other, and no nomination meanwhile: the delegations as they are while both locks are held. */
async function lockSenders(tx: Tx, conferenceId: string): Promise<ReadonlyMap<string, SendingDelegation>> {
  const [known] = await tx
    .select({ id: conference.id })
    .from(conference)
    .where(eq(conference.id, conferenceId))
    .for('no key update');
  if (!known) throw missing();
  const rows = await tx
    .select({
      id: delegation.id,
      countryCode: delegation.countryCode,
      organization: delegation.organization,
    })
    .from(delegation)
    .where(eq(delegation.conferenceId, conferenceId))
    .orderBy(asc(delegation.id))
    .for('no key update');
  return new Map(rows.map((row) => [row.id, row]));
}

/** @throws Refusal when the preview was another, has errors, or does nothing */
function requireShown({ version, counts }: Comparison, input: Input): void {
  if (version !== input.previewVersion) {
    const before = input.counts.split('-').map(Number);
    const [wasNew = 0, wasChanged = 0, , wasWrong = 0] = ROW_STATES.map((_, index) => before[index] ?? 0);
    throw refuse(
      'imports.refusal.changed',
      { wasNew, wasChanged, wasWrong, new: counts.new, changed: counts.changed, wrong: counts.error },
      'stale',
    );
  }
  if (counts.error > 0) throw refuse('imports.refusal.errors', { count: counts.error }, 'conflict');
  if (counts.new + counts.changed === 0) throw refuse('imports.refusal.nothing', {}, 'conflict');
}

type BesideRows = { senders: ReadonlyMap<string, SendingDelegation>; reason: string | null };

async function writeAll(
  writing: ListWriting,
  comparison: Comparison,
  { senders, reason }: BesideRows,
): Promise<Change[]> {
  const { tx, conference } = writing;
  if (comparison.kind === 'delegations') return writeDelegations(writing, todosOf(comparison.rows), senders);
  const todos = todosOf(comparison.rows);
  const nominations = todos.filter((todo): todo is Nomination => todo.act === 'nominate');
  const corrections = todos.filter((todo): todo is PersonCorrection => todo.act === 'correct');
  if (corrections.length > 0 && reason === null)
    throw refuse('common.invalid.empty', {}, 'invalid', 'reason');
  const seats = new Map(comparison.known.seats.map((seat) => [seat.id, seat]));
  const focalPointsFor = new Map<string, Awaited<ReturnType<typeof focalPointsOf>>>();
  const corrected = [];
  for (const todo of corrections) {
    const seat = seats.get(todo.participantId);
    const row = senders.get(seat?.delegationId ?? '');
    if (!seat || !row) throw missing();
    const focalPoints = focalPointsFor.get(row.id) ?? (await focalPointsOf(tx, row.id, conference.id));
    focalPointsFor.set(row.id, focalPoints);
    corrected.push({ todo, seat, row, focalPoints });
  }
  return [
    ...(await writeCorrections(writing, corrected, reason ?? '')),
    ...(await writeNominations(writing, nominations, senders)),
  ];
}
