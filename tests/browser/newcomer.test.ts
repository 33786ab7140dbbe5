import type { Locator, Page } from '@playwright/test';
import { countryName } from '@/platform/i18n/country-names';
import { expect, type Office, test } from './fixtures';
import { sayIn } from './words';

/** In a phone and at a desk, in English and in Arabic. */
const PHONE = { width: 390, height: 844 };
const SIZES = [PHONE, { width: 1280, height: 900 }];
const LANGUAGES = ['en', 'ar'] as const;

/** What is question of the sample stands in its own titles. */
const TITLES = {
  en: { sample: '25th Americas Regional Conference', question: /yearly review of what became of/ },
  ar: { sample: 'المؤتمر الإقليمي الخامس والعشرون للأمريكتين', question: /استعراض سنوي لما آلت إليه/ },
};
const inTest = (title: string, language: string) => (language === 'en' ? title : `${title} (${language})`);

/** What stands below a heading. */
const section = (page: Page, name: string) =>
  page.locator('section', { has: page.getByRole('heading', { level: 2, name, exact: true }) });

/** Somebody who has never been here: sees the home page, and presses what says where it leads. */
async function newcomer(page: Page, language: string) {
  await page.goto(`/${language}`);
  let steps = 0;
  return {
    /** Follows a link by its words, as one reads them on the page. */
    async follow(link: Locator) {
      steps += 1;
      expect(steps, 'steps from the home page').toBeLessThan(3);
      const from = page.url();
      await link.click();
      await page.waitForURL((url) => url.href !== from);
      await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
    },
  };
}

for (const language of LANGUAGES) {
  const say = sayIn(language);
  const { sample, question } = TITLES[language];
  const chile = countryName('CL', language);

  for (const viewport of SIZES) {
    const where = `${language}, ${viewport.width} px`;

    test(`a newcomer finds what is on now (${where})`, async ({ open }) => {
      const page = await open({ viewport });
      const { follow } = await newcomer(page, language);
      const now = section(page, say('conferences.home.now'));
      await follow(now.getByRole('link', { name: inTest('Running conference', language), exact: true }));
      const band = page
        .getByRole('main')
        .getByRole('region', { name: say('conferences.band.label.running') });
      await expect(band).toContainText(say('conferences.band.onNow'));
      const session = band.getByRole('link', { name: inTest('Plenary under way', language) });
      await expect(session).toBeInViewport();
      await expect(band.getByText('Hall').first()).toBeInViewport();
    });

    test(`a newcomer finds how Chile voted (${where})`, async ({ open }) => {
      const page = await open({ viewport });
      const { follow } = await newcomer(page, language);
      await follow(page.getByRole('link', { name: sample, exact: true }));
      await follow(page.getByRole('link', { name: say('ballots.matrix.link'), exact: true }));
      const line = page
        .getByRole('listitem')
        .filter({ has: page.getByRole('link', { name: chile, exact: true }) });
      await expect(line).toContainText(say('decision.choice.for'));
      await expect(page.getByRole('heading', { level: 2, name: question })).toBeVisible();
    });

    test(`a newcomer finds why it was adopted (${where})`, async ({ open }) => {
      const page = await open({ viewport });
      const figures = { for: 24, against: 9, abstain: 4, cast: 33, needed: 22, exact: 1 };
      const why = say('decision.because.adopted.twoThirds', figures);
      const ballot = await newcomer(page, language);
      await ballot.follow(page.getByRole('link', { name: sample, exact: true }));
      await ballot.follow(page.getByRole('link', { name: question }));
      await expect(
        page.getByRole('heading', { name: say('decision.headline.adopted', figures), exact: true }),
      ).toBeInViewport();
      await expect(page.getByRole('paragraph').filter({ hasText: why })).toBeInViewport();

      const text = await newcomer(page, language);
      const decided = inTest('A text decided this morning', language);
      await text.follow(
        page.getByRole('link', { name: inTest('Running conference', language), exact: true }),
      );
      await text.follow(page.getByRole('link', { name: decided }));
      await expect(page.getByText(say('outcomes.method.consensus')).first()).toBeInViewport();

      await page.goto(`/${language}/americas-25/outcomes/8`);
      await expect(page.getByRole('paragraph').filter({ hasText: why })).toBeInViewport();
      await expect(
        page.getByRole('link', { name: say('outcomes.step.ballot', { number: 1 }) }).first(),
      ).toBeVisible();
    });
  }

  /** Each with a conference in which something is owed while the tests run. */
  const OWING: { office: Office; conference: string }[] = [
    { office: 'Head of delegation', conference: inTest('Owing conference', language) },
    { office: 'Delegate', conference: inTest('Open conference', language) },
    { office: 'Rapporteur', conference: sample },
    { office: 'Organizer', conference: sample },
  ];

  for (const { office, conference } of OWING) {
    test(`who signs in for the first time finds what is owed: ${office} (${language})`, async ({ as }) => {
      const page = await as(office, { viewport: PHONE });
      const { follow } = await newcomer(page, language);
      const yours = section(page, say('conferences.me.yours'));
      const nothing = say('conferences.me.owed', { count: 0 });
      const own = yours.getByRole('listitem').filter({ hasText: conference });
      // The home page says already that something is, and what comes first.
      await expect(own.getByText(nothing)).toHaveCount(0);
      await expect(own).toBeInViewport();
      await follow(own.getByRole('link', { name: conference, exact: true }));
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(nothing);
      const first = page.getByRole('main').getByRole('listitem').first();
      const what = await first.getByRole('heading', { level: 2 }).textContent();
      // What is to be done is named on what one presses, and can be seen without scrolling.
      await expect(first.getByRole('link')).toContainText(what ?? 'a heading');
      await expect(first.getByRole('link')).toBeInViewport();
    });
  }
}
