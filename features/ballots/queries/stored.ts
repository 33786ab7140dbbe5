import { and, asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { ballotFinding } from '@/db/schema/ballot-acts';
import { isOpened, roll, rollExclusion, silenceBreak } from '@/db/schema/ballots';
import type { Actor } from '@/domain/actor';
import type { Choice } from '@/domain/tally';
import { officerOf } from '@/features/accounts/queries/colleagues';
import type { Declared as Row } from './drawn';
import { rollAt, rollOfBreak } from './roll';
import type { Stored } from './signed';

const MOST = 500;

/** The roll and who is not on it, as frozen; before that, as they would be if all stood at the opening as it does now. */
export async function rollOf(tx: Tx, row: Row): Promise<Pick<Stored, 'entitled' | 'excluded'>> {
  if (row.lapsedAt || (row.cancelledAt && !row.openedAt)) return { entitled: [], excluded: [] };
  if (!isOpened(row)) {
    const preview = await rollAt(tx, row.conferenceId, row.opensAt);
    return { ...preview, entitled: preview.entitled.map((one) => ({ ...one, choice: null })) };
  }
  return storedRoll(tx, row);
}

/** The frozen roll; never how anybody voted. */
async function storedRoll(tx: Tx, { conferenceId, id }: Row) {
  const excluded = await tx
    .select({ name: rollExclusion.name, reason: rollExclusion.reason })
    .from(rollExclusion)
    .where(and(eq(rollExclusion.conferenceId, conferenceId), eq(rollExclusion.ballotId, id)))
    .limit(MOST);
  const entitled = await tx
    .select({
      delegationId: roll.delegationId,
      countryCode: roll.countryCode,
      choice: sql<Choice | null>`null`,
    })
    .from(roll)
    .where(and(eq(roll.conferenceId, conferenceId), eq(roll.ballotId, id)))
    .orderBy(asc(roll.countryCode))
    .limit(MOST);
  return { excluded, entitled };
}

/** Who broke silence and when; why, for those who take part in the conference. */
export async function brokenOf(tx: Tx, { conferenceId, id }: Row, takesPart: boolean) {
  const rows = await tx
    .select({ countryCode: roll.countryCode, at: silenceBreak.at, reason: silenceBreak.reason })
    .from(silenceBreak)
    .innerJoin(roll, rollOfBreak)
    .where(and(eq(silenceBreak.conferenceId, conferenceId), eq(silenceBreak.ballotId, id)))
    .orderBy(asc(silenceBreak.at))
    .limit(MOST);
  return rows.map((row) => ({ ...row, reason: takesPart ? row.reason : null }));
}

/** What officers found; who they are, for their colleagues. */
export function findingsOf(tx: Tx, viewer: Actor, { conferenceId, id }: Row) {
  return tx
    .select({
      text: ballotFinding.text,
      at: ballotFinding.at,
      officer: officerOf(viewer, conferenceId, ballotFinding.recordedBy),
    })
    .from(ballotFinding)
    .where(and(eq(ballotFinding.conferenceId, conferenceId), eq(ballotFinding.ballotId, id)))
    .orderBy(asc(ballotFinding.at))
    .limit(MOST);
}
