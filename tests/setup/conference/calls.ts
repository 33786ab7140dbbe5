import { eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { participant } from '@/db/schema/delegations';
import { type Actor, SYSTEM } from '@/domain/actor';
import { adoptOutcome } from '@/features/outcomes/commands/adoption';
import { openConsensusCall } from '@/features/outcomes/commands/consensus-calls';
import { addObjection } from '@/features/outcomes/commands/objections';
import { getOutcome } from '@/features/outcomes/queries';
import { getSessionCall } from '@/features/outcomes/queries/session-call';
import { asOwner } from '../owner';
import { aSession } from './agenda';
import { aConference } from './conference';
import { anOutcome } from './outcomes';
import { aDelegation, anActor, aSeat } from './people';

const CODES = ['AR', 'BR', 'CL'];

/** A session with a draft on its table, a chair, and three members with accredited heads. */
export async function aCalledText() {
  const meeting = await aConference({}, CODES);
  const session = await aSession(meeting.id);
  const draft = await anOutcome(meeting.id, { sessionId: session.id });
  const heads: (Actor & { participantId: string; delegationId: string })[] = [];
  for (const code of CODES) {
    const { id: delegationId } = await aDelegation(meeting.id, code);
    heads.push({ ...(await aSeat(meeting.id, delegationId, 'head')), delegationId });
  }
  await withTx(SYSTEM, (tx) =>
    tx
      .update(participant)
      .set({ submittedAt: new Date(), decision: 'accepted', decidedAt: new Date() })
      .where(eq(participant.conferenceId, meeting.id)),
  );
  const chair = await anActor('chair', meeting.id);
  const at = { conference: meeting.slug, number: 1 };
  const see = (viewer: Actor = chair) => getOutcome(viewer, meeting.id, 1, 'en');
  const open = async (seconds = 60) =>
    openConsensusCall(chair, {
      ...{ conference: meeting.slug, sessionId: session.id, seconds },
      text: { number: 1, version: (await see()).version },
    });
  const object = (head: (typeof heads)[number], call = 1, actor: Actor = head) =>
    addObjection(actor, { ...at, call, delegationId: head.delegationId });
  const declare = async (call: number | null = 1) =>
    adoptOutcome(chair, { ...at, version: (await see()).version, call, noObjection: false });
  /** Sets the clock of the open call to have run out so many seconds ago, as only the owner of the database can. */
  const runOut = (ago = 3) =>
    asOwner(`alter table consensus_call disable trigger user;
      update consensus_call set opened_at = clock_timestamp() - (seconds + ${ago}) * interval '1 second',
        due_at = clock_timestamp() - (seconds + ${ago}) * interval '1 second' + seconds * interval '1 second'
        where conference_id = '${meeting.id}' and ended_at is null;
      alter table consensus_call enable trigger user`);
  const onTable = (viewer: Actor = chair) => getSessionCall(viewer, meeting.id, session.id);
  const [first, second, third] = heads as [
    (typeof heads)[number],
    (typeof heads)[number],
    (typeof heads)[number],
  ];
  return {
    ...{ meeting, session, draft, chair, at, heads, first, second, third },
    ...{ see, open, object, declare, runOut, onTable },
  };
}
