import { expect, test } from './fixtures';
import { sayIn } from './words';

for (const language of ['en', 'ar'] as const) {
  const say = sayIn(language);

  test(`a delegation submits a text, another co-sponsors it, and a late text is admitted: ${language}`, async ({
    as,
    open,
  }) => {
    const here = `/${language}/submitting-${language}`;
    const phone = { viewport: { width: 390, height: 844 } };
    const head = await as('Head of delegation', phone);
    const sponsor = await as('Delegate', phone);

    await test.step('the head of a delegation writes it, and names a co-sponsor', async () => {
      await head.goto(`${here}/outcomes`);
      await head.getByRole('link', { name: say('outcomes.submit.title') }).click();
      await head.waitForURL(/outcomes\/submit$/);
      const form = head.locator('#submit-text');
      await form.locator('[name="title.en"]').fill('Shared registers');
      await form.locator('[name="preamble.en"]').fill('Recalling its earlier work,');
      await form
        .locator('[name="text.en"]')
        .fill('Encourages members to share registers\n\nRequests a report');
      await form.locator('[name="sponsors[]"]').check();
      await form.getByRole('button', { name: say('outcomes.submit.submit') }).click();
      await head.waitForURL(/outcomes\/1$/);
      await expect(head.locator('#text')).toContainText('share registers');
      await expect(head.locator('#sponsors')).toContainText(say('outcomes.sponsors.none'));
    });

    await test.step('the other finds it among what is its own to do, and confirms', async () => {
      await sponsor.goto(`${here}/me`);
      await sponsor.locator('main a[href$="/outcomes/1#sponsors"]').first().click();
      await sponsor.waitForURL(/outcomes\/1#sponsors$/);
      await expect(sponsor.locator('#sponsors')).toContainText(say('outcomes.sponsors.none'));
      await sponsor.getByRole('button', { name: say('outcomes.sponsors.confirm') }).click();
      await expect(sponsor.locator('#sponsors')).not.toContainText(say('outcomes.sponsors.none'));
      await expect(head.locator('#sponsors')).not.toContainText(say('outcomes.sponsors.none'));
      const stranger = await open();
      await stranger.goto(`${here}/outcomes/1`);
      await expect(stranger.locator('#sponsors')).toHaveCount(0);
    });

    const second = head.locator('#submit-text');
    await test.step('from the deadline on nothing is taken, and what was typed stays', async () => {
      await head.goto(`${here}/outcomes/submit`);
      await second.locator('[name="title.en"]').fill('Joint exercises');
      await second.locator('[name="text.en"]').fill('Invites members to exercise together');
      const organizer = await as('Organizer');
      await organizer.goto(`${here}/settings/deadlines`);
      await organizer.locator('[name=submissionDue]').fill('2023-01-01T12:00');
      await organizer.getByRole('button', { name: say('conferences.deadlines.save') }).click();
      await expect(organizer.getByText(say('conferences.deadlines.saved')).first()).toBeVisible();
      await second.getByRole('button', { name: say('outcomes.submit.submit') }).click();
      await expect(second.getByText(/2023/).first()).toBeVisible();
      await expect(second.locator('[name="text.en"]')).toHaveValue('Invites members to exercise together');
    });

    await test.step('the chair admits it with a reason, and it is sent again', async () => {
      const chair = await as('Chair');
      await chair.goto(`${here}/outcomes`);
      await chair.locator('#admit > summary').click();
      const admission = chair.locator('#admit-submission');
      const options = await admission.locator('[name=delegationId] option').allTextContents();
      const chile = options.findIndex((one) => /Chile|شيلي/.test(one));
      await admission.locator('[name=delegationId]').selectOption({ index: chile });
      await admission.locator('[name=reason]').fill('It was announced in the plenary.');
      await admission.getByRole('button').click();
      await expect(chair.getByText(say('outcomes.done.submissionAdmitted')).first()).toBeVisible();
      await second.getByRole('button', { name: say('outcomes.submit.submit') }).click();
      await head.waitForURL(/outcomes\/2$/);
      await expect(head.locator('#sponsors')).toContainText('It was announced in the plenary.');
    });
  });
}
