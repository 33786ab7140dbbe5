import type { Page } from '@playwright/test';
import { ownSession } from '../setup/noted-sessions';
import { expect, SAMPLE, test } from './fixtures';
import { inFour } from './path/stage';

const OPEN = '/en/open-conference';

/** The rapporteur's desk for a session. */
async function desk(page: Page): Promise<void> {
  await page.goto(`${ownSession('together')}/notes?by=forms`);
  await page.getByRole('heading', { level: 1, name: /^Notes/ }).waitFor();
}

/** Writes a paragraph of this test's own. @returns its number */
async function write(page: Page, text: string): Promise<number> {
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
  await page.getByRole('button', { name: 'Add paragraph' }).click();
  const status = page.getByText(/^Paragraph \d+ was added\.$/);
  return Number(/\d+/.exec(await status.innerText())?.[0]);
}

const textOf = (page: Page, number: number) =>
  page.getByLabel(`Text of paragraph ${number}`, { exact: true });
const paragraphOf = (page: Page, number: number) => page.locator(`#paragraph-${number}`);

test('two rapporteurs at one paragraph lose nothing', async ({ as }) => {
  const [ours, theirs] = [await as('Rapporteur'), await as('Rapporteur')];
  await desk(ours);
  const number = await write(ours, 'One.');
  await theirs.goto(ours.url());
  await test.step('who has typed nothing follows the other', async () => {
    await textOf(ours, number).fill('One. Two.');
    await textOf(ours, number).blur();
    await expect(textOf(theirs, number)).toHaveValue('One. Two.');
    // What was saved already follows too, and the next letter is typed upon the newest text.
    await textOf(theirs, number).fill('One. Two. Three.');
    await textOf(theirs, number).blur();
    await expect(textOf(ours, number)).toHaveValue('One. Two. Three.');
    await textOf(ours, number).press('End');
    await textOf(ours, number).pressSequentially(' Four.');
    await textOf(ours, number).blur();
    await expect(textOf(theirs, number)).toHaveValue('One. Two. Three. Four.');
    await expect(paragraphOf(ours, number).getByText(/Kept aside/)).toHaveCount(0);
  });

  await test.step('what was typed upon an older text waits until somebody has dealt with it', async () => {
    await theirs.context().setOffline(true);
    await textOf(theirs, number).fill('One. Two. Three. Typed without a connection.');
    await textOf(theirs, number).blur();
    await expect(paragraphOf(theirs, number).getByText(/There is no connection/)).toBeVisible();
    await textOf(ours, number).fill('One. Two. Three. Four. Five.');
    await textOf(ours, number).blur();
    await expect(paragraphOf(ours, number).getByText(/^Saved/)).toBeVisible();
    await theirs.context().setOffline(false);
    const aside = paragraphOf(ours, number).getByText('Typed without a connection.');
    await expect(aside).toBeVisible();
    await textOf(ours, number).fill('One. Two. Three. Four. Five. Six.');
    await textOf(ours, number).blur();
    await expect(paragraphOf(ours, number).getByText(/^Saved/)).toBeVisible();
    await ours.reload();
    await expect(textOf(ours, number)).toHaveValue('One. Two. Three. Four. Five. Six.');
    await expect(aside).toBeVisible();
    await paragraphOf(ours, number).getByRole('button', { name: 'Put away' }).click();
    await expect(aside).toHaveCount(0);
    await expect(textOf(ours, number)).toHaveValue('One. Two. Three. Four. Five. Six.');
  });
});

