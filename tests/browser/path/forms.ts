import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures';

type Chosen = { name: string; mimeType: string; buffer: Buffer };
/** What is answered in the fields of a form, by their names. */
type Answers = Record<string, string | Chosen>;

/** Opens what something is folded into. */
async function unfold(folded: Locator): Promise<void> {
  const folds = folded.locator('xpath=ancestor::details[not(@open)]/summary');
  while ((await folds.count()) > 0) await folds.first().click();
}

async function answer(form: Locator, name: string, value: string | Chosen): Promise<void> {
  const fields = form.locator(`[name="${name}"]`);
  await unfold(fields.first());
  if (typeof value !== 'string') return fields.setInputFiles(value);
  const kind = await fields.first().evaluate((field) => field.getAttribute('type') ?? field.localName);
  if (kind === 'select') await fields.selectOption(value);
  else if (kind === 'radio') await form.locator(`[name="${name}"][value="${value}"]`).check();
  else if (kind === 'checkbox') await fields.check();
  else await fields.fill(value);
}

/**
 * Answers the fields of a form, sends it without JavaScript, and reads that nothing was refused. `id` names the form; one
 * that ends in `-` begins the names of several, of which the first is sent.
 */
export async function send(page: Page, id: string, answers: Answers = {}): Promise<void> {
  const form = page.locator(`main form[id${id.endsWith('-') ? '^' : ''}="${id}"]`).first();
  await form.waitFor({ state: 'attached' }).catch(async () => {
    const words = (await page.locator('body').innerText()).slice(0, 2_000);
    throw new Error(`${page.url()} has no form "${id}": ${words}`);
  });
  for (const [name, value] of Object.entries(answers)) await answer(form, name, value);
  const button = form.getByRole('button', { includeHidden: true }).last();
  await unfold(button);
  const answered = page.waitForEvent('load', { timeout: 45_000 });
  await button.click();
  await answered;
  expect(await page.locator('main form [role=alert]').allInnerTexts(), id).toEqual([]);
}

/** The first value that a field of a form offers and that begins so. */
export async function offered(page: Page, name: string, begins = ''): Promise<string> {
  const choices = page.locator(`select[name="${name}"] option, input[type=radio][name="${name}"]`);
  const values = await choices.evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''));
  return values.find((value) => value !== '' && value.startsWith(begins)) ?? '';
}
