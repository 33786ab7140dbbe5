import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { corrigendum } from '@/db/schema/beside';
import { outcomeParagraph } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { requireFewerBeside } from '@/domain/correcting';
import type { LocalText } from '@/domain/local-text';
import { officeFor } from '@/domain/offices';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { isCorrectable } from '@/domain/wording';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { corrigendumInput } from '../input';
import { lockOutcome } from './recall';

type CorrigendumInput = z.output<typeof corrigendumInput>;
type CorrectedOutcome = { conferenceId: string; id: string; title: LocalText };

/** The words that are corrected, as the text has them in each language. */
async function wordsAt(tx: Tx, { conferenceId, id, title }: CorrectedOutcome, paragraphId: string | null) {
  if (!paragraphId) return [title];
  const [row] = await tx
    .select({
      text: outcomeParagraph.text,
      verb: outcomeParagraph.verb,
      addressee: outcomeParagraph.addressee,
    })
    .from(outcomeParagraph)
    .where(
      and(
        eq(outcomeParagraph.conferenceId, conferenceId),
        eq(outcomeParagraph.outcomeId, id),
        eq(outcomeParagraph.id, paragraphId),
      ),
    );
  if (!row) throw missing();
  return [row.verb, row.addressee, row.text];
}

/** Refuses words that are not where they are said to be: in the text, or in what a corrigendum made of it. */
async function requireWords(
  tx: Tx,
  row: CorrectedOutcome,
  { paragraphId, language, wrong }: CorrigendumInput,
): Promise<void> {
  const words = await wordsAt(tx, row, paragraphId);
  if (!words.at(-1)?.[language])
    throw refuse(
      'outcomes.refusal.notInLanguage',
      { language: { languages: [language] } },
      'invalid',
      'language',
    );
  const before = await tx
    .select({
      paragraphId: corrigendum.paragraphId,
      language: corrigendum.language,
      reads: corrigendum.reads,
    })
    .from(corrigendum)
    .where(and(eq(corrigendum.conferenceId, row.conferenceId), eq(corrigendum.outcomeId, row.id)));
  const reads = before.filter((one) => one.paragraphId === paragraphId && one.language === language);
  const adopted = words.map((one) => one?.[language]).filter(Boolean);
  if (!isCorrectable(wrong, adopted.join(' '), reads))
    throw refuse('outcomes.refusal.wordsNotThere', {}, 'invalid', 'wrong');
}

/**
 * Records a corrigendum beside an adopted text: what in it is wrong, and what it should read. The text stays as it was
 * adopted.
 * @throws Refusal when the text is not adopted, not in the language, or does not say what is called wrong
 */
export async function recordCorrigendum(actor: Actor, input: CorrigendumInput): Promise<Done> {
  const { paragraphId, language, wrong, reads, reason } = input;
  return act(actor, async (tx, actor) => {
    const { row } = await lockOutcome(tx, input);
    const { conferenceId, id: outcomeId } = row;
    authorize(actor, 'corrigendum.record', { conferenceId });
    if (!row.adoptedAt) throw refuse('outcomes.refusal.notAdopted', { number: row.number }, 'conflict');
    await requireWords(tx, row, input);
    const before = await tx.$count(
      corrigendum,
      and(eq(corrigendum.conferenceId, conferenceId), eq(corrigendum.outcomeId, outcomeId)),
    );
    requireFewerBeside(before);
    const [number, recordedAs] = [before + 1, officeFor(actor, 'corrigendum.record', conferenceId)];
    const notice = { paragraphId, language, wrong, reads, reason };
    await tx.insert(corrigendum).values({
      ...{ conferenceId, outcomeId, number, recordedAs, ...notice },
      recordedBy: actor.accountId,
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'corrigendum.recorded',
      entityId: outcomeId,
      after: { number: row.number, corrigendum: number, as: recordedAs, ...notice },
      topics: [`outcome:${outcomeId}`],
    });
    return { message: 'outcomes.done.corrigendumRecorded', params: { number } };
  });
}
