import { and, asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { ofB } from '@/db/schema/ballot-states';
import { ballot } from '@/db/schema/ballots';
import type { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { Phrase } from '@/domain/explaining';
import { designationOf, type Inserted } from '@/domain/item-number';
import type { LocalText } from '@/domain/local-text';
import { type NoteClassification, readableNotes } from '@/domain/note-classification';
import type { DraftEnd, Proposer } from '@/domain/outcomes';
import { can } from '@/domain/permissions';
import type { BallotProcedure } from '@/domain/voting';
import { DRAWN, drawn } from '@/features/ballots/queries/drawn';

const MOST = 500;

export type OutcomeBallot = {
  number: number;
  procedure: BallotProcedure;
  round: number;
  opensAt: Date;
  closesAt: Date;
  openedAt: Date | null;
  lapsedAt: Date | null;
  cancelledAt: Date | null;
  declaredAt: Date | null;
  /** its record contradicts itself, or what was signed of it does not hold */
  doubted: boolean;
  /** why the declared result is what it is, as it was signed */
  explanation: Phrase | null;
};

/** The ballot that nothing has ended yet, of which a text has one at most; `runs`: it has opened, and is not in doubt. */
export type DecidingBallot = { number: number; procedure: BallotProcedure; runs: boolean };

/** A column for a query of `outcome`: its pending ballot, if any. */
export const PENDING = sql<DecidingBallot | null>`(select jsonb_build_object('number', b.number, 'procedure', b.procedure,
    'runs', ${ofB.isRunning} and b.doubted_at is null) from ballot b
  where b.conference_id = outcome.conference_id and b.outcome_id = outcome.id and ${ofB.isPending})`;

/** True for a session `s` that everybody may open: it stands in the newest release of the agenda. */
const IS_RELEASED = sql`coalesce((
  select r.sessions @> jsonb_build_array(jsonb_build_object('id', s.id)) from agenda_release r
  where r.conference_id = s.conference_id order by r.number desc limit 1), false)`;

/** A column for a query of `outcome`: what it came from and went into, besides notes and ballots. */
export const LINEAGE = sql<Lineage>`jsonb_build_object(
  'proposedIn', (select jsonb_build_object('id', s.id, 'title', s.title, 'isReleased', ${IS_RELEASED}) from session s
    where s.conference_id = outcome.conference_id and s.id = outcome.session_id and outcome.proposed_as is not null),
  'mergedInto', (select jsonb_build_object('number', o.number, 'title', o.title, 'decided',
      num_nonnulls(o.left_open_at, o.adopted_at, o.not_adopted_at, o.ended_at) > 0) from outcome o
    where o.conference_id = outcome.conference_id and o.id = outcome.merged_into_id),
  'mergedFrom', coalesce((select jsonb_agg(jsonb_build_object('number', o.number, 'title', o.title, 'at', o.ended_at)
      order by o.number) from (select * from outcome o
    where o.conference_id = outcome.conference_id and o.merged_into_id = outcome.id
    order by o.number limit ${MOST}) o), '[]'))`;

/** A column for a query of `outcome`: the members are asked what becomes of it. */
export const FOLLOWED_UP = sql<boolean>`exists (select from follow_up f
  where f.conference_id = outcome.conference_id and f.outcome_id = outcome.id)`;

/** A column for a query of `outcome`: that it was forwarded to the General Assembly stands on record. */
export const FORWARDED = sql<boolean>`exists (select from forwarding f
  where f.conference_id = outcome.conference_id and f.outcome_id = outcome.id)`;

/** A column for a query of `outcome`: the other drafts of its conference, which it can be merged into. */
export const OTHER_DRAFTS = sql<(NumberedTitle & { version: number })[]>`coalesce((
  select jsonb_agg(jsonb_build_object('number', o.number, 'title', o.title, 'version', o.version) order by o.number)
  from (select * from outcome o where o.conference_id = outcome.conference_id and o.id <> outcome.id
    and num_nonnulls(o.left_open_at, o.adopted_at, o.not_adopted_at, o.ended_at) = 0
    order by o.number limit ${MOST}) o), '[]')`;

type NumberedTitle = { number: number; title: LocalText };
type Lineage = {
  proposedIn: { id: string; title: LocalText; isReleased: boolean } | null;
  mergedInto: (NumberedTitle & { decided: boolean }) | null;
  mergedFrom: (NumberedTitle & { at: string })[];
};

export type Ending = { as: DraftEnd; at: Date; reason: string; into: NumberedTitle | null };

type EndedRow = Pick<typeof outcome.$inferSelect, 'endedAs' | 'endedAt' | 'endReason'>;

/** How a text ended as a draft; null where it did not. */
export function endingOf({ endedAs, endedAt, endReason }: EndedRow, into: Ending['into']): Ending | null {
  return endedAs && endedAt && endReason !== null
    ? {
        as: endedAs,
        at: endedAt,
        reason: endReason,
        into: into && { number: into.number, title: into.title },
      }
    : null;
}

export type Origin = {
  /** where no note brought it up: whose word it came on, and in which session, if in one that the viewer may open */
  proposal: { as: Proposer; session: { id: string; title: LocalText } | null } | null;
  /** the drafts that were merged into it, for those who see drafts */
  mergedFrom: (NumberedTitle & { at: Date })[];
};

/** Where it was proposed, for those who may open that session. */
export function proposedIn(viewer: Actor, conferenceId: string, { proposedIn: where }: Lineage) {
  if (!where || !(where.isReleased || can(viewer, 'agenda.seeDraft', { conferenceId }))) return null;
  return { id: where.id, title: where.title };
}

type SourceRow = {
  bureau: string[];
  sessionId: string;
  sessionTitle: LocalText;
  number: number;
  inserted: Inserted | null;
  notedAt: string;
  /** of the paragraph, and of the notes of its session */
  classifications: NoteClassification[];
  /** the notes are approved, and their session stands in the released agenda */
  isPublished: boolean;
};
/** A column for a query of `outcome`: where it was noted. What it says is for `sourcesFor`. */
export const SOURCES = sql<SourceRow[]>`coalesce((
  select jsonb_agg(jsonb_build_object('bureau', n.bureau, 'sessionId', n.session_id, 'sessionTitle', n.title,
    'number', n.number, 'inserted', n.inserted, 'notedAt', n.created_at,
    'classifications', jsonb_build_array(n.classification, n.notes_classification),
    'isPublished', n.is_published) order by n.starts_at, n.position)
  from (select p.*, s.title, s.starts_at, s.notes_classification, ${IS_RELEASED} and exists (select from notes_approval a
      where a.conference_id = s.conference_id and a.session_id = s.id) as is_published, array(select b.account_id from session_bureau b
      where b.conference_id = s.conference_id and b.session_id = s.id) as bureau
    from outcome_source o join paragraph p on p.conference_id = o.conference_id and p.id = o.paragraph_id
      join session s on s.conference_id = p.conference_id and s.id = p.session_id
    where o.conference_id = outcome.conference_id and o.outcome_id = outcome.id
    order by s.starts_at, p.position limit ${MOST}) n), '[]')`;

/** Where it was noted; who may not read the notes of a session yet learns only that, and of what is not for them nothing. */
export function sourcesFor(viewer: Actor, conferenceId: string, rows: readonly SourceRow[]) {
  const circles = readableNotes(viewer, conferenceId);
  return rows
    .filter(({ classifications }) => classifications.every((one) => circles.includes(one)))
    .map(({ bureau, number, inserted, notedAt, isPublished, sessionId, sessionTitle }) => {
      const thing = { conferenceId, bureau };
      return {
        ...{ sessionId, sessionTitle },
        notedAt: new Date(notedAt),
        paragraphNumber: designationOf({ number, inserted }),
        mayRead: isPublished || can(viewer, 'paragraph.see', thing) || can(viewer, 'paragraph.write', thing),
      };
    });
}

/** The ballots on it, the first one first. Two questions more for results that this process has not kept yet. */
export async function ballotsOf(tx: Tx, conferenceId: string, outcomeId: string): Promise<OutcomeBallot[]> {
  const rows = await tx
    .select(DRAWN)
    .from(ballot)
    .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.outcomeId, outcomeId)))
    .orderBy(asc(ballot.number))
    .limit(MOST);
  const shown = await drawn(tx, conferenceId, rows);
  return rows.map((row) => {
    const { number, procedure, round, opensAt, closesAt, openedAt } = row;
    const { lapsedAt, cancelledAt, declaredAt, doubtedAt } = row;
    const signed = shown.get(row.id)?.signed;
    const doubted = declaredAt ? !signed : doubtedAt !== null;
    const explanation = signed?.explanation ?? null;
    return {
      ...{ number, procedure, round, opensAt, closesAt, openedAt, lapsedAt, cancelledAt, declaredAt },
      ...{ doubted, explanation },
    };
  });
}
