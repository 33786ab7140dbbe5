import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { outcome, outcomeSymbol } from '@/db/schema/outcomes';

/** A column for a query in which `outcome` is called so: the symbol of a text that is adopted; null for any other. */
export const symbolOf = (text: SQL): SQL<string | null> => sql<string | null>`(select given.symbol
  from outcome_symbol given where given.conference_id = ${text}.conference_id and given.outcome_id = ${text}.id
    and given.kind = ${text}.kind and ${text}.adopted_at is not null)`;

/** The same for a query of `outcome` itself. */
export const SYMBOL = symbolOf(sql`outcome`);

/** The symbol that a text was given as it was adopted, in this transaction or before. */
export async function symbolGiven(tx: Tx, conferenceId: string, outcomeId: string): Promise<string> {
  const [row] = await tx
    .select({ symbol: outcomeSymbol.symbol })
    .from(outcome)
    .innerJoin(
      outcomeSymbol,
      and(
        eq(outcomeSymbol.conferenceId, outcome.conferenceId),
        eq(outcomeSymbol.outcomeId, outcome.id),
        eq(outcomeSymbol.kind, outcome.kind),
      ),
    )
    .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, outcomeId)));
  if (!row) throw new Error('the text is not adopted');
  return row.symbol;
}
