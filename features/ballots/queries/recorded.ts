import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { ballotAct } from '@/db/schema/ballot-acts';
import {
  type OpenedBallot as Ballot,
  type BallotRef,
  ballotEvent,
  refusedVote,
  roll,
  rollExclusion,
  silenceBreak,
} from '@/db/schema/ballots';
import { outcome } from '@/db/schema/outcomes';
import { type ActContent, type ChainedAct, closeBefore, doneBy } from '@/domain/acts';
import type { BallotRecord, Crypto, RecordedEvents } from '@/domain/ballot-check';
import type { Json } from '@/domain/canonical';
import { inHashedOrder, inRollOrder, type OpeningContent, reasonHash } from '@/domain/chain';
import type { EventKind } from '@/domain/events';
import type { ChainedBreak, ChainedVote, PlainBreak } from '@/domain/result-package';
import type { Tally } from '@/domain/tally';
import { sha256 } from '@/platform/chain';
import { eventsOf, verifyEvents } from '@/platform/record';
import { isSigned } from '@/platform/signing';
import { houseKeys } from './keys';

type VoteRow = typeof ballotEvent.$inferSelect;
type Break = typeof silenceBreak.$inferSelect;

/** Everything that was recorded about a ballot, in the order in which it is hashed. Six questions. */
export async function recorded(tx: Tx, { conferenceId, ballotId }: BallotRef) {
  const entitled = await tx
    .select({ delegationId: roll.delegationId, countryCode: roll.countryCode })
    .from(roll)
    .where(and(eq(roll.conferenceId, conferenceId), eq(roll.ballotId, ballotId)));
  const excluded = await tx
    .select({ name: rollExclusion.name, reason: rollExclusion.reason })
    .from(rollExclusion)
    .where(and(eq(rollExclusion.conferenceId, conferenceId), eq(rollExclusion.ballotId, ballotId)));
  const votes = await tx
    .select()
    .from(ballotEvent)
    .where(and(eq(ballotEvent.conferenceId, conferenceId), eq(ballotEvent.ballotId, ballotId)))
    .orderBy(asc(ballotEvent.sequence));
  const breaks = await tx
    .select()
    .from(silenceBreak)
    .where(and(eq(silenceBreak.conferenceId, conferenceId), eq(silenceBreak.ballotId, ballotId)))
    .orderBy(asc(silenceBreak.sequence), asc(silenceBreak.at), asc(silenceBreak.delegationId));
  const acts = await tx
    .select()
    .from(ballotAct)
    .where(and(eq(ballotAct.conferenceId, conferenceId), eq(ballotAct.ballotId, ballotId)))
    .orderBy(asc(ballotAct.sequence));
  const [refused] = await tx
    .select({ count: count() })
    .from(refusedVote)
    .where(and(eq(refusedVote.conferenceId, conferenceId), eq(refusedVote.ballotId, ballotId)));
  return {
    entitled: inRollOrder(entitled),
    excluded: inHashedOrder(excluded),
    votes,
    breaks,
    acts: acts.map(chainedAct),
    refused: refused?.count ?? 0,
  };
}

export type Recorded = Awaited<ReturnType<typeof recorded>>;

/** A stored act as it was hashed. */
export function chainedAct(row: typeof ballotAct.$inferSelect): ChainedAct {
  const { ballotId: ballot, sequence, kind, details, at, previousHash: previous, hash } = row;
  const content = { ballot, sequence, kind, at: at.toISOString(), ...details } as ActContent;
  return { ...doneBy(content), previous, hash };
}

/** What the ballot's chain must begin with, by the tables: with the close that it had then. */
export function openingOf(ballotRow: Ballot, { entitled, excluded, acts }: Recorded): OpeningContent {
  const { conferenceId: conference, id: ballot, number, procedure, round, question, rules } = ballotRow;
  const closesAt = closeBefore(ballotRow.closesAt.toISOString(), acts);
  const times = { opensAt: ballotRow.opensAt.toISOString(), closesAt };
  return {
    conference,
    ballot,
    number,
    procedure,
    round,
    question,
    rules,
    roll: entitled,
    excluded,
    ...times,
  };
}

