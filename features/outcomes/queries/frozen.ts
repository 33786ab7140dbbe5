import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { outcome, outcomeParagraph, reservation } from '@/db/schema/outcomes';
import { canonicalJson } from '@/domain/canonical';
import { sha256 } from '@/platform/chain';
import { eventsOf } from '@/platform/record';

/**
 * The digest of a text as it is adopted: SHA-256 of the canonical JSON of its number, kind, strength, title, paragraphs
 * and reservations. It stands in the event of the adoption. Three questions.
 */
export async function textDigest(tx: Tx, conferenceId: string, outcomeId: string): Promise<string> {
  const [of] = await tx
    .select({
      number: outcome.number,
      kind: outcome.kind,
      strength: outcome.strength,
      title: outcome.title,
    })
    .from(outcome)
    .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, outcomeId)));
  const paragraphs = await tx
    .select({
      part: outcomeParagraph.part,
      number: outcomeParagraph.number,
      verb: outcomeParagraph.verb,
      addressee: outcomeParagraph.addressee,
      text: outcomeParagraph.text,
    })
    .from(outcomeParagraph)
    .where(and(eq(outcomeParagraph.conferenceId, conferenceId), eq(outcomeParagraph.outcomeId, outcomeId)))
    .orderBy(asc(outcomeParagraph.part), asc(outcomeParagraph.number));
  const reservations = await tx
    .select({ delegation: reservation.delegationId, text: reservation.text })
    .from(reservation)
    .where(and(eq(reservation.conferenceId, conferenceId), eq(reservation.outcomeId, outcomeId)))
    .orderBy(asc(reservation.delegationId));
  return sha256(canonicalJson({ ...of, paragraphs, reservations }));
}

/** Why an adopted text is in doubt: nothing tells of its adoption, or it is not what was adopted; null where it is. */
export async function textConflict(tx: Tx, conferenceId: string, outcomeId: string) {
  const events = await eventsOf(tx, conferenceId, 'outcome', outcomeId);
  const told = events.findLast(({ kind }) => kind === 'outcome.adopted');
  if (!told) return 'untold';
  const { digest } = (told.after ?? {}) as { digest?: string };
  // Of an adoption of before digests were kept, nothing more can be said.
  if (digest === undefined) return null;
  return digest === (await textDigest(tx, conferenceId, outcomeId)) ? null : 'changed';
}

const WHY = {
  untold: 'no event tells of its adoption',
  changed: 'the text is not the one that was adopted',
};

/** Every adopted text of a conference, and why it does not hold, or null. */
export async function auditTexts(
  tx: Tx,
  conferenceId: string,
): Promise<{ number: number; why: string | null }[]> {
  const rows = await tx
    .select({ id: outcome.id, number: outcome.number })
    .from(outcome)
    .where(and(eq(outcome.conferenceId, conferenceId), isNotNull(outcome.adoptedAt)))
    .orderBy(asc(outcome.number));
  const found: { number: number; why: string | null }[] = [];
  for (const { id, number } of rows) {
    const conflict = await textConflict(tx, conferenceId, id);
    found.push({ number, why: conflict && WHY[conflict] });
  }
  return found;
}
