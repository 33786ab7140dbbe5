import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { chromium } from 'playwright';
import { type SampleAccountKey, sampleEmail } from '@/domain/sample-accounts';
import { findBrowser } from '@/tests/setup/browser';
import { startInstance } from '@/tests/setup/server';
import type { Ground } from './measure';
import { met, type Section, table } from './report';
import { sampleFor } from './sample';

const SAMPLE = '/en/americas-25';
/** A conference that still meets: there one can register and schedule. */
const OPEN = '/en/open-conference';

/** Kilobytes (of 1,000 bytes) of JavaScript that a page may load, compressed, as the design sets them. */
const BUDGETS = { public: 165, delegate: 220, organizer: 300, 'agenda editor': 320, notes: 400 } as const;
type Kind = keyof typeof BUDGETS;
type Page = [kind: Kind, path: string, as?: SampleAccountKey];

const PAGES: Page[] = [
  ['public', '/en'],
  ['public', SAMPLE],
  ['public', `${SAMPLE}/agenda`],
  ['public', `${SAMPLE}/outcomes`],
  ['public', `${SAMPLE}/outcomes/1`],
  ['public', `${SAMPLE}/communique`],
  ['public', `${SAMPLE}/ballots`],
  ['public', `${SAMPLE}/ballots/1`],
  ['public', `${SAMPLE}/ballots/2`],
  ['public', `${SAMPLE}/countries`],
  ['public', `${SAMPLE}/countries/cl`],
  ['public', `${SAMPLE}/search?q=trafficking`],
  ['public', '/en/sign-in'],
  ['delegate', `${SAMPLE}/me`, 'head-of-delegation'],
  ['delegate', `${SAMPLE}/registration`, 'delegate'],
  ['delegate', `${OPEN}/registration/personal`, 'delegate'],
  ['delegate', `${OPEN}/registration/photo`, 'delegate'],
  ['delegate', `${SAMPLE}/ballots/2`, 'head-of-delegation'],
  ['delegate', `${SAMPLE}/ballots/2/vote`, 'head-of-delegation'],
  ['organizer', `${OPEN}/me`, 'organizer'],
  ['organizer', `${SAMPLE}/overview`, 'organizer'],
  ['organizer', `${SAMPLE}/delegations`, 'organizer'],
  ['organizer', `${SAMPLE}/accreditation`, 'credentials-officer'],
  ['organizer', `${SAMPLE}/ballots/open`, 'organizer'],
  ['organizer', `${SAMPLE}/settings`, 'organizer'],
  ['organizer', `${SAMPLE}/settings/rules/new`, 'organizer'],
  ['agenda editor', `${OPEN}/agenda/edit`, 'organizer'],
  ['notes', `${SAMPLE}/sessions/{session}/notes`, 'rapporteur'],
];

async function token(client: pg.Client, key: SampleAccountKey): Promise<string> {
  const made = randomBytes(32).toString('base64url');
  await client.query(
    `insert into auth_session (id, token_hash, account_id, expires_at)
     select gen_random_uuid(), $1, id, now() + interval '12 hours' from account where email = $2`,
    [createHash('sha256').update(made).digest('hex'), sampleEmail(key)],
  );
  return made;
}

/** The JavaScript of each page, as Chromium loads it from the production build. */
export async function scripts(ground: Ground): Promise<Section> {
  const sample = await sampleFor(ground, 'sample');
  const client = new pg.Client({ connectionString: sample });
  await client.connect();
  const server = await startInstance({ databaseUrl: sample, sample: true });
  const { executablePath, env } = await findBrowser();
  const browser = await chromium.launch({
    executablePath,
    env,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const rows: (string | number)[][] = [];
  try {
    const { rows: sessions } = await client.query(
      `select s.id from session s join conference c on c.id = s.conference_id and c.slug = 'americas-25'
       join session_bureau b on b.session_id = s.id join account a on a.id = b.account_id and a.email = $1 limit 1`,
      [sampleEmail('rapporteur')],
    );
    for (const [kind, path, as] of PAGES) {
      const context = await browser.newContext();
      if (as)
        await context.addCookies([
          { name: 'next-auth.session-token', value: await token(client, as), url: server.url },
        ]);
      const page = await context.newPage();
      const sizes: Promise<number>[] = [];
      page.on('requestfinished', (request) => {
        if (request.resourceType() === 'script' || new URL(request.url()).pathname.endsWith('.js'))
          sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
      });
      const at = path.replace('{session}', sessions[0]?.id ?? 'none');
      const reply = await page.goto(server.url + at, { waitUntil: 'networkidle' });
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      if (reply?.status() !== 200 || page.url() !== server.url + at)
        throw new Error(`${at} answered ${reply?.status()} at ${page.url()}`);
      const kb = bytes / 1000;
      rows.push([path, as ?? 'anyone', kind, kb.toFixed(1), BUDGETS[kind], met(kb <= BUDGETS[kind])]);
      await context.close();
    }
  } finally {
    await browser.close();
    await server.stop();
    await client.end();
  }
  return {
    title: 'JavaScript in the browser',
    text: [
      'Bytes of script that Chromium loads for a page in an empty cache, compressed as sent, until the network is quiet; what is fetched ahead for other pages counts too. Goal: the budget of the design.',
      table(['page', 'as', 'kind', 'kB', 'budget', 'goal'], rows),
    ],
  };
}
