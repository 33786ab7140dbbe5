import type { Tx } from '@/db/client';
import { consensusCall, objection } from '@/db/schema/consensus-calls';
import { outcome, outcomeParagraph } from '@/db/schema/outcomes';
import { CALL_SECONDS } from '@/domain/consensus-calls';
import { inAll } from '../conference/conference';
import type { World } from './world';

/** Three drafts of the one whose sessions were released: one to be called, one that is called, and one that is objected to. */
export async function writeCalled(tx: Tx, { announcing, ids, first, canary }: World): Promise<void> {
  const conferenceId = announcing.id;
  const texts = [
    { id: ids.callable, sessionId: ids.closedDebate },
    { id: ids.called, sessionId: ids.debate },
    { id: ids.objected, sessionId: ids.classifiedSession },
  ];
  await tx.insert(outcome).values(
    texts.map((one, index) => ({
      ...{ ...one, conferenceId, number: first + index, kind: 'measure' as const },
      title: inAll(canary('draft')),
    })),
  );
  await tx.insert(outcomeParagraph).values(
    texts.map(({ id }) => ({
      ...{ conferenceId, outcomeId: id, part: 'operative' as const, number: 1, text: inAll(canary('draft')) },
      ...{ verb: inAll('Invites'), addressee: inAll('members') },
    })),
  );
  const openedAt = new Date();
  const dueAt = new Date(openedAt.getTime() + CALL_SECONDS.most * 1000);
  const call = { conferenceId, number: 1, seconds: CALL_SECONDS.most, openedAt, dueAt };
  await tx
    .insert(consensusCall)
    .values(texts.slice(1).map(({ id, sessionId }) => ({ ...call, outcomeId: id, sessionId })));
  await tx.insert(objection).values({
    ...{ conferenceId, id: ids.objection, outcomeId: ids.objected, call: 1, reachedAt: openedAt },
    ...{ delegationId: ids.ownAnnouncing, source: 'delegation' },
  });
}
