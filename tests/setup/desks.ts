import type { ConferenceRole } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';

/** The languages in which the desk of delegations is worked through, each with a conference of its own. */
export const DESK_LANGUAGES = ['en', 'ar'] as const satisfies Locale[];

/** Where such a conference is, and who works at its desk. */
export const deskOf = (language: (typeof DESK_LANGUAGES)[number]) => ({
  slug: `desk-${language}`,
  officeOf: (role: ConferenceRole) => `${role.toLowerCase()}@desk-${language}.example.org`,
});

/** The sessions of the conferences that meet, whose notes are written in one test alone. */
const PLENARIES = {
  en: '0198c1d2-0000-7000-8000-000000000011',
  ar: '0198c1d2-0000-7000-8000-000000000012',
} as const;

/** The sessions there whose notes are circulated in one test alone. */
const CIRCULATED = {
  en: '0198c1d2-0000-7000-8000-000000000031',
  ar: '0198c1d2-0000-7000-8000-000000000032',
} as const;

/** Where a conference meets whose credentials are reported on, who reports, its sessions, and who leads a delegation. */
export const plenaryOf = (language: (typeof DESK_LANGUAGES)[number]) => ({
  slug: `plenary-${language}`,
  officer: `officer@plenary-${language}.example.org`,
  session: PLENARIES[language],
  circulated: CIRCULATED[language],
  head: `head@plenary-${language}.example.org`,
});

const CLASSIFIED = {
  en: '0198c1d2-0000-7000-8000-000000000021',
  ar: '0198c1d2-0000-7000-8000-000000000022',
} as const;

/** Where notes are written that are not all for everybody: who writes and approves them, who sits there, and their session. */
export const classifiedIn = (language: (typeof DESK_LANGUAGES)[number]) => ({
  slug: `classified-${language}`,
  keeper: `keeper@classified-${language}.example.org`,
  head: `head@classified-${language}.example.org`,
  session: CLASSIFIED[language],
});

/** Where the rules come to ask that amendments are seconded: who writes them and presides, who amends, and who seconds. */
export const secondedIn = (language: (typeof DESK_LANGUAGES)[number]) => ({
  slug: `seconded-${language}`,
  desk: `desk@seconded-${language}.example.org`,
  mover: `mover@seconded-${language}.example.org`,
  seconder: `seconder@seconded-${language}.example.org`,
});

const CALLED = {
  en: '0198c1d2-0000-7000-8000-000000000061',
  ar: '0198c1d2-0000-7000-8000-000000000062',
} as const;

/** Where a text is called for objections: who presides, the session with the text on its table, and two heads of delegation. */
export const calledIn = (language: (typeof DESK_LANGUAGES)[number]) => ({
  slug: `called-${language}`,
  desk: `desk@called-${language}.example.org`,
  heads: { CL: `chile@called-${language}.example.org`, BR: `brazil@called-${language}.example.org` },
  session: CALLED[language],
});

const LISTED = {
  en: '0198c1d2-0000-7000-8000-000000000071',
  ar: '0198c1d2-0000-7000-8000-000000000072',
} as const;

/** Where the rules come to order the speakers' list: who writes them and presides, the session, and two heads of delegation. */
export const listedIn = (language: (typeof DESK_LANGUAGES)[number]) => ({
  slug: `listed-${language}`,
  desk: `desk@listed-${language}.example.org`,
  heads: { CL: `chile@listed-${language}.example.org`, BR: `brazil@listed-${language}.example.org` },
  session: LISTED[language],
});

/** Where members report on what was adopted: two heads of delegation. */
export const reportedIn = (language: (typeof DESK_LANGUAGES)[number]) => ({
  slug: `reported-${language}`,
  heads: { CL: `chile@reported-${language}.example.org`, PE: `peru@reported-${language}.example.org` },
});

const WAITED_FOR = {
  en: '0198c1d2-0000-7000-8000-000000000051',
  ar: '0198c1d2-0000-7000-8000-000000000052',
} as const;

/** Where all places of a delegation are taken: its focal point, who sits in it, and its id. */
export const waitedFor = (language: (typeof DESK_LANGUAGES)[number]) => ({
  slug: `waiting-${language}`,
  focalPoint: `focal@waiting-${language}.example.org`,
  waiter: (name: string) => `${name.toLowerCase()}@waiting-${language}.example.org`,
  seated: ['Seated One', 'Seated Two'],
  delegation: WAITED_FOR[language],
});
