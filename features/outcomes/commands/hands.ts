import { and, asc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { outcome } from '@/db/schema/outcomes';
import { showOfHands, showOfHandsCorrection } from '@/db/schema/show-of-hands';
import type { Actor } from '@/domain/actor';
import { requireFewerBeside } from '@/domain/correcting';
import type { Happening } from '@/domain/events';
import { officeFor } from '@/domain/offices';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import {
  decideByHands,
  earlierRounds,
  endByHands,
  type HeldHands,
  type WhyNotHands,
  whyNotCounts,
} from '@/domain/show-of-hands';
import { hallAt } from '@/features/ballots/queries/hall-quorum';
import { secondPerson } from '@/features/proposals/queries/gate';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { handsCorrectionInput, handsInput } from '../input';
import { textDigest } from '../queries/frozen';
import { symbolGiven } from '../queries/symbols';
import { requireWhole } from './adoption';
import { requireDecidable } from './debates';
import { lockOutcome } from './recall';
import { lockDraft } from './text';

type Counting = z.output<typeof handsInput>;
type CorrectingCounts = z.output<typeof handsCorrectionInput>;
type LockedDraft = Awaited<ReturnType<typeof lockDraft>>;

/**
 * Records a show of hands as its counts were called out, which decides the text by the rules as they are frozen at this moment. The
 * text is locked: of two who record at once, the second reads what came of the first.
 */
export async function recordShowOfHands(actor: Actor, input: Counting): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockDraft(tx, actor, 'showOfHands.record', input);
    if (row.conferenceClosedAt) throw refuse('outcomes.refusal.conferenceClosed', {}, 'late');
    if (row.version !== input.version) throw refuse('outcomes.refusal.changed', {}, 'stale');
    await requireDecidable(tx, row, 'decided');
    await requireWhole(tx, row);
    const held = await showsOf(tx, row);
    const { hands, hall } = await decided(tx, row, { input, held });
    const waits = await secondPerson(tx, actor, {
      conferenceId: row.conferenceId,
      act: 'recordShowOfHands',
      entityId: row.id,
      subject: row.title,
      path: `/outcomes/${row.number}`,
      input,
    });
    if (waits) return waits;
    const takenAt = await dbNow(tx);
    const show = held.length + 1;
    const takenAs = officeFor(actor, 'showOfHands.record', row.conferenceId);
    await tx.insert(showOfHands).values({
      ...{ conferenceId: row.conferenceId, outcomeId: row.id, number: show, takenAt, takenAs },
      ...{ takenBy: actor.accountId, ...hands, ...hall },
    });
    await record(tx, actor, {
      conferenceId: row.conferenceId,
      kind: 'showOfHands.recorded',
      entityId: row.id,
      after: { number: row.number, show, as: takenAs, ...hands, ...hall },
      topics: [`outcome:${row.id}`],
    });
    await settleText(tx, actor, row, { hands, takenAt });
    return {
      redirect: `/${input.conference}/outcomes/${row.number}`,
      ...{ message: 'outcomes.done.handsRecorded', params: { number: row.number } },
    };
  });
}

const showsOf = (tx: Tx, { conferenceId, id }: { conferenceId: string; id: string }) =>
  tx
    .select()
    .from(showOfHands)
    .where(and(eq(showOfHands.conferenceId, conferenceId), eq(showOfHands.outcomeId, id)))
    .orderBy(asc(showOfHands.number));

type Holding = { input: Counting; held: Awaited<ReturnType<typeof showsOf>> };

/**
 * What the counts come to among those who are in the hall at that moment: by the door, or as the chair counted them where the
 * secretariat keeps none.
 */
async function decided(tx: Tx, { conferenceId }: LockedDraft, { input, held }: Holding) {
  const { inFavour, against, abstaining } = input;
  const { here, scope, profiles } = await hallAt(tx, conferenceId, await dbNow(tx));
  const chosen = profiles.find(({ id }) => id === input.rulesId);
  if (!chosen) throw missing();
  if (scope.roll === 0) throw refuse('outcomes.hands.why.nobodyEntitled', {}, 'conflict');
  const present = here ?? input.present;
  if (present === null) throw refuse('outcomes.hands.why.presentMissing', {}, 'invalid', 'present');
  const entitled = scope.roll;
  if (present > entitled)
    throw refuse('outcomes.hands.why.moreThanEntitled', { present, entitled }, 'invalid', 'present');
  const { profile } = chosen;
  const counts = { inFavour, against, abstaining };
  const hands = decideByHands(counts, { profile, scope, present, earlier: earlierRounds(held) });
  if ('why' in hands) throw notHeld(hands);
  return { hands, hall: { entitled, source: here === null ? 'chair' : 'checkIn' } as const };
}

