import { max } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { countryName } from '@/db/schema/memberships';
import { SYSTEM } from '@/domain/actor';
import type { Side } from '@/tests/setup/sides/side';
import { inFour, type Row } from './forms';

const seen = ({ ids }: Side) => ({ membershipId: ids.membership, version: '1' });
const reason = 'It was noted down wrongly.';
/** The list is the organization's, and of no side. */
const LISTED = { may: ['administrator'], house: true } as const;

/** Which version of the names of Nauru stands, whoever has set it by now. */
const shownNames = () =>
  withTx(SYSTEM, async (tx) => {
    const [last] = await tx.select({ version: max(countryName.version) }).from(countryName);
    return String(last?.version ?? 0);
  });

export const members: Record<string, Row> = {
  'members.addMembership': {
    ...LISTED,
    // A day that none of the conferences has, which go on naming their members themselves.
    own: ['countryCode'],
    input: (side) => ({ countryCode: side.newMember, region: 'oceania', since: '2150-01-01' }),
  },
  'members.editMembership': {
    ...LISTED,
    own: ['membershipId', 'since', 'until'],
    input: (side) => ({
      ...seen(side),
      region: 'oceania',
      since: side.memberOn,
      until: side.memberOn,
      reason,
    }),
  },
  'members.endMembership': {
    ...LISTED,
    own: ['membershipId', 'until'],
    input: (side) => ({ ...seen(side), until: side.memberOn, reason }),
  },
  'members.removeMembership': {
    ...LISTED,
    own: ['membershipId'],
    input: (side) => ({ ...seen(side), reason }),
  },
  'members.editCountryName': {
    ...LISTED,
    own: ['namesVersion', ...['short', 'formal', 'sortKey'].flatMap((name) => Object.keys(inFour(name, '')))],
    input: async (side) => ({
      countryCode: 'NR',
      namesVersion: await shownNames(),
      ...inFour('short', `Nauru of ${side.tag}`),
      ...inFour('formal', `the Republic of Nauru of ${side.tag}`),
      ...inFour('sortKey', `Nauru ${side.tag}`),
    }),
  },
};
