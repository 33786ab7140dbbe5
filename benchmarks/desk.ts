import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright';
import type { Locale } from '@/domain/local-text';
import { sampleEmail } from '@/domain/sample-accounts';
import { COUNTRY_CODES, countryName } from '@/platform/i18n/country-names';
import { wordsIn } from '@/tests/browser/words';
import { findBrowser } from '@/tests/setup/browser';
import { startInstance } from '@/tests/setup/server';
import type { Ground } from './measure';
import { met, type Section, table } from './report';
import { sampleFor } from './sample';

/** The work of a secretariat before the first session. */
const WORK = { delegations: 57, persons: 128, decisions: 122, credentials: 55 };
const GOALS = { forms: 60, clicks: 200 };
/** The rows on one page of a list. */
const ROWS = 50;
const MOST_TABS = 400;

const HEADS = {
  en: { delegations: 'Country;Focal point;E-mail', persons: 'Country;Name;E-mail' },
  ar: { delegations: 'البلد;جهة الاتصال;البريد الإلكتروني', persons: 'البلد;الاسم;البريد الإلكتروني' },
} as const;
type Counted = { forms: number; clicks: number };
type Hand = 'mouse' | 'keyboard';

/** A conference without anybody but its organizer and its credentials officer. @returns its name in addresses */
async function newConference(client: pg.Client): Promise<{ id: string; slug: string }> {
  const slug = `desk-${randomUUID().slice(0, 13)}`;
  const title = JSON.stringify({ en: slug, fr: slug, es: slug, ar: slug });
  const { rows } = await client.query(
    `with s as (insert into series (id, slug, title) values (gen_random_uuid(), $1, $2) returning id)
     insert into conference (id, series_id, slug, symbol, title, region, host_country, time_zone, starts_on, ends_on)
     select gen_random_uuid(), s.id, $1, upper($1), $2, 'Americas', 'CL', 'America/Santiago', '2031-05-13', '2031-05-15'
     from s returning id`,
    [slug, title],
  );
  const id = String(rows[0].id);
  for (const [key, role] of [
    ['organizer', 'organizer'],
    ['credentials-officer', 'credentialsOfficer'],
  ] as const)
    await client.query(
      `insert into role_grant (id, account_id, conference_id, role) select gen_random_uuid(), id, $1, $2 from account where email = $3`,
      [id, role, sampleEmail(key)],
    );
  await client.query(`insert into member (conference_id, country_code) select $1, unnest($2::text[])`, [
    id,
    COUNTRY_CODES.slice(0, WORK.delegations),
  ]);
  return { id, slug };
}

/** What the persons do themselves, which is no work of the secretariat: they register. */
async function register(client: pg.Client, conferenceId: string): Promise<void> {
  await client.query(
    `insert into registration (conference_id, participant_id, given_name, family_name, badge_name, office, languages, data_consent_at)
     select conference_id, id, 'Person', left(id::text, 8), 'Person', 'Adviser', '{en}', clock_timestamp()
     from participant where conference_id = $1 order by id limit ${WORK.decisions}`,
    [conferenceId],
  );
  await client.query(
    `update participant p set submitted_at = clock_timestamp() from registration r
     where p.conference_id = $1 and r.conference_id = p.conference_id and r.participant_id = p.id`,
    [conferenceId],
  );
}

/** A person at the desk, with what they press and send. */
class Clerk {
  readonly counted: Counted = { forms: 0, clicks: 0 };
  constructor(
    readonly page: Page,
    readonly hand: Hand,
  ) {
    page.on('request', (request) => {
      if (request.method() === 'POST') this.counted.forms += 1;
    });
  }

  /** Goes to a page by a link. */
  async open(address: string): Promise<void> {
    this.counted.clicks += 1;
    await this.page.goto(address);
  }

  private async tabTo(isThere: () => Promise<boolean>): Promise<void> {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await isThere()) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach it: ${this.page.url()}`);
  }

  async press(control: Locator, key: 'Space' | 'Enter' = 'Space'): Promise<void> {
    this.counted.clicks += 1;
    await control.waitFor();
    if (this.hand === 'mouse') return control.click();
    await this.tabTo(() => control.evaluate((element) => element === document.activeElement));
    await this.page.keyboard.press(key);
  }

  /** Chooses one of several answers; by the keyboard the arrows go from one to the next. */
  async choose(radio: Locator): Promise<void> {
    this.counted.clicks += 1;
    if (this.hand === 'mouse') return radio.check();
    await this.tabTo(() =>
      radio.evaluate((element) => {
        const active = document.activeElement;
        return active instanceof HTMLInputElement && active.name === (element as HTMLInputElement).name;
      }),
    );
    await this.page.keyboard.press('Space');
    for (let turns = 0; turns < 9 && !(await radio.isChecked()); turns += 1)
      await this.page.keyboard.press('ArrowDown');
  }

  async send(button: Locator): Promise<void> {
    const answer = this.page.waitForResponse((response) => response.request().method() === 'POST');
    await this.press(button, 'Enter');
    await answer;
    await this.page.locator('form[aria-busy]').waitFor({ state: 'detached' });
  }
}

type Desk = { clerk: Clerk; here: string; t: (key: string) => string };

async function importList(
  { clerk, here, t }: Desk,
  kind: 'delegations' | 'persons',
  lines: readonly string[],
): Promise<void> {
  const { page } = clerk;
  await clerk.open(`${here}/imports`);
  await clerk.choose(page.getByRole('radio', { name: t(`imports.kind.${kind}`) }));
  clerk.counted.clicks += 1;
  await page.getByLabel(t('imports.field.file'), { exact: true }).setInputFiles({
    ...{ name: `${kind}.csv`, mimeType: 'text/csv' },
    buffer: Buffer.from(lines.join('\r\n'), 'utf8'),
  });
  await clerk.send(page.getByRole('button', { name: t('imports.add'), exact: true }));
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await clerk.send(page.getByRole('button', { name: t('imports.confirm.submit'), exact: true }));
}

/** One act for those on a page of a list; the first `spared` are left out. */
async function decideAll(
  { clerk, here, t }: Desk,
  { list, to, submit, spared = 0 }: { list: string; to: string; submit: string; spared?: number },
): Promise<void> {
  const { page } = clerk;
  await clerk.open(`${here}/${list}`);
  await clerk.press(page.getByLabel(t('delegations.desk.chooseAll'), { exact: true }));
  for (let row = 0; row < spared; row += 1)
    await clerk.press(page.locator('input[name="chosen[]"]').nth(row));
  if (clerk.hand === 'keyboard')
    await clerk.press(page.getByRole('link', { name: t('delegations.desk.toDecision') }), 'Enter');
  await clerk.choose(page.locator(`#decision input[value=${to}]`));
  await clerk.send(page.getByRole('button', { name: t(submit), exact: true }));
}

