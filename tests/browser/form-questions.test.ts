import { expect, test } from './fixtures';

const OPEN = 'open-conference';
const WORDS = {
  en: {
    choice: 'One choice',
    again: 'They answer again',
    mustAgain: 'Must be answered again',
    changed: 'This was changed after you had answered.',
    air: 'By air',
  },
  ar: {
    choice: 'خيار واحد',
    again: 'يجيبون من جديد',
    mustAgain: 'تجب الإجابة من جديد',
    changed: 'تغيّر هذا السؤال بعد إجابتكم.',
    air: 'جوًا',
  },
} as const;

for (const language of ['en', 'ar'] as const)
  test(`a question of the conference is asked, answered and asked anew: ${language}`, async ({
    as,
    open,
  }) => {
    const say = WORDS[language];
    const mark = Math.random().toString(36).slice(2, 8);
    const label = (text: string) => `${text} ${mark}`;
    const questions = `/${language}/${OPEN}/settings/questions`;
    const form = `/${language}/${OPEN}/registration/questions`;
    const [desk, delegate] = [await as('Organizer'), await as('Delegate')];
    const group = delegate.getByRole('group', { name: new RegExp(mark) });

    await test.step('an organizer asks it, in the languages of the conference', async () => {
      await desk.goto(questions);
      await desk.getByRole('link', { name: say.choice, exact: true }).click();
      const add = desk.locator('#add-question');
      for (const [name, text] of [
        ['label.en', label('How do you travel?')],
        ['label.ar', label('كيف تسافرون؟')],
        ['options.0.label.en', 'By air'],
        ['options.0.label.ar', 'جوًا'],
        ['options.1.label.en', 'By land'],
        ['options.1.label.ar', 'برًا'],
      ] as const)
        await add.locator(`[name="${name}"]`).fill(text);
      await add.getByRole('button').last().click();
      await desk.waitForURL((url) => url.pathname === questions);
      await expect(desk.getByRole('listitem').filter({ hasText: mark })).toBeVisible();
    });

    await test.step('a delegate answers, and what was chosen saves itself', async () => {
      await delegate.goto(form);
      await group.getByRole('radio', { name: say.air }).check();
      await expect(delegate.locator('#form-answers [data-autosave] [role=status]')).toContainText(/\d/);
      await delegate.reload();
      await expect(group.getByRole('radio', { name: say.air })).toBeChecked();
      await delegate.locator('#form-answers').getByRole('button').last().click();
      await delegate.waitForURL((url) => url.pathname.endsWith('/registration'));
    });

    await test.step('it is asked anew, and says whose answer counts no more', async () => {
      await desk.goto(questions);
      await desk.getByRole('listitem').filter({ hasText: mark }).getByRole('link').first().click();
      const edit = desk.locator('#edit-question');
      await edit.locator('[name="label.en"]').fill(label('How do you travel to Santiago?'));
      await edit.getByRole('radio', { name: say.again }).check();
      await edit.getByRole('button').last().click();
      const person = desk.locator('#again').getByRole('link').first();
      await person.click();
      const row = desk.locator('#questions > dl > div').filter({ hasText: mark });
      await expect(row).toContainText(say.air);
      await expect(row).toContainText(say.mustAgain);
    });

    await test.step('the delegate reads so, and confirms where no script runs', async () => {
      const plain = await open({
        storageState: await delegate.context().storageState(),
        javaScriptEnabled: false,
      });
      await plain.goto(form);
      await expect(plain.getByText(say.changed).first()).toBeVisible();
      await plain.locator('#form-answers').getByRole('button').last().click();
      await plain.waitForURL((url) => url.pathname.endsWith('/registration'));
      await delegate.goto(form);
      await expect(group.getByRole('radio', { name: say.air })).toBeChecked();
      await expect(delegate.getByText(say.changed)).toHaveCount(0);
    });

    await test.step('retired, it is asked no more and its answer stays', async () => {
      await desk.goto(questions);
      await desk.getByRole('listitem').filter({ hasText: mark }).getByRole('link').first().click();
      await desk.locator('#retire-question').getByRole('button').click();
      await desk.waitForURL((url) => url.pathname === questions);
      await expect(desk.locator('#retired')).toContainText(mark);
      await delegate.goto(form);
      await expect(group).toHaveCount(0);
      await delegate.goto(`/${language}/${OPEN}/registration/check`);
      await expect(delegate.locator('#questions > dl > div').filter({ hasText: mark })).toContainText(
        say.air,
      );
    });
  });

