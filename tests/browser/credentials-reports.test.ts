import { DESK_LANGUAGES, plenaryOf } from '@/tests/setup/desks';
import { expect, test } from './fixtures';
import { enterByMail } from './path/stage';
import { sayIn } from './words';

for (const language of DESK_LANGUAGES)
  test(`an officer issues a report on credentials, and records that it was adopted: ${language}`, async ({
    open,
  }) => {
    const say = sayIn(language);
    const { slug, officer } = plenaryOf(language);
    const at = (path: string) => `/${language}/${slug}${path}`;
    const [chile, peru] = { en: ['Chile', 'Peru'], ar: ['شيلي', 'بيرو'] }[language] as [string, string];
    const page = await open();
    await enterByMail(page, officer);
    const pressed = (form: string) => page.locator(`#${form}`).getByRole('button');

    await test.step('issued as the credentials stand', async () => {
      await page.goto(at('/delegations'));
      await page.getByRole('link', { name: say('credentials.title') }).click();
      await expect(page.getByText(say('credentials.none'))).toBeVisible();
      await page.locator('[name="remarks.en"]').fill('Two originals are under way.');
      await pressed('issue-report').click();
      await expect(page.getByText(say('credentials.done.issued', { number: 1 })).first()).toBeVisible();
      await expect(page.locator('#now')).toContainText(say('credentials.noChanges'));
    });

    await test.step('what an older page would issue is refused once a state has changed, and the words stay', async () => {
      const stale = await open({
        storageState: await page.context().storageState(),
        javaScriptEnabled: false,
      });
      await stale.goto(at('/credentials'));
      await page.goto(at('/delegations'));
      await page.getByRole('link', { name: peru, exact: true }).click();
      const form = page.locator('#set-credentials');
      await form.locator('[name=to]').selectOption('accepted');
      await form.getByRole('button').click();
      await expect(page.getByText(say('delegations.done.credentialsDecided')).first()).toBeVisible();
      await stale.locator('[name="remarks.en"]').fill('Another original arrived.');
      await stale.locator('#issue-report').getByRole('button').click();
      await expect(stale.getByRole('alert').first()).toContainText(say('credentials.refusal.statesChanged'));
      await expect(stale.locator('[name="remarks.en"]')).toHaveValue('Another original arrived.');
      await expect(stale.locator('#now')).toContainText(peru);
    });

    await test.step('adopted in the plenary; withdrawn and recorded anew', async () => {
      await page.goto(at('/credentials/1'));
      await expect(page.locator('#accepted')).toContainText(chile);
      await expect(page.locator('#provisional')).toContainText(peru);
      await page.locator('#adopt > summary').click();
      await page.locator('#adopt-report [name=sessionId]').selectOption({ index: 1 });
      await pressed('adopt-report').click();
      await expect(page.locator('#adoption')).toContainText('First plenary');
      await page.locator('#withdraw-adoption > summary').click();
      await page.locator('#unadopt-report [name=reason]').fill('It was the session after.');
      await pressed('unadopt-report').click();
      await expect(page.locator('#acts')).toContainText('It was the session after.');
      await page.locator('#adopt > summary').click();
      await page.locator('#adopt-report [name=sessionId]').selectOption({ index: 1 });
      await pressed('adopt-report').click();
      await expect(page.locator('#adoption')).toContainText('First plenary');
    });

    await test.step('the paper can be taken away', async () => {
      for (const name of ['pdf', 'word'] as const) {
        const href = await page.getByRole('link', { name: say(`credentials.${name}`) }).getAttribute('href');
        const { headers, status } = await page.request
          .get(href ?? '')
          .then((answer) => ({ headers: answer.headers(), status: answer.status() }));
        expect(status).toBe(200);
        expect(headers['content-type']).toContain(name === 'pdf' ? 'pdf' : 'wordprocessingml');
      }
    });
  });
