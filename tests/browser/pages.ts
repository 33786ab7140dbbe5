import type { Page } from '@playwright/test';
import { type Office, SAMPLE } from './fixtures';

/** One page of the app as somebody sees it. */
export type Sight = {
  /** its folder under app/[locale] */
  route: string;
  /** who looks; nobody in particular when left out */
  as?: Office;
  /** the address after the language, or how to find it */
  at: string | ((page: Page, language: string) => Promise<string>);
  /** what to do there before it is looked at */
  first?: (page: Page) => Promise<void>;
  /** what tells two sights of one route apart */
  name?: string;
};

const here = `/${SAMPLE}`;
const SESSION = /\/sessions\/[0-9a-f-]{36}$/;

/** The address of the first link on `list` whose own address ends like `pattern`; without its language. */
function linked(list: string, pattern: RegExp) {
  return async (page: Page, language: string) => {
    await page.goto(`/${language}${list}`);
    const hrefs = await page
      .locator('main a[href]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const found = hrefs.find((href) => pattern.test(href));
    if (!found) throw new Error(`no link like ${pattern} on ${list}, only ${hrefs.join(' ')}`);
    return found.slice(language.length + 1);
  };
}

const sendEmpty = async (page: Page) => {
  await page.locator('main form button').first().click();
  await page.getByRole('alert').first().waitFor();
};

/** Every page, at least once: a test counts. */
export const SIGHTS: Sight[] = [
  { route: '/', at: '' },
  { route: '/[...rest]', at: '/no/such/page/at/all' },
  { route: '/sign-in', at: '/sign-in' },
  { route: '/sign-in', at: '/sign-in', name: 'refused', first: sendEmpty },
  { route: '/sign-in/link', at: '/sign-in/link?token=abc&email=a@example.org' },
  { route: '/account', as: 'Delegate', at: '/account' },
  { route: '/inbox', as: 'Administrator', at: '/inbox' },
  { route: '/inbox/[mail]', as: 'Administrator', at: linked('/inbox', /\/inbox\/[0-9a-f-]{36}$/) },
  { route: '/[conference]', at: here },
  { route: '/[conference]/outcomes', at: `${here}/outcomes` },
  { route: '/[conference]/outcomes/[number]', at: `${here}/outcomes/1` },
  { route: '/[conference]/outcomes/[number]/edit', as: 'Chair', at: `${here}/outcomes/8/edit` },
  { route: '/[conference]/communique', at: `${here}/communique` },
  { route: '/[conference]/sessions/[session]', at: linked(`${here}/outcomes/1`, SESSION) },
  {
    route: '/[conference]/sessions/[session]/notes',
    as: 'Rapporteur',
    at: async (page, language) => `${await linked(`${here}/outcomes/1`, SESSION)(page, language)}/notes`,
  },
];
