import { aPdf } from '../setup/document-files';
import { expect, test } from './fixtures';

const OPEN = '/en/open-conference';
const file = { name: 'ورقة.pdf', mimeType: 'application/pdf', buffer: aPdf() };

test('an organizer uploads and releases a document, a delegate reads it in Arabic, and a withdrawn one says so', async ({
  as,
}) => {
  const page = await as('Organizer');
  await page.goto(`${OPEN}/documents`);
  await page.getByRole('link', { name: 'Add a document' }).click();
  await page.locator('#add-document').waitFor();
  const title = `Paper ${Math.random().toString(36).slice(2, 8)}`;
  for (const field of await page.locator('[name^="title."]').all()) await field.fill(title);
  await page.locator('[name=classification][value=participants]').check();
  await page.locator('[name=originalLanguage]').selectOption('ar');
  const symbol = await page.locator('[name=symbol]').inputValue();
  expect(symbol).toMatch(/^OPEN-1\/DOC\/\d+$/);
  await page.locator('#add-document').getByRole('button').last().click();
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/);

  // What is no PDF is refused where it was chosen, whatever its name says.
  const upload = page.locator('#save-file');
  await upload.locator('[name=file]').setInputFiles({ ...file, buffer: Buffer.from('MZ') });
  await upload.getByRole('button', { name: 'Upload' }).click();
  await expect(upload.getByText(/^This is no PDF/).first()).toBeVisible();
  await upload.locator('[name=file]').setInputFiles(file);
  await upload.getByRole('button', { name: 'Upload' }).click();
  await expect(page.getByRole('link', { name: /Arabic \(PDF/ })).toBeVisible();
  await page.getByRole('button', { name: 'Release the document' }).click();
  await expect(page.getByText(/Released on/).first()).toBeVisible();
  const address = new URL(page.url()).pathname;

  const delegate = await as('Delegate');
  await delegate.goto(`${OPEN.replace('/en', '/ar')}/documents`);
  const line = delegate.getByRole('listitem').filter({ hasText: title });
  const download = delegate.waitForEvent('download');
  await line.getByRole('link', { name: /PDF/ }).click();
  expect((await download).suggestedFilename()).toBe(`${symbol.replaceAll('/', '-')}-ar.pdf`);
  const nobody = await delegate.context().browser()?.newContext();
  expect((await nobody?.request.get(new URL(address, page.url()).href))?.status()).toBe(404);
  await nobody?.close();

  await page.locator('#withdraw summary').click();
  await page.locator('#withdraw [name=reason]').fill('It was another text.');
  await page.getByRole('button', { name: 'Withdraw the document' }).click();
  await expect(page.getByText('It was another text.').first()).toBeVisible();
  await delegate.goto(address);
  await expect(delegate.getByText('It was another text.')).toBeVisible();
  await expect(delegate.getByRole('link', { name: /Arabic \(PDF/ })).toHaveCount(0);
});
