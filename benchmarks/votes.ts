import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { castVote } from '@/features/ballots/commands/vote';
import { run } from '@/scripts/run.mjs';
import { anotherBallot } from '@/tests/setup/conference/ballots';
import { aHall } from '@/tests/setup/conference/hall';
import { inTurn, rate } from './load';
import type { Ground } from './measure';
import { met, type Section, share, table, whole } from './report';

const CLIENTS = [1, 8, 32];
const SECONDS = 4;
const TURNS = 3;
const GOAL = 0.5;

class NoPgbench extends Error {}
const NOT_THERE = /ENOENT|No such file/;

type Statement = { text: string; values: unknown[] };

/** Everything that one call sends to the database, in its order. */
async function statementsOf(call: () => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = [];
  const { query } = pg.Client.prototype;
  const listen = function (this: pg.Client, ...args: unknown[]) {
    const [what, more] = args as [string | { text: string; values?: unknown[] }, unknown];
    const { text, values } = typeof what === 'string' ? { text: what, values: undefined } : what;
    heard.push({ text, values: values ?? (Array.isArray(more) ? more : []) });
    return Reflect.apply(query, this, args);
  };
  pg.Client.prototype.query = listen as typeof query;
  try {
    await call();
  } finally {
    pg.Client.prototype.query = query;
  }
  return heard;
}

const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return String(value);
  const text =
    value instanceof Date
      ? value.toISOString()
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);
  return `'${text.replaceAll("'", "''")}'`;
};

/** The same statements for pgbench: what each vote must have for itself comes from the answers before, as in castVote. */
export function scriptOf(statements: readonly Statement[], key: string): string {
  const lines = statements.map(({ text, values }) => {
    const own = values.map((value) => (value === key ? ':v_key' : literal(value)));
    const set = (table: string, column: string, made: string) => {
      const [, names = '', places = ''] =
        new RegExp(`insert into "${table}" \\(([^)]*)\\) values \\(([^)]*)\\)`).exec(text) ?? [];
      const position = places.split(', ')[names.split(', ').indexOf(`"${column}"`)];
      if (position) own[Number(position.slice(1)) - 1] = made;
    };
    let end = ';';
    if (/^select .* from "ballot" .*for update/is.test(text)) end = ' \\gset b_';
    if (/^\s*select greatest\(clock_timestamp\(\).*ballot_event/is.test(text)) end = ' \\gset f_';
    if (/event_head .*for update/is.test(text)) end = ' \\gset h_';
    if (/update "ballot" set "next_sequence" = \$1/.test(text)) own[0] = ':b_next_sequence + 1';
    if (/update "event_head" set "sequence" = \$1/.test(text)) own[0] = ':h_sequence + 1';
    set('outbox', 'id', 'gen_random_uuid()');
    set('ballot_event', 'sequence', ':b_next_sequence');
    set('ballot_event', 'version', ':f_version + 1');
    set('event', 'sequence', ':h_sequence + 1');
    // Each link hangs on the one before and bears a time of its own, or the guards of the chains would refuse it.
    set('ballot_event', 'previous_hash', ':b_head_hash');
    set('ballot_event', 'at', ':f_now');
    set('event', 'previous_hash', ':h_hash');
    set('event', 'at', ':h_now');
    const filled = text
      .replace(/\$(\d+)/g, (_, n) => own[Number(n) - 1] ?? 'null')
      .replace(/\s*\n\s*/g, ' ')
      .trim();
    // Two statements in one message are two lines here; the protocol of pgbench sends them one by one.
    const [, begin, setting] = /^(begin[^;]*); (.*)$/.exec(filled) ?? [];
    return begin ? `${begin};\n${setting}, gen_random_uuid() as key \\gset v_` : `${filled}${end}`;
  });
  return `${lines.join('\n')}\n`;
}

async function pgbench(url: string, file: string, clients: number): Promise<number> {
  const address = new URL(url);
  const args = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(SECONDS), '-f', file];
  const env = {
    ...process.env,
    PGHOST: address.hostname,
    PGPORT: address.port,
    PGUSER: address.username,
    PGPASSWORD: address.password,
    PGDATABASE: address.pathname.slice(1),
    PGOPTIONS: '-c role=plenary_app',
  };
  const { code, output } = await run('pgbench', args, { env });
  const tps = Number(/tps = ([\d.]+)/.exec(output)?.[1]);
  if (code === 0 && tps > 0) return tps;
  if (NOT_THERE.test(output)) throw new NoPgbench();
  throw new Error(`pgbench ended with ${code}:\n${output}`);
}

/** castVote in this process against its own SQL by pgbench, on the same database; another ballot for each. */
export async function votes({ databaseUrl }: Ground): Promise<Section> {
  const hall = await aHall(2);
  const [head] = hall.heads;
  if (!head) throw new Error('no head');
  const vote = (number: number, key: string = randomUUID()) =>
    castVote(head.actor, { conference: hall.conference.slug, number, choice: 'for', key });
  await anotherBallot(hall, 2);
  await anotherBallot(hall, 3);
  await vote(2);
  await vote(3);
  const key = randomUUID();
  const statements = await statementsOf(() => vote(3, key));
  const folder = mkdtempSync(join(tmpdir(), 'plenary-pgbench-'));
  const file = join(folder, 'vote.sql');
  writeFileSync(file, scriptOf(statements, key));
  const rows: string[][] = [];
  try {
    for (const clients of CLIENTS) {
      const [ours = 0, theirs = 0] = await inTurn(
        [() => rate(clients, SECONDS, () => vote(2)), () => pgbench(databaseUrl, file, clients)],
        TURNS,
      );
      rows.push([
        String(clients),
        whole(ours),
        whole(theirs),
        share(ours / theirs),
        met(ours / theirs >= GOAL),
      ]);
    }
  } catch (error) {
    if (!(error instanceof NoPgbench)) throw error;
    rows.push(['', '', 'there is no pgbench on this machine', '', '']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    title: 'A vote: `castVote` against its own SQL',
    text: [
      `Votes a second on one ballot, whose lock lets them in one by one: \`castVote\` in one process (it hashes, signs the
receipt and writes the mail besides) against pgbench that sends the same ${statements.length} messages in the same protocol. Goal: at least half.`.replace(
        '\n',
        ' ',
      ),
      table(['clients', 'castVote', 'pgbench', 'ratio', 'goal of 50 %'], rows),
    ],
  };
}
