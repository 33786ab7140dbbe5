import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { canonicalJson, type Json } from '@/domain/canonical';
import type { EventKind } from '@/domain/events';
import { sha256 } from '@/platform/chain';
import { symbolOf } from './symbols';

/** What is adopted: the head, the paragraphs and the reservations of the outcome `o`. */
const CONTENT = sql`jsonb_build_object(
  'number', o.number, 'kind', o.kind, 'strength', o.strength, 'title', o.title,
  'paragraphs', coalesce((
    select jsonb_agg(jsonb_build_object('part', p.part, 'number', p.number, 'verb', p.verb, 'addressee', p.addressee,
      'text', p.text) order by p.part, p.number)
    from outcome_paragraph p where p.conference_id = o.conference_id and p.outcome_id = o.id), '[]'),
  'reservations', coalesce((
    select jsonb_agg(jsonb_build_object('delegation', r.delegation_id, 'text', r.text)
      order by r.delegation_id, r.recorded_at, r.id)
    from reservation r where r.conference_id = o.conference_id and r.outcome_id = o.id), '[]'))`;

/** What a text is known by, computed by the database: the text itself travels once for each process. */
const NAME = sql`encode(sha256(convert_to((${CONTENT})::text, 'UTF8')), 'hex')`;

const digestOf = (content: Json) => sha256(canonicalJson(content));

/**
 * The digest of a text as it is adopted: SHA-256 of the canonical JSON of its number, kind, strength, title, paragraphs
 * and reservations. It stands in the event of the adoption. One question.
 */
export async function textDigest(tx: Tx, conferenceId: string, outcomeId: string): Promise<string> {
  const { rows } = await tx.execute<{ content: Json }>(sql`
    select ${CONTENT} as content from outcome o where o.conference_id = ${conferenceId} and o.id = ${outcomeId}`);
  return digestOf(rows[0]?.content ?? null);
}

/** Digests of texts by their names, the last ones asked for. */
const MOST_KEPT = 2000;
const kept = new Map<string, string>();

/** Why a text is in doubt: nothing tells of its adoption, or what stands in the tables is not what was adopted. */
export type TextConflict = 'untold' | 'changed';

/** The last of these says whether a text is adopted: an adoption that was recalled tells nothing any more. */
const ADOPTED = 'outcome.adopted' satisfies EventKind;
const RECALLED = 'outcome.recalled' satisfies EventKind;

/** What stands of a text that is adopted, or was once. */
export type Adoption = {
  name: string;
  recordedEvent: {
    digest?: string;
    symbol?: string;
    method?: string;
    adoptedAt?: string;
    at?: string;
  } | null;
  method: string | null;
  symbol: string | null;
  adoptedAt: string | null;
};

/** A column for a query of `outcome`: its adoption, or null where there was none. What it says is for `doubtsOf`. */
export const ADOPTION: SQL<Adoption | null> = sql`(
  select jsonb_build_object('name', ${NAME}, 'recordedEvent', told.after, 'method', o.adoption_method,
    'adoptedAt', o.adopted_at, 'symbol', ${symbolOf(sql`o`)})
  from outcome o left join lateral (
    select case e.kind when ${ADOPTED} then coalesce(after, '{}') end as after from event e
    where e.conference_id = o.conference_id and e.entity = 'outcome' and e.entity_id = o.id::text
      and e.kind in (${ADOPTED}, ${RECALLED})
    order by e.sequence desc limit 1) told on true
  where o.conference_id = outcome.conference_id and o.id = outcome.id
    and (o.adopted_at is not null or told.after is not null))`;

type Adopted = { id: string; adoption: Adoption | null };

/**
 * Why what was read of each adopted text is in doubt, or null; the others are not in it. No question, but one for texts
 * that this process has not looked at yet.
 */
export async function doubtsOf(
  tx: Tx,
  conferenceId: string,
  rows: readonly Adopted[],
): Promise<Map<string, TextConflict | null>> {
  const adopted = rows.flatMap(({ id, adoption }) => (adoption ? [{ id, ...adoption }] : []));
  const unknown = adopted.filter(({ name, recordedEvent }) => recordedEvent?.digest && !kept.has(name));
  if (unknown.length > 0)
    await look(
      tx,
      conferenceId,
      unknown.map(({ id }) => id),
    );
  return new Map(adopted.map(({ id, ...adoption }) => [id, conflictOf(adoption)]));
}

/**
 * The texts of a conference that are adopted, or were once, with why each is in doubt, or null. One question, and one
 * more for texts that this process has not looked at yet.
 */
export async function adoptedTexts(
  tx: Tx,
  conferenceId: string,
): Promise<{ id: string; number: number; conflict: TextConflict | null }[]> {
  const { rows } = await tx.execute<Adopted & { number: number }>(sql`
    select id, number, ${ADOPTION} as adoption from outcome where conference_id = ${conferenceId} order by number`);
  const doubts = await doubtsOf(tx, conferenceId, rows);
  return rows.flatMap(({ id, number }) => {
    const conflict = doubts.get(id);
    return conflict === undefined ? [] : [{ id, number, conflict }];
  });
}

async function look(tx: Tx, conferenceId: string, unknown: readonly string[]): Promise<void> {
  const ids = sql.join(
    unknown.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const { rows } = await tx.execute<{ name: string; content: Json }>(sql`
    select ${NAME} as name, ${CONTENT} as content from outcome o
    where o.conference_id = ${conferenceId} and o.id in (${ids})`);
  for (const { name, content } of rows) kept.set(name, digestOf(content));
  for (const name of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(name);
}

function conflictOf({ name, recordedEvent, method, symbol, adoptedAt }: Adoption): TextConflict | null {
  if (!recordedEvent) return 'untold';
  if (!adoptedAt) return 'changed';
  // Of an adoption of before digests were kept, nothing more can be said.
  if (recordedEvent.digest === undefined) return null;
  const recordedAt = new Date(recordedEvent.adoptedAt ?? recordedEvent.at ?? '').getTime();
  const holds =
    recordedEvent.digest === kept.get(name) &&
    recordedEvent.method === method &&
    // Adoptions of before symbols were given tell none.
    (recordedEvent.symbol === undefined || recordedEvent.symbol === symbol) &&
    recordedAt === new Date(adoptedAt).getTime();
  return holds ? null : 'changed';
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
  const texts = await adoptedTexts(tx, conferenceId);
  return texts.map(({ number, conflict }) => ({ number, why: conflict && WHY[conflict] }));
}
