import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { account, roleGrant } from '@/db/schema/accounts';
import { activeHead } from '@/db/schema/active-head';
import { type Ballot, type BallotRef, ballot, isOpened, roll, silenceBreak } from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import { participant } from '@/db/schema/delegations';
import type { ActOffice } from '@/domain/acts';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import type { BallotFacts, Letter } from '@/domain/mails';
import type { LapseReason } from '@/domain/voting';
import { config } from '@/platform/config';
import { ofCountry } from '@/platform/i18n/countries-in-words';
import { countryName } from '@/platform/i18n/country-names';
import { moment } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { worded } from '@/platform/i18n/worded';
import { queueMail } from '@/platform/mail';
import { concernedBy } from '../queries/concerned';
import { rollOfBreak } from '../queries/roll';

type MailConference = { slug: string; title: LocalText; originalLanguage: Locale; timeZone: string };

/** What every mail about a ballot says, in the recipient's language. */
export function mailFactsOf(ballotRow: Ballot, meeting: MailConference) {
  const { slug, title, originalLanguage, timeZone } = meeting;
  const { number, procedure, question, opensAt, closesAt, endedAt, result } = ballotRow;
  return (locale: Locale): BallotFacts => ({
    conference: pick(title, locale, originalLanguage),
    number,
    procedure,
    question: pick(question, locale),
    opens: moment(opensAt, locale, timeZone),
    closes: moment(closesAt, locale, timeZone),
    // Where it ended before its time, the planned close says nothing any more.
    ...(endedAt && endedAt < closesAt ? { ended: moment(endedAt, locale, timeZone) } : {}),
    why: result ? worded(result.explanation, locale) : '',
    page: `${config().BASE_URL}/${locale}/${slug}/ballots/${number}`,
  });
}

async function contextOf(tx: Tx, { conferenceId, ballotId }: BallotRef) {
  const [row] = await tx
    .select({
      ballot,
      slug: conference.slug,
      title: conference.title,
      originalLanguage: conference.originalLanguage,
      timeZone: conference.timeZone,
    })
    .from(ballot)
    .innerJoin(conference, eq(conference.id, ballot.conferenceId))
    .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, ballotId)));
  if (!row) throw new Error('the ballot of a mail is gone');
  return row;
}

const WHO = { email: account.email, locale: account.locale };

type Reader = { email: string; locale: Locale };

/** Writes to each reader, in the reader's language. */
async function queue<R extends Reader>(
  tx: Tx,
  ref: BallotRef,
  to: readonly R[],
  write: (facts: BallotFacts, locale: Locale, reader: R) => Letter,
): Promise<void> {
  const context = await contextOf(tx, ref);
  const facts = mailFactsOf(context.ballot, context);
  const { conferenceId } = ref;
  for (const reader of to) {
    const { email, locale } = reader;
    await queueMail(tx, { conferenceId, to: email, locale, ...write(facts(locale), locale, reader) });
  }
}

/** The active heads of the delegations on the roll. */
function headsOnRoll(tx: Tx, ref: BallotRef) {
  return tx
    .select(WHO)
    .from(roll)
    .innerJoin(
      participant,
      and(
        eq(participant.conferenceId, roll.conferenceId),
        eq(participant.delegationId, roll.delegationId),
        activeHead(participant),
      ),
    )
    .innerJoin(account, and(eq(account.id, participant.accountId), isNull(account.disabledAt)))
    .where(and(eq(roll.conferenceId, ref.conferenceId), eq(roll.ballotId, ref.ballotId)));
}

/** Tells the head of every delegation on the roll, in the head's language, that the ballot is open. */
export async function tellOfOpening(tx: Tx, ref: BallotRef): Promise<void> {
  const heads = await headsOnRoll(tx, ref);
  await queue(tx, ref, heads, (params) => ({ template: 'ballots.opened', params }));
}

/**
 * Tells them the result, in one mail: of a silence that was broken, by whom and when, since the break itself ended it and
 * is declared at once.
 */
export async function tellOfResult(tx: Tx, ref: BallotRef): Promise<void> {
  const heads = await headsOnRoll(tx, ref);
  const { ballot: ballotRow, timeZone } = await contextOf(tx, ref);
  if (ballotRow.result?.outcome !== 'silenceBroken')
    return queue(tx, ref, heads, (params) => ({ template: 'ballots.declared', params }));
  const breaks = await tx
    .select({ country: roll.countryCode, at: silenceBreak.at, reason: silenceBreak.reason })
    .from(silenceBreak)
    .innerJoin(roll, rollOfBreak)
    .where(and(eq(silenceBreak.conferenceId, ref.conferenceId), eq(silenceBreak.ballotId, ref.ballotId)))
    .orderBy(asc(silenceBreak.at));
  const lines = (locale: Locale) =>
    breaks.map(({ country, at }) =>
      sayIn(locale)('ballots.mail.broken.by', {
        country: countryName(country, locale),
        time: moment(at, locale, timeZone),
      }),
    );
  // Heads take part in the conference, and so read the reasons.
  const reason = breaks.map((one) => one.reason).join('\n');
  await queue(tx, ref, heads, (facts, locale) => ({
    template: 'ballots.silenceBroken',
    params: { ...facts, breaks: lines(locale).join('\n'), reason },
  }));
}

