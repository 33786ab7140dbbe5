import type { VoteCounts } from './deciding';
import type { VoteRules } from './rules';

export const CHOICES = ['for', 'against', 'abstain'] as const;
export type Choice = (typeof CHOICES)[number];

/** One version of one delegation's vote, as recorded. */
export type VoteEvent = { delegationId: string; version: number; choice: Choice };

/** Delegations; for + against + abstain + notVoting = roll, always. */
export type Tally = { roll: number; for: number; against: number; abstain: number; notVoting: number };

/**
 * The vote of each delegation that counts: its last version. The order of the events says nothing; the
 * versions do.
 * @throws RangeError when an event is of no delegation on the roll, or a version is there twice.
 */
export function currentVotes<E extends VoteEvent>(
  roll: readonly string[],
  events: readonly E[],
): Map<string, E> {
  const entitled = new Set(roll);
  const seen = new Set<string>();
  const current = new Map<string, E>();
  for (const event of events) {
    const name = `${event.delegationId} version ${event.version}`;
    if (!entitled.has(event.delegationId)) throw new RangeError(`${event.delegationId} is not on the roll`);
    if (seen.has(name)) throw new RangeError(`${name} is recorded twice`);
    seen.add(name);
    const other = current.get(event.delegationId);
    if (!other || other.version < event.version) current.set(event.delegationId, event);
  }
  return current;
}

/**
 * The figures of a ballot, recomputed from its recorded votes alone.
 * @throws RangeError as `currentVotes` does, or when a delegation is on the roll twice.
 */
export function tally(roll: readonly string[], events: readonly VoteEvent[]): Tally {
  if (new Set(roll).size !== roll.length) throw new RangeError('a delegation is on the roll twice');
  const result = { roll: roll.length, for: 0, against: 0, abstain: 0, notVoting: roll.length };
  for (const { choice } of currentVotes(roll, events).values()) {
    result[choice] += 1;
    result.notVoting -= 1;
  }
  return result;
}

/**
 * What `decide` takes. `present`: delegations in the hall, for a vote held there; left out, those who
 * answered are the ones present, as by correspondence.
 */
export function countsOf(rules: VoteRules, figures: Tally, present?: number): VoteCounts {
  const counts: VoteCounts = {
    yes: figures.for,
    no: figures.against,
    abstain: figures.abstain,
    present: present ?? figures.roll - figures.notVoting,
  };
  if (rules.members !== undefined) counts.members = rules.members;
  return counts;
}
