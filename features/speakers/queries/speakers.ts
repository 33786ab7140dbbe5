import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { NOW, type Tx, withTx } from '@/db/client';
import { session, sessionBureau } from '@/db/schema/agenda';
import { delegation, participant } from '@/db/schema/delegations';
import { intervention, speakersList } from '@/db/schema/speakers';
import { type Actor, seatsIn } from '@/domain/actor';
import { type InOrder, rulesKept } from '@/domain/alternation';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import type { AlternationRule } from '@/domain/rules';
import {
  type FloorKind,
  hasSpeakersList,
  onTheFloor,
  type SpeakingTimes,
  type SpeechClock,
} from '@/domain/speakers';
import { type ListedRequest, orderIn, orderVersionOf } from './order';
import { speakingTimesOf } from './times';

/** The most that a page reads of a list and of the speeches of a session. */
const MOST = 500;

export type SpeakingSender = { countryCode: string | null; organization: string | null };

/** `speaker`: null for the public, which reads the delegation alone */
export type WaitingRequest = InOrder<ListedRequest>;

export type OpenSpeech = SpeakingSender &
  SpeechClock & {
    id: string;
    number: number;
    kind: FloorKind;
    speaker: string | null;
    minutes: number | null;
    version: number;
  };

export type SpeakingDelegation = SpeakingSender & { id: string };

export type Speakers = {
  /** whoever presides runs it; `delegations`: to whom the floor can be given */
  presides: boolean;
  delegations: SpeakingDelegation[];
  /** for whom the viewer may ask, once accredited */
  own: { delegationId: string; accredited: boolean; speaker: string } | null;
  closedAt: Date | null;
  times: SpeakingTimes;
  /** by which statements follow each other, in their precedence; none where it is by arrival */
  rules: AlternationRule[];
  /** as it is called */
  waiting: WaitingRequest[];
  /** who has the floor, and behind that who was interrupted */
  floor: OpenSpeech[];
  listVersion: number;
  orderVersion: string;
  floorVersion: number;
  /** the database's clock */
  now: Date;
};

const CHAIRS = sql<string[]>`array(select b.account_id from ${sessionBureau} b
  where b.conference_id = ${session.conferenceId} and b.session_id = ${session.id} and b.office in ('chair', 'viceChair'))`;

/** How often the floor of a session was given. */
const GIVEN = sql<number>`(select coalesce(max(i.number), 0)::int from ${intervention} i
  where i.conference_id = ${session.conferenceId} and i.session_id = ${session.id})`;

/** The seat that the viewer speaks from, with the accreditation and the name under which they sit there. */
async function ownSeat(tx: Tx, viewer: Actor, conferenceId: string): Promise<Speakers['own']> {
  const seat = seatsIn(viewer, conferenceId).find(({ participantId }) => participantId !== null);
  if (!seat?.participantId) return null;
  const [row] = await tx
    .select({
      accredited: sql<boolean>`${participant.decision} is not distinct from 'accepted'`,
      speaker: sql<string>`coalesce(${participant.name}, (select a.name from account a where a.id = ${participant.accountId}))`,
    })
    .from(participant)
    .where(and(eq(participant.conferenceId, conferenceId), eq(participant.id, seat.participantId)));
  return row ? { delegationId: seat.delegationId, ...row } : null;
}

/**
 * The speakers' list and the floor of a session that the viewer may see; null where sessions of its kind have none. Names of
 * speakers are for those who take part. Six questions.
 */
export function getSpeakers(
  viewer: Actor,
  conferenceId: string,
  sessionId: string,
): Promise<Speakers | null> {
  return withTx(viewer, async (tx) => {
    const [row] = await tx
      .select({
        kind: session.kind,
        cancelledAt: session.cancelledAt,
        chairs: CHAIRS,
        given: GIVEN,
        list: speakersList,
        now: NOW,
      })
      .from(session)
      .leftJoin(
        speakersList,
        and(eq(speakersList.conferenceId, session.conferenceId), eq(speakersList.sessionId, session.id)),
      )
      .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)));
    if (!row) throw missing();
    if (!hasSpeakersList(row.kind) || row.cancelledAt) return null;
    const names = can(viewer, 'conference.takePart', { conferenceId });
    const presides = can(viewer, 'floor.give', { conferenceId, bureau: row.chairs });
    const own = await ownSeat(tx, viewer, conferenceId);
    const { rules, waiting } = await orderIn(tx, { conferenceId, sessionId });
    const named = <S extends { speaker: string | null }>(one: S) => (names ? one : { ...one, speaker: null });
    return {
      ...{ presides, own, now: row.now },
      delegations: presides ? await delegationsOf(tx, conferenceId) : [],
      closedAt: row.list?.closedAt ?? null,
      times: speakingTimesOf(row.list),
      rules: rulesKept(rules),
      waiting: waiting.map(named),
      floor: onTheFloor(await openSpeeches(tx, conferenceId, sessionId)).map(named),
      listVersion: row.list?.version ?? 0,
      orderVersion: orderVersionOf(waiting),
      floorVersion: row.given,
    };
  });
}

const SENDER = { countryCode: delegation.countryCode, organization: delegation.organization };

function openSpeeches(tx: Tx, conferenceId: string, sessionId: string): Promise<OpenSpeech[]> {
  const { id, number, kind, speaker, minutes, version } = intervention;
  const { startedAt, pausedAt, pausedMs, endedAt } = intervention;
  return tx
    .select({
      id,
      number,
      kind,
      speaker,
      minutes,
      version,
      startedAt,
      pausedAt,
      pausedMs,
      endedAt,
      ...SENDER,
    })
    .from(intervention)
    .innerJoin(
      delegation,
      and(
        eq(delegation.conferenceId, intervention.conferenceId),
        eq(delegation.id, intervention.delegationId),
      ),
    )
    .where(
      and(
        eq(intervention.conferenceId, conferenceId),
        eq(intervention.sessionId, sessionId),
        isNull(endedAt),
      ),
    )
    .orderBy(desc(number))
    .limit(MOST);
}

/** The delegations that come, with who sends them, for whoever keeps the notes. One question. */
export const listSpeaking = (viewer: Actor, conferenceId: string): Promise<SpeakingDelegation[]> =>
  withTx(viewer, (tx) => delegationsOf(tx, conferenceId));

function delegationsOf(tx: Tx, conferenceId: string): Promise<Speakers['delegations']> {
  return tx
    .select({ id: delegation.id, ...SENDER })
    .from(delegation)
    .where(and(eq(delegation.conferenceId, conferenceId), isNull(delegation.withdrawnAt)))
    .limit(MOST);
}
