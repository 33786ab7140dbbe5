import type { BrowserContextOptions, Page } from '@playwright/test';
import type { Locale } from '@/domain/local-text';
import { expect, test } from './fixtures';
import { press, tabTo } from './keys';
import { enterByMail, linkTo } from './path/stage';
import { sayIn } from './words';

const PHONE = { viewport: { width: 390, height: 844 } };
const ROOT = '/running-conference';
/** Sessions that are under way, each with a chair of its own: `tests/setup/phase-conferences.ts`. */
const SESSIONS = { en: 'Group under way', ar: 'Plenary under way' } as const;

type Open = (options?: BrowserContextOptions) => Promise<Page>;

/** Somebody of the running conference, who comes in by a link that was mailed. */
async function arrived(open: Open, name: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await open(options);
  await enterByMail(page, `${name}@running.example.org`);
  return page;
}

/** Seconds that the clock of a page shows. */
async function secondsOn(page: Page): Promise<number> {
  const [, minutes = '', seconds = ''] = /(\d+):(\d+)/.exec(await page.getByRole('timer').innerText()) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

for (const language of ['en', 'ar'] as const satisfies Locale[]) {
  const say = sayIn(language);
  const [chile, peru] = { en: ['Chile', 'Peru'], ar: ['شيلي', 'بيرو'] }[language] as [string, string];

  test(`a chair runs a session by keyboard, and delegates ask on their phones: ${language}`, async ({
    open,
  }) => {
    const [chair, phone] = [
      await arrived(open, `chair-${language}`),
      await arrived(open, `delegate-${language}`, PHONE),
    ];
    await phone.goto(`/${language}${ROOT}/agenda`);
    await phone.getByRole('link', { name: SESSIONS[language] }).first().click();
    await phone.waitForURL(/\/sessions\//);
    const session = new URL(phone.url()).pathname;
    // A page that does not read itself anew: what it sends later comes too late.
    const stale = await open({
      storageState: await phone.context().storageState(),
      javaScriptEnabled: false,
    });
    await stale.goto(session);
    const hall = await open({ storageState: await phone.context().storageState() });
    await hall.goto(`${session}/hall`);
    await chair.goto(`${session}/console`);
    const list = chair.locator('#speakers li');

    await test.step('the chair puts a delegation on the list and gives it the floor; the hall sees it', async () => {
      await press(chair, chair.locator('#add summary'));
      const delegations = chair.locator('#add-request [name=delegationId]');
      await tabTo(chair, delegations);
      // Two delegations come, in an order of each language.
      await chair.keyboard.press('ArrowDown');
      if ((await delegations.locator('option:checked').innerText()) !== peru)
        await chair.keyboard.press('ArrowDown');
      await expect(delegations.locator('option:checked')).toHaveText(peru);
      await press(chair, chair.locator('#add-request').getByRole('button'));
      await expect(list).toHaveCount(1);
      await press(chair, chair.locator('#give-next').getByRole('button'));
      await expect(hall.getByRole('region', { name: say('speakers.hasFloor') })).toContainText(peru);
      await expect(hall.getByRole('timer')).toBeVisible();
    });

    await test.step('a delegation asks on a phone, and reads its place', async () => {
      for (const kind of ['statement', 'pointOfOrder'] as const) {
        await phone.getByRole('radio', { name: say(`speakers.kind.${kind}`) }).check();
        await phone.getByRole('button', { name: say('speakers.ask') }).click();
        await expect(list.filter({ hasText: say(`speakers.kind.${kind}`) })).toHaveCount(1);
      }
      await expect(phone.getByText(say('speakers.position', { position: 1, count: 2 }))).toBeVisible();
      await expect(list.first()).toContainText(say('speakers.kind.pointOfOrder'));
    });

    await test.step('the clock goes on over a reload', async () => {
      const before = await secondsOn(chair);
      await chair.reload();
      expect(await secondsOn(chair)).toBeGreaterThanOrEqual(before);
    });

    await test.step('a point of order interrupts, and the speaker goes on after it', async () => {
      await press(chair, chair.locator('#give-next').getByRole('button'));
      const onFloor = chair.getByRole('region', { name: say('speakers.hasFloor') });
      await expect(onFloor).toContainText(say('speakers.kind.pointOfOrder'));
      await expect(onFloor).toContainText(chile);
      await press(chair, chair.locator('#end-speech').getByRole('button'));
      await expect(onFloor).toContainText(peru);
      await press(chair, chair.getByRole('button', { name: say('speakers.resume') }));
      await expect(chair.getByRole('button', { name: say('speakers.pause') })).toBeVisible();
    });

    await test.step('the closed list refuses what comes later, in words', async () => {
      await press(chair, chair.getByRole('button', { name: say('speakers.close') }));
      await expect(chair.getByRole('button', { name: say('speakers.reopen') })).toBeVisible();
      await expect(phone.getByText(say('speakers.closed'))).toBeVisible();
      await stale.getByRole('button', { name: say('speakers.ask') }).click();
      await expect(stale.getByText(say('speakers.refusal.listClosed')).first()).toBeVisible();
      await expect(list).toHaveCount(1);
    });

    await test.step('what was recorded of a speech is corrected beside it, and stays', async () => {
      const spoken = chair.locator('#spoken li');
      await expect(spoken).toHaveCount(1);
      await press(chair, spoken.getByRole('link'));
      const form = chair.locator('#correct-speech');
      await form.locator('[name=delegationId]').selectOption({ label: peru });
      await form.locator('[name=speaker]').fill('Ana Rojas');
      await press(chair, form.getByRole('button'));
      await expect(form.locator('[name=reason][aria-invalid=true]')).toBeVisible();
      await form.locator('[name=reason]').fill('The wrong light.');
      await press(chair, form.getByRole('button'));
      for (const words of [chile, peru, 'Ana Rojas', 'The wrong light.'])
        await expect(spoken).toContainText(words);
      await form.getByRole('radio', { name: say('speakers.correction.standing.notGiven') }).check();
      await form.locator('[name=reason]').fill('It was withdrawn.');
      await press(chair, form.getByRole('button'));
      await expect(spoken).toContainText(say('speakers.correction.notGiven'));
      await expect(spoken).toContainText('Ana Rojas');
    });
  });
}

test('a member answers from the mail that asks for its report, and the matrix shows it', async ({ open }) => {
  const page = await open(PHONE);
  const { pathname, search } = new URL(await linkTo('head@running.example.org'));
  await page.goto(pathname + search);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/outcomes\/1\/implementation\/cl/);
  await page.getByRole('radio', { name: /^In progress/ }).check();
  await page.locator('#report-implementation [name=words]').fill('A contact was named.');
  await page.locator('#report-implementation').getByRole('button').last().click();
  await expect(page.locator('#reports')).toContainText('A contact was named.');
  const anybody = await open();
  await anybody.goto(`/en${ROOT}/implementation`);
  await expect(anybody.getByRole('row', { name: /Chile/ })).toContainText('In progress');
  await expect(anybody.getByText('1 of 2 members have reported.')).toBeVisible();
});
