import type { Page } from '@playwright/test';
import { sampleEmail } from '@/domain/sample-accounts';
import { expect, type Office, SAMPLE } from './fixtures';

/** One page of the app as somebody sees it. */
export type Sight = {
  /** its folder under app/[locale] */
  route: string;
  /** who looks; nobody in particular when left out */
  as?: Office;
  /** the address after the language, or how to find it */
  at: string | Finding;
  /** what to do there before it is looked at */
  first?: (page: Page) => Promise<void>;
  /** what the server answers; 200 when left out */
  status?: number;
  /** what tells two sights of one route apart */
  name?: string;
};

type Finding = (page: Page, language: string) => Promise<string>;

const here = `/${SAMPLE}`;
/** A conference that still meets; its offices are held by the same accounts. */
const open = '/open-conference';
const ID = '[0-9a-f-]{36}';

/** The links of the page at `address` as the server sends it: no scripts run for it. */
async function linksAt(page: Page, address: string, within: string): Promise<string[]> {
  const markup = await (await page.request.get(address)).text();
  return page.evaluate(
    ([text, selector]) => {
      const links = new DOMParser().parseFromString(text, 'text/html').querySelectorAll(selector);
      return [...links].map((link) => link.getAttribute('href') ?? '');
    },
    [markup, `${within} a[href]`] as const,
  );
}

