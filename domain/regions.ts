/** The regions that members belong to. */
export const MEMBER_REGIONS = ['africa', 'americas', 'asia', 'europe', 'middleEast', 'oceania'] as const;
export type MemberRegion = (typeof MEMBER_REGIONS)[number];

/** The regions in which the organization holds its conferences; no member belongs to `world`. */
export const REGIONS = [...MEMBER_REGIONS, 'world'] as const;
export type Region = (typeof REGIONS)[number];

export const isRegion = (word: string): word is Region => (REGIONS as readonly string[]).includes(word);
