import { and, asc, eq, max } from 'drizzle-orm';
import { type Tx, violated } from '@/db/client';
import { newId } from '@/db/columns';
import { ballot, roll, rollExclusion } from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import type { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import { inHashedOrder, inRollOrder, openingHash } from '@/domain/chain';
import { freezeRules } from '@/domain/freezing';
import { LOCALES, type LocalText, pick } from '@/domain/local-text';
import { refuse } from '@/domain/refusal';
import type { ElectoralRoll } from '@/domain/roll';
import type { EarlierRound, Rules, RulesProfile } from '@/domain/rules';
import { whyNotOpen } from '@/domain/voting';
import { sha256 } from '@/platform/chain';
import { sayIn } from '@/platform/i18n/messages';
import type { Change } from '@/platform/record';
import { rollAt } from '../queries/roll';
import { tellHeads } from './telling';

/** A ballot is no place to park a question: an opening that was mistyped by a year is refused. */
const LONGEST = 400 * 24 * 3_600_000;
const MOST_ROUNDS = 9;

export type Asked = {
  procedure: 'vote' | 'silence';
  rulesName: LocalText;
  profile: RulesProfile;
  opensAt: Date;
  closesAt: Date;
};

export type Planned = {
  rules: Rules;
  roll: ElectoralRoll;
  round: number;
  previousBallotId: string | null;
};

/**
 * What would be frozen if the ballot opened now: the roll, the rules with their numbers, the round.
 * @throws Refusal when it cannot open so.
 */
export async function planRound(
  tx: Tx,
  place: { conferenceId: string; outcomeId: string },
  asked: Asked,
  now: Date,
): Promise<Planned> {
  const { procedure, profile, opensAt, closesAt } = asked;
  if (procedure === 'vote' && !profile.vote.recordedVote) {
    throw refuse('ballots.refusal.recordedOnly', {}, 'invalid', 'rules');
  }
  if (closesAt.getTime() - opensAt.getTime() > LONGEST) {
    throw refuse('ballots.refusal.periodTooLong', {}, 'invalid', 'closesAt');
  }
  const before = await tx
    .select({
      id: ballot.id,
      procedure: ballot.procedure,
      result: ballot.result,
      declaredAt: ballot.declaredAt,
    })
    .from(ballot)
    .where(and(eq(ballot.conferenceId, place.conferenceId), eq(ballot.outcomeId, place.outcomeId)))
    .orderBy(asc(ballot.number));
  if (before.some((one) => !one.declaredAt)) throw refuse('ballots.refusal.openAlready', {}, 'conflict');
  const rounds = before.filter((one) => one.procedure === procedure);
  if (rounds.length >= MOST_ROUNDS) throw refuse('ballots.refusal.tooManyRounds', {}, 'conflict');
  const computed = await rollAt(tx, place.conferenceId, opensAt);
  if (computed.entitled.length === 0) throw refuse('ballots.refusal.emptyRoll', {}, 'conflict');
  const rules = freezeRules(
    profile,
    { members: computed.members, suspended: computed.suspended, roll: computed.entitled.length },
    { procedure, earlier: rounds.flatMap(({ result }) => earlierRound(result?.outcome)) },
  );
  const why = whyNotOpen(rules, { opensAt, closesAt }, computed.entitled.length, now);
  if (why) throw refuse(why, {}, 'invalid', 'closesAt');
  return { rules, roll: computed, round: rounds.length + 1, previousBallotId: before.at(-1)?.id ?? null };
}

function earlierRound(verdict: string | undefined): EarlierRound[] {
  const words: readonly EarlierRound[] = ['inquorate', 'tiedSecondVote', 'deferredAbstentions'];
  return words.filter((word) => word === verdict);
}

/** A digest of a whole roll, reasons included: what was frozen is what an organizer confirmed. */
export const rollDigest = (roll: ElectoralRoll): string => sha256(canonicalJson(roll));

/** The question in the four languages; a title that lacks one is quoted in the language it has. */
export function questionOf(title: LocalText): LocalText {
  const said = LOCALES.map((l) => [l, sayIn(l)('ballots.question', { title: pick(title, l) })]);
  return Object.fromEntries(said) as LocalText;
}

/**
 * Opens a ballot in the caller's transaction: freezes rules and roll, begins the chain, writes to the heads.
 * The conference's row lock makes its number the next one; the caller has locked the outcome, and records.
 * `shown` is the digest of the roll that somebody confirmed; a round that the rules themselves ask for has none.
 * @throws Refusal when the roll is another one by now, or the round cannot open.
 */
export async function openRound(
  tx: Tx,
  actor: Actor,
  of: typeof outcome.$inferSelect,
  asked: Asked,
  now: Date,
  shown?: string,
): Promise<{ number: number; change: Change }> {
  const { conferenceId } = of;
  await tx
    .select({ id: conference.id })
    .from(conference)
    .where(eq(conference.id, conferenceId))
    .for('no key update');
  const planned = await planRound(tx, { conferenceId, outcomeId: of.id }, asked, now);
  if (shown !== undefined && rollDigest(planned.roll) !== shown) {
    throw refuse('ballots.refusal.rollChanged', {}, 'conflict');
  }
  const [last] = await tx
    .select({ number: max(ballot.number) })
    .from(ballot)
    .where(eq(ballot.conferenceId, conferenceId));
  const number = (last?.number ?? 0) + 1;
  const id = newId();
  const question = questionOf(of.title);
  const { procedure, rulesName, profile, opensAt, closesAt } = asked;
  const { rules, round } = planned;
  const opened = {
    conference: conferenceId,
    ballot: id,
    number,
    procedure,
    round,
    question,
    rules,
    roll: inRollOrder(planned.roll.entitled),
    excluded: inHashedOrder(planned.roll.excluded),
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
  };
  const headHash = openingHash(sha256, opened);
  const frozen = { procedure, round, question, rulesName, profile, rules, opensAt, closesAt };
  try {
    await tx.insert(ballot).values({
      ...frozen,
      id,
      conferenceId,
      number,
      outcomeId: of.id,
      previousBallotId: planned.previousBallotId,
      openedBy: actor.accountId,
      headHash,
    });
  } catch (error) {
    if (violated(error) === 'ballot_one_open') throw refuse('ballots.refusal.openAlready', {}, 'conflict');
    throw error;
  }
  const whose = { conferenceId, ballotId: id };
  await tx.insert(roll).values(planned.roll.entitled.map((one) => ({ ...whose, ...one })));
  if (planned.roll.excluded.length > 0) {
    const excluded = planned.roll.excluded.map(({ name, reason }) => ({ ...whose, name, reason }));
    await tx.insert(rollExclusion).values(excluded);
  }
  await tellHeads(tx, whose, 'ballots.opened');
  const change: Change = {
    conferenceId,
    kind: 'ballot.opened',
    entity: 'ballot',
    entityId: id,
    after: { number, outcome: of.number, ...frozen, roll: planned.roll, hash: headHash },
    topics: [`ballot:${id}`, `outcome:${of.id}`],
  };
  return { number, change };
}
