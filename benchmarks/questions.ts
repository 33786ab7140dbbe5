import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@/scripts/processes.mjs';
import { ask, cookieOf, hangUp } from '@/tests/instances/votes/posting';
import { startInstance } from '@/tests/setup/server';
import { aFilledConference, type Filled } from './filled';
import type { Ground } from './measure';
import { met, type Section, table } from './report';

const SIZES = [10, 1000] as const;

/** The pages that show a list that grows, who opens them, and how many statements each sends at most. */
const PAGES: [
  name: string,
  who: 'public' | 'staff' | 'head',
  most: number,
  path: (filled: Filled) => string,
][] = [
  ['conference', 'public', 6, () => ''],
  // The release, and beside it the topics and the documents of its sessions: three areas, each of which knows whom it shows what.
  ['agenda', 'public', 4, () => '/agenda'],
  ['a session with its notes', 'staff', 12, ({ sessionId }) => `/sessions/${sessionId}`],
  // With the speeches that wait to be written down, which the speakers' list keeps, and the delegations that can be named.
  ['notes', 'staff', 8, ({ sessionId }) => `/sessions/${sessionId}/notes`],
  ['versions of notes', 'staff', 6, ({ sessionId }) => `/sessions/${sessionId}/versions`],
  ['circulated notes with comments', 'staff', 8, ({ sessionId }) => `/sessions/${sessionId}/circulation`],
  [
    'circulated notes with its own comments',
    'head',
    7,
    ({ sessionId }) => `/sessions/${sessionId}/circulation`,
  ],
  ['agenda editor', 'staff', 8, () => '/agenda/edit'],
  ['release of the agenda', 'staff', 4, () => '/agenda/release'],
  ['delegations', 'staff', 4, () => '/delegations'],
  ['a delegation with its people', 'staff', 8, ({ delegationId }) => `/delegations/${delegationId}`],
  ['accreditation', 'staff', 5, () => '/accreditation'],
  ['check-in', 'staff', 4, () => '/check-in'],
  ['roles', 'staff', 4, () => '/settings/roles'],
  ['suspensions', 'staff', 5, () => '/settings/suspensions'],
  ['overview', 'staff', 4, () => '/overview'],
  ['record', 'staff', 5, () => '/record'],
  ['outcomes', 'public', 2, () => '/outcomes'],
  ['an outcome with its paragraphs', 'public', 6, () => '/outcomes/2'],
  ['ballots', 'public', 2, () => '/ballots'],
  ['a ballot with its votes', 'public', 11, () => '/ballots/1'],
  ['a ballot, to be opened', 'staff', 5, () => '/ballots/open'],
  ["one's own vote", 'head', 9, () => '/ballots/1/vote'],
  ['what one owes, as an organizer', 'staff', 10, () => '/me'],
  // One of them is for the reports that its country owes, and one for the texts that it is asked to co-sponsor.
  ['what one owes, as a head', 'head', 11, () => '/me'],
  ['countries and their votes', 'public', 3, () => '/countries'],
  // Facts, votes, reservations and statements are of four areas; and a statement names its session by a release that holds.
  ["a country's page", 'public', 6, () => '/countries/cl'],
  ['search', 'staff', 5, () => '/search?q=a'],
  ['inbox', 'staff', 3, () => '/inbox'],
];

/** Statements that each page sends when its lists have ten rows, and a thousand. */
export async function questions({ databaseUrl }: Ground): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-counts-'));
  const file = join(folder, 'counts');
  const counts: number[][] = PAGES.map(() => []);
  const server = await startInstance({
    databaseUrl,
    env: {
      BENCH_COUNTS: file,
      NODE_OPTIONS: `--import tsx --import ${join(import.meta.dirname, 'counting.ts')}`,
    },
  });
  for (const size of SIZES) {
    const filled = await aFilledConference(size);
    for (const [i, [name, who, , path]] of PAGES.entries()) {
      const at = name === 'inbox' ? '/en/inbox' : `/en/${filled.slug}${path(filled)}`;
      const before = linesOf(file).length;
      // A question mark passes by the cache of public pages.
      const reply = await ask(server.url, `${at}?`, {
        cookie: who === 'public' ? undefined : cookieOf(filled.tokens[who]),
      });
      if (reply.status !== 200) throw new Error(`${at} answered ${reply.status}`);
      await until(() => linesOf(file).length > before, 5000);
      counts[i]?.push(Number(linesOf(file).at(-1)?.split(' ').at(-1)));
    }
  }
  hangUp();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  const rows = PAGES.map(([name, who, most], i) => {
    const [few = 0, many = 0] = counts[i] ?? [];
    return [name, who, few, many, most, met(few === many && many <= most)];
  });
  return {
    title: 'Questions to the database',
    text: [
      'Statements that one page sends besides BEGIN and COMMIT, signing in and the frame around it included, when everything it lists has 10 rows and when it has 1,000 (of the roll of a ballot: all that codes of two letters allow). Goal: the same, and no more than has been reached before.',
      table(['page', 'opened by', '10 rows', '1,000 rows', 'at most', 'goal'], rows),
    ],
  };
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1);
  } catch {
    return [];
  }
}
