import type * as z from 'zod';
import type { Actor } from '@/domain/actor';
import { designationOf } from '@/domain/item-number';
import { authorize } from '@/domain/permissions';
import { sameVersion } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import type { strikeInput } from '../input';
import { heldBureauOf } from '../queries';
import { requireUnapproved } from '../queries/approval';
import { lockSettledParagraph, requireStanding } from './locking';
import { reflect } from './reflecting';
import { strike } from './standing';

/** Strikes a paragraph, with the reason: it keeps its number, and who keeps the notes reads on what it said. */
export async function strikeParagraph(actor: Actor, input: z.output<typeof strikeInput>): Promise<Done> {
  const { reason } = input;
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    const row = await lockSettledParagraph(tx, conferenceId, input.paragraphId);
    const bureau = await heldBureauOf(tx, conferenceId, row.sessionId);
    authorize(actor, 'paragraph.write', { conferenceId, bureau });
    await requireUnapproved(tx, conferenceId, row.sessionId);
    requireStanding(row);
    sameVersion(row, input.version);
    await strike(tx, actor, row, reason);
    await reflect(tx, row, actor.accountId);
    return { message: 'notes.done.paragraphStruck', params: { number: { item: designationOf(row) } } };
  });
}