/** Tells the heads of the delegations that would be on the roll now that the ballot will open. */
export async function tellOfSchedule(tx: Tx, ref: BallotRef, delegations: readonly string[]): Promise<void> {
  const heads = await tx
    .select(WHO)
    .from(participant)
    .innerJoin(account, and(eq(account.id, participant.accountId), isNull(account.disabledAt)))
    .where(
      and(
        eq(participant.conferenceId, ref.conferenceId),
        inArray(participant.delegationId, [...delegations]),
        activeHead(participant),
      ),
    );
  await queue(tx, ref, heads, (params) => ({ template: 'ballots.scheduled', params }));
}

/** Tells all whom it concerns that the ballot closes at another time than was announced, and why. */
export async function tellOfMove(
  tx: Tx,
  ref: BallotRef,
  { before, reason, office }: { before: Date; reason: string; office: ActOffice },
): Promise<void> {
  const { ballot: ballotRow, timeZone } = await contextOf(tx, ref);
  const concerned = await concernedBy(tx, { ...ballotRow, opened: isOpened(ballotRow) });
  await queue(tx, ref, concerned, (facts, locale) => ({
    template: 'ballots.closeMoved',
    params: { ...facts, before: moment(before, locale, timeZone), reason, office },
  }));
}

/** Tells all whom it concerns that the ballot was cancelled, by which office and why, and what becomes of their votes. */
export async function tellOfCancellation(tx: Tx, ref: BallotRef, office: ActOffice): Promise<void> {
  const { ballot: ballotRow } = await contextOf(tx, ref);
  const reason = ballotRow.cancelReason ?? '';
  const concerned = await concernedBy(tx, { ...ballotRow, opened: isOpened(ballotRow) });
  await queue(tx, ref, concerned, (facts, _locale, { voted }) => ({
    template: 'ballots.cancelled',
    params: { ...facts, reason, office, voted: voted ? 1 : 0 },
  }));
}

type OfSeat = { delegationId: string; office: ActOffice };

/**
 * Whoever was or is head of a delegation in a ballot, its focal points, the credentials officers, and the organizers, of whom
 * one may have to confirm; with the country as the roll has it.
 */
async function aroundSeat(tx: Tx, { conferenceId, id }: BallotIn, delegationId: string) {
  const { rows } = await tx.execute<Reader & { country: string }>(sql`
    select a.email, a.locale, r.country_code as country from account a join roll r
      on r.conference_id = ${conferenceId} and r.ballot_id = ${id} and r.delegation_id = ${delegationId}
    where a.disabled_at is null and a.id in (
      select unnest(array[new_head, former_head]) from ballot_act where conference_id = ${conferenceId}
        and ballot_id = ${id} and details ->> 'delegation' = ${delegationId}::text
      union select account_id from focal_point where conference_id = ${conferenceId}
        and delegation_id = ${delegationId} and withdrawn_at is null
      union select account_id from role_grant where conference_id = ${conferenceId} and withdrawn_at is null
        and role in ('organizer', 'credentialsOfficer'))
    order by a.id`);
  return rows;
}

type BallotIn = { conferenceId: string; id: string };

/** Tells all whom it concerns that somebody objects to a head of delegation, in which office and why, and who decides. */
export async function tellOfObjection(
  tx: Tx,
  ballotRow: BallotIn,
  { delegationId, office, reason }: OfSeat & { reason: string },
): Promise<void> {
  const { conferenceId, id: ballotId } = ballotRow;
  const readers = await aroundSeat(tx, ballotRow, delegationId);
  await queue(tx, { conferenceId, ballotId }, readers, (facts, locale, { country }) => ({
    template: 'ballots.headObjected',
    params: { ...facts, of: ofCountry(country, locale), office, reason },
  }));
}

/** Tells the same that the head was confirmed after an objection, and by which office. */
export async function tellOfConfirmation(
  tx: Tx,
  ballotRow: BallotIn,
  { delegationId, office }: OfSeat,
): Promise<void> {
  const { conferenceId, id: ballotId } = ballotRow;
  const readers = await aroundSeat(tx, ballotRow, delegationId);
  await queue(tx, { conferenceId, ballotId }, readers, (facts, locale, { country }) => ({
    template: 'ballots.headConfirmed',
    params: { ...facts, of: ofCountry(country, locale), office },
  }));
}

/** Tells the organizers that a scheduled ballot did not open, and why. */
export async function tellOfLapse(tx: Tx, ref: BallotRef, reason: LapseReason): Promise<void> {
  const organizers = await tx
    .select(WHO)
    .from(roleGrant)
    .innerJoin(account, and(eq(account.id, roleGrant.accountId), isNull(account.disabledAt)))
    .where(
      and(
        eq(roleGrant.conferenceId, ref.conferenceId),
        eq(roleGrant.role, 'organizer'),
        isNull(roleGrant.withdrawnAt),
      ),
    );
  await queue(tx, ref, organizers, (facts, locale) => ({
    template: 'ballots.lapsed',
    params: { ...facts, why: sayIn(locale)(`ballots.lapse.${reason}`) },
  }));
}

/** Tells each organizer of the conference and each administrator of the house that the ballot is in doubt. */
export async function tellOfDoubt(tx: Tx, ref: BallotRef): Promise<void> {
  const organizes = and(eq(roleGrant.conferenceId, ref.conferenceId), eq(roleGrant.role, 'organizer'));
  const officers = await tx
    .selectDistinct(WHO)
    .from(roleGrant)
    .innerJoin(account, and(eq(account.id, roleGrant.accountId), isNull(account.disabledAt)))
    .where(and(isNull(roleGrant.withdrawnAt), or(organizes, eq(roleGrant.role, 'administrator'))));
  await queue(tx, ref, officers, (params) => ({ template: 'ballots.doubted', params }));
}
