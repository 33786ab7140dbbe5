import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { ballotEvent, silenceBreak } from '@/db/schema/ballots';
import type { ChainedAct } from '@/domain/acts';
import { type Conflict, conflict } from '@/domain/ballot-check';
import { canonicalJson, type Json } from '@/domain/canonical';
import { inHashedOrder, reasonHash } from '@/domain/chain';
import type { ResultPackage } from '@/domain/result-package';
import type { ExclusionReason } from '@/domain/roll';
import { type Choice, currentVotes } from '@/domain/tally';
import { sha256 } from '@/platform/chain';

/** Roll, exclusions and breaks as the tables say them. */
export type Stored = {
  entitled: { delegationId: string; countryCode: string; choice: Choice | null }[];
  excluded: { name: string; reason: ExclusionReason }[];
  broken: { countryCode: string; at: Date; reason: string | null }[];
};

type BallotKey = { conferenceId: string; id: string };

/** In doubt where votes, breaks with their reasons, roll or exclusions in the tables are not those that were signed. */
export async function signedConflict(
  tx: Tx,
  { conferenceId, id }: BallotKey,
  signed: ResultPackage,
  stored: Stored & { acts: readonly ChainedAct[] },
): Promise<Conflict | null> {
  const votes = await tx
    .select({ delegation: ballotEvent.delegationId, choice: ballotEvent.choice, hash: ballotEvent.hash })
    .from(ballotEvent)
    .where(and(eq(ballotEvent.conferenceId, conferenceId), eq(ballotEvent.ballotId, id)))
    .orderBy(asc(ballotEvent.sequence));
  const stated = await tx
    .select({
      delegation: silenceBreak.delegationId,
      at: silenceBreak.at,
      salt: silenceBreak.salt,
      reasonText: silenceBreak.reason,
    })
    .from(silenceBreak)
    .where(and(eq(silenceBreak.conferenceId, conferenceId), eq(silenceBreak.ballotId, id)));
  // Of a break outside of a chain no reason was signed.
  const breaks = stated.map(({ salt, reasonText, ...one }) =>
    salt === null ? one : { ...one, reason: reasonHash(sha256, salt, reasonText) },
  );
  const breakNames = (list: readonly { delegation: string; at: Date | string; reason?: string }[]) =>
    list
      .map(({ delegation, at, reason = '' }) => `${new Date(at).toISOString()} ${delegation} ${reason}`)
      .sort();
  const ours = [
    votes,
    breakNames(breaks),
    stored.entitled.map((one) => ({ delegation: one.delegationId, country: one.countryCode })),
    inHashedOrder(stored.excluded),
    stored.acts,
  ];
  const theirs = [
    signed.events.map(({ delegation, choice, hash }) => ({ delegation, choice, hash })),
    breakNames(signed.breaks),
    signed.roll,
    inHashedOrder(signed.excluded),
    signed.acts ?? [],
  ];
  return canonicalJson(ours as Json) === canonicalJson(theirs as Json) ? null : conflict('package');
}

/** The vote of each delegation of the roll that counts, by its last version. */
export function votesIn({ roll, events }: Pick<ResultPackage, 'roll' | 'events'>) {
  return currentVotes(
    roll.map(({ delegation }) => delegation),
    events.map((vote) => ({ ...vote, delegationId: vote.delegation })),
  );
}

/** What the page of a declared ballot shows, from its package; `refused` are all refused votes, those since then included. */
export function signedParts(signed: ResultPackage, stored: Stored, refused: number) {
  const countries = new Map(signed.roll.map((one) => [one.delegation, one.country]));
  const current = votesIn(signed);
  const reasons = new Map(stored.broken.map(({ countryCode, reason }) => [countryCode, reason]));
  return {
    entitled: signed.roll.map(({ delegation, country }) => ({
      delegationId: delegation,
      countryCode: country,
      choice: current.get(delegation)?.choice ?? null,
    })),
    excluded: [...signed.excluded] as Stored['excluded'],
    broken: signed.breaks.map(({ delegation, at }) => {
      const countryCode = countries.get(delegation) ?? '';
      return { countryCode, at: new Date(at), reason: reasons.get(countryCode) ?? null };
    }),
    fingerprint: signed.key.fingerprint,
    refused: { until: signed.refused, since: refused - signed.refused },
  };
}
