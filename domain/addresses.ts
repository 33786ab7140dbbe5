/** The pages of the house, below a language, that are drawn for whoever asks and never for everybody. */
export const NEVER_KEPT = ['sign-in', 'inbox', 'first-run'] as const;

/** What is found under its number, below a conference: `ballots/7`. */
export const NUMBERED = ['ballots', 'credentials', 'outcomes'] as const;

/** The page of a country below `here`, the address of its conference: `/en/americas-25/countries/cl`. */
export const countryAddress = (here: string, code: string): string =>
  `${here}/countries/${code.toLowerCase()}`;

/** The code of a country as its address says it, or null: two small letters, and nothing else. */
export const codeIn = (segment: string): string | null =>
  /^[a-z]{2}$/.test(segment) ? segment.toUpperCase() : null;

/** What an organizer would put to the vote, in the words of the form. */
type OpeningTerms = {
  outcome: number;
  procedure: string;
  rules: string;
  opensAt: string | null;
  closesAt: string;
  draftId?: string | null;
  draftVersion?: number | null;
};

/** The page on which an opening is checked, below the conference. */
export function openingCheckPath(terms: OpeningTerms): string {
  const { outcome, procedure, rules, opensAt, closesAt, draftId, draftVersion } = terms;
  const query = new URLSearchParams({ outcome: String(outcome), procedure, rules, closesAt });
  if (opensAt) query.set('opensAt', opensAt);
  if (draftId) query.set('draftId', draftId);
  if (draftId && draftVersion) query.set('draftVersion', String(draftVersion));
  return `/ballots/open/check?${query}`;
}
