import { withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import { rollDigest } from '@/features/ballots/commands/round';
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

export const ballots: Record<string, Row> = {
  'ballots.checkOpening': { may: ORGANIZERS, input: opening },
  'ballots.openBallot': {
    may: ORGANIZERS,
    input: async (side) => {
      const shown = await withTx(SYSTEM, (tx) => rollAt(tx, side.voting.id, new Date()));
      return { ...opening(side), rulesVersion: '1', rollDigest: rollDigest(shown) };
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
