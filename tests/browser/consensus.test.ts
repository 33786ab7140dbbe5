import type { Page } from '@playwright/test';
import { countryName } from '@/platform/i18n/country-names';
import { calledIn, DESK_LANGUAGES } from '@/tests/setup/desks';
import { expect, test } from './fixtures';
import { enterByMail } from './path/stage';
import { sayIn } from './words';

const PHONE = { viewport: { width: 390, height: 844 } };

for (const language of DESK_LANGUAGES)
  test(`a text is called for objections, objected to, and adopted by consensus: ${language}`, async ({
    open,
  }) => {
    test.slow();
    const say = sayIn(language);
    const words = (key: string, values?: Record<string, string | number>) =>
      say(`outcomes.calls.${key}`, values);
    const { slug, desk, heads, session } = calledIn(language);
    const here = `/${language}/${slug}/sessions/${session}`;
    const came = async (email: string, options = {}): Promise<Page> => {
      const page = await open(options);
      await enterByMail(page, email);
      return page;
    };
    const [chair, chile] = [await came(desk), await came(heads.CL, PHONE)];
    const entered = await came(heads.BR, PHONE);
    const storageState = await entered.context().storageState();
    const brazil = await open({ ...PHONE, storageState, javaScriptEnabled: false });
    const hall = await open({ storageState });
    const call = async (seconds: number) => {
      await chair.locator('#open-call [name=seconds]').fill(String(seconds));
      await chair.locator('#open-call').getByRole('button').click();
      await expect(chair.getByText(words('ask'))).toBeVisible();
    };

    await test.step('all see the question and its clock, also after a reload', async () => {
      await chile.goto(here);
      await hall.goto(`${here}/hall`);
      await chair.goto(`${here}/console`);
      await call(600);
      await expect(chile.getByText(words('ask'))).toBeVisible();
      await expect(hall.getByText(words('ask')).first()).toBeVisible();
      await chile.reload();
      await expect(
        chile.locator('section[aria-labelledby=call-for-objections]').getByRole('timer'),
      ).toBeVisible();
      await expect(chair.getByText(words('stage.running'))).toBeVisible();
      await expect(chair.locator('#declare')).toHaveCount(0);
    });

    await test.step('a delegation objects with one act, and the console says what the rules allow', async () => {
      await chile.getByRole('button', { name: words('object') }).click();
      await expect(chile.getByText(words('own'))).toBeVisible();
      await expect(chair.getByText(words('stage.objected'))).toBeVisible();
      await expect(hall.getByText(countryName('CL', language)).first()).toBeVisible();
      await chile.getByRole('button', { name: words('takeBack') }).click();
      await expect(chile.getByRole('button', { name: words('object') })).toBeVisible();
    });

    await test.step('another does so where no script runs, and the chair withdraws the call', async () => {
      await brazil.goto(here);
      await brazil.getByRole('button', { name: words('object') }).click();
      await expect(brazil.getByText(words('own'))).toBeVisible();
      await expect(chair.getByText(words('stage.objected'))).toBeVisible();
      await chair.locator('#end-call summary').click();
      await chair.locator('#withdraw-call [name=reason]').fill('It is debated further.');
      await chair.locator('#withdraw-call').getByRole('button').click();
      await expect(chair.locator('#open-call')).toBeVisible();
    });

    await test.step('called again, it has a reservation, and is declared adopted when the time is over', async () => {
      await call(10);
      await chile.locator('#reserve-own summary').click();
      await chile.locator('#reserve-from-hall [name=text]').fill('Not the last paragraph.');
      await chile.locator('#reserve-from-hall').getByRole('button').click();
      await expect(chile.getByText(words('ownReservation'))).toBeVisible();
      await expect(chair.locator('#declare')).toBeVisible({ timeout: 30_000 });
      await chair.locator('#declare').getByRole('button').click();
      const sentence = say('decision.because.adoptedByConsensus.called', { seconds: 10, reservations: 1 });
      await expect(hall.getByText(sentence).first()).toBeVisible();
      const reader = await open();
      await reader.goto(`/${language}/${slug}/outcomes/1`);
      await expect(reader.getByText(sentence).first()).toBeVisible();
      await expect(reader.getByText('Not the last paragraph.')).toBeVisible();
    });
  });
