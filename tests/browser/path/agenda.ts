import type { Page } from '@playwright/test';
import { expect } from '../fixtures';
import { dayOfConference } from './founding';
import { at, inFour, type Stage } from './stage';

const HOUR_PIXELS = 96;
const FIRST_HOUR = 8;
const BIG = 'Salón Andes';
const SMALL = 'Sala Chica';

async function addRoom(page: Page, name: string, seats: number): Promise<void> {
  await page.locator('#add-room').getByLabel('Name of the room').fill(name);
  await page.locator('#add-room').getByLabel('Seats').fill(String(seats));
  await page.getByRole('button', { name: 'Add a room' }).click();
  await expect(page.getByRole('button', { name: `Remove ${name}` })).toBeVisible();
}

type Planned = { title: string; kind: string; from: string; to: string };

async function addSession(page: Page, { title, kind, from, to }: Planned): Promise<void> {
  await page.getByRole('link', { name: 'Add a session' }).click();
  await inFour(page, 'Title', title);
  await page.getByLabel('Kind', { exact: true }).selectOption({ label: kind });
  await page
    .getByLabel('Room', { exact: true })
    .selectOption({ label: `${BIG} (100 seats)` }, { timeout: 2_000 });
  await page.getByLabel('Begins').fill(`${dayOfConference(0)}T${from}`);
  await page.getByLabel('Ends').fill(`${dayOfConference(0)}T${to}`);
  for (const language of ['Arabic', 'English', 'French', 'Spanish']) {
    await page.getByRole('checkbox', { name: language }).check();
  }
  if (kind === 'Plenary') {
    await page.getByLabel('Chair', { exact: true }).selectOption({ label: 'Carla Chair' });
    await page.getByLabel('Rapporteur', { exact: true }).selectOption({ label: 'Raúl Rapporteur' });
  }
  await page.getByRole('button', { name: 'Save the session' }).click();
  await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible();
}

/** Takes the session with the pointer and drops it in a room's column where an hour begins. */
async function drag(page: Page, title: string, room: string, hour: number): Promise<void> {
  const block = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: title, exact: true }) });
  const from = await block.boundingBox();
  const column = await page.getByRole('region', { name: room, exact: true }).getByRole('list').boundingBox();
  if (!from || !column) throw new Error('the board is not drawn');
  const grip = { x: 12, y: 6 };
  await page.mouse.move(from.x + grip.x, from.y + grip.y);
  await page.mouse.down();
  await page.mouse.move(from.x + grip.x + 6, from.y + grip.y + 12, { steps: 3 });
  const to = column.y + (hour - FIRST_HOUR) * HOUR_PIXELS + grip.y;
  await page.mouse.move(column.x + 40, to, { steps: 8 });
  await page.mouse.up();
}

/** Rooms, sessions, a refused and a good move by drag, and one by keyboard with a warning accepted. */
export async function schedule(stage: Stage, page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 1500 });
  await page.goto(at(stage, '/agenda/edit/rooms'));
  await addRoom(page, BIG, 100);
  await addRoom(page, SMALL, 2);
  await page.goto(at(stage, '/agenda/edit'));
  await addSession(page, { title: 'Opening plenary', kind: 'Plenary', from: '10:00', to: '11:00' });
  await addSession(page, { title: 'Panel on the seas', kind: 'Panel', from: '11:00', to: '12:00' });

  const status = page.getByRole('status').filter({ hasText: 'Panel on the seas' });
  const column = page.getByRole('region', { name: BIG, exact: true });
  const box = await column.boundingBox();
  await drag(page, 'Panel on the seas', BIG, 10);
  await expect(status).toContainText(`“Opening plenary” meets in ${BIG} at that time`);
  await expect(status).toContainText('was put back');
  expect(await column.boundingBox(), 'what is said of a move moves nothing').toEqual(box);
  await drag(page, 'Panel on the seas', BIG, 14);
  await expect(status).toContainText('“Panel on the seas” was moved.');
  await expect(page.getByText('14:00–15:00')).toBeVisible();

  await page.getByRole('link', { name: 'Move to… Opening plenary' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Room', { exact: true }).selectOption({ label: `${SMALL} (2 seats)` });
  await dialog.getByRole('button', { name: 'Move' }).press('Enter');
  await expect(dialog.getByText(/The room seats 2, but/).first()).toBeVisible();
  await dialog.getByLabel('Reason').fill('Half of them follow from the gallery.');
  await dialog.getByRole('button', { name: 'Move' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('“Opening plenary” was moved.'), 'said by the board alone').toHaveCount(1);
  await expect(
    page
      .getByRole('region', { name: SMALL, exact: true })
      .getByRole('link', { name: 'Opening plenary', exact: true }),
  ).toBeVisible();
}

/** What a release will change is looked at, then released; a visitor reads it at the next look. */
export async function release(stage: Stage, page: Page): Promise<void> {
  const { visitor } = stage;
  await visitor.goto(at(stage, '/agenda'));
  await expect(visitor.getByText('The agenda has not been released yet.')).toBeVisible();
  await page.goto(at(stage, '/agenda/release'));
  for (const title of ['Opening plenary', 'Panel on the seas']) {
    await expect(page.getByRole('row', { name: title })).toContainText('Added');
  }
  await page.getByRole('button', { name: 'Release now' }).click();
  await expect(page.getByText('Nothing has changed since the last release.')).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByRole('link', { name: 'Panel on the seas' })).toBeVisible();
}
