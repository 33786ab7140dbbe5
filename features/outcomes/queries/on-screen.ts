import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { getOutcome, type OutcomeWhole, visible } from '../queries';
import { type DebateWhole, getDebate } from './debate';

/** No session has more texts. */
const MOST = 50;

/** A text of a session, by its number; `at`: when the body last acted on it, if it ever did. */
type TextOfSession = { id: string; number: number; at: Date | null };

export type TextOnScreen = {
  /** the texts of the session that there are to be shown */
  texts: TextOfSession[];
  shown: { outcome: OutcomeWhole; debate: DebateWhole | null } | null;
};

/** What is shown: the text of a number, the one that the body last acted on, or none. */
export type WantedText = number | 'latest' | 'none';

/** The text that an address names; where it names none, the one that the body last acted on. */
export function wantedText(named: unknown): WantedText {
  if (named === 'none') return 'none';
  return typeof named === 'string' && /^[1-9]\d{0,5}$/.test(named) ? Number(named) : 'latest';
}

/**
 * The text that the hall reads on its screen. Twelve questions at most, however many texts there are.
 * `reader`: the language in which its translations are read.
 */
export async function getTextOnScreen(
  viewer: Actor,
  conferenceId: string,
  sessionId: string,
  { wanted, reader }: { wanted: WantedText; reader: Locale },
): Promise<TextOnScreen> {
  const texts = await withTx(viewer, (tx) => textsOf(tx, viewer, conferenceId, sessionId));
  const acted = texts.filter(({ at }) => at !== null);
  const latest = acted.toSorted((a, b) => Number(b.at) - Number(a.at))[0];
  const one = wanted === 'latest' ? latest : texts.find(({ number }) => number === wanted);
  if (!one) return { texts, shown: null };
  const whole = await getOutcome(viewer, conferenceId, one.number, reader);
  const debate = whole.tabled ? await getDebate(viewer, conferenceId, whole) : null;
  return { texts, shown: { outcome: whole, debate } };
}

/** The texts of a session that this viewer may see and that did not end as drafts. */
async function textsOf(
  tx: Tx,
  viewer: Actor,
  conferenceId: string,
  sessionId: string,
): Promise<TextOfSession[]> {
  const events = sql`(select max(e.at) from debate_event e
    where e.conference_id = ${outcome.conferenceId} and e.outcome_id = ${outcome.id})`;
  const tabled = sql`(select d.tabled_at from debate d
    where d.conference_id = ${outcome.conferenceId} and d.outcome_id = ${outcome.id})`;
  const hands = sql`(select max(s.taken_at) from show_of_hands s
    where s.conference_id = ${outcome.conferenceId} and s.outcome_id = ${outcome.id})`;
  const calls = sql`(select max(c.opened_at) from consensus_call c
    where c.conference_id = ${outcome.conferenceId} and c.outcome_id = ${outcome.id})`;
  const { id, number, adoptedAt, notAdoptedAt, leftOpenAt } = outcome;
  const at = sql<
    string | null
  >`greatest(${tabled}, ${events}, ${hands}, ${calls}, ${adoptedAt}, ${notAdoptedAt}, ${leftOpenAt})`;
  const rows = await tx
    .select({ id, number, at })
    .from(outcome)
    .where(and(visible(viewer, conferenceId), eq(outcome.sessionId, sessionId), isNull(outcome.endedAt)))
    .orderBy(asc(outcome.number))
    .limit(MOST);
  return rows.map((row) => ({ ...row, at: row.at === null ? null : new Date(row.at) }));
}
