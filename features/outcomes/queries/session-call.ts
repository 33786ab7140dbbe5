import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import { NOW, type Tx, withTx } from '@/db/client';
import { consensusCall, objection } from '@/db/schema/consensus-calls';
import { delegation, participant } from '@/db/schema/delegations';
import { outcome, reservation } from '@/db/schema/outcomes';
import { type Actor, seatsIn } from '@/domain/actor';
import { type CallStage, callStage, consensusRule, type ObjectionSource } from '@/domain/consensus-calls';
import type { Locale, LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { profilesInForce } from '@/features/ballots/queries/opening';
import { ORIGINAL } from '../queries';
import { type Party, partiesOf } from './parties';
import { notedIn } from './session';
import { SYMBOL } from './symbols';

/** No session has more. */
const MOST = 100;

type CalledText = { id: string; number: number; symbol: string | null; title: LocalText; version: number };
type StandingObjection = { id: string; delegationId: string; countryCode: string; source: ObjectionSource };

export type OpenCall = CalledText & {
  originalLanguage: Locale;
  call: number;
  seconds: number;
  dueAt: Date;
  stage: CallStage;
  /** those that stand */
  objections: StandingObjection[];
  reserved: { delegationId: string; countryCode: string; text: string }[];
};

export type SessionCall = {
  open: OpenCall | null;
  /** what whoever calls can call, and for how long; null for who does not call */
  calling: { texts: CalledText[]; seconds: number; members: Party[]; originalLanguage: Locale } | null;
  /** the delegation that the viewer can object for */
  own: { delegationId: string; accredited: boolean } | null;
  /** the database's clock */
  now: Date;
};

const TEXT = {
  id: outcome.id,
  number: outcome.number,
  symbol: SYMBOL,
  title: outcome.title,
  version: outcome.version,
};

/**
 * The call for objections that is open in a session, what this viewer can say to it, and for whoever calls the texts on the table.
 * Null for who sees no drafts. Six questions at most.
 */
export function getSessionCall(
  viewer: Actor,
  conferenceId: string,
  sessionId: string,
): Promise<SessionCall | null> {
  return withTx(viewer, async (tx) => {
    if (!can(viewer, 'outcome.see', { conferenceId })) return null;
    const [row] = await tx
      .select({ ...TEXT, originalLanguage: ORIGINAL, called: consensusCall, now: NOW })
      .from(sql`(values (1)) as one`)
      .leftJoin(
        consensusCall,
        and(
          eq(consensusCall.conferenceId, conferenceId),
          eq(consensusCall.sessionId, sessionId),
          isNull(consensusCall.endedAt),
        ),
      )
      .leftJoin(
        outcome,
        and(eq(outcome.conferenceId, consensusCall.conferenceId), eq(outcome.id, consensusCall.outcomeId)),
      );
    if (!row) throw new Error('a row of one');
    const { called, now, ...text } = row;
    const open = called && (await openCall(tx, called, { text: text as CalledText, now }));
    const mayCall = can(viewer, 'consensusCall.open', { conferenceId });
    return {
      open: open && { ...open, originalLanguage: text.originalLanguage },
      calling: mayCall ? await callingIn(tx, conferenceId, sessionId) : null,
      own: await voiceOf(tx, viewer, conferenceId),
      now,
    };
  });
}

type Opened = { text: CalledText; now: Date };

async function openCall(tx: Tx, called: typeof consensusCall.$inferSelect, { text, now }: Opened) {
  const { conferenceId, outcomeId, number, seconds, dueAt } = called;
  const country = sql<string>`coalesce(${delegation.countryCode}, '')`;
  const objections = await tx
    .select({
      id: objection.id,
      delegationId: objection.delegationId,
      countryCode: country,
      source: objection.source,
    })
    .from(objection)
    .innerJoin(
      delegation,
      and(eq(delegation.conferenceId, objection.conferenceId), eq(delegation.id, objection.delegationId)),
    )
    .where(
      and(
        eq(objection.conferenceId, conferenceId),
        eq(objection.outcomeId, outcomeId),
        eq(objection.call, number),
        isNull(objection.withdrawnAt),
      ),
    )
    .orderBy(asc(objection.addedAt), asc(objection.id))
    .limit(MOST);
  const reserved = await tx
    .select({ delegationId: reservation.delegationId, countryCode: country, text: reservation.text })
    .from(reservation)
    .innerJoin(
      delegation,
      and(eq(delegation.conferenceId, reservation.conferenceId), eq(delegation.id, reservation.delegationId)),
    )
    .where(and(eq(reservation.conferenceId, conferenceId), eq(reservation.outcomeId, outcomeId)))
    .orderBy(asc(reservation.recordedAt), asc(reservation.id))
    .limit(MOST);
  const stage = callStage(called, { objections: objections.length, now });
  return { ...text, call: number, seconds, dueAt, stage, objections, reserved };
}

/** The drafts on the table of a session, for how long the rules have a call run, and the members that can be heard. */
async function callingIn(tx: Tx, conferenceId: string, sessionId: string) {
  const texts = await tx
    .select({ ...TEXT, originalLanguage: ORIGINAL })
    .from(outcome)
    .where(
      and(
        eq(outcome.conferenceId, conferenceId),
        or(eq(outcome.sessionId, sessionId), notedIn(sessionId)),
        isNull(outcome.adoptedAt),
        isNull(outcome.notAdoptedAt),
        isNull(outcome.leftOpenAt),
        isNull(outcome.endedAt),
      ),
    )
    .orderBy(asc(outcome.number))
    .limit(MOST);
  const rules = await profilesInForce(tx, conferenceId);
  return {
    texts: texts.map(({ originalLanguage: _, ...text }) => text),
    seconds: consensusRule(rules.map(({ profile }) => profile)).seconds,
    members: (await partiesOf(tx, conferenceId)).filter(({ isHere }) => isHere),
    originalLanguage: texts[0]?.originalLanguage ?? 'en',
  };
}

/** The delegation that the viewer speaks for as a member of the region. */
async function voiceOf(tx: Tx, viewer: Actor, conferenceId: string): Promise<SessionCall['own']> {
  const seat = seatsIn(viewer, conferenceId).find(
    ({ participantId, delegationId }) =>
      participantId !== null && can(viewer, 'objection.add', { conferenceId, delegationId }),
  );
  if (!seat?.participantId) return null;
  const [row] = await tx
    .select({ accredited: sql<boolean>`${participant.decision} is not distinct from 'accepted'` })
    .from(participant)
    .where(and(eq(participant.conferenceId, conferenceId), eq(participant.id, seat.participantId)));
  return row ? { delegationId: seat.delegationId, accredited: row.accredited } : null;
}

/** Whether rules in force ask for a call before a text is adopted by consensus. One question. */
export const asksForCall = (viewer: Actor, conferenceId: string): Promise<boolean> =>
  withTx(
    viewer,
    async (tx) => consensusRule((await profilesInForce(tx, conferenceId)).map(({ profile }) => profile)).call,
  );
