import { and, desc, eq, type SQLWrapper, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { erasureRequest } from '@/db/schema/erasures';
import type { Actor } from '@/domain/actor';
import { ERASED_NAME, type ErasureFacts, type ErasureState, erasureState } from '@/domain/erasures';
import type { Locale, LocalText } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';

/** The most requests that are listed at once, the open ones first. */
const MOST_LISTED = 200;

/** Whether a conference holds a seat or an office of a focal point that is not erased: whatever else it holds hangs on these. */
const holds = (conferenceId: SQLWrapper | string, accountId: string) => sql`(
  exists (select from participant s where s.conference_id = ${conferenceId} and s.account_id = ${accountId} and s.erased_at is null)
  or exists (select from focal_point f where f.conference_id = ${conferenceId} and f.account_id = ${accountId}
    and f.name is distinct from ${ERASED_NAME}))`;

/** True where a conference holds something about the account that can be erased. */
export async function hasHeld(tx: Tx, conferenceId: string, accountId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ held: boolean }>(sql`select ${holds(conferenceId, accountId)} as held`);
  return rows[0]?.held ?? false;
}

/** What decides whether an erasure is too early. A conference without days has not ended. */
export async function erasureFacts(
  tx: Tx,
  { conferenceId, accountId }: { conferenceId: string; accountId: string },
): Promise<ErasureFacts> {
  const { rows } = await tx.execute<ErasureFacts>(sql`
    select to_char(clock_timestamp() at time zone c.time_zone, 'YYYY-MM-DD') as today,
      coalesce(to_char(c.ends_on, 'YYYY-MM-DD'), '9999-12-31') as "endsOn",
      exists (select from participant s join delegation d on d.conference_id = s.conference_id and d.id = s.delegation_id
        where s.conference_id = c.id and s.account_id = ${accountId} and s.withdrawn_at is null and d.withdrawn_at is null)
      or exists (select from focal_point f where f.conference_id = c.id and f.account_id = ${accountId}
        and f.withdrawn_at is null) as seated
    from conference c where c.id = ${conferenceId}`);
  const [facts] = rows;
  if (!facts) throw missing();
  return facts;
}

/** A request as both sides read it. */
export type ErasureLine = {
  id: string;
  state: ErasureState;
  reason: string | null;
  requestedAt: Date;
  decidedAt: Date | null;
  decisionReason: string | null;
  eraseOn: string | null;
  erasedAt: Date | null;
  version: number;
};

const LINE = {
  id: erasureRequest.id,
  reason: erasureRequest.reason,
  requestedAt: erasureRequest.requestedAt,
  withdrawnAt: erasureRequest.withdrawnAt,
  decision: erasureRequest.decision,
  decidedAt: erasureRequest.decidedAt,
  decisionReason: erasureRequest.decisionReason,
  eraseOn: erasureRequest.eraseOn,
  erasedAt: erasureRequest.erasedAt,
  version: erasureRequest.version,
};

/** A conference that can be asked to erase, with what was asked last. */
export type OwnErasure = {
  slug: string;
  title: LocalText;
  originalLanguage: Locale;
  timeZone: string;
  /** false where all of it was erased */
  held: boolean;
  request: ErasureLine | null;
};

type OwnRow = Omit<OwnErasure, 'request'> & {
  request:
    | (Record<'requestedAt' | 'withdrawnAt' | 'decidedAt' | 'erasedAt', string | null> &
        Pick<
          typeof erasureRequest.$inferSelect,
          'id' | 'reason' | 'decision' | 'decisionReason' | 'eraseOn' | 'version'
        >)
    | null;
};

/** The conferences that hold something about the viewer that an erasure would take away, the newest first. */
export async function listOwnErasures(viewer: Actor): Promise<OwnErasure[]> {
  const { accountId } = viewer;
  if (!accountId) throw missing();
  authorize(viewer, 'erasure.request', { accountId });
  const { rows } = await withTx(viewer, (tx) =>
    tx.execute<OwnRow>(sql`
      select c.slug, c.title, c.original_language as "originalLanguage", c.time_zone as "timeZone",
        ${holds(sql`c.id`, accountId)} as held,
        (select jsonb_build_object('id', e.id, 'reason', e.reason, 'requestedAt', e.requested_at, 'withdrawnAt', e.withdrawn_at,
            'decision', e.decision, 'decidedAt', e.decided_at, 'decisionReason', e.decision_reason, 'eraseOn', e.erase_on,
            'erasedAt', e.erased_at, 'version', e.version)
          from erasure_request e where e.conference_id = c.id and e.account_id = ${accountId}
          order by e.requested_at desc, e.id desc limit 1) as request
      from conference c
      where c.removed_at is null and (c.id in (select conference_id from participant where account_id = ${accountId})
        or c.id in (select conference_id from focal_point where account_id = ${accountId}))
      order by c.starts_on desc, c.id limit ${MOST_LISTED}`),
  );
  const dated = (at: string | null) => (at === null ? null : new Date(at));
  return rows.map(({ request, ...conference }) => ({
    ...conference,
    request: request && {
      ...lineOf({
        ...request,
        requestedAt: new Date(request.requestedAt ?? 0),
        withdrawnAt: dated(request.withdrawnAt),
        decidedAt: dated(request.decidedAt),
        erasedAt: dated(request.erasedAt),
      }),
    },
  }));
}

type Dated = Omit<ErasureLine, 'state'> & Parameters<typeof erasureState>[0];

function lineOf({ withdrawnAt, decision, ...row }: Dated): ErasureLine {
  return { ...row, state: erasureState({ ...row, withdrawnAt, decision }) };
}

/** A request as the organizers work through it. `name`: of whom. */
export type AskedErasure = ErasureLine & { accountId: string; name: string; email: string };

const ofAccount = (tx: Tx) =>
  tx
    .select({ ...LINE, accountId: account.id, name: account.name, email: account.email })
    .from(erasureRequest)
    .innerJoin(account, eq(account.id, erasureRequest.accountId));

/** The requests of a conference, those that wait first. */
export async function listErasures(viewer: Actor, conferenceId: string): Promise<AskedErasure[]> {
  authorize(viewer, 'erasure.decide', { conferenceId });
  const rows = await withTx(viewer, (tx) =>
    ofAccount(tx)
      .where(eq(erasureRequest.conferenceId, conferenceId))
      .orderBy(
        sql`(${erasureRequest.decidedAt} is not null or ${erasureRequest.withdrawnAt} is not null)`,
        desc(erasureRequest.requestedAt),
      )
      .limit(MOST_LISTED),
  );
  return rows.map(({ accountId, name, email, ...row }) => ({ ...lineOf(row), accountId, name, email }));
}

/** One request with what it depends on. */
export async function getErasure(
  viewer: Actor,
  conferenceId: string,
  id: string,
): Promise<AskedErasure & { facts: ErasureFacts }> {
  authorize(viewer, 'erasure.decide', { conferenceId });
  return withTx(viewer, async (tx) => {
    const [row] = await ofAccount(tx).where(
      and(eq(erasureRequest.conferenceId, conferenceId), eq(erasureRequest.id, id)),
    );
    if (!row) throw missing();
    const { accountId, name, email, ...line } = row;
    return {
      ...lineOf(line),
      accountId,
      name,
      email,
      facts: await erasureFacts(tx, { conferenceId, accountId }),
    };
  });
}