test('two chairs at one draft see what the other saved before they replace it', async ({ as }) => {
  const rapporteur = await as('Rapporteur');
  await desk(rapporteur);
  const number = await write(rapporteur, 'Members should share what they learn.');
  const paragraph = paragraphOf(rapporteur, number);
  await paragraph.getByRole('button', { name: 'Turn into a draft' }).click();
  const address = await paragraph.locator('a[href*="/outcomes/"]').first().getAttribute('href');

  const [ours, theirs] = [await as('Chair'), await as('Chair')];
  for (const page of [ours, theirs]) {
    await page.goto(`${address}/edit`);
    await page.getByText('Title, kind and strength').click();
  }
  const save = (page: Page) => page.getByRole('button', { name: 'Save kind, strength and title' }).click();
  const title = (page: Page) =>
    page.getByRole('group', { name: 'Working title' }).getByRole('textbox', { name: 'English' });
  await title(ours).fill('What we typed');
  // What a chair does beside the title is in nobody's way.
  await ours.getByRole('button', { name: 'Add a preambular paragraph' }).click();
  await expect(ours.getByRole('region', { name: 'Preambular paragraph 1' })).toBeVisible();
  await inFour(theirs, 'Working title', 'What they saved');
  await save(theirs);
  // The page has learned of it, and the text that was typed stands.
  await expect(ours.getByRole('heading', { level: 1, name: 'What they saved' })).toBeVisible();
  await expect(title(ours)).toHaveValue('What we typed');
  await save(ours);
  await expect(ours.getByText(/Somebody saved this after you opened it/).first()).toBeVisible();
  await expect(title(ours)).toHaveValue('What we typed');
  await expect(ours.getByText('Saved meanwhile: What they saved').first()).toBeVisible();
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('What they saved');
  await save(ours);
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('What we typed');
});

/** The number of the newest entry of the log that the overview shows, of this kind only; 0 when there is none. */
async function latest(overview: Page, kind = ''): Promise<number> {
  const numbers = overview.locator('tr', { hasText: kind }).locator('td:first-child, th[scope=row]');
  const shown = await numbers.allInnerTexts();
  return Math.max(0, ...shown.map((text) => Number(text.replaceAll(',', ''))).filter(Number.isInteger));
}

test("the organizer's overview follows without a reload", async ({ as }) => {
  const overview = await as('Organizer');
  await overview.goto(`${OPEN}/overview`);
  await expect(overview.getByRole('heading', { level: 1 })).toBeVisible();
  const before = await latest(overview);
  const other = await as('Organizer');
  await other.goto(`${OPEN}/agenda/edit/rooms`);
  await other.locator('#add-room').getByLabel('Name of the room').fill('Gallery');
  await other.locator('#add-room').getByLabel('Seats').fill('12');
  await other.getByRole('button', { name: 'Add a room' }).click();
  await expect.poll(() => latest(overview, 'Room added')).toBeGreaterThan(before);
});

test('a page that was answered by no house of ours goes on watching', async ({ as }) => {
  const overview = await as('Organizer');
  let requests = 0;
  await overview.route('**/api/live*', (route) => {
    requests += 1;
    // As the page of a hotel's network that wants somebody to sign in.
    return requests === 1 ? route.fulfill({ status: 200, body: '<html></html>' }) : route.continue();
  });
  await overview.goto(`${OPEN}/overview`);
  await overview.waitForResponse((reply) =>
    (reply.headers()['content-type'] ?? '').startsWith('text/event-stream'),
  );
  const before = await latest(overview);
  const other = await as('Organizer');
  await other.goto(`${OPEN}/agenda/edit/rooms`);
  await other.locator('#add-room').getByLabel('Name of the room').fill('Reading room');
  await other.locator('#add-room').getByLabel('Seats').fill('40');
  await other.getByRole('button', { name: 'Add a room' }).click();
  await expect.poll(() => latest(overview, 'Room added')).toBeGreaterThan(before);
});

test('a page is read anew when its time has run out', async ({ as }) => {
  const head = await as('Head of delegation');
  await head.route('**/api/live*', (route) => route.abort());
  await head.clock.install();
  await head.goto(`/en/${SAMPLE}/ballots/2`);
  await expect(head.getByRole('timer')).toBeVisible();
  let read = false;
  head.on('request', (request) => {
    const { rsc, 'next-router-prefetch': ahead } = request.headers();
    read ||= new URL(request.url()).pathname === `/en/${SAMPLE}/ballots/2` && rsc === '1' && !ahead;
  });
  // The countdown starts when the page's scripts have: until then a clock that jumps is seen by nobody.
  await expect(async () => {
    await head.clock.fastForward(30 * 86_400_000);
    expect(read).toBe(true);
  }).toPass();
});
