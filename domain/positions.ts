import type { ResultPackage } from './result-package';
import type { ExclusionReason } from './roll';
import { CHOICES, currentVotes } from './tally';

/** How a country stood on a declared ballot, in the order in which they are listed: as it voted, or how it met a silence. */
export const POSITIONS = [...CHOICES, 'notVoting', 'silent', 'broke', 'notOnRoll'] as const;
export type Position = (typeof POSITIONS)[number];

/** True for what names a country where organizations are named, too. */
export const isCode = (name: string): boolean => /^[A-Z]{2}$/.test(name);

/** A position, with the reason of one that is not on the roll and the instant of a break, ISO 8601 in UTC. */
export type Stand = { position: Position; reason: ExclusionReason | null; brokeAt: string | null };

/** Of a country that the roll does not name: it had nothing to do with the ballot. */
export const NO_STAND: Stand = { position: 'notOnRoll', reason: null, brokeAt: null };

type Signed = Pick<ResultPackage, 'ballot' | 'roll' | 'excluded' | 'events' | 'breaks'>;

/** How each country stood on a ballot, by its code, from what was signed alone. Organizations have no code and no position. */
export function standsOf({ ballot, roll, excluded, events, breaks }: Signed): Map<string, Stand> {
  const votes = currentVotes(
    roll.map(({ delegation }) => delegation),
    events.map((vote) => ({ ...vote, delegationId: vote.delegation })),
  );
  const broken = new Map(breaks.map(({ delegation, at }) => [delegation, at]));
  const stands = new Map<string, Stand>();
  for (const { name, reason } of excluded)
    if (isCode(name)) stands.set(name, { ...NO_STAND, reason: reason as ExclusionReason });
  for (const { delegation, country } of roll) {
    const brokeAt = broken.get(delegation) ?? null;
    const position =
      ballot.procedure === 'vote'
        ? (votes.get(delegation)?.choice ?? 'notVoting')
        : brokeAt === null
          ? 'silent'
          : 'broke';
    stands.set(country, { position, reason: null, brokeAt });
  }
  return stands;
}

/** How often a country stood in each way, in the order of the list; what never happened is left out. */
export function countedPositions(stands: readonly Stand[]): { position: Position; count: number }[] {
  return POSITIONS.map((position) => ({
    position,
    count: stands.filter((one) => one.position === position).length,
  })).filter(({ count }) => count > 0);
}
