import type { Page } from '@playwright/test';
import { DESK_LANGUAGES, reportedIn } from '@/tests/setup/desks';
import { aPdf } from '../setup/document-files';
import { expect, test } from './fixtures';
import { enterByMail, linkTo } from './path/stage';
import { sayIn } from './words';

const PHONE = { viewport: { width: 390, height: 844 } };
const file = { name: 'قانون.pdf', mimeType: 'application/pdf', buffer: aPdf() };

for (const language of DESK_LANGUAGES)
  test(`a member hands in a file with its report, from the mail that asks for it, and takes it out: ${language}`, async ({
    open,
  }) => {
    const say = sayIn(language);
    const { slug, heads } = reportedIn(language);
    const here = `/${language}/${slug}/outcomes/1/implementation/cl`;
    const words = { en: 'A law was passed.', ar: 'صدر القانون.' }[language];
    const formOf = (page: Page) => page.locator('#report-implementation');
    const latest = (page: Page) => page.locator('#reports article').first();
    const bears = (page: Page) => latest(page).getByRole('link', { name: /PDF/ });
    const chile = await open(PHONE);

    await test.step('a file that is none is refused at its field, and what was typed stays', async () => {
      const { pathname, search } = new URL(await linkTo(heads.CL));
      await chile.goto(pathname + search);
      await chile.locator('main form').getByRole('button').first().click();
      await chile.waitForURL((url) => url.pathname === here);
      const form = formOf(chile);
      await form.locator('[name=state][value=inProgress]').check();
      await form.locator('[name=words]').fill(words);
      await form.locator('[name=file]').setInputFiles({ ...file, buffer: Buffer.from('MZ') });
      await form.getByRole('button').last().click();
      await expect(form.getByText(say('documents.refusal.fileKind')).first()).toBeVisible();
      await expect(form.locator('[name=words]')).toHaveValue(words);
      await form.locator('[name=file]').setInputFiles({ ...file, buffer: Buffer.alloc(0) });
      await form.getByRole('button').last().click();
      await expect(form.getByText(say('implementation.invalid.file')).first()).toBeVisible();
      await expect(form.locator('[name=words]')).toHaveValue(words);
    });

    await test.step('a PDF goes with the report, and who takes part reads it', async () => {
      await formOf(chile).locator('[name=file]').setInputFiles(file);
      await formOf(chile).getByRole('button').last().click();
      await expect(latest(chile)).toContainText(words);
      await expect(bears(chile)).toHaveAttribute('href', `${here}/1`);
      await expect(formOf(chile).locator('[name=file]')).toHaveValue('');
      const peru = await open();
      await enterByMail(peru, heads.PE);
      await peru.goto(here);
      const download = peru.waitForEvent('download');
      await bears(peru).click();
      expect((await download).suggestedFilename()).toBe('implementation-1-CL-1.pdf');
      const anybody = await open();
      expect((await anybody.request.get(`${here}/1`)).status()).toBe(404);
    });

    await test.step('a further report says what becomes of it, keeps it, and leaves it out, without scripts', async () => {
      const storageState = await chile.context().storageState();
      const plain = await open({ storageState, javaScriptEnabled: false });
      await plain.goto(here);
      const form = formOf(plain);
      await expect(form.getByRole('link', { name: /PDF/ })).toHaveAttribute('href', `${here}/1`);
      await form.locator('[name=doneOn]').fill('2023-04-01');
      await form.locator('[name=file]').setInputFiles(file);
      await form.getByRole('button').last().click();
      await expect(form.getByText(say('implementation.refusal.notDone')).first()).toBeVisible();
      await expect(form.locator('noscript p')).toHaveText(say('implementation.report.fileAgain'));
      await expect(form.locator('noscript p')).toBeVisible();
      await expect(form.locator('[name=words]')).toHaveValue(words);
      await form.locator('[name=doneOn]').fill('');
      await form.getByRole('button').last().click();
      await expect(bears(plain)).toHaveAttribute('href', `${here}/2`);
      await form.getByLabel(say('implementation.report.withoutFile')).check();
      await form.getByRole('button').last().click();
      await expect(plain.locator('#reports #before')).toBeVisible();
      await expect(bears(plain)).toHaveCount(0);
      await plain.locator('#before > summary').click();
      await expect(plain.locator('#before').getByRole('link', { name: /PDF/ })).toHaveCount(2);
    });

    await test.step('with scripts, what was sent is not chosen any more, and can be taken out at once', async () => {
      const form = formOf(chile);
      const send = () => form.getByRole('button').last().click();
      const [chosen, without] = [form.locator('[name=file]'), form.locator('[name=withoutFile]')];
      await chile.reload();
      await chosen.setInputFiles(file);
      await send();
      await expect(bears(chile)).toHaveAttribute('href', `${here}/4`);
      await expect(chosen).toHaveValue('');
      await without.check();
      await send();
      await expect(bears(chile)).toHaveCount(0);
      await expect(without).toHaveCount(0);
    });

    await test.step('a file that is too large holds the report back until that was read', async () => {
      const form = formOf(chile);
      const chosen = form.locator('[name=file]');
      const before = await chile.locator('#before a').count();
      let sent = 0;
      chile.on('request', (request) => {
        if (request.method() === 'POST' && request.url().includes(here)) sent += 1;
      });
      await chosen.setInputFiles({ ...file, buffer: Buffer.alloc(20 * 2 ** 20 + 1) });
      await expect(form.getByText(say('documents.refusal.fileTooLarge')).first()).toBeVisible();
      await form.getByRole('button').last().click();
      await expect(chosen).toBeFocused();
      expect(sent).toBe(0);
      await expect(chile.locator('#before a')).toHaveCount(before);
      await chosen.setInputFiles(file);
      await form.getByRole('button').last().click();
      await expect(bears(chile)).toHaveAttribute('href', `${here}/6`);
    });

    await test.step('beside words that were put back stands that the file is to be chosen again', async () => {
      const form = formOf(chile);
      await form.locator('[name=withoutFile]').check();
      await form.locator('[name=words]').fill(`${words} 2`);
      await chile.reload();
      await expect(form.locator('[name=words]')).toHaveValue(`${words} 2`);
      await expect(form.getByText(say('implementation.report.fileAgain'))).toBeVisible();
      await expect(form.locator('[name=withoutFile]')).not.toBeChecked();
    });
  });
