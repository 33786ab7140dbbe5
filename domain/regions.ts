/** The regions in which the organization holds its conferences; a member belongs to one of them, and never to `world`. */
export const REGIONS = ['africa', 'americas', 'asia', 'europe', 'middleEast', 'oceania', 'world'] as const;
export type Region = (typeof REGIONS)[number];

/** Those that a member belongs to. */
export const MEMBER_REGIONS = ['africa', 'americas', 'asia', 'europe', 'middleEast', 'oceania'] as const;
export type MemberRegion = (typeof MEMBER_REGIONS)[number];

export const isRegion = (word: string): word is Region => (REGIONS as readonly string[]).includes(word);
