import type { BrowserContextOptions, Locator, Page } from '@playwright/test';
import pg from 'pg';
import { expect } from '../fixtures';

/** Where the path is walked: a conference of its own, and the persons that are always there. */
export type Stage = {
  slug: string;
  title: string;
  /** makes the addresses of this run's persons their own */
  run: string;
  administrator: Page;
  visitor: Page;
  open: (options?: BrowserContextOptions) => Promise<Page>;
};

/** The address of a page of the conference, in English. */
export const at = (stage: Stage, path = ''): string => `/en/${stage.slug}${path}`;

/** The mail address of a person of this run. */
export const address = (stage: Stage, name: string): string => `${name}.${stage.run}@example.org`;

/** The same words in each of the four languages' fields. */
export async function inFour(page: Page | Locator, legend: string, text: string): Promise<void> {
  const fields = page.getByRole('group', { name: legend }).getByRole('textbox');
  await expect(fields).toHaveCount(4);
  for (const field of await fields.all()) await field.fill(text);
}

/** The newest mail to an address whose subject has these words, as the administrator reads it. */
export async function mailTo(stage: Stage, to: string, subject: RegExp): Promise<Locator> {
  const { administrator } = stage;
  await expect(async () => {
    await administrator.goto('/en/inbox');
    const rows = administrator.getByRole('row').filter({ hasText: to }).filter({ hasText: subject });
    await rows.first().getByRole('link').click({ timeout: 2_000 });
  }).toPass();
  return administrator.getByRole('article');
}

/** The link in the newest mail to an address. The inbox shows it to nobody: it is read where the mail program has it from. */
export async function linkTo(to: string, databaseUrl = process.env.PLENARY_TEST_DATABASE): Promise<string> {
  const [row] = await query<{ link: string }>(
    databaseUrl,
    `select params ->> 'link' as link from outbox where recipient = lower($1) order by created_at desc limit 1`,
    [to],
  );
  return row?.link ?? '';
}

async function query<Row extends pg.QueryResultRow>(
  connectionString: string | undefined,
  text: string,
  values: string[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<Row>(text, values);
  await client.end();
  return rows;
}

/** Opens, in a browser of its own, the link of a mail, and signs in with it. */
export async function enterBy(stage: Stage, to: string, subject: RegExp, link: string): Promise<Page> {
  const mail = await mailTo(stage, to, subject);
  await expect(mail.getByText(link, { exact: true })).toBeVisible();
  await expect(mail.getByRole('link', { name: link })).toHaveCount(0);
  const page = await stage.open();
  await page.goto(await linkTo(to));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  return page;
}

/** Comes in by a link that is mailed to an address. */
export async function enterByMail(page: Page, email: string): Promise<void> {
  await page.goto('/en/sign-in');
  // All tests ask from one machine, which is one person to the house: so many links in a quarter of an hour are not for one.
  await query(process.env.PLENARY_TEST_DATABASE, `delete from rate_limit where key like 'signIn:client:%'`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByText(/a link is on its way/)).toBeVisible();
  await page.goto(await linkTo(email));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
}
