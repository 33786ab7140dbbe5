import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { type BallotDraft, ballotDraft } from '@/db/schema/ballot-drafts';
import { rulesProfile } from '@/db/schema/conferences';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { isUndecided } from '@/domain/ballot-drafts';
import type { Change } from '@/domain/events';
import { authorize } from '@/domain/permissions';
import { refuse, sameVersion } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { gone } from '@/platform/gone';
import { record } from '@/platform/record';
import { typedInstant } from '@/platform/typed/instant';
import type { draftInput, draftRemovalInput, newDraftInput } from '../input';

type NewDraft = z.output<typeof newDraftInput>;
type Zoned = { id: string; timeZone: string };
/** `keeps`: what stands in the draft, which it may keep whatever became of that since. */
type Keeping = Pick<BallotDraft, 'outcomeId' | 'rulesId'> | null;

/** What was typed, as it is stored. @throws Refusal where the text or the rules cannot be chosen, or the times do not fit */
async function termsOf(tx: Tx, { id: conferenceId, timeZone }: Zoned, input: NewDraft, keeps: Keeping) {
  const [text] = await tx
    .select()
    .from(outcome)
    .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.number, input.outcome)));
  if (!text) throw refuse('ballots.refusal.noSuchOutcome', {}, 'invalid', 'outcome');
  if (!isUndecided(text) && text.id !== keeps?.outcomeId)
    throw refuse('ballots.refusal.textOver', { number: text.number }, 'conflict', 'outcome');
  const rules = input.rules ? await rulesIn(tx, conferenceId, input.rules) : null;
  if (input.rules && (!rules || (rules.withdrawnAt && rules.id !== keeps?.rulesId)))
    throw refuse('ballots.refusal.noSuchRules', {}, 'invalid', 'rules');
  const opensAt = input.opensAt ? typedInstant(input.opensAt, timeZone, 'opensAt') : null;
  const closesAt = input.closesAt ? typedInstant(input.closesAt, timeZone, 'closesAt') : null;
  if (opensAt && closesAt && closesAt <= opensAt)
    throw refuse('ballots.refusal.closesBeforeOpening', {}, 'invalid', 'closesAt');
  return { outcomeId: text.id, procedure: input.procedure, rulesId: rules?.id ?? null, opensAt, closesAt };
}

async function rulesIn(tx: Tx, conferenceId: string, id: string) {
  const [row] = await tx
    .select()
    .from(rulesProfile)
    .where(and(eq(rulesProfile.conferenceId, conferenceId), eq(rulesProfile.id, id)));
  return row;
}

/** A draft as an event tells it. */
async function toldOf(
  tx: Tx,
  {
    conferenceId,
    outcomeId,
    rulesId,
    procedure,
    opensAt,
    closesAt,
  }: Omit<BallotDraft, 'createdAt' | 'createdBy'>,
) {
  const [text] = await tx
    .select({ number: outcome.number })
    .from(outcome)
    .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, outcomeId)));
  const rules = rulesId ? await rulesIn(tx, conferenceId, rulesId) : undefined;
  return { outcome: text?.number ?? 0, procedure, rulesName: rules?.name ?? null, opensAt, closesAt };
}

/** One draft, locked. @throws Refusal where there is none (any more) */
async function lockDraft(tx: Tx, conferenceId: string, id: string): Promise<BallotDraft> {
  const [row] = await tx
    .select()
    .from(ballotDraft)
    .where(and(eq(ballotDraft.conferenceId, conferenceId), eq(ballotDraft.id, id)))
    .for('update');
  if (!row) throw await gone(tx, conferenceId, 'ballotDraft.removed', { entityId: id });
  return row;
}

async function erase(
  tx: Tx,
  row: BallotDraft,
  number: number | null,
): Promise<Change<'ballotDraft.removed'>> {
  const { conferenceId, id } = row;
  await tx.delete(ballotDraft).where(and(eq(ballotDraft.conferenceId, conferenceId), eq(ballotDraft.id, id)));
  return {
    ...{ conferenceId, kind: 'ballotDraft.removed', entityId: id },
    before: await toldOf(tx, row),
    after: { number },
  };
}

/** Prepares a ballot. Nothing is public, nobody is told, and nothing of it is fixed. */
export function addBallotDraft(actor: Actor, input: NewDraft): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const meeting = await conferenceAt(tx, input.conference);
    const conferenceId = meeting.id;
    authorize(actor, 'ballotDraft.edit', { conferenceId });
    const terms = await termsOf(tx, meeting, input, null);
    const id = newId();
    await tx.insert(ballotDraft).values({ conferenceId, id, ...terms, createdBy: actor.accountId });
    const after = await toldOf(tx, { conferenceId, id, version: 1, ...terms });
    await record(tx, actor, { conferenceId, kind: 'ballotDraft.added', entityId: id, after });
    return { redirect: `/${input.conference}/ballots/drafts/${id}`, message: 'ballots.done.draftAdded' };
  });
}

/** Changes a ballot in preparation. @throws Refusal when a colleague was there meanwhile */
export function editBallotDraft(actor: Actor, input: z.output<typeof draftInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const meeting = await conferenceAt(tx, input.conference);
    const conferenceId = meeting.id;
    authorize(actor, 'ballotDraft.edit', { conferenceId });
    const row = await lockDraft(tx, conferenceId, input.draftId);
    if (row.version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    const terms = await termsOf(tx, meeting, input, row);
    const version = row.version + 1;
    await tx
      .update(ballotDraft)
      .set({ ...terms, version })
      .where(and(eq(ballotDraft.conferenceId, conferenceId), eq(ballotDraft.id, row.id)));
    await record(tx, actor, {
      ...{ conferenceId, kind: 'ballotDraft.edited', entityId: row.id },
      before: { ...(await toldOf(tx, row)), version: row.version },
      after: { ...(await toldOf(tx, { ...row, ...terms })), version },
    });
    return { message: 'ballots.done.draftEdited', data: { version } };
  });
}

/** Removes a ballot in preparation. */
export function removeBallotDraft(actor: Actor, input: z.output<typeof draftRemovalInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    authorize(actor, 'ballotDraft.edit', { conferenceId });
    const row = await lockDraft(tx, conferenceId, input.draftId);
    sameVersion(row, input.version);
    await record(tx, actor, await erase(tx, row, null));
    return { redirect: `/${input.conference}/ballots/drafts` };
  });
}

type FromDraft = { draftId?: string | null; draftVersion?: number | null };

/** The draft that a ballot is put to the vote from, locked; null where it comes from none. @throws Refusal where it was changed since */
export async function draftOf(tx: Tx, conferenceId: string, from: FromDraft): Promise<BallotDraft | null> {
  if (!from.draftId) return null;
  const row = await lockDraft(tx, conferenceId, from.draftId);
  if (row.version !== from.draftVersion) throw refuse('ballots.refusal.draftChanged', {}, 'stale');
  return row;
}

/** A draft goes with the ballot that came of it. */
export async function endDraft(tx: Tx, actor: Actor, row: BallotDraft | null, number: number): Promise<void> {
  if (row) await record(tx, actor, await erase(tx, row, number));
}
