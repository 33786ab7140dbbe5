import { and, asc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { outcome, outcomeParagraph, outcomeSource } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { inEach, type LocalText } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { conferenceAt } from '@/features/conferences/queries';
import { nextNumber } from '@/features/outcomes/queries/numbers';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import { firstSentence } from '@/platform/typed/sentence';
import type { draftInput } from '../input';
import { heldBureauOf } from '../queries';
import { lockSettledParagraph, requireStanding } from './locking';

const TITLE_MAX = 120;

/** The first outcome that came out of a locked paragraph. */
async function draftOf(tx: Tx, { conferenceId, id }: { conferenceId: string; id: string }) {
  const [first] = await tx
    .select({ number: outcome.number })
    .from(outcomeSource)
    .innerJoin(
      outcome,
      and(eq(outcome.conferenceId, outcomeSource.conferenceId), eq(outcome.id, outcomeSource.outcomeId)),
    )
    .where(and(eq(outcomeSource.conferenceId, conferenceId), eq(outcomeSource.paragraphId, id)))
    .orderBy(asc(outcome.number))
    .limit(1);
  return first;
}

/**
 * Turns a paragraph into a draft proposal: its text becomes the first operative paragraph. Who comes second is told of
 * the draft that there is: a paragraph makes one.
 */
export async function draftOutcome(actor: Actor, input: z.output<typeof draftInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    const row = await lockSettledParagraph(tx, conferenceId, input.paragraphId);
    authorize(actor, 'outcome.draft', {
      conferenceId,
      bureau: await heldBureauOf(tx, conferenceId, row.sessionId),
    });
    requireStanding(row);
    const before = await draftOf(tx, row);
    if (before) {
      const { number } = before;
      return { message: 'notes.done.draftedAlready', params: { number }, data: { number } };
    }
    const number = await nextNumber(tx, conferenceId);
    const id = newId();
    const inItsLanguage = (text: string): LocalText => ({ ...inEach(() => ''), [row.language]: text });
    await tx.insert(outcome).values({
      conferenceId,
      id,
      number,
      kind: input.kind,
      title: inItsLanguage(opening(row.text)),
      sessionId: row.sessionId,
      draftedFromId: row.id,
      createdBy: actor.accountId,
    });
    await tx.insert(outcomeParagraph).values({
      conferenceId,
      outcomeId: id,
      part: 'operative',
      number: 1,
      verb: inItsLanguage(''),
      addressee: inItsLanguage(''),
      text: inItsLanguage(row.text),
      savedBy: actor.accountId,
    });
    await tx.insert(outcomeSource).values({ conferenceId, outcomeId: id, paragraphId: row.id });
    await record(tx, actor, {
      conferenceId,
      kind: 'outcome.drafted',
      entityId: id,
      after: { number, kind: input.kind, paragraphId: row.id },
      topics: [`notes:${row.sessionId}`, `outcome:${id}`],
    });
    return { message: 'notes.done.drafted', params: { number }, data: { number } };
  });
}

/** The first words of a text, cut at a word: a working title. */
function opening(text: string): string {
  const first = firstSentence(text);
  return first.length <= TITLE_MAX ? first : `${first.slice(0, TITLE_MAX).replace(/\s+\S*$/, '')}…`;
}
