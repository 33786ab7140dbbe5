import { and, asc, eq, max, ne, sql } from 'drizzle-orm';
import { type Tx, violated } from '@/db/client';
import { newId } from '@/db/columns';
import { isPending } from '@/db/schema/ballot-states';
import { type Ballot, ballot } from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import type { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import type { Change } from '@/domain/events';
import { freezeRules } from '@/domain/freezing';
import { LOCALES, type Locale, type LocalText, pick } from '@/domain/local-text';
import { refuse } from '@/domain/refusal';
import type { ElectoralRoll } from '@/domain/roll';
import type { EarlierRound, Rules, RulesProfile } from '@/domain/rules';
import type { BallotProcedure } from '@/domain/voting';
import { LONGEST_BALLOT, whyNotOpen } from '@/domain/voting';
import { sha256 } from '@/platform/chain';
import { sayIn } from '@/platform/i18n/messages';
import { rollAt } from '../queries/roll';
import { freeze } from './freezing';

const MOST_ROUNDS = 9;

export type RoundTerms = {
  procedure: BallotProcedure;
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

type Text = { conferenceId: string; outcomeId: string };

/** The other ballots on a text that were not in vain, the first first. */
function ballotsOn(tx: Tx, { conferenceId, outcomeId }: Text, except?: string) {
  return tx
    .select({
      id: ballot.id,
      procedure: ballot.procedure,
      result: ballot.result,
      declaredAt: ballot.declaredAt,
      pending: sql<boolean>`${isPending}`,
    })
    .from(ballot)
    .where(
      and(
        eq(ballot.conferenceId, conferenceId),
        eq(ballot.outcomeId, outcomeId),
        except ? ne(ballot.id, except) : undefined,
      ),
    )
    .orderBy(asc(ballot.number));
}

/** `except`: a ballot that is no round before, because it is the one that opens. */
type RuledBy = { terms: Pick<RoundTerms, 'procedure' | 'profile'>; roll: ElectoralRoll; except?: string };

/** The rules with their numbers, by a roll that has somebody on it and the rounds before on the same text. */
export async function rulesOf(tx: Tx, on: Text, { terms, roll, except }: RuledBy): Promise<Rules> {
  const { procedure, profile } = terms;
  const { members, suspended, entitled } = roll;
  const rounds = (await ballotsOn(tx, on, except)).filter((one) => one.procedure === procedure);
  return freezeRules(
    profile,
    { members, suspended, roll: entitled.length },
    { procedure, earlier: rounds.flatMap(({ result }) => earlierRound(result?.outcome)) },
  );
}

/**
 * What would be frozen if the ballot opened at its instant and all stood as it does now: the roll, the rules with their
 * numbers, the round.
 * @throws Refusal when it cannot open so.
 */
export async function planRound(tx: Tx, on: Text, terms: RoundTerms, now: Date): Promise<Planned> {
  const { procedure, opensAt, closesAt } = terms;
  if (closesAt.getTime() - opensAt.getTime() > LONGEST_BALLOT) {
    throw refuse('ballots.refusal.periodTooLong', {}, 'invalid', 'closesAt');
  }
  const before = await ballotsOn(tx, on);
  if (before.some((one) => one.pending)) throw refuse('ballots.refusal.openAlready', {}, 'conflict');
  const rounds = before.filter((one) => one.procedure === procedure && one.declaredAt);
  if (rounds.length >= MOST_ROUNDS) throw refuse('ballots.refusal.tooManyRounds', {}, 'conflict');
  const roll = await rollAt(tx, on.conferenceId, opensAt);
  if (roll.entitled.length === 0) throw refuse('ballots.refusal.emptyRoll', {}, 'conflict');
  const rules = await rulesOf(tx, on, { terms, roll });
  const why = whyNotOpen(rules, { opensAt, closesAt }, roll.entitled.length, now);
  if (why) throw refuse(why, {}, 'invalid', 'closesAt');
  const previousBallotId = before.filter((one) => one.declaredAt).at(-1)?.id ?? null;
  return { rules, roll, round: rounds.length + 1, previousBallotId };
}

function earlierRound(verdict: string | undefined): EarlierRound[] {
  const words: readonly EarlierRound[] = ['inquorate', 'tiedSecondVote', 'deferredAbstentions'];
  return words.filter((word) => word === verdict);
}

/** A digest of a whole roll, reasons included: what was frozen at once is what an organizer confirmed. */
export const rollDigest = (roll: ElectoralRoll): string => sha256(canonicalJson(roll));

/** The question in the four languages; a title that lacks one is quoted in the original. */
export function questionOf(title: LocalText, original?: Locale): LocalText {
  const questions = LOCALES.map((l) => [
    l,
    sayIn(l)('ballots.question', { title: pick(title, l, original) }),
  ]);
  return Object.fromEntries(questions) as LocalText;
}

type LeftOpen = typeof outcome.$inferSelect;
/** A round to be: the text it is about, what was asked for, and the instant of the asking. */
type Round = { outcome: LeftOpen; terms: RoundTerms; now: Date };

/** Takes the next number of the conference, which its row lock keeps for one, and writes the ballot without a roll. */
async function write(tx: Tx, actor: Actor, round: Round, planned: Planned): Promise<Ballot> {
  const { outcome: text, terms, now } = round;
  const { conferenceId } = text;
  const [last] = await tx
    .select({ number: max(ballot.number), original: conference.originalLanguage })
    .from(conference)
    .leftJoin(ballot, eq(ballot.conferenceId, conference.id))
    .where(eq(conference.id, conferenceId))
    .groupBy(conference.id);
  try {
    const [written] = await tx
      .insert(ballot)
      .values({
        id: newId(),
        conferenceId,
        number: (last?.number ?? 0) + 1,
        outcomeId: text.id,
        round: planned.round,
        previousBallotId: planned.previousBallotId,
        question: questionOf(text.title, last?.original),
        scheduledAt: now,
        scheduledBy: actor.accountId,
        ...terms,
      })
      .returning();
    if (!written) throw new Error('the ballot was not written');
    return written;
  } catch (error) {
    if (violated(error) === 'ballot_one_open') throw refuse('ballots.refusal.openAlready', {}, 'conflict');
    throw error;
  }
}

/** `confirmed` is the digest of the roll that somebody confirmed; a round that the rules themselves ask for has none. */
export async function planLocked(
  tx: Tx,
  { outcome: text, terms, now }: Round,
  confirmed?: string,
): Promise<Planned> {
  const { conferenceId, id: outcomeId } = text;
  await tx
    .select({ id: conference.id })
    .from(conference)
    .where(eq(conference.id, conferenceId))
    .for('no key update');
  const planned = await planRound(tx, { conferenceId, outcomeId }, terms, now);
  if (confirmed === undefined || rollDigest(planned.roll) === confirmed) return planned;
  throw refuse('ballots.refusal.rollChanged', {}, 'conflict');
}

type NextRound = { number: number; ballotId: string; change: Change };

/**
 * Opens a ballot at once, in the caller's transaction: writes it and freezes rules and roll. The caller has locked the
 * outcome, and records.
 * @throws Refusal when the roll is another one than was shown, or the round cannot open.
 */
export async function openRound(tx: Tx, actor: Actor, round: Round, confirmed?: string): Promise<NextRound> {
  const planned = await planLocked(tx, round, confirmed);
  const written = await write(tx, actor, round, planned);
  const frozen = { outcomeNumber: round.outcome.number, planned, now: round.now };
  const change = await freeze(tx, actor, written, frozen);
  return { number: written.number, ballotId: written.id, change };
}

/**
 * Schedules a ballot, in the caller's transaction: question, profile and times are fixed; the roll is computed at the
 * opening instant, by what stands then. The caller has locked the outcome, and records.
 * @throws Refusal when it could not open as things stand now.
 */
export async function scheduleRound(
  tx: Tx,
  actor: Actor,
  scheduled: Round,
): Promise<NextRound & { entitled: string[] }> {
  const { outcome: text, terms } = scheduled;
  const planned = await planLocked(tx, scheduled);
  const { id, conferenceId, number, round, question } = await write(tx, actor, scheduled, planned);
  const change: Change = {
    conferenceId,
    kind: 'ballot.scheduled',
    entityId: id,
    after: { number, outcome: text.number, round, question, ...terms },
    topics: [`ballot:${id}`, `outcome:${text.id}`],
  };
  const entitled = planned.roll.entitled.map(({ delegationId }) => delegationId);
  return { number, ballotId: id, change, entitled };
}