/** A stored vote as it was hashed. */
export function chainedVote(ballotRow: Ballot, vote: VoteRow): ChainedVote {
  const { sequence, delegationId: delegation, version, choice, salt, previousHash: previous, hash } = vote;
  const content = { ballot: ballotRow.id, sequence, delegation, version, choice, at: vote.at.toISOString() };
  return { ...content, ...(salt === null ? {} : { salt }), previous, hash };
}

/** A stored break as it was hashed. What should stand there and does not is no hash of anything. */
export function chainedBreak(ballotRow: Ballot, row: Break): ChainedBreak {
  const { delegationId: delegation, sequence, previousHash, hash } = row;
  const salt = row.salt ?? '';
  const reason = reasonHash(sha256, salt, row.reason);
  const content = { ballot: ballotRow.id, sequence: sequence ?? 0, delegation, at: row.at.toISOString() };
  return { ...content, salt, reason, previous: previousHash ?? '', hash: hash ?? '' };
}

/** A break as a ballot of format 1 publishes it. */
export function plainBreak({ delegationId: delegation, at }: Break): PlainBreak {
  return { delegation, at: at.toISOString() };
}

/** The fingerprints of the keys that signed the ballot's receipts. */
export function keysUsed({ votes, breaks }: Recorded): string[] {
  const receipts = [...votes, ...breaks].flatMap(({ receipt }) => receipt ?? []);
  return [...new Set(receipts.map((text) => (JSON.parse(text) as { key: string }).key))];
}

/** How the domain's checks hash, and verify signatures. */
export const CRYPTO: Crypto = { sha256, isSigned };

/** All that is stored of a ballot as the check of the domain takes it. Nine questions, and one a thousand events. */
export async function ballotRecord(tx: Tx, ballotRow: Ballot, all: Recorded): Promise<BallotRecord> {
  const { rows } = await tx.execute<Tally>(sql`
    select roll, "for", against, abstain, not_voting as "notVoting" from ballot_tally
    where conference_id = ${ballotRow.conferenceId} and ballot_id = ${ballotRow.id}`);
  const [text] = await tx
    .select({ number: outcome.number })
    .from(outcome)
    .where(and(eq(outcome.conferenceId, ballotRow.conferenceId), eq(outcome.id, ballotRow.outcomeId)));
  const receipts = (list: readonly { receipt: string | null }[], index: number) =>
    list[index]?.receipt ?? null;
  return {
    format: ballotRow.format,
    over: ballotRow.declaredAt !== null || ballotRow.cancelledAt !== null,
    opening: openingOf(ballotRow, all),
    outcome: text?.number ?? 0,
    profile: ballotRow.profile as unknown as Json,
    nextSequence: ballotRow.nextSequence,
    headHash: ballotRow.headHash,
    votes: all.votes.map((vote) => ({ ...chainedVote(ballotRow, vote), receipt: vote.receipt })),
    breaks: all.breaks.map((one, i) => ({
      ...chainedBreak(ballotRow, one),
      receipt: receipts(all.breaks, i),
    })),
    acts: all.acts,
    counted: rows[0] ?? { roll: 0, for: 0, against: 0, abstain: 0, notVoting: 0 },
    keys: await houseKeys(tx),
    events: await recordedEventsOf(tx, ballotRow),
  };
}

const ENTRIES: readonly string[] = [
  'vote.cast',
  'silence.broken',
  'ballot.cancelled',
  'close.moved',
  'head.replaced',
  'head.confirmed',
  'head.objected',
] satisfies EventKind[];
const ENDS: readonly string[] = ['ballot.declared', 'ballot.cancelled'] satisfies EventKind[];

async function recordedEventsOf(tx: Tx, { conferenceId, id }: Ballot): Promise<RecordedEvents> {
  const events = await eventsOf(tx, conferenceId, 'ballot', id);
  const opened = events.find(({ kind }) => kind === 'ballot.opened');
  const { broken } = await verifyEvents(tx, conferenceId, (opened?.sequence ?? 1) - 1);
  return {
    broken: broken?.sequence ?? null,
    opened: (opened?.after ?? null) as RecordedEvents['opened'],
    over: events.some(({ kind }) => ENDS.includes(kind)),
    entries: events
      .filter(({ kind }) => ENTRIES.includes(kind))
      .map(({ after }) => (after ?? {}) as RecordedEvents['entries'][number]),
  };
}