/** As the chair reads it; what was typed stays. */
function notHeld(not: WhyNotHands) {
  if (not.why === 'noHands') return refuse('outcomes.hands.why.noHands', {}, 'invalid', 'inFavour');
  const { present } = not;
  if (not.why === 'inquorate')
    return refuse('outcomes.hands.why.inquorate', { present, needed: not.needed }, 'conflict');
  const { counted } = not;
  return refuse('outcomes.hands.why.moreThanPresent', { counted, present }, 'invalid', 'inFavour');
}

/** What becomes of the text by a show of hands; one that decides nothing yet makes older pages of it stale. */
async function settleText(
  tx: Tx,
  actor: Actor,
  row: LockedDraft,
  { hands, takenAt }: { hands: HeldHands; takenAt: Date },
): Promise<void> {
  const { conferenceId, id, number } = row;
  const end = endByHands(hands);
  const method = 'showOfHands' as const;
  await tx
    .update(outcome)
    .set(
      end === null
        ? { version: row.version + 1 }
        : end === 'adopted'
          ? { adoptedAt: takenAt, adoptedBy: actor.accountId, adoptionMethod: method }
          : { notAdoptedAt: takenAt },
    )
    .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, id)));
  if (!end) return;
  const change: Happening<'outcome.adopted' | 'outcome.notAdopted'> =
    end === 'adopted'
      ? {
          kind: 'outcome.adopted',
          after: {
            ...{ method, number, adoptedAt: takenAt },
            symbol: await symbolGiven(tx, conferenceId, id),
            digest: await textDigest(tx, conferenceId, id),
          },
        }
      : { kind: 'outcome.notAdopted', after: { method, at: takenAt.toISOString() } };
  await record(tx, actor, { ...change, conferenceId, entityId: id, topics: [`outcome:${id}`] });
}

/** Records what the counts of a show of hands should read. What was declared stays, and this stands beside it. */
export async function correctShowOfHands(actor: Actor, input: CorrectingCounts): Promise<Done> {
  const { reason, inFavour, against, abstaining } = input;
  return act(actor, async (tx, actor) => {
    const { row } = await lockOutcome(tx, input);
    const { conferenceId, id: outcomeId, number } = row;
    authorize(actor, 'showOfHands.correct', { conferenceId });
    const its = and(eq(showOfHands.conferenceId, conferenceId), eq(showOfHands.outcomeId, outcomeId));
    const [first] = await tx
      .select()
      .from(showOfHands)
      .where(and(its, eq(showOfHands.number, input.show)));
    if (!first) throw missing();
    const corrections = await tx
      .select()
      .from(showOfHandsCorrection)
      .where(
        and(
          eq(showOfHandsCorrection.conferenceId, conferenceId),
          eq(showOfHandsCorrection.outcomeId, outcomeId),
          eq(showOfHandsCorrection.show, input.show),
        ),
      )
      .orderBy(asc(showOfHandsCorrection.number));
    const version = corrections.length + 1;
    if (version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    requireFewerBeside(corrections.length);
    const last = corrections.at(-1) ?? first;
    const why = whyNotCounts(input, first.present);
    if (why) throw notHeld(why);
    if (last.inFavour === inFavour && last.against === against && last.abstaining === abstaining)
      throw refuse('outcomes.hands.why.sameCounts', {}, 'invalid', 'inFavour');
    const counts = { inFavour, against, abstaining };
    await tx.insert(showOfHandsCorrection).values({
      ...{ conferenceId, outcomeId, show: input.show, number: version, ...counts, reason },
      recordedBy: actor.accountId,
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'showOfHands.corrected',
      entityId: outcomeId,
      before: { version, inFavour: last.inFavour, against: last.against, abstaining: last.abstaining },
      after: { number, show: input.show, version: version + 1, ...counts, reason },
      topics: [`outcome:${outcomeId}`],
    });
    return { message: 'outcomes.done.handsCorrected' };
  });
}
