import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { oneInProcess } from '@/db/process';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { config } from './config';
import { type ActorRow, actorColumns, mayBeSignedIn } from './roles';

/** Hours without a request after which a session ends, and after which it ends in any case (and the cookie). */
export const IDLE_HOURS = 12;
export const ABSOLUTE_HOURS = 7 * 24;

/** The instant so many hours from now, by the database's clock: that of a process may be wrong. */
export const fromNow = (hours: number): SQL<Date> =>
  sql`clock_timestamp() + make_interval(secs => ${hours * 3600})`;

/** A session in use is prolonged once in this time. */
const PROLONG_HOURS = 1;

export const isSecure = () => config().BASE_URL.startsWith('https:');
/** The name that it has always had: another would sign everybody out. */
export const cookieName = () => `${isSecure() ? '__Secure-' : ''}next-auth.session-token`;

/** What is stored of a token: its SHA-256. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** An account as its own pages, and the head of every page, name it. */
export type NamedAccount = { id: string; name: string; email: string; locale: Locale };

type Row = ActorRow & NamedAccount & { ages: boolean; standing: number };

/** By which session an actor acts (as it is stored; null: by none), and what stood when it was read. */
type Standing = { session: string | null; standing: number };

/** This stands beside the actor: what is no part of it is neither drawn nor logged. */
const standings = oneInProcess('standings', () => new WeakMap<Actor, Standing>());

/** A session `s` that has not ended. */
export const isRunning = (): SQL => sql`(s.expires_at > clock_timestamp()
  and s.created_at > clock_timestamp() - make_interval(hours => ${ABSOLUTE_HOURS}))`;

/** What was noted of an actor; undefined for one that was put together by hand. */
export const standingOf = (actor: Actor): Standing | undefined => standings.get(actor);

/** Notes by which session an actor acts, and the standing of the account that it was read with. */
export function noteStanding(actor: Actor, standing: Standing): Actor {
  standings.set(actor, standing);
  return actor;
}

/** The actor that an account is at this moment, by no session. */
export async function actorOf(accountId: string): Promise<Actor> {
  const { rows } = await withTx(SYSTEM, (tx) =>
    tx.execute<ActorRow & { standing: number }>(
      sql`select a.standing, ${actorColumns()} from account a where a.id = ${accountId} and a.disabled_at is null`,
    ),
  );
  const [row] = rows;
  if (!row) return ANONYMOUS;
  const { standing, ...held } = row;
  return noteStanding({ accountId, system: false, ...held }, { session: null, standing });
}

/** An account `a` that may act by the session of that hash; or, where there is none, as itself. */
export const mayAct = (
  tokenHash: SQL,
): SQL => sql`case when ${tokenHash}::text is null then a.disabled_at is null
  else ${mayBeSignedIn()} and exists (select from auth_session s
    where s.token_hash = ${tokenHash} and s.account_id = a.id and ${isRunning()}) end`;

type SignedIn = { actor: Actor; account: NamedAccount; ages: boolean };

/**
 * Who is signed in by a session's token, with the roles that the database gives at this moment. One question. `ages`:
 * its hours go on counting from its last prolongation, which is an hour ago.
 */
export async function signedInBy(token: string): Promise<SignedIn | null> {
  const { rows } = await withTx(SYSTEM, (tx) =>
    tx.execute<Row>(sql`
      select a.id, a.name, a.email, a.locale, a.standing, s.expires_at < ${fromNow(IDLE_HOURS - PROLONG_HOURS)} as ages,
        ${actorColumns()}
      from auth_session s join account a on a.id = s.account_id
      where s.token_hash = ${hashOf(token)} and ${mayBeSignedIn()} and ${isRunning()}`),
  );
  const [row] = rows;
  if (!row) return null;
  const { ages, standing, id, name, email, locale, ...held } = row;
  const actor = noteStanding({ accountId: id, ...held, system: false }, { session: hashOf(token), standing });
  return { actor, account: { id, name, email, locale }, ages };
}

/** Who sent a request, by its Cookie header: for what is answered outside of Next. */
export async function viewerBy(cookies: string | undefined): Promise<Actor> {
  const named = `${cookieName()}=`;
  const cookie = cookies?.split(/; */).findLast((one) => one.startsWith(named));
  const session = cookie ? await signedInBy(cookie.slice(named.length)) : null;
  return session?.actor ?? ANONYMOUS;
}
