import type { Tx } from '@/db/client';
import { sampleEmail } from '@/domain/sample-accounts';
import type { Calendar } from '@/sample/calendar';
import type { BureauKey } from '@/sample/content/shapes';
import { DRAWN } from '@/sample/drawn/roles';

export type LoadedSession = { id: string; startsAt: Date; endsAt: Date; agendaItemId: string | null };

/** What has been loaded so far: ids by the keys of the content. */
export type Sample = {
  tx: Tx;
  calendar: Calendar;
  conferenceId: string;
  /** by e-mail address */
  accounts: Map<string, string>;
  /** by `kind/country` or `kind/organization` */
  delegations: Map<string, string>;
  /** the bureau of the Conference, by account */
  bureau: Map<BureauKey, string>;
  sessions: Map<string, LoadedSession>;
  topics: Map<string, string>;
  outcomes: Map<string, string>;
  /** paragraphs of notes from which a text came, by the text's key */
  sources: Map<string, { id: string; at: Date }[]>;
  rules: Map<string, string>;
};

/** The value of a key that the content promises. */
export function must<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the sample has no ${key}`);
  return value;
}

/** True for what lies in the sample's past. */
export function happened({ calendar }: Sample, at: Date): boolean {
  return at <= calendar.now;
}

/** The delegation of a member of the region. */
const memberDelegation = (sample: Sample, code: string) => must(sample.delegations, `memberInRegion/${code}`);

/** The accounts that act in the sample. */
export const organizer = (sample: Sample) => must(sample.accounts, sampleEmail('organizer'));
export const pressOfficer = (sample: Sample) => must(sample.accounts, sampleEmail('press-officer'));
export const credentialsOfficer = (sample: Sample) =>
  must(sample.accounts, sampleEmail('credentials-officer'));
export const bureauAccount = (sample: Sample, key: BureauKey) => must(sample.bureau, key);

/** The member that sponsors the sample's n-th proposal, drawn by lot. */
export function sponsor(sample: Sample, n: number): string {
  return memberDelegation(sample, DRAWN.sponsors[n % DRAWN.sponsors.length] ?? DRAWN.shown);
}
