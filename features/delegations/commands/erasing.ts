import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { ERASED_NAME } from '@/domain/erasures';
import type { HeldTable } from '@/domain/held/parts';
import { HELD } from '@/domain/held/tables';
import { rowsOfPerson } from '@/features/accounts/queries/own-data';
import { removeFile } from '@/platform/files';
import { WITHDRAWN } from '@/platform/mail';

/** Whose values are erased, and by which decision: the database lets them go for that one alone. */
export type Erasing = { erasureId: string; conferenceId: string; accountId: string };

/** What is left in place of a value: a name, a list or a letter cannot be nothing. */
const BLANKS: Readonly<Record<string, SQL>> = {
  'participant.name': sql`${ERASED_NAME}`,
  'focal_point.name': sql`${ERASED_NAME}`,
  'participant.decision_reason': sql`case when decision_reason is not null then ${ERASED_NAME} end`,
  'registration.languages': sql`'{}'::text[]`,
  'outbox.params': sql`(select jsonb_object_agg(key, case when jsonb_typeof(value) = 'string' then to_jsonb(${ERASED_NAME}::text) else value end)
    from jsonb_each(params))`,
};

/** Holds the seats of the person, so that whoever edits them meanwhile comes before or after. */
export async function lockPerson(
  tx: Tx,
  { conferenceId, accountId }: Omit<Erasing, 'erasureId'>,
): Promise<void> {
  await tx.execute(sql`select 1 from participant where conference_id = ${conferenceId} and account_id = ${accountId}
    order by id for no key update`);
  await tx.execute(sql`select 1 from focal_point where conference_id = ${conferenceId} and account_id = ${accountId}
    order by id for no key update`);
}

/**
 * Takes away what the description calls erased, in this conference, of one person whose seats are held. What goes with whole
 * rows goes first, while it is still known whose they are; then names in letters to others.
 */
export async function erasePerson(tx: Tx, erasing: Erasing): Promise<void> {
  await tx.execute(sql`select set_config('app.erasure', ${erasing.erasureId}, true)`);
  const names = await namesOf(tx, erasing);
  await stopMails(tx, erasing);
  const photos = await photosOf(tx, erasing);
  for (const held of inOrder()) await eraseFrom(tx, held, erasing);
  for (const photo of photos) await removeFile(tx, erasing.conferenceId, photo);
  await closeSeats(tx, erasing);
  await hideNames(tx, erasing, names);
  await tx.execute(sql`select set_config('app.erasure', '', true)`);
}

/** The tables from which something goes; one that leads to others after them, and the photo once nothing shows it. */
const inOrder = (): readonly HeldTable[] => {
  const some = HELD.filter(({ table, erases }) => erases && table !== 'file');
  return [
    ...some.filter(({ erases }) => erases === 'rows').toReversed(),
    ...some.filter(({ erases }) => erases === 'values'),
  ];
};

async function eraseFrom(
  tx: Tx,
  { table, belongs, erases, columns }: HeldTable,
  { conferenceId, accountId }: Erasing,
) {
  const its = sql`t.conference_id = ${conferenceId} and (${rowsOfPerson(belongs, accountId, table)})`;
  if (erases === 'rows') {
    await tx.execute(sql`delete from ${sql.identifier(table)} t where ${its}`);
    return;
  }
  const names = Object.entries(columns).flatMap(([name, fate]) => (fate === 'erased' ? [name] : []));
  const values = names.map(
    (name) => sql`${sql.identifier(name)} = ${BLANKS[`${table}.${name}`] ?? sql`null`}`,
  );
  await tx.execute(sql`update ${sql.identifier(table)} t set ${sql.join(values, sql`, `)} where ${its}`);
}

async function photosOf(tx: Tx, { conferenceId, accountId }: Erasing): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select t.photo_id as id from registration t where t.conference_id = ${conferenceId} and t.photo_id is not null
      and (${rowsOfPerson('seat', accountId, 'registration')})`);
  return rows.map(({ id }) => id);
}

/** What waits to be sent to the person is not sent: it would bear what is being erased. */
async function stopMails(tx: Tx, { conferenceId, accountId }: Erasing): Promise<void> {
  await tx.execute(sql`update outbox t set gave_up_at = clock_timestamp(), last_error = ${WITHDRAWN}
    where t.conference_id = ${conferenceId} and t.sent_at is null and t.gave_up_at is null
      and (${rowsOfPerson('mail', accountId, 'outbox')})`);
}

/** Nothing is written anew into the seats, and what was agreed to is taken back: no list names the person from now on. */
async function closeSeats(tx: Tx, { conferenceId, accountId }: Erasing): Promise<void> {
  const now = sql`date_trunc('milliseconds', clock_timestamp())`;
  const consents = ['data', 'list', 'photo'].map((name) => {
    const [agreed, taken] = [
      sql.identifier(`${name}_consent_at`),
      sql.identifier(`${name}_consent_withdrawn_at`),
    ];
    return sql`${taken} = case when ${agreed} is null then ${taken} else ${now} end, ${agreed} = null`;
  });
  await tx.execute(sql`update registration t set ${sql.join(consents, sql`, `)}, version = version + 1
    where t.conference_id = ${conferenceId} and (${rowsOfPerson('seat', accountId, 'registration')})`);
  await tx.execute(sql`update participant set erased_at = ${now}, version = version + 1
    where conference_id = ${conferenceId} and account_id = ${accountId}`);
}

/** Shorter names are words that stand for much else. */
const SHORTEST_NAME = 5;

/** The names, addresses and numbers by which letters to others may call the person. */
async function namesOf(tx: Tx, { conferenceId, accountId }: Erasing): Promise<string[]> {
  const { rows } = await tx.execute<{ name: string | null }>(sql`
    select unnest(array[a.name, a.email, s.name, r.badge_name, r.phone, nullif(concat_ws(' ', r.given_name, r.family_name), '')]) as name
    from account a
      left join participant s on s.account_id = a.id and s.conference_id = ${conferenceId}
      left join registration r on r.conference_id = s.conference_id and r.participant_id = s.id
    where a.id = ${accountId}
    union select f.name from focal_point f where f.account_id = ${accountId} and f.conference_id = ${conferenceId}`);
  const names = rows.flatMap(({ name }) => (name && name.length >= SHORTEST_NAME ? [name] : []));
  // The longest first: a name that stands within another would leave the rest of it.
  return [...new Set(names)].toSorted((one, other) => other.length - one.length);
}

/** A letter to somebody else that was sent loses all its words; one that waits is sent without the names. */
async function hideNames(tx: Tx, { conferenceId }: Erasing, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const within = JSON.stringify(name).slice(1, -1);
    await tx.execute(sql`update outbox set params = case
        when sent_at is null and gave_up_at is null then replace(params::text, ${within}, ${ERASED_NAME})::jsonb
        else ${BLANKS['outbox.params']} end
      where conference_id = ${conferenceId} and position(${within} in params::text) > 0`);
  }
}
