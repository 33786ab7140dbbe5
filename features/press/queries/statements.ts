import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { session, sessionBureau } from '@/db/schema/agenda';
import { delegation } from '@/db/schema/delegations';
import { statement } from '@/db/schema/statements';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { authorize, can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { newestRelease } from '@/features/agenda/queries/frozen';
import { bureauOfOwn } from '@/features/documents/queries/readable';

/** No session has more, and no country. */
const MOST = 500;

/** Who sent a speaker: a country, or an organization by its name. */
export type StatementSender = { countryCode: string | null; organization: string | null };

export type Statement = {
  id: string;
  number: number;
  speakerName: string | null;
  speakerOffice: LocalText;
  delegationId: string | null;
  sender: StatementSender | null;
  saidAt: Date;
  /** empty for everyone but those who write statements, once it was withdrawn */
  text: LocalText | null;
  publishedAt: Date | null;
  withdrawn: { at: Date; reason: string } | null;
  version: number;
};

/** Who leads a session, by account: chair and vice-chairs. */
export async function chairsOf(tx: Tx, conferenceId: string, sessionId: string): Promise<string[]> {
  const rows = await tx
    .select({ accountId: sessionBureau.accountId })
    .from(sessionBureau)
    .where(
      and(
        eq(sessionBureau.conferenceId, conferenceId),
        eq(sessionBureau.sessionId, sessionId),
        inArray(sessionBureau.office, ['chair', 'viceChair']),
      ),
    );
  return rows.map(({ accountId }) => accountId);
}

type Row = typeof statement.$inferSelect;
type SentStatement = { row: Row; countryCode: string | null; organization: string | null };

function statementOf({ row, countryCode, organization }: SentStatement, writes: boolean): Statement {
  const { id, number, speakerName, speakerOffice, delegationId, saidAt, publishedAt, version } = row;
  const withdrawn = row.withdrawnAt && { at: row.withdrawnAt, reason: row.withdrawnReason ?? '' };
  return {
    ...{ id, number, speakerName, speakerOffice, delegationId, saidAt, publishedAt, version, withdrawn },
    sender: delegationId ? { countryCode, organization } : null,
    text: withdrawn && !writes ? null : row.text,
  };
}

const sent = (tx: Tx) =>
  tx
    .select({ row: statement, countryCode: delegation.countryCode, organization: delegation.organization })
    .from(statement)
    .leftJoin(
      delegation,
      and(eq(delegation.conferenceId, statement.conferenceId), eq(delegation.id, statement.delegationId)),
    );

const inSession = (conferenceId: string, sessionId: string) =>
  and(eq(statement.conferenceId, conferenceId), eq(statement.sessionId, sessionId));

/** What everyone reads of the statements of a session: what was published, with what was withdrawn since. One question. */
export function listStatements(viewer: Actor, conferenceId: string, sessionId: string): Promise<Statement[]> {
  return withTx(viewer, async (tx) => {
    const rows = await sent(tx)
      .where(and(inSession(conferenceId, sessionId), isNotNull(statement.publishedAt)))
      .orderBy(asc(statement.saidAt), asc(statement.number))
      .limit(MOST);
    return rows.map((one) => statementOf(one, false));
  });
}

export type StatementDesk = {
  session: { id: string; title: LocalText; startsAt: Date };
  statements: Statement[];
  /** for whom somebody can speak */
  delegations: ({ id: string } & StatementSender)[];
};

/** May the viewer write the statements of a session? One question about who could where they lead it, none about others. */
export async function mayWriteStatements(
  viewer: Actor,
  conferenceId: string,
  sessionId: string,
): Promise<boolean> {
  if (can(viewer, 'statement.write', { conferenceId })) return true;
  if (!can(viewer, 'statement.write', { conferenceId, bureau: bureauOfOwn(viewer) })) return false;
  const bureau = await withTx(viewer, (tx) => chairsOf(tx, conferenceId, sessionId));
  return can(viewer, 'statement.write', { conferenceId, bureau });
}

/** All statements of a session, for who writes them. Four questions. @throws Refusal for everyone else */
export function getStatementDesk(
  viewer: Actor,
  conferenceId: string,
  sessionId: string,
): Promise<StatementDesk> {
  return withTx(viewer, async (tx) => {
    const [one] = await tx
      .select({ id: session.id, title: session.title, startsAt: session.startsAt })
      .from(session)
      .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)));
    if (!one) throw missing();
    const bureau = await chairsOf(tx, conferenceId, sessionId);
    authorize(viewer, 'statement.write', { conferenceId, bureau });
    const rows = await sent(tx)
      .where(inSession(conferenceId, sessionId))
      .orderBy(asc(statement.number))
      .limit(MOST);
    const delegations = await tx
      .select({
        id: delegation.id,
        countryCode: delegation.countryCode,
        organization: delegation.organization,
      })
      .from(delegation)
      .where(and(eq(delegation.conferenceId, conferenceId), isNull(delegation.withdrawnAt)))
      .limit(MOST);
    return { session: one, statements: rows.map((row) => statementOf(row, true)), delegations };
  });
}

/** A statement that was made for a country, with the session, where everyone may read of that. */
export type CountryStatement = Statement & { session: { id: string; title: LocalText } | null };

/**
 * What was stated for a country, for everyone, in the order of time; a session is named once it is released. One question, and one
 * more where anything was stated.
 */
export function listStatementsOf(
  viewer: Actor,
  conferenceId: string,
  countryCode: string,
): Promise<CountryStatement[]> {
  return withTx(viewer, async (tx) => {
    const rows = await sent(tx)
      .where(
        and(
          eq(statement.conferenceId, conferenceId),
          eq(delegation.countryCode, countryCode),
          isNotNull(statement.publishedAt),
        ),
      )
      .orderBy(asc(statement.saidAt), asc(statement.number))
      .limit(MOST);
    if (rows.length === 0) return [];
    const released = (await newestRelease(tx, conferenceId))?.sessions ?? [];
    return rows.map((row) => {
      const one = released.find(({ id }) => id === row.row.sessionId);
      return {
        ...statementOf(row, false),
        session: one ? { id: one.id, title: one.title as LocalText } : null,
      };
    });
  });
}
