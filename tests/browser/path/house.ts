import type { Page } from '@playwright/test';
import { aPdf } from '../../setup/document-files';
import { expect } from '../fixtures';
import { offered, send } from './forms';
import { dayOfConference } from './founding';
import { linkTo } from './stage';

/** A house whose first administrator has just founded a series, and who does the rest of it. */
export type House = {
  page: Page;
  databaseUrl: string;
  /** a browser of somebody's own in this house */
  open: () => Promise<Page>;
};

const SLUG = 'alps-1';
const SYMBOL = 'ALPS-1';
const here = (path: string) => `/en/${SLUG}${path}`;
const HEAD = 'head@example.org';

/** The conference, its offices, its rules and a suspension. */
export async function foundFirst({ page }: House): Promise<void> {
  await page.goto('/en/first-run/conference');
  for (const language of ['French', 'Spanish', 'Arabic'])
    await page.getByRole('checkbox', { name: language }).uncheck();
  const days = { startsOn: dayOfConference(0), endsOn: dayOfConference(2), timeZone: 'America/Santiago' };
  await send(page, 'conference', {
    ...{ 'title.en': 'First Alpine Conference', slug: SLUG, symbol: SYMBOL, ordinal: '1', region: 'europe' },
    ...{ ...days, hostCountry: 'CL', 'hostCity.en': 'Santiago', members: 'CL AR BR' },
  });
  for (const [role, name] of [
    ['chair', 'Carla Chair'],
    ['rapporteur', 'Raúl Rapporteur'],
  ] as const) {
    await page.goto(here('/settings/roles'));
    await send(page, 'grant', { email: `${role}@example.org`, name, role });
  }
  await page.goto(here('/settings/rules/new'));
  await send(page, 'rules', {
    ...{ 'name.en': 'Simple majority', majority: 'simple', quorum: 'none', onTie: 'rejected' },
    ...{ closeEarlyWhenAllVoted: 'on', minimumHours: '1' },
  });
  await page.goto(here('/settings/suspensions'));
  await send(page, 'suspend', {
    ...{ countryCode: 'BR', startsAt: `${dayOfConference(0)}T00:00`, reason: 'Arrears of contributions.' },
  });
}

/** What the conference asks beside the house. */
export async function askQuestions({ page }: House): Promise<void> {
  for (const [kind, label, more] of [
    [
      'choice',
      'Which meals?',
      { 'options.0.label.en': 'All meals', 'options.1.label.en': 'Vegetarian', keptFor: '30' },
    ],
    ['date', 'When do you arrive?', { readers: 'delegation', required: 'on', 'hint.en': 'In Santiago' }],
    ['yesNo', 'Do you need an interpreter?', {}],
  ] as const) {
    await page.goto(here(`/settings/questions/new?kind=${kind}`));
    await send(page, 'add-question', { 'label.en': label, ...more });
  }
}

/** A delegation whose head registers and is accredited. @returns the head's own page */
export async function accredit({ page, open, databaseUrl }: House): Promise<Page> {
  await page.goto(here('/delegations/invite'));
  await send(page, 'invite', {
    ...{ kind: 'memberInRegion', countryCode: 'CL', quota: '3' },
    ...{ name: 'Focal Point', email: 'focal@example.org' },
  });
  const delegation = page.url();
  await send(page, 'nomination', { name: 'Hilda Head', email: HEAD, capacity: 'head' });
  const head = await open();
  await head.goto(await linkTo(HEAD, databaseUrl));
  await head.getByRole('button', { name: 'Sign in' }).click();
  await head.waitForURL(/registration/);
  await head.goto(here('/registration/personal'));
  await head.getByRole('checkbox', { name: 'Spanish' }).check();
  await send(head, 'personal', {
    ...{ givenName: 'Hilda', familyName: 'Head', badgeName: 'Hilda Head', office: 'Director' },
  });
  await head.goto(here('/registration/questions'));
  await head.getByRole('radio', { name: 'Vegetarian' }).check();
  await head.getByLabel('When do you arrive?').fill(dayOfConference(0));
  await send(head, 'form-answers');
  await head.goto(here('/registration/consents'));
  await send(head, 'consents', { dataConsent: 'on' });
  await head.goto(here('/registration/check'));
  await send(head, 'submit-registration');
  await page.goto(here('/accreditation'));
  await page.getByRole('link', { name: 'Hilda Head' }).click();
  await send(page, 'accept');
  await page.goto(here('/check-in'));
  await send(page, 'check-in-');
  for (const [to, reason] of [
    ['provisional', 'Received as a copy.'],
    ['accepted', 'Received with the signature.'],
  ] as const) {
    await page.goto(delegation);
    await send(page, 'set-credentials', { to, reason });
  }
  return head;
}

