import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { debate } from '@/db/schema/debates';
import { delegation } from '@/db/schema/delegations';
import { outcomeParagraph } from '@/db/schema/outcomes';
import type { Actor, DelegationKind } from '@/domain/actor';
import type { DebateEvent } from '@/domain/amendments/debate';
import { BODY } from '@/domain/amendments/recording';
import { debateOn } from '@/domain/amendments/replaying';
import { officeFor } from '@/domain/offices';
import { wholeIn } from '@/domain/opening';
import { MOST_PARAGRAPHS } from '@/domain/outcomes';
import { missing, refuse } from '@/domain/refusal';
import { profilesInForce } from '@/features/ballots/queries/opening';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { rewriteInput, tableInput } from '../input';
import { append, lockDebate, officeOf, toldOffice } from './debates';
import { writeMerged } from './merged';
import { lockDraft } from './text';

/** What kind of delegation it is, which stays here until the transaction ends. @throws Refusal for one that is not here */
export async function kindOfDelegation(tx: Tx, conferenceId: string, id: string): Promise<DelegationKind> {
  const [row] = await tx
    .select({ kind: delegation.kind })
    .from(delegation)
    .where(
      and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, id), isNull(delegation.withdrawnAt)),
    )
    .for('share');
  if (!row) throw missing();
  return row.kind;
}

/** @throws Refusal for a delegation of another kind than a member of the region */
export function requireMember(kind: DelegationKind): void {
  if (kind !== 'memberInRegion')
    throw refuse('outcomes.refusal.amendsNotMember', {}, 'invalid', 'delegationId');
}

/** Tables a draft: its text is put down as it is, and from here on it changes by amendments and by its sponsor's own acts. */
export async function tableOutcome(actor: Actor, input: z.output<typeof tableInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockDraft(tx, actor, 'outcome.table', input);
    const { conferenceId, id: outcomeId, number } = row;
    if (row.tabled) throw refuse('outcomes.refusal.tabledAlready', { number }, 'conflict');
    if (row.version !== input.version) throw refuse('outcomes.refusal.changed', {}, 'stale');
    const sponsorId = row.mainSponsorId ?? input.delegationId;
    if (sponsorId) requireMember(await kindOfDelegation(tx, conferenceId, sponsorId));
    const language = row.meeting.originalLanguage;
    const rows = await tx
      .select()
      .from(outcomeParagraph)
      .where(and(eq(outcomeParagraph.conferenceId, conferenceId), eq(outcomeParagraph.outcomeId, outcomeId)))
      .orderBy(sql`${outcomeParagraph.part} desc`, asc(outcomeParagraph.number))
      .limit(MOST_PARAGRAPHS);
    if (!rows.some(({ part }) => part === 'operative')) throw refuse('outcomes.refusal.noOperative');
    const empty = rows.find(({ text }) => !text[language]);
    if (empty) throw refuse('outcomes.refusal.emptyOriginal', { number: empty.number });
    const paragraphs = rows.map((one) => ({ id: one.id, part: one.part, text: wholeIn(one, language) }));
    const profiles = await profilesInForce(tx, conferenceId);
    const chosen = profiles.find(({ id }) => id === input.rulesId);
    if (input.rulesId && !chosen) throw missing();
    if (!chosen && profiles.length > 0) throw refuse('common.invalid.choice', {}, 'invalid', 'rulesId');
    const tabledAs = officeFor(actor, 'outcome.table', conferenceId);
    await tx.insert(debate).values({
      ...{ conferenceId, outcomeId, tabledAs, sponsorId, language, paragraphs },
      majority: chosen?.profile.vote.majority ?? null,
      seconders: chosen?.profile.seconders ?? 0,
      tabledBy: actor.accountId,
    });
    await writeMerged(tx, actor, row, { debate: debateOn(sponsorId ?? BODY, paragraphs), language });
    await record(tx, actor, {
      conferenceId,
      kind: 'outcome.tabled',
      entityId: outcomeId,
      after: { number, as: tabledAs, delegationId: sponsorId, language, paragraphs: paragraphs.length },
      topics: [`outcome:${outcomeId}`],
    });
    return { message: 'outcomes.amendments.done.tabled', params: { number } };
  });
}

/** The sponsor's own change to a paragraph of a tabled text: other words, several paragraphs, or none. */
export async function rewriteOutcomeParagraph(
  actor: Actor,
  input: z.output<typeof rewriteInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const open = await lockDebate(tx, actor, input);
    const { row, debate: before } = open;
    const { conferenceId, id: outcomeId, number } = row;
    const by = before.sponsor;
    const delegationId = by === BODY ? undefined : by;
    const office = officeOf(actor, 'outcome.rewriteParagraph', { conferenceId, delegationId });
    const paragraph = input.paragraphId;
    const stands = before.paragraphs.find(({ id }) => id === paragraph);
    if (stands?.status === 'stands' && stands.version !== input.version)
      throw refuse('common.refusal.stale', {}, 'stale');
    const { sequence } = await append(tx, actor, open, { office, event: rewriting(by, input) });
    await record(tx, actor, {
      conferenceId,
      kind: 'outcome.paragraphRewritten',
      entityId: outcomeId,
      after: { number, sequence, as: toldOffice(office), how: input.how, paragraphId: paragraph },
      topics: [`outcome:${outcomeId}`],
    });
    return { message: `outcomes.amendments.done.${input.how}` };
  });
}

/** Pieces stand between empty lines. */
function rewriting(by: string, { how, paragraphId, text }: z.output<typeof rewriteInput>): DebateEvent {
  const paragraph = paragraphId;
  if (how === 'removed') return { kind: 'paragraph.removed', paragraph, by };
  if (text === null) throw refuse('common.invalid.empty', {}, 'invalid', 'text');
  if (how === 'revised') return { kind: 'paragraph.revised', paragraph, by, text };
  const pieces = text.split(/\n\s*\n/).map((piece) => piece.trim());
  const into = pieces.filter(Boolean).map((piece) => ({ id: newId(), text: piece }));
  return { kind: 'paragraph.split', paragraph, by, into };
}
