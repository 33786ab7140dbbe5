import type { MemberRegion } from './regions';

/** From when until when a country is a member, both days included; null where the organization has named no such day. */
export type MemberDays = { since: string | null; until: string | null };
export type ListedMember = MemberDays & { countryCode: string; region: MemberRegion | null };

/** True when a membership lasts through all of the days. */
const lastsThrough = ({ since, until }: MemberDays, from: string, to: string): boolean =>
  (since === null || since <= from) && (until === null || until >= to);

/**
 * The members on all days of a conference, of the list that the organization keeps; without days, of `today`. Null where
 * nobody on the list is a member then, which is a time for which none is kept.
 */
export function membersOn(
  listed: readonly ListedMember[],
  { startsOn, endsOn }: { startsOn: string | null; endsOn: string | null },
  today: string,
): ListedMember[] | null {
  const then = listed.filter((one) => lastsThrough(one, startsOn ?? today, endsOn ?? today));
  return then.length > 0 ? then : null;
}

/** Of these, the ones in a region; the whole world has all of them. */
export const inRegion = (members: readonly ListedMember[], region: string): ListedMember[] =>
  members.filter((one) => region === 'world' || one.region === region);
