import type { Locale, LocalText } from '@/domain/local-text';

/** What the pages of ballots need to know of their conference. */
export type BallotConference = {
  id: string;
  slug: string;
  title: LocalText;
  originalLanguage: Locale;
  timeZone: string;
  closedAt: Date | null;
};
