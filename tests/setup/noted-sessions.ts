/** The sessions of `/voting-conference` whose notes wait to be approved, each for one test, by their ids. */
export const NOTED_SESSIONS = [
  '0198c1d2-0000-7000-8000-000000000001',
  '0198c1d2-0000-7000-8000-000000000002',
] as const;

/** The sessions of `/open-conference` in whose notes the browser tests of one file write, by the name of that file. */
const OWN_SESSIONS = {
  'live-notes': '0198c1d2-0000-7000-8000-000000000041',
  'lost-answer': '0198c1d2-0000-7000-8000-000000000042',
  together: '0198c1d2-0000-7000-8000-000000000043',
  'typed-text': '0198c1d2-0000-7000-8000-000000000044',
} as const;

export const ownSessions = Object.entries(OWN_SESSIONS);

/** Where a file of tests has a session of its own: nobody else counts paragraphs there, strikes them or restores a version. */
export const ownSession = (file: keyof typeof OWN_SESSIONS, language = 'en') =>
  `/${language}/open-conference/sessions/${OWN_SESSIONS[file]}`;
