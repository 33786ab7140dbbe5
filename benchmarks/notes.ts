import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { ROOT as PAPER } from '@/domain/live-notes';
import { nodeToUse, ROOT } from '@/scripts/install.mjs';
import { freePort } from '@/scripts/postgres.mjs';
import { until } from '@/scripts/processes.mjs';
import { aSession } from '@/tests/setup/conference/agenda';
import { aConference } from '@/tests/setup/conference/conference';
import { aColleague, aLiveWriter, type Desk } from '@/tests/setup/live-writers';
import { startInstance } from '@/tests/setup/server';
import { quantile } from './load';
import type { Ground } from './measure';
import { met, type Section, table } from './report';

const WRITERS = 6;
const KEYS = 150;
/** Five keys a second, as one types. */
const REST_MS = 200;
const GOAL_MS = 250;
const PATIENCE_MS = 60_000;

const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** How long each word takes from where it is typed to the document of a colleague, while everybody types. */
async function fromKeyToColleague(deskAt: (n: number) => Desk, cookies: readonly string[]) {
  const writers = cookies.map((cookie, n) => aLiveWriter(deskAt(n), cookie, `w${n}`));
  const areUpToDate = () =>
    writers.every(({ connection }) => {
      const { phase, waiting } = connection.standing();
      return phase === 'open' && waiting === 0;
    });
  await until(areUpToDate, PATIENCE_MS, 20);
  const [first, ...others] = writers;
  const last = others.at(-1);
  if (!first || !last) throw new Error('nobody is there');
  const times: number[] = [];
  let [isTyping, heard] = [true, (_: string) => {}];
  last.doc.on('update', () => heard(last.doc.getXmlFragment(PAPER).toString()));
  const typing = others.map(async (writer, n) => {
    await rest((n * REST_MS) / WRITERS);
    while (isTyping) {
      writer.type();
      await rest(REST_MS);
    }
  });
  for (let n = 1; n <= KEYS; n += 1) {
    const arrived = new Promise<number>((done) => {
      heard = (text) => text.includes(`w0-${n};`) && done(performance.now());
    });
    const began = performance.now();
    first.type();
    times.push((await arrived) - began);
    await rest(REST_MS);
  }
  isTyping = false;
  await Promise.all(typing);
  for (const { connection } of writers) connection.end();
  return times;
}

/** The same between two sockets of a server that sends on what it hears. */
async function echoed(): Promise<number[]> {
  const port = await freePort();
  const bare = spawn(nodeToUse(), [join(ROOT, 'benchmarks/bare-echo.mjs')], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(bare.stdout, 'data');
  const sockets = Array.from({ length: WRITERS }, () => new WebSocket(`ws://127.0.0.1:${port}`));
  await Promise.all(sockets.map((socket) => once(socket, 'open')));
  const [first, last] = [sockets[0], sockets.at(-1)];
  const times: number[] = [];
  for (let n = 0; n < KEYS && first && last; n += 1) {
    const began = performance.now();
    first.send(new Uint8Array(60));
    await once(last, 'message');
    times.push(performance.now() - began);
    await rest(20);
  }
  for (const socket of sockets) socket.terminate();
  bare.kill();
  return times;
}

/** From a key to the colleague who reads along, against sockets that only send on what they hear. */
export async function notes({ databaseUrl }: Ground): Promise<Section> {
  const conference = await aConference();
  const cookies = await Promise.all(
    Array.from({ length: WRITERS }, async () => (await aColleague('rapporteur', conference.id)).cookie),
  );
  const instances = [await startInstance({ databaseUrl }), await startInstance({ databaseUrl })];
  const deskOn = async (many: number) => {
    const { id: session } = await aSession(conference.id);
    return (n: number): Desk => ({
      ...{ url: instances[n % many]?.url ?? '', conference: conference.slug, session },
    });
  };
  const runs: [string, number[]][] = [
    ['one instance', await fromKeyToColleague(await deskOn(1), cookies)],
    ['two instances', await fromKeyToColleague(await deskOn(2), cookies)],
    ['bare echo', await echoed()],
  ];
  await Promise.all(instances.map((instance) => instance.stop()));
  const ms = (n: number) => `${n.toFixed(1)} ms`;
  const worst = Math.max(...runs.slice(0, 2).map(([, times]) => quantile(times, 0.95)));
  return {
    title: `${WRITERS} writers of notes`,
    text: [
      `From a key until it stands in the document of a colleague, ${KEYS} times, while ${WRITERS} write at five keys a second each; every key is committed before it is sent on. The bare echo sends on what a socket says and keeps nothing. Goal: ${GOAL_MS} ms in the 95th percentile.`,
      table(
        ['', 'median', '95th percentile', `goal of ${GOAL_MS} ms`],
        runs.map(([name, times], n) => [
          name,
          ms(quantile(times, 0.5)),
          ms(quantile(times, 0.95)),
          n < 2 ? met(quantile(times, 0.95) <= GOAL_MS) : '',
        ]),
      ),
      `All in all: ${met(worst <= GOAL_MS)}.`,
    ],
  };
}
