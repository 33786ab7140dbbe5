import { and, eq, inArray, sql } from 'drizzle-orm';
import { ballot } from '@/db/schema/ballots';
import { type LocalText, pick } from '@/domain/local-text';
import {
  type Asking,
  type Destination,
  elsewhere,
  type Searchable,
  type SearchResult,
  searchable,
  wordOf,
} from '@/platform/search';
import { DRAWN, drawn } from './drawn';

/** What the organizers do with ballots: they open when the conference has closed. */
export const BALLOT_DESTINATIONS: readonly Destination[] = [
  { kind: 'action', title: 'ballots.drafts.add', path: '/ballots/drafts', may: 'ballotDraft.edit' },
  { kind: 'action', title: 'ballots.openOne', path: '/ballots/open', may: 'ballot.open', only: 'closed' },
];

type Facts = { id: string; number: number; question: LocalText | null; declared: boolean };

/** The ballots by question and number. Public; what is declared bears the question that was signed. */
export function ballotsSearch({ conference, locale, say }: Asking): Searchable {
  const { id, slug } = conference;
  const rows = sql`
    select ${`/${slug}/ballots/`}::text || b.number as path,
      jsonb_build_object('id', b.id, 'number', b.number, 'question', b.question, 'declared', b.declared_at is not null) as facts,
      lpad((999999999 - b.number)::text, 9, '0') as place,
      concat_ws(E'\n', b.question ->> ${locale}::text, ${wordOf(say('ballots.number', { number: 0 }))}::text || ' ' || b.number) as text,
      ${elsewhere(sql`b.question`, locale)} as elsewhere
    from ballot b where b.conference_id = ${id}`;
  const lineOf = ({ number, question }: Facts) => {
    const numbered = say('ballots.number', { number });
    return question ? { title: pick(question, locale), detail: numbered } : { title: numbered };
  };
  return searchable<Facts>('ballot', rows, lineOf, async (tx, results: SearchResult[]) => {
    const declared = results.map(({ facts }) => facts as Facts).filter((facts) => facts.declared);
    if (declared.length === 0) return results;
    const ids = declared.map((facts) => facts.id);
    const shown = await drawn(
      tx,
      id,
      await tx
        .select(DRAWN)
        .from(ballot)
        .where(and(eq(ballot.conferenceId, id), inArray(ballot.id, ids))),
    );
    return results.map((one) => {
      const facts = one.facts as Facts;
      if (!facts.declared) return one;
      const signed = shown.get(facts.id)?.signed;
      return { ...one, facts: { ...facts, question: signed ? (signed.ballot.question as LocalText) : null } };
    });
  });
}
