import { expect, test } from './fixtures';
import { sayIn } from './words';

/** The calendar day at the conference: `tests/setup/conference/conference.ts`. */
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Santiago' }).format(new Date());

test('an adopted outcome is forwarded to the General Assembly, corrected, and withdrawn: in English and Arabic', async ({
  as,
  open,
}) => {
  const [english, arabic] = [sayIn('en'), sayIn('ar')];
  const at = (language: string) => `/${language}/open-conference/outcomes/2`;
  const page = await as('Organizer', { viewport: { width: 390, height: 844 } });
  const reader = await open({ javaScriptEnabled: false });

  await test.step('it is recorded in Arabic', async () => {
    await page.goto(at('ar'));
    await page.locator('#forward > summary').click();
    const form = page.locator('#forward-outcome');
    await form.locator('[name="assembly.en"]').fill('General Assembly, 93rd session');
    await form.locator('[name="assembly.ar"]').fill('الجمعية العامة، الدورة الثالثة والتسعون');
    await form.locator('[name=forwardedOn]').fill('2199-01-01');
    await form.getByRole('button').click();
    await expect(form.getByText(arabic('implementation.invalid.forwardedAhead')).first()).toBeVisible();
    await form.locator('[name=forwardedOn]').fill(today());
    await form.getByRole('button').click();
    await expect(page.locator('#forwarding')).toContainText('الدورة الثالثة والتسعون');
  });

  await test.step('everybody reads it, in the path too, and takes the draft away', async () => {
    await reader.goto(at('en'));
    await expect(reader.locator('#forwarding')).toContainText('General Assembly, 93rd session');
    await expect(reader.locator('#path')).toContainText('General Assembly, 93rd session');
    const href = await reader
      .getByRole('link', { name: english('implementation.forwarding.draft') })
      .getAttribute('href');
    const draft = await reader.request.get(href ?? '');
    expect(draft.headers()['content-type']).toContain('wordprocessingml');
  });

  await test.step('it is corrected and withdrawn in English, with a reason each', async () => {
    await page.goto(at('en'));
    await page.locator('#forward > summary').click();
    const form = page.locator('#forward-outcome');
    await form.locator('[name=symbol]').fill('GA-93/DOC/7');
    await form.locator('[name=reason]').fill('The Assembly gave it a symbol.');
    await form.getByRole('button').click();
    await expect(page.locator('#forwarding')).toContainText('GA-93/DOC/7');
    await page.locator('#unforward > summary').click();
    const withdrawal = page.locator('#withdraw-forwarding');
    await withdrawal.locator('[name=reason]').fill('It was taken off the agenda.');
    await withdrawal.getByRole('button').click();
    await expect(page.locator('#forwarding')).toContainText(english('implementation.forwarding.not'));
    await reader.goto(at('en'));
    await expect(reader.locator('#forwarding')).toHaveCount(0);
  });
});
