import pg from 'pg';
import { Failure } from './failure.mjs';

const OLDEST = 15;

/** What the migrations create of PostgreSQL's own extensions; each is trusted, so an owner of the database may. */
export const EXTENSIONS = ['btree_gist', 'pg_trgm', 'unaccent'];

/**
 * What is in the database: enough to know whether to load the sample and whether anybody can administer it. `administrator`
 * and `owned` are of people from outside the sample; `owned` stays true when such an administrator is gone.
 */
export type Contents = { empty: boolean; sample: boolean; administrator: boolean; owned: boolean };

const placeOf = (url: string) => {
  const { host, pathname } = new URL(url);
  return { host: host || 'this machine', database: decodeURIComponent(pathname.slice(1)) };
};

/** What a person reads when the database at `url` answers with `error`, or not at all. */
export function whyNot(error: unknown, url: string): Failure {
  const { host, database } = placeOf(url);
  const code = (error as { code?: string }).code ?? '';
  if (code === '28P01' || code === '28000') {
    return new Failure(
      `The database server at ${host} refuses the name or the password in DATABASE_URL.`,
      'correct DATABASE_URL: postgres://name:password@host:5432/database',
    );
  }
  if (code === '3D000') {
    return new Failure(
      `There is no database "${database}" on ${host}.`,
      `create it (createdb ${database}) or correct DATABASE_URL.`,
    );
  }
  if (code === '53300') {
    return new Failure(
      `The database server at ${host} has no connection left.`,
      'raise its max_connections, or set DATABASE_POOL lower.',
    );
  }
  if (code === '42P01') {
    return new Failure(
      `The database "${database}" on ${host} lacks tables of this version of Plenary.`,
      'make them: npm run db:migrate',
    );
  }
  const why = code || (error instanceof Error ? error.message : '');
  return new Failure(
    `The database server at ${host} cannot be reached (${why}).`,
    'start it, or correct the host and port in DATABASE_URL.',
  );
}

/**
 * Connects to the database at `url` and makes sure that Plenary can live there.
 * @throws Failure when it cannot be reached, is older than PostgreSQL 15, or lacks a right
 */
export async function checkDatabase(url: string, oldest = OLDEST): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw whyNot(error, url);
  }
  try {
    const { rows } = await client.query<{
      version: number;
      version_text: string;
      me: string;
      lacks: string[];
    }>(
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_version') as version_text,
        current_user as me, array_remove(array[
          case when not has_database_privilege(current_database(), 'create') then 'create schemas in this database' end,
          case when not has_schema_privilege('public', 'create') then 'create tables in the schema public' end,
          case when to_regrole('plenary_app') is null and not (r.rolcreaterole or r.rolsuper) then 'create the role plenary_app' end
        ], null) || array(
          select 'use the extension ' || one from unnest($1::text[]) one where not exists (
            select from pg_available_extension_versions v
            where v.name = one and (v.installed or v.trusted or r.rolsuper))) as lacks
      from pg_roles r where rolname = current_user`,
      [EXTENSIONS],
    );
    const row = rows[0];
    if (!row) throw new Failure('The database does not answer.', 'correct DATABASE_URL.');
    if (row.version < oldest) {
      throw new Failure(
        `DATABASE_URL names a PostgreSQL ${row.version_text}; Plenary needs ${oldest} or newer.`,
        'use a newer server, or leave DATABASE_URL empty: then Plenary brings its own.',
      );
    }
    if (row.lacks.length > 0) {
      const contrib = row.lacks.some((one) => one.includes('extension'))
        ? 'let the contrib package of PostgreSQL be installed on the server, and '
        : '';
      throw new Failure(
        `The role "${row.me}" of DATABASE_URL may not ${row.lacks.join(', nor ')}.`,
        `${contrib}let the server's administrator run: create role plenary_app nologin; grant plenary_app to "${row.me}"; alter database "${placeOf(url).database}" owner to "${row.me}";`,
      );
    }
  } finally {
    await client.end();
  }
}

/** What the migrated database at `url` holds. */
export async function contentsOf(url: string): Promise<Contents> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<Contents>(`
      select not exists (select from account) and not exists (select from conference) as empty,
        exists (select from conference where sample) as sample,
        exists (select from role_grant g join account a on a.id = g.account_id
          where g.role = 'administrator' and g.withdrawn_at is null and a.disabled_at is null and not a.sample) as administrator,
        exists (select from role_grant g join account a on a.id = g.account_id
          where g.role = 'administrator' and not a.sample) as owned`);
    return rows[0] ?? { empty: true, sample: false, administrator: false, owned: false };
  } finally {
    await client.end();
  }
}
