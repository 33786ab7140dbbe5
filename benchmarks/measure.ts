import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { closePool } from '@/db/client';
import { migrateDatabase } from '@/scripts/migrate';
import { nextBuild } from '@/scripts/next-build.mjs';
import { startPostgres } from '@/scripts/postgres.mjs';
import { testSecrets } from '@/tests/setup/secrets';
import type { Section } from './report';
import { report } from './report';

export type Ground = { databaseUrl: string; urlFor: (name: string) => string };

const PARTS: Record<string, (ground: Ground) => Promise<Section>> = {
  votes: async (ground) => (await import('./votes')).votes(ground),
  actions: async (ground) => (await import('./actions')).actions(ground),
  agenda: async (ground) => (await import('./agenda')).agenda(ground),
  watchers: async (ground) => (await import('./watchers')).watchers(ground),
  questions: async (ground) => (await import('./questions')).questions(ground),
  notes: async (ground) => (await import('./notes')).notes(ground),
  scripts: async (ground) => (await import('./scripts')).scripts(ground),
  desk: async (ground) => (await import('./desk')).desk(ground),
  lighthouse: async (ground) => (await import('./lighthouse')).lighthouse(ground),
  start: async () => (await import('./start')).memoryAndStart(),
};

const load = loadavg()[0] ?? 0;
const wanted = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'plenary-bench-data-'));
// Only the votes are cast in this process, without pages.
if (wanted.length === 0 || wanted.some((name) => name !== 'votes')) {
  console.log('building');
  await nextBuild();
}
const postgres = await startPostgres({
  dataDir: join(folder, 'postgres'),
  settings: { max_connections: 300 },
});
try {
  await migrateDatabase(postgres.url);
  Object.assign(process.env, testSecrets(), {
    DATABASE_URL: postgres.url,
    DATABASE_POOL: '40',
    LOG_LEVEL: 'silent',
  });
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(
    'create table bench_row (id bigserial primary key, note text not null, at timestamptz default now())',
  );
  await client.query(
    'grant insert on bench_row to plenary_app; grant usage on bench_row_id_seq to plenary_app',
  );
  const { rows } = await client.query('show server_version');
  await client.end();
  const sections: Section[] = [];
  for (const [name, measure] of Object.entries(PARTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`measuring ${name}`);
    sections.push(await measure({ databaseUrl: postgres.url, urlFor: postgres.urlFor }));
    console.log(sections.at(-1)?.text.join('\n\n'));
  }
  const path = process.env.BENCH_RESULTS;
  if (path) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, report(sections, rows[0].server_version, load));
  }
} finally {
  await closePool();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
