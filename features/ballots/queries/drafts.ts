import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import { dbNow, NOW, type Tx, withTx } from '@/db/client';
import { type BallotDraft, ballotDraft } from '@/db/schema/ballot-drafts';
import { isPending } from '@/db/schema/ballot-states';
import { ballot } from '@/db/schema/ballots';
import { conference, rulesProfile } from '@/db/schema/conferences';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { type DraftLack, whyNotPut } from '@/domain/ballot-drafts';
import type { LocalText } from '@/domain/local-text';
import { authorize, can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { profilesInForce } from './opening';

const MOST = 200;

export type ShownDraft = Pick<
  BallotDraft,
  'id' | 'version' | 'procedure' | 'rulesId' | 'opensAt' | 'closesAt'
> & {
  outcomeNumber: number;
  outcomeTitle: LocalText;
  rulesName: LocalText | null;
  /** why it cannot be put to the vote now; null where it can be checked */
  lacks: DraftLack | null;
};

/** The drafts of a conference's ballots, or the one of that id, with what they rest on now. One question. */
async function draftsIn(tx: Tx, conferenceId: string, id?: string): Promise<ShownDraft[]> {
  const pending = sql<boolean>`exists (select from ${ballot} where ${ballot.conferenceId} = ${ballotDraft.conferenceId}
    and ${ballot.outcomeId} = ${ballotDraft.outcomeId} and ${isPending})`;
  const rows = await tx
    .select({
      draft: ballotDraft,
      number: outcome.number,
      title: outcome.title,
      text: {
        leftOpenAt: outcome.leftOpenAt,
        adoptedAt: outcome.adoptedAt,
        notAdoptedAt: outcome.notAdoptedAt,
        endedAs: outcome.endedAs,
      },
      rulesName: rulesProfile.name,
      rulesWithdrawnAt: rulesProfile.withdrawnAt,
      closedAt: conference.closedAt,
      pending,
      now: NOW,
    })
    .from(ballotDraft)
    .innerJoin(conference, eq(conference.id, ballotDraft.conferenceId))
    .innerJoin(
      outcome,
      and(eq(outcome.conferenceId, ballotDraft.conferenceId), eq(outcome.id, ballotDraft.outcomeId)),
    )
    .leftJoin(
      rulesProfile,
      and(eq(rulesProfile.conferenceId, ballotDraft.conferenceId), eq(rulesProfile.id, ballotDraft.rulesId)),
    )
    .where(and(eq(ballotDraft.conferenceId, conferenceId), id ? eq(ballotDraft.id, id) : undefined))
    .orderBy(asc(outcome.number), asc(ballotDraft.createdAt), asc(ballotDraft.id))
    .limit(MOST);
  return rows.map(({ draft, number, title, text, rulesName, rulesWithdrawnAt, closedAt, now, ...row }) => {
    const { version, procedure, rulesId, opensAt, closesAt } = draft;
    const facts = {
      ...{ procedure, opensAt, closesAt, text, pending: row.pending },
      hasRules: rulesId !== null,
      rulesWithdrawn: rulesWithdrawnAt !== null,
      conferenceClosed: closedAt !== null,
    };
    return {
      ...{ id: draft.id, version, procedure, rulesId, opensAt, closesAt, rulesName },
      ...{ outcomeNumber: number, outcomeTitle: title, lacks: whyNotPut(facts, now) },
    };
  });
}

/** What a draft can be about: texts that are not decided and have not ended, and the one that it is about already. */
async function textsFor(tx: Tx, conferenceId: string, current?: number) {
  const undecided = and(isNull(outcome.adoptedAt), isNull(outcome.notAdoptedAt), isNull(outcome.endedAs));
  return tx
    .select({ number: outcome.number, title: outcome.title })
    .from(outcome)
    .where(
      and(
        eq(outcome.conferenceId, conferenceId),
        current === undefined ? undecided : or(undecided, eq(outcome.number, current)),
      ),
    )
    .orderBy(asc(outcome.number))
    .limit(MOST);
}

const choicesFor = async (tx: Tx, conferenceId: string, current?: number) => ({
  outcomes: await textsFor(tx, conferenceId, current),
  profiles: await profilesInForce(tx, conferenceId),
  now: await dbNow(tx),
});

/** The ballots in preparation, and what a new one can be made of by who may make it. Four questions. */
export function listDrafts(viewer: Actor, conferenceId: string) {
  return withTx(viewer, async (tx) => {
    authorize(viewer, 'ballotDraft.see', { conferenceId });
    const drafts = await draftsIn(tx, conferenceId);
    const edits = can(viewer, 'ballotDraft.edit', { conferenceId });
    return { drafts, choices: edits ? await choicesFor(tx, conferenceId) : null };
  });
}

/** One of them, and what it can be changed to by who may do so. Four questions. */
export function getDraft(viewer: Actor, conferenceId: string, id: string) {
  return withTx(viewer, async (tx) => {
    authorize(viewer, 'ballotDraft.see', { conferenceId });
    const [draft] = await draftsIn(tx, conferenceId, id);
    if (!draft) throw missing();
    const edits = can(viewer, 'ballotDraft.edit', { conferenceId });
    return { draft, choices: edits ? await choicesFor(tx, conferenceId, draft.outcomeNumber) : null };
  });
}
