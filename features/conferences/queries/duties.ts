import { desc, inArray, type SQL, sql } from 'drizzle-orm';
import { NOW, type Tx, withTx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { type Actor, conferencesOf, hasRole } from '@/domain/actor';
import { type Duties, dutiesOf } from '@/domain/duties';
import type {
  DutyFacts,
  OpenText,
  OwedPapers,
  OwnDelegation,
  OwnSeat,
  ProgrammeSession,
} from '@/domain/duty-facts';
import { authorize, can } from '@/domain/permissions';
import { type AgendaDesk, owedAgendas } from '@/features/agenda/queries/owed';
import { ownBallots, pendingBallots } from '@/features/ballots/queries/owed';
import { ownDelegations, ownSeats, type StaffCounts, staffCounts } from '@/features/delegations/queries/owed';
import { owedPapers } from '@/features/documents/queries/owed';
import { owedReports } from '@/features/implementation/queries/owed';
import { ledSessions } from '@/features/notes/queries/owed';
import { undecidedTexts } from '@/features/outcomes/queries/owed';
import { owedSponsorships } from '@/features/outcomes/queries/sponsors';
import { owedProposals } from '@/features/proposals/queries/owed';
import { type ConferenceFacts, FACTS } from '../queries';

/** Nobody has a part in more at once; the newest come first. */
const MOST = 50;

/** A conference in which the viewer has a part, with what is the viewer's to do there. */
export type OwnConference = { conference: ConferenceFacts; duties: Duties; now: Date };

export type OwnConferenceWhole = OwnConference & {
  seat: OwnSeat | null;
  delegations: OwnDelegation[];
  /** the released sessions that are not over */
  programme: ProgrammeSession[];
  /** texts in draft, which who takes part may read before they are decided */
  texts: OpenText[];
};

/**
 * Every conference in which the viewer has a part, the newest first, with what is to do there. As many questions for one
 * as for fifty: fifteen at most, as the viewer's parts ask for them.
 */
export async function listOwnConferences(viewer: Actor): Promise<OwnConference[]> {
  const ids = conferencesOf(viewer);
  if (ids.length === 0) return [];
  const own = await withTx(viewer, (tx) => gather(tx, viewer, ids, false));
  return own.map(({ conference: one, duties, now }) => ({ conference: one, duties, now }));
}

/**
 * One conference as it is for the viewer. Fifteen questions at most, however much there is.
 * @throws Refusal for who has no part in it
 */
export async function getOwnConference(viewer: Actor, conferenceId: string): Promise<OwnConferenceWhole> {
  authorize(viewer, 'conference.takePart', { conferenceId });
  const [own] = await withTx(viewer, (tx) => gather(tx, viewer, [conferenceId], true));
  if (!own) throw new Error(`no conference ${conferenceId}`);
  return own;
}

/** Midnight where the conference is, after so many days. */
const midnight = (date: SQL, days: number) =>
  sql<string | null>`((${date} + ${days}::int)::timestamp at time zone ${conference.timeZone})`;

async function gather(
  tx: Tx,
  viewer: Actor,
  conferenceIds: string[],
  programme: boolean,
): Promise<OwnConferenceWhole[]> {
  const conferences = await tx
    .select({
      facts: FACTS,
      now: NOW,
      beginsAt: midnight(sql`${conference.startsOn}`, 0),
      endsAt: midnight(sql`${conference.endsOn}`, 1),
    })
    .from(conference)
    .where(inArray(conference.id, conferenceIds))
    .orderBy(desc(conference.createdAt), desc(conference.id))
    .limit(MOST);
  const [first] = conferences;
  if (!first) return [];
  const { now } = first;
  const ids = conferences.map(({ facts }) => facts.id);
  const ballots = await pendingBallots(tx, ids);
  const own = await ownBallots(tx, viewer, ids);
  const seats = await ownSeats(tx, viewer, ids);
  const delegations = await ownDelegations(tx, viewer, ids);
  const counts = await staffCounts(tx, viewer, ids);
  const sessions = await ledSessions(tx, viewer, ids);
  const undecided = await undecidedTexts(tx, viewer, ids);
  const proposals = await owedProposals(tx, viewer, ids);
  const papers = await owedPapers(tx, viewer, ids);
  const reports = await owedReports(tx, viewer, ids);
  const sponsorships = await owedSponsorships(tx, viewer, ids);
  const meetings = conferences.map(({ facts }) => facts);
  const agendas = await owedAgendas(tx, viewer, meetings, { now, programme });
  return conferences.map(({ facts: one, beginsAt, endsAt }) => {
    const here = <T extends { conferenceId: string }>(rows: T[]) =>
      rows.filter(({ conferenceId }) => conferenceId === one.id);
    const [count = null] = here(counts);
    const [seat = null] = here(seats);
    const agenda = agendas.get(one.id);
    const texts = here(undecided);
    const drafts = texts.filter(({ leftOpen }) => !leftOpen);
    const facts: DutyFacts = {
      meeting: {
        beginsAt: beginsAt === null ? null : new Date(beginsAt),
        endsAt: endsAt === null ? null : new Date(endsAt),
        closedAt: one.closedAt,
      },
      deadlines: one,
      ballots: here(ballots),
      own: here(own),
      seat,
      delegations: here(delegations),
      sessions: here(sessions),
      programme: agenda?.programme ?? [],
      texts: hasRole(viewer, one.id, 'chair') ? drafts : [],
      waiting: count,
      proposals: here(proposals),
      reports: here(reports),
      sponsorships: here(sponsorships),
      desk: can(viewer, 'conference.edit', { conferenceId: one.id })
        ? deskOf(
            count,
            agenda?.desk ?? null,
            here(papers)[0] ?? NO_PAPERS,
            texts.filter(({ leftOpen, put }) => leftOpen && !put),
          )
        : null,
    };
    return {
      conference: one,
      duties: dutiesOf(facts, now),
      now,
      seat,
      delegations: here(delegations),
      programme: facts.programme as ProgrammeSession[],
      texts: one.closedAt ? [] : drafts,
    };
  });
}

const NO_LACK = { count: 0, first: null };
const NO_AGENDA: AgendaDesk = { changes: 0, changedFrom: null, withoutRoom: NO_LACK, withoutChair: NO_LACK };
const NO_PAPERS: OwedPapers = { documents: { count: 0, since: null }, communique: null };
const NOBODY = { uninvited: 0, unanswered: 0, unregistered: 0 };

function deskOf(
  counts: StaffCounts | null,
  agenda: AgendaDesk | null,
  { documents, communique }: OwedPapers,
  leftOpen: OpenText[],
) {
  const { uninvited, unanswered, unregistered } = counts ?? NOBODY;
  return { ...(agenda ?? NO_AGENDA), documents, communique, uninvited, unanswered, unregistered, leftOpen };
}
