import { type SQL, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { file } from '@/db/schema/files';
import type { Actor } from '@/domain/actor';
import type { Json } from '@/domain/canonical';
import { CONFERENCE_KINDS } from '@/domain/events';
import { reasonReaders } from '@/domain/events/reasons';
import { HELD_ACTS } from '@/domain/held/acts';
import { type HeldPart, type HeldTable, NOT_GIVEN_OUT, type WhoseRows } from '@/domain/held/parts';
import { HELD } from '@/domain/held/tables';
import type { Locale, LocalText } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { KEPT_FILE, type KeptFile } from '@/platform/files';
import { HOUSE } from '@/platform/record';

/** The most rows of one table that are given out at once; the newest ones. */
const MOST_HELD_ROWS = 2000;

/** The kinds of event whose reason the person reads. */
const REASONS_READ = CONFERENCE_KINDS.filter((kind) => reasonReaders(kind) === 'registration.answers');

const seatsOf = (me: string) =>
  sql`select s.conference_id, s.id from participant s where s.account_id = ${me}`;
const focalPointsOf = (me: string) =>
  sql`select f.conference_id, f.id from focal_point f where f.account_id = ${me}`;

/** Names under which a person speaks for a delegation: that of the nomination, of the account and of the registration. */
const speaks = (me: string, name: SQL) => sql`exists (
  select from participant s join account a on a.id = s.account_id
    left join registration r on r.conference_id = s.conference_id and r.participant_id = s.id
  where s.account_id = ${me} and s.conference_id = t.conference_id and s.delegation_id = t.delegation_id
    and name_key(${name}) in (name_key(a.name), name_key(s.name), name_key(r.badge_name),
      name_key(concat_ws(' ', r.given_name, r.family_name)), name_key(concat_ws(' ', r.family_name, r.given_name))))`;

/** An open question: whether a reason is that of an event about a seat of the account. */
const reasonsAbout = (me: string) => sql`exists (select from event e join participant s
    on s.conference_id = e.conference_id and s.id::text = e.entity_id and s.account_id = ${me}
  where e.conference_id = t.conference_id and e.sequence = t.sequence and e.entity = 'participant'`;

/**
 * Which rows of a table `t` are those of an account. A mail is of whoever had its address when it was written: an address
 * that somebody else left behind brings nobody the mails of before.
 */
const BELONGS: Readonly<Record<WhoseRows, (me: string, table: string) => SQL>> = {
  ownAccount: (me) => sql`t.id = ${me}`,
  account: (me) => sql`t.account_id = ${me}`,
  author: (me) => sql`t.created_by = ${me}`,
  changedPerson: (me) => sql`(t.conference_id, t.participant_id) in (${seatsOf(me)})
    or (t.conference_id, t.focal_point_id) in (${focalPointsOf(me)})`,
  contact: (me) => sql`lower(t.contact_email) = (select a.email from account a where a.id = ${me})`,
  event: (me) => sql`(t.entity = 'participant' and (t.conference_id, t.entity_id) in
      (select s.conference_id, s.id::text from participant s where s.account_id = ${me}))
    or (t.entity = 'focalPoint' and (t.conference_id, t.entity_id) in
      (select f.conference_id, f.id::text from focal_point f where f.account_id = ${me}))
    or (t.entity = 'account' and t.entity_id = ${me}::text)`,
  eventReason: (me) =>
    sql`${reasonsAbout(me)} and e.kind in (${sql.join(
      REASONS_READ.map((kind) => sql`${kind}`),
      sql`, `,
    )}))`,
  mail: (me) => sql`exists (select from account a where a.id = ${me} and a.email = t.recipient
      and t.created_at >= coalesce((select max(x.confirmed_at) from account_address x
        where x.account_id = a.id and x.email = a.email), a.created_at))
    or exists (select from account_address x join account a on a.id = x.account_id
      where x.account_id = ${me} and x.former = t.recipient and t.created_at between a.created_at and x.confirmed_at)`,
  photo: (me) => sql`(t.conference_id, t.id) in (select r.conference_id, r.photo_id from registration r
    where (r.conference_id, r.participant_id) in (${seatsOf(me)}))`,
  request: (me) => sql`(t.conference_id, t.request_id) in (select c.conference_id, c.id from change_request c
    where (c.conference_id, c.participant_id) in (${seatsOf(me)}))`,
  seat: (me) => sql`(t.conference_id, t.participant_id) in (${seatsOf(me)})`,
  signInLink: (me) => sql`t.identifier = (select a.email from account a where a.id = ${me})`,
  speaker: (me, table) => speaks(me, table === 'statement' ? sql`t.speaker_name` : sql`t.speaker`),
  toldApart: (me) => sql`(t.conference_id, t.first_id) in (${seatsOf(me)})
    or (t.conference_id, t.second_id) in (${seatsOf(me)})`,
};

/** The same for an erasure: with the reasons that are read by others alone. */
export const rowsOfPerson = (belongs: WhoseRows, me: string, table: string): SQL =>
  belongs === 'eventReason' ? sql`${reasonsAbout(me)})` : BELONGS[belongs](me, table);

/** What is given out beside the columns, so that an id says something. */
const WORDS: Readonly<Record<string, SQL>> = {
  delegation_id: sql`(select coalesce(d.organization, d.country_code) from delegation d
    where d.conference_id = t.conference_id and d.id = t.delegation_id)`,
  session_id: sql`(select s.title from session s where s.conference_id = t.conference_id and s.id = t.session_id)`,
  question_id: sql`(select jsonb_build_object('label', v.label, 'options', v.options, 'kind', q.kind)
    from form_question_version v join form_question q on q.conference_id = v.conference_id and q.id = v.question_id
    where v.conference_id = t.conference_id and v.question_id = t.question_id and v.number = t.given_under)`,
};
const WORDED: Readonly<Record<string, string>> = {
  delegation_id: 'delegation',
  session_id: 'session',
  question_id: 'asked',
};

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function givenOut({ table, columns, ofHouse }: HeldTable): SQL {
  const names = Object.keys(columns).filter((name) => !(`${table}.${name}` in NOT_GIVEN_OUT));
  const pairs = names.flatMap((name) => {
    const own = sql`${camel(name)}::text, t.${sql.identifier(name)}`;
    const words = ofHouse ? undefined : WORDS[name];
    return words ? [own, sql`${camel(WORDED[name] ?? name)}::text, ${words}`] : [own];
  });
  return sql`jsonb_build_object(${sql.join(pairs, sql`, `)})`;
}

function conferenceOf({ table, ofHouse }: { table: string; ofHouse?: true }): SQL {
  if (ofHouse) return sql`null::uuid`;
  return table === 'conference' ? sql`t.id` : sql`t.conference_id`;
}

export type HeldRow = { conferenceId: string | null; values: Readonly<Record<string, Json>> };

/** The rows of one table that are those of the viewer, oldest first; `more` where only the newest are among them. */
export async function heldRows(viewer: Actor, held: HeldTable): Promise<{ rows: HeldRow[]; more: boolean }> {
  const me = ownId(viewer);
  const rows = await withTx(viewer, (tx) =>
    tx.execute<{ conference: string | null; values: HeldRow['values'] }>(sql`
      select ${conferenceOf(held)} as conference, ${givenOut(held)} as values
      from ${sql.identifier(held.table)} t where ${BELONGS[held.belongs](me, held.table)}
      order by t.${sql.identifier(held.order)} desc limit ${MOST_HELD_ROWS + 1}`),
  );
  const newest = rows.rows.slice(0, MOST_HELD_ROWS).reverse();
  return {
    rows: newest.map(({ conference, values }) => ({ conferenceId: ofConference(conference), values })),
    more: rows.rows.length > MOST_HELD_ROWS,
  };
}

const ofConference = (id: string | null) => (id === HOUSE ? null : id);

/** Whose data it is: of nobody else than the viewer. @throws the 404 Refusal for who is not signed in */
function ownId(viewer: Actor): string {
  if (!viewer.accountId) throw missing();
  authorize(viewer, 'ownData.download');
  return viewer.accountId;
}

export type HeldActs = {
  act: string;
  conferenceId: string | null;
  count: number;
  first: string;
  last: string;
};

/** How often the viewer did each act, by conference. */
export async function heldActs(viewer: Actor): Promise<HeldActs[]> {
  const me = ownId(viewer);
  const each = HELD_ACTS.map(
    ({ table, by, at, ...act }) => sql`
      select ${`${table}.${by}`}::text as act, ${conferenceOf({ table, ...act })} as conference, count(*)::int as count,
        to_jsonb(min(t.${sql.identifier(at)})) as first, to_jsonb(max(t.${sql.identifier(at)})) as last
      from ${sql.identifier(table)} t where t.${sql.identifier(by)}::text = ${me}::text group by 2`,
  );
  const { rows } = await withTx(viewer, (tx) =>
    tx.execute<Omit<HeldActs, 'conferenceId'> & { conference: string | null }>(
      sql`${sql.join(each, sql` union all `)} order by act, conference`,
    ),
  );
  return rows.map(({ conference, ...act }) => ({ conferenceId: ofConference(conference), ...act }));
}

/** The photos of the viewer, to be given out. */
export function heldPhotos(viewer: Actor): Promise<KeptFile[]> {
  const me = ownId(viewer);
  return withTx(viewer, (tx) =>
    tx
      .select(KEPT_FILE)
      .from(file)
      .where(
        sql`(${file.conferenceId}, ${file.id}) in (select r.conference_id, r.photo_id from registration r
          where (r.conference_id, r.participant_id) in (${seatsOf(me)}))`,
      ),
  );
}

export type HeldConference = {
  id: string;
  slug: string;
  symbol: string;
  title: LocalText;
  originalLanguage: Locale;
};

/** The conferences that hold something about the viewer, by their ids. */
export async function heldConferences(tx: Tx, ids: readonly string[]): Promise<HeldConference[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.execute<HeldConference>(sql`
    select c.id, c.slug, c.symbol, c.title, c.original_language as "originalLanguage" from conference c
    where c.id::text = any(${sql.param([...ids])}::text[]) order by c.starts_on desc, c.id`);
  return rows;
}

/** How much of each sort is held, for the house (null) and for each conference. */
export type HeldSummary = {
  conferences: HeldConference[];
  counts: { conferenceId: string | null; part: HeldPart; count: number }[];
};

/** What is held about the viewer, counted: two questions, however much it is. */
export async function summarizeOwnData(viewer: Actor): Promise<HeldSummary> {
  const me = ownId(viewer);
  const tables = HELD.map(
    ({ table, part, belongs, ofHouse }) => sql`
      select ${part}::text as part, ${conferenceOf({ table, ofHouse })} as conference, count(*) as count
      from ${sql.identifier(table)} t where ${BELONGS[belongs](me, table)} group by 2`,
  );
  const done = HELD_ACTS.map(
    ({ table, by, ofHouse }) => sql`
      select 'acts' as part, ${conferenceOf({ table, ofHouse })} as conference, count(*) as count
      from ${sql.identifier(table)} t where t.${sql.identifier(by)}::text = ${me}::text group by 2`,
  );
  return withTx(viewer, async (tx) => {
    const { rows } = await tx.execute<{ part: HeldPart; conference: string | null; count: number }>(sql`
      select part, nullif(conference, ${HOUSE}::uuid) as conference, sum(count)::int as count
      from (${sql.join([...tables, ...done], sql` union all `)}) held group by 1, 2`);
    const counts = rows.map(({ part, conference, count }) => ({ part, conferenceId: conference, count }));
    const ids = [...new Set(counts.flatMap(({ conferenceId }) => conferenceId ?? []))];
    return { counts, conferences: await heldConferences(tx, ids) };
  });
}
