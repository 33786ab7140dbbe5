import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { ballot, type DeclaredResult, roll, silenceBreak } from '@/db/schema/ballots';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { reasonHash } from '@/domain/chain';
import type { LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { NO_STAND, type Stand, standsOf } from '@/domain/positions';
import type { ResultPackage } from '@/domain/result-package';
import type { BallotProcedure } from '@/domain/voting';
import { SYMBOL } from '@/features/outcomes/queries/symbols';
import { sha256 } from '@/platform/chain';
import { DRAWN, drawn, resultOf } from './drawn';
import { rollOfBreak } from './roll';

const MOST = 500;

/** A declared ballot as it was signed. */
type DeclaredBallot = {
  id: string;
  number: number;
  procedure: BallotProcedure;
  round: number;
  question: LocalText;
  outcomeNumber: number;
  outcomeSymbol: string | null;
  outcomeTitle: LocalText;
  declaredAt: Date;
  result: DeclaredResult;
};

/** With how each country stood, by its code. */
export type PositionedBallot = DeclaredBallot & { stands: ReadonlyMap<string, Stand> };

/** How one country stood. `reason`: why it broke silence, for those who take part in the conference. */
export type CountryVote = DeclaredBallot & { stand: Stand; reason: string | null };

type SignedBallot = { line: DeclaredBallot; signed: ResultPackage };

/** The declared ballots in their order, each from its package; and the numbers of those that are in doubt. */
async function declaredIn(tx: Tx, conferenceId: string) {
  const rows = await tx
    .select({
      ballot: DRAWN,
      outcomeNumber: outcome.number,
      outcomeSymbol: SYMBOL,
      outcomeTitle: outcome.title,
    })
    .from(ballot)
    .innerJoin(outcome, and(eq(outcome.conferenceId, ballot.conferenceId), eq(outcome.id, ballot.outcomeId)))
    .where(and(eq(ballot.conferenceId, conferenceId), isNotNull(ballot.declaredAt)))
    .orderBy(asc(ballot.number))
    .limit(MOST);
  const packages = await drawn(
    tx,
    conferenceId,
    rows.map((row) => row.ballot),
  );
  const declared: SignedBallot[] = [];
  const doubted: number[] = [];
  for (const { ballot: row, ...text } of rows) {
    const { id, number, procedure, round, declaredAt } = row;
    const signed = packages.get(id)?.signed;
    if (!signed || !declaredAt) {
      doubted.push(number);
      continue;
    }
    const stated = { question: signed.ballot.question as LocalText, result: resultOf(signed) };
    declared.push({ line: { id, number, procedure, round, declaredAt, ...text, ...stated }, signed });
  }
  return { declared, doubted };
}

/**
 * The declared ballots of a conference with how each country stood. Public. Of what is not declared, and of what is in
 * doubt, nothing. One question, and two more for packages that this process has not kept yet.
 */
export function listPositions(
  viewer: Actor,
  conferenceId: string,
): Promise<{ ballots: PositionedBallot[]; doubted: number[] }> {
  return withTx(viewer, async (tx) => {
    const { declared, doubted } = await declaredIn(tx, conferenceId);
    return { ballots: declared.map(({ line, signed }) => ({ ...line, stands: standsOf(signed) })), doubted };
  });
}

/**
 * How one country stood on every declared ballot. Public, but for the reasons of broken silences. Questions as
 * `listPositions`, and one more for who takes part in the conference.
 */
export function listVotesOf(
  viewer: Actor,
  conferenceId: string,
  code: string,
): Promise<{ votes: CountryVote[]; doubted: number[] }> {
  return withTx(viewer, async (tx) => {
    const { declared, doubted } = await declaredIn(tx, conferenceId);
    const takesPart = can(viewer, 'ballot.see', { conferenceId });
    const reasons = takesPart ? await reasonsOf(tx, conferenceId, code, declared) : new Map<string, string>();
    const votes = declared.map(({ line, signed }): CountryVote => {
      const stand = standsOf(signed).get(code) ?? NO_STAND;
      return { ...line, stand, reason: reasons.get(line.id) ?? null };
    });
    return { votes, doubted };
  });
}

/** Why the country broke silence, by ballot; a reason that is not the one that was signed is left out. */
async function reasonsOf(tx: Tx, conferenceId: string, code: string, declared: readonly SignedBallot[]) {
  const rows = await tx
    .select({
      ballotId: silenceBreak.ballotId,
      delegation: silenceBreak.delegationId,
      salt: silenceBreak.salt,
      reason: silenceBreak.reason,
    })
    .from(silenceBreak)
    .innerJoin(roll, rollOfBreak)
    .where(and(eq(silenceBreak.conferenceId, conferenceId), eq(roll.countryCode, code)))
    .limit(MOST);
  const packages = new Map(declared.map(({ line, signed }) => [line.id, signed]));
  const isSigned = ({ ballotId, delegation, salt, reason }: (typeof rows)[number]) =>
    packages.get(ballotId)?.breaks.some(
      (one) =>
        one.delegation === delegation &&
        // Of a break outside of a chain no reason was signed.
        (!('reason' in one) || (salt !== null && one.reason === reasonHash(sha256, salt, reason))),
    );
  return new Map(rows.filter(isSigned).map(({ ballotId, reason }) => [ballotId, reason]));
}
