import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { designationOf } from '@/domain/item-number';
import { OF_DELEGATION } from '@/domain/note-kinds';
import { authorize } from '@/domain/permissions';
import { missing, sameVersion } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import type { editParagraphInput } from '../input';
import { heldBureauOf } from '../queries';
import { requireUnapproved } from '../queries/approval';
import { lockSettledParagraph, requireStanding } from './locking';
import { reflect } from './reflecting';
import { writeFacts } from './said';

/** Says of a paragraph what it is, in which language, whose statement, and who reads it once the notes are approved. */
export async function editParagraph(actor: Actor, input: z.output<typeof editParagraphInput>): Promise<Done> {
  const { kind, language, classification } = input;
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    const row = await lockSettledParagraph(tx, conferenceId, input.paragraphId);
    const bureau = await heldBureauOf(tx, conferenceId, row.sessionId);
    authorize(actor, 'paragraph.write', { conferenceId, bureau });
    await requireUnapproved(tx, conferenceId, row.sessionId);
    requireStanding(row);
    sameVersion(row, input.version);
    if (input.delegationId) await requireDelegation(tx, conferenceId, input.delegationId);
    const delegationId = kind === OF_DELEGATION ? input.delegationId : null;
    await writeFacts(tx, actor, row, { kind, language, delegationId, classification });
    await reflect(tx, row, actor.accountId);
    return { message: 'notes.done.paragraphEdited', params: { number: { item: designationOf(row) } } };
  });
}

async function requireDelegation(tx: Tx, conferenceId: string, id: string): Promise<void> {
  const its = and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, id));
  if ((await tx.$count(delegation, its)) === 0) throw missing();
}
