import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { newId } from '@/db/columns';
import { nodeToUse, ROOT } from '@/scripts/install.mjs';
import { freePort } from '@/scripts/postgres.mjs';
import { aConference } from '@/tests/setup/conference/conference';
import { startInstance } from '@/tests/setup/server';
import { median, quantile } from './load';
import type { Ground } from './measure';
import { met, type Section, table } from './report';

const WATCHERS = 500;
const EVENTS = 200;
const TURNS = 3;
const GOAL = 1.5;

/** Opens the watchers and says, for each announcement, after how many milliseconds the last of them had heard of it. */
async function latencies(url: string, announce: () => Promise<void>): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  let waiting = 0;
  let heard = () => {};
  const streams = await Promise.all(
    Array.from(
      { length: WATCHERS },
      () =>
        new Promise<IncomingMessage>((done, failed) => {
          const sent = request(url, { agent }, (reply) => {
            if (reply.statusCode !== 200)
              return failed(new Error(`a watcher was answered ${reply.statusCode}`));
            reply.on('data', (chunk: Buffer) => {
              if (!chunk.includes('event: changed')) return;
              waiting -= 1;
              if (waiting === 0) heard();
            });
            reply.once('data', () => done(reply));
          });
          sent.once('error', failed);
          sent.end();
        }),
    ),
  );
  await new Promise((done) => setTimeout(done, 1000));
  const times: number[] = [];
  for (let n = 0; n < EVENTS + 20; n += 1) {
    waiting = WATCHERS;
    const all = new Promise<void>((done) => {
      heard = done;
    });
    let began = 0;
    // The last one may have heard before the answer to COMMIT is here.
    await Promise.all([announce().then(() => (began ||= performance.now())), all]);
    if (n >= 20) times.push(Math.max(0, performance.now() - began));
    await new Promise((done) => setTimeout(done, 5));
  }
  for (const stream of streams) stream.destroy();
  agent.destroy();
  return times;
}

/** From the commit to the last of many watchers, against the least that can be done. */
export async function watchers({ databaseUrl }: Ground): Promise<Section> {
  const { id: conferenceId } = await aConference();
  const topic = `ballot:${newId()}`;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const payload = JSON.stringify({ conferenceId, kind: 'vote.cast', entityId: topic, topics: [topic] });
  const announce = async () => {
    await client.query('begin');
    await client.query("select pg_notify('plenary', $1)", [payload]);
    await client.query('commit');
  };
  const server = await startInstance({ databaseUrl });
  const port = await freePort();
  const bare = spawn(nodeToUse(), [join(ROOT, 'benchmarks/bare-live.mjs')], {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(bare.stdout, 'data');
  const [ours, theirs]: [number[][], number[][]] = [[], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    ours.push(await latencies(`${server.url}/api/live?conference=${conferenceId}&topic=${topic}`, announce));
    theirs.push(await latencies(`http://127.0.0.1:${port}/`, announce));
  }
  bare.kill();
  await server.stop();
  await client.end();
  const quantileOf = (runs: number[][], part: number) => median(runs.map((run) => quantile(run, part)));
  const ms = (n: number) => `${n.toFixed(1)} ms`;
  const ratio = quantileOf(ours, 0.99) / quantileOf(theirs, 0.99);
  return {
    title: `${WATCHERS} watchers`,
    text: [
      `From the answer to COMMIT until the last of ${WATCHERS} watchers of a ballot has the event, ${EVENTS} times: \`/api/live\` against a bare loop of 15 lines that does nothing but LISTEN and write. Goal: at most 1.5 times in the 99th percentile.`,
      table(
        ['', 'median', '99th percentile'],
        [
          ['`/api/live`', ms(quantileOf(ours, 0.5)), ms(quantileOf(ours, 0.99))],
          ['bare loop', ms(quantileOf(theirs, 0.5)), ms(quantileOf(theirs, 0.99))],
          [
            'ratio',
            (quantileOf(ours, 0.5) / quantileOf(theirs, 0.5)).toFixed(2),
            `${ratio.toFixed(2)}, goal ${met(ratio <= GOAL)}`,
          ],
        ],
      ),
    ],
  };
}
