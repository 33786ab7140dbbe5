import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect } from '../fixtures';
import { address, at, enterBy, mailTo, type Stage } from './stage';

/** The organizer invites a country; its focal point gets a letter. */
export async function invite(stage: Stage, organizer: Page, country: string): Promise<void> {
  await organizer.goto(at(stage, '/delegations'));
  await organizer.getByRole('link', { name: `Invite the delegation of ${country}`, exact: true }).click();
  await expect(organizer.getByLabel('Country', { exact: true })).toHaveValue(/[A-Z]{2}/);
  await organizer.getByLabel('Name of the focal point').fill(`Focal point of ${country}`);
  await organizer.getByLabel('E-mail address of the focal point').fill(address(stage, `focal.${country}`));
  await organizer.getByRole('button', { name: 'Invite and send the letter' }).click();
  await expect(organizer.getByRole('heading', { level: 1, name: country })).toBeVisible();
}

/** The organizer invites an organization and nominates its one person. @returns that person's address */
export async function inviteObserver(stage: Stage, organizer: Page, name: string): Promise<string> {
  await organizer.goto(at(stage, '/delegations/invite'));
  await organizer.getByLabel('Kind of delegation').selectOption({ label: 'Observer' });
  await organizer.getByLabel('Organization').fill(name);
  await organizer.getByLabel('Name of the focal point').fill(`Focal point of ${name}`);
  await organizer.getByLabel('E-mail address of the focal point').fill(address(stage, 'focal.observer'));
  await organizer.getByRole('button', { name: 'Invite and send the letter' }).click();
  await expect(organizer.getByRole('heading', { level: 1, name })).toBeVisible();
  const focal = await enterBy(stage, address(stage, 'focal.observer'), /nominate the delegation/, 'Nominate');
  const to = address(stage, 'observer');
  await nominate(focal, `Observer of ${name}`, to, 'Head of delegation');
  await focal.context().close();
  return to;
}

/** Somebody who keeps the open delegation nominates a person, who gets a link. */
export async function nominate(page: Page, name: string, to: string, capacity: string): Promise<void> {
  const send = page.getByRole('button', { name: 'Nominate and send the link' });
  const form = page.locator('form', { has: send });
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await form.getByLabel('E-mail address', { exact: true }).fill(to);
  await form.getByLabel('Capacity', { exact: true }).selectOption({ label: capacity });
  await send.click();
  await expect(page.getByRole('row', { name }).filter({ hasText: capacity })).toBeVisible();
}

/** A country's focal point comes in by the letter and nominates the head of delegation. */
export async function nominateHead(stage: Stage, country: string): Promise<string> {
  const focal = await enterBy(
    stage,
    address(stage, `focal.${country}`),
    /nominate the delegation/,
    'Nominate',
  );
  await expect(focal.getByRole('heading', { level: 1, name: country })).toBeVisible();
  const to = address(stage, `head.${country}`);
  await nominate(focal, `Head of ${country}`, to, 'Head of delegation');
  await focal.context().close();
  return to;
}

/** The delegate comes in by the mailed link; it works once. */
export function comeIn(stage: Stage, to: string): Promise<Page> {
  return enterBy(stage, to, /register for the delegation/, 'Register');
}

/** A picture as a camera makes one. */
export function portrait(): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 800, channels: 3, background: '#8a7f70' } })
    .jpeg()
    .toBuffer();
}

/** Fills in the parts of the registration, leaves in the middle, comes back, and submits. */
export async function register(stage: Stage, page: Page): Promise<void> {
  await page.goto(at(stage, '/registration'));
  await page.getByRole('link', { name: 'Personal details' }).click();
  await page.getByLabel('Given name').fill('Inés');
  await page.getByLabel('Family name').fill('Muñoz');
  await page.getByLabel('Family name').blur();
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  // Leaves, and comes back to what was saved.
  await page.goto(at(stage));
  await page
    .getByRole('navigation', { name: 'Conference' })
    .getByRole('link', { name: 'My registration' })
    .click();
  await page.getByRole('link', { name: 'Personal details' }).click();
  await expect(page.getByLabel('Given name')).toHaveValue('Inés');
  await page.getByLabel('Name on the badge').fill('Ines Munoz');
  await page.getByRole('textbox', { name: 'Office' }).fill('Director, National Central Bureau');
  await page.getByRole('checkbox', { name: 'Spanish' }).check();
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await page.getByRole('link', { name: 'Photo' }).click();
  await page
    .getByLabel('Choose a picture')
    .setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: await portrait() });
  await page.getByRole('button', { name: 'Upload the photo' }).click();
  await page.getByRole('link', { name: 'Consents' }).click();
  await page.getByRole('checkbox', { name: /I agree that the organizers keep/ }).check();
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await page.getByRole('link', { name: 'Check your answers and submit' }).click();
  await submit(page);
}

/** Reads the answers once more and hands them in. */
async function submit(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Check your answers' }).waitFor();
  await expect(page.getByRole('img', { name: 'The photo that you uploaded' })).toBeVisible();
  await page.getByRole('button', { name: 'Submit the registration' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Registration submitted' })).toBeVisible();
}

/** The organizer sees who is missing, returns a registration with a reason, and accepts it when it comes back. */
export async function returnAndAccept(
  stage: Stage,
  organizer: Page,
  delegate: Page,
  to: string,
): Promise<void> {
  const name = 'Inés Muñoz';
  const reason = 'Please give the office in full, without abbreviations.';
  await organizer.goto(at(stage, '/delegations?show=notSubmitted'));
  await expect(organizer.getByRole('row', { name: 'Head of Argentina' })).toBeVisible();
  await expect(organizer.getByRole('row', { name: 'Chile' })).toHaveCount(0);
  await organizer.goto(at(stage, '/accreditation'));
  await organizer.getByRole('link', { name }).click();
  await organizer.getByRole('heading', { name, level: 1 }).waitFor();
  await organizer.getByLabel('Reason').fill(reason);
  await organizer.getByRole('button', { name: 'Return' }).click();
  await expect(organizer.getByText('Decided by: Olga Organizer, Organizer')).toBeVisible();
  await expect(await mailTo(stage, to, /was returned/)).toContainText(reason);

  await delegate.goto(at(stage, '/registration'));
  await expect(delegate.getByText(reason)).toBeVisible();
  await delegate.getByRole('link', { name: 'Personal details' }).click();
  await delegate.getByRole('textbox', { name: 'Office' }).fill('Director of the National Central Bureau');
  await delegate.getByRole('button', { name: 'Save and continue' }).click();
  await delegate.getByRole('link', { name: 'Check your answers and submit' }).click();
  await submit(delegate);

  await organizer.goto(at(stage, '/accreditation'));
  await organizer.getByRole('link', { name }).click();
  await organizer.getByRole('heading', { name, level: 1 }).waitFor();
  await organizer.getByRole('button', { name: 'Accept' }).click();
  await expect(organizer.getByText('Decided by: Olga Organizer, Organizer')).toBeVisible();
  await delegate.goto(at(stage, '/registration'));
  await expect(delegate.getByText('You are accredited')).toBeVisible();
}
