import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { codeOnPaper } from '@/tests/setup/code-on-paper';
import { expect, test } from './fixtures';
import { sayIn } from './words';

/** Issues a badge to somebody, prints it, and reads the code from the print as a scanner does. */
async function printedCode(desk: Page, name: string, size: 'a6' | 'card'): Promise<string> {
  const say = sayIn('en');
  await desk.goto('/en/open-conference/accreditation?show=accepted&q=Scanned');
  await desk.getByRole('link', { name, exact: true }).click();
  const badge = desk.locator('#badge');
  const issue = badge.getByRole('button', { name: say('delegations.badge.issue') });
  const print = desk.getByRole('link', { name: say(`delegations.badge.print.${size}`) });
  await issue.or(print.first()).first().waitFor();
  if (await issue.isVisible()) await issue.click();
  const [file] = await Promise.all([desk.waitForEvent('download'), print.first().click()]);
  const browser = desk.context().browser();
  if (!browser) throw new Error('a page without its browser');
  return codeOnPaper(browser, await readFile(await file.path()));
}

for (const [language, size] of [
  ['en', 'a6'],
  ['ar', 'card'],
] as const) {
  const say = sayIn(language);

  test(`the code on a printed badge checks its holder in, once: ${language}, ${size}`, async ({ as }) => {
    const desk = await as('Credentials officer');
    const name = `Scanned ${language}`;
    const code = await printedCode(desk, name, size);
    const door = await as('Organizer', { viewport: { width: 390, height: 844 } });
    await door.goto(`/${language}/open-conference/check-in`);
    const field = door.getByRole('textbox', { name: say('delegations.scan.label') });
    const verdict = door.getByRole('status', { name: say('delegations.scan.verdicts') });
    await field.focus();
    // A scanner types, and ends with Enter; the field stays ready for the next.
    await door.keyboard.insertText(code);
    await door.keyboard.press('Enter');
    await expect(verdict).toContainText(say('delegations.scan.word.checkedIn'));
    await expect(verdict).toContainText(name);
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('');
    await door.keyboard.insertText(code);
    await door.keyboard.press('Enter');
    await expect(verdict).toContainText(say('delegations.scan.word.here'));
    await door.keyboard.insertText('4006381333931');
    await door.keyboard.press('Enter');
    await expect(verdict).toContainText(say('delegations.scan.word.unknown'));
    const earlier = door.getByRole('list', { name: say('delegations.scan.earlier') });
    await expect(earlier.getByRole('listitem')).toHaveCount(2);
    expect(door.url()).not.toContain(code.slice(0, 20));

    // A badge that is read while another is on its way waits for its turn.
    await door.route('**/check-in', async (route) => {
      if (route.request().method() === 'POST') await new Promise((done) => setTimeout(done, 800));
      await route.continue();
    });
    await door.keyboard.insertText('1234567890');
    await door.keyboard.press('Enter');
    await expect(field).toHaveJSProperty('selectionEnd', 10);
    await door.keyboard.insertText(code);
    await door.keyboard.press('Enter');
    await expect(verdict).toContainText(say('delegations.scan.word.here'));
    await expect(field).toHaveValue('');
  });
}

test('a code is answered without JavaScript, too', async ({ as }) => {
  const say = sayIn('en');
  const desk = await as('Credentials officer');
  const code = await printedCode(desk, 'Scanned plain', 'a6');
  const door = await as('Credentials officer', { javaScriptEnabled: false });
  await door.goto('/en/open-conference/check-in');
  for (const word of ['checkedIn', 'here'] as const) {
    await door.getByRole('textbox', { name: say('delegations.scan.label') }).fill(code);
    await door.locator('#scan-badge').getByRole('button').click();
    await expect(door.locator('[data-verdict]')).toContainText(say(`delegations.scan.word.${word}`));
  }
});
