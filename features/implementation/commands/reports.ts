import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { followUpMember, implementationReport } from '@/db/schema/implementation';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import { hasEnded, whyNotReport } from '@/domain/implementation';
import { missing, refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { sha256 } from '@/platform/chain';
import { record } from '@/platform/record';
import type { letterInput, reportInput } from '../input';
import { rhythmsOf } from '../queries/rhythms';
import { holdOutcome } from './follow-up';

type ReportForm = z.output<typeof reportInput>;
type HeldOutcome = Awaited<ReturnType<typeof holdOutcome>>;

/**
 * Keeps a report behind those that the country made before, which stay as they are.
 * @throws Refusal where the country is not asked, the follow-up has ended, or a colleague reported meanwhile
 */
async function keep(
  tx: Tx,
  { ref, row, now, today }: HeldOutcome,
  { typed, letterOn, by }: { typed: ReportForm; letterOn: string | null; by: string | null },
) {
  const { delegationId, state, words, evidence, doneOn, contactName, contactEmail } = typed;
  const rhythms = await rhythmsOf(tx, ref);
  const isMember = and(
    eq(followUpMember.conferenceId, ref.conferenceId),
    eq(followUpMember.outcomeId, ref.outcomeId),
    eq(followUpMember.delegationId, delegationId),
  );
  if ((await tx.$count(followUpMember, isMember)) === 0) throw missing();
  if (hasEnded(rhythms)) throw refuse('implementation.refusal.ended', { number: row.number }, 'late');
  const before = await tx.$count(
    implementationReport,
    and(
      eq(implementationReport.conferenceId, ref.conferenceId),
      eq(implementationReport.outcomeId, ref.outcomeId),
      eq(implementationReport.delegationId, delegationId),
    ),
  );
  if (before !== typed.version) throw refuse('common.refusal.stale', {}, 'stale');
  const why = whyNotReport(typed, today);
  if (why) throw refuse(why.why, {}, 'invalid', why.field);
  const version = before + 1;
  const content = { state, words, evidence, doneOn, letterOn };
  await tx.insert(implementationReport).values({
    ...{ ...ref, id: newId(), delegationId, number: version, ...content, contactName, contactEmail },
    ...{ reportedAt: now, reportedBy: by },
  });
  const digest = sha256(canonicalJson(content));
  return { number: row.number, delegationId, version, state, doneOn, digest };
}

/** A country reports what has become of an outcome there. Its latest report stands; the ones before stay beside it. */
export async function reportImplementation(actor: Actor, input: ReportForm): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const held = await holdOutcome(tx, actor, 'implementation.report', input);
    const after = await keep(tx, held, { typed: input, letterOn: null, by: actor.accountId });
    await record(tx, actor, {
      conferenceId: held.ref.conferenceId,
      kind: 'implementation.reported',
      entityId: held.ref.outcomeId,
      after,
      topics: [`outcome:${held.ref.outcomeId}`],
    });
    return { message: 'implementation.done.implementationReported' };
  });
}

/** The secretariat records what a country reported by letter, and says so with it. */
export async function recordImplementation(actor: Actor, input: z.output<typeof letterInput>): Promise<Done> {
  const { letterOn, ...typed } = input;
  return act(actor, async (tx, actor) => {
    const held = await holdOutcome(tx, actor, 'implementation.record', {
      conference: input.conference,
      number: input.number,
    });
    if (letterOn > held.today)
      throw refuse('implementation.refusal.letterInFuture', {}, 'invalid', 'letterOn');
    const after = await keep(tx, held, { typed, letterOn, by: actor.accountId });
    await record(tx, actor, {
      conferenceId: held.ref.conferenceId,
      kind: 'implementation.recorded',
      entityId: held.ref.outcomeId,
      after: { ...after, letterOn },
      topics: [`outcome:${held.ref.outcomeId}`],
    });
    return { message: 'implementation.done.implementationRecorded' };
  });
}
