import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { member } from '@/db/schema/conferences';
import { debateEvent } from '@/db/schema/debates';
import type { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import {
  amendmentIn,
  type Debate,
  type DebateEvent,
  isRejectedInParts,
  type Voted,
} from '@/domain/amendments/debate';
import { mergedText } from '@/domain/amendments/merging';
import { type DebateOffice, type VoteCount, whyNotResult } from '@/domain/amendments/recording';
import { type WhyNotNow, whyNotNow } from '@/domain/amendments/refusing';
import { debateAfter } from '@/domain/amendments/replaying';
import { canonicalJson } from '@/domain/canonical';
import type { Locale } from '@/domain/local-text';
import { officeFor } from '@/domain/offices';
import { MOST_PARAGRAPHS, whyNotEdit } from '@/domain/outcomes';
import { authorize, can, type Permission } from '@/domain/permissions';
import { missing, type Refusal, refuse, removed } from '@/domain/refusal';
import type { Majority } from '@/domain/rules';
import { recordedDebate } from '../queries/debate-record';
import { openCallOn } from './calling';
import { writeMerged } from './merged';
import { lockOutcome } from './recall';

/** A tabled text whose debate is open, locked. */
export type OpenDebate = {
  row: typeof outcome.$inferSelect;
  debate: Debate;
  language: Locale;
  sequence: number;
  majority: Majority | null;
};

/**
 * The debate on a text, whose outcome is locked until the transaction ends: whoever decides the same at once waits here, and reads
 * what came of it.
 * @throws Refusal for who may not see drafts, where it was not tabled, and where it is no draft any more
 */
export async function lockDebate(
  tx: Tx,
  actor: Actor,
  address: { conference: string; number: number },
): Promise<OpenDebate> {
  const { row } = await lockOutcome(tx, address);
  const { conferenceId, number } = row;
  authorize(actor, 'outcome.see', { conferenceId });
  const frozen = whyNotEdit(row);
  if (frozen) throw refuse(frozen, { number }, 'conflict');
  if (await openCallOn(tx, row)) throw refuse('outcomes.calls.why.called', { number }, 'conflict');
  const recorded = await recordedDebate(tx, row);
  if (!recorded) throw refuse('outcomes.refusal.notTabled', { number }, 'conflict');
  const { tabled, events, debate } = recorded;
  return { row, debate, language: tabled.language, sequence: events.length, majority: tabled.majority };
}

/** In whose name the actor does what a permission is for: the delegation's, where only its own seat entitles to it. */
export function officeOf(
  actor: Actor,
  permission: Permission,
  { conferenceId, delegationId }: { conferenceId: string; delegationId?: string },
): DebateOffice {
  authorize(actor, permission, { conferenceId, delegationId });
  return can(actor, permission, { conferenceId }) ? officeFor(actor, permission, conferenceId) : 'delegation';
}

/** As the record says it: nothing where a delegation does it for itself. */
export const toldOffice = (office: DebateOffice) => (office === 'delegation' ? null : office);

const reads = (debate: Debate) => canonicalJson(mergedText(debate));

/**
 * Adds an event to a debate, and writes the merged text where all pages read it, if it is another by it.
 * @throws Refusal when it cannot happen now
 */
export async function append(
  tx: Tx,
  actor: Actor,
  open: OpenDebate,
  { event, office, votes }: { event: DebateEvent; office: DebateOffice; votes?: VoteCount | null },
): Promise<{ debate: Debate; sequence: number }> {
  const { row, debate, language } = open;
  const why = whyNotNow(debate, event);
  if (why) throw notNow(debate, why);
  const after = debateAfter(debate, event);
  if (mergedText(after).length > MOST_PARAGRAPHS) {
    const params = { number: row.number, most: MOST_PARAGRAPHS };
    throw refuse('outcomes.refusal.manyParagraphs', params, 'conflict');
  }
  const sequence = open.sequence + 1;
  await tx.insert(debateEvent).values({
    ...{ conferenceId: row.conferenceId, outcomeId: row.id, sequence, event, office, ...votes },
    by: actor.accountId,
  });
  // A text that is rejected with all its operative paragraphs stays to be read as it stood before.
  if (!isRejectedInParts(after) && reads(debate) !== reads(after))
    await writeMerged(tx, actor, row, { debate: after, language });
  return { debate: after, sequence };
}

type Counted = { votes: VoteCount | null; result: Voted };

/** @throws Refusal for counts that do not make the result, by the majority of the text */
export async function requireResult(
  tx: Tx,
  { row, majority }: OpenDebate,
  { votes, result }: Counted,
): Promise<void> {
  if (!votes) return;
  const members = await tx.$count(member, eq(member.conferenceId, row.conferenceId));
  const why = whyNotResult(votes, { result, members, majority });
  if (why === 'moreThanMembers')
    throw refuse('outcomes.amendments.why.moreThanMembers', { members }, 'invalid', 'inFavour');
  if (why) throw refuse(`outcomes.amendments.why.${why}`, {}, 'invalid', 'result');
}

/**
 * Why what becomes of a whole text cannot be now, while it is debated: an adoption, or leaving it for a ballot, waits for all
 * amendments, and the sponsor withdraws it until the first vote. It is recorded with the outcome, and not in the debate: it can
 * be recalled for some minutes, and the debate then goes on.
 */
export async function requireDecidable(
  tx: Tx,
  row: { conferenceId: string; id: string; tabled: boolean },
  end: 'decided' | 'withdrawn',
): Promise<void> {
  const debate = row.tabled && (await recordedDebate(tx, row))?.debate;
  if (!debate) return;
  const why = whyNotNow(
    debate,
    end === 'decided'
      ? { kind: 'proposal.voted', result: 'adopted' }
      : { kind: 'proposal.withdrawn', by: debate.sponsor },
  );
  if (why) throw notNow(debate, why);
}

/** @throws Refusal for a text that is debated: its words change by amendments alone */
export function requireUntabled({ tabled, number }: { tabled: boolean; number: number }): void {
  if (tabled) throw refuse('outcomes.refusal.inDebate', { number }, 'conflict');
}

/** Why something cannot happen to a text now, as a person reads it. */
export function notNow(debate: Debate, { why, by }: WhyNotNow): Refusal {
  if (why === 'unknown') return missing();
  const amended = by ? amendmentIn(debate, by) : undefined;
  const part = debate.parts.findIndex(({ id }) => id === by) + 1;
  const params = amended
    ? { by: 'amendment', amendment: amended.rank + 1 }
    : { by: part > 0 ? 'part' : 'none', amendment: part };
  switch (why) {
    case 'over':
      return refuse(
        isRejectedInParts(debate) ? 'outcomes.division.why.rejectedInParts' : 'outcomes.amendments.why.over',
        {},
        'conflict',
      );
    case 'noPart':
    case 'inAnotherPart':
      return refuse(`outcomes.amendments.why.${why}`, {}, 'invalid', 'paragraphIds');
    case 'changed':
    case 'gone':
    case 'split':
    case 'settled':
    case 'decided':
    case 'undecided':
    case 'unseconded':
    case 'amended':
    case 'tabledAlready':
      return refuse(
        `outcomes.amendments.why.${why}`,
        params,
        why === 'changed' || why === 'decided' || why === 'gone' || why === 'split' ? 'stale' : 'conflict',
      );
    case 'secondsOwn':
    case 'secondedAlready':
      return refuse(`outcomes.amendments.why.${why}`, {}, 'conflict', 'delegationId');
    case 'secondedNot':
      return removed();
    case 'empty':
    case 'changesNothing':
    case 'onePiece':
      return refuse(`outcomes.amendments.why.${why}`, {}, 'invalid', 'text');
    default:
      return refuse(`outcomes.amendments.why.${why}`, {}, 'conflict');
  }
}
