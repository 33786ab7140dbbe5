import { and, asc, count, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import {
  type OpenedBallot as Ballot,
  ballotEvent,
  refusedVote,
  roll,
  rollExclusion,
  silenceBreak,
} from '@/db/schema/ballots';
import { inHashedOrder, inRollOrder, type OpeningContent, reasonHash } from '@/domain/chain';
import type { ChainedBreak, ChainedVote, PlainBreak } from '@/domain/result-package';
import { sha256 } from '@/platform/chain';

type Place = { conferenceId: string; ballotId: string };
type Vote = typeof ballotEvent.$inferSelect;
type Break = typeof silenceBreak.$inferSelect;

/** Everything that was recorded about a ballot, in the order in which it is hashed. Five questions. */
export async function recorded(tx: Tx, { conferenceId, ballotId }: Place) {
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
  const [refused] = await tx
    .select({ count: count() })
    .from(refusedVote)
    .where(and(eq(refusedVote.conferenceId, conferenceId), eq(refusedVote.ballotId, ballotId)));
  return {
    entitled: inRollOrder(entitled),
    excluded: inHashedOrder(excluded),
    votes,
    breaks,
    refused: refused?.count ?? 0,
  };
}

export type Recorded = Awaited<ReturnType<typeof recorded>>;

/** What the ballot's chain must begin with, by the tables. */
export function openingOf(of: Ballot, { entitled, excluded }: Recorded): OpeningContent {
  const { conferenceId: conference, id: ballot, number, procedure, round, question, rules } = of;
  const times = { opensAt: of.opensAt.toISOString(), closesAt: of.closesAt.toISOString() };
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
export function chainedVote(of: Ballot, vote: Vote): ChainedVote {
  const { sequence, delegationId: delegation, version, choice, salt, previousHash: previous, hash } = vote;
  const said = { ballot: of.id, sequence, delegation, version, choice, at: vote.at.toISOString() };
  return { ...said, ...(salt === null ? {} : { salt }), previous, hash };
}

/** A stored break as it was hashed. What should stand there and does not is no hash of anything. */
export function chainedBreak(of: Ballot, row: Break): ChainedBreak {
  const { delegationId: delegation, sequence, previousHash, hash } = row;
  const salt = row.salt ?? '';
  const reason = reasonHash(sha256, salt, row.reason);
  const said = { ballot: of.id, sequence: sequence ?? 0, delegation, at: row.at.toISOString() };
  return { ...said, salt, reason, previous: previousHash ?? '', hash: hash ?? '' };
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
