import { and, eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { ballotAct } from '@/db/schema/ballot-acts';
import { ballot as shown } from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import { SYSTEM } from '@/domain/actor';
import { rollDigest } from '@/features/ballots/commands/round';
import { ballotVersionOf } from '@/features/ballots/queries/acting';
import { rollAt } from '@/features/ballots/queries/roll';
import { localOf } from '@/platform/i18n/format';
import type { Side } from '@/tests/setup/sides/side';
import { type Fields, ORGANIZERS, type Row } from './forms';

const HEADS = ['head', 'headOther'] as const;
const ballot = (side: Side, more = 0): Fields => ({
  conference: side.voting.slug,
  number: String(side.first + more),
});
const opening = (side: Side): Fields => ({
  conference: side.voting.slug,
  outcome: String(side.first + 2),
  procedure: 'vote',
  rules: side.ids.rules,
  opensAt: '',
  closesAt: localOf(new Date(Date.now() + 10 * 86_400_000), 'America/Santiago'),
});

/** What an organizer looks at who does something with the ballot that is open. */
async function looked(side: Side) {
  const [row] = await withTx(SYSTEM, (tx) =>
    tx
      .select({ closesAt: shown.closesAt, symbol: conference.symbol })
      .from(shown)
      .innerJoin(conference, eq(conference.id, shown.conferenceId))
      .where(and(eq(shown.conferenceId, side.voting.id), eq(shown.number, side.first))),
  );
  if (!row) throw new Error('no ballot');
  const ballotVersion = ballotVersionOf({ opened: true, closesAt: row.closesAt });
  return { ...ballot(side), ballotVersion, reason: 'It cannot be helped.', symbol: row.symbol };
}

/** What whoever looks at the own delegation's new head sends. */
async function changedSeat(side: Side) {
  const [act] = await withTx(SYSTEM, (tx) =>
    tx
      .select({ hash: ballotAct.hash })
      .from(ballotAct)
      .where(and(eq(ballotAct.conferenceId, side.voting.id), eq(ballotAct.kind, 'headReplaced'))),
  );
  return { ...ballot(side), delegationId: side.ids.ownVoting, seatVersion: act?.hash ?? '' };
}

export const ballots: Record<string, Row> = {
  'ballots.addBallotDraft': {
    may: ORGANIZERS,
    input: (side) => ({ ...opening(side), outcome: String(side.first + 2) }),
  },
  'ballots.editBallotDraft': {
    may: ORGANIZERS,
    input: (side) => ({ ...opening(side), draftId: side.ids.ballotDraft, version: '1' }),
  },
  'ballots.removeBallotDraft': {
    may: ORGANIZERS,
    input: (side) => ({ conference: side.voting.slug, draftId: side.ids.ballotDraft, version: '1' }),
  },
  'ballots.checkOpening': { may: ORGANIZERS, input: opening },
  'ballots.openBallot': {
    may: ORGANIZERS,
    input: async (side) => {
      const roll = await withTx(SYSTEM, (tx) => rollAt(tx, side.voting.id, new Date()));
      return { ...opening(side), rulesVersion: '1', rollDigest: rollDigest(roll) };
    },
  },
  'ballots.cancelBallot': {
    may: ORGANIZERS,
    own: ['word'],
    input: async (side) => {
      const { symbol, ...rest } = await looked(side);
      return { ...rest, word: symbol };
    },
  },
  'ballots.confirmHead': {
    may: ['credentialsOfficer', 'focalPoint'],
    input: changedSeat,
  },
  'ballots.objectToHead': {
    may: ['credentialsOfficer', 'focalPoint', 'head'],
    input: async (side) => ({ ...(await changedSeat(side)), reason: 'Nobody asked us.' }),
  },
  'ballots.moveClose': {
    may: ORGANIZERS,
    input: async (side) => {
      const { symbol: _, ...rest } = await looked(side);
      return { ...rest, closesAt: opening(side).closesAt ?? '' };
    },
  },
  'ballots.chooseVote': { may: HEADS, input: (side) => ({ ...ballot(side), choice: 'for' }) },
  'ballots.castCheckedVote': {
    may: HEADS,
    input: (side) => ({ ...ballot(side), choice: 'for', key: '0190a8c0-0000-7000-8000-000000000001' }),
    trace: ['refused_vote', 'event', 'event_head'],
  },
  'ballots.recordFinding': {
    may: ORGANIZERS,
    input: (side) => ({ ...ballot(side, 3), finding: 'Restored from the backup of last night.' }),
  },
  'ballots.checkBreak': {
    may: HEADS,
    input: (side) => ({ ...ballot(side, 1), reason: 'We cannot agree to this.' }),
  },
  'ballots.breakSilence': {
    may: HEADS,
    input: (side) => ({
      ...ballot(side, 1),
      reason: 'We cannot agree to this.',
      key: '0190a8c0-0000-7000-8000-000000000002',
    }),
  },
};
