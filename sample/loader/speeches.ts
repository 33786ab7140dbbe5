import { and, eq } from 'drizzle-orm';
import { newId } from '@/db/columns';
import { participant, registration } from '@/db/schema/delegations';
import { floorRequest, intervention, speakersList } from '@/db/schema/speakers';
import { SYSTEM } from '@/domain/actor';
import { hasSpeakersList, type SpeakingTimes } from '@/domain/speakers';
import { record } from '@/platform/record';
import { SESSIONS } from '@/sample/content/sessions';
import type { SampleSession } from '@/sample/content/shapes';
import { type DrawnSpeech, drawSpeeches } from '@/sample/drawn/speeches';
import { bureauAccount, happened, must, type Sample } from './sample';

const MINUTE = 60_000;
const NO_LIMIT: SpeakingTimes = { statement: null, pointOfOrder: null, reply: null };
const LIMITS: SpeakingTimes = { statement: 5, pointOfOrder: 2, reply: 3 };

type Head = { accountId: string; speaker: string };

/** Who asked for the floor and who had it, as far as the sessions have come: of plenaries and panels, and of each that goes on. */
export async function loadSpeeches(sample: Sample): Promise<void> {
  const heads = await headsByDelegation(sample);
  for (const one of SESSIONS) {
    const { startsAt, endsAt } = must(sample.sessions, one.key);
    const debates = one.kind === 'plenary' || one.kind === 'panel' || !happened(sample, endsAt);
    if (debates && hasSpeakersList(one.kind) && happened(sample, startsAt))
      await loadList(sample, one, heads);
  }
}

async function headsByDelegation({ tx, conferenceId }: Sample): Promise<Map<string, Head>> {
  const rows = await tx
    .select({
      ...{ id: participant.delegationId, accountId: participant.accountId },
      ...{ givenName: registration.givenName, familyName: registration.familyName },
    })
    .from(participant)
    .innerJoin(
      registration,
      and(
        eq(registration.conferenceId, participant.conferenceId),
        eq(registration.participantId, participant.id),
      ),
    )
    .where(and(eq(participant.conferenceId, conferenceId), eq(participant.capacity, 'head')));
  return new Map(
    rows.map(({ id, accountId, givenName, familyName }) => [
      id,
      { accountId, speaker: `${givenName} ${familyName} (sample)` },
    ]),
  );
}

type SpeechRequest = DrawnSpeech & { id: string; sequence: number; delegationId: string; head: Head };

async function loadList(sample: Sample, one: SampleSession, heads: Map<string, Head>): Promise<void> {
  const { tx, conferenceId } = sample;
  const { id: sessionId, startsAt, endsAt } = must(sample.sessions, one.key);
  const entity = { conferenceId, entityId: sessionId };
  const half = new Date((startsAt.getTime() + endsAt.getTime()) / 2);
  const closedAt = happened(sample, endsAt) ? half : null;
  await tx.insert(speakersList).values({
    ...{ conferenceId, sessionId, closedAt },
    ...{ statementMinutes: LIMITS.statement, pointOfOrderMinutes: LIMITS.pointOfOrder },
    replyMinutes: LIMITS.reply,
  });
  await record(tx, SYSTEM, { ...entity, kind: 'speakingTimes.set', before: NO_LIMIT, after: LIMITS });
  if (closedAt) await record(tx, SYSTEM, { ...entity, kind: 'speakersList.closed', after: { closedAt } });
  const speeches = drawSpeeches(one.key, startsAt, endsAt);
  const requests = speeches
    .filter(({ requestedAt }) => happened(sample, requestedAt))
    .sort((a, b) => a.requestedAt.getTime() - b.requestedAt.getTime())
    .map((speech, n): SpeechRequest => {
      const delegationId = must(sample.delegations, `memberInRegion/${speech.country}`);
      const head = must(heads, delegationId);
      return { ...speech, id: newId(), sequence: n + 1, delegationId, head };
    });
  if (requests.length > 0)
    await tx.insert(floorRequest).values(
      requests.map(({ id, sequence, kind, delegationId, head, requestedAt }) => ({
        ...{ conferenceId, id, sessionId, sequence, kind, delegationId, requestedAt },
        ...{ speaker: head.speaker, requestedBy: head.accountId },
      })),
    );
  for (const { sequence, delegationId, kind } of requests)
    await record(tx, SYSTEM, {
      ...{ ...entity, kind: 'floorRequest.added' },
      after: { number: sequence, delegationId, floorKind: kind },
    });
  const called = requests
    .filter(({ startedAt }) => happened(sample, startedAt))
    .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  for (const [n, speech] of called.entries()) {
    const goesOn = n + 1 === called.length && !happened(sample, endsAt);
    await loadSpeech(sample, one, { speech, number: n + 1, goesOn });
  }
}

type SpeechGiven = { speech: SpeechRequest; number: number; goesOn: boolean };

/** One speech; of the one that goes on, the floor was given some minutes ago. */
async function loadSpeech(
  sample: Sample,
  { key, bureau }: SampleSession,
  { speech, number, goesOn }: SpeechGiven,
): Promise<void> {
  const { tx, conferenceId, calendar } = sample;
  const { id: sessionId, agendaItemId } = must(sample.sessions, key);
  const { id: requestId, kind, delegationId, head } = speech;
  const [by, id] = [bureauAccount(sample, bureau?.chair ?? 'chair'), newId()];
  const minutesAgo = new Date(calendar.now.getTime() - 2 * MINUTE);
  const startedAt = goesOn && minutesAgo > speech.startedAt ? minutesAgo : speech.startedAt;
  const entity = { conferenceId, entityId: sessionId };
  await tx
    .update(floorRequest)
    .set({ endedAs: 'called', endedAt: startedAt, endedBy: by })
    .where(and(eq(floorRequest.conferenceId, conferenceId), eq(floorRequest.id, requestId)));
  await tx.insert(intervention).values({
    ...{ conferenceId, id, sessionId, number, kind, delegationId, requestId, startedAt, startedBy: by },
    ...{ speaker: head.speaker, minutes: LIMITS[kind], agendaItemId },
  });
  const after = { number, delegationId, floorKind: kind };
  await record(tx, SYSTEM, { ...entity, kind: 'floor.given', after });
  if (goesOn) return;
  const { endedAt } = speech;
  await tx
    .update(intervention)
    .set({ endedAt, endedBy: by, version: 2 })
    .where(and(eq(intervention.conferenceId, conferenceId), eq(intervention.id, id)));
  await record(tx, SYSTEM, {
    ...{ ...entity, kind: 'intervention.ended' },
    after: { ...after, startedAt, endedAt },
  });
}
