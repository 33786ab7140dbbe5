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

/** Where a conference meets whose credentials are reported on, who reports, and its session. */
export const plenaryOf = (language: (typeof DESK_LANGUAGES)[number]) => ({
  slug: `plenary-${language}`,
  officer: `officer@plenary-${language}.example.org`,
  session: PLENARIES[language],
});
