import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { implementationReport } from '@/db/schema/implementation';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import { evidenceOf, whyNotReport } from '@/domain/implementation';
import { refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { sha256 } from '@/platform/chain';
import type { DocumentFileTaken } from '@/platform/document-file';
import { record } from '@/platform/record';
import type { letterInput, reportInput } from '../input';
import { keepEvidence, latestReport, takenEvidence } from './evidence';
import { holdOutcome, requireAsked } from './follow-up';

type ReportForm = z.output<typeof reportInput>;
type KeptReport = {
  actor: Actor;
  typed: ReportForm;
  /** the file that was sent with it */
  taken: DocumentFileTaken | null;
  letterOn: string | null;
};
type HeldOutcome = Awaited<ReturnType<typeof holdOutcome>>;

/**
 * Keeps a report behind those that the country made before, which stay as they are.
 * @throws Refusal where the country is not asked, the follow-up has ended, or a colleague reported meanwhile
 */
async function keep(tx: Tx, held: HeldOutcome, { actor, typed, taken, letterOn }: KeptReport) {
  const { delegationId, state, words, evidence, doneOn, contactName, contactEmail } = typed;
  const { ref, row, now, today } = held;
  await requireAsked(tx, held, delegationId);
  const before = await latestReport(tx, { ...ref, delegationId });
  if ((before?.number ?? 0) !== typed.version) throw refuse('common.refusal.stale', {}, 'stale');
  const why = whyNotReport(typed, today);
  if (why) throw refuse(why.why, {}, 'invalid', why.field);
  const version = typed.version + 1;
  const { conferenceId } = ref;
  const file = evidenceOf({
    handedIn: taken && (await keepEvidence(tx, actor, { conferenceId, taken })),
    before: before?.evidence ?? null,
    takenOut: typed.withoutFile ?? false,
  });
  const content = { state, words, evidence, doneOn, letterOn };
  await tx.insert(implementationReport).values({
    ...{ ...ref, id: newId(), delegationId, number: version, ...content, contactName, contactEmail },
    ...{ fileId: file?.fileId, fileDigest: file?.fileDigest },
    ...{ reportedAt: now, reportedBy: actor.accountId },
  });
  const digest = sha256(canonicalJson(file ? { ...content, file: file.fileDigest } : content));
  const fileType = file?.fileType;
  return { number: row.number, delegationId, version, state, doneOn, ...(fileType && { fileType }), digest };
}

/** A country reports what has become of an outcome there. Its latest report stands; the ones before stay beside it. */
export async function reportImplementation(actor: Actor, input: ReportForm): Promise<Done> {
  const taken = await takenEvidence(actor, input, (tx) =>
    holdOutcome(tx, actor, 'implementation.report', input),
  );
  return act(actor, async (tx, actor) => {
    const held = await holdOutcome(tx, actor, 'implementation.report', input);
    const after = await keep(tx, held, { actor, typed: input, taken, letterOn: null });
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
  const { conference, number } = input;
  const taken = await takenEvidence(actor, input, (tx) =>
    holdOutcome(tx, actor, 'implementation.record', { conference, number }),
  );
  return act(actor, async (tx, actor) => {
    const held = await holdOutcome(tx, actor, 'implementation.record', { conference, number });
    if (letterOn > held.today)
      throw refuse('implementation.refusal.letterInFuture', {}, 'invalid', 'letterOn');
    const after = await keep(tx, held, { actor, typed, taken, letterOn });
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
