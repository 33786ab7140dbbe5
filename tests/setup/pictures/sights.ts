import type { Page } from 'playwright';
import type { Office } from '@/tests/browser/fixtures';
import type { House } from './houses';

export type Sight = {
  name: string;
  house: House;
  /** who looks; nobody in particular when left out */
  as?: Office;
  /** the address after the language */
  at: string;
  /** the link to the page itself, where its address is made when the sample is loaded */
  link?: string;
  /** where the picture begins, for a page that opens at a place of its own; at its head when left out */
  from?: string;
  /** what is done once before */
  first?: (page: Page) => Promise<void>;
};

const here = '/americas-25';

async function vote(page: Page): Promise<void> {
  await page.goto(`/en${here}/ballots/2/vote`);
  await page.getByRole('radio').first().check();
  await page.locator('#choose').getByRole('button').click();
  await page.waitForURL('**/vote/check');
  await page.locator('#cast').getByRole('button').click();
  await page.waitForURL('**/vote/receipt*');
}

/** The key pages. What a visit changes stands last, so that all others are drawn before it. */
export const SIGHTS: Sight[] = [
  { name: 'home', house: 'meeting', at: '' },
  { name: 'conference', house: 'meeting', at: here },
  { name: 'agenda', house: 'meeting', at: `${here}/agenda`, from: 'section[data-day="2026-03-12"]' },
  { name: 'editor', house: 'meeting', as: 'Chair', at: `${here}/outcomes/2/edit` },
  { name: 'delegations', house: 'meeting', as: 'Organizer', at: `${here}/delegations` },
  { name: 'accreditation', house: 'meeting', as: 'Credentials officer', at: `${here}/accreditation` },
  {
    name: 'session',
    house: 'voting',
    at: `${here}/agenda`,
    link: 'main li:nth-child(5) a[href*="/sessions/"]',
  },
  { name: 'outcome', house: 'voting', at: `${here}/outcomes/1` },
  { name: 'result', house: 'voting', at: `${here}/ballots/1` },
  { name: 'countries', house: 'voting', at: `${here}/countries` },
  { name: 'me', house: 'voting', as: 'Head of delegation', at: `${here}/me` },
  {
    name: 'receipt',
    house: 'voting',
    as: 'Head of delegation',
    at: `${here}/ballots/2/vote/receipt`,
    first: vote,
  },
];

/** Where the pictures lie in the project. */
export const FOLDER = 'docs/screenshots';

const LANGUAGES = ['en', 'ar'] as const;
/** The window, and how much of a long page is drawn. */
export const SIZES = {
  phone: { width: 390, height: 844, most: 2000 },
  desktop: { width: 1280, height: 900, most: 1900 },
} as const;
const SCHEMES = ['light', 'dark'] as const;

export type Combination = {
  language: (typeof LANGUAGES)[number];
  size: keyof typeof SIZES;
  scheme: (typeof SCHEMES)[number];
};

export const COMBINATIONS: Combination[] = LANGUAGES.flatMap((language) =>
  (['phone', 'desktop'] as const).flatMap((size) => SCHEMES.map((scheme) => ({ language, size, scheme }))),
);

/** The name of a picture's file, without its ending. */
export const nameOf = ({ name }: Sight, { language, size, scheme }: Combination): string =>
  [name, language, size, scheme].join('-');

/** One picture of each page, so that each language, size and scheme occurs as often as its other. */
export const FEW: { sight: Sight; combination: Combination }[] = SIGHTS.map((sight, index) => ({
  sight,
  combination: COMBINATIONS[(index * 3) % COMBINATIONS.length] as Combination,
}));

export const ALL = SIGHTS.flatMap((sight) => COMBINATIONS.map((combination) => ({ sight, combination })));
