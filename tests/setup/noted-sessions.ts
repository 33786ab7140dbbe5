/** The sessions of `/voting-conference` whose notes wait to be approved, each for one test, by their ids. */
export const NOTED_SESSIONS = [
  '0198c1d2-0000-7000-8000-000000000001',
  '0198c1d2-0000-7000-8000-000000000002',
] as const;
