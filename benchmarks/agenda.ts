import { newId } from '@/db/columns';
import type { ReleasedSession } from '@/domain/release';
import { aRelease } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { startInstance } from '@/tests/setup/server';
import { fetcher, inTurn, rate } from './load';
import type { Ground } from './measure';
import { met, type Section, share, table, whole } from './report';

const SIZES = [30, 300, 3000];
const LANES = 16;
const SECONDS = 4;
const TURNS = 3;
const GOAL = 0.8;
const DAY = 24 * 3_600_000;

function sessions(count: number): ReleasedSession[] {
  return Array.from({ length: count }, (_, n) => {
    const day = n % 3;
    const startsAt = Date.UTC(2023, 2, 21 + day, 12) + Math.floor(n / 3 / 12) * 600_000;
    return {
      id: newId(),
      kind: 'panel',
      title: inAll(`Panel ${n + 1} on regional cooperation`),
      itemNumber: String((n % 9) + 1),
      room: `Room ${(n % 12) + 1}`,
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(Math.min(startsAt + 600_000, Date.UTC(2023, 2, 21 + day) + DAY)).toISOString(),
      languages: ['en', 'es'],
    };
  });
}

async function anAgenda(count: number): Promise<string> {
  const { id, slug } = await aConference();
  await aRelease(id, sessions(count));
  return `/en/${slug}/agenda`;
}

/** The public agenda against a static page of the same length from the same server. */
export async function agenda({ databaseUrl }: Ground): Promise<Section> {
  const paths = await Promise.all(SIZES.map(anAgenda));
  const server = await startInstance({ databaseUrl });
  const rows: string[][] = [];
  for (const encoding of ['identity', 'gzip']) {
    const { get, end } = fetcher(LANES, { 'accept-encoding': encoding });
    const plain = fetcher(LANES);
    for (const [i, path] of paths.entries()) {
      const bytes = await plain.get(server.url + path);
      // Next writes the text of a page twice: as HTML, and as data for the browser.
      const empty = await plain.get(`${server.url}/bench.static/0`);
      const twin = `${server.url}/bench.static/${Math.max(1, Math.round((bytes - empty) / 2))}`;
      const length = await plain.get(twin);
      if (Math.abs(length - bytes) > bytes * 0.02)
        throw new Error(`the static page has ${length} bytes, not ${bytes}`);
      const [ours = 0, theirs = 0] = await inTurn(
        [
          () => rate(LANES, SECONDS, () => get(server.url + path)),
          () => rate(LANES, SECONDS, () => get(twin)),
        ],
        TURNS,
      );
      const ratio = ours / theirs;
      rows.push([
        whole(SIZES[i] ?? 0),
        encoding === 'gzip' ? 'gzip' : 'none',
        whole(bytes / 1000),
        whole(ours),
        whole(theirs),
        share(ratio),
        met(ratio >= GOAL),
      ]);
    }
    end();
    plain.end();
  }
  await server.stop();
  return {
    title: 'The public agenda against a static page',
    text: [
      `Pages a second over ${LANES} kept connections, from one instance: the agenda against a page that Next made once and keeps, of the same length before compression. Goal: 80 %.`,
      table(
        ['sessions', 'compression', 'kB of HTML', 'agenda', 'static page', 'ratio', 'goal of 80 %'],
        rows,
      ),
    ],
  };
}