const KINDS = {
  en: {
    chile: 'Chile',
    wrong: 'Enter the whole telephone number',
    given: 'Given on',
    notGiven: 'Not given',
  },
  ar: {
    chile: 'شيلي',
    wrong: 'أدخلوا رقم الهاتف كاملًا',
    given: 'أُعطيت في',
    notGiven: 'لم تُعطَ',
  },
} as const;

for (const language of ['en', 'ar'] as const)
  test(`a country, a telephone, an address and a consent are asked and answered: ${language}`, async ({
    as,
  }) => {
    const say = KINDS[language];
    const mark = Math.random().toString(36).slice(2, 8);
    const [desk, delegate] = [await as('Organizer'), await as('Delegate')];
    const form = delegate.locator('#form-answers');
    // Beside what a save by itself was refused for there is a button that discards it.
    const onwards = form.locator('button[type=submit]');
    const field = (kind: string) => form.getByLabel(new RegExp(`${kind} ${mark}`));

    await test.step('an organizer asks them', async () => {
      for (const kind of ['country', 'phone', 'email', 'consent']) {
        await desk.goto(`/${language}/${OPEN}/settings/questions/new?kind=${kind}`);
        const add = desk.locator('#add-question');
        for (const locale of ['en', 'ar'])
          await add.locator(`[name="label.${locale}"]`).fill(`${kind} ${mark}`);
        await add.getByRole('button').last().click();
        await desk.waitForURL((url) => url.pathname.endsWith('/settings/questions'));
      }
    });

    await test.step('a telephone without its country is refused at its field, and what was typed stays', async () => {
      await delegate.goto(`/${language}/${OPEN}/registration/questions?from=check`);
      await field('country').selectOption({ label: say.chile });
      await field('phone').fill('٢ ٢١٢٣ ٤٥٦٧');
      await field('email').fill('Amal@Example.ORG');
      await field('consent').check();
      // It saves itself: the button would be pressed on the way, and go on once the number is right.
      await expect(form.locator('[data-autosave] [role=status]')).toContainText(say.wrong);
      await expect(field('phone')).toHaveAttribute('aria-invalid', 'true');
      await expect(delegate.getByText(say.wrong).first()).toBeVisible();
      await expect(field('phone')).toHaveValue('٢ ٢١٢٣ ٤٥٦٧');
      await field('phone').fill('+٥٦ ٢ ٢١٢٣ ٤٥٦٧');
      await onwards.click();
      await delegate.waitForURL((url) => url.pathname.endsWith('/registration/check'));
    });

    const row = (kind: string) =>
      delegate.locator('#questions > dl > div').filter({ hasText: `${kind} ${mark}` });
    await test.step('they are read as their kind is read', async () => {
      await expect(row('country')).toContainText(say.chile);
      await expect(row('phone')).toContainText('+56221234567');
      await expect(row('email')).toContainText('amal@example.org');
      await expect(row('consent')).toContainText(say.given);
    });

    await test.step('the consent is taken back as it was given', async () => {
      await row('consent').getByRole('link').click();
      await field('consent').uncheck();
      await onwards.click();
      await delegate.waitForURL((url) => url.pathname.endsWith('/registration/check'));
      await expect(row('consent')).toContainText(say.notGiven);
    });

    await test.step('they are asked no more', async () => {
      await desk.goto(`/${language}/${OPEN}/settings/questions`);
      for (const kind of ['country', 'phone', 'email', 'consent']) {
        const item = desk.getByRole('listitem').filter({ hasText: `${kind} ${mark}` });
        await item.getByRole('link').first().click();
        await desk.locator('#retire-question').getByRole('button').click();
        await desk.waitForURL((url) => url.pathname.endsWith('/settings/questions'));
      }
    });
  });
const CONDITIONS = {
  en: {
    yesNo: 'Yes or no',
    yes: 'Yes',
    no: 'No',
    fold: 'Ask it only after certain answers',
    only: 'Only if you answered “Yes” to:',
  },
  ar: {
    yesNo: 'نعم أو لا',
    yes: 'نعم',
    no: 'لا',
    fold: 'طرحه بعد إجابات معيّنة فقط',
    only: 'فقط إذا أجبتم بـ«نعم» عن السؤال:',
  },
} as const;

