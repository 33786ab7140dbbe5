import { withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import { statesDigest, statesNow } from '@/features/credentials/queries/reports';
import type { Side } from '@/tests/setup/sides/side';
import { type Fields, inMeeting, OFFICERS, type Row } from './forms';

const PRESIDING = ['organizer', 'credentialsOfficer', 'chair', 'administrator'] as const;

/** The first report of the one that meets, or one of those behind it: `tests/setup/sides/reports.ts`. */
const onReport = (side: Side, behind: number, version: number): Fields => ({
  ...inMeeting(side),
  number: String(side.first + behind),
  version: String(version),
});

export const credentials: Record<string, Row> = {
  'credentials.issueCredentialsReport': {
    may: OFFICERS,
    input: async (side) => ({
      ...inMeeting(side),
      states: await withTx(SYSTEM, async (tx) => statesDigest(await statesNow(tx, side.meeting.id))),
      'remarks.en': 'Two originals are under way.',
    }),
  },
  'credentials.adoptCredentialsReport': {
    may: PRESIDING,
    input: (side) => ({
      ...onReport(side, 0, 0),
      sessionId: side.ids.session,
      'remarks.en': 'One delegation reserved its position.',
    }),
  },
  'credentials.withdrawCredentialsReport': {
    may: OFFICERS,
    input: (side) => ({ ...onReport(side, 1, 0), reason: 'It left a delegation out.' }),
  },
  'credentials.withdrawReportAdoption': {
    may: PRESIDING,
    input: (side) => ({ ...onReport(side, 2, 1), reason: 'It was adopted in the session after.' }),
  },
};
