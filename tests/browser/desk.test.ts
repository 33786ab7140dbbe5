import { DESK_LANGUAGES, deskOf } from '@/tests/setup/desks';
import { expect, test } from './fixtures';
import { enterByMail } from './path/stage';
import { sayIn } from './words';

for (const language of DESK_LANGUAGES) {
  const say = sayIn(language);
  const { slug, officeOf } = deskOf(language);
  const root = `/${language}/${slug}`;
  const [chile, peru] = { en: ['Chile', 'Peru'], ar: ['شيلي', 'بيرو'] }[language] as [string, string];

  test(`an organizer writes the letter of convocation, sends it, and sends it to nobody twice: ${language}`, async ({
    open,
  }) => {
    const page = await open();
    await enterByMail(page, officeOf('organizer'));
    await page.goto(`${root}/settings/letter`);
    const letter = page.locator('#letter');
    for (const name of ['letterhead', 'signedAt', 'signerOffice'])
      await letter.locator(`[name="${name}.en"]`).fill(`The ${name}`);
    await letter.locator('[name=signer]').fill('Ada Example');
    const body = letter.locator('[name="body.en"]');
    const words = 'Dear delegation {of}, you are invited to {conference}.';

    await test.step('a field that there is not is named, and the text is kept', async () => {
      await body.fill(`${words} {plaec}`);
      await letter.getByRole('button', { name: say('conferences.letter.save') }).click();
      await expect(letter.getByText(/plaec/).first()).toBeVisible();
      await expect(body).toHaveValue(`${words} {plaec}`);
      await body.fill(words);
      await letter.getByRole('button', { name: say('conferences.letter.save') }).click();
      await expect(page.getByText(say('conferences.done.letterEdited')).first()).toBeVisible();
    });

    const row = (country: string) =>
      page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: country }) });
    await expect(row(chile)).toContainText(say('conferences.letter.state.none'));
    // A page that does not read itself anew: what it sends later comes too late.
    const stale = await open({ storageState: await page.context().storageState(), javaScriptEnabled: false });
    await stale.goto(`${root}/settings/letter`);

    await test.step('one act sends it to every delegation that can be reached', async () => {
      await page.getByLabel(say('conferences.letter.chooseAll')).check();
      await page.getByRole('button', { name: say('conferences.letter.send') }).click();
      await expect(page.getByText(say('conferences.done.letterSent', { count: 2 })).first()).toBeVisible();
      await expect(row(chile)).not.toContainText(say('conferences.letter.state.none'));
    });

    await test.step('a colleague whose page is older sends none, and reads to whom', async () => {
      const boxes = stale.locator('#send-letters input[type=checkbox][name="chosen[]"]');
      await expect(boxes).toHaveCount(2);
      for (const box of await boxes.all()) await box.check();
      await stale.getByRole('button', { name: say('conferences.letter.send') }).click();
      const alert = stale.getByRole('alert').filter({ hasText: chile });
      await expect(alert).toContainText(say('conferences.refusal.letterSentMeanwhile'));
      await expect(alert).toContainText(peru);
    });
  });

  test(`an officer decides on several at once and takes it back: ${language}`, async ({ open }) => {
    const page = await open();
    await enterByMail(page, officeOf('credentialsOfficer'));
    await page.goto(`${root}/delegations`);
    const status = (country: string) => page.getByRole('row').filter({ hasText: country });
    const box = (name: string) => page.getByRole('checkbox', { name });
    const statusSaid = (key: string) => say(`delegations.credentials.${key}`);
    const takeBack = () =>
      page.locator('#latest').getByRole('button', { name: say('delegations.undo.submit') });

    await test.step('the credentials of two delegations', async () => {
      await box(chile).check();
      await box(peru).check();
      await page.getByRole('radio', { name: statusSaid('accepted') }).check();
      await page.getByRole('button', { name: say('delegations.page.setCredentials') }).click();
      for (const country of [chile, peru])
        await expect(status(country)).toContainText(statusSaid('accepted'));
      await page.locator('#latest textarea').fill('The instrument was unsigned.');
      await takeBack().click();
      for (const country of [chile, peru])
        await expect(status(country)).toContainText(statusSaid('submitted'));
      await expect(page.locator('#latest')).toHaveCount(0);
    });

    await test.step('three registrations', async () => {
      await page.goto(`${root}/accreditation`);
      const waiting = page.getByRole('row').filter({ hasText: 'Waiting' });
      await expect(waiting).toHaveCount(3);
      for (const name of ['One', 'Two'])
        await page.getByRole('checkbox', { name: `Waiting ${name}` }).check();
      await page.locator('#decision').getByRole('radio').first().check();
      await page.getByRole('button', { name: say('delegations.desk.submit') }).click();
      await expect(waiting).toHaveCount(1);
      await page.locator('#latest textarea').fill('The photographs were mixed up.');
      await takeBack().click();
      await expect(waiting).toHaveCount(3);
    });
  });
}