async function signIn(context: BrowserContext, url: string, office: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/en/sign-in`);
  await page.getByRole('button', { name: `Continue as: ${office}`, exact: true }).click();
  await page.waitForURL((at) => !at.pathname.includes('sign-in'));
  return page;
}

type Ways = { language: keyof typeof HEADS & Locale; hand: Hand };

/** All of it, through the pages. @returns what was counted; throws where the work is not done by then */
export async function deskWork(
  open: () => Promise<BrowserContext>,
  { url, client }: { url: string; client: pg.Client },
  { language, hand }: Ways,
): Promise<Counted> {
  const { id, slug } = await newConference(client);
  const at = { here: `${url}/${language}/${slug}`, t: wordsIn(language) };
  const name = (n: number) => countryName(COUNTRY_CODES[n % WORK.delegations] ?? '', language);
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => `"${name(n)}";Person ${n};${randomUUID()}@example.org`);
  const organizer = { ...at, clerk: new Clerk(await signIn(await open(), url, 'Organizer'), hand) };
  await importList(organizer, 'delegations', [HEADS[language].delegations, ...rows(WORK.delegations)]);
  await importList(organizer, 'persons', [HEADS[language].persons, ...rows(WORK.persons)]);
  await register(client, id);
  const officer = { ...at, clerk: new Clerk(await signIn(await open(), url, 'Credentials officer'), hand) };
  for (let done = 0; done < WORK.decisions; done += ROWS)
    await decideAll(officer, { list: 'accreditation', to: 'accepted', submit: 'delegations.desk.submit' });
  const credentials = { submit: 'delegations.page.setCredentials' };
  const spared = WORK.delegations - WORK.credentials;
  const awaited = { ...credentials, list: 'delegations?show=awaited', to: 'submitted' };
  await decideAll(officer, awaited);
  await decideAll(officer, { ...awaited, spared });
  for (let done = 0; done < WORK.credentials; done += ROWS)
    await decideAll(officer, { ...credentials, list: 'delegations?show=credentials', to: 'accepted' });
  const { rows: stands } = await client.query(
    `select (select count(*)::int from delegation where conference_id = $1) as delegations,
      (select count(*)::int from participant where conference_id = $1) as persons,
      (select count(*)::int from participant where conference_id = $1 and decision = 'accepted') as decisions,
      (select count(*)::int from delegation where conference_id = $1 and credentials_status = 'accepted') as credentials`,
    [id],
  );
  if (JSON.stringify(stands[0]) !== JSON.stringify(WORK))
    throw new Error(`the work is not done: ${JSON.stringify(stands[0])}`);
  const [one, other] = [organizer.clerk.counted, officer.clerk.counted];
  return { forms: one.forms + other.forms, clicks: one.clicks + other.clicks };
}

/** The forms that are sent and the clicks that are made for it, by mouse and by keyboard. */
export async function desk(ground: Ground): Promise<Section> {
  const databaseUrl = await sampleFor(ground, 'desk');
  const server = await startInstance({ databaseUrl, sample: true });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { executablePath, env } = await findBrowser();
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, env, args });
  const lines: (string | number)[][] = [];
  try {
    for (const ways of [
      { language: 'en', hand: 'mouse' },
      { language: 'ar', hand: 'keyboard' },
    ] as const) {
      const { forms, clicks } = await deskWork(() => browser.newContext(), { url: server.url, client }, ways);
      const isMet = forms <= GOALS.forms && clicks <= GOALS.clicks;
      lines.push([`${ways.language}, by ${ways.hand}`, forms, clicks, met(isMet)]);
    }
  } finally {
    await browser.close();
    await client.end();
    await server.stop();
  }
  return {
    title: 'The work at the desk',
    text: [
      `What a secretariat sends and presses in Chromium for ${WORK.delegations} delegations, ${WORK.persons} persons, ${WORK.decisions} decisions on registrations and the credentials of ${WORK.credentials}, with lists that are imported and acts for several at once. Going to a page counts as a click; by the keyboard, what is pressed once it is reached. Goal: at most ${GOALS.forms} forms and ${GOALS.clicks} clicks.`,
      table(['in', 'forms', 'clicks', 'goal'], lines),
    ],
  };
}
