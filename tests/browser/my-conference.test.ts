import { expect, SAMPLE, test } from './fixtures';
import { enterBy, type Stage } from './path/stage';

/** Head of a delegation to one conference, in which two votes are open; see `tests/setup/open-conference.ts`. */
const HEAD = 'head@one-part.example.org';
const MINE = '/en/one-part/me';

test('a head of delegation lands where its votes are owed, and sees one move when it is cast', async ({
  open,
  as,
}) => {
  const stage: Stage = {
    slug: 'one-part',
    title: 'Conference',
    run: '',
    administrator: await as('Administrator'),
    visitor: await open(),
    open,
  };
  await stage.visitor.goto('/en/sign-in');
  await stage.visitor.getByLabel('E-mail address').fill(HEAD);
  await stage.visitor.getByRole('button', { name: 'Send me a link' }).click();
  await expect(stage.visitor.getByText(/a link is on its way/)).toBeVisible();
  const desk = await enterBy(stage, HEAD, /Your link to Plenary/, 'Sign in');

  await test.step('what is owed stands first, the nearest deadline above', async () => {
    await expect(desk).toHaveURL(MINE);
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Two things are yours to do');
    await expect(
      desk.getByRole('navigation', { name: 'Conference' }).getByRole('link', { name: 'My conference' }),
    ).toHaveAttribute('aria-current', 'page');
    const votes = desk.getByRole('main').getByRole('link', { name: /^Vote Vote:/ });
    await expect(votes).toHaveCount(2);
    await expect(votes.first()).toHaveAttribute('href', '/en/one-part/ballots/2/vote');
  });

  // Whatever reads the page anew from the server leaves this mark where it is; loading it again does not.
  await desk.evaluate(() => document.body.setAttribute('data-not-loaded-again', ''));
  const booth = await desk.context().newPage();
  await test.step('it votes from there', async () => {
    await booth.goto(MINE);
    await booth
      .getByRole('main')
      .getByRole('link', { name: /^Vote Vote:/ })
      .first()
      .click();
    await booth.getByRole('radio', { name: 'For', exact: true }).check();
    await booth.getByRole('button', { name: 'Continue' }).click();
    await booth.getByRole('button', { name: 'Cast this vote' }).click();
    await expect(booth.getByRole('heading', { level: 1, name: 'The vote is recorded' })).toBeFocused();
  });

  await test.step('the list changes without reloading, and the vote stands as done and changeable', async () => {
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText('One thing is yours to do');
    await expect(desk.getByRole('heading', { level: 2, name: 'Done, and changeable' })).toBeVisible();
    const done = desk.getByRole('listitem').filter({ hasText: 'You voted For on ballot 2' });
    await expect(done).toContainText('Can be changed until');
    await expect(desk.locator('body')).toHaveAttribute('data-not-loaded-again', '');
    await done.getByRole('link', { name: /^Change / }).click();
    await expect(desk.getByRole('radio', { name: 'For', exact: true })).toBeVisible();
  });
});

test('a page that somebody is led to is shown from its top, and one that they go back to is not', async ({
  open,
}) => {
  const ruler = await open({ viewport: { width: 390, height: 400 } });
  await ruler.goto(`/en/${SAMPLE}/ballots`);
  const length = await ruler.evaluate(() => document.documentElement.scrollHeight);
  // So high that the page is a little longer, and its beginning can be seen wherever it is scrolled to.
  const page = await open({ viewport: { width: 390, height: length - 90 } });
  const scrolled = () => page.evaluate(() => window.scrollY);
  await page.goto(`/en/${SAMPLE}/outcomes`);
  await page.evaluate(() => window.scrollTo(0, 300));
  // The keys are heard a moment after the page can be seen.
  await expect(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await expect(page.getByRole('heading', { level: 1, name: 'Ballots' })).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect.poll(scrolled).toBe(0);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Outcomes' })).toBeVisible();
  // How far down is the browser's: while the page is drawn it may be shorter than it was.
  await expect.poll(scrolled).toBeGreaterThan(0);
});
