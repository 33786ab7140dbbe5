import type { Page } from '@playwright/test';
import { expect } from '../fixtures';
import { address, at, enterBy, inFour, type Stage } from './stage';

const MEMBERS = 'AR BR CL MX PE UY';

/** A day of the conference, counted from today, as a date field takes it. */
export function dayOfConference(offset: number): string {
  const day = new Date(Date.now() + offset * 86_400_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Santiago' }).format(day);
}

/** An administrator founds a series and a conference that meets from today on. */
export async function foundConference(stage: Stage): Promise<void> {
  const page = stage.administrator;
  await page.goto('/en');
  await page.getByRole('link', { name: 'New series' }).click();
  await inFour(page, 'Title', `Andean meetings ${stage.run}`);
  await page.getByLabel('Name in addresses').fill(`series-${stage.run}`);
  await page.getByRole('button', { name: 'Create the series' }).click();
  await page.getByRole('heading', { name: 'New conference' }).waitFor();
  await page.getByLabel('Series').selectOption({ label: `Andean meetings ${stage.run}` });
  await inFour(page, 'Title', stage.title);
  await page.getByLabel('Name in addresses').fill(stage.slug);
  await page.getByLabel('Symbol').fill(`ANDES-${stage.run}`);
  await page.getByLabel('Region').selectOption({ label: 'Americas' });
  await page.getByLabel('First day').fill(dayOfConference(0));
  await page.getByLabel('Last day').fill(dayOfConference(2));
  await page.getByLabel('Time zone').selectOption('America/Santiago');
  await page.getByLabel('Host country').selectOption({ label: 'Chile' });
  await page.getByLabel('Members in its scope').fill(MEMBERS);
  await page.getByRole('button', { name: 'Create the conference' }).click();
  await page.waitForURL(`**${at(stage, '/settings')}`);
}

/** The administrator gives somebody a role, who comes in by the mailed link. */
export async function grant(
  stage: Stage,
  role: 'Organizer' | 'Chair' | 'Rapporteur',
  name: string,
): Promise<Page> {
  const page = stage.administrator;
  const to = address(stage, role.toLowerCase());
  await page.goto(at(stage, '/settings/roles'));
  await page.getByLabel('E-mail address').fill(to);
  await page.getByLabel('Name (may be left out)').fill(name);
  await page.getByLabel('Role', { exact: true }).selectOption({ label: role });
  await page.getByRole('button', { name: 'Grant and send the mail' }).click();
  await expect(page.getByRole('row', { name: to })).toContainText(role);
  const person = await enterBy(stage, to, /you have a role/, 'Open the conference');
  await expect(person).toHaveURL(at(stage, '/me'));
  return person;
}

/** The organizer writes the rules of procedure that the vote will follow. */
export async function writeRules(stage: Stage, organizer: Page): Promise<void> {
  await organizer.goto(at(stage, '/settings/rules/new'));
  await inFour(organizer, 'Name of the profile', 'Two thirds by correspondence');
  await organizer.getByRole('radio', { name: 'Two thirds of those voting for or against' }).check();
  await organizer.getByLabel('How many must take part').selectOption({ label: 'At least the share' });
  await organizer.getByLabel('Share').fill('1/3');
  await organizer.getByLabel('Of whom').selectOption({ label: 'Delegations on the electoral roll' });
  await organizer.getByLabel('Shortest period, in hours').fill('1');
  await organizer.getByRole('button', { name: 'Save the profile' }).click();
  await expect(organizer.getByText(/at least two thirds of those voting/)).toBeVisible();
}
