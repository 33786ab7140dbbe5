import pg from 'pg';
import { cloneDatabase } from '../setup/postgres';
import { runScript, startInstance } from '../setup/server';
import { audit } from './audit';
import { expect, test } from './fixtures';
import {
  accredit,
  addTopics,
  askQuestions,
  decide,
  followUp,
  foundFirst,
  type House,
  publish,
  reportCredentials,
  schedule,
  speak,
  vote,
} from './path/house';
import { inFour } from './path/stage';

/** The tables with rows, and the kinds of events. */
async function filledIn(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename::text as name from pg_tables where schemaname = 'public'",
  );
  const questions = tables.map(({ name }) => `select '${name}' as name where exists (select from "${name}")`);
  const kinds = 'select distinct kind as name from event';
  const { rows } = await client.query<{ name: string }>([...questions, kinds].join(' union all '));
  await client.end();
  return rows.map(({ name }) => name).sort();
}

/** What a house has in which the sample alone was loaded. */
async function filledBySample(template: string): Promise<string[]> {
  const databaseUrl = await cloneDatabase(template, `sample_${Date.now()}`);
  await runScript('seed.ts', databaseUrl, ['--now', 'vote']);
  return filledIn(databaseUrl);
}

test('an empty house begins with the code from the terminal, and comes to have what the sample has', async ({
  open,
}) => {
  test.setTimeout(480_000);
  const template = process.env.PLENARY_TEST_TEMPLATE;
  if (!template) throw new Error('PLENARY_TEST_TEMPLATE names no database to clone');
  const databaseUrl = await cloneDatabase(template, `first_run_${Date.now()}`);
  const house = await startInstance({ databaseUrl, env: { FIRST_RUN_CODE: 'K7QM-2XRT-9WPD' } });
  try {
    const page = await open({ baseURL: house.url, reducedMotion: 'reduce' });
    await page.goto('/en/sign-in');
    await expect(page.getByRole('button', { name: /^Continue as/ })).toHaveCount(0);
    await page.goto('/en');
    await page.getByRole('link', { name: 'Begin' }).click();
    await page.getByRole('heading', { level: 1, name: 'Begin' }).waitFor();
    await audit(page, 'the first run');
    await page.goto('/ar/first-run');
    await audit(page, 'the first run in Arabic');
    await page.goto('/en/first-run');
    await page.getByLabel('Your name').fill('Ada Administrator');
    await page.getByLabel('Your e-mail address').fill('ada@example.org');
    await page.getByLabel('One-time code').fill('AAAA-AAAA-AAAA');
    const button = page.getByRole('button', { name: 'Become the administrator' });
    await button.click();
    await expect(page.getByRole('alert').getByText(/this is not the code/i)).toBeVisible();
    await page.getByLabel('One-time code').fill('K7QM-2XRT-9WPD');
    await button.click();
    await page.getByRole('heading', { level: 1, name: 'New series' }).waitFor();
    await inFour(page, 'Title', 'Alpine meetings');
    await page.getByLabel('Name in addresses').fill('alps');
    await page.getByRole('button', { name: 'Create the series' }).click();
    await page.getByRole('heading', { level: 1, name: 'New conference' }).waitFor();
    await page.goto('/en/first-run');
    await expect(page.getByRole('button', { name: 'Become the administrator' })).toHaveCount(0);
    await test.step('and has, by its screens alone, one of each thing that the sample has', async () => {
      // Without scripts: each form answers at its own address.
      const plain = async (state?: Awaited<ReturnType<ReturnType<typeof page.context>['storageState']>>) =>
        open({ baseURL: house.url, javaScriptEnabled: false, storageState: state });
      const mine: House = {
        page: await plain(await page.context().storageState()),
        databaseUrl,
        open: plain,
      };
      const { step } = test;
      await step('a conference with its offices and rules', () => foundFirst(mine));
      await step('questions of the conference', () => askQuestions(mine));
      const head = await step('an accredited delegation', () => accredit(mine));
      const session = await step('a released agenda', () => schedule(mine));
      await step('a report on credentials', () => reportCredentials(mine));
      await step('a speech', () => speak(mine, session));
      await step('notes and texts', () => decide(mine, session));
      await step('topics', () => addTopics(mine));
      await step('a statement, a communiqué and a document', () => publish(mine, session));
      await step('a declared result', () => vote(mine, head));
      await step('a follow-up', () => followUp(mine, head));
      const [wanted, there] = [await filledBySample(template), await filledIn(databaseUrl)];
      expect(wanted.length).toBeGreaterThan(40);
      // Once a minute it is looked whom a report is asked of.
      const byTheClock = ['follow_up_notice'];
      expect(wanted.filter((name) => !there.includes(name) && !byTheClock.includes(name))).toEqual([]);
      await runScript('audit-verify.ts', databaseUrl);
    });
  } finally {
    await house.stop();
  }
});