/** The address of the first link on `list` that is like `pattern`; without its language. A worker looks it up once. */
function linked(list: string | Finding, pattern: string, rest = '', within = 'main'): Finding {
  let known: string | undefined;
  return async (page, language) => {
    if (known) return known;
    const start = `/${language}${typeof list === 'string' ? list : await list(page, language)}`;
    const hrefs = await linksAt(page, start, within);
    // A place on the page will do: other tests take away what else may lead there.
    const address = hrefs
      .map((href) => href.replace(/#.*$/, ''))
      .find((href) => new RegExp(`${pattern}$`).test(href));
    if (!address) throw new Error(`no link like ${pattern} on ${start}, only ${hrefs.join(' ')}`);
    known = address.slice(language.length + 1) + rest;
    return known;
  };
}

const sendEmpty = async (page: Page) => {
  await page.locator('main form').first().getByRole('button').last().click();
  await page.locator('main [role=alert]').waitFor();
  // The second engine cannot read the mixed colour of a button under the pointer.
  await page.mouse.move(0, 0);
};

/** Opens the dialog in which a session is moved by keyboard. */
const move = async (page: Page) => {
  await page.locator('main a[href$="/move"]').first().press('Enter');
  await page.getByRole('dialog').waitFor();
};

/** The way to a vote that is chosen and not yet cast. */
const chosen: Finding = async (page, language) => {
  await page.goto(`/${language}${here}/ballots/2/vote`);
  await page.getByRole('radio').first().check();
  await page.locator('#choose').getByRole('button').click();
  await page.waitForURL('**/vote/check');
  return `${here}/ballots/2/vote/check`;
};

const recorded: Finding = async (page, language) => {
  await page.goto(`/${language}${await chosen(page, language)}`);
  await page.locator('#cast').getByRole('button').click();
  await page.waitForURL('**/vote/receipt*');
  return `${here}/ballots/2/vote/receipt`;
};

/** The way to a reason for which silence is not broken yet. */
const reasoned: Finding = async (page, language) => {
  await page.goto(`/${language}${here}/ballots/3/break`);
  await page.locator('textarea[name=reason]').fill('Paragraph 2 goes too far.');
  await page.locator('#break').getByRole('button').click();
  await page.waitForURL('**/break/check');
  return `${here}/ballots/3/break/check`;
};

/** The way to a ballot that is prepared and not yet open. */
const opening: Finding = async (page, language) => {
  await page.goto(`/${language}${here}/ballots/open?outcome=11`);
  for (const name of ['procedure', 'rules']) await page.locator(`input[name=${name}]`).first().check();
  await page.locator('#opening').getByRole('button').click();
  await page.waitForURL('**/ballots/open/check*');
  return page.url().slice(page.url().indexOf(here));
};

/**
 * Makes what a sight needs where it is not there yet. Another worker may make it at the same time: then one of the two is
 * refused, and it is there all the same.
 */
async function once(page: Page, isThere: () => Promise<boolean>, make: () => Promise<void>): Promise<void> {
  await expect(async () => {
    if (await isThere()) return;
    const answer = page.waitForResponse((reply) => reply.request().method() === 'POST');
    await make();
    await answer;
    expect(await isThere()).toBe(true);
  }).toPass();
}

/** A ballot in preparation, made where there is none yet. */
const inPreparation: Finding = async (page, language) => {
  const drafts = `${here}/ballots/drafts`;
  const known = page.locator(`main table a[href*="${drafts}/"]`).first();
  const isThere = async () => {
    await page.goto(`/${language}${drafts}`);
    return (await known.count()) > 0;
  };
  await once(page, isThere, async () => {
    await page.locator('#add-draft [name=outcome]').selectOption({ index: 1 });
    await page.locator('#add-draft').getByRole('button').last().click();
  });
  return ((await known.getAttribute('href')) ?? '').slice(language.length + 1);
};

/** The forms of an amendment that waits for a seconder. */
const unseconded: Finding = async (page, language) => {
  const address = `${open}/outcomes/3/amendments`;
  await page.goto(`/${language}${address}`);
  const link = page.locator('main section[aria-labelledby] a[href*="?at="]').first();
  return ((await link.getAttribute('href')) ?? '').slice(language.length + 1);
};

/** What becomes of an adopted text, opened where nobody is asked yet. */
const followed: Finding = async (page, language) => {
  const address = `${open}/outcomes/2/implementation`;
  const isThere = async () => {
    await page.goto(`/${language}${address}`);
    return (await page.locator('#countries').count()) > 0;
  };
  await once(page, isThere, async () => {
    await page.locator('#open-follow-up [name=firstOn]').fill('2199-01-31');
    await page.locator('#open-follow-up').getByRole('button').last().click();
  });
  return address;
};
const followedIn = linked(followed, '/implementation/[a-z]{2}');

/** A list of persons that waits to be imported, with rows of each state. */
const previewed: Finding = async (page, language) => {
  await page.goto(`/${language}${open}/imports`);
  const rows = [
    'Country,Name,E-mail,Capacity',
    'CL,New Person,listed@example.org,Expert',
    'Atlantis,Nobody,none,King',
  ];
  await page.locator('#add-import [name=pasted]').fill(rows.join('\n'));
  await page.locator('#add-import').getByRole('button').last().click();
  await page.waitForURL(new RegExp(`/imports/${ID}$`));
  return page.url().slice(page.url().indexOf(open));
};

/** Somebody of a delegation, as whoever corrects their data sees them. */
const member = linked(linked(open, `/delegations/${ID}`, '', 'header'), `/delegations/${ID}/${ID}`);
const memberOfAny = linked(linked(`${open}/delegations`, `/delegations/${ID}`), `/delegations/${ID}/${ID}`);

/** The way to an address that waits to be confirmed: here it is the organizer's own. */
const offered: Finding = async (page, language) => {
  const address = `${open}/registration/address`;
  const isThere = async () => (await page.goto(`/${language}${address}`))?.status() === 200;
  await once(page, isThere, async () => {
    await page.goto(`/${language}${await memberOfAny(page, language)}`);
    await page.locator('#offer-address [name=email]').fill(sampleEmail('organizer'));
    await page.locator('#offer-address [name=reason]').fill('It was misspelt.');
    await page.locator('#offer-address').getByRole('button').last().click();
  });
  return address;
};

/** A question of the conference that organizers ask. */
const formQuestion = linked(`${open}/settings/questions`, `/settings/questions/${ID}`);

/** The first panel, which has statements, notes and an outcome. */
const session = linked(`${here}/agenda`, `/sessions/${ID}`, '', 'main li:nth-child(5)');
const openSession = linked(`${open}/agenda/edit`, `/agenda/edit/${ID}`);
const noted = linked(`${open}/outcomes/1`, `/sessions/${ID}`);
const debate = linked(`${open}/outcomes/1`, `/sessions/${ID}`, '/console');
const hall = linked(`${open}/outcomes/1`, `/sessions/${ID}`, '/hall');
const stated = linked(`${here}/agenda`, `/sessions/${ID}`, '/statements', 'main li:nth-child(5)');
const notes = linked(`${open}/outcomes/1`, `/sessions/${ID}`, '/notes');
const circulation = linked(`${open}/outcomes/1`, `/sessions/${ID}`, '/circulation');
const versions = linked(`${open}/outcomes/1`, `/sessions/${ID}`, '/versions');
const version = linked(`${open}/outcomes/1`, `/sessions/${ID}`, '/versions/1');
const sinceVersion = linked(`${open}/outcomes/1`, `/sessions/${ID}`, '/versions/1?with=now');
const notesByForms = linked(`${open}/outcomes/1`, `/sessions/${ID}`, '/notes?by=forms');

/** Every page, at least once: a test counts. */
export const SIGHTS: Sight[] = [
  { route: '/', at: '' },
  { route: '/', as: 'Administrator', at: '' },
  { route: '/[...rest]', at: '/no/such/page/at/all', status: 404 },
  // For builders: a house that people use does not have it.
  { route: '/style', at: '/style', status: 404 },
  { route: '/sign-in', at: '/sign-in' },
  { route: '/sign-in', at: '/sign-in', name: 'refused', first: sendEmpty },
  { route: '/sign-in/link', at: '/sign-in/link?token=abc&email=a@example.org' },
  { route: '/account', as: 'Delegate', at: '/account' },
  { route: '/account/address', as: 'Delegate', at: '/account/address?token=none' },
  { route: '/account/data', as: 'Delegate', at: '/account/data' },
  { route: '/administrators', as: 'Administrator', at: '/administrators' },
  {
    route: '/administrators/[grant]',
    as: 'Administrator',
    at: linked('/administrators', `/administrators/${ID}`),
  },
  { route: '/members', as: 'Administrator', at: '/members' },
  { route: '/members/[code]', as: 'Administrator', at: '/members/cl' },
  { route: '/removed', as: 'Administrator', at: '/removed' },
  { route: '/inbox', as: 'Administrator', at: '/inbox' },
  { route: '/inbox/[mail]', as: 'Administrator', at: linked('/inbox', `/inbox/${ID}`) },
  { route: '/first-run/series', as: 'Administrator', at: '/first-run/series' },
  { route: '/first-run/conference', as: 'Administrator', at: '/first-run/conference' },

  { route: '/[conference]', at: here },
  { route: '/[conference]', at: '/running-conference', name: 'meeting' },
  { route: '/[conference]', as: 'Chair', at: '/closed-conference', name: 'closed' },
  { route: '/[conference]/agenda', at: `${here}/agenda` },
  { route: '/[conference]/search', at: `${here}/search` },
  { route: '/[conference]/search', at: `${here}/search?q=trafficking`, name: 'found' },
  {
    route: '/[conference]/search',
    as: 'Organizer',
    at: `${here}/search?q=chile`,
    name: 'found by the staff',
  },
  { route: '/[conference]/communique', at: `${here}/communique` },
  { route: '/[conference]/documents', at: `${open}/documents` },
  { route: '/[conference]/documents', at: `${here}/documents`, name: 'of the sample' },
  { route: '/[conference]/documents/final-report', as: 'Organizer', at: `${here}/documents/final-report` },
  { route: '/[conference]/documents/add', as: 'Organizer', at: `${open}/documents/add` },
  { route: '/[conference]/documents/[document]', at: linked(`${open}/documents`, `/documents/${ID}`) },
  {
    route: '/[conference]/documents/[document]',
    as: 'Organizer',
    at: linked(`${open}/documents`, `/documents/${ID}`),
    name: 'to be continued',
  },
  { route: '/[conference]/communique/edit', as: 'Press officer', at: `${open}/communique/edit` },
  { route: '/[conference]/topics', at: `${here}/topics` },
  { route: '/[conference]/topics/edit', as: 'Chair', at: `${here}/topics/edit` },
  { route: '/[conference]/outcomes', at: `${here}/outcomes` },
  { route: '/[conference]/outcomes/[number]', at: `${here}/outcomes/1` },
  { route: '/[conference]/outcomes/[number]', at: `${here}/outcomes/8`, name: 'after a vote' },
  {
    route: '/[conference]/outcomes/[number]',
    as: 'Organizer',
    at: `${here}/outcomes/1`,
    name: 'to be corrected',
  },
  { route: '/[conference]/outcomes/submit', as: 'Head of delegation', at: `${open}/outcomes/submit` },
  { route: '/[conference]/outcomes/propose', as: 'Rapporteur', at: `${open}/outcomes/propose` },
  {
    route: '/[conference]/outcomes/[number]/implementation',
    as: 'Organizer',
    at: followed,
  },
  {
    route: '/[conference]/implementation',
    as: 'Organizer',
    at: async (page, language) => {
      await followed(page, language);
      return `${open}/implementation`;
    },
  },
  { route: '/[conference]/outcomes/[number]/implementation/[code]', as: 'Organizer', at: followedIn },
  { route: '/[conference]/outcomes/[number]/edit', as: 'Chair', at: `${open}/outcomes/1/edit` },
  {
    route: '/[conference]/outcomes/[number]/amendments',
    as: 'Chair',
    at: `${open}/outcomes/1/amendments`,
    name: 'to be tabled',
  },
  {
    route: '/[conference]/outcomes/[number]/amendments',
    as: 'Chair',
    at: `${open}/outcomes/3/amendments`,
  },
  {
    route: '/[conference]/outcomes/[number]/amendments',
    as: 'Chair',
    at: unseconded,
    name: 'to be seconded',
  },
  {
    route: '/[conference]/outcomes/[number]/translate',
    as: 'Organizer',
    at: `${open}/outcomes/2/translate`,
  },
  { route: '/[conference]/sessions/[session]', at: session },
  { route: '/[conference]/sessions/[session]', as: 'Rapporteur', at: session },
  { route: '/[conference]/sessions/[session]', as: 'Chair', at: noted, name: 'notes to approve' },
  { route: '/[conference]/sessions/[session]/console', as: 'Organizer', at: debate },
  { route: '/[conference]/sessions/[session]/hall', as: 'Organizer', at: hall },
  { route: '/[conference]/sessions/[session]/notes', as: 'Rapporteur', at: notesByForms },
  { route: '/[conference]/sessions/[session]/notes', as: 'Rapporteur', at: notes, name: 'live' },
  { route: '/[conference]/sessions/[session]/circulation', as: 'Rapporteur', at: circulation },
  { route: '/[conference]/sessions/[session]/versions', as: 'Rapporteur', at: versions },
  { route: '/[conference]/sessions/[session]/versions/[version]', as: 'Rapporteur', at: version },
  {
    route: '/[conference]/sessions/[session]/versions/[version]',
    as: 'Rapporteur',
    at: sinceVersion,
    name: 'and the notes now',
  },
  { route: '/[conference]/sessions/[session]/statements', as: 'Press officer', at: stated },

  { route: '/[conference]/me', as: 'Head of delegation', at: `${here}/me` },
  { route: '/[conference]/me', as: 'Organizer', at: `${open}/me`, name: 'of an organizer' },
  { route: '/[conference]/me', as: 'Delegate', at: `${here}/me`, name: 'nothing owed' },
  { route: '/[conference]/overview', as: 'Delegate', at: `${here}/overview`, status: 403, name: 'forbidden' },
  { route: '/[conference]/overview', as: 'Organizer', at: `${here}/overview` },
  { route: '/[conference]/record', as: 'Organizer', at: `${here}/record` },
  {
    route: '/[conference]/record',
    as: 'Organizer',
    at: `${here}/record?to=2000-01-01`,
    name: 'nothing fits',
  },
  {
    route: '/[conference]/record',
    as: 'Organizer',
    at: `${here}/record?kind=x&from=x`,
    name: 'not understood',
  },
  {
    route: '/[conference]/proposals/[proposal]',
    as: 'Organizer',
    at: linked(`${open}/me`, `/proposals/${ID}`),
  },
  { route: '/[conference]/settings', as: 'Organizer', at: `${open}/settings` },
  { route: '/[conference]/settings/members', as: 'Organizer', at: `${open}/settings/members` },
  { route: '/[conference]/settings/members/[country]', as: 'Organizer', at: `${open}/settings/members/CL` },
  { route: '/[conference]/settings/roles', as: 'Organizer', at: `${open}/settings/roles` },
  { route: '/[conference]/settings/rules', as: 'Organizer', at: `${here}/settings/rules` },
  { route: '/[conference]/settings/rules/new', as: 'Organizer', at: `${open}/settings/rules/new` },
  { route: '/[conference]/settings/erasures', as: 'Organizer', at: `${open}/settings/erasures` },
  {
    route: '/[conference]/settings/erasures/[erasure]',
    as: 'Organizer',
    at: linked(`${open}/settings/erasures`, `/settings/erasures/${ID}`),
  },
  { route: '/[conference]/settings/questions', as: 'Organizer', at: `${open}/settings/questions` },
  {
    route: '/[conference]/settings/questions/new',
    as: 'Organizer',
    at: `${open}/settings/questions/new?kind=choice`,
  },
  {
    route: '/[conference]/settings/questions/[question]',
    as: 'Organizer',
    at: formQuestion,
  },
  { route: '/[conference]/settings/deadlines', as: 'Organizer', at: `${open}/settings/deadlines` },
  { route: '/[conference]/settings/letter', as: 'Organizer', at: `${open}/settings/letter` },
  { route: '/[conference]/settings/suspensions', as: 'Organizer', at: `${here}/settings/suspensions` },
  { route: '/[conference]/settings/second-person', as: 'Organizer', at: `${open}/settings/second-person` },
  { route: '/[conference]/settings/close', as: 'Organizer', at: `${open}/settings/close` },
  { route: '/[conference]/settings/names', as: 'Organizer', at: `${open}/settings/names` },
  { route: '/[conference]/settings/move', as: 'Organizer', at: `${open}/settings/move` },
  { route: '/[conference]/settings/hide', as: 'Organizer', at: `${open}/settings/hide` },
  { route: '/[conference]/settings/remove', as: 'Administrator', at: `${open}/settings/remove` },
  { route: '/[conference]/agenda/edit', as: 'Organizer', at: `${open}/agenda/edit` },
  {
    route: '/[conference]/agenda/edit',
    as: 'Organizer',
    at: `${open}/agenda/edit`,
    name: 'moving',
    first: move,
  },
  {
    route: '/[conference]/agenda/edit/new',
    as: 'Organizer',
    at: `${open}/agenda/edit/new`,
    name: 'refused',
    first: sendEmpty,
  },
  { route: '/[conference]/agenda/edit/new', as: 'Organizer', at: `${open}/agenda/edit/new` },
  { route: '/[conference]/agenda/edit/[session]', as: 'Organizer', at: openSession },
  {
    route: '/[conference]/agenda/edit/[session]/move',
    as: 'Organizer',
    at: linked(`${open}/agenda/edit`, `${ID}/move`),
  },
  { route: '/[conference]/agenda/edit/rooms', as: 'Organizer', at: `${open}/agenda/edit/rooms` },
  { route: '/[conference]/agenda/edit/items', as: 'Organizer', at: `${here}/agenda/edit/items` },
  { route: '/[conference]/agenda/release', as: 'Organizer', at: `${open}/agenda/release` },

  { route: '/[conference]/delegations', as: 'Organizer', at: `${here}/delegations` },
  { route: '/[conference]/delegations/invite', as: 'Organizer', at: `${open}/delegations/invite` },
  { route: '/[conference]/imports', as: 'Organizer', at: `${open}/imports` },
  { route: '/[conference]/imports/[import]', as: 'Organizer', at: previewed },
  {
    route: '/[conference]/delegations/[delegation]',
    as: 'Organizer',
    at: linked(`${open}/delegations`, `/delegations/${ID}`),
  },
  {
    route: '/[conference]/delegations/[delegation]',
    as: 'Focal point of a delegation',
    at: linked(open, `/delegations/${ID}`, '', 'header'),
  },
  {
    route: '/[conference]/delegations/[delegation]/withdraw',
    as: 'Organizer',
    at: linked(`${open}/delegations`, `/delegations/${ID}`, '/withdraw'),
  },
  {
    route: '/[conference]/delegations/[delegation]/[participant]',
    as: 'Focal point of a delegation',
    at: member,
  },
  {
    route: '/[conference]/delegations/[delegation]/[participant]/answers',
    as: 'Credentials officer',
    at: linked(linked(`${open}/accreditation`, `/accreditation/${ID}`), `/${ID}/answers`),
  },
  {
    route: '/[conference]/delegations/[delegation]/[participant]/move',
    as: 'Credentials officer',
    at: linked(linked(`${open}/accreditation`, `/accreditation/${ID}`), `/delegations/${ID}/${ID}`, '/move'),
  },
  { route: '/[conference]/accreditation', as: 'Credentials officer', at: `${open}/accreditation` },
  { route: '/[conference]/badges', as: 'Credentials officer', at: `${open}/badges` },
  { route: '/[conference]/credentials', as: 'Credentials officer', at: `${open}/credentials` },
  { route: '/[conference]/credentials/[number]', as: 'Credentials officer', at: `${open}/credentials/1` },
  { route: '/[conference]/check-in', as: 'Credentials officer', at: `${open}/check-in` },
  {
    route: '/[conference]/accreditation/[participant]',
    as: 'Credentials officer',
    at: linked(`${open}/accreditation`, `/accreditation/${ID}`),
  },
  { route: '/[conference]/registration', as: 'Delegate', at: `${open}/registration` },
  { route: '/[conference]/registration', as: 'Delegate', at: `${here}/registration`, name: 'accepted' },
  { route: '/[conference]/registration/personal', as: 'Delegate', at: `${open}/registration/personal` },
  { route: '/[conference]/registration/questions', as: 'Delegate', at: `${open}/registration/questions` },
  { route: '/[conference]/registration/photo', as: 'Delegate', at: `${open}/registration/photo` },
  { route: '/[conference]/registration/consents', as: 'Delegate', at: `${open}/registration/consents` },
  { route: '/[conference]/registration/address', as: 'Organizer', at: offered },
  { route: '/[conference]/registration/place', as: 'Press officer', at: `${open}/registration/place` },
  { route: '/[conference]/registration/check', as: 'Delegate', at: `${open}/registration/check` },
  { route: '/[conference]/registration/change', as: 'Delegate', at: `${here}/registration/change` },
  { route: '/[conference]/registration/done', as: 'Head of delegation', at: `${open}/registration/done` },

  { route: '/[conference]/ballots', at: `${here}/ballots` },
  { route: '/[conference]/ballots/[number]', at: `${here}/ballots/1`, name: 'declared' },
  { route: '/[conference]/ballots/[number]', as: 'Head of delegation', at: `${here}/ballots/2` },
  { route: '/[conference]/ballots/[number]', at: `${here}/ballots/3`, name: 'silence' },
  { route: '/[conference]/ballots/[number]/close', as: 'Organizer', at: `${here}/ballots/2/close` },
  { route: '/[conference]/ballots/[number]/cancel', as: 'Organizer', at: `${here}/ballots/2/cancel` },
  {
    route: '/[conference]/ballots/[number]/object',
    as: 'Credentials officer',
    at: '/one-part/ballots/1/object',
  },
  { route: '/[conference]/ballots/[number]/break', as: 'Head of delegation', at: `${here}/ballots/3/break` },
  { route: '/[conference]/ballots/[number]/break/check', as: 'Head of delegation', at: reasoned },
  {
    route: '/[conference]/ballots/[number]/break/receipt',
    as: 'Head of delegation',
    at: '/voting-conference/ballots/1/break/receipt',
  },
  { route: '/[conference]/ballots/[number]/vote', as: 'Head of delegation', at: `${here}/ballots/2/vote` },
  {
    route: '/[conference]/ballots/[number]/vote',
    as: 'Observer',
    at: `${here}/ballots/2/vote`,
    name: 'not on the roll',
  },
  { route: '/[conference]/ballots/[number]/vote/check', as: 'Head of delegation', at: chosen },
  { route: '/[conference]/ballots/[number]/vote/receipt', as: 'Head of delegation', at: recorded },
  { route: '/[conference]/countries', at: `${here}/countries` },
  {
    route: '/[conference]/countries',
    as: 'Head of delegation',
    at: '/voting-conference/countries',
    name: 'many ballots',
  },
  { route: '/[conference]/countries/[code]', at: `${here}/countries/cl` },
  { route: '/[conference]/ballots/drafts', as: 'Organizer', at: `${here}/ballots/drafts` },
  { route: '/[conference]/ballots/drafts/[draft]', as: 'Organizer', at: inPreparation },
  { route: '/[conference]/ballots/open', as: 'Organizer', at: `${here}/ballots/open` },
  { route: '/[conference]/ballots/open/check', as: 'Organizer', at: opening },
];

/** The pages on which the main work is done; they are read in every language. */
export const KEY = new Set([
  '/',
  '/sign-in',
  '/inbox',
  '/[conference]',
  '/[conference]/agenda',
  '/[conference]/agenda/edit',
  '/[conference]/agenda/release',
  '/[conference]/outcomes',
  '/[conference]/outcomes/[number]',
  '/[conference]/outcomes/[number]/edit',
  '/[conference]/sessions/[session]/notes',
  '/[conference]/communique',
  '/[conference]/documents',
  '/[conference]/me',
  '/[conference]/overview',
  '/[conference]/record',
  '/[conference]/settings/rules/new',
  '/[conference]/delegations',
  '/[conference]/delegations/[delegation]',
  '/[conference]/accreditation',
  '/[conference]/registration',
  '/[conference]/registration/personal',
  '/[conference]/ballots',
  '/[conference]/ballots/[number]',
  '/[conference]/ballots/[number]/break/check',
  '/[conference]/ballots/[number]/vote',
  '/[conference]/ballots/[number]/vote/check',
  '/[conference]/ballots/[number]/vote/receipt',
  '/[conference]/countries',
  '/[conference]/ballots/open',
  '/[conference]/ballots/open/check',
]);

/** A key page as it usually is. */
export const isKey = ({ route, name, status = 200 }: Sight) => KEY.has(route) && !name && status === 200;
