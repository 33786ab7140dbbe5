/** The pages of the house, below a language, that are drawn for whoever asks and never for everybody. */
export const NEVER_KEPT = ['sign-in', 'inbox', 'first-run'] as const;

/** What is found under its number, below a conference: `ballots/7`. */
export const NUMBERED = ['ballots', 'outcomes'] as const;