/** A report on credentials, adopted in the session that has begun today at any hour. */
export async function reportCredentials({ page }: House): Promise<void> {
  await page.goto(here('/credentials'));
  await send(page, 'issue-report');
  await page.goto(here('/credentials/1'));
  await send(page, 'adopt-report', { sessionId: await offered(page, 'sessionId') });
}

/** A room, an item, a session with its bureau, and topics; released. @returns the session's address */
export async function schedule({ page }: House): Promise<string> {
  await page.goto(here('/agenda/edit/rooms'));
  await send(page, 'add-room', { name: 'Great Hall', capacity: '100' });
  await page.goto(here('/agenda/edit/items'));
  await send(page, 'add-item', { number: '1', 'title.en': 'Opening' });
  await page.goto(here('/agenda/edit/new'));
  await send(page, 'session', {
    ...{ 'title.en': 'Opening plenary', kind: 'plenary', roomId: await offered(page, 'roomId') },
    agendaItemId: await offered(page, 'agendaItemId'),
    ...{ startsAt: `${dayOfConference(0)}T10:00`, endsAt: `${dayOfConference(0)}T11:00` },
    ...{ chair: 'Carla Chair', rapporteur: 'Raúl Rapporteur' },
  });
  await page.goto(here('/agenda/edit/new'));
  await send(page, 'session', {
    ...{ 'title.en': 'First plenary', kind: 'plenary', roomId: await offered(page, 'roomId') },
    ...{ startsAt: `${dayOfConference(0)}T00:00`, endsAt: `${dayOfConference(0)}T00:30` },
  });
  await page.goto(here('/agenda/release'));
  await send(page, 'release');
  await page.goto(here('/agenda'));
  await page.getByRole('link', { name: 'Opening plenary' }).click();
  await page.waitForURL(/\/sessions\//);
  return new URL(page.url()).pathname;
}

/** Two paragraphs of notes become two texts: one is adopted, one left open. */
export async function decide({ page }: House, session: string): Promise<void> {
  await page.goto(`${session}/notes?by=forms`);
  for (const text of ['It encouraged an exchange.', 'It discussed a register.'])
    await send(page, 'add-paragraph', { text });
  for (let drafts = 0; drafts < 2; drafts++) {
    await page.goto(`${session}/notes?by=forms`);
    await send(page, 'draft-', { kind: 'recommendation' });
  }
  for (const number of [1, 2]) {
    await page.goto(here(`/outcomes/${number}/edit`));
    await send(page, 'head', { 'title.en': `Text ${number}` });
    await page.goto(here(`/outcomes/${number}/edit`));
    await send(page, 'p-', { 'text.en': 'Encourages member countries to work together' });
    await page.goto(here(`/outcomes/${number}/edit`));
    if (number === 2) await debate(page);
    await (number === 1 ? send(page, 'adopt', { noObjection: 'on' }) : send(page, 'leave'));
  }
}

/** The second text is tabled; of two amendments to it one is adopted, and one withdrawn; one of its paragraphs is voted on separately. */
async function debate(page: Page): Promise<void> {
  const desk = here('/outcomes/2/amendments');
  await page.goto(desk);
  await send(page, 'table', { rulesId: await offered(page, 'rulesId') });
  for (const text of ['Thanks the host', 'Decides to meet again']) {
    await page.goto(desk);
    await page.getByRole('link', { name: 'Amend operative paragraph 1' }).click();
    await page.waitForURL(/at=/);
    await send(page, 'asks-add-', { text });
  }
  await page.goto(desk);
  await send(page, 'vote-', { result: 'adopted' });
  await page.goto(desk);
  await send(page, 'withdraw-');
  await page.goto(desk);
  await page.locator('form#divide input[type=checkbox]').last().check();
  await send(page, 'divide');
  await page.goto(desk);
  await send(page, 'vote-', { result: 'adopted' });
  await page.goto(here('/outcomes/2/edit'));
}

/** Somebody speaks, and the list is closed. */
export async function speak({ page }: House, session: string): Promise<void> {
  const desk = `${session}/console`;
  await page.goto(desk);
  await send(page, 'speaking-times', { statement: '5' });
  await page.goto(desk);
  await send(page, 'add-request', { delegationId: await offered(page, 'delegationId') });
  for (const step of ['give-next', 'end-speech', 'list-state']) {
    await page.goto(desk);
    await send(page, step);
  }
}

/** The adopted text is followed up, and a head reports on it. */
export async function followUp({ page }: House, head: Page): Promise<void> {
  const about = here('/outcomes/1/implementation');
  await page.goto(about);
  const [today = ''] = new Date().toISOString().split('T');
  await send(page, 'open-follow-up', { firstOn: today });
  await head.goto(`${about}/cl`);
  const file = { name: 'law.pdf', mimeType: 'application/pdf', buffer: aPdf() };
  await send(head, 'report-implementation', { state: 'inProgress', words: 'It was begun.', file });
}

/** Two topics that are linked, one of them attached to a text and an item. */
export async function addTopics({ page }: House): Promise<void> {
  for (const title of ['Firearms', 'Wildlife']) {
    await page.goto(here('/topics/edit'));
    await send(page, 'add-topic', { 'title.en': title });
  }
  await page.goto(here('/topics/edit'));
  await send(page, 'link-', { toId: await offered(page, 'toId'), 'how.en': 'One pays for the other.' });
  for (const kind of ['outcome:', 'agendaItem:']) {
    await page.goto(here('/topics/edit'));
    await send(page, 'attach-', { target: await offered(page, 'target', kind) });
  }
}

/** A statement, the communiqué, and a document with a part of it, each published. */
export async function publish({ page }: House, session: string): Promise<void> {
  await page.goto(`${session}/statements`);
  const words = { 'speakerOffice.en': 'President', 'text.en': 'It was said.' };
  await send(page, 'add-statement', { ...words, saidAt: `${dayOfConference(0)}T10:30` });
  await page.goto(`${session}/statements`);
  await send(page, 'publish-');
  const desk = here('/communique/edit');
  await page.goto(desk);
  await send(page, 'head', { 'title.en': 'Communiqué' });
  await page.goto(desk);
  await send(page, 'add-paragraph', { 'text.en': 'The Conference met.' });
  for (const step of ['review-it', 'publish-it']) {
    await page.goto(desk);
    await send(page, step);
  }
  await page.goto(here('/documents/add'));
  await send(page, 'add-document', { 'title.en': 'Working paper', classification: 'public' });
  await releaseIt(page);
  await send(page, 'add-part-to-it', { 'title.en': 'Working paper, added to' });
  await releaseIt(page);
}

/** Gives the document whose page is open its file, and releases it. */
async function releaseIt(page: Page): Promise<void> {
  const file = { name: 'paper.pdf', mimeType: 'application/pdf', buffer: aPdf() };
  await send(page, 'save-file', { file });
  await send(page, 'release-it');
}

/** The conference is closed, and the text that was left open is voted on until the result is declared. */
export async function vote({ page }: House, head: Page): Promise<void> {
  await page.goto(here('/settings/close'));
  await send(page, 'close', { word: SYMBOL, sure: 'on' });
  await page.goto(here('/ballots/open'));
  await send(page, 'opening', {
    ...{ outcome: '2', procedure: 'vote', rules: await offered(page, 'rules') },
    closesAt: `${dayOfConference(1)}T12:00`,
  });
  await send(page, 'open');
  await head.goto(here('/ballots/1/vote'));
  await send(head, 'choose', { choice: await offered(head, 'choice', 'for') });
  await send(head, 'cast');
  await expect(async () => {
    await page.goto(here('/ballots/1'));
    await expect(page.getByRole('heading', { level: 2, name: 'Adopted, 1 to 0' })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
}