for (const language of ['en', 'ar'] as const)
  test(`a question is asked only after certain answers, with scripts and without: ${language}`, async ({
    as,
    open,
  }) => {
    const say = CONDITIONS[language];
    const mark = Math.random().toString(36).slice(2, 8);
    const questions = `/${language}/${OPEN}/settings/questions`;
    const form = `/${language}/${OPEN}/registration/questions?from=check`;
    const check = (url: URL) => url.pathname.endsWith('/registration/check');
    const [desk, delegate] = [await as('Organizer'), await as('Delegate')];
    const add = desk.locator('#add-question');
    const send = async () => {
      await add.locator('button[type=submit]').click();
      await desk.waitForURL((url) => url.pathname === questions);
    };

    await test.step('an organizer asks one after the other', async () => {
      await desk.goto(`${questions}/new?kind=yesNo`);
      await add.locator('[name="label.en"]').fill(`Is a transfer needed ${mark}?`);
      await add.locator('[name="label.ar"]').fill(`هل تحتاجون إلى نقل ${mark}؟`);
      await send();
      await desk.goto(`${questions}/new?kind=text`);
      await add.locator('[name="label.en"]').fill(`Which flight ${mark}?`);
      await add.locator('[name="label.ar"]').fill(`أي رحلة ${mark}؟`);
      await add.locator('[name="required"]').check();
      await add.getByText(say.fold).click();
      await add.getByRole('group', { name: mark }).getByRole('checkbox', { name: say.yes }).check();
      await send();
    });

    const transfer = delegate.locator('#form-answers').getByRole('group', { name: mark });
    const flight = delegate.locator('#form-answers').getByRole('textbox', { name: mark });
    const row = (text: string) => delegate.locator('#questions > dl > div').filter({ hasText: text });

    await test.step('it comes and goes with the answer, and what was typed waits', async () => {
      await delegate.goto(form);
      await expect(flight).toBeHidden();
      await transfer.getByRole('radio', { name: say.yes }).check();
      await expect(flight).toBeVisible();
      await expect(flight).toHaveAccessibleDescription(new RegExp(say.only));
      await expect(delegate.locator('#form-answers fieldset:not(:has(> legend))')).toHaveCount(0);
      await flight.fill('LA 800');
      await transfer.getByRole('radio', { name: say.no, exact: true }).check();
      await expect(flight).toBeHidden();
      await transfer.getByRole('radio', { name: say.yes }).check();
      await expect(flight).toHaveValue('LA 800');
      await delegate.locator('#form-answers button[type=submit]').click();
      await delegate.waitForURL(check);
      await expect(row('LA 800')).toBeVisible();
    });

    await test.step('hidden, it is passed over by the keys, says nothing, and is shown to nobody', async () => {
      await delegate.goto(form);
      await transfer.getByRole('radio', { name: say.no, exact: true }).check();
      await expect(flight).toBeHidden();
      await delegate.locator('#form-answers button[type=submit]').click();
      await delegate.waitForURL(check);
      await expect(row(mark)).toHaveCount(1);
      await expect(row('LA 800')).toHaveCount(0);
    });

    await test.step('without scripts it stands there and says when it is asked', async () => {
      const plain = await open({
        storageState: await delegate.context().storageState(),
        javaScriptEnabled: false,
      });
      await plain.goto(form);
      const own = plain.locator('#form-answers');
      await expect(own.getByText(say.only)).toBeVisible();
      const typed = own.getByRole('textbox', { name: mark });
      await expect(typed).toHaveValue('LA 800');
      await own.getByRole('group', { name: mark }).getByRole('radio', { name: say.yes }).check();
      await typed.fill('');
      await own.locator('button[type=submit]').click();
      await expect(typed).toHaveAttribute('aria-invalid', 'true');
      await typed.fill('LA 801');
      await own.locator('button[type=submit]').click();
      await plain.waitForURL(check);
      await expect(plain.getByText('LA 801').last()).toBeVisible();
    });

    await test.step('the one on which it hangs stays as long as it does', async () => {
      const retire = async (at: number) => {
        await desk.goto(questions);
        await desk.getByRole('listitem').filter({ hasText: mark }).nth(at).getByRole('link').first().click();
        await desk.locator('#retire-question').getByRole('button').click();
      };
      await retire(0);
      await expect(desk.locator('#retire-question').getByRole('alert')).toBeVisible();
      await retire(1);
      await desk.waitForURL((url) => url.pathname === questions);
      await retire(0);
      await desk.waitForURL((url) => url.pathname === questions);
    });
  });
