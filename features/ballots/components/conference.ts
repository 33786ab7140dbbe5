import type { LocalText } from '@/domain/local-text';

/** What the pages of ballots need to know of their conference. */
export type BallotConference = {
  id: string;
  slug: string;
  title: LocalText;
  timeZone: string;
  closedAt: Date | null;
};
