import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { session } from '@/db/schema/agenda';
import { outcome, outcomeParagraph } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { inEach } from '@/domain/local-text';
import { officeFor } from '@/domain/offices';
import { authorize, can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { textAfter } from '@/domain/working-languages';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { proposalInput } from '../input';
import { nextNumber } from '../queries/numbers';

async function requireSession(tx: Tx, conferenceId: string, id: string): Promise<void> {
  const [row] = await tx
    .select({ id: session.id })
    .from(session)
    .where(and(eq(session.conferenceId, conferenceId), eq(session.id, id), isNull(session.cancelledAt)))
    .for('key share');
  if (!row) throw missing();
}

/** Writes a draft that no note brought up: proposed in a session or by an office, with its first operative paragraph. */
export async function proposeOutcome(actor: Actor, input: z.output<typeof proposalInput>): Promise<Done> {
  const { kind, sessionId } = input;
  return act(actor, async (tx, actor) => {
    const meeting = await conferenceAt(tx, input.conference);
    const conferenceId = meeting.id;
    authorize(actor, 'outcome.propose', { conferenceId });
    const title = textAfter(meeting, input.title, { field: 'title' });
    const text = textAfter(meeting, input.text, { field: 'text' });
    if (sessionId) await requireSession(tx, conferenceId, sessionId);
    const [id, number] = [newId(), await nextNumber(tx, conferenceId)];
    const proposedAs = officeFor(actor, 'outcome.propose', conferenceId);
    const whole = { conferenceId, id, number, kind, title, sessionId, proposedAs };
    await tx.insert(outcome).values({ ...whole, createdBy: actor.accountId });
    const noWords = inEach(() => '');
    await tx.insert(outcomeParagraph).values({
      ...{ conferenceId, outcomeId: id, part: 'operative', number: 1, text },
      ...{ verb: noWords, addressee: noWords, savedBy: actor.accountId },
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'outcome.proposed',
      entityId: id,
      after: { number, kind, title, as: proposedAs, sessionId },
      topics: [`outcome:${id}`],
    });
    const edits = can(actor, 'outcome.edit', { conferenceId });
    return {
      redirect: `/${input.conference}/outcomes/${number}${edits ? '/edit' : ''}`,
      message: 'outcomes.done.proposed',
      params: { number },
    };
  });
}
